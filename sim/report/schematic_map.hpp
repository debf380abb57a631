#pragma once
// The map that the window and the report draw: the project's own schematic division of the country (assets/map), or
// official boundaries that a user supplies as GeoJSON. For drawing and for finding what a person points at; the
// simulation itself asks the institution for neighbours and distances.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/geography.hpp"

namespace qorgan {

/// Kilometres east and north of the projection's origin.
struct PlanePoint {
  double x = 0, y = 0;
};

/// A closed line; the last point is joined to the first and not repeated.
using GeoRing = std::vector<GeoPoint>;
using PlaneRing = std::vector<PlanePoint>;

struct MapPolygon {
  GeoRing outer;
  std::vector<GeoRing> holes;
};

struct MapRegion {
  std::string id;                    ///< ISO 3166-2, "KZ-15"
  std::vector<MapPolygon> polygons;  ///< at least one
  std::string within;                ///< of a city drawn inside a region: that region's id; empty otherwise
};

struct SchematicMap {
  std::string name;
  std::string source;
  /// What contains comes before what it contains, so that drawing in this order leaves everything visible, and looking
  /// from the back finds the innermost.
  std::vector<MapRegion> regions;
  /// Ids of regions with a common border (at least two consecutive corners in common, or one within the other), the
  /// smaller id first, sorted. Empty for maps from GeoJSON, whose borders need not match point by point.
  std::vector<std::pair<std::string, std::string>> neighbours;

  [[nodiscard]] const MapRegion* find(std::string_view id) const;
};

/// What a file may hold at most; beyond it is refused with a diagnostic.
struct MapLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t depth = 32;  ///< of nesting
  std::size_t regions = 1000;
  std::size_t points = 1000000;  ///< in all rings together
};

/// Reads a schematic map ("qorgan": "schematic-map") or a GeoJSON FeatureCollection whose features carry an ISO 3166-2
/// code in one of their properties (iso_3166_2, ISO_1, shapeISO, iso:code, ISO3166-2...) as Polygon or MultiPolygon.
/// Empty where anything is wrong; `diagnostics` says what and where. GeoJSON features without a code are skipped with a
/// warning.
[[nodiscard]] std::optional<SchematicMap> parse_map(std::string_view text, const std::string& file,
                                                    Diagnostics& diagnostics, const MapLimits& limits = {});
[[nodiscard]] std::optional<SchematicMap> load_map(const std::string& path, Diagnostics& diagnostics,
                                                   const MapLimits& limits = {});

/// Albers' equal-area conic projection of the sphere (radius 6371 km), standard parallels 44 and 52 north, origin
/// 67 east 48 north: areas on the map compare as areas in the country (Snyder 1987, "Map projections: a working
/// manual", p. 98).
class AlbersProjection {
 public:
  AlbersProjection();
  [[nodiscard]] PlanePoint forward(GeoPoint point) const;
  [[nodiscard]] GeoPoint inverse(PlanePoint point) const;
  [[nodiscard]] PlaneRing forward(const GeoRing& ring) const;

 private:
  double cone_ = 0, constant_ = 0, origin_radius_ = 0;
};

/// Square kilometres; positive where the ring runs counter-clockwise.
[[nodiscard]] double signed_area(const PlaneRing& ring);
/// Square kilometres of a region, holes taken off. A city inside is not taken off.
[[nodiscard]] double area(const MapRegion& region, const AlbersProjection& projection);
[[nodiscard]] bool contains(const PlaneRing& ring, PlanePoint point);
[[nodiscard]] bool contains(const MapRegion& region, const AlbersProjection& projection, GeoPoint point);
/// A place well inside the ring for a label: the most distant from the border on a grid of 32 x 32 trials, and away
/// from the points in `avoid` (cities that have a label of their own).
[[nodiscard]] PlanePoint label_point(const PlaneRing& ring, const std::vector<PlanePoint>& avoid = {});

}  // namespace qorgan
