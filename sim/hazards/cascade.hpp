#pragma once
// Cascades: what incidents do to each other, as the scenario's data say. Causes are the intensities of the tick before,
// so the order of incidents plays no part.

#include "world/tick.hpp"

namespace qorgan {

/// Starts what cascades start in this tick: without fail where `certain`, else with probability
/// 1 - exp(-rate x intensity x dt). Each start is told by an event `spread`.
void start_cascades(TickContext& ctx);

/// What the cascades of all other incidents feed to one: the sum of feed x intensity, per second.
[[nodiscard]] double feed_of(const TickContext& ctx, IncidentId target);

}  // namespace qorgan
