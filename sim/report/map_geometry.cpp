// Projection, areas and containment for the schematic map.

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "report/schematic_map.hpp"

namespace qorgan {

namespace {

constexpr double earth_radius = 6371.0;  // km
constexpr double degree = std::numbers::pi / 180.0;
constexpr double first_parallel = 44 * degree, second_parallel = 52 * degree;
constexpr double origin_latitude = 48 * degree, origin_longitude = 67 * degree;

double distance_to_segment(PlanePoint p, PlanePoint a, PlanePoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distance_to_border(const PlaneRing& ring, PlanePoint p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < ring.size(); ++i)
    nearest = std::min(nearest, distance_to_segment(p, ring[i], ring[(i + 1) % ring.size()]));
  return nearest;
}

}  // namespace

AlbersProjection::AlbersProjection()
    : cone_((std::sin(first_parallel) + std::sin(second_parallel)) / 2),
      constant_(std::cos(first_parallel) * std::cos(first_parallel) + 2 * cone_ * std::sin(first_parallel)),
      origin_radius_(std::sqrt(constant_ - 2 * cone_ * std::sin(origin_latitude)) / cone_) {}

PlanePoint AlbersProjection::forward(GeoPoint point) const {
  const double inside = std::max(0.0, constant_ - 2 * cone_ * std::sin(point.latitude * degree));
  const double radius = std::sqrt(inside) / cone_;
  const double angle = cone_ * (point.longitude * degree - origin_longitude);
  return {earth_radius * radius * std::sin(angle), earth_radius * (origin_radius_ - radius * std::cos(angle))};
}

GeoPoint AlbersProjection::inverse(PlanePoint point) const {
  const double x = point.x / earth_radius, y = origin_radius_ - point.y / earth_radius;
  const double radius = std::hypot(x, y) * cone_;
  const double sine = std::clamp((constant_ - radius * radius) / (2 * cone_), -1.0, 1.0);
  return {(origin_longitude + std::atan2(x, y) / cone_) / degree, std::asin(sine) / degree};
}

PlaneRing AlbersProjection::forward(const GeoRing& ring) const {
  PlaneRing out;
  out.reserve(ring.size());
  for (const GeoPoint& p : ring) out.push_back(forward(p));
  return out;
}

double signed_area(const PlaneRing& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

double area(const MapRegion& region, const AlbersProjection& projection) {
  double sum = 0;
  for (const MapPolygon& polygon : region.polygons) {
    sum += std::abs(signed_area(projection.forward(polygon.outer)));
    for (const GeoRing& hole : polygon.holes) sum -= std::abs(signed_area(projection.forward(hole)));
  }
  return sum;
}

bool contains(const PlaneRing& ring, PlanePoint point) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
    if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

bool contains(const MapRegion& region, const AlbersProjection& projection, GeoPoint point) {
  const PlanePoint p = projection.forward(point);
  return std::any_of(region.polygons.begin(), region.polygons.end(), [&](const MapPolygon& polygon) {
    return contains(projection.forward(polygon.outer), p) &&
           std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const GeoRing& hole) { return contains(projection.forward(hole), p); });
  });
}

PlanePoint label_point(const PlaneRing& ring, const std::vector<PlanePoint>& avoid) {
  if (ring.empty()) return {};
  double left = ring[0].x, right = left, bottom = ring[0].y, top = bottom;
  for (const PlanePoint& p : ring) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    bottom = std::min(bottom, p.y), top = std::max(top, p.y);
  }
  PlanePoint best = ring[0];
  double clearance = -1;
  constexpr int trials = 32;
  for (int row = 0; row < trials; ++row)
    for (int column = 0; column < trials; ++column) {
      const PlanePoint p{left + (right - left) * (column + 0.5) / trials,
                         bottom + (top - bottom) * (row + 0.5) / trials};
      if (!contains(ring, p)) continue;
      double room = distance_to_border(ring, p);
      // A label is wider than high: a city to the side is further off than one above.
      for (const PlanePoint& city : avoid) room = std::min(room, std::hypot((city.x - p.x) / 2, city.y - p.y));
      if (room > clearance) clearance = room, best = p;
    }
  return best;
}

}  // namespace qorgan
