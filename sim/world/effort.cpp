#include "world/effort.hpp"

#include <algorithm>

#include "world/scenario.hpp"

namespace qorgan {

double persons_wanted(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand,
                      double intensity) {
  const double persons = demand.persons * intensity;
  const ConsequenceSpec& c = spec.consequences;
  if (demand.capability != Capability::evacuation || c.evacuation_rate <= 0 || c.people_at_risk <= 0) return persons;
  const double left = std::max(0.0, c.people_at_risk * intensity - state.evacuated - state.left_unaided);
  return std::min(persons, left / (c.evacuation_rate * evacuation_time));
}

namespace {

/// Share of the work that is done already: of the people in danger, those who are away.
double done(const IncidentSpec& spec, const IncidentState& state, Capability capability) {
  const double people = spec.consequences.people_at_risk * state.mean;
  if (capability != Capability::evacuation || spec.consequences.evacuation_rate <= 0 || people <= 0) return 0;
  return std::min(1.0, (state.evacuated + state.left_unaided) / people);
}

}  // namespace

double met(const IncidentState& state, Capability capability) {
  const auto c = static_cast<std::size_t>(capability);
  return state.demand[c] > 0 ? std::min(1.0, state.supplied[c] / state.demand[c]) : 0.0;
}

void update_coverage(const IncidentSpec& spec, IncidentState& state, double dt) {
  state.demand.fill(0);
  for (const DemandSpec& demand : spec.demands)
    state.demand[static_cast<std::size_t>(demand.capability)] += persons_wanted(spec, state, demand, state.mean);
  double weight = 0, covered = 0;
  for (const DemandSpec& demand : spec.demands) {
    weight += demand.weight;
    covered += demand.weight * std::max(met(state, demand.capability), done(spec, state, demand.capability));
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
