#include "core/kazakh.hpp"

#include <algorithm>
#include <array>

#include "core/unicode.hpp"

namespace qorgan {
namespace {

// In the order in which they stand behind a noun, so that a word loses them from the last.
enum class Slot : unsigned char { derivation, plural, possessive, kase };

struct Suffix {
  std::u32string_view text;
  Slot slot;
  bool after_vowel;  ///< stands behind a vowel only, that of a possessive: тасқын-ы-на
};

// One entry a suffix and consonant; its front variant follows by harmony: -лар also means -лер.
constexpr auto suffixes = std::to_array<Suffix>({{U"ның", Slot::kase, false},
                                                 {U"дың", Slot::kase, false},
                                                 {U"тың", Slot::kase, false},
                                                 {U"ға", Slot::kase, false},
                                                 {U"қа", Slot::kase, false},
                                                 {U"на", Slot::kase, true},
                                                 {U"а", Slot::kase, false},
                                                 {U"ны", Slot::kase, false},
                                                 {U"ды", Slot::kase, false},
                                                 {U"ты", Slot::kase, false},
                                                 {U"н", Slot::kase, true},
                                                 {U"да", Slot::kase, false},
                                                 {U"та", Slot::kase, false},
                                                 {U"нда", Slot::kase, true},
                                                 {U"дан", Slot::kase, false},
                                                 {U"тан", Slot::kase, false},
                                                 {U"нан", Slot::kase, false},
                                                 {U"мен", Slot::kase, false},
                                                 {U"бен", Slot::kase, false},
                                                 {U"пен", Slot::kase, false},
                                                 {U"дағы", Slot::kase, false},
                                                 {U"тағы", Slot::kase, false},
                                                 {U"ндағы", Slot::kase, true},
                                                 {U"ы", Slot::possessive, false},
                                                 {U"сы", Slot::possessive, true},
                                                 {U"ым", Slot::possessive, false},
                                                 {U"м", Slot::possessive, true},
                                                 {U"ың", Slot::possessive, false},
                                                 {U"ң", Slot::possessive, true},
                                                 {U"ымыз", Slot::possessive, false},
                                                 {U"мыз", Slot::possessive, true},
                                                 {U"лар", Slot::plural, false},
                                                 {U"дар", Slot::plural, false},
                                                 {U"тар", Slot::plural, false},
                                                 {U"лық", Slot::derivation, false},
                                                 {U"дық", Slot::derivation, false},
                                                 {U"тық", Slot::derivation, false},
                                                 {U"лы", Slot::derivation, false},
                                                 {U"ды", Slot::derivation, false},
                                                 {U"ты", Slot::derivation, false},
                                                 {U"шы", Slot::derivation, false},
                                                 {U"шылық", Slot::derivation, false},
                                                 {U"сыз", Slot::derivation, false},
                                                 {U"лау", Slot::derivation, false},
                                                 {U"дау", Slot::derivation, false},
                                                 {U"тау", Slot::derivation, false},
                                                 {U"ландыру", Slot::derivation, false},
                                                 {U"дандыру", Slot::derivation, false},
                                                 {U"тандыру", Slot::derivation, false},
                                                 {U"лану", Slot::derivation, false},
                                                 {U"дану", Slot::derivation, false},
                                                 {U"тану", Slot::derivation, false},
                                                 {U"дай", Slot::derivation, false},
                                                 {U"тай", Slot::derivation, false}});

constexpr std::u32string_view back_vowels = U"аоұыяё", front_vowels = U"әеөүіэ", open_vowels = U"иую";
constexpr std::u32string_view voiceless = U"пфкқтсшщчцхһ";
/// Borrowed words end so and may take either: "клубтар", "архивке".
constexpr std::u32string_view either_voice = U"бвгд";

bool is_in(char32_t letter, std::u32string_view set) { return set.find(letter) != std::u32string_view::npos; }
bool vowel(char32_t letter) {
  return is_in(letter, back_vowels) || is_in(letter, front_vowels) || is_in(letter, open_vowels);
}
bool has_vowel(std::u32string_view word) { return std::any_of(word.begin(), word.end(), vowel); }

enum class Harmony : unsigned char { back, front, either };
/// By the last vowel; и, у and ю stand in words of both kinds.
Harmony harmony_of(std::u32string_view word) {
  for (std::size_t i = word.size(); i-- > 0;) {
    if (is_in(word[i], back_vowels)) return Harmony::back;
    if (is_in(word[i], front_vowels)) return Harmony::front;
    if (is_in(word[i], open_vowels)) return Harmony::either;
  }
  return Harmony::either;
}

std::u32string front_variant(std::u32string_view suffix) {
  std::u32string out(suffix);
  for (char32_t& letter : out) switch (letter) {
      case U'а': letter = U'е'; break;
      case U'ы': letter = U'і'; break;
      case U'ғ': letter = U'г'; break;
      case U'қ': letter = U'к'; break;
      default: break;
    }
  return out;
}

char32_t without_kazakh(char32_t letter) {
  switch (letter) {
    case U'ә': return U'а';
    case U'ғ': return U'г';
    case U'қ': return U'к';
    case U'ң': return U'н';
    case U'ө': return U'о';
    case U'ұ':
    case U'ү': return U'у';
    case U'һ': return U'х';
    case U'і': return U'и';
    default: return letter;
  }
}

/// A suffix begins with a voiceless consonant behind one, and with a voiced one elsewhere.
bool agrees(char32_t before, char32_t first) {
  if (is_in(before, either_voice) || vowel(first)) return true;
  if (is_in(first, U"тқкп")) return is_in(before, voiceless);
  if (is_in(first, U"дғгблн")) return !is_in(before, voiceless);
  return true;
}

struct Variant {
  std::u32string text;
  Slot slot;
  bool after_vowel;
  Harmony harmony;
};

std::vector<Variant> make_variants(bool plain) {
  std::vector<Variant> out;
  for (const Suffix& suffix : suffixes)
    for (const Harmony harmony : {Harmony::back, Harmony::front}) {
      const std::u32string back(suffix.text), front = front_variant(suffix.text);
      Variant variant{harmony == Harmony::back ? back : front, suffix.slot, suffix.after_vowel, harmony};
      if (back == front) variant.harmony = Harmony::either;  // "-мен"
      if (plain) {
        std::transform(variant.text.begin(), variant.text.end(), variant.text.begin(), without_kazakh);
        variant.harmony = Harmony::either;
      }
      const bool there = std::any_of(out.begin(), out.end(), [&](const Variant& other) {
        return other.text == variant.text && other.slot == variant.slot && other.harmony == variant.harmony;
      });
      if (!there) out.push_back(std::move(variant));
    }
  return out;
}

const std::vector<Variant>& variants(bool plain) {
  static const std::vector<Variant> kazakh = make_variants(false), typed_plain = make_variants(true);
  return plain ? typed_plain : kazakh;
}

constexpr std::size_t shortest_stem = 2, shortest_root = 3;  // "су-дың"; of what a derivation is made of

bool comes_off(std::u32string_view word, const Variant& suffix) {
  if (!word.ends_with(suffix.text)) return false;
  const std::u32string_view stem = word.substr(0, word.size() - suffix.text.size());
  if (stem.size() < (suffix.slot == Slot::derivation ? shortest_root : shortest_stem) || !has_vowel(stem)) return false;
  const char32_t before = stem.back();
  if (suffix.after_vowel && !vowel(before)) return false;
  // A vowel stands behind no vowel; у and и end a word as consonants do: "суы".
  if (vowel(suffix.text.front()) && vowel(before) && !is_in(before, open_vowels)) return false;
  const Harmony there = harmony_of(stem);
  if (suffix.harmony != Harmony::either && there != Harmony::either && suffix.harmony != there) return false;
  return agrees(before, suffix.text.front());
}

struct Search {
  KazakhStems which = KazakhStems::forms;
  bool plain = false;
  std::vector<std::u32string> found;
};

void collect(const std::u32string& word, Slot outermost, Search& search) {
  constexpr std::size_t enough = 40;
  std::vector<std::u32string>& found = search.found;
  if (found.size() >= enough || std::find(found.begin(), found.end(), word) != found.end()) return;
  found.push_back(word);
  for (const Variant& suffix : variants(search.plain)) {
    if (suffix.slot > outermost || !comes_off(word, suffix)) continue;
    if (suffix.slot == Slot::derivation && search.which == KazakhStems::forms) continue;
    const std::u32string stem = word.substr(0, word.size() - suffix.text.size());
    const Slot next = suffix.slot == Slot::derivation ? Slot::derivation : Slot(static_cast<int>(suffix.slot) - 1);
    // Behind it a last қ, к or п was voiced: лаңкестік, лаңкестігі.
    if (vowel(suffix.text.front())) {
      std::u32string hard = stem;
      if (hard.back() == U'ғ') hard.back() = U'қ';
      if (hard.back() == U'г') hard.back() = U'к';
      if (hard.back() == U'б') hard.back() = U'п';
      if (hard != stem) collect(hard, next, search);
    }
    collect(stem, next, search);
  }
}

}  // namespace

std::vector<std::string> kazakh_stems(std::string_view word, KazakhStems which, bool plain) {
  constexpr std::size_t longest = 60;
  Search search{which, plain, {}};
  const std::u32string letters = code_points(word);
  if (letters.size() <= longest)
    collect(letters, Slot::kase, search);
  else
    search.found.push_back(letters);
  std::vector<std::string> out;
  out.reserve(search.found.size());
  for (const std::u32string& stem : search.found) out.push_back(utf8(stem));
  return out;
}

std::string without_kazakh_letters(std::string_view folded) {
  std::u32string letters = code_points(folded);
  std::transform(letters.begin(), letters.end(), letters.begin(), without_kazakh);
  return utf8(letters);
}

bool has_kazakh_letters(std::string_view folded) {
  const std::u32string letters = code_points(folded);
  return std::any_of(letters.begin(), letters.end(), [](char32_t letter) { return without_kazakh(letter) != letter; });
}

}  // namespace qorgan
