#pragma once
// A document in each of the formats.

#include <string>

#include "report/document.hpp"

namespace qorgan {

[[nodiscard]] std::string render_html(const Document& document);
[[nodiscard]] std::string render_markdown(const Document& document);
[[nodiscard]] std::string render_json(const Document& document);

}  // namespace qorgan
