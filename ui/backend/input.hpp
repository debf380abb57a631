#pragma once
// SFML events into Dear ImGui's input. Needs no window, so that tests drive it with events of their own making.

#include <SFML/System/Vector2.hpp>
#include <SFML/Window/Event.hpp>
#include <array>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "ui/model/shortcut.hpp"
#include "ui/model/wide_letters.hpp"

namespace qorgan::ui {

/// Works on the current ImGui context, which must outlive it.
class ImGuiInput {
 public:
  ImGuiInput();

  /// Takes an event of the window; it waits in a queue until a frame has room for it, so that what is pressed and let
  /// go, or typed, within one frame is seen all the same and in its order. Key presses that no text field wants become
  /// shortcuts.
  void handle(const sf::Event& event);
  /// As if the left button were pressed and let go there, in pixels.
  void click(float x, float y);

  /// Who keeps what text fields cannot hold; shared with those who read the fields.
  void use(std::shared_ptr<WideLetters> letters) { letters_ = std::move(letters); }
  [[nodiscard]] WideLetters& letters() { return *letters_; }

  /// Before ImGui::NewFrame(). `seconds` since the last frame; anything not above 0 is taken as 1/60.
  void begin_frame(sf::Vector2u size, float seconds);

  /// Shortcuts since the last call.
  [[nodiscard]] std::vector<Shortcut> take_shortcuts();
  /// Whether events still wait for a frame.
  [[nodiscard]] bool waiting() const { return !events_.empty(); }

 private:
  [[nodiscard]] bool fits(const sf::Event& event) const;
  void take(const sf::Event& event);
  void handle_key(const sf::Event::KeyEvent& key, bool down);
  void handle_button(sf::Mouse::Button button, bool down);

  /// What the frame has taken so far.
  struct Taken {
    bool moved = false, button = false, wheel = false, key = false, text = false;
  };

  std::shared_ptr<WideLetters> letters_ = std::make_shared<WideLetters>();
  std::deque<sf::Event> events_;
  Taken taken_;
  std::vector<Shortcut> shortcuts_;
  std::array<bool, 5> held_{};
  std::array<bool, sf::Keyboard::KeyCount + 1> key_down_{};  ///< the last one stands for all unknown keys
};

}  // namespace qorgan::ui
