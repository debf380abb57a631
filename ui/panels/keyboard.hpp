#pragma once
// The window without a mouse: whatever can be clicked is a stop, Tab goes from one to the next in the order in which
// they are drawn, Enter clicks.

#include <imgui.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/shortcut.hpp"

namespace qorgan::ui {

class KeyboardFocus {
 public:
  /// Before anything of a frame is drawn.
  void begin_frame();
  /// What was drawn last can be clicked. A text field is entered when it is reached.
  void add(const std::string& name, ImVec2 from, ImVec2 to, bool text = false);
  /// A part of a drawing that can be clicked.
  void add_spot(const std::string& name, ImVec2 from, ImVec2 to);
  /// What is drawn until leave() lies over the rest: only there are stops then.
  void enter() { ++layer_; }
  void leave() { --layer_; }
  /// The place that stops belong to from here on.
  void in(const std::string& place) { place_ = place; }

  /// True where the key was meant for the focus, for an open menu or for a text field, and is done with.
  bool handle(Shortcut shortcut);
  /// After everything of a frame was drawn: marks the stop.
  void end_frame(ImU32 colour, float width);

  /// Where to click now, in pixels.
  [[nodiscard]] std::optional<ImVec2> take_click();
  /// Whether the menu that is being drawn shall close; asked once by each.
  [[nodiscard]] bool close_menu();
  [[nodiscard]] const std::string& focused() const { return focused_; }

 private:
  struct Stop {
    std::string name, place;
    ImVec2 from, to;
    int layer = 0;
    bool text = false;
  };
  [[nodiscard]] std::vector<const Stop*> reachable() const;
  [[nodiscard]] std::string unique(const std::string& name);
  void move(int by);
  void move_place(int by);
  void go(const Stop& stop);
  void click(const Stop& stop);

  std::vector<Stop> stops_, last_;    ///< of this frame so far, and of the one before
  std::map<std::string, int> names_;  ///< of this frame so far, and how often
  std::string focused_, place_;
  int layer_ = 0;
  bool shown_ = false, scroll_ = false, close_menu_ = false;
  int clicked_frame_ = -100;
  std::optional<ImVec2> click_;
};

}  // namespace qorgan::ui
