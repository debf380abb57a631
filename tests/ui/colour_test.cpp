// Colours: readable, and told apart by people of every colour vision.

#include <algorithm>
#include <array>
#include <cmath>

#include "catch.hpp"
#include "ui/model/palette.hpp"

using namespace qorgan::ui;

namespace {

struct Lab {
  double l, a, b;
};

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

Lab lab_of(double r, double g, double b) {
  const double x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, y = 0.2126 * r + 0.7152 * g + 0.0722 * b,
               z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

enum class Vision { normal, protan, deutan, tritan };

/// How a colour looks to somebody without one kind of cone (Vienot, Brettel, Mollon 1999; tritan after Brettel 1997).
Lab seen(Rgb c, Vision vision) {
  double r = linear(c.r / 255.0), g = linear(c.g / 255.0), b = linear(c.b / 255.0);
  const double L = 17.8824 * r + 43.5161 * g + 4.11935 * b, M = 3.45565 * r + 27.1554 * g + 3.86714 * b,
               S = 0.0299566 * r + 0.184309 * g + 1.46709 * b;
  double l = L, m = M, s = S;
  if (vision == Vision::protan) l = 2.02344 * M - 2.52581 * S;
  if (vision == Vision::deutan) m = 0.494207 * L + 1.24827 * S;
  if (vision == Vision::tritan) s = -0.395913 * L + 0.801109 * M;
  r = 0.0809444479 * l - 0.130504409 * m + 0.116721066 * s;
  g = -0.0102485335 * l + 0.0540193266 * m - 0.113614708 * s;
  b = -0.000365296938 * l - 0.00412161469 * m + 0.693511405 * s;
  const auto cut = [](double v) { return std::clamp(v, 0.0, 1.0); };
  return lab_of(cut(r), cut(g), cut(b));
}

double distance(Lab a, Lab b) {
  return std::sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

}  // namespace

TEST_CASE("the steps of a ramp follow each other in lightness, away from the ground") {
  for (const Ramp ramp : {Ramp::severity, Ramp::level})
    for (const Face face : {Face::light, Face::dark}) {
      const auto& steps = ramp_colours(ramp, face);
      for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        INFO("step " << i);
        const double change = lightness(steps[i + 1]) - lightness(steps[i]);
        CHECK((face == Face::light ? -change : change) > 5);
      }
    }
}

TEST_CASE("neighbouring steps of a ramp differ for every colour vision") {
  for (const Ramp ramp : {Ramp::severity, Ramp::level})
    for (const Face face : {Face::light, Face::dark})
      for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan}) {
        const auto& steps = ramp_colours(ramp, face);
        for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
          INFO("step " << i << ", vision " << static_cast<int>(vision));
          CHECK(distance(seen(steps[i], vision), seen(steps[i + 1], vision)) > 8);
        }
      }
}

TEST_CASE("a ramp's colour moves from its first to its last step and stays there beyond") {
  const auto& steps = ramp_colours(Ramp::severity, Face::light);
  CHECK(ramp_colour(Ramp::severity, Face::light, 0) == steps.front());
  CHECK(ramp_colour(Ramp::severity, Face::light, 1) == steps.back());
  CHECK(ramp_colour(Ramp::severity, Face::light, 7) == steps.back());
  CHECK(ramp_colour(Ramp::severity, Face::light, -1) == steps.front());
  CHECK(ramp_colour(Ramp::severity, Face::light, std::nan("")) == steps.front());
  CHECK(ramp_colour(Ramp::severity, Face::light, 0.4) == steps[2]);
}

TEST_CASE("text is readable on every ground it stands on") {
  for (const Face face : {Face::light, Face::dark}) {
    const Palette& p = palette(face);
    for (const Rgb ground : {p.panel, p.raised, p.hovered, p.ground}) CHECK(contrast(p.text, ground) >= 7);
    for (const Rgb ground : {p.panel, p.raised, p.water}) CHECK(contrast(p.muted, ground) >= 4.5);
    CHECK(contrast(p.on_accent, p.accent) >= 4.5);
    CHECK(contrast(p.warning, p.panel) >= 4.5);
    for (const Rgb mark : {p.accent, p.inject, p.detection, p.decision, p.headquarters, p.unit, p.instrument, p.good})
      CHECK(contrast(mark, p.panel) >= 3);
  }
}

TEST_CASE("the borders of regions are seen on every step of every layer") {
  for (const Face face : {Face::light, Face::dark})
    for (const Ramp ramp : {Ramp::severity, Ramp::level})
      for (int i = 0; i <= 100; ++i) {
        const Rgb fill = ramp_colour(ramp, face, i / 100.0);
        INFO(static_cast<int>(face) << " " << i);
        CHECK(contrast(border_on(palette(face), fill), fill) >= 1.9);
      }
}

TEST_CASE("contrast and lightness have their known ends") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
  CHECK(lightness({255, 255, 255}) == Approx(100));
  CHECK(lightness({0, 0, 0}) == Approx(0));
  CHECK(mix({0, 0, 0}, {255, 255, 255}, 0.5) == Rgb{188, 188, 188});
}

TEST_CASE("the curves of a plot stand out from the ground, and neighbours differ for every colour vision") {
  for (const Face face : {Face::light, Face::dark}) {
    const Palette& p = palette(face);
    for (std::size_t i = 0; i < p.curves.size(); ++i) {
      INFO("curve " << i << " of face " << static_cast<int>(face));
      CHECK(contrast(p.curves[i], p.panel) >= 3);
      CHECK(contrast(p.curves[i], p.raised) >= 3);
      for (const Vision vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan})
        if (i + 1 < p.curves.size()) CHECK(distance(seen(p.curves[i], vision), seen(p.curves[i + 1], vision)) > 8);
    }
  }
}

TEST_CASE("on a poor projector, whose black is an eighth of its white, text is read and steps are told apart") {
  const auto washed = [](Rgb c) { return mix(c, {255, 255, 255}, 0.125); };
  for (const Face face : {Face::light, Face::dark}) {
    const Palette& p = palette(face);
    CHECK(contrast(washed(p.text), washed(p.panel)) >= 4.5);
    CHECK(contrast(washed(p.accent), washed(p.panel)) >= 3);
    CHECK(contrast(washed(p.warning), washed(p.panel)) >= 3);
    for (const Ramp ramp : {Ramp::severity, Ramp::level}) {
      const auto& steps = ramp_colours(ramp, face);
      for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        INFO("step " << i << " of ramp " << static_cast<int>(ramp) << ", face " << static_cast<int>(face));
        const auto lab = [](Rgb c) { return seen(c, Vision::normal); };
        CHECK(distance(lab(washed(steps[i])), lab(washed(steps[i + 1]))) > 5);
      }
      CHECK(std::abs(lightness(washed(steps.front())) - lightness(washed(steps.back()))) > 40);
    }
  }
}
