#include "core/unicode.hpp"

#include <utf8proc.h>

namespace qorgan {

std::u32string code_points(std::string_view text) {
  constexpr char32_t replacement = 0xFFFD;
  std::u32string out;
  out.reserve(text.size());
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t letter = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(at, left, &letter);
    out.push_back(length > 0 ? static_cast<char32_t>(letter) : replacement);
    at += length > 0 ? length : 1;
    left -= length > 0 ? length : 1;
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t letter : text) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  }
  return out;
}

}  // namespace qorgan
