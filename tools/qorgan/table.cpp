#include "table.hpp"

#include <algorithm>
#include <numeric>

namespace qorgan::cli {
namespace {

constexpr std::size_t gap = 2;

/// Takes room from the widest columns until the rest fits.
void fit(std::vector<std::size_t>& widths, std::size_t available) {
  constexpr std::size_t narrowest = 12;
  std::size_t total = std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + gap * (widths.size() - 1);
  while (total > available) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest) return;
    --*widest;
    --total;
  }
}

void append_row(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                std::size_t indent) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(wrap(cells[i], widths[i]));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text(indent, ' ');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = line < lines[i].size() ? lines[i][line] : std::string();
      text += cell;
      text.append(widths[i] + gap - std::min(widths[i], width_of(cell)), ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\033') {
      while (i < text.size() && text[i] != 'm') ++i;
      continue;
    }
    if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) ++width;
  }
  return width;
}

namespace {

/// The first characters of a word that fill the width: up to its last no-break space within, so that a number parts
/// from its unit rather than its digits from each other; at least one character.
std::string_view head_of(std::string_view word, std::size_t width) {
  std::size_t columns = 0, at = 0, gap_end = 0;
  while (at < word.size()) {
    std::size_t next = at + 1;
    while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xC0u) == 0x80u) ++next;
    if (columns + 1 > std::max<std::size_t>(width, 1)) break;
    ++columns;
    at = next;
    const std::string_view seen = word.substr(0, at);
    if (seen.ends_with("\u00a0") || seen.ends_with("\u202f")) gap_end = at;
  }
  return word.substr(0, gap_end > 0 ? gap_end : at);
}

std::string_view without_gap(std::string_view text) {
  for (const std::string_view blank : {"\u00a0", "\u202f"})
    if (text.ends_with(blank)) text.remove_suffix(blank.size());
  return text;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    std::string_view word = text.substr(0, end);
    const bool newline = end < text.size() && text[end] == '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
    // A word that is wider than the column is broken, coloured ones are not: their codes have no width.
    while (width_of(word) > width && word.find('\033') == std::string_view::npos) {
      const std::string_view head = head_of(word, width);
      lines.back().empty() ? lines.back() = without_gap(head) : lines.emplace_back(without_gap(head));
      word.remove_prefix(head.size());
      if (!word.empty()) lines.emplace_back();
    }
    if (!word.empty()) {
      std::string& line = lines.back();
      if (!line.empty() && width_of(line) + 1 + width_of(word) > width)
        lines.emplace_back(word);
      else
        line += (line.empty() ? "" : " ") + std::string(word);
    }
    if (newline) lines.emplace_back();
  }
  return lines;
}

std::string Table::text(std::size_t width, std::size_t indent) const {
  std::vector<std::size_t> widths(heading_.size());
  for (std::size_t i = 0; i < heading_.size(); ++i) widths[i] = width_of(heading_[i]);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  fit(widths, width > indent ? width - indent : width);
  std::string out;
  if (std::any_of(heading_.begin(), heading_.end(), [](const std::string& cell) { return !cell.empty(); })) {
    append_row(out, heading_, widths, indent);
    const std::size_t rule = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
    out += std::string(indent, ' ') + std::string(rule, '-') + '\n';
  }
  for (const auto& row : rows_) append_row(out, row, widths, indent);
  return out;
}

}  // namespace qorgan::cli
