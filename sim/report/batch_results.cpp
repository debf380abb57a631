// Responses, scenarios, courses, factors and distributions.

#include <algorithm>
#include <cmath>
#include <map>

#include "report/batch_charts.hpp"
#include "report/batch_context.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

TableCell plain(std::string text, std::string note = {}) { return {std::move(text), std::move(note), Tone::plain}; }

/// Without the unit, which stands in the heading of the column.
std::string bare(const BatchView& v, std::size_t r, std::string text) {
  const std::string unit = "\xC2\xA0" + v.words.unit(v.a.responses[r].key.measure);
  if (unit.size() > 2 && text.ends_with(unit)) text.erase(text.size() - unit.size());
  return text;
}

TableBlock response_table(const BatchView& v, std::size_t r) {
  const ResponseResult& result = v.a.overall[r];
  const bool compared = v.c.options.size() > 1;
  TableBlock table;
  table.columns = {{v.t("col.option"), false},
                   {v.t("col.runs"), true},
                   {join({v.t("col.mean"), v.words.unit(v.a.responses[r].key.measure)}, ", "), true},
                   {v.t("col.interval", {{"level", v.level()}}), true}};
  if (compared) {
    table.columns.push_back({v.t("col.difference", {{"option", v.reference()}}), true});
    table.columns.push_back({v.t("col.together"), true});
    table.columns.push_back({v.t("col.verdict-word"), false});
  }
  for (const std::size_t o : result.order) {
    const OptionResult& option = result.options[o];
    std::vector<TableCell> row{plain(v.option(o)), plain(v.words.count(option.value.count)),
                               plain(bare(v, r, v.value(r, option.value.mean))),
                               plain(bare(v, r, v.interval(r, option.value.mean_t, false)))};
    if (compared) {
      const bool reference = o == v.a.reference;
      const Verdict verdict = reference ? Verdict::reference : verdict_of(option.together, v.a.responses[r].goal);
      row.push_back(plain(reference ? "–" : bare(v, r, v.difference(r, option.difference)),
                          reference ? "" : bare(v, r, v.interval(r, option.single, true))));
      row.push_back(plain(reference ? "–" : bare(v, r, v.interval(r, option.together, true))));
      row.push_back({v.t("verdict." + std::string(name_of(verdict))), "", tone_of(verdict)});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string draw(const IntervalChart& chart, Language language) { return draw_intervals(chart, language); }
std::string draw(const BoxChart& chart, Language language) { return draw_boxes(chart, language); }

/// A chart in rows: in parts with one axis where it has more rows than a page holds. The first part has the data.
template <class Chart>
void add_chart(const BatchView& v, Section& section, Chart chart, TableBlock data) {
  const auto rows = std::move(chart.rows);
  chart.span = span_of(rows);
  for (std::size_t from = 0; from < rows.size(); from += rows_of_a_page) {
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(from);
    chart.rows = {first, first + static_cast<std::ptrdiff_t>(std::min(rows_of_a_page, rows.size() - from))};
    section.blocks.emplace_back(Figure{draw(chart, v.language), chart.title, "", std::move(data), false});
    data = {};
  }
}

IntervalChart response_chart(const BatchView& v, std::size_t r) {
  const ResponseResult& result = v.a.overall[r];
  const BatchView::Scale scale = v.scale(r, v.greatest(r));
  IntervalChart chart;
  chart.title = v.title(r);
  chart.unit = scale.unit;
  chart.scale = scale.factor;
  for (const std::size_t o : result.order) {
    const Description& d = result.options[o].value;
    chart.rows.push_back({v.option(o),
                          {d.mean, d.mean_t.low, d.mean_t.high},
                          {},
                          v.value(r, d.mean),
                          o == v.a.reference && v.c.options.size() > 1});
  }
  if (v.c.options.size() > 1) chart.reference = result.options[v.a.reference].value.mean;
  return chart;
}

bool has_values(const BatchView& v, std::size_t r) {
  return std::any_of(v.a.overall[r].options.begin(), v.a.overall[r].options.end(),
                     [](const OptionResult& o) { return o.value.count > 0; });
}

}  // namespace

Section responses_section(const BatchView& v) {
  Section section{"responses", v.t("section.responses"), {}};
  const bool paired = v.a.paired && v.c.options.size() > 1;
  section.blocks.emplace_back(Paragraph{
      v.t(paired ? "responses.explanation" : "responses.explanation-unpaired", {{"level", v.level()}}), true});
  for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
    if (!has_values(v, r)) continue;
    add_chart(v, section, response_chart(v, r), {});
    section.blocks.emplace_back(response_table(v, r));
  }
  return section;
}

Section scenarios_section(const BatchView& v) {
  Section section{"scenarios", v.t("section.scenarios"), {}};
  section.blocks.emplace_back(Paragraph{
      v.t("scenarios.explanation",
          {{"reference", v.reference()}, {"count", v.words.count((v.c.options.size() - 1) * v.a.groups.size())}}),
      true});
  for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
    if (v.a.responses[r].goal == Goal::none) continue;
    TableBlock table;
    table.caption = join({v.title(r), v.words.unit(v.a.responses[r].key.measure)}, ", ");
    table.columns = {{v.t("col.scenario"), false}, {v.reference(), true}};
    for (std::size_t o = 0; o < v.c.options.size(); ++o)
      if (o != v.a.reference) table.columns.push_back({v.option(o), true});
    for (const GroupResult& group : v.a.groups) {
      const ResponseResult& result = group.responses[r];
      std::vector<TableCell> row{plain(v.group(group.group)),
                                 plain(bare(v, r, v.value(r, result.options[v.a.reference].value.mean)))};
      for (std::size_t o = 0; o < v.c.options.size(); ++o) {
        if (o == v.a.reference) continue;
        const OptionResult& option = result.options[o];
        const Verdict verdict = verdict_of(option.together, v.a.responses[r].goal);
        const bool same = option.difference == 0 && option.single.low == 0 && option.single.high == 0;
        const bool none = same || !std::isfinite(option.difference);
        row.push_back(
            {same ? "=" : bare(v, r, v.difference(r, option.difference)), "", none ? Tone::plain : tone_of(verdict)});
      }
      table.rows.push_back(std::move(row));
    }
    add_options_table(section, table);
  }
  return section;
}

namespace {

/// The value of a series at a tick: of its last point before or at it.
double at_tick(const BatchSeries& series, Tick tick) {
  const auto after = std::upper_bound(series.ticks.begin(), series.ticks.end(), tick);
  if (after == series.ticks.begin()) return no_value;
  return series.values[static_cast<std::size_t>(after - series.ticks.begin()) - 1];
}

constexpr std::size_t max_curves = 6, course_points = 60;

std::vector<std::string> course_measures(const BatchView& v) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& measure) {
    if (out.size() < 6 && std::find(out.begin(), out.end(), measure) == out.end() &&
        std::any_of(v.batch().series.begin(), v.batch().series.end(),
                    [&](const BatchSeries& s) { return s.measure == measure; }))
      out.push_back(measure);
  };
  for (const Response& response : v.a.responses)
    if (response.key.incident.empty() && response.key.region.empty()) add(response.key.measure);
  for (const char* measure : {"severity", "unmet", "personnel_deployed", "trust", "backlog"}) add(measure);
  return out;
}

BandCurve course_of(const BatchView& v, std::size_t option, const std::string& measure, Tick last, double tick_days) {
  std::map<RunIndex, const BatchSeries*> by_run;
  for (const BatchSeries& s : v.batch().series)
    if (s.measure == measure) by_run[s.run] = &s;
  std::vector<std::vector<double>> curves;
  const auto tick_at = [last](std::size_t point) {
    return static_cast<Tick>(static_cast<std::size_t>(last) * point / course_points);
  };
  BandCurve out;
  out.label = v.option(option);
  for (std::size_t i = 0; i <= course_points; ++i) out.x.push_back(static_cast<double>(tick_at(i)) * tick_days);
  for (const OptionCase& run : v.c.options[option].cases) {
    const auto at = by_run.find(run.run);
    if (at == by_run.end()) continue;
    curves.emplace_back();
    for (std::size_t i = 0; i <= course_points; ++i) curves.back().push_back(at_tick(*at->second, tick_at(i)));
  }
  Band band = band_of(curves);
  band.median.resize(out.x.size(), no_value);
  band.low.resize(out.x.size(), no_value);
  band.high.resize(out.x.size(), no_value);
  out.value = band.median;
  out.low = band.low;
  out.high = band.high;
  return out;
}

}  // namespace

Section courses_section(const BatchView& v) {
  Section section{"courses", v.t("section.courses"), {}};
  section.blocks.emplace_back(Paragraph{v.t("courses.explanation"), true});
  Tick last = 1;
  for (const BatchRun& run : v.batch().runs) last = std::max(last, run.ticks);
  const double tick_days = v.batch().tick_seconds_of(0) / 86400;
  for (const std::string& measure : course_measures(v)) {
    BandChart chart;
    chart.title = v.words.measure_title(measure);
    chart.unit = v.words.unit(measure);
    chart.axis = v.t("axis.days");
    double greatest = 0;
    for (std::size_t o = 0; o < std::min(v.c.options.size(), max_curves); ++o) {
      chart.curves.push_back(course_of(v, o, measure, last, tick_days));
      for (const double value : chart.curves.back().high)
        if (std::isfinite(value)) greatest = std::max(greatest, value);
    }
    if (find_measure_name(measure)->dimension == Dimension::duration) {
      chart.scale = 3600;
      chart.unit = "h";
    } else if (greatest >= 1e7) {
      chart.scale = greatest >= 1e9 ? 1e9 : 1e6;
      chart.unit = v.t(greatest >= 1e9 ? "billion" : "million") + " " + chart.unit;
    }
    section.blocks.emplace_back(Figure{draw_bands(chart, v.language), chart.title, "", {}, true});
  }
  return section;
}

Section factor_section(const BatchView& v) {
  Section section{"factors", v.t("section.factors"), {}};
  section.blocks.emplace_back(Paragraph{v.t("factors.explanation", {{"level", v.level()}}), true});
  for (std::size_t f = 0; f < v.batch().plan.factors.size(); ++f)
    for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
      BandChart chart;
      const BatchView::Scale scale = v.scale(r, v.greatest(r));
      chart.scale = scale.factor;
      chart.unit = scale.unit;
      chart.from_zero = false;
      chart.dots = true;
      chart.axis = join(
          {factor_label(v.batch(), f).in(v.language), spelled_quantity(v.batch().plan.factors[f].unit).in(v.language)},
          ", ");
      TableBlock data;
      data.columns = {{v.t("col.option"), false},
                      {chart.axis, true},
                      {v.t("col.mean"), true},
                      {v.t("col.interval", {{"level", v.level()}}), true}};
      for (const FactorCurve& curve : v.c.curves) {
        if (curve.factor != f || curve.response != r) continue;
        BandCurve line{v.option(curve.option), curve.at, {}, {}, {}};
        for (std::size_t i = 0; i < curve.at.size(); ++i) {
          const Description& d = curve.values[i];
          line.value.push_back(d.mean);
          line.low.push_back(d.mean_t.low);
          line.high.push_back(d.mean_t.high);
          data.rows.push_back({plain(line.label), plain(write_rounded(curve.at[i], v.language)),
                               plain(v.value(r, d.mean)), plain(v.interval(r, d.mean_t, false))});
        }
        chart.curves.push_back(std::move(line));
      }
      if (chart.curves.empty()) continue;
      chart.title = v.title(r) + " – " + chart.axis;
      section.blocks.emplace_back(Figure{draw_bands(chart, v.language), chart.title, "", std::move(data), true});
    }
  return section;
}

Section spread_section(const BatchView& v) {
  Section section{"spread", v.t("section.spread"), {}};
  section.blocks.emplace_back(Paragraph{v.t("spread.explanation"), true});
  for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
    if (!has_values(v, r)) continue;
    const BatchView::Scale scale = v.scale(r, v.greatest(r));
    BoxChart chart{v.title(r), scale.unit, scale.factor, {}};
    TableBlock data;
    data.columns = {{v.t("col.option"), false},
                    {v.t("col.median"), true},
                    {v.t("col.quartiles"), true},
                    {v.t("col.extremes"), true},
                    {v.t("col.without"), true}};
    for (std::size_t o = 0; o < v.c.options.size(); ++o) {
      const Description& d = v.a.overall[r].options[o].value;
      if (d.count == 0) continue;
      BoxRow row{v.option(o), d.least, d.lower, d.median, d.upper, d.greatest, {}};
      for (const OptionCase& run : v.c.options[o].cases) row.points.push_back(run.values[r]);
      chart.rows.push_back(std::move(row));
      data.rows.push_back({plain(v.option(o)), plain(v.value(r, d.median)),
                           plain(v.interval(r, {d.lower, d.upper}, false)),
                           plain(v.interval(r, {d.least, d.greatest}, false)), plain(v.words.count(d.missing))});
    }
    add_chart(v, section, std::move(chart), std::move(data));
  }
  return section;
}

Section sensitivity_section(const BatchView& v) {
  Section section{"sensitivity", v.t("section.sensitivity"), {}};
  for (const Sensitivity& s : v.c.sensitivities) {
    const std::string option = v.c.options.size() > 1 ? v.option(s.option) : v.t("sensitivity.everything");
    const std::string title = v.title(s.response) + (v.c.options.size() > 1 ? " – " + option : "");
    if (s.unsaid != Unsaid::said) {
      section.blocks.emplace_back(Heading{title});
      section.blocks.emplace_back(Paragraph{v.unsaid(s)});
      continue;
    }
    const bool sobol = s.kind == DesignKind::sobol, morris = s.kind == DesignKind::morris;
    IntervalChart chart;
    chart.title = title;
    chart.from_zero = true;
    if (!sobol && !morris) chart.reference = 0;
    chart.dot_word = v.t(sobol ? "col.first-order" : morris ? "col.effect-size" : "col.correlation");
    chart.ring_word = sobol ? v.t("col.total") : morris ? v.t("col.effect-spread") : "";
    TableBlock data;
    data.columns = {
        {v.t("col.factor-name"), false}, {chart.dot_word, true}, {v.t("col.interval", {{"level", v.level()}}), true}};
    if (sobol || morris) data.columns.push_back({chart.ring_word, true});
    if (sobol) data.columns.push_back({v.t("col.interval", {{"level", v.level()}}), true});
    std::vector<FactorInfluence> factors = s.factors;
    // What is not known stands last.
    const auto weight = [&](const FactorInfluence& f) { return std::isfinite(s.weight(f)) ? s.weight(f) : -1; };
    std::stable_sort(factors.begin(), factors.end(),
                     [&](const FactorInfluence& a, const FactorInfluence& b) { return weight(a) > weight(b); });
    const BatchView::Scale scale =
        morris && !factors.empty() ? v.scale(s.response, weight(factors.front())) : BatchView::Scale{};
    chart.scale = scale.factor;
    chart.unit = scale.unit;
    const auto ends = [&](const Interval& i) {
      return morris      ? v.interval(s.response, i, false)
             : i.known() ? v.words.number(i.low, 2) + " … " + v.words.number(i.high, 2)
                         : std::string("–");
    };
    for (const FactorInfluence& f : factors) {
      const std::string name = factor_label(v.batch(), f.factor).in(v.language);
      const double dot = sobol ? f.sobol.first : morris ? f.morris.mean_size : f.rank.value;
      const double ring = sobol ? f.sobol.total : morris ? f.morris.sd : no_value;
      const Interval around = sobol ? f.sobol.first_interval : morris ? f.morris.mean_size_interval : f.rank.interval;
      const auto say = [&](double x) { return morris ? v.value(s.response, x) : v.words.number(x, 2); };
      IntervalRow row{name, {dot, around.low, around.high}, {}, sobol ? say(dot) + " / " + say(ring) : say(dot), false};
      row.ring.value = ring;
      if (sobol) row.ring = {ring, f.sobol.total_interval.low, f.sobol.total_interval.high};
      chart.rows.push_back(std::move(row));
      std::vector<TableCell> cells{plain(name, v.batch().plan.factors[f.factor].path), plain(say(dot)),
                                   plain(ends(around))};
      if (sobol || morris) cells.push_back(plain(say(ring)));
      if (sobol) cells.push_back(plain(ends(f.sobol.total_interval)));
      data.rows.push_back(std::move(cells));
    }
    add_chart(v, section, std::move(chart), {});
    section.blocks.emplace_back(std::move(data));
    section.blocks.emplace_back(
        Paragraph{v.t(sobol    ? "sensitivity.sobol"
                      : morris ? "sensitivity.morris"
                               : "sensitivity.rank",
                      {{"level", v.level()}, {"points", v.words.count(s.points)}, {"option", option}}),
                  true});
    if (s.without > 0)
      section.blocks.emplace_back(Paragraph{v.t("sensitivity.without", {{"count", v.words.count(s.without)}}), true});
  }
  if (v.batch().plan.replicates > 1)
    section.blocks.emplace_back(
        Paragraph{v.t("sensitivity.chance", {{"replicates", v.words.count(v.batch().plan.replicates)}}), true});
  return section;
}

}  // namespace qorgan
