#include "core/text.hpp"

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("languages go by their codes") {
  for (Language language : all_languages) CHECK(language_from_code(code_of(language)) == language);
  CHECK(code_of(Language::kk) == "kk");
  CHECK_FALSE(language_from_code("kz"));
  CHECK_FALSE(language_from_code(""));
}

TEST_CASE("a text that lacks a language is shown in English") {
  const LocalText text{"flood", "паводок", ""};
  CHECK(text.in(Language::en) == "flood");
  CHECK(text.in(Language::ru) == "паводок");
  CHECK(text.in(Language::kk) == "flood");
  CHECK_FALSE(text.complete());
  CHECK((LocalText{"a", "б", "в"}.complete()));
}

TEST_CASE("placeholders are filled and unknown ones stay") {
  CHECK(fill("{who} informs {whom}", {{"who", "A"}, {"whom", "B"}}) == "A informs B");
  CHECK(fill("{who} {why}", {{"who", "A"}}) == "A {why}");
  CHECK(fill("{who", {{"who", "A"}}) == "{who");
  CHECK(fill("{{who}}", {{"who", "A"}}) == "{A}");
  CHECK(fill("", {{"who", "A"}}).empty());
}

TEST_CASE("what is filled in is not filled again") { CHECK(fill("{a}{b}", {{"a", "{b}"}, {"b", "x"}}) == "{b}x"); }
