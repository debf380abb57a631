#include <algorithm>
#include <cmath>

#include "record/wording.hpp"
#include "report/charts.hpp"
#include "report/scale.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double font = text_size;
/// Half of a day's label, which may stand at either end of the axis.
constexpr double half_day = 22;

/// Keeps what the eye can tell apart: of the points in one column of pixels the first, the extremes and the last.
std::vector<std::pair<double, double>> thin(const std::vector<std::pair<double, double>>& points, double from,
                                            double to, std::size_t columns) {
  if (points.size() <= 2 * columns) return points;
  std::vector<std::pair<double, double>> out;
  std::size_t at = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    const double end = from + (to - from) * static_cast<double>(c + 1) / static_cast<double>(columns);
    const std::size_t first = at;
    while (at < points.size() && (points[at].first < end || c + 1 == columns)) ++at;
    if (first == at) continue;
    std::vector<std::size_t> keep{first, at - 1};
    std::size_t low = first, high = first;
    for (std::size_t i = first; i < at; ++i) {
      if (points[i].second < points[low].second) low = i;
      if (points[i].second > points[high].second) high = i;
    }
    keep.push_back(low);
    keep.push_back(high);
    std::sort(keep.begin(), keep.end());
    keep.erase(std::unique(keep.begin(), keep.end()), keep.end());
    for (const std::size_t i : keep) out.push_back(points[i]);
  }
  return out;
}

struct Frame {
  double left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
};

struct EndLabel {
  double y = 0;
  Label label;
  std::string style;
};

/// Pushes labels at the ends of curves apart so that none lies on another.
void spread(std::vector<EndLabel>& labels, double gap, double low, double high) {
  std::stable_sort(labels.begin(), labels.end(), [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + gap);
  if (!labels.empty() && labels.back().y > high) {
    labels.back().y = high;
    for (std::size_t i = labels.size() - 1; i-- > 0;) labels[i].y = std::min(labels[i].y, labels[i + 1].y - gap);
  }
  for (EndLabel& label : labels) label.y = std::max(label.y, low);
}

void draw_curve(Svg& svg, const Curve& curve, const LineChart& chart, const NumberAxis& axis, const Frame& frame) {
  const auto x = [&](double t) {
    return frame.left + (t - chart.time.from) / (chart.time.to - chart.time.from) * frame.width();
  };
  const auto y = [&](double v) { return frame.bottom - axis.position(v / chart.scale) * frame.height(); };
  if (curve.dots) {
    for (const auto& [t, v] : curve.points)
      if (std::isfinite(v)) svg.circle(x(t), y(v), 2.6, "dot " + curve.style);
    return;
  }
  Path path;
  bool pen = false;
  for (const auto& [t, v] :
       thin(curve.points, chart.time.from, chart.time.to, static_cast<std::size_t>(frame.width()))) {
    if (!std::isfinite(v)) {
      pen = false;
      continue;
    }
    if (pen)
      path.line(x(t), y(v));
    else
      path.move(x(t), y(v));
    pen = true;
  }
  if (!path.empty()) svg.path(path, "curve " + curve.style);
}

void draw_axes(Svg& svg, const LineChart& chart, const NumberAxis& axis, const Frame& frame, Language language) {
  for (const double tick : axis.ticks) {
    const double y = frame.bottom - axis.position(tick) * frame.height();
    svg.line(frame.left, y, frame.right, y, "grid");
    svg.text(frame.left - 5, y + 3.5, write_number(tick, axis.decimals, language), "tick", Anchor::end);
  }
  std::vector<std::pair<double, std::string>> days;
  for (const TimeTick& tick : time_ticks(chart.time.start, chart.time.utc_offset, chart.time.from, chart.time.to,
                                         static_cast<int>(frame.width() / 46), language)) {
    const double x = frame.left + (tick.seconds - chart.time.from) / (chart.time.to - chart.time.from) * frame.width();
    svg.line(x, frame.bottom, x, frame.bottom + 4, "axis");
    days.emplace_back(x, tick.label);
  }
  svg.axis_labels(days, frame.bottom + 15);
  svg.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis");
}

}  // namespace

std::string draw_lines(const LineChart& chart, Language language) {
  double low = chart.from_zero ? 0 : 1e300, high = chart.from_zero ? 0 : -1e300;
  for (const Curve& curve : chart.curves)
    for (const auto& point : curve.points)
      if (std::isfinite(point.second)) {
        low = std::min(low, point.second / chart.scale);
        high = std::max(high, point.second / chart.scale);
      }
  const NumberAxis axis = number_axis(low, high, std::max(2, static_cast<int>(chart.height / 45)), chart.whole);
  double tick_width = 0, label_width = 0;
  for (const double tick : axis.ticks)
    tick_width = std::max(tick_width, text_width(write_number(tick, axis.decimals, language), font));
  for (const Curve& curve : chart.curves)
    label_width = std::max(label_width, text_width(curve.label, font, Weight::bold));
  label_width = std::min(label_width, chart.width * 0.3);
  const Frame frame{std::max(tick_width + 10, half_day), 26, chart.width - std::max(label_width + 10, half_day),
                    chart.height - 22};

  Svg svg(chart.width, chart.height, chart.title);
  if (!chart.unit.empty()) svg.label(0, 11, shorten(chart.unit, font, chart.width), 0, "unit");
  draw_axes(svg, chart, axis, frame, language);
  std::vector<EndLabel> labels;
  for (const Curve& curve : chart.curves) {
    draw_curve(svg, curve, chart, axis, frame);
    for (std::size_t i = curve.points.size(); i-- > 0;)
      if (std::isfinite(curve.points[i].second)) {
        labels.push_back({frame.bottom - axis.position(curve.points[i].second / chart.scale) * frame.height() + 3.5,
                          shorten(curve.label, font, label_width, Weight::bold), curve.style});
        break;
      }
  }
  spread(labels, 12.5, frame.top + 4, frame.bottom);
  for (const EndLabel& label : labels)
    svg.label(frame.right + 6, label.y, label.label, 0, "curve-label " + label.style);
  return svg.finish();
}

}  // namespace qorgan
