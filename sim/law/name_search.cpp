#include "law/name_search.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/kazakh.hpp"
#include "core/suggest.hpp"
#include "law/common_words.hpp"

namespace qorgan {
namespace {

using Words = std::vector<std::string>;

std::vector<WordForms> forms_of(const Words& words) { return {words.begin(), words.end()}; }

using WordSet = std::set<std::string, std::less<>>;
WordSet set_of(std::string_view text) {
  const Words words = words_of(text);
  return {words.begin(), words.end()};
}
bool is_common(std::string_view word) {
  static const WordSet words = set_of(common_words);
  return words.contains(word);
}

/// Whether the word is one of these, the longer ones in any form.
bool is_among(const std::vector<WordForms>& known, const WordForms& word) {
  constexpr std::size_t inflected = 4;  // letters; what is shorter is a preposition
  return std::any_of(known.begin(), known.end(), [&](const WordForms& one) {
    const bool either = letters_in(word.word) >= inflected && letters_in(one.word) >= inflected;
    return likeness(word, one) <= (either ? Likeness::form : Likeness::same);
  });
}
bool is_neutral(const WordForms& word) {
  static const std::vector<WordForms> words = forms_of(words_of(neutral_words));
  return is_among(words, word);
}

bool number(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

/// The text and the parts of it that are names of their own: outside of brackets, in them, between semicolons.
std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts(1);
  const std::string folded = fold(text);
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t length = 1;  // of the character in bytes
    while (i + length < folded.size() && (static_cast<unsigned char>(folded[i + length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view letter = std::string_view(folded).substr(i, length);
    if (letter == "«" || letter == "»" || letter == "“" || letter == "”" || letter == "„" ||
        separators.find(letter) != std::string_view::npos)
      parts.emplace_back();
    else
      parts.back() += letter;
    i += length;
  }
  return parts;
}

}  // namespace

void NameSearch::add_words(std::size_t thing, const Words& words) {
  Name name;
  name.thing = thing;
  for (const std::string& word : words)
    if (WordForms forms(word); !is_neutral(forms)) name.words.push_back({std::move(forms), is_common(word)});
  if (name.words.empty()) return;
  if (std::all_of(name.words.begin(), name.words.end(), [](const Word& word) { return word.optional; }))
    for (Word& word : name.words) word.optional = false;
  name.joined = WordForms(joined(words));
  names_.push_back(std::move(name));
}

void NameSearch::add_id(std::size_t thing, std::string_view id) {
  ids_.push_back({thing, fold(id)});
  add_words(thing, words_of(id));
}

void NameSearch::add_name(std::size_t thing, std::string_view name) {
  add_words(thing, words_of(name));
  const std::vector<std::string> parts = parts_of(name, "();");
  if (parts.size() > 1)
    for (const std::string& part : parts) add_words(thing, words_of(part));
}

void NameSearch::add_names(std::size_t thing, std::string_view names) {
  add_name(thing, names);
  Words part;
  for (const std::string& piece : parts_of(names, "();,")) {
    for (const std::string& word : words_of(piece)) {
      const bool joins =
          word == "and" || word == "и" || word == "және" || word == "мен" || word == "пен" || word == "бен";
      if (!joins) {
        part.push_back(word);
        continue;
      }
      add_words(thing, part);
      part.clear();
    }
    add_words(thing, part);
    part.clear();
  }
}

void NameSearch::add_description(std::size_t thing, std::string_view text) {
  Words words = words_of(text);
  std::erase_if(words, [](const std::string& word) { return is_common(word); });
  std::vector<WordForms> forms = forms_of(words);
  std::erase_if(forms, is_neutral);
  descriptions_.push_back({thing, std::move(forms)});
}

void NameSearch::add_neutral(std::string_view text) {
  for (const std::string& word : words_of(text)) neutral_.emplace_back(word);
}

bool NameSearch::neutral(const WordForms& word) const {
  return number(word.word) || is_neutral(word) || is_among(neutral_, word);
}

/// One text that is looked up, with what each of its words is to each thing.
class NameSearch::Question {
 public:
  Question(const NameSearch& search, const Words& text) {
    constexpr std::size_t longest = 24;  // words of a text; nobody's name for a thing has more
    for (const std::string& word : text) {
      WordForms forms(word);
      if (!search.neutral(forms)) words_.push_back(std::move(forms));
      if (words_.size() == longest) break;
    }
    if (words_.empty())  // "threat": of what?
      for (std::size_t i = 0; i < std::min(longest, text.size()); ++i) words_.emplace_back(text[i]);
    for (const Name& name : search.names_) look_at(name);
    const WordForms one_word(joined(text));
    for (const Name& name : search.names_) look_at_joined(name, one_word);
    for (const Description& description : search.descriptions_) look_at(description);
  }

  [[nodiscard]] NamesFound answer() const {
    NamesFound found;
    Likeness best = Likeness::none;
    for (const Seen& seen : seen_)
      if (const Likeness likeness = seen.surely(); likeness < best) best = likeness;
    if (best != Likeness::none) {
      for (const Seen& seen : seen_)
        if (seen.surely() == best) found.candidates.push_back(seen.thing);
      if (found.candidates.size() == 1) {
        found.thing = found.candidates.front();
        found.candidates.clear();
      }
      return found;
    }
    found.candidates = by_promise();
    return found;
  }
  [[nodiscard]] const std::vector<WordForms>& words() const { return words_; }

 private:
  /// What the words of the text are to one thing.
  struct Seen {
    std::size_t thing = 0;
    std::vector<Likeness> full;  ///< in a name that the text has in full
    std::vector<bool> partly;    ///< in a part of a name
    std::vector<bool> told;      ///< in its description
    Likeness as_one_word = Likeness::none;

    /// How surely it is meant by all of the words; `none` where some are no name of it.
    [[nodiscard]] Likeness surely() const {
      const Likeness worst = *std::max_element(full.begin(), full.end());
      return std::min(worst, as_one_word);
    }
    [[nodiscard]] std::size_t points() const {
      std::size_t sum = 0;
      for (std::size_t i = 0; i < full.size(); ++i)
        sum += full[i] != Likeness::none ? 10U - static_cast<std::size_t>(full[i]) : partly[i] ? 3U : told[i] ? 1U : 0U;
      return sum;
    }
  };

  Seen& of(std::size_t thing) {
    const auto there = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& s) { return s.thing == thing; });
    if (there != seen_.end()) return *there;
    Seen fresh;
    fresh.thing = thing;
    fresh.full.assign(words_.size(), Likeness::none);
    fresh.partly.assign(words_.size(), false);
    fresh.told.assign(words_.size(), false);
    seen_.push_back(std::move(fresh));
    return seen_.back();
  }

  void look_at(const Name& name) {
    // Which words of the text are in it, and how surely.
    std::vector<std::pair<std::size_t, Likeness>> matched;
    bool in_full = true;
    for (const Word& word : name.words) {
      Likeness best = Likeness::none;
      for (std::size_t i = 0; i < words_.size(); ++i)
        if (const Likeness now = likeness(words_[i], word.forms); now != Likeness::none) {
          matched.emplace_back(i, now);
          best = std::min(best, now);
        }
      in_full = in_full && (word.optional || best < Likeness::kin);
    }
    if (matched.empty()) return;
    Seen& seen = of(name.thing);
    for (const auto& [word, sure] : matched)
      if (in_full && sure != Likeness::kin)
        seen.full[word] = std::min(seen.full[word], sure);
      else
        seen.partly[word] = true;
  }

  void look_at_joined(const Name& name, const WordForms& one_word) {
    if (name.words.size() == 1 && words_.size() == 1) return;  // done already
    const Likeness sure = likeness(one_word, name.joined);
    if (sure < Likeness::kin) of(name.thing).as_one_word = std::min(of(name.thing).as_one_word, sure);
  }

  void look_at(const Description& description) {
    for (const WordForms& word : description.words)
      for (std::size_t i = 0; i < words_.size(); ++i)
        if (likeness(words_[i], word) <= Likeness::form) of(description.thing).told[i] = true;
  }

  [[nodiscard]] std::vector<std::size_t> by_promise() const {
    std::vector<const Seen*> order;
    for (const Seen& seen : seen_) order.push_back(&seen);
    std::stable_sort(order.begin(), order.end(), [](const Seen* a, const Seen* b) {
      return a->points() != b->points() ? a->points() > b->points() : a->thing < b->thing;
    });
    std::vector<std::size_t> out;
    for (const Seen* seen : order) out.push_back(seen->thing);
    return out;
  }

  std::vector<WordForms> words_;
  std::vector<Seen> seen_;
};

namespace {
constexpr std::size_t shortest_beginning = 4;  // of a word that says anything

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  return text;
}

void add_once(std::vector<std::size_t>& things, std::size_t thing) {
  if (std::find(things.begin(), things.end(), thing) == things.end()) things.push_back(thing);
}

/// "пожар" and "пожарный"
bool one_begins_other(const std::string& a, const std::string& b) {
  return std::min(letters_in(a), letters_in(b)) >= shortest_beginning && (a.starts_with(b) || b.starts_with(a));
}

/// As it is compared for spelling: what a missing Kazakh letter changes is no mistake.
std::string spelling(const WordForms& word) { return without_kazakh_letters(word.word); }
}  // namespace

std::vector<std::size_t> NameSearch::begin_so(const std::vector<WordForms>& words) const {
  std::vector<std::size_t> things;
  for (const WordForms& word : words)
    for (const Name& name : names_)
      for (const Word& there : name.words)
        if (!there.optional && one_begins_other(word.word, there.forms.word)) add_once(things, name.thing);
  return things;
}

std::vector<std::size_t> NameSearch::spelled_nearly_whole(std::string_view folded) const {
  constexpr std::size_t shortest = 8, letters_a_mistake = 6;
  std::vector<std::size_t> things;
  const std::size_t letters = letters_in(folded);
  if (letters < shortest) return things;
  std::size_t best = letters / letters_a_mistake + 1;
  for (const Id& id : ids_) {
    const std::size_t distance = edit_distance(folded, id.id);
    if (distance > best || distance > letters / letters_a_mistake) continue;
    if (distance < best) things.clear();
    best = distance;
    add_once(things, id.thing);
  }
  return things;
}

std::vector<std::size_t> NameSearch::spelled_nearly(const std::vector<WordForms>& words) const {
  std::vector<std::size_t> things;
  std::size_t best = 0;
  const auto compare = [&](const std::string& wanted, const std::string& there, std::size_t thing) {
    const std::size_t shorter = std::min(letters_in(wanted), letters_in(there));
    if (shorter < shortest_beginning) return;
    const std::size_t distance = edit_distance(wanted, there);
    if (distance > std::max<std::size_t>(1, std::max(letters_in(wanted), letters_in(there)) / 3)) return;
    if (things.empty() || distance < best) {
      things.clear();
      best = distance;
    }
    if (distance == best) add_once(things, thing);
  };
  for (const WordForms& word : words) {
    const std::string wanted = spelling(word);
    for (const Name& name : names_)
      for (const Word& there : name.words)
        if (!there.optional) compare(wanted, spelling(there.forms), name.thing);
  }
  return things;
}

NamesFound NameSearch::find(std::string_view text) const {
  constexpr std::size_t longest = 1000;  // bytes
  NamesFound found;
  const std::string folded = trimmed(fold(text.substr(0, longest)));
  const std::vector<std::string> words = words_of(folded);
  if (words.empty()) return found;
  for (const Id& id : ids_)
    if (id.id == folded) {
      found.thing = id.thing;
      found.literally = true;
      return found;
    }
  const Question question(*this, words);
  found = question.answer();
  if (found.thing) return found;
  if (std::vector<std::size_t> nearly = spelled_nearly_whole(folded); nearly.size() == 1) {
    found.candidates = std::move(nearly);
    found.by_spelling = true;
  }
  if (!found.candidates.empty()) return found;
  if (letters_in(folded) >= shortest_beginning)
    for (const Id& id : ids_)
      if (id.id.starts_with(folded)) add_once(found.candidates, id.thing);
  const bool of_one_id = found.candidates.size() == 1;
  if (std::all_of(question.words().begin(), question.words().end(), is_neutral)) return found;  // "threat": of what?
  for (const std::size_t thing : begin_so(question.words())) add_once(found.candidates, thing);
  if (of_one_id && found.candidates.size() == 1) {
    found.thing = found.candidates.front();
    found.candidates.clear();
    return found;
  }
  if (!found.candidates.empty()) return found;
  found.candidates = spelled_nearly(question.words());
  found.by_spelling = true;
  return found;
}

}  // namespace qorgan
