#include "core/geography.hpp"

#include <cmath>

#include "core/mathematics.hpp"

namespace qorgan {

double distance(GeoPoint a, GeoPoint b) {
  constexpr double radius = 6371000.0, degree = 3.14159265358979323846 / 180.0;
  const double phi_a = a.latitude * degree, phi_b = b.latitude * degree;
  const double s = math::sin((phi_b - phi_a) / 2), t = math::sin((b.longitude - a.longitude) * degree / 2);
  const double h = s * s + math::cos(phi_a) * math::cos(phi_b) * t * t;
  return 2 * radius * math::asin(std::sqrt(std::fmin(1.0, h)));
}

}  // namespace qorgan
