#include "record/command_words.hpp"

#include <set>

#include "catch.hpp"
#include "engine/command.hpp"

using namespace qorgan;

namespace {

/// Words in every language for what a command of that kind is about. A word that is missing is told as it is written.
void check_words(const std::string& kind, std::string_view word) {
  const LocalText told = command_words({0, kind, std::string(word), ""}, {});
  for (const Language language : all_languages) {
    INFO(kind << " " << word << " in " << code_of(language));
    const std::string& text = told.in(language);
    const std::size_t begin = text.find(": ");
    REQUIRE(begin != std::string::npos);
    CHECK(text.size() > begin + 2);
    CHECK(text.substr(begin + 2) != word);
  }
}

}  // namespace

TEST_CASE("every kind of command has words of its own in every language", "[record]") {
  std::set<std::string> told;
  for (const auto& kind : command_kind_names) {
    const LocalText words = command_words({0, std::string(kind.name), "?", ""}, {});
    for (const Language language : all_languages) {
      INFO(kind.name << " in " << code_of(language));
      CHECK(words.in(language).size() > std::string(": ?").size());
      CHECK(words.in(language) != std::string(kind.name) + ": ?");
      told.insert(words.in(language));
    }
  }
  CHECK(told.size() == 3 * command_kind_names.size());
}

TEST_CASE("everything that people may decide has words in every language", "[record]") {
  for (const auto& kind : decision_kind_names) check_words("delegate", kind.name);
  for (const std::string_view word : {"on", "off"}) check_words("delegate", word);
  for (const auto& choice : choice_names) check_words("decide", choice.name);
}

TEST_CASE("a decision is told by its words, and what nobody knows stays as it was written", "[record]") {
  const LocalText told = command_words({0, "decide", "12 partly", ""}, {});
  CHECK(told.en == "decided: 12, half of it");
  CHECK(told.ru == "решение: 12, половину");
  CHECK(command_words({0, "no-such", "thing", ""}, {}).kk == "no-such: thing");
}
