#include <algorithm>

#include "report/charts.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, font = text_size, line_height = 12, label_gap = 8, row_height = 20;
constexpr double min_label = 158, greatest_label = 300, greatest_value = 220;
constexpr std::size_t max_lines = 3;

std::string style_of(const BarChart& chart, std::size_t series) {
  return "bar " + (series < chart.styles.size() ? chart.styles[series] : "part" + std::to_string(series));
}

/// The words of the series, in as many rows as they need, between both edges; gives the height used.
double draw_legend(Svg* svg, const BarChart& chart, double left) {
  if (chart.series.size() < 2) return 0;
  double x = left, y = 11;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const Label word = shorten(chart.series[s], font, chart_width - left - 17);
    const double width = 17 + word.width(font);
    if (x > left && x + width > chart_width) {
      x = left;
      y += 15;
    }
    if (svg) {
      svg->rect(x, y - 9, 12, 10, style_of(chart, s));
      svg->label(x + 17, y, word, 0, "legend");
    }
    x += width + 16;
  }
  return y + 9;
}

}  // namespace

std::string draw_bars(const BarChart& chart) {
  double greatest = 1e-9, value_width = 0, label_width = min_label, height = 0;
  std::vector<Label> labels, values;
  for (const BarRow& row : chart.rows) {
    double sum = 0;
    for (const double part : row.parts) sum += part;
    greatest = std::max(greatest, sum);
    values.push_back(shorten(row.value, font, greatest_value));
    value_width = std::max(value_width, values.back().width(font));
    labels.push_back(break_label(row.label, font, greatest_label, max_lines));
    label_width = std::max(label_width, labels.back().width(font) + label_gap + 4);
    height += row_height + line_height * (labels.back().count() - 1);
  }
  const double room = chart_width - label_width - value_width - 12;
  const double top = std::max(4.0, draw_legend(nullptr, chart, label_width));
  Svg svg(chart_width, top + height + 2, chart.title);
  draw_legend(&svg, chart, label_width);
  double y = top;
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BarRow& row = chart.rows[r];
    const double more = line_height * (labels[r].count() - 1);
    svg.label(label_width - label_gap, y + 13, labels[r], line_height, "lane-label", Anchor::end);
    double x = label_width;
    for (std::size_t s = 0; s < row.parts.size(); ++s) {
      const double length = row.parts[s] / greatest * room;
      if (length > 0) svg.rect(x, y + 3 + more / 2, length, row_height - 7, style_of(chart, s));
      x += std::max(0.0, length);
    }
    svg.label(x + 6, y + 13 + more / 2, values[r], 0, "tick");
    y += row_height + more;
  }
  return svg.finish();
}

}  // namespace qorgan
