#include "world/effort.hpp"

#include <algorithm>
#include <limits>

#include "world/scenario.hpp"

namespace qorgan {
namespace {

// Of what is left last, as many are asked for as do it in that share of the time for all, and in no less than an hour:
// a picture that is a little off must not call a whole crew back. Assumption.
constexpr double last_stretch = 1.0 / 8;
// Times the height of the water as it is known that a dyke is built for: it may rise before the next look. Assumption.
constexpr double freeboard = 1.3;
// Share of a kind of work below which it counts as done. Assumption.
constexpr double as_good_as_done = 0.001;

/// Hands that do `all` of a work in its time, but no more than get `left` done in the last stretch of it.
double crew(const DemandSpec& demand, double all, double left) {
  const double work = left * demand.labour;
  const double few =
      std::min(all * demand.labour / demand.within, work / std::max(3600.0, last_stretch * demand.within));
  return std::max(few, std::min(1.0, work / 3600));  // somebody finishes it
}

double people_left(const IncidentSpec& spec, const IncidentState& state, double intensity) {
  return std::max(0.0, spec.consequences.people_at_risk * intensity - state.evacuated - state.left_unaided);
}

double work_wanted(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand, double intensity) {
  const WorkKind kind = kind_of(spec, demand);
  const WorkState& work = state.of(kind);
  const double believed = demand.amount * intensity;
  switch (kind) {
    case WorkKind::post: return demand.persons * intensity;
    case WorkKind::evacuation:
      return people_left(spec, state, intensity) / (spec.consequences.evacuation_rate * evacuation_time);
    case WorkKind::shelter: return work.made > 0 ? state.sheltered * demand.labour / 86400 : 0;
    // A fire is met where it burns: `amount` is the open front, and what is built is no part of it any more.
    case WorkKind::fire_line: return believed * demand.labour / demand.within;
    // The crest is past once the water is known to stand lower than what was built for.
    case WorkKind::dyke: return crew(demand, freeboard * believed, std::max(0.0, freeboard * believed - work.done));
    case WorkKind::restoration: return crew(demand, work.made, work.left());
    case WorkKind::clearing:
    case WorkKind::repair: return is_calm(spec, state) ? crew(demand, work.made, work.left()) : 0;
  }
  return 0;
}

/// The most who find room at once.
double room(const IncidentSpec& spec, const DemandSpec& demand, double intensity) {
  if (kind_of(spec, demand) == WorkKind::post || demand.persons <= 0) return std::numeric_limits<double>::infinity();
  return is_recovery(demand.work) ? demand.persons : demand.persons * intensity;
}

/// What an untrained helper can do.
constexpr bool for_laymen(Capability capability) {
  using enum Capability;
  return capability == shelter || capability == engineering || capability == logistics || capability == social_support;
}

}  // namespace

double persons_wanted(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand, double intensity,
                      bool needed) {
  if (!needed && !is_recovery(demand.work)) return 0;
  return std::min(work_wanted(spec, state, demand, intensity), room(spec, demand, intensity));
}

double persons_wanted(const IncidentSpec& spec, const IncidentState& state, Capability capability, double intensity,
                      bool needed) {
  double persons = 0;
  for (const DemandSpec& demand : spec.demands)
    if (demand.capability == capability) persons += persons_wanted(spec, state, demand, intensity, needed);
  return persons;
}

bool is_calm(const IncidentSpec& spec, const IncidentState& state) {
  return state.peak > 0 && state.intensity < spec.consequences.return_below * state.peak;
}

namespace {

bool left_of(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand) {
  if (!is_recovery(demand.work)) return false;
  const WorkState& work = state.of(demand.work);
  if (demand.work == WorkKind::shelter) return work.made > 0 && state.sheltered >= 1 && is_calm(spec, state);
  return work.left() > as_good_as_done * work.made;
}

}  // namespace

bool recovery_left(const IncidentSpec& spec, const IncidentState& state) {
  return std::any_of(spec.demands.begin(), spec.demands.end(),
                     [&](const DemandSpec& demand) { return left_of(spec, state, demand); });
}

bool recovery_left(const IncidentSpec& spec, const IncidentState& state, Capability capability) {
  return std::any_of(spec.demands.begin(), spec.demands.end(), [&](const DemandSpec& demand) {
    return demand.capability == capability && left_of(spec, state, demand);
  });
}

double met(const IncidentState& state, Capability capability) {
  const auto c = static_cast<std::size_t>(capability);
  return state.demand[c] > 0 ? std::min(1.0, state.supplied[c] / state.demand[c]) : 0.0;
}

double done_share(const IncidentState& state, WorkKind kind) {
  const WorkState& work = state.of(kind);
  return work.made > 0 ? std::min(1.0, work.done / work.made) : 1.0;
}

void make_work(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, double rise, double dt) {
  state.sheltered = parameters.shelter_share * state.away();
  for (const DemandSpec& demand : spec.demands) {
    const WorkKind kind = kind_of(spec, demand);
    WorkState& work = state.of(kind);
    switch (kind) {
      case WorkKind::dyke:  // what was built ahead of the water was made, too
        work.made = std::max(work.done, demand.amount * std::max(state.peak, state.highest));
        break;
      case WorkKind::clearing: work.made = demand.amount * std::max(state.peak, state.highest); break;
      case WorkKind::restoration: work.made += demand.amount * rise; break;
      case WorkKind::repair: work.made = state.houses; break;
      case WorkKind::shelter: work.made += state.sheltered * dt / 86400; break;
      case WorkKind::evacuation:  // of those whom nobody need move any more
        work = {std::max(state.evacuated, state.at_risk - state.left_unaided), state.evacuated};
        break;
      case WorkKind::post:
      case WorkKind::fire_line: break;  // a fire makes its own (hazards/fire)
    }
  }
}

namespace {

/// How far a demand is met, and with what weight it counts; no weight where nothing is asked for yet.
struct Met {
  double share = 0, weight = 0;
};

Met met_by(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand) {
  const double hands = met(state, demand.capability);
  switch (kind_of(spec, demand)) {
    case WorkKind::post: return {hands, demand.weight};
    case WorkKind::evacuation: {
      const double people = spec.consequences.people_at_risk * state.mean;
      const double away = people > 0 ? std::min(1.0, (state.evacuated + state.left_unaided) / people) : 0;
      return {std::max(hands, away), demand.weight};
    }
    case WorkKind::shelter: return {hands, state.sheltered > 0 ? demand.weight : 0};
    case WorkKind::dyke:
    case WorkKind::restoration: return {done_share(state, demand.work), demand.weight};
    case WorkKind::fire_line: return {std::max(hands, done_share(state, demand.work)), demand.weight};
    case WorkKind::clearing:
    case WorkKind::repair: return {};
  }
  return {};
}

/// Lets volunteers fill what is missing, in the same share everywhere.
void let_volunteers_help(IncidentState& state, const Parameters& parameters) {
  const double hands = state.volunteers * parameters.volunteer_effort;
  if (hands <= 0) return;
  double missing = 0;
  const auto lacking = [&](std::size_t c) {
    return for_laymen(static_cast<Capability>(c)) ? std::max(0.0, state.demand[c] - state.supplied[c]) : 0.0;
  };
  for (std::size_t c = 0; c < capability_count; ++c) missing += lacking(c);
  if (missing <= 0) return;
  const double share = std::min(1.0, hands / missing);
  for (std::size_t c = 0; c < capability_count; ++c) state.supplied[c] += share * lacking(c);
}

}  // namespace

void update_coverage(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, double dt) {
  state.demand.fill(0);
  for (const DemandSpec& demand : spec.demands)
    state.demand[static_cast<std::size_t>(demand.capability)] += persons_wanted(spec, state, demand, state.mean);
  let_volunteers_help(state, parameters);
  double weight = 0, covered = 0;
  for (const DemandSpec& demand : spec.demands) {
    const Met by = met_by(spec, state, demand);
    weight += by.weight;
    covered += by.weight * by.share;
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

void do_work(const IncidentSpec& spec, IncidentState& state, double dt) {
  for (const DemandSpec& demand : spec.demands) {
    const WorkKind kind = kind_of(spec, demand);
    if (kind == WorkKind::post || kind == WorkKind::evacuation) continue;
    const double wanted = persons_wanted(spec, state, demand, state.mean);
    const auto c = static_cast<std::size_t>(demand.capability);
    if (wanted <= 0 || state.demand[c] <= 0) continue;
    // Who has several kinds of work shares its hands among them as they are asked for.
    const double hands = std::min(wanted, state.supplied[c] * std::min(1.0, wanted / state.demand[c]));
    WorkState& work = state.of(demand.work);
    // Care that nobody gave is not made up for: what is left of it stays left.
    const double most = kind == WorkKind::shelter ? state.sheltered * dt / 86400
                        : kind == WorkKind::dyke  ? std::max(0.0, freeboard * demand.amount * state.mean - work.done)
                                                  : work.left();
    work.done += std::min(most, hands * dt / demand.labour);
    work.made = std::max(work.made, work.done);
  }
}

namespace {

/// Seconds that one person works for a unit of it.
double labour_of(const IncidentSpec& spec, const DemandSpec& demand) {
  const WorkKind kind = kind_of(spec, demand);
  if (kind == WorkKind::post) return 0;
  return kind == WorkKind::evacuation ? 1 / spec.consequences.evacuation_rate : demand.labour;
}

/// `units(kind)` of each kind of work, in person-hours.
template <class Units>
double hours_of(const IncidentSpec& spec, const Units& units) {
  double hours = 0;
  for (const DemandSpec& demand : spec.demands)
    if (const double labour = labour_of(spec, demand); labour > 0)
      hours += units(kind_of(spec, demand)) * labour / 3600;
  return hours;
}

}  // namespace

double hours_left(const IncidentSpec& spec, const IncidentState& state) {
  return hours_of(spec, [&](WorkKind kind) {
    // What was not looked after is past, metres that the crest found unbuilt are of no use, nobody flees what is over.
    const bool past = kind == WorkKind::shelter || (!is_recovery(kind) && is_calm(spec, state));
    return past ? 0.0 : state.of(kind).left();
  });
}

double hours_done(const IncidentSpec& spec, const IncidentState& state) {
  return hours_of(spec, [&](WorkKind kind) { return state.of(kind).done; });
}

}  // namespace qorgan
