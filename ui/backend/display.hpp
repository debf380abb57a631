#pragma once

#include <string>

namespace qorgan::ui {

/// Why no window can be opened here, for the user; empty where one can. Asked before SFML is touched, because SFML
/// ends the process where it finds no display.
[[nodiscard]] std::string display_problem();

}  // namespace qorgan::ui
