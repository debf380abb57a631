// The course of events: timeline, delays, milestones, map.

#include <algorithm>
#include <cmath>

#include "core/enum_table.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t most_lanes = 20, most_milestones = 80;

std::vector<std::pair<Mark, std::string>> mark_words(const Context& c, std::initializer_list<Mark> marks) {
  std::vector<std::pair<Mark, std::string>> out;
  for (const Mark mark : marks) {
    static constexpr EnumTable<Mark, std::string_view> keys({{Mark::detected, "mark.detected"},
                                                             {Mark::decided, "mark.decided"},
                                                             {Mark::headquarters, "mark.headquarters"},
                                                             {Mark::teams, "mark.teams"},
                                                             {Mark::contained, "mark.contained"},
                                                             {Mark::measure, "mark.measure"},
                                                             {Mark::inject, "mark.inject"},
                                                             {Mark::central, "mark.central"}});
    out.emplace_back(mark, c.t(keys[mark]));
  }
  return out;
}

/// The incidents to show, by onset; where there are too many, the gravest.
std::vector<IncidentId> shown_incidents(const Context& c, const Facts& f) {
  std::vector<IncidentId> out = f.incidents;
  if (out.size() <= most_lanes) return out;
  const auto peak = [&](IncidentId id) { return c.record.incidents[id.index()].state.peak; };
  std::stable_sort(out.begin(), out.end(), [&](IncidentId a, IncidentId b) { return peak(a) > peak(b); });
  out.resize(most_lanes);
  const auto onset = [&](IncidentId id) { return c.record.incidents[id.index()].state.onset; };
  std::stable_sort(out.begin(), out.end(), [&](IncidentId a, IncidentId b) { return onset(a) < onset(b); });
  return out;
}

TimelineSpan sitting_of(const Context& c, std::size_t index) {
  const Headquarters& h = c.record.headquarters[index];
  const Tick end = h.stood_down >= 0 ? h.stood_down : c.record.run.ticks_done;
  return {c.seconds(h.first_sitting), c.seconds(end),
          c.headquarters(index) + ": " + c.time(h.first_sitting) + " – " +
              (h.stood_down >= 0 ? c.time(h.stood_down) : c.t("still-sitting"))};
}

TimelineLane incident_lane(const Context& c, const Facts& f, IncidentId id) {
  const IncidentRow& row = c.record.incidents[id.index()];
  TimelineLane lane;
  lane.label = c.incident_label(row);
  lane.note = c.region_short(row.region);
  if (const SeriesRow* series = c.record.find_series("severity", false, id))
    for (std::size_t i = 0; i < series->ticks.size(); ++i)
      lane.severity.emplace_back(c.seconds(series->ticks[i]), series->values[i]);
  for (const std::size_t h : f.regional) {
    const Headquarters& hq = c.record.headquarters[h];
    if (hq.region == row.region && hq.threat == row.threat) lane.headquarters.push_back(sitting_of(c, h));
  }
  const IncidentState& s = row.state;
  const auto mark = [&](Mark kind, Tick tick, std::string_view word) {
    if (tick >= 0) lane.marks.push_back({kind, c.seconds(tick), c.t(word) + ": " + c.time(tick)});
  };
  std::vector<MeasureId> used;  // the first use of each instrument makes a sign, its renewals none
  for (const MeasureInForce& m : c.record.measures_in_force) {
    if (m.incident != id || std::find(used.begin(), used.end(), m.measure) != used.end()) continue;
    used.push_back(m.measure);
    lane.marks.push_back({Mark::measure, c.seconds(m.from), c.in(c.names.measure(m.measure)) + ": " + c.time(m.from)});
  }
  mark(Mark::contained, s.contained, "mark.contained");
  mark(Mark::teams, s.first_team, "mark.teams");
  mark(Mark::detected, s.detected, "mark.detected");
  return lane;
}

Figure timeline_figure(const Context& c, const Facts& f) {
  TimelineChart chart;
  chart.title = c.t("timeline.caption");
  chart.time = c.chart_time();
  chart.severity_word = c.measure_title("severity");
  chart.sitting_word = c.t("legend.sitting");
  chart.mark_words = mark_words(c, {Mark::detected, Mark::teams, Mark::contained, Mark::measure, Mark::inject});
  if (!f.central.empty()) {
    TimelineLane lane;
    lane.label = c.t("lane.central");
    for (const std::size_t h : f.central) lane.headquarters.push_back(sitting_of(c, h));
    chart.lanes.push_back(std::move(lane));
  }
  TimelineLane injects;
  injects.label = c.t("lane.injects");
  for (const InjectRow& row : c.record.injects)
    if (row.fired >= 0)
      injects.marks.push_back({Mark::inject, c.seconds(row.fired), c.in(row.text) + ": " + c.time(row.fired)});
  if (!injects.marks.empty()) chart.lanes.push_back(std::move(injects));
  for (const IncidentId id : shown_incidents(c, f)) chart.lanes.push_back(incident_lane(c, f, id));
  Figure figure;
  figure.svg = draw_timeline(chart, c.language);
  figure.caption = chart.title;
  figure.summary = c.t("timeline.explanation");
  return figure;
}

TableBlock delay_table(const Context& c, const Facts& f) {
  TableBlock table;
  table.columns = {{c.t("col.incident"), false}, {c.t("col.onset"), false, true}, {c.t("mark.detected"), true},
                   {c.t("mark.decided"), true},  {c.t("mark.teams"), true},       {c.t("mark.headquarters"), true},
                   {c.t("mark.central"), true},  {c.t("col.informed"), true},     {c.t("mark.contained"), true},
                   {c.t("col.peak"), true}};
  for (const IncidentId id : f.incidents) {
    const IncidentRow& row = c.record.incidents[id.index()];
    const IncidentState& s = row.state;
    const auto cell = [&](Tick tick) {
      return TableCell{c.duration(since_onset(c.record, row, tick)), "", Tone::plain};
    };
    table.rows.push_back({{c.in(row.name), "", Tone::plain},
                          {c.date(s.onset), "", Tone::plain},
                          cell(s.detected),
                          cell(s.decided),
                          cell(s.first_team),
                          cell(s.regional),
                          cell(s.central),
                          cell(s.informed_all),
                          cell(s.contained),
                          {c.number(s.peak, 2), "", Tone::plain}});
  }
  table.after = c.t("delays.explanation");
  return table;
}

Figure clock_figure(const Context& c, const Facts& f) {
  ClockChart chart;
  chart.title = c.t("clock.caption");
  chart.axis_word = c.t("clock.axis");
  chart.mark_words = mark_words(c, {Mark::detected, Mark::decided, Mark::headquarters, Mark::central, Mark::teams});
  for (const IncidentId id : shown_incidents(c, f)) {
    const IncidentRow& row = c.record.incidents[id.index()];
    ClockRow out{c.incident_label(row), {}};
    for (const auto& [mark, tick] :
         {std::pair{Mark::central, row.state.central}, std::pair{Mark::headquarters, row.state.regional},
          std::pair{Mark::teams, row.state.first_team}, std::pair{Mark::decided, row.state.decided},
          std::pair{Mark::detected, row.state.detected}})
      if (tick >= 0) out.delays.emplace_back(mark, since_onset(c.record, row, tick));
    chart.rows.push_back(std::move(out));
  }
  Figure figure;
  figure.svg = draw_clock(chart, c.language);
  figure.caption = chart.title;
  figure.data = delay_table(c, f);
  return figure;
}

/// Which events a chronicler would write down: the first of its kind in the run, for its incident or headquarters, or
/// every one.
enum class Chronicle : unsigned char { no, first_in_run, first_of_incident, first_of_headquarters, every };
Chronicle chronicled(EventKind kind) {
  switch (kind) {
    case EventKind::inject:
    case EventKind::command:
    case EventKind::overlap_met:
    case EventKind::disorganised: return Chronicle::every;
    case EventKind::incident_began:
    case EventKind::spread:
    case EventKind::incident_contained: return Chronicle::first_of_incident;
    case EventKind::headquarters_sat:
    case EventKind::headquarters_stood_down: return Chronicle::first_of_headquarters;
    case EventKind::help_asked:
    case EventKind::teams_sent:
    case EventKind::teams_arrived:
    case EventKind::measure_taken:
    case EventKind::exception_raised:
    case EventKind::headquarters_referred:
    case EventKind::violation:
    case EventKind::violation_found: return Chronicle::first_in_run;
    default: return Chronicle::no;
  }
}

TableBlock milestones(const Context& c, const Facts& f) {
  TableBlock table;
  table.columns = {{c.t("col.time"), false, true}, {c.t("col.event"), false}, {"", true}};
  std::vector<std::pair<EventKind, std::uint32_t>> seen;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < c.record.events.size(); ++i) {
    const Event& e = c.record.events[i];
    const Chronicle rule = &e == f.first_detection ? Chronicle::every : chronicled(e.kind);
    if (rule == Chronicle::no) continue;
    // Of regional headquarters the first sitting is enough; the table of headquarters has the rest.
    if (e.kind == EventKind::headquarters_stood_down && e.region.valid()) continue;
    if (rule != Chronicle::every) {
      const std::uint32_t what = rule == Chronicle::first_of_incident       ? e.incident.value
                                 : rule == Chronicle::first_of_headquarters ? e.headquarters.value
                                                                            : 0;
      const std::pair key{e.kind, what};
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
    }
    if (table.rows.size() >= most_milestones) {
      ++left_out;
      continue;
    }
    table.rows.push_back({{c.time(e.tick), "", Tone::plain},
                          {narrate(e, c.names, c.language), "", Tone::plain},
                          {"#" + std::to_string(i + 1), "", Tone::plain}});
  }
  table.caption = c.t("milestones.caption");
  if (left_out > 0) table.after = c.t("rows-left-out", {{"count", c.count(left_out)}});
  return table;
}

}  // namespace

Section timeline_section(const Context& c, const Facts& f) {
  Section section{"timeline", c.t("section.timeline"), {}};
  if (f.incidents.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("answer.nothing-happened"), false});
    return section;
  }
  section.blocks.emplace_back(timeline_figure(c, f));
  section.blocks.emplace_back(Paragraph{c.t("timeline.explanation"), true});
  section.blocks.emplace_back(clock_figure(c, f));
  section.blocks.emplace_back(delay_table(c, f));
  if (c.has_events())
    section.blocks.emplace_back(milestones(c, f));
  else
    section.blocks.emplace_back(Paragraph{c.t("no-events"), true});
  return section;
}

Section map_section(const Context& c) {
  Section section{"map", c.t("section.map"), {}};
  MapChart chart;
  chart.title = c.t("map.caption");
  chart.value_word = c.t("map.legend");
  chart.headquarters_word = c.t("map.headquarters");
  TableBlock table;
  table.columns = {{c.t("col.region"), false},           {c.t("col.peak"), true},  {c.t("col.at-end"), true},
                   {c.measure_title("evacuated"), true}, {c.t("col.trust"), true}, {c.measure_title("rumour"), true}};
  bool known = false;
  Diagnostics ignored;
  const auto map = parse_map(report_asset("kazakhstan.json"), "kazakhstan.json", ignored);
  for (std::size_t r = 0; r < c.record.regions.size(); ++r) {
    const RegionRow& row = c.record.regions[r];
    known = known || (map && map->find(row.id));
    bool sat = false;
    for (const Headquarters& h : c.record.headquarters) sat = sat || (h.region == RegionId(r) && h.first_sitting >= 0);
    chart.values.push_back({row.id, c.region_short(RegionId(r)),
                            c.number(row.peak_severity, 2) + " → " + c.number(row.final_severity, 2), row.peak_severity,
                            sat});
    if (row.peak_severity < 0.01) continue;
    table.rows.push_back({{c.in(row.name), "", Tone::plain},
                          {c.number(row.peak_severity, 2), "", Tone::plain},
                          {c.number(row.final_severity, 2), "", Tone::plain},
                          {c.number(c.record.measure("evacuated", {}, RegionId(r))), "", Tone::plain},
                          {c.number(row.trust_start, 2) + " → " + c.number(row.trust, 2), "", Tone::plain},
                          {c.number(row.rumour, 2), "", Tone::plain}});
  }
  if (known && map) {
    Figure figure;
    figure.svg = draw_map(*map, chart, c.language);
    figure.caption = chart.title;
    figure.summary = c.t("map.explanation");
    section.blocks.emplace_back(std::move(figure));
    section.blocks.emplace_back(Paragraph{c.t("map.explanation"), true});
  }
  if (table.rows.empty())
    section.blocks.emplace_back(Paragraph{c.t("map.none"), false});
  else
    section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace qorgan
