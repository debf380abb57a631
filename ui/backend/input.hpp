#pragma once
// SFML events into Dear ImGui's input. Needs no window, so that tests drive it with events of their own making.

#include <SFML/System/Vector2.hpp>
#include <SFML/Window/Event.hpp>
#include <array>
#include <vector>

#include "ui/model/shortcut.hpp"

namespace qorgan::ui {

/// Works on the current ImGui context, which must outlive it.
class ImGuiInput {
 public:
  ImGuiInput();

  /// Takes an event of the window. Key presses that no text field wants become shortcuts.
  void handle(const sf::Event& event);

  /// Before ImGui::NewFrame(). `seconds` since the last frame; anything not above 0 is taken as 1/60.
  void begin_frame(sf::Vector2u size, float seconds);

  /// Shortcuts since the last call.
  [[nodiscard]] std::vector<Shortcut> take_shortcuts();

 private:
  void handle_key(const sf::Event::KeyEvent& key, bool down);
  void handle_button(sf::Mouse::Button button, bool down);

  std::vector<Shortcut> shortcuts_;
  // Dear ImGui before 1.87 sees only the state at the frame: a press and its release within one frame would be lost.
  std::array<bool, 5> held_{};
  std::array<bool, 5> pressed_{};
};

}  // namespace qorgan::ui
