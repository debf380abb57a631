#pragma once
// The raw text of a file before YAML sees it.

#include <memory>
#include <string_view>
#include <vector>

#include "scenario/node.hpp"
#include "scenario/report.hpp"

namespace qorgan::format {

/// Finds lines and characters in the bytes of a file.
class SourceText {
 public:
  /// `first_line`: of the bytes, where they are a part of the file.
  SourceText(std::string_view bytes, std::shared_ptr<const std::string> file, int first_line = 1);
  /// From a line (0 and up) and a byte in it (0 and up) to the place that an editor shows.
  [[nodiscard]] Spot spot(int line, int byte) const;
  /// From an offset into the bytes.
  [[nodiscard]] Spot spot_at(std::size_t offset) const;
  /// Reports what no YAML file of ours may hold: nothing at all, NUL and other control characters, bytes that are
  /// no UTF-8, tabs in the indentation. False where reading on would be of no use.
  [[nodiscard]] bool acceptable(Report& report) const;
  /// The same without the tabs, which do no harm but in YAML.
  [[nodiscard]] bool readable(Report& report) const;

 private:
  bool text_only(Report& report) const;
  bool no_tabs(Report& report) const;
  std::string_view bytes_;
  std::shared_ptr<const std::string> file_;
  int first_line_;
  [[nodiscard]] std::size_t characters_before(std::size_t offset) const;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> milestones_;  ///< characters before every 256th byte: a file may be one huge line
};

/// Length of the valid UTF-8 sequence at the front; 0 where it is not valid (overlong, surrogate, cut off).
[[nodiscard]] std::size_t utf8_length(std::string_view text);
/// Number of characters in valid UTF-8.
[[nodiscard]] std::size_t characters(std::string_view text);

}  // namespace qorgan::format
