#pragma once
// What a key press means to the program, apart from any window library.

#include <cstdint>

namespace qorgan::ui {

enum class Shortcut : std::uint8_t {
  toggle_play,     ///< space
  step_forward,    ///< right arrow
  step_back,       ///< left arrow: to the tick before, by running again
  day_forward,     ///< up arrow: by one day of the scenario
  day_back,        ///< down arrow
  to_start,        ///< Home
  to_end,          ///< End
  faster,          ///< +
  slower,          ///< -
  close,           ///< Escape: takes a selection or a question back
  next_view,       ///< Ctrl Tab: map, response flow, plots
  focus_next,      ///< Tab: the next thing that can be clicked
  focus_back,      ///< Shift Tab
  place_next,      ///< F7: the first such thing of the next panel
  place_back,      ///< Shift F7
  press,           ///< Enter: clicks it
  language,        ///< F2: next language
  theme,           ///< F3: light or dark
  larger_text,     ///< Ctrl +
  smaller_text,    ///< Ctrl -
  show_decisions,  ///< F4
  next_layer,      ///< F5: of the map
  play_body,       ///< F6: takes the inspected body over, or hands it back
  choice_1,        ///< Ctrl 1 to 5: of the first open decision
  choice_2,
  choice_3,
  choice_4,
  choice_5,
};

}  // namespace qorgan::ui
