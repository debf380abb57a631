#include <algorithm>
#include <array>
#include <cmath>

#include "record/wording.hpp"
#include "report/charts.hpp"
#include "report/scale.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, label_width = 188, font = text_size, line_height = 11, note_font = 9;
constexpr double right_margin = 24;  ///< half of a day's label, which may stand at the end of the axis
constexpr double label_room = label_width - 12, min_lane = 36, min_row = 24;
constexpr std::size_t max_lines = 3;

/// One sign for each milestone, told apart by shape first and by colour second.
void draw_mark(Svg& svg, Mark mark, double x, double y, std::string_view tip) {
  const double r = 4.2;
  switch (mark) {
    case Mark::detected: svg.circle(x, y, r, "mark detected", tip); break;
    case Mark::decided:
      svg.polygon({{x, y - r - 1}, {x + r + 1, y}, {x, y + r + 1}, {x - r - 1, y}}, "mark decided", tip);
      break;
    case Mark::headquarters: svg.rect(x - r, y - r, 2 * r, 2 * r, "mark headquarters", tip); break;
    case Mark::central: svg.rect(x - r, y - r, 2 * r, 2 * r, "mark central", tip); break;
    case Mark::teams: svg.polygon({{x, y - r - 1}, {x + r + 1, y + r}, {x - r - 1, y + r}}, "mark teams", tip); break;
    case Mark::contained:
      svg.polygon({{x - r - 1, y - r}, {x + r + 1, y - r}, {x, y + r + 1}}, "mark contained", tip);
      break;
    case Mark::instrument: svg.rect(x - 1.2, y - 6, 2.4, 12, "mark instrument", tip); break;
    case Mark::inject:
      svg.polygon({{x - 1, y - 7}, {x + 7, y - 4}, {x - 1, y - 1}}, "mark inject", tip);
      svg.line(x - 1, y - 7, x - 1, y + 7, "mark-pole");
      break;
  }
}

/// Words beside their signs, in as many rows as they need. Returns the height used.
struct LegendEntry {
  std::string word;
  int kind = 0;  ///< 0 a mark, 1 severity, 2 sitting
  Mark mark = Mark::detected;
};
double draw_legend(Svg* svg, const std::vector<LegendEntry>& entries, double left, double top) {
  double x = left, y = top;
  for (const LegendEntry& entry : entries) {
    const Label word = shorten(entry.word, font, chart_width - left - 18);
    const double width = 18 + word.width(font);
    if (x > left && x + width > chart_width) {
      x = left;
      y += 16;
    }
    if (svg) {
      if (entry.kind == 1) svg->rect(x, y - 8, 12, 9, "lane-area");
      if (entry.kind == 2) svg->rect(x, y - 5, 12, 4, "sitting");
      if (entry.kind == 0) draw_mark(*svg, entry.mark, x + 6, y - 3.5, {});
      svg->label(x + 18, y, word, 0, "legend");
    }
    x += width + 14;
  }
  return y - top + 16;
}

/// What stands left of a lane or a row: its label, and in smaller letters a note.
struct SideLabel {
  Label label, note;
  [[nodiscard]] double height() const { return line_height * label.count() + (note.lines.empty() ? 0 : 10); }
  /// Centred at a height.
  void draw(Svg& svg, double middle) const {
    const double top = middle - height() / 2;
    svg.label(label_width - 8, top + 9, label, line_height, "lane-label", Anchor::end);
    svg.label(label_width - 8, top + line_height * label.count() + 8, note, 0, "lane-note", Anchor::end);
  }
};

SideLabel side_label(const std::string& label, const std::string& note = {}) {
  SideLabel out{break_label(label, font, label_room, max_lines), {}};
  // A label that names the region itself needs no note of it, and one of many lines leaves no room for one.
  if (!note.empty() && out.label.lines.size() < max_lines && label.find(note) == std::string::npos)
    out.note = shorten(note, note_font, label_room);
  return out;
}

struct LaneFrame {
  double top = 0, height = min_lane, x0 = 0, x1 = 0, from = 0, to = 1;
  [[nodiscard]] double x(double t) const { return x0 + std::clamp((t - from) / (to - from), 0.0, 1.0) * (x1 - x0); }
};

void draw_lane(Svg& svg, const TimelineLane& lane, const SideLabel& label, const LaneFrame& frame) {
  const double base = frame.top + frame.height / 2 + 5;
  svg.line(frame.x0, base, frame.x1, base, "grid");
  label.draw(svg, frame.top + frame.height / 2);
  if (lane.severity.size() > 1) {
    Path area;
    area.move(frame.x(lane.severity.front().first), base);
    double last_x = -10;
    for (std::size_t i = 0; i < lane.severity.size(); ++i) {
      const double x = frame.x(lane.severity[i].first);
      if (x - last_x < 0.8 && i + 1 < lane.severity.size()) continue;
      last_x = x;
      area.line(x, base - std::clamp(lane.severity[i].second, 0.0, 1.0) * 19);
    }
    area.line(frame.x(lane.severity.back().first), base).close();
    svg.path(area, "lane-area");
  }
  for (const TimelineSpan& span : lane.headquarters) {
    const double x = frame.x(span.from);
    svg.rect(x, base + 2, std::max(2.0, frame.x(span.to) - x), 4, "sitting", span.tip, 1);
  }
  for (const TimelineMark& mark : lane.marks)
    draw_mark(svg, mark.mark, frame.x(mark.time), mark.mark == Mark::instrument ? base - 8 : base - 3, mark.tip);
}

template <class Charts>
std::vector<LegendEntry> mark_legend(const Charts& words) {
  std::vector<LegendEntry> out;
  for (const auto& [mark, word] : words) out.push_back({word, 0, mark});
  return out;
}

}  // namespace

std::string draw_timeline(const TimelineChart& chart, Language language) {
  std::vector<LegendEntry> legend = mark_legend(chart.mark_words);
  if (!chart.sitting_word.empty()) legend.insert(legend.begin(), {chart.sitting_word, 2, {}});
  if (!chart.severity_word.empty()) legend.insert(legend.begin(), {chart.severity_word, 1, {}});
  const double legend_height = draw_legend(nullptr, legend, 0, 0);
  const double top = 12 + legend_height;
  std::vector<SideLabel> labels;
  double bottom = top;
  const auto height_of = [](const SideLabel& label) { return std::max(min_lane, label.height() + 6); };
  for (const TimelineLane& lane : chart.lanes) {
    labels.push_back(side_label(lane.label, lane.note));
    bottom += height_of(labels.back());
  }
  Svg svg(chart_width, bottom + 22, chart.title);
  draw_legend(&svg, legend, 0, 11);
  LaneFrame frame{top, min_lane, label_width, chart_width - right_margin, chart.time.from, chart.time.to};
  std::vector<std::pair<double, std::string>> days;
  for (const TimeTick& tick :
       time_ticks(chart.time.start, chart.time.utc_offset, chart.time.from, chart.time.to, 11, language)) {
    svg.line(frame.x(tick.seconds), top, frame.x(tick.seconds), bottom + 4, "grid");
    days.emplace_back(frame.x(tick.seconds), tick.label);
  }
  svg.axis_labels(days, bottom + 16);
  for (std::size_t l = 0; l < chart.lanes.size(); ++l) {
    frame.height = height_of(labels[l]);
    draw_lane(svg, chart.lanes[l], labels[l], frame);
    frame.top += frame.height;
  }
  return svg.finish();
}

std::string draw_clock(const ClockChart& chart, Language language) {
  double low = 0, high = 3600;
  for (const ClockRow& row : chart.rows)
    for (const auto& entry : row.delays) {
      low = std::min(low, entry.second);
      high = std::max(high, entry.second);
    }
  // Hours where the whole fits into three days; days otherwise.
  const double unit = high - low > 3 * 86400 ? 86400 : 3600;
  const NumberAxis axis = number_axis(low / unit, high / unit, 9);
  const std::vector<LegendEntry> legend = mark_legend(chart.mark_words);
  const double top = 12 + draw_legend(nullptr, legend, 0, 0);
  std::vector<SideLabel> labels;
  double bottom = top;
  const auto height_of = [](const SideLabel& label) { return std::max(min_row, label.height() + 7); };
  for (const ClockRow& row : chart.rows) {
    labels.push_back(side_label(row.label));
    bottom += height_of(labels.back());
  }
  Svg svg(chart_width, bottom + 36, chart.title);
  draw_legend(&svg, legend, 0, 11);
  const double x0 = label_width, x1 = chart_width - right_margin;
  const auto x = [&](double seconds) { return x0 + axis.position(seconds / unit) * (x1 - x0); };
  std::vector<std::pair<double, std::string>> numbers;
  for (const double tick : axis.ticks) {
    svg.line(x(tick * unit), top, x(tick * unit), bottom + 4, tick == 0 ? "axis" : "grid");
    numbers.emplace_back(x(tick * unit), write_number(tick, axis.decimals, language));
  }
  svg.axis_labels(numbers, bottom + 16);
  const std::string_view word = unit > 3600 ? (language == Language::en   ? "days"
                                               : language == Language::ru ? "сут"
                                                                          : "тәулік")
                                            : (language == Language::en   ? "hours"
                                               : language == Language::ru ? "ч"
                                                                          : "сағат");
  svg.text((x0 + x1) / 2, bottom + 31, chart.axis_word + ", " + std::string(word), "unit", Anchor::middle);
  double row_top = top;
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const double y = row_top + height_of(labels[r]) / 2;
    labels[r].draw(svg, y);
    svg.line(x0, y, x1, y, "grid");
    for (const auto& [mark, delay] : chart.rows[r].delays)
      draw_mark(svg, mark, x(delay), y, write_duration(delay, language));
    row_top += height_of(labels[r]);
  }
  return svg.finish();
}

}  // namespace qorgan
