#pragma once
// The theme in ImGui's terms: colours, spacing, and the widgets' style.

#include <imgui.h>

#include <cmath>

#include "ui/model/palette.hpp"
#include "ui/theme/fonts.hpp"

namespace qorgan::ui {

[[nodiscard]] inline ImU32 colour(Rgb c, float alpha = 1) {
  return IM_COL32(c.r, c.g, c.b, std::lround(alpha * 255.0F));
}
[[nodiscard]] inline ImVec4 vector(Rgb c, float alpha = 1) {
  return {static_cast<float>(c.r) / 255.0F, static_cast<float>(c.g) / 255.0F, static_cast<float>(c.b) / 255.0F, alpha};
}

/// What every panel draws with.
struct Theme {
  const Palette* colours = nullptr;
  Fonts fonts;
  /// Pixels for a length at scale 1.
  [[nodiscard]] float px(float length) const { return length * fonts.scale; }
  [[nodiscard]] const Palette& c() const { return *colours; }
};

/// Sets ImGui's style from the theme; call when face or scale changed.
void apply(const Theme& theme);

}  // namespace qorgan::ui
