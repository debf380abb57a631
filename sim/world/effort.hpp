#pragma once
// What an incident demands, how far the teams on the spot meet it, and what of their effort is missing or duplicated.

#include "world/stores.hpp"

namespace qorgan {

/// Share of the demand for a capability that is met, 0 to 1; 0 where none is asked for.
[[nodiscard]] double met(const IncidentState& state, Capability capability);

/// Sets `demand`, `coverage` and the needs left open from the mean intensity over the tick and from what is `supplied`.
/// A capability supplied beyond demand counts as duplicated person-hours, one below as missing. dt in seconds.
void update_coverage(const IncidentSpec& spec, IncidentState& state, double dt);

}  // namespace qorgan
