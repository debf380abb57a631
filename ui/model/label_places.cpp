#include "ui/model/label_places.hpp"

#include <algorithm>

namespace qorgan::ui {

namespace {

float overlap(const Area& a, const Area& b) {
  const float width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return std::max(0.0F, width) * std::max(0.0F, height);
}

float covered(const Area& area, const std::vector<Area>& taken) {
  float sum = 0;
  for (const Area& other : taken) sum += overlap(area, other);
  return sum;
}

}  // namespace

std::vector<std::optional<Area>> place_labels(const std::vector<LabelWish>& wishes, const std::vector<Area>& taken,
                                              float max_hidden) {
  std::vector<Area> used = taken;
  std::vector<std::optional<Area>> out;
  for (const LabelWish& wish : wishes) {
    std::optional<Area> best;
    float min_hidden = 0;
    for (const Area& place : wish.places) {
      const float hidden = covered(place, used);
      if (!best || hidden < min_hidden) best = place, min_hidden = hidden;
      if (hidden <= 0) break;
    }
    if (best && min_hidden > max_hidden * best->width * best->height) best.reset();
    if (best) used.push_back(*best);
    out.push_back(best);
  }
  return out;
}

}  // namespace qorgan::ui
