#pragma once
// Where fonts may lie.

#include "ui/theme/fonts.hpp"

namespace qorgan::ui {

/// In a folder: as distributions arrange /usr/share/fonts, or the files themselves. Empty where no pair is complete.
[[nodiscard]] std::optional<FontFiles> find_fonts_in(const std::string& folder);
/// What to tell a user who named a folder that has none.
[[nodiscard]] std::string font_problem_in(const std::string& folder);

}  // namespace qorgan::ui
