#pragma once
// Where the parts of the bar stand: in one line, in two where the window is narrow, and what goes into the menu then.
// Plain numbers from measured texts, so that tests can ask every size, scale and language.

#include <array>
#include <cstdint>

#include "core/enum_table.hpp"
#include "ui/model/layout.hpp"

namespace qorgan::ui {

enum class BarPart : std::uint8_t {
  logo,
  title,  ///< with the line of what waits below it
  clock,
  transport,
  speed,
  // tools
  new_run,
  scenarios,
  language,
  theme,
  menu
};
/// What the run is made of, from left to right.
enum class BarFact : std::uint8_t { digest, messages, agents, seed, policy };

/// Widths in pixels, as the fonts measure them.
struct BarNeeds {
  float scale = 1;
  float title = 0;                               ///< of which the line of what waits must be seen whole
  float clock = 0;                               ///< in the large figures
  float small_clock = 0;                         ///< in those of a second line
  float speed = 0;                               ///< the text between the two buttons
  std::array<float, count_of<BarFact>> facts{};  ///< by BarFact; 0: it is not to be shown
};

struct BarLayout {
  int lines = 1;
  float height = 0;
  /// Empty: it has no room, and stands in the menu if it can be clicked.
  std::array<Area, count_of<BarPart>> parts{};
  std::array<Area, count_of<BarFact>> facts{};
  [[nodiscard]] const Area& of(BarPart part) const { return parts[index_of(part)]; }
  [[nodiscard]] const Area& of(BarFact fact) const { return facts[index_of(fact)]; }
  [[nodiscard]] bool has(BarPart part) const { return !of(part).empty(); }
  [[nodiscard]] bool has(BarFact fact) const { return !of(fact).empty(); }
};

[[nodiscard]] BarLayout arrange_bar(float width, const BarNeeds& needs);

}  // namespace qorgan::ui
