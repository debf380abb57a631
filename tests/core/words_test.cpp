#include "core/words.hpp"

#include "catch.hpp"
#include "core/unicode.hpp"

using namespace qorgan;

namespace {
Likeness between(std::string_view a, std::string_view b) { return likeness(WordForms(a), WordForms(b)); }
}  // namespace

TEST_CASE("text is folded the same however it was typed") {
  CHECK(fold("НАВОДНЕНИЕ Әкім ҒЫЛЫМ") == "наводнение әкім ғылым");
  CHECK(fold("бои\u0306") == "бой");    // й of two parts
  CHECK(fold("е\u0308лка") == "елка");  // ё of two parts
  CHECK(fold("Ёлка") == "елка");
  CHECK(fold("у\u00ADгро\u200Bза") == "угроза");  // soft hyphen, blank of no width
  CHECK(fold("ｆｌｏｏｄ") == "flood");           // full width
  CHECK(fold("a\xFFz") == "a z");                 // no UTF-8
  CHECK(fold(std::string_view("a\0z", 3)) == "a z");
  CHECK(fold("").empty());
}

TEST_CASE("a text falls into words whatever stands between them") {
  using Words = std::vector<std::string>;
  CHECK(words_of("«Су тасқыны» — 2024!") == Words{"су", "тасқыны", "2024"});
  CHECK(words_of("кибер-атака") == Words{"кибер", "атака"});
  CHECK(words_of("people's coup d’état") == Words{"peoples", "coup", "détat"});
  CHECK(words_of("\"flood\"") == Words{"flood"});
  CHECK(words_of(" \t—!").empty());
}

TEST_CASE("letters of another script are put right within a word") {
  CHECK(words_of("MЧC") == std::vector<std::string>{"мчс"});        // Latin M and C
  CHECK(words_of("тeppop") == std::vector<std::string>{"террор"});  // Latin e, p, p, o, p
  CHECK(words_of("сyber") == std::vector<std::string>{"cyber"});    // Cyrillic с
  CHECK(words_of("flжд") == std::vector<std::string>{"flжд"});      // no script can hold it
}

TEST_CASE("forms of a word are told from its kin") {
  CHECK(between("flood", "flood") == Likeness::same);
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"floods", "flood"},
                                                                             {"viruses", "virus"},
                                                                             {"spies", "spy"},
                                                                             {"crises", "crisis"},
                                                                             {"avalanches", "avalanche"},
                                                                             {"наводнений", "наводнение"},
                                                                             {"паводка", "паводок"},
                                                                             {"паводков", "паводок"},
                                                                             {"беженцев", "беженец"},
                                                                             {"ураганов", "ураган"},
                                                                             {"бурана", "буран"},
                                                                             {"воды", "вода"},
                                                                             {"террористической", "террористический"},
                                                                             {"тасқынына", "тасқыны"},
                                                                             {"босқындарға", "босқындар"}}) {
    INFO(a << " and " << b);
    CHECK(between(a, b) == Likeness::form);
    CHECK(between(b, a) == Likeness::form);
  }
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"important", "import"},
                                                                             {"protestant", "protest"},
                                                                             {"кора", "корь"},
                                                                             {"ценный", "цены"},
                                                                             {"жемқорлық", "жемқор"}}) {
    INFO(a << " and " << b);
    CHECK(between(a, b) == Likeness::kin);
  }
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"terrorist", "tourist"},
                                                                             {"police", "policy"},
                                                                             {"водка", "вода"},
                                                                             {"war", "warehouse"},
                                                                             {"банкет", "банк"},
                                                                             {"", "су"}}) {
    INFO(a << " and " << b);
    CHECK(between(a, b) == Likeness::none);
  }
}

TEST_CASE("Kazakh typed without its letters, and look-alikes, count for less") {
  CHECK(between("таскыны", "тасқыны") == Likeness::plain);
  CHECK(between("таскынынын", "тасқыны") == Likeness::plain_form);
  CHECK(between("ланкестик", "лаңкестік") == Likeness::plain);
  CHECK(between("teppop", "террор") == Likeness::plain);
  CHECK(between("шекарага", "шекара") == Likeness::plain_form);
}

TEST_CASE("code points go to bytes and back") {
  CHECK(utf8(code_points("қорған, fortress, 要塞, 🏰")) == "қорған, fortress, 要塞, 🏰");
  CHECK(code_points("\xD0").front() == 0xFFFD);
  CHECK(letters_in("қорған") == 6);
}
