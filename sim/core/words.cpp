#include "core/words.hpp"

#include <libstemmer.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "core/kazakh.hpp"
#include "core/unicode.hpp"

namespace qorgan {
namespace {

bool latin(char32_t letter) { return letter >= U'a' && letter <= U'z'; }
bool cyrillic(char32_t letter) { return letter >= 0x400 && letter <= 0x52F; }

bool in_word(char32_t letter) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(letter))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;
  }
}

struct LookAlike {
  char32_t latin, cyrillic;
};
/// As small or as capital letters.
constexpr auto look_alikes = std::to_array<LookAlike>({{U'a', U'а'},
                                                       {U'b', U'в'},
                                                       {U'c', U'с'},
                                                       {U'e', U'е'},
                                                       {U'h', U'н'},
                                                       {U'i', U'і'},
                                                       {U'k', U'к'},
                                                       {U'm', U'м'},
                                                       {U'o', U'о'},
                                                       {U'p', U'р'},
                                                       {U't', U'т'},
                                                       {U'x', U'х'},
                                                       {U'y', U'у'}});

/// The word with every letter of one script as the like one of the other; empty where a letter has none.
std::u32string in_cyrillic(const std::u32string& word) {
  std::u32string out = word;
  for (char32_t& letter : out) {
    if (!latin(letter)) continue;
    const auto like =
        std::find_if(look_alikes.begin(), look_alikes.end(), [&](const LookAlike& l) { return l.latin == letter; });
    if (like == look_alikes.end()) return {};
    letter = like->cyrillic;
  }
  return out;
}
std::u32string in_latin(const std::u32string& word) {
  std::u32string out = word;
  for (char32_t& letter : out) {
    if (!cyrillic(letter)) continue;
    const auto like =
        std::find_if(look_alikes.begin(), look_alikes.end(), [&](const LookAlike& l) { return l.cyrillic == letter; });
    if (like == look_alikes.end()) return {};
    letter = like->latin;
  }
  return out;
}

/// A word of two scripts in the one that can hold it, Cyrillic first.
std::u32string in_one_script(std::u32string word) {
  if (std::none_of(word.begin(), word.end(), latin) || std::none_of(word.begin(), word.end(), cyrillic)) return word;
  if (std::u32string other = in_cyrillic(word); !other.empty()) return other;
  if (std::u32string other = in_latin(word); !other.empty()) return other;
  return word;
}

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// By Snowball's rules of that language. Empty where what is left is too short to tell words apart.
std::string snowball(const char* language, const std::string& word) {
  constexpr std::size_t shortest = 3, longest = 200;
  if (word.size() > longest) return {};
  const std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer(sb_stemmer_new(language, "UTF_8"));
  if (!stemmer) return {};
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (!stem) return {};
  std::string out(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
  return letters_in(out) < shortest ? std::string() : out;
}

/// Snowball takes derivations off too (import, important), so forms of a noun are told apart by this: floods, flood;
/// viruses, virus.
std::string singular_of(std::string word) {
  constexpr std::size_t shortest = 4;
  if (word.size() < shortest) return word;
  const auto ends = [&word](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return word.ends_with(end); });
  };
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.ends_with("is")) return word.substr(0, word.size() - 2);  // crisis, crises
  if (word.ends_with('s') && !ends({"ss", "us"})) word.pop_back();
  if (ends({"se", "xe", "ze", "che", "she"})) word.pop_back();
  return word;
}

/// The stem of all cases: паводок, паводка; беженец, беженца.
std::string russian_stem(const std::string& word) {
  constexpr std::size_t shortest = 5;
  constexpr std::u32string_view vowels = U"аеиоуыэюя";
  std::u32string stem = code_points(snowball("russian", word));
  const std::size_t n = stem.size();
  if (n >= shortest && (stem[n - 1] == U'к' || stem[n - 1] == U'ц') && (stem[n - 2] == U'о' || stem[n - 2] == U'е') &&
      vowels.find(stem[n - 3]) == std::u32string_view::npos)
    stem.erase(n - 2, 1);
  return utf8(stem);
}

/// Endings of one declension each, parted by blanks; "-" is none.
constexpr auto declensions = std::to_array<std::string_view>({" - а ы е у ой ою ам ами ах ",    // вода
                                                              " - а у ом е ы ов ам ами ах ",    // банк
                                                              " ь и ью ей ям ями ях ",          // корь
                                                              " ь я и е ю ей ем ям ями ях "});  // буря, сель

/// Whether two Russian nouns are forms of one: the same but for endings of one declension. Snowball alone takes the end
/// of some for that of a verb (ураган) and gives short words of many roots one stem (корь, кора; цена, ценный).
bool decline_alike(const std::string& a, const std::string& b) {
  constexpr std::size_t shortest_stem = 3, longest_ending = 3, letter = 2;  // bytes of a Cyrillic letter
  const std::size_t shorter = std::min(a.size(), b.size());
  for (std::size_t stem = shorter; stem >= shortest_stem * letter; stem -= letter) {
    if (std::max(a.size(), b.size()) - stem > longest_ending * letter) return false;
    if (a.compare(0, stem, b, 0, stem) == 0) {
      const auto ending = [&](const std::string& word) {
        return " " + (word.size() == stem ? std::string("-") : word.substr(stem)) + " ";
      };
      for (const std::string_view endings : declensions)
        if (endings.find(ending(a)) != std::string_view::npos && endings.find(ending(b)) != std::string_view::npos)
          return true;
    }
  }
  return false;
}

/// Whether two words are forms of one Russian word, nouns or adjectives. `stems` are theirs.
bool russian_forms(const std::string& a, const std::string& b, const std::string& stem_a, const std::string& stem_b) {
  constexpr std::size_t telling = 4;
  if (stem_a.empty() || stem_b.empty()) return false;
  return (stem_a == stem_b && letters_in(stem_a) >= telling) || decline_alike(a, b);
}

std::vector<std::string> in_order(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// Whether the words have a stem in common. A short one says something only where it is the whole of a word.
bool share(const std::vector<std::string>& a, const std::string& whole_a, const std::vector<std::string>& b,
           const std::string& whole_b) {
  constexpr std::size_t telling = 4;
  return std::any_of(a.begin(), a.end(), [&](const std::string& stem) {
    return std::binary_search(b.begin(), b.end(), stem) &&
           (letters_in(stem) >= telling || stem == whole_a || stem == whole_b);
  });
}

}  // namespace

std::string fold(std::string_view text) {
  std::u32string letters = code_points(text);
  for (char32_t& letter : letters)
    if (letter == 0xFFFD || letter == 0) letter = U' ';
  std::string valid = utf8(letters);
  utf8proc_uint8_t* folded = nullptr;
  constexpr int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()), static_cast<utf8proc_ssize_t>(valid.size()),
                   &folded, static_cast<utf8proc_option_t>(options));
  if (length < 0) return valid;  // not for a text of valid code points
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
  std::u32string out = code_points({reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length)});
  std::replace(out.begin(), out.end(), U'ё', U'е');
  return utf8(out);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::u32string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(utf8(in_one_script(std::move(word))));
    word.clear();
  };
  for (const char32_t letter : code_points(fold(text))) {
    if (in_word(letter))
      word += letter;
    else if (letter != U'\'' && letter != U'’' && letter != U'ʼ')
      end_word();
  }
  end_word();
  return words;
}

WordForms::WordForms(std::string_view folded_word) : word(folded_word), plain(without_kazakh_letters(word)) {
  if (word.empty()) return;
  const std::u32string letters = code_points(word);
  if (std::all_of(letters.begin(), letters.end(), latin)) {
    singular = singular_of(word);
    english = snowball("english", word);
    plain = without_kazakh_letters(utf8(in_cyrillic(letters)));
  } else if (std::any_of(letters.begin(), letters.end(), cyrillic)) {
    kazakh = in_order(kazakh_stems(word, KazakhStems::forms));
    roots = in_order(kazakh_stems(word, KazakhStems::kin));
    if (!has_kazakh_letters(word)) russian = russian_stem(word);
  }
  if (plain.empty()) return;
  plain_kazakh = in_order(kazakh_stems(plain, KazakhStems::forms, true));
  plain_russian = russian_stem(plain);
}

Likeness likeness(const WordForms& a, const WordForms& b) {
  const auto same = [](const std::string& one, const std::string& other) { return !one.empty() && one == other; };
  if (a.word == b.word) return Likeness::same;
  if (same(a.singular, b.singular) || share(a.kazakh, a.word, b.kazakh, b.word)) return Likeness::form;
  if (russian_forms(a.word, b.word, a.russian, b.russian)) return Likeness::form;
  if (same(a.plain, b.plain)) return Likeness::plain;
  if (share(a.plain_kazakh, a.plain, b.plain_kazakh, b.plain)) return Likeness::plain_form;
  if (russian_forms(a.plain, b.plain, a.plain_russian, b.plain_russian)) return Likeness::plain_form;
  if (same(a.english, b.english) || same(a.russian, b.russian) || share(a.roots, a.word, b.roots, b.word))
    return Likeness::kin;
  return Likeness::none;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace qorgan
