#include "ui/model/layout.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace qorgan::ui {

namespace {

// Pixels at scale 1.
constexpr float wide_with_column = 1560, wide_alone = 1000, middling = 1000, min_inner_height = 400;

/// Splits a row into two at a share of it.
std::pair<Area, Area> beside(const Area& row, float share, float gap) {
  const float first = std::round((row.width - gap) * share);
  return {{row.x, row.y, first, row.height}, {row.x + first + gap, row.y, row.width - gap - first, row.height}};
}

/// The upper part and the strip below, of a share of the height.
std::pair<Area, Area> above(const Area& whole, float share, float min_height, float gap) {
  const float low =
      std::round(std::clamp(whole.height * share, std::min(min_height, whole.height / 2), whole.height * 0.7F));
  const float high = std::max(0.0F, whole.height - low - gap);
  return {{whole.x, whole.y, whole.width, high}, {whole.x, whole.y + high + gap, whole.width, low}};
}

class Arranger {
 public:
  Arranger(float scale, const Desk& desk, Layout& layout) : scale_(scale), desk_(desk), l_(layout) {}

  void wide(const Area& inner) {
    l_.wide = true;
    Area rest = inner;
    const float side = std::max(std::round((inner.width + 2 * l_.gap) * desk_.side()), 300 * scale_);
    if (desk_.column()) rest.width -= side + l_.gap;
    const auto [upper, lower] = above(rest, desk_.lower(), 90 * scale_, l_.gap);
    std::tie(at(Slot::main), at(Slot::second)) = beside(upper, desk_.split(), l_.gap);
    at(Slot::lower) = lower;
    if (!desk_.column()) return;
    at(Slot::side) = {rest.right() + l_.gap, upper.y, side, upper.height};
    at(Slot::corner) = {rest.right() + l_.gap, lower.y, side, lower.height};
  }

  /// Two above, and the column beside the strip below: everything but the corner.
  void middling(const Area& inner) {
    const auto [upper, lower] =
        above(inner, desk_.column() ? std::max(desk_.lower(), 0.38F) : desk_.lower(), 150 * scale_, l_.gap);
    std::tie(at(Slot::main), at(Slot::second)) = beside(upper, desk_.split(), l_.gap);
    at(Slot::lower) = lower;
    if (desk_.column()) std::tie(at(Slot::lower), at(Slot::side)) = beside(lower, desk_.split(), l_.gap);
  }

  void single(const Area& inner) {
    l_.single = true;
    l_.tabs = {inner.x, inner.y, inner.width, std::round(30 * scale_)};
    const float top = l_.tabs.bottom() + std::round(4 * scale_);
    at(desk_.front()) = {inner.x, top, inner.width, std::max(0.0F, inner.bottom() - top)};
  }

 private:
  Area& at(Slot slot) { return l_.slots[index_of(slot)]; }
  float scale_;
  const Desk& desk_;
  Layout& l_;
};

}  // namespace

Layout arrange(float width, float height, float scale, const Desk& desk, const Top& top) {
  Layout l;
  const float gap = l.gap = std::round(8 * scale);
  l.bar = {0, 0, width, top.bar > 0 ? top.bar : std::round(60 * scale)};
  if (top.alarm > 0) l.alarm = {0, l.bar.bottom(), width, top.alarm};
  const float from = l.bar.bottom() + top.alarm + gap;
  const Area inner{gap, from, std::max(0.0F, width - 2 * gap), std::max(0.0F, height - from - gap)};
  if (desk.enlarged()) {
    l.slots[index_of(Slot::main)] = inner;
    return l;
  }
  Arranger arranger(scale, desk, l);
  if (width < middling * scale || inner.height < min_inner_height * scale)
    arranger.single(inner);
  else if (width >= (desk.column() ? wide_with_column : wide_alone) * scale)
    arranger.wide(inner);
  else
    arranger.middling(inner);
  return l;
}

float type_scale(unsigned width, unsigned height, float wish) {
  const float size = std::min(static_cast<float>(width) / 1920.0F, static_cast<float>(height) / 1080.0F);
  const float fit = std::clamp(size, 1.0F, 2.0F);
  const float max_scale = std::min(static_cast<float>(width) / min_columns, static_cast<float>(height) / min_rows);
  // Steps of a tenth: a window being dragged does not build new fonts at every pixel.
  return std::clamp(std::min(std::round(fit * wish * 10), std::floor(max_scale * 10)) / 10, 0.7F, 4.0F);
}

}  // namespace qorgan::ui
