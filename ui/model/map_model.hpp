#pragma once
// The map without its drawing: shapes in the plane, what is seen of them, what stands on them.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/enum_table.hpp"
#include "report/schematic_map.hpp"
#include "ui/model/ramp.hpp"
#include "world/world.hpp"

namespace qorgan::ui {

/// A region ready to be drawn. Coordinates in kilometres, y to the north.
struct MapShape {
  std::string id;
  RegionId region;  ///< of the institution; none() where the map shows more than the institution knows
  bool city = false;
  std::vector<PlaneRing> rings;
  std::vector<std::vector<std::uint32_t>> triangles;  ///< by ring
  PlanePoint label;                                   ///< where its name fits best
  PlanePoint capital;                                 ///< of the institution; the label point where it knows none
  double room = 0;                                    ///< kilometres of width around the label
};

struct PlaneBox {
  double left = 0, bottom = 0, right = 0, top = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return top - bottom; }
};

struct MapShapes {
  std::vector<MapShape> shapes;  ///< in drawing order
  PlaneBox box;
  [[nodiscard]] const MapShape* of(RegionId region) const;
};
[[nodiscard]] MapShapes build_shapes(const SchematicMap& map, const Institution* institution);

/// The region at a point of the plane; none() outside. Cities come before the region around them.
[[nodiscard]] RegionId region_at(const MapShapes& shapes, PlanePoint point);

/// Which part of the plane the panel shows: between all of it and a twelfth, its middle within the map. Screen
/// coordinates in pixels, y downwards, from the panel's corner.
class MapView {
 public:
  /// Shows the whole box with a margin in pixels.
  void fit(const PlaneBox& box, double margin);
  /// The panel's size changed: keeps what is in the middle, and shows everything if it did before.
  void resize(double width, double height, const PlaneBox& box, double margin);
  [[nodiscard]] PlanePoint to_screen(PlanePoint p) const;
  [[nodiscard]] PlanePoint to_plane(PlanePoint pixel) const;
  /// Keeps what is under the pixel in its place, as far as the limits allow.
  void zoom_at(PlanePoint pixel, double factor, const PlaneBox& box);
  void pan(double dx, double dy, const PlaneBox& box);
  [[nodiscard]] double scale() const { return scale_; }  ///< pixels a kilometre
  [[nodiscard]] bool whole() const { return scale_ <= min_scale_ * 1.0001; }

 private:
  void keep_inside(const PlaneBox& box);
  double width_ = 1, height_ = 1;  ///< of the panel, pixels
  PlanePoint centre_;
  double scale_ = 1;
  double min_scale_ = 1;  ///< at which everything is seen
};

enum class Layer : std::uint8_t { severity, trust, communications, deployed, power, roads, rumour };
inline constexpr std::array all_layers{Layer::severity,       Layer::deployed, Layer::trust, Layer::rumour,
                                       Layer::communications, Layer::power,    Layer::roads};
static_assert(has_every<Layer>(all_layers, [](Layer layer) { return layer; }));
[[nodiscard]] std::string_view name_of(Layer layer);  ///< "severity"
[[nodiscard]] std::optional<Layer> layer_from(std::string_view name);
/// Whether the layer is a share from 0 to 1.
[[nodiscard]] constexpr bool is_share(Layer layer) { return layer != Layer::severity && layer != Layer::deployed; }
[[nodiscard]] Ramp ramp_of(Layer layer);

/// What stands on the map besides the layer's colours.
struct MapMarks {
  bool incidents = true, headquarters = true, teams = true;
};

struct LayerValues {
  std::vector<double> values;  ///< by region, in the layer's unit
  double low = 0, high = 1;    ///< ends of the legend
  /// 0 to 1 along the legend.
  [[nodiscard]] double share(RegionId region) const;
};
/// Severity: sum of the intensities of the region's incidents. Shares (trust, rumour, communications...): 0 to 1.
/// Deployed: persons of teams at work there.
[[nodiscard]] LayerValues layer_values(const World& world, Layer layer);

/// Teams that travel between two places, put together where they are about as far.
struct MovingTeams {
  PlanePoint from, to;
  double progress = 0;  ///< 0 at the start, 1 arrived
  double persons = 0;
  std::size_t teams = 0;
};
[[nodiscard]] std::vector<MovingTeams> moving_teams(const World& world);

struct IncidentMark {
  IncidentId incident;
  RegionId region;
  double intensity = 0;
  IncidentPhase phase = IncidentPhase::dormant;
  std::size_t slot = 0, slots = 1;  ///< its number among those of its region, or of its point
  std::optional<PlanePoint> point;  ///< where it happens; empty where it happens all over its region
};
/// Incidents that have begun or can be sensed, and those ended if `ended`.
[[nodiscard]] std::vector<IncidentMark> incident_marks(const World& world, bool ended = false);

/// Headquarters that are convening or sitting, by where they sit: central ones in the capital's region.
struct HeadquartersMark {
  RegionId region;
  HeadquartersLevel level = HeadquartersLevel::regional;
  std::size_t convening = 0, sitting = 0;
};
[[nodiscard]] std::vector<HeadquartersMark> headquarters_marks(const World& world);

/// A round length for the scale bar: at most `max_length` kilometres, 1, 2 or 5 times a power of ten.
[[nodiscard]] double scale_bar(double max_length);

}  // namespace qorgan::ui
