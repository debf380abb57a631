#pragma once
// Letters that Dear ImGui's text fields cannot hold: it has 16 bits for each, and emoji need more. In a field one of a
// block that nobody here writes (the Yi syllables) stands for each of them.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan::ui {

class WideLetters {
 public:
  /// What stands for a code point in a text field: itself where it fits.
  [[nodiscard]] unsigned stand_in(unsigned code_point);
  /// A text as a field can hold it. UTF-8, as is the result.
  [[nodiscard]] std::string held(std::string_view text);
  /// The text that is meant by what a field holds.
  [[nodiscard]] std::string plain(std::string_view held) const;

 private:
  std::vector<unsigned> known_;  ///< by the number of what stands for it
};

}  // namespace qorgan::ui
