#pragma once
// Lists of places in the Law, as files write them.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

/// The articles of a list such as "15(1)(17), 13(3)", without the blanks around them; what stands between two commas
/// that follow each other is none.
[[nodiscard]] std::vector<std::string> articles_in(std::string_view list);

}  // namespace qorgan
