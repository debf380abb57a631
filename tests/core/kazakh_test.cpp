#include "core/kazakh.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace qorgan;

namespace {
bool leads_to(const std::string& word, const std::string& stem, KazakhStems which = KazakhStems::forms,
              bool plain = false) {
  const std::vector<std::string> stems = kazakh_stems(word, which, plain);
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}
}  // namespace

TEST_CASE("a Kazakh noun is found behind its plural, possessive and case") {
  for (const auto& [word, stem] : std::vector<std::pair<std::string, std::string>>{{"тасқыны", "тасқын"},
                                                                                   {"тасқынының", "тасқын"},
                                                                                   {"тасқынына", "тасқын"},
                                                                                   {"тасқынында", "тасқын"},
                                                                                   {"тасқындардан", "тасқын"},
                                                                                   {"терроризмге", "терроризм"},
                                                                                   {"терроризмнің", "терроризм"},
                                                                                   {"өрттерге", "өрт"},
                                                                                   {"өрттің", "өрт"},
                                                                                   {"шекараны", "шекара"},
                                                                                   {"шекарамыздың", "шекара"},
                                                                                   {"босқындармен", "босқын"},
                                                                                   {"лаңкестігі", "лаңкестік"},
                                                                                   {"қылмысқа", "қылмыс"},
                                                                                   {"клубтар", "клуб"},
                                                                                   {"судың", "су"},
                                                                                   {"суы", "су"},
                                                                                   {"әкімдігінің", "әкімдік"}}) {
    INFO(word << " from " << stem);
    CHECK(leads_to(word, stem));
  }
}

TEST_CASE("no suffix is taken off that breaks the harmony of vowels or consonants") {
  CHECK_FALSE(leads_to("тасқынге", "тасқын"));  // front behind back
  CHECK_FALSE(leads_to("өртға", "өрт"));        // voiced behind voiceless, back behind front
  CHECK_FALSE(leads_to("шекарақа", "шекара"));  // voiceless behind a vowel
  CHECK_FALSE(leads_to("қылмысға", "қылмыс"));  // voiced behind voiceless
  CHECK_FALSE(leads_to("шекараы", "шекара"));   // a vowel behind a vowel
  CHECK_FALSE(leads_to("тасқынсы", "тасқын"));  // -сы stands behind vowels
  CHECK_FALSE(leads_to("өртғалар", "өрт"));     // a case stands behind the plural
  CHECK_FALSE(leads_to("да", ""));              // nothing is left
}

TEST_CASE("words made of a noun are its kin and no forms of it") {
  for (const auto& [word, root] : std::vector<std::pair<std::string, std::string>>{
           {"лаңкестік", "лаңкес"}, {"сусыз", "су"}, {"жемқорлықпен", "жемқор"}, {"терроршы", "террор"}}) {
    INFO(word);
    CHECK_FALSE(leads_to(word, root));
    CHECK(leads_to(word, root, KazakhStems::kin) == (root != "су"));  // two letters are no root
  }
}

TEST_CASE("suffixes typed without Kazakh letters are known too") {
  CHECK(without_kazakh_letters("тасқынының әкімдігі һәм үңгір") == "таскынынын акимдиги хам унгир");
  CHECK(leads_to("таскынынын", "таскын", KazakhStems::forms, true));
  CHECK(leads_to("шекарага", "шекара", KazakhStems::forms, true));
  CHECK(leads_to("орттин", "орт", KazakhStems::forms, true));
  CHECK(has_kazakh_letters("өрт"));
  CHECK_FALSE(has_kazakh_letters("пожар"));
}

TEST_CASE("long and strange words are looked at in bounded time") {
  const std::string huge = [] {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "ларының";
    return text;
  }();
  CHECK(kazakh_stems(huge, KazakhStems::kin) == std::vector<std::string>{huge});
  CHECK(kazakh_stems("ларларларларларынынынынынынынынынының", KazakhStems::kin).size() <= 40);
  CHECK(kazakh_stems("", KazakhStems::forms).size() == 1);
}
