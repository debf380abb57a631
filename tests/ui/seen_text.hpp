#pragma once
// What a person reads in a drawn frame: letters found again in what goes to the screen, put together to lines with
// their place, and what part of each is cut off.

#include <imgui.h>

#include <string>
#include <vector>

namespace qorgan::ui::test {

struct SeenText {
  std::string text;  ///< of one line; a letter of which only a part was drawn stands as U+FFFD
  ImVec2 from, to;   ///< of the ink
  ImVec4 clip;       ///< what of the screen it may be drawn on
  const void *window = nullptr, *root = nullptr;      ///< ImGui's window and the one at its root
  bool scrolls_across = false, scrolls_down = false;  ///< more of it is a scroll away
  ImU32 colour = 0;
};

/// All lines of the frame that ImGui::Render() has just ended, in the order in which they are drawn.
[[nodiscard]] std::vector<SeenText> seen_texts();

}  // namespace qorgan::ui::test
