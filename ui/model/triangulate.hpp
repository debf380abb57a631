#pragma once
// Cuts a polygon into triangles, because the drawing library fills convex shapes only.

#include <cstdint>
#include <vector>

#include "report/schematic_map.hpp"

namespace qorgan::ui {

/// Indices into `ring`, three a triangle; n - 2 triangles for a simple ring of n points (ear clipping, quadratic in n,
/// so simplify long rings first). A ring that crosses itself gives a covering as good as can be and never loops.
[[nodiscard]] std::vector<std::uint32_t> triangulate(const PlaneRing& ring);

/// Leaves out points that lie nearer than `tolerance` km to the line without them (Douglas and Peucker 1973). Keeps at
/// least three points of any ring that has them.
[[nodiscard]] PlaneRing simplify(const PlaneRing& ring, double tolerance);

}  // namespace qorgan::ui
