#pragma once
// Everything between ImGui's NewFrame and Render, whatever shows it: a window, or nothing in a test.

#include "ui/panels/panel.hpp"

namespace qorgan::ui {

class Dashboard {
 public:
  /// Draws the whole window for the session as it is, in the current context's display size.
  void draw(Session& session, const Theme& theme);
  /// A key: for what has the keyboard's focus, else for the session. Between frames.
  void handle(Session& session, Shortcut shortcut);
  /// The name of what has the keyboard's focus; empty where nothing has.
  [[nodiscard]] const std::string& focused() const { return memory_.keyboard.focused(); }
  /// Where the keyboard clicks now, in pixels of the window; empty mostly.
  [[nodiscard]] std::optional<ImVec2> take_click() { return memory_.keyboard.take_click(); }

 private:
  PanelMemory memory_;
};

}  // namespace qorgan::ui
