#pragma once
// SFML's keys in the terms of Dear ImGui and of the program's shortcuts.

#include <imgui.h>

#include <SFML/Window/Event.hpp>
#include <optional>

#include "ui/model/shortcut.hpp"

namespace qorgan::ui {

/// The ImGui key that widgets ask for (editing and navigation); ImGuiKey_COUNT where widgets have no use for it.
[[nodiscard]] int imgui_key(sf::Keyboard::Key key);

/// What the key press means to the program; empty where nothing.
[[nodiscard]] std::optional<Shortcut> shortcut_of(const sf::Event::KeyEvent& key);

}  // namespace qorgan::ui
