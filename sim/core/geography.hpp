#pragma once
// Points on the globe and how far they lie apart.

namespace qorgan {

/// Degrees east and north.
struct GeoPoint {
  double longitude = 0, latitude = 0;
  friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

/// Great-circle distance in metres (mean Earth radius 6 371 km).
[[nodiscard]] double distance(GeoPoint a, GeoPoint b);

}  // namespace qorgan
