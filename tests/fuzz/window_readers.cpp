// What the window reads beside scenarios.

#include "fuzz/readers.hpp"
#include "fuzz/targets.hpp"
#include "report/schematic_map.hpp"
#include "ui/model/settings.hpp"

namespace qorgan::fuzz {

void run_settings(std::string_view bytes) {
  Diagnostics diagnostics;
  const ui::Settings settings = ui::parse_settings(bytes, "settings", diagnostics);
  require(!diagnostics.has_errors(), "no settings keep the window from opening");
  const std::string text = ui::settings_text(settings);
  Diagnostics again;
  require(ui::settings_text(ui::parse_settings(text, "settings", again)) == text,
          "settings come back as they were kept");
  require(again.all().empty(), "what is written is read without complaint");
}

void run_map(std::string_view bytes) {
  Diagnostics diagnostics;
  const MapLimits limits{.bytes = std::size_t{1} << 20, .points = 2000};
  const auto map = parse_map(bytes, "map", diagnostics, limits);
  require(map.has_value() != diagnostics.has_errors(), "a map is refused exactly where there are errors");
  require(diagnostics.all().size() <= 501, "diagnostics are bounded");
  if (!map) return;
  const AlbersProjection projection;
  for (const MapRegion& region : map->regions) {
    require(!region.polygons.empty(), "a region has a place");
    const PlaneRing ring = projection.forward(region.polygons.front().outer);
    (void)label_point(ring);
    (void)contains(region, projection, {67, 48});
  }
}

}  // namespace qorgan::fuzz
