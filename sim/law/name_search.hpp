#pragma once
// Which of many things somebody means who names one in words of English, Russian or Kazakh. Only what is sure is an
// answer; what is nearly so comes back as candidates to choose from.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"

namespace qorgan {

struct NamesFound {
  /// The one thing that is meant, beyond doubt: all that the text says is a name of it, and of nothing else equally
  /// surely.
  std::optional<std::size_t> thing;
  bool literally = false;  ///< by its id, letter by letter
  /// Otherwise those that may be meant, best first; each once.
  std::vector<std::size_t> candidates;
  bool by_spelling = false;  ///< the candidates are spelled nearly so
};

/// Names of things, looked up by the words in them. How a text is understood:
/// - It means a thing when every word of it that tells something belongs to a name of the thing that the text has in
///   full: "наводнений", "угроза терроризма", "Ministry of Defence". Words that every name may have (ministry, damage)
///   need not be said; words around a name (of, threat, 2024, a place added with add_neutral) need not be known.
/// - Of several such things the one is meant whose words are named more surely (see Likeness); equals are candidates.
/// - One unfinished word of an id is understood where nothing else has it: "bioh".
/// - All else makes candidates: a part of a name, a word of a description, a word spelled nearly so.
class NameSearch {
 public:
  /// The id is a name too; its hyphens part words.
  void add_id(std::size_t thing, std::string_view id);
  /// A name. What stands in brackets, in quotation marks or behind a semicolon is a name of its own.
  void add_name(std::size_t thing, std::string_view name);
  /// A list of names: "crime and corruption", "терроризм, экстремизм, сепаратизм".
  void add_names(std::size_t thing, std::string_view names);
  /// Text that may hold words by which it is looked for. They make candidates only.
  void add_description(std::size_t thing, std::string_view text);
  /// Words that may stand beside a name and say nothing of which: those of places.
  void add_neutral(std::string_view text);

  [[nodiscard]] NamesFound find(std::string_view text) const;

 private:
  struct Word {
    WordForms forms;
    bool optional = false;  ///< need not be said
  };
  struct Name {
    std::size_t thing = 0;
    std::vector<Word> words;
    WordForms joined{""};  ///< without blanks and hyphens: "кибер-атака" is кибератака
  };
  struct Description {
    std::size_t thing = 0;
    std::vector<WordForms> words;
  };
  struct Id {
    std::size_t thing = 0;
    std::string id;
  };
  class Question;

  void add_words(std::size_t thing, const std::vector<std::string>& words);
  [[nodiscard]] std::vector<std::size_t> begin_so(const std::vector<WordForms>& words) const;
  /// The ids that the text is but for a letter or two.
  [[nodiscard]] std::vector<std::size_t> spelled_nearly_whole(std::string_view folded) const;
  [[nodiscard]] std::vector<std::size_t> spelled_nearly(const std::vector<WordForms>& words) const;
  [[nodiscard]] bool neutral(const WordForms& word) const;

  std::vector<Id> ids_;
  std::vector<Name> names_;
  std::vector<Description> descriptions_;
  std::vector<WordForms> neutral_;
};

}  // namespace qorgan
