#pragma once
// What incidents and instruments do to the regions themselves: infrastructure, trust, rumour.

#include "world/tick.hpp"

namespace qorgan {

/// Moves one region on by a tick, after its incidents.
void evolve_region(TickContext& ctx, RegionId id);

}  // namespace qorgan
