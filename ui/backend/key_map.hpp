#pragma once
// SFML's keys in the terms of Dear ImGui and of the program's shortcuts.

#include <imgui.h>

#include <SFML/Window/Event.hpp>
#include <optional>

#include "ui/model/shortcut.hpp"

namespace qorgan::ui {

/// The ImGui key that widgets ask for (editing); ImGuiKey_COUNT where widgets have no use for it. Tab and Escape are
/// kept from them: a text field would jump by its own order, and Escape would throw away what was typed.
[[nodiscard]] int imgui_key(sf::Keyboard::Key key);

/// The key, by its place where the layout writes no Latin letter there, and digits always by theirs.
[[nodiscard]] sf::Keyboard::Key placed_key(const sf::Event::KeyEvent& key);

/// Makes sure that key_places.cpp is part of the program: nothing else calls it by name.
void use_key_places();

/// What the key press means to the program; empty where nothing.
[[nodiscard]] std::optional<Shortcut> shortcut_of(const sf::Event::KeyEvent& key);
/// Whether holding its key does it again and again.
[[nodiscard]] bool repeats(Shortcut shortcut);

}  // namespace qorgan::ui
