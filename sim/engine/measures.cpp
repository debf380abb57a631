#include "engine/measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/phases.hpp"
#include "hazards/hazard.hpp"
#include "world/effort.hpp"
#include "world/measure_names.hpp"
#include "world/milestone.hpp"
#include "world/stakes.hpp"

namespace qorgan {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// What a measure is asked about.
struct Question {
  const World& world;
  IncidentId incident;
  RegionId region;

  [[nodiscard]] bool includes(std::size_t i) const {
    if (incident.valid()) return incident.index() == i;
    return !region.valid() || world.scenario->incidents[i].region == region;
  }
  template <class Value>
  [[nodiscard]] double sum(const Value& value) const {
    double total = 0;
    for (std::size_t i = 0; i < world.incidents.size(); ++i)
      if (includes(i)) total += value(world.incidents[i]);
    return total;
  }
  /// Mean over the incidents in question for which there is a value.
  template <class Value>
  [[nodiscard]] double mean(const Value& value) const {
    double total = 0;
    int count = 0;
    for (std::size_t i = 0; i < world.incidents.size(); ++i) {
      if (!includes(i)) continue;
      const double v = value(world.incidents[i]);
      if (std::isnan(v)) continue;
      total += v;
      ++count;
    }
    return count > 0 ? total / count : no_value;
  }
};

template <double IncidentState::*member>
double sum_of(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.*member; });
}

double deployed(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.deployed(); });
}
double resting(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.resting(); });
}

double time_to(const Question& q, Milestone milestone) {
  return q.mean([&](const IncidentState& s) {
    const std::optional<Tick> ticks = since_onset(s, tick_of(s, milestone));
    return ticks ? *ticks * q.world.scenario->tick_seconds : no_value;
  });
}

double open_headquarters_of(const Question& q, HeadquartersLevel level) {
  double count = 0;
  for (const Headquarters& hq : q.world.headquarters) {
    if (hq.level != level || hq.phase != HeadquartersPhase::sitting) continue;
    if (q.region.valid() && hq.region != q.region) continue;
    if (q.incident.valid()) {
      const IncidentSpec& spec = q.world.scenario->incidents[q.incident.index()];
      if (spec.threat != hq.threat || (hq.region.valid() && hq.region != spec.region)) continue;
    }
    count += 1;
  }
  return count;
}

double regional_headquarters(const Question& q) { return open_headquarters_of(q, HeadquartersLevel::regional); }
double central_headquarters(const Question& q) { return open_headquarters_of(q, HeadquartersLevel::central); }

double incidents_active(const Question& q) {
  return q.sum([](const IncidentState& s) {
    return s.phase == IncidentPhase::active || s.phase == IncidentPhase::contained ? 1.0 : 0.0;
  });
}

double unmet(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.intensity * (1 - s.coverage); });
}

/// By what is at stake: of an incident, all of its threat in its region; of the country, the gravest of all threats.
double threat_class(const Question& q) {
  const auto of = [&](std::size_t incident, Scope scope) {
    const Stakes stakes = stakes_in(q.world, IncidentId(incident), scope,
                                    [&](IncidentId i) { return q.world.incidents[i.index()].intensity; });
    return static_cast<double>(class_of(classes_of(q.world, IncidentId(incident)), stakes));
  };
  if (q.incident.valid()) return of(q.incident.index(), Scope::region);
  double gravest = 0;
  for (const auto& incidents : q.world.structure->incidents_of)
    if (!incidents.empty()) gravest = std::max(gravest, of(incidents.front(), Scope::country));
  return gravest;
}

double displaced(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.away(); });
}
double returned(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.returned + s.returned_unaided; });
}
double told(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.told * s.at_risk; });
}
double staying(const Question& q) {
  return q.sum([](const IncidentState& s) { return s.staying(); });
}

template <double (*hours)(const IncidentSpec&, const IncidentState&)>
double work(const Question& q) {
  double sum = 0;
  for (std::size_t i = 0; i < q.world.incidents.size(); ++i)
    if (q.includes(i)) sum += hours(q.world.scenario->incidents[i], q.world.incidents[i]);
  return sum;
}

double area_burnt(const Question& q) {
  double square_metres = 0;
  for (std::size_t i = 0; i < q.world.incidents.size(); ++i)
    if (q.includes(i) && q.world.scenario->incidents[i].hazard.family == HazardFamily::fire)
      square_metres += q.world.incidents[i].hazard[fire_area];
  return square_metres;
}

double cost(const Question& q) { return sum_of<&IncidentState::cost>(q); }

/// Weighted by population over the country.
template <float RegionState::*member>
double regional_mean(const Question& q) {
  if (q.region.valid()) return static_cast<double>(q.world.regions[q.region.index()].*member);
  double total = 0, people = 0;
  for (std::size_t r = 0; r < q.world.regions.size(); ++r) {
    const double population = q.world.institution().regions[r].population;
    total += population * static_cast<double>(q.world.regions[r].*member);
    people += population;
  }
  return people > 0 ? total / people : 0;
}

double backlog(const Question& q) {
  double waiting = 0;
  for (std::size_t a = 0; a < q.world.agents.size(); ++a)
    if (!q.region.valid() || q.world.structure->agents[a].region == q.region)
      waiting += static_cast<double>(q.world.agents[a].tray.queued());
  return waiting;
}

double utilisation(const Question& q) {
  if (q.world.tick == 0) return 0;
  double busy = 0, desks = 0;
  for (std::size_t a = 0; a < q.world.agents.size(); ++a) {
    const AgentFacts& facts = q.world.structure->agents[a];
    if (q.region.valid() && facts.region != q.region) continue;
    busy += q.world.agents[a].busy;
    desks += q.world.institution().profiles[facts.profile].servers;
  }
  return desks > 0 ? busy / (desks * q.world.tick) : 0;
}

double messages(const Question& q) { return static_cast<double>(q.world.totals.messages); }
double escalations(const Question& q) { return static_cast<double>(q.world.totals.exceptions); }
double timeouts(const Question& q) { return static_cast<double>(q.world.totals.timeouts); }
double rework(const Question& q) { return static_cast<double>(q.world.totals.reworked); }
double disorganisation(const Question& q) { return share_swamped(q.world); }
double disorganised_time(const Question& q) {
  return static_cast<double>(q.world.totals.disorganised_ticks) * q.world.scenario->tick_seconds;
}
template <auto Sum>
double total_of(const Question& q) {
  return static_cast<double>(q.world.totals.*Sum);
}
/// 3(2): what the response kept from beginning is the difference to the run without one.
double incidents_begun(const Question& q) {
  return static_cast<double>(std::count_if(q.world.incidents.begin(), q.world.incidents.end(),
                                           [](const IncidentState& state) { return state.began != 0; }));
}
double violations(const Question& q) { return static_cast<double>(q.world.violations.size()); }
/// 17(2) limits how long an instrument lasts that had its ground when it was taken; any other violation lacked one.
double kept_too_long(const Question& q) {
  return static_cast<double>(
      std::count_if(q.world.violations.begin(), q.world.violations.end(),
                    [&](const Violation& v) { return v.article == q.world.structure->common.necessity; }));
}
double without_ground(const Question& q) { return violations(q) - kept_too_long(q); }

/// Calls `visit(picture, incident state)` for each competent body and each incident in question that has begun.
template <class Visit>
void over_audience(const Question& q, const Visit& visit) {
  const Structure& structure = *q.world.structure;
  for (std::size_t i = 0; i < q.world.incidents.size(); ++i) {
    const IncidentState& state = q.world.incidents[i];
    if (!q.includes(i) || state.began == 0) continue;
    structure.over_audience(IncidentId(i), [&](AgentId agent) { visit(q.world.picture(agent, IncidentId(i)), state); });
  }
}

/// Mean absolute difference between believed and true severity, over competent bodies, known or not, while it lasts.
double picture_error(const Question& q) {
  double error = 0;
  int count = 0;
  over_audience(q, [&](const Picture& picture, const IncidentState& state) {
    if (state.phase == IncidentPhase::ended) return;
    error += std::fabs(static_cast<double>(picture.belief) - state.intensity);
    ++count;
  });
  return count > 0 ? error / count : 0;
}

double share_informed(const Question& q) {
  double informed = 0;
  int count = 0;
  over_audience(q, [&](const Picture& picture, const IncidentState& incident) {
    informed += knows_of(picture, incident) ? 1 : 0;
    ++count;
  });
  return count > 0 ? informed / count : 0;
}

double rights_limited(const Question& q) {
  double person_days = 0;
  for (const InstrumentInForce& m : q.world.instruments) {
    if (!q.includes(m.incident.index())) continue;
    const Tick until = m.ended >= 0 ? m.ended : q.world.tick;
    person_days += static_cast<double>(m.people) * (until - m.from) * q.world.scenario->tick_seconds / 86400;
  }
  return person_days;
}

struct Computed {
  std::string_view name;
  double (*value)(const Question&);
};

constexpr Computed computed[] = {
    {"evacuated", sum_of<&IncidentState::evacuated>},
    {"displaced", displaced},
    {"left_unaided", sum_of<&IncidentState::left_unaided>},
    {"people_told", told},
    {"people_staying", staying},
    {"people_sheltered", sum_of<&IncidentState::sheltered>},
    {"returned", returned},
    {"harmed", sum_of<&IncidentState::harmed>},
    {"houses_flooded", sum_of<&IncidentState::houses>},
    {"people_at_risk", sum_of<&IncidentState::at_risk>},
    {"personnel_deployed", deployed},
    {"personnel_alarmed", sum_of<&IncidentState::alarmed>},
    {"personnel_under_way", sum_of<&IncidentState::under_way>},
    {"personnel_on_the_spot", sum_of<&IncidentState::on_the_spot>},
    {"personnel_at_work", sum_of<&IncidentState::at_work>},
    {"personnel_resting", resting},
    {"volunteers", sum_of<&IncidentState::volunteers>},
    {"work_done", work<hours_done>},
    {"work_left", work<hours_left>},
    {"area_burnt", area_burnt},
    {"teams_deployed", sum_of<&IncidentState::teams>},
    {"regional_headquarters", regional_headquarters},
    {"central_headquarters", central_headquarters},
    {"incidents_active", incidents_active},
    {"severity", sum_of<&IncidentState::intensity>},
    {"threat_class", threat_class},
    {"unmet", unmet},
    {"records_exposed", sum_of<&IncidentState::records>},
    {"energy_not_served", sum_of<&IncidentState::outage>},
    {"loss", sum_of<&IncidentState::loss>},
    {"cost", cost},
    {"trust", regional_mean<&RegionState::trust>},
    {"rumour", regional_mean<&RegionState::rumour>},
    {"backlog", backlog},
    {"utilisation", utilisation},
    {"messages", messages},
    {"messages_lost", total_of<&Totals::lost>},
    {"escalations", escalations},
    {"timeouts", timeouts},
    {"rework", rework},
    {"disorganisation", disorganisation},
    {"disorganised_time", disorganised_time},
    {"picture_error", picture_error},
    {"share_informed", share_informed},
    {"duplicated_effort", sum_of<&IncidentState::duplicated>},
    {"missing_effort", sum_of<&IncidentState::missing>},
    {"mutual_aid", sum_of<&IncidentState::aid>},
    {"violations", violations},
    {"without_ground", without_ground},
    {"kept_too_long", kept_too_long},
    {"appeals", total_of<&Totals::appeals>},
    {"appeals_upheld", total_of<&Totals::appeals_upheld>},
    {"held_responsible", total_of<&Totals::held_responsible>},
    {"incidents_begun", incidents_begun},
    {"rights_limited", rights_limited},
};

/// How a measure is worked out: a row of the table, or the time to a milestone.
struct Way {
  double (*value)(const Question&) = nullptr;
  Milestone milestone = Milestone::detected;  ///< where there is no value

  [[nodiscard]] double operator()(const Question& q) const {
    return value != nullptr ? value(q) : time_to(q, milestone);
  }
};

/// Of a name that must be one: files name measures that the loader has checked.
Way way_of(std::string_view name) {
  for (const Computed& entry : computed)
    if (entry.name == name) return {entry.value};
  if (const std::optional<Milestone> milestone = milestone_of(name)) return {nullptr, *milestone};
  throw std::logic_error("no measure is called '" + std::string(name) + "'");
}

bool compare(Condition::Operator op, double value, double limit) {
  switch (op) {
    case Condition::Operator::above: return value > limit;
    case Condition::Operator::below: return value < limit;
    case Condition::Operator::at_least: return value >= limit;
    case Condition::Operator::at_most: return value <= limit;
  }
  return false;
}

}  // namespace

double share_swamped(const World& world) {
  const std::size_t central = world.structure->central;
  std::size_t swamped = 0;
  for (std::size_t a = 0; a < central; ++a) {
    const DeskProfile& desk = world.institution().profiles[world.structure->agents[a].profile];
    const double pace = std::max(desk.report_time, 60.0);
    if (static_cast<double>(world.agents[a].tray.queued()) * pace > desk.servers * desk.answer_deadline) ++swamped;
  }
  return central > 0 ? static_cast<double>(swamped) / static_cast<double>(central) : 0;
}

double measure(const World& world, std::string_view name, IncidentId incident, RegionId region) {
  return way_of(name)({world, incident, region});
}

double measure(const World& world, std::size_t number, IncidentId incident, RegionId region) {
  static const std::vector<Way> by_number = [] {
    std::vector<Way> out;
    for (const MeasureName& name : measure_names()) out.push_back(way_of(name.name));
    return out;
  }();
  return by_number.at(number)({world, incident, region});
}

std::optional<Tick> since_onset(const IncidentState& state, Tick moment) {
  if (moment < 0 || !state.has_onset()) return std::nullopt;
  return moment - state.onset;
}

std::optional<Tick> mark_of(const IncidentState& state, std::string_view name) {
  const std::optional<Milestone> milestone = milestone_of(name);
  return milestone ? std::optional(tick_of(state, *milestone)) : std::nullopt;
}

bool holds(const World& world, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::all:
      return std::all_of(condition.parts.begin(), condition.parts.end(),
                         [&](const Condition& part) { return holds(world, part); });
    case Condition::Kind::any:
      return std::any_of(condition.parts.begin(), condition.parts.end(),
                         [&](const Condition& part) { return holds(world, part); });
    case Condition::Kind::not_: return !condition.parts.empty() && !holds(world, condition.parts.front());
    case Condition::Kind::compare: break;
  }
  const double value = measure(world, condition.measure, condition.incident, condition.region);
  return !std::isnan(value) && compare(condition.op, value, condition.value);
}

}  // namespace qorgan
