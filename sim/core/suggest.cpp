#include "core/suggest.hpp"

#include <algorithm>

#include "core/unicode.hpp"

namespace qorgan {
namespace {

constexpr char32_t fold(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }
constexpr std::size_t longest_compared = 256;  // an untrusted text may be a megabyte long

/// Its first code points, in lower case where they are ASCII.
std::u32string compared(std::string_view text) {
  constexpr std::size_t longest_letter = 4;
  std::u32string letters = code_points(text.substr(0, longest_compared * longest_letter));
  if (letters.size() > longest_compared) letters.resize(longest_compared);
  std::transform(letters.begin(), letters.end(), letters.begin(), fold);
  return letters;
}

std::size_t distance_of(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance_of(compared(a), compared(b)); }

std::optional<std::string_view> closest(std::string_view text, std::span<const std::string_view> candidates) {
  const std::u32string wanted = compared(text);
  std::optional<std::string_view> best;
  std::size_t best_distance = 0;
  for (std::string_view candidate : candidates) {
    if (candidate.empty()) continue;
    const std::u32string there = compared(candidate);
    const std::size_t distance = distance_of(wanted, there);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(wanted.size(), there.size()) / 3);
    if (distance <= allowed && (!best || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace qorgan
