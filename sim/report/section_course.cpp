// The course of events: timeline, delays, milestones, map.

#include <algorithm>
#include <cmath>

#include "account/chronicle.hpp"
#include "account/lanes.hpp"
#include "core/enum_table.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_lanes = 20, max_milestones = 80;

std::vector<std::pair<Mark, std::string>> mark_words(const Context& c, std::initializer_list<Mark> marks) {
  std::vector<std::pair<Mark, std::string>> out;
  for (const Mark mark : marks) {
    static constexpr EnumTable<Mark, std::string_view> keys({{Mark::detected, "mark.detected"},
                                                             {Mark::decided, "mark.decided"},
                                                             {Mark::headquarters, "mark.headquarters"},
                                                             {Mark::teams, "mark.teams"},
                                                             {Mark::contained, "mark.contained"},
                                                             {Mark::instrument, "mark.instrument"},
                                                             {Mark::inject, "mark.inject"},
                                                             {Mark::central, "mark.central"}});
    out.emplace_back(mark, c.t(keys[mark]));
  }
  return out;
}

/// The incidents to show, by onset; where there are too many, the gravest.
std::vector<IncidentId> shown_incidents(const Context& c, const Facts& f) {
  std::vector<IncidentId> out = f.incidents;
  if (out.size() <= max_lanes) return out;
  const auto peak = [&](IncidentId id) { return c.record.incidents[id.index()].state.peak; };
  std::stable_sort(out.begin(), out.end(), [&](IncidentId a, IncidentId b) { return peak(a) > peak(b); });
  out.resize(max_lanes);
  const auto onset = [&](IncidentId id) { return c.record.incidents[id.index()].state.onset; };
  std::stable_sort(out.begin(), out.end(), [&](IncidentId a, IncidentId b) { return onset(a) < onset(b); });
  return out;
}

TimelineSpan sitting_of(const Context& c, const LaneBar& bar) {
  return {c.seconds(bar.first_sitting), c.seconds(bar.end),
          c.headquarters(bar.headquarters.index()) + ": " + c.time(bar.first_sitting) + " – " +
              (bar.open ? c.t("still-sitting") : c.time(bar.end))};
}

/// What stands on a lane of the account, as signs with their words.
void draw_lane(const Context& c, const Lane& from, TimelineLane& lane) {
  for (const LaneBar& bar : from.bars)
    if (bar.first_sitting >= 0) lane.headquarters.push_back(sitting_of(c, bar));
  const auto add = [&](Mark kind, const LaneMark& mark, const std::string& word) {
    lane.marks.push_back(
        {kind, mark.tick * c.record.run.tick_seconds, word + ": " + c.time(static_cast<Tick>(mark.tick))});
  };
  // What comes first matters most and is drawn last: teams are often there within hours of the detection.
  for (const MarkKind kind :
       {MarkKind::inject, MarkKind::instrument, MarkKind::contained, MarkKind::first_team, MarkKind::detected})
    for (const LaneMark& mark : from.marks) {
      if (mark.kind != kind || mark.to_come) continue;
      switch (kind) {
        case MarkKind::inject: add(Mark::inject, mark, c.in(c.record.injects[mark.inject].text)); break;
        case MarkKind::detected: add(Mark::detected, mark, c.t("mark.detected")); break;
        case MarkKind::first_team: add(Mark::teams, mark, c.t("mark.teams")); break;
        case MarkKind::contained: add(Mark::contained, mark, c.t("mark.contained")); break;
        case MarkKind::instrument: add(Mark::instrument, mark, c.in(c.names.instrument(mark.instrument))); break;
        case MarkKind::decided: break;  // it stands where the detection does; the clock has it
      }
    }
}

TimelineLane incident_lane(const Context& c, const Lane& from) {
  const IncidentRow& row = c.record.incidents[from.incident.index()];
  TimelineLane lane;
  lane.label = c.incident_label(row);
  lane.note = row.settlement.en.empty() ? c.region_short(row.region) : c.in(row.settlement);
  if (const SeriesRow* series = c.record.find_series("severity", false, from.incident))
    for (std::size_t i = 0; i < series->ticks.size(); ++i)
      lane.severity.emplace_back(c.seconds(series->ticks[i]), series->values[i]);
  draw_lane(c, from, lane);
  return lane;
}

Figure timeline_figure(const Context& c, const Facts& f) {
  TimelineChart chart;
  chart.title = c.t("timeline.caption");
  chart.time = c.chart_time();
  chart.severity_word = c.measure_title("severity");
  chart.sitting_word = c.t("legend.sitting");
  chart.mark_words = mark_words(c, {Mark::detected, Mark::teams, Mark::contained, Mark::instrument, Mark::inject});
  const std::vector<Lane> lanes = build_lanes(c.evidence);
  TimelineLane common;
  draw_lane(c, lanes.front(), common);
  TimelineLane central{c.t("lane.central"), {}, {}, std::move(common.headquarters), {}};
  TimelineLane injects{c.t("lane.injects"), {}, {}, {}, std::move(common.marks)};
  if (!central.headquarters.empty()) chart.lanes.push_back(std::move(central));
  if (!injects.marks.empty()) chart.lanes.push_back(std::move(injects));
  const std::vector<IncidentId> shown = shown_incidents(c, f);
  for (const Lane& lane : lanes)
    if (std::find(shown.begin(), shown.end(), lane.incident) != shown.end())
      chart.lanes.push_back(incident_lane(c, lane));
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
      return TableCell{c.duration(c.evidence.since_onset(id, tick)), "", Tone::plain};
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
      if (tick >= 0) out.delays.emplace_back(mark, c.evidence.since_onset(id, tick));
    chart.rows.push_back(std::move(out));
  }
  Figure figure;
  figure.svg = draw_clock(chart, c.language);
  figure.caption = chart.title;
  figure.data = delay_table(c, f);
  return figure;
}

/// Of which class each incident was, and by what: from the class follow the duties of the bodies.
TableBlock class_table(const Context& c, const Facts& f) {
  TableBlock table;
  table.caption = c.t("classes.caption");
  table.columns = {{c.t("col.incident"), false},
                   {c.t("col.class"), false},
                   {c.t("col.by-what"), false},
                   {c.t("col.class-from"), false}};
  for (const IncidentId id : f.incidents) {
    const IncidentRow& row = c.record.incidents[id.index()];
    const ReachedClass& reached = row.reached;
    const bool any = !reached.stake.empty();
    table.rows.push_back({{c.in(row.name), "", Tone::plain},
                          {c.word("threat-class", reached.threat_class), "", Tone::plain},
                          {any ? write_stake(reached.stake, reached.amount, c.language) : "–", "", Tone::plain},
                          {any ? write_stake(reached.stake, reached.from, c.language) : "–", "", Tone::plain}});
  }
  table.after = c.t("classes.explanation");
  return table;
}

TableBlock milestones(const Context& c, const Facts& f) {
  TableBlock table;
  table.columns = {{c.t("col.time"), false, true}, {c.t("col.event"), false}, {"", true}};
  const std::vector<std::size_t> told = chronicle(c.evidence, f);
  for (std::size_t n = 0; n < std::min(told.size(), max_milestones); ++n) {
    const Event& e = c.record.events[told[n]];
    table.rows.push_back({{c.time(e.tick), "", Tone::plain},
                          {narrate(e, c.names, c.language), "", Tone::plain},
                          {"#" + std::to_string(told[n] + 1), "", Tone::plain}});
  }
  table.caption = c.t("milestones.caption");
  if (told.size() > max_milestones)
    table.after = c.t("rows-left-out", {{"count", c.count(told.size() - max_milestones)}});
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
  section.blocks.emplace_back(class_table(c, f));
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
