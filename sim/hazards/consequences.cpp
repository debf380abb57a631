#include "hazards/consequences.hpp"

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

// Share of an evacuation team's rate that is reached while leaving is voluntary. Assumption.
constexpr double voluntary_rate = 0.35;
// Share of harm that full coverage averts; what remains happens before help can reach anybody. Assumption.
constexpr double averted_by_coverage = 0.9;

/// Persons who were at risk and are not there.
double away(const IncidentState& state) { return state.evacuated + state.left_unaided - state.returned; }

void move_people(const IncidentSpec& spec, IncidentState& state, double dt, bool ordered, double trust, double begin) {
  const ConsequenceSpec& c = spec.consequences;
  const double at_first = std::max(state.at_risk, c.people_at_risk * begin);
  state.at_risk = std::max(at_first, c.people_at_risk * state.highest);
  const double gone = state.evacuated + state.left_unaided;
  // Who comes to be at risk during the tick has half of it in the mean.
  const double staying = std::max(0.0, (at_first + state.at_risk) / 2 - gone);
  const double teams = state.supplied[static_cast<std::size_t>(Capability::evacuation)];
  const double willing = 0.5 + 0.5 * trust;
  const double rate = teams * c.evacuation_rate * (ordered ? 1.0 : voluntary_rate) * willing;
  const double moved = std::min(staying, rate * dt);
  state.evacuated += moved;
  // Nobody leaves unaided once the water or fire is gone.
  if (state.mean > 0) state.left_unaided += (staying - moved) * (1 - math::exp(-c.self_evacuation * dt));
}

}  // namespace

void return_home(const IncidentSpec& spec, IncidentState& state, double dt) {
  const ConsequenceSpec& c = spec.consequences;
  if (c.return_rate <= 0 || state.intensity >= c.return_below * std::max(state.peak, 1e-9)) return;
  const double not_home = state.evacuated - state.returned;
  state.returned += not_home * (1 - math::exp(-c.return_rate * dt));
}

void add_consequences(const IncidentSpec& spec, IncidentState& state, double dt, bool evacuation_ordered, double trust,
                      double loss_factor, double begin) {
  const ConsequenceSpec& c = spec.consequences;
  const double rise = std::max(0.0, state.highest - state.peak);
  state.houses += c.houses_at_risk * rise * (1 - c.house_protection * met(state, Capability::engineering));
  state.peak = std::max(state.peak, state.highest);
  const double gone_before = away(state);
  move_people(spec, state, dt, evacuation_ordered, trust, begin);
  return_home(spec, state, dt);
  const double gone = (gone_before + away(state)) / 2;  // in the mean over the tick
  const double exposed = std::max(0.0, c.people_at_risk * state.mean - gone);
  const double open = 1 - averted_by_coverage * state.coverage;
  // The intensity of an epidemic is a number of people already; of other hazards it also says how hard each is struck.
  const double struck = spec.hazard.family == HazardFamily::epidemic
                            ? exposed
                            : std::max(0.0, c.people_at_risk * state.mean_square - gone * state.mean);
  state.harmed += std::min(exposed, struck * c.harm_rate * open * dt);
  state.outage += c.power_outage * state.mean * (1 - met(state, Capability::power_repair)) * dt / 3600;
  state.records += c.records * state.mean * (1 - met(state, Capability::cyber)) * dt / 86400;
  state.loss += c.loss_rate * state.mean * open * loss_factor * dt;
}

}  // namespace qorgan
