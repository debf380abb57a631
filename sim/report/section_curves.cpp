// Curves with the run under no response beside them, and simulated beside reported figures.

#include <algorithm>
#include <cmath>

#include "record/observations.hpp"
#include "record/observed_words.hpp"
#include "report/sections.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

Curve curve_of(const Context& c, const SeriesRow& series, std::string label, std::string style) {
  Curve out{std::move(label), std::move(style), {}, false};
  for (std::size_t i = 0; i < series.ticks.size(); ++i)
    out.points.emplace_back(c.seconds(series.ticks[i]), series.values[i]);
  return out;
}

/// Unit above the axis, and by what to divide: money reads in millions or billions.
void choose_unit(const Context& c, std::string_view measure, double greatest, LineChart& chart) {
  const MeasureName* name = find_measure_name(measure);
  if (!name) return;
  chart.unit = name->sum.en.empty() ? c.unit(measure) : c.t("unit.intensity");
  chart.whole = name->dimension == Dimension::people || name->dimension == Dimension::houses ||
                (name->dimension == Dimension::number && !name->unit.en.empty());
  if (name->dimension == Dimension::money && greatest >= 1e6) {
    chart.scale = greatest >= 1e9 ? 1e9 : 1e6;
    chart.unit = c.t(greatest >= 1e9 ? "billion" : "million") + " " + chart.unit;
  }
}

double greatest_of(const SeriesRow& series) {
  double out = 0;
  for (const double v : series.values)
    if (std::isfinite(v)) out = std::max(out, v);
  return out;
}

/// Eleven values along the way, or all where there are fewer, for who reads no picture.
TableBlock samples(const Context& c, const SeriesRow& series, const SeriesRow* baseline) {
  TableBlock table;
  table.columns = {{c.t("col.time"), false, true}, {c.t("curve.run"), true}};
  if (baseline) table.columns.push_back({c.t("curve.baseline"), true});
  const std::size_t steps = std::min<std::size_t>(10, series.ticks.empty() ? 0 : series.ticks.size() - 1);
  for (std::size_t s = 0; s <= steps && !series.ticks.empty(); ++s) {
    const std::size_t i = steps > 0 ? (series.ticks.size() - 1) * s / steps : 0;
    std::vector<TableCell> row{{c.time(series.ticks[i]), "", Tone::plain},
                               {c.measured(series.measure, series.values[i]), "", Tone::plain}};
    if (baseline)
      row.push_back(
          {i < baseline->values.size() ? c.measured(series.measure, baseline->values[i]) : "–", "", Tone::plain});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Figure curve_figure(const Context& c, const SeriesRow& series) {
  const SeriesRow* baseline = c.record.find_series(series.measure, true);
  LineChart chart;
  chart.title = c.country_title(series.measure);
  chart.time = c.chart_time();
  choose_unit(c, series.measure, std::max(greatest_of(series), baseline ? greatest_of(*baseline) : 0), chart);
  if (baseline) chart.curves.push_back(curve_of(c, *baseline, c.t("curve.baseline"), "baseline"));
  chart.curves.push_back(curve_of(c, series, c.t("curve.run"), "run"));
  Figure figure;
  figure.svg = draw_lines(chart, c.language);
  figure.caption = chart.title;
  figure.summary = c.t("curves.explanation");
  figure.data = samples(c, series, baseline);
  figure.half = true;
  return figure;
}

}  // namespace

Section curves_section(const Context& c) {
  Section section{"curves", c.t("section.curves"), {}};
  for (const std::string_view name :
       {"severity", "personnel_on_the_spot", "personnel_deployed", "evacuated", "displaced", "harmed", "houses_flooded",
        "unmet", "regional_headquarters", "backlog", "share_informed", "picture_error", "messages", "trust", "rumour",
        "cost", "loss"}) {
    const SeriesRow* series = c.record.find_series(name);
    const SeriesRow* baseline = c.record.find_series(name, true);
    // A curve that lies on zero throughout says nothing.
    if (!series || (greatest_of(*series) == 0 && (!baseline || greatest_of(*baseline) == 0))) continue;
    section.blocks.emplace_back(curve_figure(c, *series));
  }
  if (section.blocks.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("curves.none"), true});
    return section;
  }
  section.blocks.insert(section.blocks.begin(),
                        Paragraph{c.t(c.record.run.baseline ? "curves.explanation" : "no-baseline"), true});
  return section;
}

namespace {

/// Where a reported point stands in a chart: of a vague time or figure, the side that is known, or the middle.
double middle(double low, double high) {
  if (std::isnan(low)) return high;
  return std::isnan(high) ? low : (low + high) / 2;
}

Figure observation_figure(const Context& c, const ObservationRow& row) {
  LineChart chart;
  chart.title = c.in(row.name);
  chart.time = c.chart_time();
  double greatest = 0;
  Curve reported{c.t("curve.reported"), "reported", {}, true};
  Curve simulated{c.t("curve.run"), "run", {}, false};
  for (const ObservationPointRow& point : row.points) {
    const double value = middle(point.reported, point.most);
    reported.points.emplace_back(middle(point.time, point.until), value);
    greatest = std::max(greatest, value);
  }
  const SeriesRow* series = c.record.find_series(row.series, false, row.incident, row.region);
  if (series) {
    simulated = curve_of(c, *series, c.t("curve.run"), "run");
    greatest = std::max(greatest, greatest_of(*series));
  } else {
    for (const ObservationPointRow& point : row.points)
      simulated.points.emplace_back(middle(point.time, point.until), point.simulated);
  }
  choose_unit(c, row.series, greatest, chart);
  chart.curves = {simulated, reported};
  Figure figure;
  figure.svg = draw_lines(chart, c.language);
  figure.caption = chart.title;
  figure.half = true;
  return figure;
}

/// What an observation is of: "First teams arrived · Flood in Kulsary".
std::string subject(const Context& c, const ObservationRow& row) {
  std::string what = row.of_moment() ? c.in(moment_title(row.moment)) : c.measure_title(row.series);
  const IncidentRow* incident = c.record.incident(row.incident);
  if (!incident && !row.region.valid()) return what;
  return what + " · " + (incident ? c.in(incident->name) : c.region(row.region));
}

TableBlock error_table(const Context& c) {
  TableBlock table;
  table.caption = c.t("hindcast.errors");
  table.columns = {{c.t("col.series"), false},
                   {c.t("col.points"), true},
                   {c.t("col.inside"), true},
                   {c.t("col.bias"), true},
                   {c.t("col.mape"), true}};
  for (const ObservationRow& o : c.record.observations) {
    const bool any = o.spans > 0;
    table.rows.push_back({{c.in(o.name), subject(c, o), Tone::plain},
                          {c.count(static_cast<std::size_t>(o.compared)), "", Tone::plain},
                          {any ? c.t("hindcast.of", {{"count", c.count(static_cast<std::size_t>(o.inside))},
                                                     {"all", c.count(static_cast<std::size_t>(o.spans))}})
                               : "–",
                           "", Tone::plain},
                          {write_bias(o, c.language), "", Tone::plain},
                          {write_relative(o, c.language), "", Tone::plain}});
  }
  table.after = c.t("hindcast.explanation");
  return table;
}

TableBlock points_table(const Context& c) {
  TableBlock table;
  table.caption = c.t("hindcast.points");
  table.columns = {{c.t("col.series"), false},   {c.t("col.time"), false},  {c.t("col.reported"), true},
                   {c.t("col.simulated"), true}, {c.t("col.error"), false}, {c.t("col.source"), false}};
  const auto time = [&](double seconds) {
    return c.time(Instant{c.record.run.start.seconds + static_cast<std::int64_t>(seconds)});
  };
  for (const ObservationRow& o : c.record.observations)
    for (const ObservationPointRow& p : o.points) {
      const bool settled = o.is_span(p) && (p.never || !std::isnan(p.simulated));
      table.rows.push_back(
          {{c.in(o.name), o.of_moment() || o.incident.valid() ? subject(c, o) : std::string(), Tone::plain},
           {o.of_moment() ? std::string("–") : write_when(p, time, c.language), "", Tone::plain},
           {write_reported(o, p, time, c.language), "", Tone::plain},
           {write_simulated(o, p, time, c.language), "", Tone::plain},
           {write_off(o, p, c.language), "",
            !settled        ? Tone::plain
            : o.off(p) == 0 ? Tone::good
                            : Tone::bad},
           {p.source, p.note, Tone::plain}});
    }
  return table;
}

/// How well the run meets what was reported, in one sentence.
std::string skill(const Context& c) {
  int figures = 0, moments = 0, spans = 0, inside = 0, never = 0;
  double hours = 0;
  for (const ObservationRow& o : c.record.observations) {
    (o.of_moment() ? moments : figures) += o.compared;
    spans += o.spans;
    inside += o.inside;
    if (o.of_moment() && std::isfinite(o.bias)) hours += std::fabs(o.bias);
    for (const ObservationPointRow& point : o.points) never += point.never ? 1 : 0;
  }
  const auto count = [&](int n) { return c.count(static_cast<std::size_t>(n)); };
  std::string out = c.t("hindcast.skill", {{"figures", count(figures)}});
  if (moments > 0)
    out += " " + c.t("hindcast.hours", {{"moments", count(moments)}, {"time", c.duration(hours / moments)}});
  if (never > 0) out += " " + c.t("hindcast.never", {{"count", count(never)}});
  if (spans > 0) out += " " + c.t("hindcast.inside", {{"inside", count(inside)}, {"spans", count(spans)}});
  return out;
}

}  // namespace

Section hindcast_section(const Context& c, const Facts& f) {
  Section section{"hindcast", c.t("section.hindcast"), {}};
  if (c.record.observations.empty()) {
    section.blocks.emplace_back(Paragraph{c.t("hindcast.none"), false});
    return section;
  }
  section.blocks.emplace_back(Paragraph{skill(c), false});
  for (const ObservationRow& row : c.record.observations)
    if (row.points.size() > 1 && !row.of_moment()) section.blocks.emplace_back(observation_figure(c, row));
  section.blocks.emplace_back(error_table(c));
  if (!f.central.empty() || !f.regional.empty()) {
    const auto first = [&](const std::vector<std::size_t>& list) {
      return list.empty() ? c.t("never") : c.time(c.record.headquarters[list.front()].first_sitting);
    };
    section.blocks.emplace_back(Paragraph{
        c.t("hindcast.headquarters", {{"regional", first(f.regional)}, {"central", first(f.central)}}), false});
  }
  section.blocks.emplace_back(points_table(c));
  return section;
}

}  // namespace qorgan
