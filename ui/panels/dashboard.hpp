#pragma once
// Everything between ImGui's NewFrame and Render, whatever shows it: a window, or nothing in a test.

#include "ui/panels/panel.hpp"

namespace qorgan::ui {

class Dashboard {
 public:
  /// Draws the whole window for the session as it is, in the current context's display size.
  void draw(Session& session, const Theme& theme);

 private:
  PanelMemory memory_;
};

}  // namespace qorgan::ui
