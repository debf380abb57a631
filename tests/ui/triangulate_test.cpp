#include "ui/model/triangulate.hpp"
#include "support/places.hpp"

#include <cmath>

#include "catch.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {
double covered(const PlaneRing& ring, const std::vector<std::uint32_t>& triangles) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3)
    sum += std::abs(signed_area({ring[triangles[i]], ring[triangles[i + 1]], ring[triangles[i + 2]]}));
  return sum;
}
}  // namespace

TEST_CASE("triangles cover a polygon exactly, whichever way it runs") {
  PlaneRing comb{{0, 0}, {10, 0}, {10, 8}, {8, 1}, {6, 8}, {4, 1}, {2, 8}, {0, 8}};
  for (int turn = 0; turn < 2; ++turn) {
    const auto triangles = triangulate(comb);
    CHECK(triangles.size() == (comb.size() - 2) * 3);
    CHECK(covered(comb, triangles) == Approx(std::abs(signed_area(comb))));
    comb = PlaneRing(comb.rbegin(), comb.rend());
  }
}

TEST_CASE("every region of the map is cut into triangles that cover it") {
  Diagnostics diagnostics;
  const auto map = load_map(source_dir() + "/assets/map/kazakhstan.json", diagnostics);
  REQUIRE(map);
  const AlbersProjection projection;
  for (const MapRegion& region : map->regions) {
    INFO(region.id);
    const PlaneRing ring = projection.forward(region.polygons[0].outer);
    CHECK(covered(ring, triangulate(ring)) == Approx(std::abs(signed_area(ring))).epsilon(1e-9));
  }
}

TEST_CASE("a ring that crosses itself or has no area is cut without looping") {
  CHECK(triangulate({{0, 0}, {2, 2}, {2, 0}, {0, 2}}).size() == 6);
  CHECK(triangulate({{0, 0}, {1, 0}, {2, 0}, {3, 0}}).size() == 6);
  CHECK(triangulate({{0, 0}, {1, 1}}).empty());
}

TEST_CASE("simplifying drops points on a line and keeps corners") {
  PlaneRing square;
  for (int i = 0; i < 10; ++i) square.push_back({i * 1.0, 0});
  for (int i = 0; i < 10; ++i) square.push_back({10, i * 1.0});
  for (int i = 0; i < 10; ++i) square.push_back({10 - i * 1.0, 10});
  for (int i = 0; i < 10; ++i) square.push_back({0, 10 - i * 1.0});
  const PlaneRing corners = simplify(square, 0.1);
  CHECK(corners.size() == 4);
  CHECK(std::abs(signed_area(corners)) == Approx(100));
}
