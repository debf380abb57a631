#pragma once
#include "world/tick.hpp"

namespace qorgan {
/// Phase 2: hazards, consequences and regions move on by one tick.
void evolve(TickContext& ctx);
/// Starts an incident now (an inject or another incident did it). No effect on one that has begun.
void begin_incident(TickContext& ctx, IncidentId incident, EventKey cause);
}  // namespace qorgan
