#include "report/facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "record/action.hpp"
#include "record/onset.hpp"

namespace qorgan {
namespace {

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

void count_incidents(const Record& record, Facts& facts) {
  for (std::size_t i = 0; i < record.incidents.size(); ++i)
    if (happened(record.incidents[i])) facts.incidents.emplace_back(i);
  const auto row = [&](IncidentId id) -> const IncidentRow& { return record.incidents[id.index()]; };
  std::stable_sort(facts.incidents.begin(), facts.incidents.end(),
                   [&](IncidentId a, IncidentId b) { return row(a).state.onset < row(b).state.onset; });
  std::vector<double> detect, inform;
  double slowest = -1e300;
  bool ongoing = false;
  for (const IncidentId id : facts.incidents) {
    const IncidentState& s = row(id).state;
    if (row(id).region.valid()) add_once(facts.regions, row(id).region);
    if (row(id).threat.valid()) add_once(facts.threats, row(id).threat);
    if (!facts.worst.valid() || s.peak > row(facts.worst).state.peak) facts.worst = id;
    if (facts.first_onset < 0) facts.first_onset = s.onset;
    ongoing = ongoing || s.ended < 0;
    facts.last_end = std::max(facts.last_end, s.ended);
    facts.contained += s.contained >= 0;
    if (s.informed_all >= 0) {
      ++facts.informed;
      inform.push_back(since_onset(record, row(id), s.informed_all));
    }
    if (s.detected < 0) continue;
    ++facts.detected;
    // The event by which the time counts: a body may have been told before any detected something by itself.
    const Event* first = record.event(s.first_detection);
    if (first && (!facts.first_detection || first->key < facts.first_detection->key)) facts.first_detection = first;
    const double delay = since_onset(record, row(id), s.detected);
    detect.push_back(delay);
    if (delay > slowest) {
      slowest = delay;
      facts.slowest_detection = id;
    }
  }
  if (ongoing) facts.last_end = -1;
  facts.detect_median = median(detect);
  facts.inform_median = median(inform);
}

void count_headquarters(const Record& record, Facts& facts) {
  for (std::size_t i = 0; i < record.headquarters.size(); ++i) {
    const Headquarters& h = record.headquarters[i];
    if (h.first_sitting < 0) continue;
    (h.level == HeadquartersLevel::central ? facts.central : facts.regional).push_back(i);
    if (!lawful(h)) facts.no_ground.push_back(i);
  }
  for (auto* list : {&facts.central, &facts.regional, &facts.no_ground})
    std::stable_sort(list->begin(), list->end(), [&](std::size_t a, std::size_t b) {
      return record.headquarters[a].first_sitting < record.headquarters[b].first_sitting;
    });
}

RegionEffort& effort_in(Facts& facts, RegionId region) {
  for (RegionEffort& row : facts.effort)
    if (row.region == region) return row;
  facts.effort.push_back({region, 0, 0, 0, -1});
  return facts.effort.back();
}

void count_dispatch(const Record& record, const Event& event, Facts& facts) {
  const auto persons = static_cast<double>(event.value);
  ++facts.dispatches;
  facts.planned_dispatches += event.headquarters.valid();
  facts.sent += persons;
  RegionEffort& region = effort_in(facts, event.region);
  region.sent += persons;
  ++region.dispatches;
  if (const AgentRow* agent = record.agent(event.agent); agent && agent->region != event.region)
    region.from_away += persons;
  for (CapabilityEffort& row : facts.capabilities)
    if (row.capability == event.capability) {
      row.sent += persons;
      ++row.dispatches;
      return;
    }
  facts.capabilities.push_back({event.capability, persons, 1});
}

void count_events(const Record& record, Facts& facts) {
  std::map<std::string, GroundUse> grounds;
  for (const Event& event : record.events) {
    if (event.kind == EventKind::headquarters_referred) ++facts.referred_events;
    if (event.kind == EventKind::overlap_met) ++facts.overlap_events;
    if (event.kind == EventKind::teams_sent || event.kind == EventKind::aid_sent) count_dispatch(record, event, facts);
    if (event.kind == EventKind::teams_arrived) {
      Tick& first = effort_in(facts, event.region).first_arrival;
      if (first < 0) first = event.tick;
    }
    const std::string_view article = record.ground(event.ground);
    if (article.empty() || !event.agent.valid() || !is_action(event.kind)) continue;
    GroundUse& use = grounds[std::string(article)];
    ++use.actions;
    ++use.kinds[event.kind];
    ++facts.actions;
  }
  for (auto& [article, use] : grounds) {
    use.article = article;
    facts.grounds.push_back(use);
  }
  std::stable_sort(facts.grounds.begin(), facts.grounds.end(),
                   [](const GroundUse& a, const GroundUse& b) { return a.actions > b.actions; });
  std::stable_sort(facts.effort.begin(), facts.effort.end(),
                   [](const RegionEffort& a, const RegionEffort& b) { return a.sent > b.sent; });
  std::stable_sort(facts.capabilities.begin(), facts.capabilities.end(),
                   [](const CapabilityEffort& a, const CapabilityEffort& b) { return a.sent > b.sent; });
}

void count_breaches(const Record& record, bool too_long, Breaches& out) {
  double lag = 0;
  for (const Violation& violation : record.violations) {
    if (record.kept_too_long(violation) != too_long) continue;
    ++out.count;
    if (violation.found < 0) continue;
    ++(record.ground(violation.found_ground) == "14(1)" ? out.by_court : out.by_prosecutor);
    lag += record.run.tick_seconds * static_cast<double>(violation.found - violation.tick);
  }
  if (out.found() > 0) out.found_after = lag / static_cast<double>(out.found());
}

/// Greatest number of people whose rights were limited at one time. Of the measures of one incident in one region only
/// the largest counts: they meet the same people.
double most_people_at_once(const Record& record) {
  const auto end_of = [&](const MeasureInForce& m) { return m.ended >= 0 ? m.ended : record.run.ticks_done; };
  double most = 0;
  // The number rises only when a measure begins.
  for (const MeasureInForce& start : record.measures_in_force) {
    std::map<std::pair<IncidentId, RegionId>, double> there;
    for (const MeasureInForce& m : record.measures_in_force) {
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

void count_legality(const Record& record, Facts& facts) {
  facts.people_limited = most_people_at_once(record);
  count_breaches(record, false, facts.without_ground);
  count_breaches(record, true, facts.kept_too_long);
  for (const MeasureInForce& measure : record.measures_in_force) {
    if (!(measure.people > 0)) continue;
    ++facts.limiting_measures;
    facts.disproportionate += measure.proportionate == 0;
    const auto people = static_cast<double>(measure.people);
    const Tick end = measure.ended >= 0 ? measure.ended : record.run.ticks_done;
    facts.people_days += people * record.run.tick_seconds * static_cast<double>(end - measure.from) / 86400.0;
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

double since_onset(const Record& record, const IncidentRow& incident, Tick tick) {
  const std::optional<Tick> ticks = since_onset(incident, tick);
  return ticks ? record.run.tick_seconds * static_cast<double>(*ticks) : no_value;
}

double median(std::vector<double> values) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty()) return no_value;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Facts count_facts(const Record& record) {
  Facts facts;
  count_incidents(record, facts);
  count_headquarters(record, facts);
  count_events(record, facts);
  count_legality(record, facts);
  if (const SeriesRow* series = record.find_series("personnel_deployed"))
    for (std::size_t i = 0; i < series->values.size(); ++i)
      if (!(series->values[i] <= facts.peak_personnel) && std::isfinite(series->values[i])) {
        facts.peak_personnel = series->values[i];
        facts.peak_personnel_tick = series->ticks[i];
      }
  return facts;
}

}  // namespace qorgan
