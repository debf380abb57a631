#include "ui/model/utf8.hpp"

namespace qorgan::ui {

void append_utf8(std::string& out, unsigned c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

namespace {

unsigned upper(unsigned c) {
  if (c >= 'a' && c <= 'z') return c - 32;
  if (c >= 0x430 && c <= 0x44F) return c - 32;               // а to я
  if (c >= 0x450 && c <= 0x45F) return c - 80;               // ѐ to џ, among them ё and і
  if (c >= 0x48A && c <= 0x4BF && c % 2 == 1) return c - 1;  // ғ қ ң ү ұ һ: capital and small alternate
  if (c >= 0x4D0 && c <= 0x52F && c % 2 == 1) return c - 1;  // ә ө
  return c;
}

}  // namespace

std::vector<unsigned> code_points(std::string_view text) {
  std::vector<unsigned> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80         ? 1
                               : (lead >> 5) == 6  ? 2
                               : (lead >> 4) == 14 ? 3
                               : (lead >> 3) == 30 ? 4
                                                   : 0;
    if (length == 0 || i + length > text.size()) {
      out.push_back(0xFFFD);
      ++i;
      continue;
    }
    unsigned c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    bool valid = true;
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      valid = valid && (next & 0xC0) == 0x80;
      c = (c << 6) | (next & 0x3FU);
    }
    out.push_back(valid ? c : 0xFFFD);
    i += valid ? length : 1;
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  for (const unsigned c : code_points(text)) append_utf8(out, upper(c));
  return out;
}

}  // namespace qorgan::ui
