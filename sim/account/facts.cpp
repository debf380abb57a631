#include "account/facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "world/event_traits.hpp"

namespace qorgan {
namespace {

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// The event by which the earliest of the incidents became known: a body may have been told before any detected
/// something by itself.
void note_detection(const Evidence& run, IncidentId id, Facts& facts) {
  const Event* first = run.find(run.incident(id).first_detection);
  if (first && (!facts.first_detection || first->key < facts.first_detection->key)) facts.first_detection = first;
}

Delays delays_to(const Evidence& run, const std::vector<IncidentId>& incidents, Milestone milestone) {
  Delays out;
  std::vector<double> values;
  for (const IncidentId id : incidents) {
    const Tick tick = tick_of(run.incident(id), milestone);
    if (tick < 0) continue;
    ++out.reached;
    const double delay = run.since_onset(id, tick);
    if (std::isnan(delay)) continue;
    values.push_back(delay);
    if (delay <= out.longest) continue;
    out.longest = delay;
    out.slowest = id;
  }
  out.median = median(std::move(values));
  return out;
}

void count_incidents(const Evidence& run, Facts& facts) {
  for (std::size_t i = 0; i < run.incident_count(); ++i)
    if (run.happened(IncidentId(i))) facts.incidents.emplace_back(i);
  std::stable_sort(facts.incidents.begin(), facts.incidents.end(),
                   [&](IncidentId a, IncidentId b) { return run.incident(a).onset < run.incident(b).onset; });
  bool ongoing = false;
  for (const IncidentId id : facts.incidents) {
    const IncidentState& s = run.incident(id);
    if (run.region_of(id).valid()) add_once(facts.regions, run.region_of(id));
    if (run.threat_of(id).valid()) add_once(facts.threats, run.threat_of(id));
    if (!facts.worst.valid() || s.peak > run.incident(facts.worst).peak) facts.worst = id;
    if (facts.first_onset < 0) facts.first_onset = s.onset;
    ongoing = ongoing || s.ended < 0;
    facts.last_end = std::max(facts.last_end, s.ended);
    if (s.detected >= 0) note_detection(run, id, facts);
  }
  if (ongoing) facts.last_end = -1;
  for (const Milestone milestone : all_of<Milestone>)
    facts.delays[index_of(milestone)] = delays_to(run, facts.incidents, milestone);
}

void count_headquarters(const Evidence& run, Facts& facts) {
  const auto all = run.headquarters();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].first_sitting < 0) continue;
    (all[i].level == HeadquartersLevel::central ? facts.central : facts.regional).push_back(i);
    if (!lawful(all[i])) facts.no_ground.push_back(i);
  }
  for (auto* list : {&facts.central, &facts.regional, &facts.no_ground})
    std::stable_sort(list->begin(), list->end(),
                     [&](std::size_t a, std::size_t b) { return all[a].first_sitting < all[b].first_sitting; });
}

RegionEffort& effort_in(Facts& facts, RegionId region) {
  for (RegionEffort& row : facts.effort)
    if (row.region == region) return row;
  facts.effort.push_back({region, 0, 0, 0, -1});
  return facts.effort.back();
}

void count_dispatch(const Evidence& run, const Event& event, Facts& facts) {
  const auto persons = static_cast<double>(event.value);
  ++facts.dispatches;
  facts.planned_dispatches += event.headquarters.valid();
  facts.sent += persons;
  RegionEffort& region = effort_in(facts, event.region);
  region.sent += persons;
  ++region.dispatches;
  if (event.agent.valid() && run.body(event.agent).region != event.region) region.from_away += persons;
  for (CapabilityEffort& row : facts.capabilities)
    if (row.capability == event.capability) {
      row.sent += persons;
      ++row.dispatches;
      return;
    }
  facts.capabilities.push_back({event.capability, persons, 1});
}

void count_events(const Evidence& run, Facts& facts) {
  for (std::size_t i = 0; i < run.event_count(); ++i) {
    const Event& event = run.event(i);
    if (sends_teams(event.kind)) count_dispatch(run, event, facts);
    if (event.kind == EventKind::teams_arrived) {
      Tick& first = effort_in(facts, event.region).first_arrival;
      if (first < 0) first = event.tick;
    }
  }
  std::stable_sort(facts.effort.begin(), facts.effort.end(),
                   [](const RegionEffort& a, const RegionEffort& b) { return a.sent > b.sent; });
  std::stable_sort(facts.capabilities.begin(), facts.capabilities.end(),
                   [](const CapabilityEffort& a, const CapabilityEffort& b) { return a.sent > b.sent; });
}

void count_breaches(const Evidence& run, bool too_long, Breaches& out) {
  double lag = 0;
  for (const Violation& violation : run.violations()) {
    if ((run.ground(violation.article) == "17(2)") != too_long) continue;
    ++out.count;
    if (violation.found < 0) continue;
    ++(run.ground(violation.found_ground) == "14(1)" ? out.by_court : out.by_prosecutor);
    lag += run.seconds(violation.found - violation.tick);
  }
  if (out.found() > 0) out.found_after = lag / static_cast<double>(out.found());
}

/// Greatest number of people whose rights were limited at one time. Of the instruments of one incident in one region
/// only the largest counts: they meet the same people.
double max_people_at_once(const Evidence& run) {
  const auto end_of = [&](const InstrumentInForce& m) { return m.ended >= 0 ? m.ended : run.now(); };
  double most = 0;
  // The number rises only when an instrument begins.
  for (const InstrumentInForce& start : run.instruments()) {
    std::map<std::pair<IncidentId, RegionId>, double> there;
    for (const InstrumentInForce& m : run.instruments()) {
      if (!(m.people > 0) || m.from > start.from || (end_of(m) <= start.from && m.from != start.from)) continue;
      double& people = there[{m.incident, m.region}];
      people = std::max(people, static_cast<double>(m.people));
    }
    double sum = 0;
    for (const auto& [where, people] : there) sum += people;
    most = std::max(most, sum);
  }
  return most;
}

void count_legality(const Evidence& run, Facts& facts) {
  facts.legal.update(run);
  facts.people_limited = max_people_at_once(run);
  count_breaches(run, false, facts.without_ground);
  count_breaches(run, true, facts.kept_too_long);
  for (const RightsRow& row : rights_ledger(run)) {
    facts.limiting_instruments += row.uses;
    facts.disproportionate += row.disproportionate;
    facts.person_days += row.person_days;
  }
}

}  // namespace

Formation formation_of(const Headquarters& headquarters) {
  // The Government may be the one without a ground: it comes first.
  if (headquarters.ground == 0) return Formation::no_ground;
  if (headquarters.referred != 0) return Formation::referred;
  return headquarters.disputed != 0 ? Formation::disputed : Formation::entitled;
}

std::string_view key_of(Formation formation) {
  switch (formation) {
    case Formation::entitled: return "headquarters.entitled";
    case Formation::disputed: return "headquarters.disputed";
    case Formation::referred: return "headquarters.referred";
    case Formation::no_ground: break;
  }
  return "headquarters.no-ground";
}

double median(std::vector<double> values) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty()) return no_value;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Facts count_facts(const Evidence& evidence) {
  Facts facts;
  count_incidents(evidence, facts);
  count_headquarters(evidence, facts);
  count_events(evidence, facts);
  count_legality(evidence, facts);
  return facts;
}

}  // namespace qorgan
