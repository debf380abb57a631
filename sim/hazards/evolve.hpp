#pragma once
#include "world/tick.hpp"

namespace qorgan {
/// Phase 2: hazards, cascades, consequences and regions move on by one tick.
void evolve(TickContext& ctx);
/// Starts an incident now (an inject or another incident did it). No effect on one that has begun.
void begin_incident(TickContext& ctx, IncidentId incident, EventKey cause);
/// Whether an incident has not begun yet.
[[nodiscard]] inline bool may_start(const IncidentState& state) {
  return state.phase == IncidentPhase::dormant || state.phase == IncidentPhase::latent;
}
/// Calls an incident off: it never begins, and its times have no onset to count from. No effect on one that has begun.
void call_off(TickContext& ctx, IncidentId incident, EventKey cause);
/// One incident sets off another, which begins `delay` seconds from now: event `spread`. No effect on one that has
/// begun or will begin as early anyhow.
void spread_to(TickContext& ctx, IncidentId source, IncidentId target, double delay);
}  // namespace qorgan
