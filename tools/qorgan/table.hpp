#pragma once
// Text in columns for people. Widths are counted in characters, so that Cyrillic letters line up as Latin ones do.

#include <string>
#include <string_view>
#include <vector>

namespace qorgan::cli {

/// Characters of a UTF-8 text; escape sequences of colour do not count.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// Breaks a text at spaces into lines of at most `width` characters; a longer word stands alone.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Rows under a heading, columns as wide as what they hold; cells that do not fit the page are wrapped.
class Table {
 public:
  explicit Table(std::vector<std::string> heading) : heading_(std::move(heading)) {}
  /// As many cells as the heading has.
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// The table with `indent` spaces before each line, at most `width` characters wide, ending with a newline.
  [[nodiscard]] std::string text(std::size_t width, std::size_t indent = 2) const;

 private:
  std::vector<std::string> heading_;  ///< all empty: none is shown
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace qorgan::cli
