#pragma once
// Where the parts of the bar stand: in one line, in two where the window is narrow, and what goes into the menu then.
// Plain numbers from measured texts, so that tests can ask every size, scale and language.

#include <array>
#include <cstddef>
#include <cstdint>

#include "ui/model/layout.hpp"

namespace qorgan::ui {

enum class BarPart : std::uint8_t {
  logo,
  title,  ///< with the line of what waits below it
  clock,
  transport,
  speed,
  // what the run is made of
  digest,
  messages,
  agents,
  seed,
  policy,
  // tools
  new_run,
  scenarios,
  language,
  theme,
  menu
};
inline constexpr std::size_t bar_part_count = 15;
inline constexpr std::size_t bar_facts = 5;  ///< from digest on

/// Widths in pixels, as the fonts measure them.
struct BarNeeds {
  float scale = 1;
  float title = 0;        ///< of which the line of what waits must be seen whole
  float clock = 0;        ///< in the large figures
  float small_clock = 0;  ///< in those of a second line
  float speed = 0;        ///< the text between the two buttons
  std::array<float, bar_facts> facts{};
};

struct BarLayout {
  int lines = 1;
  float height = 0;
  std::array<Area, bar_part_count> parts{};  ///< empty: it has no room, and stands in the menu if it can be clicked
  [[nodiscard]] const Area& of(BarPart part) const { return parts[static_cast<std::size_t>(part)]; }
  [[nodiscard]] bool has(BarPart part) const { return !of(part).empty(); }
};

[[nodiscard]] BarLayout arrange_bar(float width, const BarNeeds& needs);

}  // namespace qorgan::ui
