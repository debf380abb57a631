#pragma once
// What a key press means to the program, apart from any window library.

#include <cstdint>

namespace qorgan::ui {

enum class Shortcut : std::uint8_t {
  toggle_play,   ///< space
  step_forward,  ///< right arrow
  step_back,     ///< left arrow: to the tick before, by running again
  day_forward,   ///< up arrow: by one day of the scenario
  day_back,      ///< down arrow
  to_start,      ///< Home
  to_end,        ///< End
  faster,        ///< +
  slower,        ///< -
  close,         ///< Escape: takes a selection or a question back
  next_view,     ///< Tab: map, response flow, plots
  language,      ///< F2: next language
  theme,         ///< F3: light or dark
  larger_text,   ///< Ctrl +
  smaller_text,  ///< Ctrl -
};

}  // namespace qorgan::ui
