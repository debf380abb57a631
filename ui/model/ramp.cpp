#include "ui/model/ramp.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan::ui {

namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double light) {
  const double c = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(std::clamp(c, 0.0, 1.0) * 255));
}

double luminance(Rgb c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

// After the sequential schemes YlOrRd and GnBu of ColorBrewer (Brewer, Harrower 2003) for the light face, and after
// the course of "inferno" and "mako" (dark to bright) for the dark one.
using Steps = std::array<Rgb, ramp_steps>;
constexpr Steps severity_light{
    {{244, 243, 235}, {254, 217, 118}, {253, 174, 97}, {244, 109, 67}, {200, 29, 38}, {110, 0, 38}}};
constexpr Steps severity_dark{
    {{40, 46, 58}, {98, 50, 98}, {158, 56, 90}, {220, 84, 56}, {249, 150, 44}, {252, 226, 130}}};
constexpr Steps level_light{
    {{240, 245, 248}, {196, 223, 232}, {140, 194, 215}, {78, 154, 190}, {32, 104, 155}, {10, 56, 106}}};
constexpr Steps level_dark{
    {{46, 56, 70}, {38, 76, 106}, {40, 106, 140}, {58, 144, 168}, {112, 186, 192}, {196, 228, 220}}};

}  // namespace

const std::array<Rgb, ramp_steps>& ramp_colours(Ramp ramp, Face face) {
  if (ramp == Ramp::severity) return face == Face::light ? severity_light : severity_dark;
  return face == Face::light ? level_light : level_dark;
}

Rgb mix(Rgb a, Rgb b, double share) {
  const auto channel = [&](std::uint8_t x, std::uint8_t y) {
    return encoded(linear(x) * (1 - share) + linear(y) * share);
  };
  return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b)};
}

Rgb ramp_colour(Ramp ramp, Face face, double value) {
  const auto& steps = ramp_colours(ramp, face);
  const double at = std::isfinite(value) ? std::clamp(value, 0.0, 1.0) * (ramp_steps - 1) : 0.0;
  const auto below = std::min<std::size_t>(static_cast<std::size_t>(at), ramp_steps - 2);
  return mix(steps[below], steps[below + 1], at - static_cast<double>(below));
}

double lightness(Rgb colour) {
  const double y = luminance(colour);
  return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

double contrast(Rgb a, Rgb b) {
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return std::max(x, y) / std::min(x, y);
}

}  // namespace qorgan::ui
