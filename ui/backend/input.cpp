#include "ui/backend/input.hpp"

#include <imgui.h>

#include <array>
#include <cfloat>
#include <utility>

#include "ui/backend/key_map.hpp"

namespace qorgan::ui {

namespace {

constexpr bool queued_input = IMGUI_VERSION_NUM >= 18700;

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
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case sf::Event::MouseMoved:
      set_position(static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y));
      break;
    case sf::Event::MouseLeft: set_position(-FLT_MAX, -FLT_MAX); break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
      set_position(static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y));
      handle_button(event.mouseButton.button, event.type == sf::Event::MouseButtonPressed);
      break;
    case sf::Event::MouseWheelScrolled: {
      const bool vertical = event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel;
      const float delta = event.mouseWheelScroll.delta;
#if IMGUI_VERSION_NUM >= 18700
      io.AddMouseWheelEvent(vertical ? 0.0F : -delta, vertical ? delta : 0.0F);
#else
      (vertical ? io.MouseWheel : io.MouseWheelH) += vertical ? delta : -delta;
#endif
      break;
    }
    case sf::Event::KeyPressed: handle_key(event.key, true); break;
    case sf::Event::KeyReleased: handle_key(event.key, false); break;
    case sf::Event::TextEntered:
      // Control characters come as keys; ImGui's characters have 16 bits.
      if (event.text.unicode >= 32 && event.text.unicode != 127 && event.text.unicode <= 0xFFFF)
        io.AddInputCharacter(event.text.unicode);
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
  pressed_[button] = pressed_[button] || down;
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMouseButtonEvent(button, down);
#endif
}

void ImGuiInput::handle_key(const sf::Event::KeyEvent& key, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  set_modifiers(key, down);
  if (const int known = imgui_key(key.code); known != ImGuiKey_COUNT) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(static_cast<ImGuiKey>(known), down);
#else
    io.KeysDown[key.code] = down;
#endif
  }
  if (!down || (io.WantTextInput && !key.control)) return;
  if (const auto shortcut = shortcut_of(key)) shortcuts_.push_back(*shortcut);
}

void ImGuiInput::begin_frame(sf::Vector2u size, float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(size.x), static_cast<float>(size.y));
  io.DeltaTime = seconds > 0 ? seconds : 1.0F / 60;
  if constexpr (!queued_input)
    for (std::size_t i = 0; i < held_.size(); ++i) io.MouseDown[i] = held_[i] || pressed_[i];
  pressed_.fill(false);
}

std::vector<Shortcut> ImGuiInput::take_shortcuts() { return std::exchange(shortcuts_, {}); }

}  // namespace qorgan::ui
