#pragma once
// What the institution's data say of an article.

#include <string>
#include <string_view>
#include <vector>

#include "law/institution.hpp"
#include "ui/model/strings.hpp"

namespace qorgan::ui {

/// Something that the institution's data say under an article.
struct ArticleEntry {
  Str kind = Str::none;  ///< role, competence, threat...
  LocalText name;
  LocalText detail;  ///< may be empty
};
/// What stands under exactly that article; then what stands below it ("15(1)" has "15(1)(17)"), if it is not too much.
[[nodiscard]] std::vector<ArticleEntry> article_entries(const Institution& institution, std::string_view article);

}  // namespace qorgan::ui
