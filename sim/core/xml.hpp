#pragma once
// Text as XML and HTML hold it.

#include <string>
#include <string_view>

namespace qorgan {

/// Escaped for text and attribute values alike. Control characters that XML 1.0 has no way to write are left out.
[[nodiscard]] std::string escape_markup(std::string_view text);

}  // namespace qorgan
