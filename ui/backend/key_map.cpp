#include "ui/backend/key_map.hpp"

namespace qorgan::ui {

int imgui_key(sf::Keyboard::Key key) {
  switch (key) {
    case sf::Keyboard::Left: return ImGuiKey_LeftArrow;
    case sf::Keyboard::Right: return ImGuiKey_RightArrow;
    case sf::Keyboard::Up: return ImGuiKey_UpArrow;
    case sf::Keyboard::Down: return ImGuiKey_DownArrow;
    case sf::Keyboard::PageUp: return ImGuiKey_PageUp;
    case sf::Keyboard::PageDown: return ImGuiKey_PageDown;
    case sf::Keyboard::Home: return ImGuiKey_Home;
    case sf::Keyboard::End: return ImGuiKey_End;
    case sf::Keyboard::Insert: return ImGuiKey_Insert;
    case sf::Keyboard::Delete: return ImGuiKey_Delete;
    case sf::Keyboard::Backspace: return ImGuiKey_Backspace;
    case sf::Keyboard::Space: return ImGuiKey_Space;
    case sf::Keyboard::Enter: return ImGuiKey_Enter;
    case sf::Keyboard::A: return ImGuiKey_A;
    case sf::Keyboard::C: return ImGuiKey_C;
    case sf::Keyboard::V: return ImGuiKey_V;
    case sf::Keyboard::X: return ImGuiKey_X;
    case sf::Keyboard::Y: return ImGuiKey_Y;
    case sf::Keyboard::Z: return ImGuiKey_Z;
    default: return ImGuiKey_COUNT;
  }
}

sf::Keyboard::Key placed_key(const sf::Event::KeyEvent& key) {
#if SFML_VERSION_MAJOR == 2 && SFML_VERSION_MINOR >= 6
  using Scan = sf::Keyboard::Scan;
  const auto place = static_cast<int>(key.scancode);
  const auto within = [&](auto first, auto last) {
    return place >= static_cast<int>(first) && place <= static_cast<int>(last);
  };
  const auto counted = [&](sf::Keyboard::Key key_first, auto first) {
    return static_cast<sf::Keyboard::Key>(key_first + (place - static_cast<int>(first)));
  };
  if (within(Scan::Num1, Scan::Num9)) return counted(sf::Keyboard::Num1, Scan::Num1);
  if (key.code != sf::Keyboard::Unknown) return key.code;
  if (within(Scan::A, Scan::Z)) return counted(sf::Keyboard::A, Scan::A);
  if (within(Scan::Equal, Scan::Equal)) return sf::Keyboard::Equal;
  if (within(Scan::Hyphen, Scan::Hyphen)) return sf::Keyboard::Hyphen;
#endif
  return key.code;  // before 2.6 see key_places.cpp
}

std::optional<Shortcut> shortcut_of(const sf::Event::KeyEvent& key) {
  switch (key.code) {
    case sf::Keyboard::Equal:
    case sf::Keyboard::Add: return key.control ? Shortcut::larger_text : Shortcut::faster;
    case sf::Keyboard::Hyphen:
    case sf::Keyboard::Subtract: return key.control ? Shortcut::smaller_text : Shortcut::slower;
    default: break;
  }
  if (key.control && key.code == sf::Keyboard::Tab) return Shortcut::next_view;
  if (key.control && key.code >= sf::Keyboard::Num1 && key.code <= sf::Keyboard::Num5)
    return static_cast<Shortcut>(static_cast<int>(Shortcut::choice_1) + key.code - sf::Keyboard::Num1);
  if (key.control || key.alt || key.system) return std::nullopt;
  switch (key.code) {
    case sf::Keyboard::Space: return Shortcut::toggle_play;
    case sf::Keyboard::Right: return Shortcut::step_forward;
    case sf::Keyboard::Left: return Shortcut::step_back;
    case sf::Keyboard::Up: return Shortcut::day_forward;
    case sf::Keyboard::Down: return Shortcut::day_back;
    case sf::Keyboard::Home: return Shortcut::to_start;
    case sf::Keyboard::End: return Shortcut::to_end;
    case sf::Keyboard::Escape: return Shortcut::close;
    case sf::Keyboard::Tab: return key.shift ? Shortcut::focus_back : Shortcut::focus_next;
    case sf::Keyboard::F7: return key.shift ? Shortcut::place_back : Shortcut::place_next;
    case sf::Keyboard::Enter: return Shortcut::press;
    case sf::Keyboard::F2: return Shortcut::language;
    case sf::Keyboard::F3: return Shortcut::theme;
    case sf::Keyboard::F4: return Shortcut::show_decisions;
    case sf::Keyboard::F5: return Shortcut::next_layer;
    case sf::Keyboard::F6: return Shortcut::play_body;
    default: return std::nullopt;
  }
}

bool repeats(Shortcut shortcut) {
  switch (shortcut) {
    case Shortcut::step_forward:
    case Shortcut::step_back:
    case Shortcut::day_forward:
    case Shortcut::day_back:
    case Shortcut::faster:
    case Shortcut::slower:
    case Shortcut::larger_text:
    case Shortcut::smaller_text:
    case Shortcut::focus_next:
    case Shortcut::focus_back:
    case Shortcut::place_next:
    case Shortcut::place_back: return true;
    default: return false;
  }
}

}  // namespace qorgan::ui
