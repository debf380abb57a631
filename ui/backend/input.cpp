#include "ui/backend/input.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

#include "ui/backend/key_map.hpp"

namespace qorgan::ui {

namespace {

void set_position(float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMousePosEvent(x, y);
#else
  ImGui::GetIO().MousePos = ImVec2(x, y);
#endif
}

enum class Modifier : unsigned char { control, shift, alt, super, none };

Modifier modifier_of(sf::Keyboard::Key key) {
  switch (key) {
    case sf::Keyboard::LControl:
    case sf::Keyboard::RControl: return Modifier::control;
    case sf::Keyboard::LShift:
    case sf::Keyboard::RShift: return Modifier::shift;
    case sf::Keyboard::LAlt:
    case sf::Keyboard::RAlt: return Modifier::alt;
    case sf::Keyboard::LSystem:
    case sf::Keyboard::RSystem: return Modifier::super;
    default: return Modifier::none;
  }
}

void set_modifier(Modifier modifier, bool down) {
  ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18900
  constexpr std::array<ImGuiKey, 4> keys{ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super};
  io.AddKeyEvent(keys[static_cast<std::size_t>(modifier)], down);
#elif IMGUI_VERSION_NUM >= 18700
  constexpr std::array<ImGuiKey, 4> keys{ImGuiKey_ModCtrl, ImGuiKey_ModShift, ImGuiKey_ModAlt, ImGuiKey_ModSuper};
  io.AddKeyEvent(keys[static_cast<std::size_t>(modifier)], down);
#else
  const std::array<bool*, 4> keys{&io.KeyCtrl, &io.KeyShift, &io.KeyAlt, &io.KeySuper};
  *keys[static_cast<std::size_t>(modifier)] = down;
#endif
}

void set_modifiers(const sf::Event::KeyEvent& key, bool down) {
  // X11 tells the modifiers as they were before the event, so that of a modifier's own key only the key itself counts.
  if (const Modifier own = modifier_of(key.code); own != Modifier::none) return set_modifier(own, down);
  set_modifier(Modifier::control, key.control);
  set_modifier(Modifier::shift, key.shift);
  set_modifier(Modifier::alt, key.alt);
  set_modifier(Modifier::super, key.system);
}

/// What a text field has no use for: Ctrl and a key, a function key, the way out of the field.
bool stands_above_text(const sf::Event::KeyEvent& key) {
  if (key.code >= sf::Keyboard::F1 && key.code <= sf::Keyboard::F15) return true;
  return key.code == sf::Keyboard::Tab || key.code == sf::Keyboard::Escape ||
         (key.control && key.code != sf::Keyboard::Enter);
}

std::size_t key_index(sf::Keyboard::Key key) {
  const auto number = static_cast<std::size_t>(key);  // unknown ones are negative
  return std::min(number, static_cast<std::size_t>(sf::Keyboard::KeyCount));
}

bool widgets_ask_for(sf::Keyboard::Key key) {
  return imgui_key(key) != ImGuiKey_COUNT || modifier_of(key) != Modifier::none;
}

}  // namespace

ImGuiInput::ImGuiInput() {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendPlatformName = "qorgan_sfml";
#if IMGUI_VERSION_NUM < 18700
  // Widgets look keys up by the index that the backend gives them: SFML's own.
  for (int key = 0; key < sf::Keyboard::KeyCount; ++key)
    if (const int known = imgui_key(static_cast<sf::Keyboard::Key>(key)); known != ImGuiKey_COUNT)
      io.KeyMap[known] = key;
#endif
}

void ImGuiInput::handle(const sf::Event& event) {
  events_.push_back(event);
  if (event.type == sf::Event::KeyPressed || event.type == sf::Event::KeyReleased)
    events_.back().key.code = placed_key(event.key);
}

void ImGuiInput::click(float x, float y) {
  sf::Event e{};
  e.type = sf::Event::MouseMoved;
  e.mouseMove = {static_cast<int>(x), static_cast<int>(y)};
  handle(e);
  for (const auto type : {sf::Event::MouseButtonPressed, sf::Event::MouseButtonReleased}) {
    e.type = type;
    e.mouseButton = {sf::Mouse::Left, static_cast<int>(x), static_cast<int>(y)};
    handle(e);
  }
}

/// Whether the frame may still take this event after those that it has taken. Dear ImGui looks at the state once a
/// frame: what follows in the same frame on something that it contradicts, or that must come before it, waits.
bool ImGuiInput::fits(const sf::Event& event) const {
  switch (event.type) {
    case sf::Event::MouseMoved:
    case sf::Event::MouseLeft: return !taken_.button && !taken_.wheel && !taken_.key && !taken_.text;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased: return !taken_.button && !taken_.wheel && !taken_.key && !taken_.text;
    case sf::Event::MouseWheelScrolled: return !taken_.moved && !taken_.button && !taken_.key && !taken_.text;
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
      // A key that widgets do not ask for changes nothing that they see: it need not wait.
      return !widgets_ask_for(event.key.code) || (!taken_.key && !taken_.button && !taken_.text);
    case sf::Event::TextEntered: return !taken_.key && !taken_.button && !taken_.moved && !taken_.wheel;
    default: return true;
  }
}

void ImGuiInput::take(const sf::Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case sf::Event::MouseMoved:
      set_position(static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y));
      taken_.moved = true;
      break;
    case sf::Event::MouseLeft:
      set_position(-FLT_MAX, -FLT_MAX);
      taken_.moved = true;
      break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
      set_position(static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y));
      handle_button(event.mouseButton.button, event.type == sf::Event::MouseButtonPressed);
      taken_.button = true;
      break;
    case sf::Event::MouseWheelScrolled: {
      const bool vertical = event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel;
      const float delta = event.mouseWheelScroll.delta;
#if IMGUI_VERSION_NUM >= 18700
      io.AddMouseWheelEvent(vertical ? 0.0F : -delta, vertical ? delta : 0.0F);
#else
      (vertical ? io.MouseWheel : io.MouseWheelH) += vertical ? delta : -delta;
#endif
      taken_.wheel = true;
      break;
    }
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
      handle_key(event.key, event.type == sf::Event::KeyPressed);
      taken_.key = taken_.key || widgets_ask_for(event.key.code);
      break;
    case sf::Event::TextEntered:
      // Control characters come as keys.
      if (event.text.unicode >= 32 && event.text.unicode != 127) {
        io.AddInputCharacter(letters_->stand_in(event.text.unicode));
        taken_.text = true;
      }
      break;
    case sf::Event::GainedFocus: io.AddFocusEvent(true); break;
    case sf::Event::LostFocus:
      io.AddFocusEvent(false);
      for (int button = 0; button < 5; ++button)
        if (held_[static_cast<std::size_t>(button)]) handle_button(static_cast<sf::Mouse::Button>(button), false);
#if IMGUI_VERSION_NUM < 18700
      io.ClearInputKeys();
#endif
      break;
    default: break;
  }
}

void ImGuiInput::handle_button(sf::Mouse::Button button, bool down) {
  if (button < 0 || button >= 5) return;
  held_[button] = down;
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMouseButtonEvent(button, down);
#else
  ImGui::GetIO().MouseDown[button] = down;
#endif
}

void ImGuiInput::handle_key(const sf::Event::KeyEvent& key, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  set_modifiers(key, down);
  const bool repeated = down && key_down_[key_index(key.code)];
  key_down_[key_index(key.code)] = down;
  if (const int known = imgui_key(key.code); known != ImGuiKey_COUNT) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(static_cast<ImGuiKey>(known), down);
#else
    io.KeysDown[key.code] = down;
#endif
  }
  if (!down || (io.WantTextInput && !stands_above_text(key))) return;
  const auto shortcut = shortcut_of(key);
  // A key that is held goes on through time, but presses and decides nothing again.
  if (shortcut && (!repeated || repeats(*shortcut))) shortcuts_.push_back(*shortcut);
}

void ImGuiInput::begin_frame(sf::Vector2u size, float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(size.x), static_cast<float>(size.y));
  io.DeltaTime = seconds > 0 ? seconds : 1.0F / 60;
  taken_ = {};
  while (!events_.empty() && fits(events_.front())) {
    take(events_.front());
    events_.pop_front();
  }
}

std::vector<Shortcut> ImGuiInput::take_shortcuts() { return std::exchange(shortcuts_, {}); }

}  // namespace qorgan::ui
