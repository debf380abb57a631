#include <algorithm>

#include "report/charts.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, font = 11, line_height = 12, label_gap = 8;
constexpr double least_label = 158, greatest_label = 300;

}  // namespace

std::string draw_bars(const BarChart& chart) {
  constexpr double row_height = 20;
  double greatest = 1e-9, value_width = 0, label_width = least_label, height = 0;
  std::vector<std::vector<std::string>> labels;
  for (const BarRow& row : chart.rows) {
    double sum = 0;
    for (const double part : row.parts) sum += part;
    greatest = std::max(greatest, sum);
    value_width = std::max(value_width, text_width(row.value, font));
    labels.push_back(break_label(row.label, font, greatest_label));
    for (const std::string& line : labels.back())
      label_width = std::max(label_width, text_width(line, font) + label_gap + 4);
    height += row_height + line_height * static_cast<double>(labels.back().size() - 1);
  }
  const auto style = [&](std::size_t s) {
    return "bar " + (s < chart.styles.size() ? chart.styles[s] : "part" + std::to_string(s));
  };
  const double top = chart.series.size() > 1 ? 24 : 4, room = chart_width - label_width - value_width - 12;
  Svg svg(chart_width, top + height + 2, chart.title);
  double x = label_width;
  if (chart.series.size() > 1)
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      svg.rect(x, 2, 12, 10, style(s));
      svg.text(x + 17, 11, chart.series[s], "legend");
      x += 17 + text_width(chart.series[s], font) + 16;
    }
  double y = top;
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const BarRow& row = chart.rows[r];
    const double more = line_height * static_cast<double>(labels[r].size() - 1);
    for (std::size_t l = 0; l < labels[r].size(); ++l)
      svg.text(label_width - label_gap, y + 13 + line_height * static_cast<double>(l), labels[r][l], "lane-label",
               Anchor::end);
    x = label_width;
    for (std::size_t s = 0; s < row.parts.size(); ++s) {
      const double length = row.parts[s] / greatest * room;
      if (length > 0) svg.rect(x, y + 3 + more / 2, length, row_height - 7, style(s));
      x += std::max(0.0, length);
    }
    svg.text(x + 6, y + 13 + more / 2, row.value, "tick");
    y += row_height + more;
  }
  return svg.finish();
}

}  // namespace qorgan
