#pragma once
// Cascades: what incidents do to each other, as the scenario's data say. Causes are the intensities of the tick before,
// so the order of incidents plays no part.

#include "world/tick.hpp"

namespace qorgan {

/// Starts the incidents that cascades set off in this tick: always where `certain`, otherwise with the probability
/// 1 - exp(-rate x intensity x dt). Each start is told by an event `spread`.
void start_cascades(TickContext& ctx);

/// What the cascades of all other incidents feed to one: the sum of feed x intensity, per second.
[[nodiscard]] double feed_of(const TickContext& ctx, IncidentId target);

}  // namespace qorgan
