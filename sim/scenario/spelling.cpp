#include "scenario/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "scenario/source_text.hpp"

namespace qorgan {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/.-_=,").find(c) != std::string_view::npos;
}

struct Lookalike {
  std::string_view letter;
  char latin;
};
constexpr std::array<Lookalike, 46> lookalikes{
    {{"а", 'a'}, {"А", 'A'}, {"В", 'B'}, {"с", 'c'}, {"С", 'C'}, {"ԁ", 'd'}, {"е", 'e'}, {"Е", 'E'},
     {"ё", 'e'}, {"Ё", 'E'}, {"һ", 'h'}, {"Һ", 'H'}, {"Н", 'H'}, {"і", 'i'}, {"І", 'I'}, {"ј", 'j'},
     {"Ј", 'J'}, {"К", 'K'}, {"к", 'k'}, {"М", 'M'}, {"о", 'o'}, {"О", 'O'}, {"р", 'p'}, {"Р", 'P'},
     {"ѕ", 's'}, {"Ѕ", 'S'}, {"Т", 'T'}, {"у", 'y'}, {"У", 'Y'}, {"Ү", 'Y'}, {"ү", 'y'}, {"х", 'x'},
     {"Х", 'X'}, {"ѵ", 'v'}, {"ԝ", 'w'}, {"α", 'a'}, {"ο", 'o'}, {"ρ", 'p'}, {"ν", 'v'}, {"Α", 'A'},
     {"Β", 'B'}, {"Ε", 'E'}, {"Ζ", 'Z'}, {"Η", 'H'}, {"Ο", 'O'}, {"Ρ", 'P'}}};

/// The script of a letter outside of Latin; empty of anything else.
std::string_view script_of(std::string_view letter) {
  if (letter.size() != 2) return {};
  const auto lead = static_cast<unsigned char>(letter[0]);
  const auto code = (lead & 0x1FU) << 6 | (static_cast<unsigned char>(letter[1]) & 0x3FU);
  if (code >= 0x0370 && code < 0x0400) return "Greek";
  if (code >= 0x0400 && code < 0x0530) return "Cyrillic";
  return {};
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = format::utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string readable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = format::utf8_length(text);
    if (length == 0)
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
    else
      out += text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string foreign_letter(std::string_view word) {
  std::string found;
  std::size_t place = 0, latin = 0, foreign = 0, similar = 0;
  for (std::string_view rest = word; !rest.empty(); ++place) {
    const std::size_t length = std::max<std::size_t>(format::utf8_length(rest), 1);
    const std::string_view letter = rest.substr(0, length), script = script_of(letter);
    rest.remove_prefix(length);
    if (std::isalpha(static_cast<unsigned char>(letter.front())) != 0) ++latin;
    if (script.empty()) continue;
    const auto same =
        std::find_if(lookalikes.begin(), lookalikes.end(), [&](const Lookalike& l) { return l.letter == letter; });
    similar += same != lookalikes.end() ? 1 : 0;
    if (++foreign == 1) {
      found = fmt::format("; its letter {}, '{}', is {}", place + 1, letter, script);
      if (same != lookalikes.end()) found += fmt::format(" and no Latin '{}'", same->latin);
    }
  }
  return foreign > 0 && (latin > 0 || similar == foreign) ? found : std::string();
}

std::string shell_word(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
  const bool plain_text = is_utf8(word) && std::none_of(word.begin(), word.end(), is_control);
  std::string out = plain_text ? "'" : "$'";
  while (!word.empty()) {
    const char c = word.front();
    const std::size_t length = format::utf8_length(word);
    if (plain_text)
      out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    else if (length == 0 || is_control(c))
      // Three octal digits end by themselves; a hexadecimal escape would take the letters that follow.
      out += length == 0 && !(word.size() > 1 && std::isxdigit(static_cast<unsigned char>(word[1])))
                 ? fmt::format("\\x{:02x}", static_cast<unsigned char>(c))
                 : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    else if (c == '\'' || c == '\\')
      out += fmt::format("\\{}", c);
    else
      out += word.substr(0, length);
    word.remove_prefix(plain_text ? 1 : std::max<std::size_t>(length, 1));
  }
  return out + "'";
}

std::string shell_file(std::string_view file) {
  return shell_word(file.size() > 1 && file.front() == '-' ? "./" + std::string(file) : std::string(file));
}

}  // namespace qorgan
