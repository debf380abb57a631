#include "law/coverage.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "core/suggest.hpp"

namespace qorgan {
namespace {

constexpr std::array<std::string_view, 5> columns{"reference", "subject", "status", "where", "note"};

/// One record of a CSV file (RFC 4180): cells, and the line on which it begins.
struct Cells {
  std::vector<std::string> cells;
  int line = 1;
  bool open_quote = false;  ///< the file ends inside a quoted cell
};

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_(text) {}

  bool next(Cells& out) {
    if (rest_.empty()) return false;
    out = {{std::string()}, line_, false};
    bool quoted = false;
    while (!rest_.empty()) {
      const char c = take();
      if (quoted) {
        if (c != '"')
          out.cells.back() += c;
        else if (!rest_.empty() && rest_.front() == '"')
          out.cells.back() += take();
        else
          quoted = false;
      } else if (c == '"' && out.cells.back().empty()) {
        quoted = true;
      } else if (c == ',') {
        out.cells.emplace_back();
      } else if (c == '\n') {
        return true;
      } else if (c != '\r') {
        out.cells.back() += c;
      }
    }
    out.open_quote = quoted;
    return true;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    line_ += c == '\n';
    return c;
  }
  std::string_view rest_;
  int line_ = 1;
};

std::vector<std::string> split_pointers(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view one = text.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (!one.empty()) out.emplace_back(one);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// What is wrong with a row that has been read; empty where nothing is.
std::string fault_of(const CoverageRow& row) {
  const bool none = row.status == CoverageStatus::none;
  if (row.reference.empty() || row.reference.front() < '1' || row.reference.front() > '9')
    return fmt::format("'{}' is no place of the Law", row.reference.substr(0, 40));
  if (row.subject.empty()) return fmt::format("{} has no subject", row.reference);
  if (none && !row.where.empty())
    return fmt::format("{} has the status 'none' and a place all the same", row.reference);
  if (none && row.note.empty()) return fmt::format("{} has the status 'none' without a reason", row.reference);
  if (!none && row.where.empty())
    return fmt::format("{} has the status '{}' and no place", row.reference, name_of(row.status));
  for (const std::string& pointer : row.where) {
    const std::size_t hash = pointer.find('#');
    if (hash == std::string::npos || hash == 0 || hash + 1 == pointer.size())
      return fmt::format("{}: '{}' is no path#symbol", row.reference, pointer.substr(0, 80));
  }
  return {};
}

}  // namespace

std::vector<CoverageRow> read_coverage(std::string_view csv, const std::string& file, Diagnostics& diagnostics) {
  std::vector<CoverageRow> out;
  std::set<std::string, std::less<>> seen;
  CsvReader reader(csv);
  Cells cells;
  bool first = true;
  while (reader.next(cells)) {
    const auto wrong = [&](std::string message, std::string suggestion = {}) {
      diagnostics.error({file, cells.line, 1}, std::move(message), std::move(suggestion));
    };
    if (cells.open_quote) wrong("a quoted cell that begins here does not end");
    if (first) {
      first = false;
      if (cells.cells != std::vector<std::string>(columns.begin(), columns.end())) {
        wrong(fmt::format("the first line must be {}", fmt::join(columns, ",")));
        return out;
      }
      continue;
    }
    if (cells.cells.size() == 1 && cells.cells[0].empty()) continue;
    if (cells.cells.size() != columns.size()) {
      wrong(fmt::format("{} cells stand here; {} are needed", cells.cells.size(), columns.size()));
      continue;
    }
    const auto status = from_name<CoverageStatus>(cells.cells[2]);
    if (!status) {
      std::vector<std::string_view> words;
      for (const auto& entry : coverage_status_names) words.push_back(entry.name);
      wrong(fmt::format("'{}' is no status; it is one of: {}", cells.cells[2].substr(0, 40), fmt::join(words, ", ")),
            std::string(closest(cells.cells[2], words).value_or(std::string_view())));
      continue;
    }
    CoverageRow row{cells.cells[0], cells.cells[1], *status, split_pointers(cells.cells[3]),
                    cells.cells[4], cells.line};
    if (std::string fault = fault_of(row); !fault.empty()) {
      wrong(std::move(fault));
      continue;
    }
    if (!seen.insert(row.reference).second) {
      wrong(fmt::format("{} stands twice", row.reference));
      continue;
    }
    out.push_back(std::move(row));
  }
  if (first) diagnostics.error({file, 0, 0}, "the table is empty");
  return out;
}

bool part_of(std::string_view reference, std::string_view whole) {
  return reference.starts_with(whole) && (reference.size() == whole.size() || reference[whole.size()] == '(');
}

}  // namespace qorgan
