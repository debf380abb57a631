#include "ui/model/wide_letters.hpp"

#include <algorithm>

#include "ui/model/utf8.hpp"

namespace qorgan::ui {

namespace {

constexpr unsigned first = 0xA000, count = 1165;  // the Yi syllables
constexpr unsigned replacement = 0xFFFD;
constexpr bool stands_in(unsigned point) { return point >= first && point < first + count; }

}  // namespace

unsigned WideLetters::stand_in(unsigned code_point) {
  // A Yi syllable that somebody does write gets its own stand-in, so that plain() gives it back.
  if (code_point <= 0xFFFF && !stands_in(code_point)) return code_point;
  const auto found = std::find(known_.begin(), known_.end(), code_point);
  if (found != known_.end()) return first + static_cast<unsigned>(found - known_.begin());
  if (known_.size() >= count) return replacement;
  known_.push_back(code_point);
  return first + static_cast<unsigned>(known_.size() - 1);
}

std::string WideLetters::held(std::string_view text) {
  std::string out;
  for (const unsigned point : code_points(text)) append_utf8(out, stand_in(point));
  return out;
}

std::string WideLetters::plain(std::string_view held) const {
  std::string out;
  for (const unsigned point : code_points(held))
    append_utf8(out, stands_in(point) && point - first < known_.size() ? known_[point - first] : point);
  return out;
}

}  // namespace qorgan::ui
