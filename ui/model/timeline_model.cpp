#include "ui/model/timeline_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "ui/model/why_model.hpp"

namespace qorgan::ui {

namespace {

void add_mark(TimeLane& lane, MarkKind kind, Tick tick) {
  if (tick >= 0) lane.marks.push_back({.kind = kind, .tick = static_cast<double>(tick)});
}

TimeBar bar_of(const World& world, std::size_t number) {
  const Headquarters& hq = world.headquarters[number];
  return {HeadquartersId{number}, static_cast<double>(hq.proposed), static_cast<double>(hq.first_sitting),
          static_cast<double>(hq.stood_down >= 0 ? hq.stood_down : world.tick), hq.stood_down < 0};
}

TimeLane incident_lane(const World& world, std::size_t number) {
  const IncidentState& state = world.incidents[number];
  const IncidentSpec& spec = world.scenario->incidents[number];
  TimeLane lane;
  lane.incident = IncidentId{number};
  const bool planned = state.phase == IncidentPhase::dormant && std::isfinite(spec.onset);
  lane.onset = state.has_onset() ? static_cast<double>(state.onset)
               : planned         ? spec.onset / world.scenario->tick_seconds
                                 : -1;
  lane.end = state.ended;
  add_mark(lane, MarkKind::detected, state.detected);
  add_mark(lane, MarkKind::decided, state.decided);
  add_mark(lane, MarkKind::first_team, state.first_team);
  add_mark(lane, MarkKind::contained, state.contained);
  // A measure is renewed while it is needed; the lane shows when it was first taken.
  std::set<MeasureId> taken;
  for (const MeasureInForce& measure : world.measures)
    if (measure.incident == lane.incident && taken.insert(measure.measure).second)
      lane.marks.push_back(
          {.kind = MarkKind::measure, .tick = static_cast<double>(measure.from), .measure = measure.measure});
  for (std::size_t h = 0; h < world.headquarters.size(); ++h)
    if (world.headquarters[h].level == HeadquartersLevel::regional && world.headquarters[h].region == spec.region &&
        world.headquarters[h].threat == spec.threat)
      lane.bars.push_back(bar_of(world, h));
  return lane;
}

TimeLane common_lane(const World& world) {
  TimeLane lane;
  const Scenario& scenario = *world.scenario;
  for (std::size_t i = 0; i < scenario.injects.size(); ++i) {
    const Tick fired = i < world.inject_fired.size() ? world.inject_fired[i] : -1;
    if (fired >= 0) {
      lane.marks.push_back({.kind = MarkKind::inject, .tick = static_cast<double>(fired), .inject = i});
    } else if (scenario.injects[i].at && !scenario.injects[i].contingency) {
      lane.marks.push_back({.kind = MarkKind::inject,
                            .tick = *scenario.injects[i].at / scenario.tick_seconds,
                            .inject = i,
                            .to_come = true});
    }
  }
  for (std::size_t h = 0; h < world.headquarters.size(); ++h)
    if (world.headquarters[h].level == HeadquartersLevel::central) lane.bars.push_back(bar_of(world, h));
  return lane;
}

}  // namespace

std::vector<TimeLane> build_lanes(const World& world) {
  std::vector<TimeLane> lanes;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) lanes.push_back(incident_lane(world, i));
  std::stable_sort(lanes.begin(), lanes.end(), [](const TimeLane& a, const TimeLane& b) {
    return (a.onset < 0 ? 1e18 : a.onset) < (b.onset < 0 ? 1e18 : b.onset);
  });
  lanes.insert(lanes.begin(), common_lane(world));
  for (TimeLane& lane : lanes)
    std::stable_sort(lane.marks.begin(), lane.marks.end(),
                     [](const TimeMark& a, const TimeMark& b) { return a.tick < b.tick; });
  return lanes;
}

EventKey event_of(const World& world, const EventLog& events, const TimeLane& lane, const TimeMark& mark) {
  if (mark.to_come) return 0;
  // Of the mark's own tick: an incident may be contained, flare up and be contained again.
  const auto first = [&](EventKind kind) {
    return first_event(events, kind, lane.incident, static_cast<Tick>(mark.tick) - 1);
  };
  switch (mark.kind) {
    case MarkKind::inject:
      for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].kind == EventKind::inject && static_cast<std::size_t>(events[i].value) == mark.inject)
          return events[i].key;
      return 0;
    case MarkKind::detected: {
      const EventKey known = world.incidents[lane.incident.index()].first_detection;
      return known != 0 ? known : first(EventKind::detected);
    }
    case MarkKind::decided: return first(EventKind::decided);
    case MarkKind::headquarters: return first(EventKind::headquarters_sat);
    case MarkKind::first_team: return first(EventKind::teams_arrived);
    case MarkKind::measure:
      for (const MeasureInForce& measure : world.measures)
        if (measure.incident == lane.incident && measure.measure == mark.measure) return measure.event;
      return 0;
    case MarkKind::contained: return first(EventKind::incident_contained);
  }
  return 0;
}

std::vector<ProgrammeRow> programme_of(const World& world) {
  const Scenario& scenario = *world.scenario;
  std::vector<ProgrammeRow> rows;
  for (std::size_t i = 0; i < scenario.injects.size(); ++i) {
    const InjectSpec& spec = scenario.injects[i];
    ProgrammeRow row;
    row.inject = i;
    row.fired = i < world.inject_fired.size() && world.inject_fired[i] >= 0;
    row.by_hand = spec.contingency;
    if (row.fired)
      row.tick = world.inject_fired[i];
    else if (spec.at && !spec.contingency)
      row.tick = scenario.tick_at(*spec.at);
    rows.push_back(row);
  }
  const auto group = [](const ProgrammeRow& row) { return row.fired ? 2 : row.tick < 0 ? 1 : 0; };
  std::stable_sort(rows.begin(), rows.end(), [&](const ProgrammeRow& a, const ProgrammeRow& b) {
    if (group(a) != group(b)) return group(a) < group(b);
    return group(a) == 2 ? a.tick > b.tick : a.tick < b.tick;
  });
  return rows;
}

void TimeAxis::show_all(double ticks) {
  begin = first = 0;
  end = last = std::max(1.0, ticks);
}

void TimeAxis::zoom_at(double tick, double factor) {
  const double width = std::clamp((last - first) / factor, std::min(12.0, end - begin), end - begin);
  const double place = share(tick);
  first = tick - place * width;
  last = first + width;
  pan(0);
}

void TimeAxis::pan(double ticks) {
  const double width = last - first;
  first = std::clamp(first + ticks, begin, end - width);
  last = first + width;
}

void TimeAxis::follow(double tick) {
  if (tick < first) pan(tick - first - 0.1 * (last - first));
  if (tick > last) pan(tick - last + 0.1 * (last - first));
}

std::vector<AxisTick> axis_ticks(const Scenario& scenario, const TimeAxis& axis, int most) {
  // Steps in seconds: minutes, hours, days, weeks.
  constexpr std::array<std::int64_t, 16> steps{60,    300,    900,    1800,   3600,    10800,   21600,   43200,
                                               86400, 172800, 345600, 604800, 1209600, 2419200, 4838400, 9676800};
  const double seen = (axis.last - axis.first) * scenario.tick_seconds;
  std::int64_t step = steps.back();
  for (const std::int64_t candidate : steps)
    if (seen / static_cast<double>(candidate) <= most) {
      step = candidate;
      break;
    }
  const std::int64_t offset = scenario.utc_offset;
  const auto local = [&](double tick) {
    return scenario.start.seconds + offset + static_cast<std::int64_t>(std::ceil(tick * scenario.tick_seconds));
  };
  std::vector<AxisTick> out;
  const std::int64_t from = local(axis.first), until = local(axis.last);
  for (std::int64_t at = (from + step - 1) / step * step; at <= until; at += step) {
    AxisTick mark;
    mark.tick = static_cast<double>(at - offset - scenario.start.seconds) / scenario.tick_seconds;
    const Instant moment{at - offset};
    const std::string text = format_short(moment, scenario.utc_offset);  // "27.03 09:00"
    mark.major = at % 86400 == 0;
    mark.label = mark.major ? text.substr(0, 5) : text.substr(6);
    out.push_back(mark);
  }
  return out;
}

}  // namespace qorgan::ui
