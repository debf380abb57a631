#pragma once
// The two faces of the theme as plain colours.

#include <array>

#include "ui/model/ramp.hpp"

namespace qorgan::ui {

struct Palette {
  Face face = Face::light;
  Rgb ground;  ///< behind the panels
  Rgb panel;   ///< of a panel
  Rgb raised;  ///< a field, a button, a row on a panel
  Rgb hovered;
  Rgb border;
  Rgb text;
  Rgb muted;      ///< secondary text; at least 4.5 to 1 on a panel
  Rgb accent;     ///< what can be clicked or is selected
  Rgb on_accent;  ///< text on it
  Rgb water;      ///< around the country on the map
  Rgb land;       ///< a region without a value
  Rgb region_border;
  // Kinds of things on the timeline, the flow and the map. Told apart by shape as well.
  std::array<Rgb, 8> curves;  ///< of plots, in this order; neighbours differ for every colour vision
  Rgb inject, detection, decision, headquarters, unit, instrument, warning, good;
};

[[nodiscard]] const Palette& palette(Face face);

/// The line around a region of that colour: of the palette's lines the one that stands out most from it.
[[nodiscard]] Rgb border_on(const Palette& palette, Rgb fill);

}  // namespace qorgan::ui
