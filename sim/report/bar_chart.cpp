#include <algorithm>

#include "report/charts.hpp"
#include "report/svg.hpp"

namespace qorgan {

std::string draw_bars(const BarChart& chart) {
  constexpr double width = 720, label_width = 158, row_height = 20, font = 11;
  double greatest = 1e-9, value_width = 0;
  for (const BarRow& row : chart.rows) {
    double sum = 0;
    for (const double part : row.parts) sum += part;
    greatest = std::max(greatest, sum);
    value_width = std::max(value_width, text_width(row.value, font));
  }
  const double top = chart.series.size() > 1 ? 24 : 4, room = width - label_width - value_width - 12;
  Svg svg(width, top + row_height * static_cast<double>(chart.rows.size()) + 2, chart.title);
  double x = label_width;
  if (chart.series.size() > 1)
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      svg.rect(x, 2, 12, 10, "bar part" + std::to_string(s));
      svg.text(x + 17, 11, chart.series[s], "legend");
      x += 17 + text_width(chart.series[s], font) + 16;
    }
  double y = top;
  for (const BarRow& row : chart.rows) {
    svg.text(label_width - 8, y + 13, shorten(row.label, font, label_width - 12), "lane-label", Anchor::end);
    x = label_width;
    for (std::size_t s = 0; s < row.parts.size(); ++s) {
      const double length = row.parts[s] / greatest * room;
      if (length > 0) svg.rect(x, y + 3, length, row_height - 7, "bar part" + std::to_string(s));
      x += std::max(0.0, length);
    }
    svg.text(x + 6, y + 13, row.value, "tick");
    y += row_height;
  }
  return svg.finish();
}

}  // namespace qorgan
