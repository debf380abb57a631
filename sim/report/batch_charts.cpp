#include "report/batch_charts.hpp"

#include <algorithm>
#include <cmath>

#include "record/wording.hpp"
#include "report/scale.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, font = 11, row_height = 24, line_height = 12, label_room = 230;
constexpr std::size_t styles = 6;  ///< of curves: colours and dashes

/// Grows a range so that it holds the value.
struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  void add(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

/// The horizontal axis of a chart in rows.
struct RowFrame {
  NumberAxis axis;
  double left = 0, right = 0, top = 0;
  [[nodiscard]] double x(double value) const { return left + axis.position(value) * (right - left); }
};

RowFrame frame_of(const Range& range, const std::vector<std::string>& labels, double value_width, double top) {
  RowFrame out;
  double width = 60;
  for (const std::string& label : labels)
    for (const std::string& line : break_label(label, font, label_room))
      width = std::max(width, text_width(line, font));
  out.left = width + 14;
  out.right = chart_width - value_width - 18;
  out.top = top;
  out.axis = number_axis(range.low, range.high, 6);
  return out;
}

void draw_row_axis(Svg& svg, const RowFrame& frame, double bottom, const std::string& unit, Language language) {
  for (const double tick : frame.axis.ticks) {
    const double x = frame.x(tick);
    svg.line(x, frame.top, x, bottom, "grid");
    svg.text(x, bottom + 14, write_number(tick, frame.axis.decimals, language), "tick", Anchor::middle);
  }
  svg.line(frame.left, bottom, frame.right, bottom, "axis");
  if (!unit.empty()) svg.text(frame.right, bottom + 28, unit, "unit", Anchor::end);
}

void draw_label(Svg& svg, const RowFrame& frame, double y, const std::string& label, bool strong) {
  const auto lines = break_label(label, font, label_room);
  for (std::size_t l = 0; l < lines.size(); ++l)
    svg.text(frame.left - 10,
             y + 4 + line_height * (static_cast<double>(l) - 0.5 * static_cast<double>(lines.size() - 1)), lines[l],
             strong ? "lane-label strong" : "lane-label", Anchor::end);
}

void draw_mark(Svg& svg, const RowFrame& frame, double y, const Estimate& mark, double scale, bool ring) {
  if (!std::isfinite(mark.value)) return;
  const std::string style = ring ? "ring" : "dot";
  const auto x = [&](double v) { return frame.x(v / scale); };
  if (std::isfinite(mark.low) && std::isfinite(mark.high)) {
    svg.line(x(mark.low), y, x(mark.high), y, "whisker " + style);
    for (const double end : {mark.low, mark.high}) svg.line(x(end), y - 3.5, x(end), y + 3.5, "whisker " + style);
  }
  svg.circle(x(mark.value), y, ring ? 3.6 : 4.2, "estimate " + style);
}

}  // namespace

std::string draw_intervals(const IntervalChart& chart, Language language) {
  Range range;
  double value_width = 0;
  std::vector<std::string> labels;
  bool rings = false;
  for (const IntervalRow& row : chart.rows) {
    for (const Estimate* mark : {&row.dot, &row.ring})
      for (const double v : {mark->value, mark->low, mark->high}) range.add(v / chart.scale);
    value_width = std::max(value_width, text_width(row.value, font));
    labels.push_back(row.label);
    rings = rings || std::isfinite(row.ring.value);
  }
  if (chart.from_zero) range.add(0);
  range.add(chart.reference / chart.scale);
  const bool legend = rings && !chart.ring_word.empty();
  const RowFrame frame = frame_of(range, labels, value_width, legend ? 24 : 4);
  const double bottom = frame.top + row_height * static_cast<double>(chart.rows.size()) + 4;
  Svg svg(chart_width, bottom + (chart.unit.empty() ? 20 : 34), chart.title);
  if (legend) {
    svg.circle(frame.left + 5, 8, 4.2, "estimate dot");
    svg.text(frame.left + 15, 12, chart.dot_word, "legend");
    const double next = frame.left + 30 + text_width(chart.dot_word, font);
    svg.circle(next, 8, 3.6, "estimate ring");
    svg.text(next + 10, 12, chart.ring_word, "legend");
  }
  draw_row_axis(svg, frame, bottom, chart.unit, language);
  if (std::isfinite(chart.reference)) {
    const double x = frame.x(chart.reference / chart.scale);
    svg.line(x, frame.top, x, bottom, "reference-line");
  }
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const IntervalRow& row = chart.rows[r];
    const double y = frame.top + row_height * (static_cast<double>(r) + 0.5);
    draw_label(svg, frame, y, row.label, row.strong);
    draw_mark(svg, frame, rings ? y - 4.5 : y, row.dot, chart.scale, false);
    draw_mark(svg, frame, y + 4.5, row.ring, chart.scale, true);
    svg.text(chart_width - value_width, y + 4, row.value, "tick");
  }
  return svg.finish();
}

std::string draw_boxes(const BoxChart& chart, Language language) {
  Range range;
  std::vector<std::string> labels;
  for (const BoxRow& row : chart.rows) {
    range.add(row.least / chart.scale);
    range.add(row.greatest / chart.scale);
    labels.push_back(row.label);
  }
  const RowFrame frame = frame_of(range, labels, 0, 4);
  const double bottom = frame.top + row_height * static_cast<double>(chart.rows.size()) + 4;
  Svg svg(chart_width, bottom + (chart.unit.empty() ? 20 : 34), chart.title);
  draw_row_axis(svg, frame, bottom, chart.unit, language);
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BoxRow& row = chart.rows[r];
    const double y = frame.top + row_height * (static_cast<double>(r) + 0.5);
    const auto x = [&](double v) { return frame.x(v / chart.scale); };
    draw_label(svg, frame, y, row.label, false);
    svg.line(x(row.least), y, x(row.greatest), y, "whisker dot");
    for (const double end : {row.least, row.greatest}) svg.line(x(end), y - 4, x(end), y + 4, "whisker dot");
    svg.rect(x(row.lower), y - 6, std::max(1.0, x(row.upper) - x(row.lower)), 12, "box");
    svg.line(x(row.median), y - 6, x(row.median), y + 6, "box-median");
    if (row.points.size() <= 60)
      for (const double v : row.points)
        if (std::isfinite(v)) svg.circle(x(v), y, 1.4, "sample");
  }
  return svg.finish();
}

namespace {

struct Frame {
  double left = 0, top = 0, right = 0, bottom = 0;
};

void draw_band(Svg& svg, const BandCurve& curve, const std::string& style, auto&& x, auto&& y) {
  std::vector<std::pair<double, double>> outline;
  for (std::size_t i = 0; i < curve.x.size(); ++i)
    if (std::isfinite(curve.high[i])) outline.emplace_back(x(curve.x[i]), y(curve.high[i]));
  for (std::size_t i = curve.x.size(); i-- > 0;)
    if (std::isfinite(curve.low[i])) outline.emplace_back(x(curve.x[i]), y(curve.low[i]));
  if (outline.size() > 2) svg.polygon(outline, "band " + style);
}

void draw_line(Svg& svg, const BandCurve& curve, const std::string& style, bool dots, auto&& x, auto&& y) {
  Path path;
  bool pen = false;
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    if (!std::isfinite(curve.value[i])) {
      pen = false;
      continue;
    }
    pen ? path.line(x(curve.x[i]), y(curve.value[i])) : path.move(x(curve.x[i]), y(curve.value[i]));
    pen = true;
    if (dots) svg.circle(x(curve.x[i]), y(curve.value[i]), 2.4, "knot " + style);
  }
  if (!path.empty()) svg.path(path, "curve " + style);
}

/// A legend in rows under the figure: labels of options are too long for the ends of curves.
double draw_legend(Svg& svg, const BandChart& chart, double top) {
  double x = 4, y = top + 10;
  for (std::size_t c = 0; c < chart.curves.size() && chart.curves.size() > 1; ++c) {
    const std::string label = shorten(chart.curves[c].label, font, chart.width - 40);
    const double width = 34 + text_width(label, font);
    if (x > 4 && x + width > chart.width) {
      x = 4;
      y += 15;
    }
    svg.line(x, y - 4, x + 20, y - 4, "curve option" + std::to_string(c % styles));
    svg.text(x + 25, y, label, "legend");
    x += width + 8;
  }
  return y;
}

double legend_rows(const BandChart& chart) {
  if (chart.curves.size() < 2) return 0;
  double x = 4, rows = 1;
  for (const BandCurve& curve : chart.curves) {
    const double width = 34 + text_width(shorten(curve.label, font, chart.width - 40), font);
    if (x > 4 && x + width > chart.width) {
      x = 4;
      ++rows;
    }
    x += width + 8;
  }
  return rows;
}

}  // namespace

std::string draw_bands(const BandChart& chart, Language language) {
  Range values, across;
  if (chart.from_zero) values.add(0);
  for (const BandCurve& curve : chart.curves)
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
      across.add(curve.x[i]);
      for (const double v : {curve.value[i], curve.low[i], curve.high[i]}) values.add(v / chart.scale);
    }
  const NumberAxis up = number_axis(values.low, values.high, 4);
  const NumberAxis along = number_axis(across.low, across.high, static_cast<int>(chart.width / 70));
  double tick_width = 0;
  for (const double tick : up.ticks)
    tick_width = std::max(tick_width, text_width(write_number(tick, up.decimals, language), font));
  const double legend = 15 * legend_rows(chart);
  const Frame frame{tick_width + 10, 26, chart.width - 12, chart.height - 36};
  Svg svg(chart.width, chart.height + legend, chart.title);
  const auto x = [&](double v) {
    const double from = along.ticks.front(), to = along.ticks.back();
    return frame.left + (to > from ? (v - from) / (to - from) : 0.5) * (frame.right - frame.left);
  };
  const auto y = [&](double v) { return frame.bottom - up.position(v / chart.scale) * (frame.bottom - frame.top); };
  if (!chart.unit.empty()) svg.text(0, 11, chart.unit, "unit");
  for (const double tick : up.ticks) {
    const double at = y(tick * chart.scale);
    svg.line(frame.left, at, frame.right, at, "grid");
    svg.text(frame.left - 5, at + 3.5, write_number(tick, up.decimals, language), "tick", Anchor::end);
  }
  for (const double tick : along.ticks) {
    svg.line(x(tick), frame.bottom, x(tick), frame.bottom + 4, "axis");
    svg.text(x(tick), frame.bottom + 15, write_number(tick, along.decimals, language), "tick", Anchor::middle);
  }
  svg.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis");
  svg.text(frame.right, frame.bottom + 30, chart.axis, "unit", Anchor::end);
  for (std::size_t c = 0; c < chart.curves.size(); ++c)
    draw_band(svg, chart.curves[c], "option" + std::to_string(c % styles), x, y);
  for (std::size_t c = 0; c < chart.curves.size(); ++c)
    draw_line(svg, chart.curves[c], "option" + std::to_string(c % styles), chart.dots, x, y);
  draw_legend(svg, chart, chart.height);
  return svg.finish();
}

}  // namespace qorgan
