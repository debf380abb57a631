#include "world/effort.hpp"

#include <algorithm>

#include "world/scenario.hpp"

namespace qorgan {

double met(const IncidentState& state, Capability capability) {
  const auto c = static_cast<std::size_t>(capability);
  return state.demand[c] > 0 ? std::min(1.0, state.supplied[c] / state.demand[c]) : 0.0;
}

void update_coverage(const IncidentSpec& spec, IncidentState& state, double dt) {
  state.demand.fill(0);
  for (const DemandSpec& demand : spec.demands)
    state.demand[static_cast<std::size_t>(demand.capability)] += demand.persons * state.mean;
  double weight = 0, covered = 0;
  for (const DemandSpec& demand : spec.demands) {
    weight += demand.weight;
    covered += demand.weight * met(state, demand.capability);
  }
  state.coverage = weight > 0 ? covered / weight : 0;
  state.unmet += state.mean * (1 - state.coverage) * dt;
  const double hours = dt / 3600;
  for (std::size_t c = 0; c < capability_count; ++c) {
    const double difference = state.supplied[c] - state.demand[c];
    if (difference > 0)
      state.duplicated += difference * hours;
    else
      state.missing -= difference * hours;
  }
}

}  // namespace qorgan
