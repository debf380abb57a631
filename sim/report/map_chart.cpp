#include <algorithm>
#include <array>
#include <cmath>

#include "record/wording.hpp"
#include "report/charts.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, margin = 6, font = 9.5, small_font = 9, widest_label = 130;
/// Severities from which each step of the ramp but the first begins.
constexpr std::array<double, 5> steps{0.01, 0.2, 0.4, 0.6, 0.8};

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
  double scale = 1, left = 0, top = 0, legend_height = 0;
  [[nodiscard]] std::pair<double, double> at(PlanePoint p) const {
    return {margin + (p.x - left) * scale, legend_height + margin + (top - p.y) * scale};
  }
};

const MapValue* value_of(const MapChart& chart, const std::string& region) {
  for (const MapValue& value : chart.values)
    if (value.region == region) return &value;
  return nullptr;
}

/// Words of the ramp and of the sign, in as many rows as they need. Returns the baseline of the last row.
double draw_legend(Svg* svg, const MapChart& chart, Language language) {
  double x = 0, y = 11;
  const auto place = [&](double sign, std::string_view text, const auto& draw_sign) {
    const Label word = shorten(text, text_size, chart_width - sign);
    const double width = sign + word.width(text_size);
    if (x > 0 && x + width > chart_width) {
      x = 0;
      y += 16;
    }
    if (svg) {
      draw_sign(x, y);
      svg->label(x + sign, y, word, 0, "legend");
    }
    x += width + 12;
  };
  place(0, chart.value_word, [](double, double) {});
  for (std::size_t step = 0; step <= steps.size(); ++step) {
    const std::string word =
        step == 0              ? write_number(0, 0, language)
        : step == steps.size() ? "≥ " + write_number(steps.back(), 1, language)
        : step == 1            ? "< " + write_number(steps[1], 1, language)
                    : write_number(steps[step - 1], 1, language) + "–" + write_number(steps[step], 1, language);
    place(20, word,
          [&](double left, double base) { svg->rect(left, base - 9, 16, 11, "region sev" + std::to_string(step)); });
  }
  if (!chart.headquarters_word.empty())
    place(16, chart.headquarters_word,
          [&](double left, double base) { svg->rect(left, base - 8, 9, 9, "mark headquarters"); });
  return y;
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

/// What stands on the map at a place: a name and, below it, a figure.
struct PlacedLabel {
  double x = 0, y = 0;  ///< middle, baseline of the name
  Label name, figure;
  double width = 0, height = 0;
  std::string style, figure_style;

  /// Whether letters of both would touch; lines reach about nine tenths of their size above the baseline.
  [[nodiscard]] bool touches(const PlacedLabel& other) const {
    return std::fabs(x - other.x) < (width + other.width) / 2 + 2 && y - font < other.y - font + other.height &&
           other.y - font < y - font + height;
  }
};

/// Moves a label up or down to the nearest place where it touches none; says whether there is one.
bool find_place(PlacedLabel& label, const std::vector<PlacedLabel>& others, double bottom) {
  const double wished = label.y;
  for (const double shift : {0.0, -12.0, 12.0, -24.0, 24.0, -36.0, 36.0}) {
    label.y = wished + shift;
    const bool inside = label.y - font >= 0 && label.y - font + label.height <= bottom;
    if (inside && std::none_of(others.begin(), others.end(), [&](const PlacedLabel& o) { return label.touches(o); }))
      return true;
  }
  return false;
}

PlacedLabel label_of(const SchematicMap& map, const MapChart& chart, const MapRegion& region, const MapValue& value,
                     const AlbersProjection& projection, const View& view) {
  const auto [x, y] = label_place(map, region, projection, view);
  PlacedLabel out;
  const bool city = !region.within.empty();
  const MapValue* ground = city ? value_of(chart, region.within) : &value;
  const bool dark = ground && severity_step(ground->value) >= 4;
  out.style = std::string("map-label") + (city ? " small" : "") + (dark ? " inverse" : "");
  out.figure_style = std::string("map-label small") + (dark ? " inverse" : "");
  const Weight weight = city ? Weight::regular : Weight::bold;
  const double size = city ? small_font : font;
  out.name = shorten(value.label, size, widest_label, weight);
  if (!city && value.value >= 0.01) out.figure = shorten(value.note, small_font, widest_label);
  out.width = std::max(out.name.width(size, weight), out.figure.width(small_font));
  out.height = out.figure.lines.empty() ? 11 : 22;
  // A label in the far east or west stays within the figure.
  out.x = std::clamp(x, out.width / 2, std::max(out.width / 2, chart_width - out.width / 2));
  out.y = city ? y + 15 : y;
  return out;
}

/// Labels come last, so that no border crosses one. Where there is no room for one, pointing at the region tells it.
void draw_labels(Svg& svg, const SchematicMap& map, const MapChart& chart, const AlbersProjection& projection,
                 const View& view) {
  std::vector<PlacedLabel> placed;
  for (const MapRegion& region : map.regions) {
    const MapValue* value = value_of(chart, region.id);
    if (!value || region.polygons.empty()) continue;
    const auto [x, y] = label_place(map, region, projection, view);
    const bool city = !region.within.empty();
    if (value->headquarters && city) svg.rect(x - 4, y - 4, 8, 8, "mark headquarters");
    if (value->headquarters && !city) svg.rect(x - 4.5, y - 21, 9, 9, "mark headquarters");
    PlacedLabel label = label_of(map, chart, region, *value, projection, view);
    if (!find_place(label, placed, svg.height())) continue;
    svg.label(label.x, label.y, label.name, 0, label.style, Anchor::middle);
    svg.label(label.x, label.y + 11, label.figure, 0, label.figure_style, Anchor::middle);
    placed.push_back(std::move(label));
  }
}

}  // namespace

int severity_step(double severity) {
  return static_cast<int>(std::count_if(steps.begin(), steps.end(), [&](double from) { return severity >= from; }));
}

std::string draw_map(const SchematicMap& map, const MapChart& chart, Language language) {
  const AlbersProjection projection;
  Frame frame;
  for (const MapRegion& region : map.regions)
    for (const MapPolygon& polygon : region.polygons)
      for (const PlanePoint p : projection.forward(polygon.outer)) frame.add(p);
  if (map.regions.empty() || !(frame.high_x > frame.low_x)) return {};
  const double legend_height = draw_legend(nullptr, chart, language) + 15;
  const View view{(chart_width - 2 * margin) / (frame.high_x - frame.low_x), frame.low_x, frame.high_y, legend_height};
  Svg svg(chart_width, legend_height + 2 * margin + (frame.high_y - frame.low_y) * view.scale, chart.title);
  draw_legend(&svg, chart, language);
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
