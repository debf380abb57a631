#pragma once
// Comma-separated values as spreadsheets and programs read them: RFC 4180, a line a row, lines end in CR LF.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qorgan {

/// How cells are written. As it stands a spreadsheet that is opened by a double click shows what is meant.
struct CsvStyle {
  char separator = ',';  ///< ',', ';' or a tab
  char decimal = '.';    ///< of numbers, or ','
  bool mark = true;      ///< begins with the byte order mark, by which Excel knows UTF-8
  /// A text that a spreadsheet would take for a formula gets an apostrophe before it: one that begins, behind blanks,
  /// with = + - @, a tab, a line end or their full-width twins, unless it is a number. So does a text that begins with
  /// an apostrophe. Taking one apostrophe off the texts that begin with one gives back what there was.
  bool defuse = true;
};

/// Appends to a text, cell by cell.
class CsvWriter {
 public:
  /// Writes the mark at once where the style has one.
  CsvWriter(std::string& out, const CsvStyle& style);
  void text(std::string_view value);
  void number(double value);  ///< shortest decimal that reads back as the same; nothing where it is not finite
  void number(std::int64_t value);
  void nothing();
  void end_row();

 private:
  void begin_cell();
  std::string& out_;
  CsvStyle style_;
  bool first_ = true;
};

/// Rows of cells; nullopt where a quoted cell does not end. A mark at the beginning is left out, apostrophes stay.
[[nodiscard]] std::optional<std::vector<std::vector<std::string>>> read_csv(std::string_view text, char separator);

}  // namespace qorgan
