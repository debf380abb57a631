#include "ui/model/map_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "account/seats.hpp"
#include "core/enum_table.hpp"
#include "ui/model/triangulate.hpp"

namespace qorgan::ui {

namespace {

constexpr std::size_t max_points = 1500;  // of one ring: cutting into triangles takes quadratic time
constexpr double max_zoom = 12;

PlaneRing drawable(PlaneRing ring) {
  for (double tolerance = 0.2; ring.size() > max_points; tolerance *= 2) ring = simplify(ring, tolerance);
  return ring;
}

/// How far one can go west and east of the point within the ring.
double room_around(const PlaneRing& ring, PlanePoint p) {
  double left = -1e9, right = 1e9;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    const double x = a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
    (x < p.x ? left : right) = x < p.x ? std::max(left, x) : std::min(right, x);
  }
  return left > -1e9 && right < 1e9 ? 2 * std::min(p.x - left, right - p.x) : 0;
}

/// Middles of the cities within a region.
std::vector<PlanePoint> cities_in(const SchematicMap& map, const MapRegion& region,
                                  const AlbersProjection& projection) {
  std::vector<PlanePoint> out;
  for (const MapRegion& city : map.regions)
    if (city.within == region.id) out.push_back(label_point(projection.forward(city.polygons[0].outer)));
  return out;
}

MapShape build_shape(const SchematicMap& map, const MapRegion& region, const Institution* institution,
                     const AlbersProjection& projection) {
  MapShape shape;
  shape.id = region.id;
  shape.city = !region.within.empty();
  double largest = -1;
  for (const MapPolygon& polygon : region.polygons) {
    PlaneRing ring = drawable(projection.forward(polygon.outer));
    if (const double size = std::abs(signed_area(ring)); size > largest) {
      largest = size;
      shape.label = label_point(ring, cities_in(map, region, projection));
      shape.room = room_around(ring, shape.label);
    }
    shape.triangles.push_back(triangulate(ring));
    shape.rings.push_back(std::move(ring));
  }
  shape.capital = shape.label;
  if (institution == nullptr) return shape;
  shape.region = institution->region(region.id);
  if (shape.region.valid()) {
    const Region& facts = institution->at(shape.region);
    shape.city = shape.city || facts.kind != "region";
    shape.capital = projection.forward({facts.longitude, facts.latitude});
  }
  return shape;
}

/// Rough number of ticks a team needs between its home and its incident, for placing it on the way.
double travel_ticks(const World& world, const Unit& unit) {
  const Scenario& scenario = *world.scenario;
  const double metres = world.structure->route(unit.home, unit.incident).metres();
  return std::max(1.0, metres / std::max(1.0, scenario.parameters.road_speed) / scenario.tick_seconds);
}

PlanePoint plane_of(const Location& place) {
  static const AlbersProjection projection;
  return projection.forward(place.point);
}

}  // namespace

const MapShape* MapShapes::of(RegionId region) const {
  for (const MapShape& shape : shapes)
    if (shape.region == region) return &shape;
  return nullptr;
}

MapShapes build_shapes(const SchematicMap& map, const Institution* institution) {
  const AlbersProjection projection;
  MapShapes out;
  out.box = {1e9, 1e9, -1e9, -1e9};
  for (const MapRegion& region : map.regions) {
    out.shapes.push_back(build_shape(map, region, institution, projection));
    for (const PlaneRing& ring : out.shapes.back().rings)
      for (const PlanePoint& p : ring)
        out.box = {std::min(out.box.left, p.x), std::min(out.box.bottom, p.y), std::max(out.box.right, p.x),
                   std::max(out.box.top, p.y)};
  }
  if (out.shapes.empty()) out.box = {0, 0, 1, 1};
  return out;
}

RegionId region_at(const MapShapes& shapes, PlanePoint point) {
  for (auto shape = shapes.shapes.rbegin(); shape != shapes.shapes.rend(); ++shape)
    for (const PlaneRing& ring : shape->rings)
      if (contains(ring, point)) return shape->region;
  return {};
}

void MapView::fit(const PlaneBox& box, double margin) {
  const double w = std::max(1.0, width_ - 2 * margin), h = std::max(1.0, height_ - 2 * margin);
  min_scale_ = std::min(w / std::max(1e-9, box.width()), h / std::max(1e-9, box.height()));
  scale_ = min_scale_;
  centre_ = {(box.left + box.right) / 2, (box.bottom + box.top) / 2};
}

void MapView::resize(double width, double height, const PlaneBox& box, double margin) {
  if (width == width_ && height == height_) return;
  const bool all = whole();
  const double zoom = scale_ / min_scale_;
  const PlanePoint middle = centre_;
  width_ = width, height_ = height;
  fit(box, margin);
  if (all) return;
  scale_ = min_scale_ * zoom;
  centre_ = middle;
  keep_inside(box);
}

PlanePoint MapView::to_screen(PlanePoint p) const {
  return {width_ / 2 + (p.x - centre_.x) * scale_, height_ / 2 - (p.y - centre_.y) * scale_};
}

PlanePoint MapView::to_plane(PlanePoint pixel) const {
  return {centre_.x + (pixel.x - width_ / 2) / scale_, centre_.y - (pixel.y - height_ / 2) / scale_};
}

void MapView::zoom_at(PlanePoint pixel, double factor, const PlaneBox& box) {
  const PlanePoint fixed = to_plane(pixel);
  scale_ = std::clamp(scale_ * factor, min_scale_, min_scale_ * max_zoom);
  const PlanePoint moved = to_plane(pixel);
  centre_ = {centre_.x + fixed.x - moved.x, centre_.y + fixed.y - moved.y};
  keep_inside(box);
}

void MapView::pan(double dx, double dy, const PlaneBox& box) {
  centre_ = {centre_.x - dx / scale_, centre_.y + dy / scale_};
  keep_inside(box);
}

void MapView::keep_inside(const PlaneBox& box) {
  if (whole()) {
    centre_ = {(box.left + box.right) / 2, (box.bottom + box.top) / 2};
    return;
  }
  centre_ = {std::clamp(centre_.x, box.left, box.right), std::clamp(centre_.y, box.bottom, box.top)};
}

namespace {
constexpr EnumTable<Layer, std::string_view> layer_names({{Layer::severity, "severity"},
                                                          {Layer::trust, "trust"},
                                                          {Layer::communications, "communications"},
                                                          {Layer::deployed, "deployed"},
                                                          {Layer::power, "power"},
                                                          {Layer::roads, "roads"},
                                                          {Layer::rumour, "rumour"}});
}

std::string_view name_of(Layer layer) { return layer_names[layer]; }

std::optional<Layer> layer_from(std::string_view name) { return layer_names.find(name); }

Ramp ramp_of(Layer layer) { return layer == Layer::severity || layer == Layer::rumour ? Ramp::severity : Ramp::level; }

double LayerValues::share(RegionId region) const {
  const double value = values[region.index()];
  return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0.0;
}

namespace {

LayerValues shares_of(const World& world, float RegionState::*member) {
  LayerValues out;
  for (const RegionState& region : world.regions) out.values.push_back(static_cast<double>(region.*member));
  return out;
}

}  // namespace

LayerValues layer_values(const World& world, Layer layer) {
  LayerValues out;
  out.values.assign(world.regions.size(), 0.0);
  switch (layer) {
    case Layer::severity:
      for (std::size_t i = 0; i < world.incidents.size(); ++i)
        if (const RegionId r = world.scenario->incidents[i].region; r.valid())
          out.values[r.index()] += world.incidents[i].intensity;
      break;
    case Layer::trust: return shares_of(world, &RegionState::trust);
    case Layer::communications: return shares_of(world, &RegionState::communications);
    case Layer::power: return shares_of(world, &RegionState::power);
    case Layer::roads: return shares_of(world, &RegionState::roads);
    case Layer::rumour: return shares_of(world, &RegionState::rumour);
    case Layer::deployed: {
      for (const Unit& unit : world.units)
        if (unit.there() && unit.location.valid())
          out.values[world.structure->at(unit.location).region.index()] += unit.persons;
      const double greatest = out.values.empty() ? 0 : *std::max_element(out.values.begin(), out.values.end());
      out.high = std::max(100.0, greatest > 0 ? scale_bar(greatest * 2.49) : 0.0);
      break;
    }
  }
  return out;
}

std::vector<MovingTeams> moving_teams(const World& world) {
  std::map<std::tuple<LocationId, LocationId, int>, MovingTeams> groups;
  for (const Unit& unit : world.units) {
    if (unit.state != UnitState::travelling && unit.state != UnitState::returning) continue;
    const LocationId to = unit.destination;
    if (unit.location == to) continue;
    const double left = std::max(0, unit.arrives - world.tick);
    const double progress = std::clamp(1 - left / travel_ticks(world, unit), 0.02, 1.0);
    MovingTeams& group = groups[{unit.location, to, static_cast<int>(progress * 8)}];
    group.from = plane_of(world.structure->at(unit.location));
    group.to = plane_of(world.structure->at(to));
    group.progress += progress;
    group.persons += static_cast<double>(unit.persons);
    ++group.teams;
  }
  std::vector<MovingTeams> out;
  for (auto& [key, group] : groups) {
    group.progress /= static_cast<double>(group.teams);
    out.push_back(group);
  }
  return out;
}

namespace {

/// Whether two marks would lie on each other: at one point, or both of a whole region.
bool stand_together(const IncidentMark& a, const IncidentMark& b) {
  if (a.point.has_value() != b.point.has_value()) return false;
  return a.point ? a.point->x == b.point->x && a.point->y == b.point->y : a.region == b.region;
}

}  // namespace

std::vector<IncidentMark> incident_marks(const World& world, bool ended) {
  std::vector<IncidentMark> marks;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    const IncidentState& state = world.incidents[i];
    if (state.phase == IncidentPhase::dormant || (state.phase == IncidentPhase::ended && !ended)) continue;
    // Before its onset an incident shows only once somebody sensed it.
    if (state.phase == IncidentPhase::latent && state.detected < 0) continue;
    const RegionId region = world.scenario->incidents[i].region;
    if (!region.valid()) continue;
    IncidentMark mark;
    mark.incident = IncidentId{i};
    mark.region = region;
    mark.intensity = state.intensity;
    mark.phase = state.phase;
    const Location& place = world.structure->at(world.structure->location_of(IncidentId{i}));
    if (!place.everywhere) mark.point = plane_of(place);
    marks.push_back(mark);
  }
  for (IncidentMark& mark : marks) {
    mark.slots = 0;
    for (const IncidentMark& other : marks) {
      if (!stand_together(mark, other)) continue;
      if (other.incident == mark.incident) mark.slot = mark.slots;
      ++mark.slots;
    }
  }
  return marks;
}

std::vector<HeadquartersMark> headquarters_marks(const World& world) {
  RegionId capital;
  for (std::size_t r = 0; r < world.institution().regions.size(); ++r)
    if (world.institution().regions[r].kind == "capital") capital = RegionId{r};
  std::map<std::pair<RegionId, HeadquartersLevel>, HeadquartersMark> marks;
  for (const Headquarters& hq : world.headquarters) {
    if (!is_open(hq)) continue;
    const RegionId region = hq.level == HeadquartersLevel::central ? capital : hq.region;
    if (!region.valid()) continue;
    HeadquartersMark& mark = marks[{region, hq.level}];
    mark.region = region;
    mark.level = hq.level;
    ++(hq.phase == HeadquartersPhase::sitting ? mark.sitting : mark.convening);
  }
  std::vector<HeadquartersMark> out;
  for (const auto& [key, mark] : marks) out.push_back(mark);
  return out;
}

double scale_bar(double max_length) {
  if (!(max_length > 0)) return 0;
  const double power = std::pow(10.0, std::floor(std::log10(max_length)));
  for (const double step : {5.0, 2.0})
    if (step * power <= max_length) return step * power;
  return power;
}

}  // namespace qorgan::ui
