#pragma once
// UTF-8 to code points and back.

#include <string>
#include <string_view>

namespace qorgan {

/// Code points of a text; bytes that are no UTF-8 become U+FFFD, one each.
[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string utf8(std::u32string_view text);

}  // namespace qorgan
