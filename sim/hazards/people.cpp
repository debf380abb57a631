#include "hazards/people.hpp"

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

// Share of an evacuation team's rate that is reached while leaving is voluntary. Assumption.
constexpr double voluntary_rate = 0.35;
// Seconds in which volunteers come and go to 1/e: most are there on the second day. Assumption.
constexpr double volunteer_time = 86400;
// Seconds of a step of what people tell each other; numerical.
constexpr double word_step = 600;
// Below it as good as nobody is left who has not seen it, or the danger is too small to be seen; numerical.
constexpr double negligible = 1e-9;

/// Share of those who know that are ready to go: who sees the danger goes; who was only told, by trust in who says so.
double willing(const IncidentState& state, double trust) {
  const double known = aware(state);
  return known > 0 ? (state.seen + (known - state.seen) * trust) / known : 0;
}

double seen_after(double seen, double sight, double telling, double dt) {
  if (1 - seen < negligible || (sight < negligible && telling * seen < negligible)) return seen;
  const int steps = std::max(1, static_cast<int>(std::ceil(dt / word_step)));
  for (int i = 0; i < steps; ++i) seen = 1 - (1 - seen) * math::exp(-(sight + telling * seen) * dt / steps);
  return seen;
}

}  // namespace

void spread_word(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, const PeopleInput& input,
                 double newcomers) {
  if (state.at_risk > 0) state.seen *= std::max(0.0, 1 - newcomers / state.at_risk);
  state.seen = seen_after(state.seen, parameters.sight_rate * spec.detectability * state.mean,
                          state.mean > 0 ? parameters.word_of_mouth : 0, input.dt);
  if (!input.warned && !input.ordered) return;
  const double left = std::max(0.0, parameters.warning_ceiling - state.told);
  state.told += left * (1 - math::exp(-parameters.warning_rate * input.dt));
}

void move_people(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, const PeopleInput& input,
                 double begin) {
  const ConsequenceSpec& c = spec.consequences;
  const double at_first = std::max(state.at_risk, c.people_at_risk * begin);
  const double before = state.at_risk;
  state.at_risk = std::max(at_first, c.people_at_risk * state.highest);
  spread_word(spec, state, parameters, input, state.at_risk - before);
  const double gone = state.evacuated + state.left_unaided;
  // Who comes to be at risk during the tick has half of it in the mean.
  const double staying = std::max(0.0, (at_first + state.at_risk) / 2 - gone - state.harmed);
  const double teams = state.supplied[static_cast<std::size_t>(Capability::evacuation)];
  // Teams that come to the door tell who does not know; whom they do not convince they must persuade.
  const double follow = state.seen + (1 - state.seen) * (0.5 + 0.5 * input.trust);
  const double rate = teams * c.evacuation_rate * (input.ordered ? 1.0 : voluntary_rate) * follow;
  const double moved = std::min(staying, rate * input.dt);
  state.evacuated += moved;
  // Nobody leaves unaided once the water or fire is gone.
  if (state.mean <= 0) return;
  const double ready = aware(state) * willing(state, input.trust);
  state.left_unaided += (staying - moved) * (1 - math::exp(-c.self_evacuation * ready * input.dt));
}

namespace {

/// Persons who cannot come home yet: the place is not cleared, or the house is not fit to live in.
double kept_away(const IncidentSpec& spec, const IncidentState& state, const Parameters& parameters) {
  double persons = 0;
  for (const DemandSpec& demand : spec.demands) {
    const WorkState& work = state.of(demand.work);
    const double gone = state.evacuated + state.left_unaided;
    if (demand.work == WorkKind::clearing && work.made > 0)
      persons = std::max(persons, gone * work.left() / work.made);
    else if (demand.work == WorkKind::repair)
      persons = std::max(persons, parameters.household * work.left());
  }
  return persons;
}

}  // namespace

void return_home(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, double dt) {
  const ConsequenceSpec& c = spec.consequences;
  if (c.return_rate <= 0 || (state.mean > 0 && !is_calm(spec, state))) return;
  const double not_home = state.away();
  const double free = not_home - kept_away(spec, state, parameters);
  if (free <= 0 || not_home <= 0) return;
  const double coming = free * (1 - math::exp(-c.return_rate * dt)) / not_home;
  state.returned += coming * (state.evacuated - state.returned);
  state.returned_unaided += coming * (state.left_unaided - state.returned_unaided);
}

void call_volunteers(IncidentState& state, const Parameters& parameters, bool busy, double dt) {
  const double wanted = busy ? parameters.volunteer_share * state.at_risk * aware(state) : 0;
  state.volunteers += (wanted - state.volunteers) * (1 - math::exp(-dt / volunteer_time));
  if (!busy && state.volunteers < 0.5) state.volunteers = 0;
}

}  // namespace qorgan
