#include "report/batch_charts.hpp"

#include <algorithm>
#include <cmath>

#include "record/wording.hpp"
#include "report/scale.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, font = text_size, min_row = 24, line_height = 12, label_room = 230,
                 value_room = 180;
constexpr std::size_t max_lines = 3;
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

/// The rows of a chart and the horizontal axis below them.
struct RowFrame {
  NumberAxis axis;
  double left = 0, right = 0, top = 0, bottom = 0;
  struct Row {
    Label label;
    double height = min_row;
    double middle = 0;
    bool strong = false;
  };
  std::vector<Row> rows;
  [[nodiscard]] double x(double value) const { return left + axis.position(value) * (right - left); }
};

struct RowLabel {
  std::string text;
  bool strong = false;
};

Weight weight_of(bool strong) { return strong ? Weight::bold : Weight::regular; }

RowFrame frame_of(const Range& range, const std::vector<RowLabel>& labels, double value_width, double top) {
  RowFrame out;
  double width = 60, y = top;
  for (const RowLabel& label : labels) {
    RowFrame::Row row;
    row.label = break_label(label.text, font, label_room, max_lines, weight_of(label.strong));
    row.strong = label.strong;
    row.height = std::max(min_row, line_height * row.label.count() + 2);
    row.middle = y + row.height / 2;
    y += row.height;
    width = std::max(width, row.label.width(font, weight_of(label.strong)));
    out.rows.push_back(std::move(row));
  }
  out.left = width + 14;
  out.right = chart_width - value_width - 18;
  out.top = top;
  out.bottom = y + 4;
  out.axis = number_axis(range.low, range.high, 6);
  return out;
}

/// Height of a chart in rows, its axis and the unit below it included.
double height_of(const RowFrame& frame, const std::string& unit) { return frame.bottom + (unit.empty() ? 20 : 34); }

void draw_row_axis(Svg& svg, const RowFrame& frame, const std::string& unit, Language language) {
  std::vector<std::pair<double, std::string>> numbers;
  for (const double tick : frame.axis.ticks) {
    const double x = frame.x(tick);
    svg.line(x, frame.top, x, frame.bottom, "grid");
    numbers.emplace_back(x, write_number(tick, frame.axis.decimals, language));
  }
  svg.axis_labels(numbers, frame.bottom + 14);
  svg.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis");
  if (!unit.empty())
    svg.label(frame.right, frame.bottom + 28, shorten(unit, font, frame.right), 0, "unit", Anchor::end);
}

void draw_label(Svg& svg, const RowFrame& frame, const RowFrame::Row& row) {
  svg.label(frame.left - 10, row.middle + 4 - line_height * 0.5 * (row.label.count() - 1), row.label, line_height,
            row.strong ? "lane-label strong" : "lane-label", Anchor::end);
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

namespace {

/// The words of both marks above the rows; the second below the first where they do not fit beside each other.
double draw_mark_words(Svg* svg, const IntervalChart& chart) {
  double x = 4, y = 12;
  for (const bool ring : {false, true}) {
    const Label word = shorten(ring ? chart.ring_word : chart.dot_word, font, chart_width - 24);
    const double width = 16 + word.width(font);
    if (x > 4 && x + width > chart_width) {
      x = 4;
      y += 15;
    }
    if (svg) {
      svg->circle(x + 5, y - 4, ring ? 3.6 : 4.2, ring ? "estimate ring" : "estimate dot");
      svg->label(x + 16, y, word, 0, "legend");
    }
    x += width + 16;
  }
  return y + 12;
}

}  // namespace

AxisSpan span_of(const std::vector<IntervalRow>& rows) {
  Range range;
  for (const IntervalRow& row : rows)
    for (const Estimate* mark : {&row.dot, &row.ring})
      for (const double v : {mark->value, mark->low, mark->high}) range.add(v);
  return {range.low, range.high};
}

AxisSpan span_of(const std::vector<BoxRow>& rows) {
  Range range;
  for (const BoxRow& row : rows)
    for (const double v : {row.least, row.greatest}) range.add(v);
  return {range.low, range.high};
}

std::string draw_intervals(const IntervalChart& chart, Language language) {
  Range range;
  double value_width = 0;
  std::vector<RowLabel> labels;
  std::vector<Label> values;
  bool rings = false;
  for (const IntervalRow& row : chart.rows) {
    for (const Estimate* mark : {&row.dot, &row.ring})
      for (const double v : {mark->value, mark->low, mark->high}) range.add(v / chart.scale);
    values.push_back(shorten(row.value, font, value_room));
    value_width = std::max(value_width, values.back().width(font));
    labels.push_back({row.label, row.strong});
    rings = rings || std::isfinite(row.ring.value);
  }
  if (chart.from_zero) range.add(0);
  for (const double v : {chart.reference, chart.span.low, chart.span.high}) range.add(v / chart.scale);
  const bool legend = rings && !chart.ring_word.empty();
  const RowFrame frame = frame_of(range, labels, value_width, legend ? draw_mark_words(nullptr, chart) : 4);
  Svg svg(chart_width, height_of(frame, chart.unit), chart.title);
  if (legend) draw_mark_words(&svg, chart);
  draw_row_axis(svg, frame, chart.unit, language);
  if (std::isfinite(chart.reference)) {
    const double x = frame.x(chart.reference / chart.scale);
    svg.line(x, frame.top, x, frame.bottom, "reference-line");
  }
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const IntervalRow& row = chart.rows[r];
    const double y = frame.rows[r].middle;
    draw_label(svg, frame, frame.rows[r]);
    draw_mark(svg, frame, rings ? y - 4.5 : y, row.dot, chart.scale, false);
    draw_mark(svg, frame, y + 4.5, row.ring, chart.scale, true);
    svg.label(chart_width - value_width, y + 4, values[r], 0, "tick");
  }
  return svg.finish();
}

std::string draw_boxes(const BoxChart& chart, Language language) {
  Range range;
  std::vector<RowLabel> labels;
  for (const BoxRow& row : chart.rows) {
    range.add(row.least / chart.scale);
    range.add(row.greatest / chart.scale);
    labels.push_back({row.label});
  }
  for (const double v : {chart.span.low, chart.span.high}) range.add(v / chart.scale);
  const RowFrame frame = frame_of(range, labels, 0, 4);
  Svg svg(chart_width, height_of(frame, chart.unit), chart.title);
  draw_row_axis(svg, frame, chart.unit, language);
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BoxRow& row = chart.rows[r];
    const double y = frame.rows[r].middle;
    const auto x = [&](double v) { return frame.x(v / chart.scale); };
    draw_label(svg, frame, frame.rows[r]);
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

/// A legend in rows under the figure: labels of options are too long for the ends of curves. Gives its height.
double draw_legend(Svg* svg, const BandChart& chart, double top) {
  if (chart.curves.size() < 2) return 0;
  constexpr double sign = 25, pitch = 15;
  double x = 4, y = top + 10;
  for (std::size_t c = 0; c < chart.curves.size(); ++c) {
    const Label label = break_label(chart.curves[c].label, font, chart.width - sign - 8);
    const double width = sign + label.width(font);
    if (x > 4 && (x + width > chart.width || label.lines.size() > 1)) {
      x = 4;
      y += pitch;
    }
    if (svg) {
      svg->line(x, y - 4, x + 20, y - 4, "curve option" + std::to_string(c % styles));
      svg->label(x + sign, y, label, line_height, "legend");
    }
    x += width + 16;
    if (label.lines.size() > 1) {
      x = chart.width;  // nothing beside it
      y += line_height;
    }
  }
  return y - top + 5;
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
  const Label axis = break_label(chart.axis, font, chart.width - 12);
  const double below = line_height * (axis.count() - 1), legend_top = chart.height + below;
  const Frame frame{tick_width + 10, 26, chart.width - 12, chart.height - 36};
  Svg svg(chart.width, legend_top + draw_legend(nullptr, chart, legend_top), chart.title);
  const auto x = [&](double v) {
    const double from = along.ticks.front(), to = along.ticks.back();
    return frame.left + (to > from ? (v - from) / (to - from) : 0.5) * (frame.right - frame.left);
  };
  const auto y = [&](double v) { return frame.bottom - up.position(v / chart.scale) * (frame.bottom - frame.top); };
  if (!chart.unit.empty()) svg.label(0, 11, shorten(chart.unit, font, chart.width), 0, "unit");
  for (const double tick : up.ticks) {
    const double at = y(tick * chart.scale);
    svg.line(frame.left, at, frame.right, at, "grid");
    svg.text(frame.left - 5, at + 3.5, write_number(tick, up.decimals, language), "tick", Anchor::end);
  }
  std::vector<std::pair<double, std::string>> numbers;
  for (const double tick : along.ticks) {
    svg.line(x(tick), frame.bottom, x(tick), frame.bottom + 4, "axis");
    numbers.emplace_back(x(tick), write_number(tick, along.decimals, language));
  }
  svg.axis_labels(numbers, frame.bottom + 15);
  svg.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis");
  svg.label(frame.right, frame.bottom + 30, axis, line_height, "unit", Anchor::end);
  for (std::size_t c = 0; c < chart.curves.size(); ++c)
    draw_band(svg, chart.curves[c], "option" + std::to_string(c % styles), x, y);
  for (std::size_t c = 0; c < chart.curves.size(); ++c)
    draw_line(svg, chart.curves[c], "option" + std::to_string(c % styles), chart.dots, x, y);
  draw_legend(&svg, chart, legend_top);
  return svg.finish();
}

}  // namespace qorgan
