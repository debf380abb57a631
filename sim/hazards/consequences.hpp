#pragma once
// What an incident does to people, houses and infrastructure while it lasts, given how far its demand is met.

#include "hazards/people.hpp"
#include "world/stores.hpp"

namespace qorgan {

/// Adds the consequences of one tick, and what people do in it. `loss_factor` is what instruments leave of loss.
/// `begin`: intensity at the beginning of the tick, from which it goes to `highest`.
void add_consequences(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters,
                      const PeopleInput& people, double loss_factor, double begin);

/// Energy that is not served because of what failed and is not repaired; also after the end.
void add_outage(const IncidentSpec& spec, IncidentState& state, double dt);

/// Share of what an incident takes from the power supply or communications at intensity 1 that is down just now.
[[nodiscard]] double down(const IncidentSpec& spec, const IncidentState& state);

}  // namespace qorgan
