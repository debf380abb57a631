#include "account/lanes.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "account/seats.hpp"
#include "world/milestone.hpp"

namespace qorgan {
namespace {

void add_mark(Lane& lane, MarkKind kind, Tick tick) {
  if (tick >= 0) lane.marks.push_back({.kind = kind, .tick = static_cast<double>(tick)});
}

LaneBar bar_of(const Evidence& run, std::size_t number) {
  const Headquarters& hq = run.headquarters()[number];
  return {HeadquartersId(number), hq.proposed, hq.first_sitting, hq.stood_down >= 0 ? hq.stood_down : run.now(),
          hq.stood_down < 0};
}

Lane incident_lane(const Evidence& run, IncidentId id) {
  const IncidentState& state = run.incident(id);
  Lane lane;
  lane.incident = id;
  if (const std::optional<Tick> onset = run.onset(id))
    lane.onset = static_cast<double>(*onset);
  else
    lane.onset = run.planned_onset(id);
  lane.end = state.ended;
  add_mark(lane, MarkKind::detected, state.detected);
  add_mark(lane, MarkKind::decided, state.decided);
  add_mark(lane, MarkKind::first_team, state.first_team);
  add_mark(lane, MarkKind::contained, state.contained);
  std::set<InstrumentId> taken;
  for (const InstrumentInForce& instrument : run.instruments())
    if (instrument.incident == id && taken.insert(instrument.instrument).second)
      lane.marks.push_back({.kind = MarkKind::instrument,
                            .tick = static_cast<double>(instrument.from),
                            .instrument = instrument.instrument});
  const auto all = run.headquarters();
  for (std::size_t h = 0; h < all.size(); ++h)
    if (all[h].level == HeadquartersLevel::regional && concerns(run, all[h], id)) lane.bars.push_back(bar_of(run, h));
  return lane;
}

Lane common_lane(const Evidence& run) {
  Lane lane;
  for (std::size_t i = 0; i < run.inject_count(); ++i) {
    const InjectFacts inject = run.inject(i);
    if (inject.fired >= 0)
      lane.marks.push_back({.kind = MarkKind::inject, .tick = static_cast<double>(inject.fired), .inject = i});
    else if (inject.at && !inject.contingency)
      lane.marks.push_back(
          {.kind = MarkKind::inject, .tick = *inject.at / run.tick_seconds(), .inject = i, .to_come = true});
  }
  const auto all = run.headquarters();
  for (std::size_t h = 0; h < all.size(); ++h)
    if (all[h].level == HeadquartersLevel::central) lane.bars.push_back(bar_of(run, h));
  return lane;
}

}  // namespace

std::vector<Lane> build_lanes(const Evidence& evidence) {
  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < evidence.incident_count(); ++i) lanes.push_back(incident_lane(evidence, IncidentId(i)));
  const auto place = [](const Lane& lane) { return lane.onset.value_or(std::numeric_limits<double>::infinity()); };
  std::stable_sort(lanes.begin(), lanes.end(), [&](const Lane& a, const Lane& b) { return place(a) < place(b); });
  lanes.insert(lanes.begin(), common_lane(evidence));
  for (Lane& lane : lanes)
    std::stable_sort(lane.marks.begin(), lane.marks.end(),
                     [](const LaneMark& a, const LaneMark& b) { return a.tick < b.tick; });
  return lanes;
}

EventKey first_event(const Evidence& evidence, EventKind kind, IncidentId incident, Tick from) {
  for (std::size_t i = 0; i < evidence.event_count(); ++i) {
    const Event& e = evidence.event(i);
    if (e.kind == kind && e.tick >= from && (!incident.valid() || e.incident == incident)) return e.key;
  }
  return 0;
}

EventKey event_of(const Evidence& evidence, const Lane& lane, const LaneMark& mark) {
  if (mark.to_come) return 0;
  // Of the mark's own tick: an incident may be contained, flare up and be contained again.
  const auto first = [&](EventKind kind) {
    return first_event(evidence, kind, lane.incident, static_cast<Tick>(mark.tick) - 1);
  };
  switch (mark.kind) {
    case MarkKind::inject:
      for (std::size_t i = 0; i < evidence.event_count(); ++i)
        if (evidence.event(i).kind == EventKind::inject &&
            static_cast<std::size_t>(evidence.event(i).value) == mark.inject)
          return evidence.event(i).key;
      return 0;
    case MarkKind::detected: {
      const EventKey known = evidence.incident(lane.incident).first_detection;
      return known != 0 ? known : first(traits_of(Milestone::detected).proof);
    }
    case MarkKind::decided: return first(traits_of(Milestone::decided).proof);
    case MarkKind::first_team: return first(traits_of(Milestone::first_team).proof);
    case MarkKind::instrument:
      for (const InstrumentInForce& instrument : evidence.instruments())
        if (instrument.incident == lane.incident && instrument.instrument == mark.instrument) return instrument.event;
      return 0;
    case MarkKind::contained: return first(traits_of(Milestone::contained).proof);
  }
  return 0;
}

}  // namespace qorgan
