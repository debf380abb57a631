#pragma once
// Colours that stand for values. Plain numbers, so that tests can check that people of every colour vision tell the
// steps apart.

#include <array>
#include <cstdint>
#include <string_view>

#include "core/enum_table.hpp"

namespace qorgan::ui {

/// sRGB, 0 to 255.
struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

enum class Face : std::uint8_t { light, dark };
/// "light": in settings, options and scripts.
inline constexpr EnumTable<Face, std::string_view> face_names({{Face::light, "light"}, {Face::dark, "dark"}});
[[nodiscard]] constexpr std::string_view name_of(Face face) { return face_names[face]; }

/// What a ramp tells: how bad something is, or how much there is of it.
enum class Ramp : std::uint8_t { severity, level };

inline constexpr int ramp_steps = 6;

/// The step colours of a ramp, from little to much. On a light face they darken, on a dark face they brighten, so that
/// much always stands out from the ground; lightness alone carries the order.
[[nodiscard]] const std::array<Rgb, ramp_steps>& ramp_colours(Ramp ramp, Face face);

/// The colour of a value from 0 to 1 (beyond is cut off), between steps mixed in linear light.
[[nodiscard]] Rgb ramp_colour(Ramp ramp, Face face, double value);

/// CIE lightness, 0 black to 100 white (D65).
[[nodiscard]] double lightness(Rgb colour);
/// Contrast ratio of two colours, 1 to 21, as in WCAG 2.1.
[[nodiscard]] double contrast(Rgb a, Rgb b);
[[nodiscard]] Rgb mix(Rgb a, Rgb b, double share_of_b);

}  // namespace qorgan::ui
