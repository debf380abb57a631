#include "scenario/source_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qorgan::format {
namespace {
constexpr std::size_t milestone = 256;
}

std::size_t utf8_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) { return i < text.size() && (at(i) & 0xC0) == 0x80; };
  if (text.empty()) return 0;
  const unsigned char lead = at(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead < 0xF0) {
    if (!follows(1) || !follows(2)) return 0;
    const bool overlong = lead == 0xE0 && at(1) < 0xA0;
    const bool surrogate = lead == 0xED && at(1) >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (lead >= 0xF0 && lead < 0xF5) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    const bool overlong = lead == 0xF0 && at(1) < 0x90;
    const bool too_large = lead == 0xF4 && at(1) >= 0x90;
    return overlong || too_large ? 0 : 4;
  }
  return 0;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

SourceText::SourceText(std::string_view bytes, std::shared_ptr<const std::string> file, int first_line)
    : bytes_(bytes), file_(std::move(file)), first_line_(first_line), line_starts_{0} {
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n') line_starts_.push_back(i + 1);
  std::size_t before = 0;
  for (std::size_t i = 0; i < bytes.size() + 1; i += milestone) {
    milestones_.push_back(before);
    before += characters(bytes.substr(i, milestone));
  }
}

std::size_t SourceText::characters_before(std::size_t offset) const {
  const std::size_t last = offset / milestone;
  return milestones_[last] + characters(bytes_.substr(last * milestone, offset - last * milestone));
}

Spot SourceText::spot(int line, int byte) const {
  if (line < 0 || byte < 0) return {file_, 0, 0};
  const auto row = std::min(static_cast<std::size_t>(line), line_starts_.size() - 1);
  std::size_t start = line_starts_[row];
  // A byte order mark is no character that anybody sees; yaml-cpp does not count it either.
  if (row == 0 && bytes_.starts_with("\xEF\xBB\xBF")) start = 3;
  const std::size_t offset = std::min(start + static_cast<std::size_t>(byte), bytes_.size());
  return {file_, static_cast<int>(row) + first_line_,
          static_cast<int>(characters_before(offset) - characters_before(start)) + 1};
}

Spot SourceText::spot_at(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto row = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  const std::size_t mark = row == 0 && bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  return spot(static_cast<int>(row), static_cast<int>(std::max(offset, mark) - mark - line_starts_[row]));
}

bool SourceText::text_only(Report& report) const {
  for (std::size_t i = 0; i < bytes_.size();) {
    const auto c = static_cast<unsigned char>(bytes_[i]);
    if (c == 0) {
      report.error(spot_at(i), "the file holds a NUL byte; it is binary, not a text");
      return false;
    }
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) {
      report.error(spot_at(i), fmt::format("the control character 0x{:02X} is not allowed", c));
      return false;
    }
    const std::size_t length = utf8_length(bytes_.substr(i));
    if (length == 0) {
      report.error(spot_at(i), fmt::format("the byte 0x{:02X} is not valid UTF-8; save the file as UTF-8", c));
      return false;
    }
    i += length;
  }
  return true;
}

bool SourceText::no_tabs(Report& report) const {
  bool good = true;
  for (std::size_t start : line_starts_) {
    const std::string_view line = bytes_.substr(start, bytes_.find('\n', start) - start);
    const std::size_t first = line.find_first_not_of(" \t\r");
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || first == std::string_view::npos || tab > first) continue;
    report.error(spot_at(start + tab), "a tab stands in the indentation; YAML is indented with spaces");
    good = false;
  }
  return good;
}

bool SourceText::readable(Report& report) const {
  const std::string_view seen = bytes_.starts_with("\xEF\xBB\xBF") ? bytes_.substr(3) : bytes_;
  if (seen.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    report.error({file_, 0, 0}, "the file is empty");
    return false;
  }
  return text_only(report);
}

bool SourceText::acceptable(Report& report) const { return readable(report) && no_tabs(report); }

}  // namespace qorgan::format
