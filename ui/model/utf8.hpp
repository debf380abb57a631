#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qorgan::ui {

/// The code points of a UTF-8 text; U+FFFD for bytes that are no UTF-8.
[[nodiscard]] std::vector<unsigned> code_points(std::string_view text);

/// Puts a code point, at most 0x10FFFF, behind a UTF-8 text.
void append_utf8(std::string& text, unsigned code_point);

/// Upper case for Latin, Russian and Kazakh letters; other characters as they are.
[[nodiscard]] std::string upper(std::string_view text);

}  // namespace qorgan::ui
