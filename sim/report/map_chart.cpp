#include <algorithm>
#include <cmath>

#include "record/wording.hpp"
#include "report/charts.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, legend_height = 26, margin = 6, font = 9.5;

struct Frame {
  double low_x = 1e300, high_x = -1e300, low_y = 1e300, high_y = -1e300;
  void add(PlanePoint p) {
    low_x = std::min(low_x, p.x);
    high_x = std::max(high_x, p.x);
    low_y = std::min(low_y, p.y);
    high_y = std::max(high_y, p.y);
  }
};

struct View {
  double scale = 1, left = 0, top = 0;
  [[nodiscard]] std::pair<double, double> at(PlanePoint p) const {
    return {margin + (p.x - left) * scale, legend_height + margin + (top - p.y) * scale};
  }
};

const MapValue* value_of(const MapChart& chart, const std::string& region) {
  for (const MapValue& value : chart.values)
    if (value.region == region) return &value;
  return nullptr;
}

void draw_legend(Svg& svg, const MapChart& chart, Language language) {
  double x = 0;
  svg.text(x, 11, chart.value_word, "legend");
  x += text_width(chart.value_word, 11) + 12;
  // The lower ends of the ramp's steps, as severity_step() has them.
  static constexpr double ends[] = {0, 0.01, 0.2, 0.4, 0.6, 0.8};
  for (int step = 0; step <= 5; ++step) {
    svg.rect(x, 2, 16, 11, "region sev" + std::to_string(step));
    const std::string word =
        step == 0   ? write_number(0, 0, language)
        : step == 5 ? "≥ " + write_number(ends[5], 1, language)
        : step == 1 ? "< " + write_number(ends[2], 1, language)
                    : write_number(ends[step], 1, language) + "–" + write_number(ends[step + 1], 1, language);
    svg.text(x + 20, 11, word, "legend");
    x += 20 + text_width(word, 11) + 12;
  }
  if (!chart.headquarters_word.empty()) {
    svg.rect(x + 4, 3, 9, 9, "mark headquarters");
    svg.text(x + 20, 11, chart.headquarters_word, "legend");
  }
}

/// Where a region's name stands. A city inside it has its name below its sign; the region's moves up, out of its way.
std::pair<double, double> label_place(const SchematicMap& map, const MapRegion& region,
                                      const AlbersProjection& projection, const View& view) {
  auto [x, y] = view.at(label_point(projection.forward(region.polygons.front().outer)));
  for (const MapRegion& city : map.regions) {
    if (city.within != region.id || city.polygons.empty()) continue;
    const auto [city_x, city_y] = view.at(label_point(projection.forward(city.polygons.front().outer)));
    if (std::fabs(city_x - x) < 70 && std::fabs(city_y - y) < 36) y = city_y - 22;
  }
  return {x, y};
}

/// Labels come last, so that no border crosses one.
void draw_labels(Svg& svg, const SchematicMap& map, const MapChart& chart, const AlbersProjection& projection,
                 const View& view) {
  for (const MapRegion& region : map.regions) {
    const MapValue* value = value_of(chart, region.id);
    if (!value || region.polygons.empty()) continue;
    const auto [x, y] = label_place(map, region, projection, view);
    if (!region.within.empty()) {
      const MapValue* around = value_of(chart, region.within);
      const bool dark = around && severity_step(around->value) >= 4;
      if (value->headquarters) svg.rect(x - 4, y - 4, 8, 8, "mark headquarters");
      svg.text(x, y + 15, value->label, dark ? "map-label small inverse" : "map-label small", Anchor::middle);
      continue;
    }
    const std::string style = severity_step(value->value) >= 4 ? "map-label inverse" : "map-label";
    if (value->headquarters) svg.rect(x - 4.5, y - 21, 9, 9, "mark headquarters");
    // A label in the far east or west stays within the figure; bold letters are about a tenth wider.
    const std::string label = shorten(value->label, font, 130);
    const double half = text_width(label, font) * 1.1 / 2;
    svg.text(std::clamp(x, half, std::max(half, chart_width - half)), y, label, style, Anchor::middle);
    if (value->value >= 0.01) svg.text(x, y + 11, value->note, style + " small", Anchor::middle);
  }
}

}  // namespace

int severity_step(double severity) {
  if (!(severity >= 0.01)) return 0;
  return std::min(5, 1 + static_cast<int>(severity / 0.2));
}

std::string draw_map(const SchematicMap& map, const MapChart& chart, Language language) {
  const AlbersProjection projection;
  Frame frame;
  for (const MapRegion& region : map.regions)
    for (const MapPolygon& polygon : region.polygons)
      for (const PlanePoint p : projection.forward(polygon.outer)) frame.add(p);
  if (map.regions.empty() || !(frame.high_x > frame.low_x)) return {};
  const View view{(chart_width - 2 * margin) / (frame.high_x - frame.low_x), frame.low_x, frame.high_y};
  Svg svg(chart_width, legend_height + 2 * margin + (frame.high_y - frame.low_y) * view.scale, chart.title);
  draw_legend(svg, chart, language);
  for (const MapRegion& region : map.regions) {
    const MapValue* value = value_of(chart, region.id);
    for (const MapPolygon& polygon : region.polygons) {
      std::vector<std::pair<double, double>> points;
      for (const PlanePoint p : projection.forward(polygon.outer)) points.push_back(view.at(p));
      svg.polygon(points, "region sev" + std::to_string(severity_step(value ? value->value : 0)),
                  value ? value->label + ": " + value->note : region.id);
    }
  }
  draw_labels(svg, map, chart, projection, view);
  return svg.finish();
}

}  // namespace qorgan
