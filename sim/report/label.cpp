#include "report/label.hpp"

#include <algorithm>

namespace qorgan {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// Takes one character from the front. What is no UTF-8 counts byte by byte.
char32_t take_letter(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  char32_t letter = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || (byte(at + i) & 0xC0) != 0x80) {
      ++at;
      return first;
    }
    letter = (letter << 6) | (byte(at + i) & 0x3F);
  }
  at += length;
  return letter;
}

/// The line cut to the width; tells whether it had to be.
bool cut(std::string& line, double size, double width, Weight weight) {
  if (text_width(line, size, weight) <= width) return false;
  double used = text_width(ellipsis, size, weight);
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size();) {
    used += letter_width(take_letter(line, at), weight) * size;
    if (used > width) break;
    end = at;
  }
  while (end > 0 && line[end - 1] == ' ') --end;
  line.replace(end, std::string::npos, ellipsis);
  return true;
}

/// Word by word, each line as full as it goes; the last one takes what is left.
std::vector<std::string> fill_lines(std::string_view text, double size, double width, std::size_t most, Weight weight) {
  std::vector<std::string> lines(1);
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::string word(text.substr(from, to - from));
    const std::string longer = lines.back().empty() ? word : lines.back() + ' ' + word;
    if (lines.back().empty() || lines.size() == most || text_width(longer, size, weight) <= width)
      lines.back() = longer;
    else
      lines.push_back(word);
    from = to + 1;
  }
  return lines;
}

}  // namespace

double text_width(std::string_view text, double size, Weight weight) {
  double out = 0;
  for (std::size_t at = 0; at < text.size();) out += letter_width(take_letter(text, at), weight) * size;
  return out;
}

double Label::width(double size, Weight weight) const {
  double out = 0;
  for (const std::string& line : lines) out = std::max(out, text_width(line, size, weight));
  return out;
}

Label shorten(std::string_view text, double size, double width, Weight weight) {
  return break_label(text, size, width, 1, weight);
}

Label break_label(std::string_view text, double size, double width, std::size_t most, Weight weight) {
  if (text_width(text, size, weight) <= width) return {{std::string(text)}, {}};
  std::size_t best = std::string::npos;
  double best_width = width;
  for (std::size_t at = text.find(' '); at != std::string::npos && most > 1; at = text.find(' ', at + 1)) {
    const double longer =
        std::max(text_width(text.substr(0, at), size, weight), text_width(text.substr(at + 1), size, weight));
    if (longer > best_width) continue;
    best = at;
    best_width = longer;
  }
  if (best != std::string::npos) return {{std::string(text.substr(0, best)), std::string(text.substr(best + 1))}, {}};
  Label out{fill_lines(text, size, width, std::max<std::size_t>(1, most), weight), {}};
  for (std::string& line : out.lines)
    if (cut(line, size, width, weight)) out.full = text;
  return out;
}

}  // namespace qorgan
