#pragma once
// What an incident does to people, houses and infrastructure while it lasts, given how far its demand is met.

#include "world/stores.hpp"

namespace qorgan {

/// Adds the consequences of one tick. `evacuation_ordered` is whether an evacuation instrument is in force: without
/// one, teams can move only those who ask to leave. `trust` 0 to 1 slows people's cooperation where it is low.
/// `loss_factor` is what instruments leave of loss. `begin`: intensity at the beginning of the tick, from which it goes
/// to `highest`.
void add_consequences(const IncidentSpec& spec, IncidentState& state, double dt, bool evacuation_ordered, double trust,
                      double loss_factor, double begin);
/// The same with an intensity that does not change over the tick.
inline void add_consequences(const IncidentSpec& spec, IncidentState& state, double dt, bool evacuation_ordered,
                             double trust, double loss_factor = 1) {
  add_consequences(spec, state, dt, evacuation_ordered, trust, loss_factor, state.highest);
}

/// People go home once intensity is low; all that goes on after the end.
void return_home(const IncidentSpec& spec, IncidentState& state, double dt);

}  // namespace qorgan
