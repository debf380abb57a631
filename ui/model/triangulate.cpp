#include "ui/model/triangulate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace qorgan::ui {

namespace {

double turn(PlanePoint o, PlanePoint a, PlanePoint b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

bool in_triangle(PlanePoint p, PlanePoint a, PlanePoint b, PlanePoint c) {
  return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

bool same(PlanePoint a, PlanePoint b) { return a.x == b.x && a.y == b.y; }

/// Whether the corner at position `i` of the ring that is left can be cut off.
bool is_ear(const PlaneRing& ring, const std::vector<std::uint32_t>& left, std::size_t i) {
  const std::size_t n = left.size();
  const PlanePoint a = ring[left[(i + n - 1) % n]], b = ring[left[i]], c = ring[left[(i + 1) % n]];
  if (turn(a, b, c) <= 0) return false;
  for (std::size_t j = 0; j < n; ++j) {
    const PlanePoint p = ring[left[j]];
    if (same(p, a) || same(p, b) || same(p, c)) continue;
    if (in_triangle(p, a, b, c)) return false;
  }
  return true;
}

}  // namespace

std::vector<std::uint32_t> triangulate(const PlaneRing& ring) {
  std::vector<std::uint32_t> triangles;
  if (ring.size() < 3) return triangles;
  std::vector<std::uint32_t> left(ring.size());
  std::iota(left.begin(), left.end(), 0U);
  if (signed_area(ring) < 0) std::reverse(left.begin(), left.end());
  triangles.reserve((ring.size() - 2) * 3);
  while (left.size() > 3) {
    std::size_t ear = 0;
    while (ear < left.size() && !is_ear(ring, left, ear)) ++ear;
    if (ear == left.size()) ear = 0;  // the ring crosses itself: cut anywhere, so that the loop ends
    const std::size_t n = left.size();
    for (const std::size_t k : {ear + n - 1, ear, ear + 1}) triangles.push_back(left[k % n]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
  }
  triangles.insert(triangles.end(), left.begin(), left.end());
  return triangles;
}

PlaneRing simplify(const PlaneRing& ring, double tolerance) {
  if (ring.size() <= 4) return ring;
  std::vector<char> keep(ring.size(), 0);
  // A ring is cut at its first point and at the one farthest from it; both stay.
  std::size_t far = 0;
  double reach = -1;
  for (std::size_t i = 1; i < ring.size(); ++i)
    if (const double d = std::hypot(ring[i].x - ring[0].x, ring[i].y - ring[0].y); d > reach) reach = d, far = i;
  keep[0] = keep[far] = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, far}, {far, ring.size()}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    const PlanePoint a = ring[first], b = ring[last % ring.size()];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    std::size_t worst = first;
    double distance = tolerance;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double d =
          length > 0 ? std::abs(turn(a, b, ring[i])) / length : std::hypot(ring[i].x - a.x, ring[i].y - a.y);
      if (d > distance) distance = d, worst = i;
    }
    if (worst == first) continue;
    keep[worst] = 1;
    open.emplace_back(first, worst);
    open.emplace_back(worst, last);
  }
  PlaneRing out;
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (keep[i] != 0) out.push_back(ring[i]);
  return out.size() >= 3 ? out : ring;
}

}  // namespace qorgan::ui
