#include "law_reference.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/words.hpp"

namespace qorgan::cli {
namespace {

/// The numbers of an article, each followed by that behind its hyphen: 15(1)(6-1) -> 15,0, 1,0, 6,1.
std::vector<int> numbers_of(std::string_view article) {
  std::vector<int> numbers;
  const char* at = article.data();
  const char* const end = at + article.size();
  while (at < end) {
    int value = 0;
    const auto [next, error] = std::from_chars(at, end, value);
    if (error != std::errc()) {
      ++at;
      continue;
    }
    at = next;
    if (value < 0 && !numbers.empty()) {
      numbers.back() = -value;  // the hyphen was read as a sign
    } else {
      numbers.push_back(value);
      numbers.push_back(0);
    }
  }
  return numbers;
}

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// Folded, with dashes of every kind as hyphens, and signs that are no part of a place as blanks.
std::string plain(std::string_view text) {
  const auto replace = [](std::string& in, std::string_view from, std::string_view to) {
    for (std::size_t at = in.find(from); at != std::string::npos; at = in.find(from, at + to.size()))
      in.replace(at, from.size(), to);
  };
  std::string out(text);
  replace(out, "№", " ");  // folded it would be a word
  out = fold(out);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
    replace(out, dash, "-");
  replace(out, "§", " ");
  return out;
}

enum class Level : unsigned char { none, article, paragraph, subparagraph, filler };

struct LevelWord {
  std::string_view beginning;
  Level level;
  bool behind;  ///< follows its number, as in Kazakh
};

/// The longer beginning first.
constexpr std::array<LevelWord, 17> level_words{{{"subpara", Level::subparagraph, false},
                                                 {"подп", Level::subparagraph, false},
                                                 {"пп", Level::subparagraph, false},
                                                 {"тармақша", Level::subparagraph, true},
                                                 {"paragraph", Level::paragraph, false},
                                                 {"para", Level::paragraph, false},
                                                 {"пункт", Level::paragraph, false},
                                                 {"тарма", Level::paragraph, true},
                                                 {"article", Level::article, false},
                                                 {"art", Level::article, false},
                                                 {"стать", Level::article, false},
                                                 {"бап", Level::article, true},
                                                 {"баб", Level::article, true},
                                                 {"закон", Level::filler, false},
                                                 {"заң", Level::filler, false},
                                                 {"law", Level::filler, false},
                                                 {"of", Level::filler, false}}};

LevelWord level_of(std::string_view word) {
  if (word == "п") return {word, Level::paragraph, false};
  if (word == "ст") return {word, Level::article, false};
  if (word == "the") return {word, Level::filler, false};
  for (const LevelWord& known : level_words)
    if (word.starts_with(known.beginning)) return known;
  return {word, Level::none, false};
}

struct Number {
  std::string text;
  Level level = Level::none;
};

/// The numbers of a text with what each is said to be; nothing where a word is none of a reference.
std::vector<Number> parse(const std::string& text) {
  std::vector<Number> numbers;
  Level ahead = Level::none;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (digit(text[at])) {
      while (end < text.size() && digit(text[end])) ++end;
      if (end + 1 < text.size() && text[end] == '-' && digit(text[end + 1]))
        for (++end; end < text.size() && digit(text[end]);) ++end;
      numbers.push_back({text.substr(at, end - at), ahead});
      ahead = Level::none;
    } else if (letter(text[at])) {
      while (end < text.size() && letter(text[end])) ++end;
      const LevelWord word = level_of(std::string_view(text).substr(at, end - at));
      if (word.level == Level::none) return {};
      if (word.level == Level::filler) {
      } else if (!word.behind) {
        ahead = word.level;
      } else if (!numbers.empty()) {
        numbers.back().level = word.level;
      }
    } else {
      end = at + 1;
    }
    at = end;
  }
  return numbers;
}

std::string in_brackets(const std::string& article, const std::vector<std::string>& parts) {
  std::string out = article;
  for (const std::string& part : parts) out += "(" + part + ")";
  return out;
}

}  // namespace

bool article_before(std::string_view a, std::string_view b) { return numbers_of(a) < numbers_of(b); }

std::string normal_article(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  const std::vector<Number> numbers = parse(plain(text));
  if (numbers.empty()) return std::string(text);
  const auto said = [&](Level level) {
    for (const Number& number : numbers)
      if (number.level == level) return number.text;
    return std::string();
  };
  const std::string paragraph = said(Level::paragraph), subparagraph = said(Level::subparagraph);
  if (paragraph.empty() && subparagraph.empty()) {
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < numbers.size(); ++i) parts.push_back(numbers[i].text);
    return in_brackets(numbers.front().text, parts);
  }
  std::string article = said(Level::article);
  if (article.empty()) return std::string(text);
  std::vector<std::string> parts;
  if (!paragraph.empty()) parts.push_back(paragraph);
  if (!subparagraph.empty()) parts.push_back(subparagraph);
  return in_brackets(article, parts);
}

std::vector<std::string> places_meant(std::string_view reference, const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), reference) != known.end()) return {std::string(reference)};
  const std::vector<int> wanted = numbers_of(reference);
  std::vector<std::string> out;
  if (wanted.size() < 4) return out;  // an article alone leaves nothing out
  for (const std::string& place : known) {
    const std::vector<int> there = numbers_of(place);
    if (there.size() <= wanted.size()) continue;
    const bool article = std::equal(wanted.begin(), wanted.begin() + 2, there.begin());
    if (article &&
        std::equal(wanted.begin() + 2, wanted.end(), there.end() - (static_cast<std::ptrdiff_t>(wanted.size()) - 2)))
      if (std::find(out.begin(), out.end(), place) == out.end()) out.push_back(place);
  }
  return out;
}

}  // namespace qorgan::cli
