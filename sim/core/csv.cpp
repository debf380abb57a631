#include "core/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

namespace qorgan {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// What makes a formula of a cell in one program or another.
constexpr std::array<std::string_view, 12> triggers{"=",  "+",  "-",  "@",  "\t", "\r",
                                                    "\n", "＝", "＋", "－", "＠", "\u2212"};

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::array<std::string_view, 3> blanks{" ", "\u00A0", "\uFEFF"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view blank : blanks)
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        more = true;
      }
  }
  return text;
}

bool needs_apostrophe(std::string_view text) {
  if (text.starts_with('\'')) return true;
  if (is_number(text)) return false;
  const std::string_view seen = without_blanks(text);
  return std::any_of(triggers.begin(), triggers.end(), [&](std::string_view t) { return seen.starts_with(t); });
}

}  // namespace

CsvWriter::CsvWriter(std::string& out, const CsvStyle& style) : out_(out), style_(style) {
  if (style.mark) out_ += byte_order_mark;
}

void CsvWriter::begin_cell() {
  if (!first_) out_ += style_.separator;
  first_ = false;
}

void CsvWriter::text(std::string_view value) {
  begin_cell();
  const bool apostrophe = style_.defuse && needs_apostrophe(value);
  const bool quoted = value.find(style_.separator) != std::string_view::npos ||
                      value.find_first_of("\"\r\n\t") != std::string_view::npos ||
                      (!value.empty() && (value.front() == ' ' || value.back() == ' '));
  if (quoted) out_ += '"';
  if (apostrophe) out_ += '\'';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  if (quoted) out_ += '"';
}

void CsvWriter::number(double value) {
  begin_cell();
  if (!std::isfinite(value)) return;
  std::string text = fmt::format("{}", value);
  if (style_.decimal != '.') std::replace(text.begin(), text.end(), '.', style_.decimal);
  const bool quoted = text.find(style_.separator) != std::string::npos;
  out_ += quoted ? "\"" + text + "\"" : text;
}

void CsvWriter::number(std::int64_t value) {
  begin_cell();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void CsvWriter::nothing() { begin_cell(); }

void CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
}

std::optional<std::vector<std::vector<std::string>>> read_csv(std::string_view text, char separator) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<std::vector<std::string>> rows;
  std::size_t at = 0;
  while (at < text.size()) {
    std::vector<std::string> row(1);
    bool quoted = false;
    for (;; ++at) {
      if (at == text.size() && quoted) return std::nullopt;
      if (at == text.size()) break;
      const char c = text[at];
      if (quoted) {
        if (c != '"')
          row.back() += c;
        else if (at + 1 < text.size() && text[at + 1] == '"')
          row.back() += text[++at];
        else
          quoted = false;
      } else if (c == '"' && row.back().empty()) {
        quoted = true;
      } else if (c == separator) {
        row.emplace_back();
      } else if (c == '\n' || (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n')) {
        at += c == '\r' ? 2 : 1;
        break;
      } else {
        row.back() += c;
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace qorgan
