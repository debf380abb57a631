#pragma once
// Type: which files, which sizes.

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

namespace qorgan::ui {

struct FontFiles {
  std::string regular, bold;
};

/// Where distributions put Noto Sans and DejaVu Sans (packages fonts-noto-core, fonts-dejavu-core). The first pair that
/// is there; empty where none is.
[[nodiscard]] std::optional<FontFiles> find_fonts();
/// What to tell a user who has none: names the packages.
[[nodiscard]] std::string font_problem();

/// The type scale. Heights in pixels at scale 1; every text of the window uses one of these.
struct Fonts {
  ImFont* small = nullptr;   ///< 13: axes, notes, labels of figures
  ImFont* body = nullptr;    ///< 15
  ImFont* strong = nullptr;  ///< 15 bold: headings of sections, what is selected
  ImFont* title = nullptr;   ///< 19 bold: what a panel is about
  ImFont* figure = nullptr;  ///< 26 bold: the clock, the numbers of the end
  float scale = 1;
};

/// Fills the current context's atlas anew; throws nothing. The scale is 0.5 to 4. False where a file is no font.
[[nodiscard]] bool build_fonts(const FontFiles& files, float scale, Fonts& fonts);

/// Code points that a text needs and a font lacks.
[[nodiscard]] std::vector<unsigned> missing_glyphs(const ImFont& font, const std::string& utf8);

}  // namespace qorgan::ui
