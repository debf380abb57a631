#pragma once
// A threat of 6(1) thrown into a run that did not prepare for it: an incident of middling size, made from the threat
// and the region alone.

#include "world/world.hpp"

namespace qorgan {

/// A dormant incident of that threat in that region. A pure function of the institution, its arguments and how many
/// incidents the world has. Every size in it is an assumption; see section 9 of the model's description.
[[nodiscard]] IncidentSpec generic_incident(const World& world, ThreatId threat, RegionId region);

}  // namespace qorgan
