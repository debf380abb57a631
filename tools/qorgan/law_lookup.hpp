#pragma once
// Finding what somebody means who names an article, an id or a word of a name.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/institution.hpp"
#include "law_reference.hpp"
#include "law_words.hpp"

namespace qorgan::cli {

/// One thing of the institution that has an article of its own.
struct Entry {
  enum class Kind : unsigned char { role, threat, instrument, interest, type, prohibition, principle, partner };
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

/// What was found, or what may have been meant.
struct ThreatMatch {
  ThreatId threat;                ///< none() unless exactly one is meant
  std::vector<ThreatId> several;  ///< that may be meant, best first
  std::string suggestion;         ///< the article nearest to it; may be empty
  std::string understood;         ///< the article, where the text was neither it nor the id
};
/// By id, by article (also where it leaves the paragraph out), by name and by words that people look for it by; see
/// NameSearch for what counts as sure.
[[nodiscard]] ThreatMatch find_threat(const Institution& institution, std::string_view text);

struct EntryMatch {
  std::optional<Entry> entry;
  std::vector<Entry> several;  ///< that may be meant, best first
};
/// By id, by name in any language, of bodies also by the short name, the holder's and other words for them.
[[nodiscard]] EntryMatch find_by_name(const std::vector<Entry>& all, const Institution& institution,
                                      std::string_view text);

}  // namespace qorgan::cli
