#pragma once
// Words as people type them, in English, Russian and Kazakh: normal forms, stems, and what a keyboard without Kazakh
// letters makes of them.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

/// Lower case in Unicode's compatibility composition (NFKC case folding), without invisible characters, ё as е. Bytes
/// that are no UTF-8 become blanks, so the result is always valid.
[[nodiscard]] std::string fold(std::string_view text);

/// The folded words of a text: runs of letters and digits; an apostrophe within a word is dropped. Letters of another
/// script that look alike are put right within a word ("МBД" with a Latin B) where one script can hold all of it.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// How surely two words are the same, the surest first.
enum class Likeness : unsigned char {
  same,        ///< letter by letter
  form,        ///< another form of the word: plural, case, possessive
  plain,       ///< the same without Kazakh letters, or typed in Latin letters that look alike
  plain_form,  ///< both
  kin,         ///< another word of the same root, which may mean something else: important and import
  none
};

/// What a word may stand for. Both sides of a comparison are prepared once.
struct WordForms {
  explicit WordForms(std::string_view folded_word);
  std::string word;
  std::string singular;                    ///< of an English word
  std::string english, russian;            ///< stem, where the word has the letters for it
  std::vector<std::string> kazakh, roots;  ///< stems of its forms and of its kin, sorted
  std::string plain;                       ///< without Kazakh letters; a Latin word that looks Cyrillic in Cyrillic
  std::string plain_russian;               ///< stem
  std::vector<std::string> plain_kazakh;   ///< stems of its forms, sorted
};
[[nodiscard]] Likeness likeness(const WordForms& a, const WordForms& b);

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t letters_in(std::string_view text);

}  // namespace qorgan
