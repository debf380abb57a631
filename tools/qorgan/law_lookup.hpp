#pragma once
// Finding what somebody means who names an article, an id or a word of a name.

#include <string>
#include <string_view>
#include <vector>

#include "law/institution.hpp"
#include "law_words.hpp"

namespace qorgan::cli {

/// One thing of the institution that has an article of its own.
struct Entry {
  enum class Kind : unsigned char { role, threat, measure, interest, type, prohibition, principle, partner };
  Kind kind = Kind::role;
  std::size_t index = 0;  ///< in its list of the institution
  std::string article;
  std::string id;  ///< "civil-protection"; of an interest its number
  LocalText name;
};
[[nodiscard]] std::string_view name_of(Entry::Kind kind);  ///< "role", "threat"...

/// Everything with an article, in the order of the articles.
[[nodiscard]] std::vector<Entry> entries(const Institution& institution);

/// An article that something rests on: "13(3)" as the ground of a superior.
struct Citation {
  std::string article;
  Label as;  ///< "superior", "coordination right", "authority"...
  Entry by;
};
[[nodiscard]] std::vector<Citation> citations(const Institution& institution);

/// Articles in the order of a law: 4(2) before 4(10), 6(1) before 6(1)(1), 15(1)(6) before 15(1)(6-1).
[[nodiscard]] bool article_before(std::string_view a, std::string_view b);

/// "Article 6 (1)(18)", "ст. 6(1)(18)" -> "6(1)(18)"; other texts unchanged but for blanks around them.
[[nodiscard]] std::string normal_article(std::string_view text);

/// Lower case of Latin, Russian and Kazakh letters.
[[nodiscard]] std::string fold(std::string_view text);

/// What was found, or what may have been meant.
struct ThreatMatch {
  ThreatId threat;                ///< none() unless exactly one is meant
  std::vector<ThreatId> several;  ///< that the text fits equally
  std::string suggestion;         ///< the id or article nearest to it; may be empty
};
/// By id, by article, by the beginning of an id, by a part of an id or of a name in any language.
[[nodiscard]] ThreatMatch find_threat(const Institution& institution, std::string_view text);

}  // namespace qorgan::cli
