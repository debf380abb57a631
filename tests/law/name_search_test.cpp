// The search by names on names made for the purpose: each rule and each bound of its own.
#include "law/name_search.hpp"

#include "catch.hpp"

using namespace qorgan;

namespace {

using Things = std::vector<std::size_t>;

/// "3" the thing that is meant, "? 1 2" candidates, "~ 1" candidates by spelling.
std::string found(const NameSearch& search, std::string_view text) {
  const NamesFound answer = search.find(text);
  if (answer.thing) {
    CHECK(answer.candidates.empty());
    return std::to_string(*answer.thing);
  }
  if (answer.candidates.empty()) return "?";
  std::string out = answer.by_spelling ? "~" : "?";
  for (const std::size_t thing : answer.candidates) out += " " + std::to_string(thing);
  return out;
}

NameSearch names(const std::vector<std::string>& all) {
  NameSearch search;
  for (std::size_t i = 0; i < all.size(); ++i) search.add_name(i, all[i]);
  return search;
}

std::string repeated(const std::string& word, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += word + " ";
  return out;
}

}  // namespace

TEST_CASE("candidates come by what they promise, then by their number", "[law][names]") {
  NameSearch search = names({"blue wagtail", "grey wagtail", "blue tit"});
  search.add_description(3, "lives beside the blue sea");
  search.add_description(4, "small and grey");
  CHECK(found(search, "blue") == "? 0 2 3");
  CHECK(found(search, "wagtail") == "? 0 1");
  CHECK(found(search, "blue grey") == "? 0 1 2 3 4");
  // All of a name before a part of one, a part before a word of a description.
  CHECK(found(search, "blue tit of somewhere") == "? 2 0 3");
  CHECK(found(search, "grey wagtail sea") == "? 1 0 3 4");
  // Two words of a description before one of another.
  NameSearch told;
  told.add_description(0, "small");
  told.add_description(1, "small and grey");
  CHECK(found(told, "small grey") == "? 1 0");
  // What is told of a thing makes it no answer.
  CHECK(found(search, "sea") == "? 3");
}

TEST_CASE("a name means its thing whole, in any order, with words around it", "[law][names]") {
  NameSearch search = names({"golden eagle", "Ministry of Herons", "state office"});
  search.add_neutral("Aktobe");
  CHECK(found(search, "eagle golden") == "0");
  CHECK(found(search, "the threat of golden eagles in Aktobe, 2024") == "0");
  CHECK(found(search, "golden eagle nonsense") == "? 0");
  CHECK(found(search, "herons") == "1");  // what many names have need not be said
  CHECK(found(search, "ministry") == "? 1");
  CHECK(found(search, "state office") == "2");  // a name of nothing but such words is said whole
  CHECK(found(search, "state") == "? 2");
  CHECK(found(search, "threat") == "?");
}

TEST_CASE("names are parted at brackets and semicolons, lists at commas and joining words as well", "[law][names]") {
  NameSearch search = names({"osprey (fish hawk); pandion, a raptor"});
  for (const char* name : {"osprey", "fish hawk", "osprey fish hawk pandion raptor"}) CHECK(found(search, name) == "0");
  CHECK(found(search, "pandion") == "? 0");  // a comma parts no name
  CHECK(found(search, "pandion raptor") == "0");
  // A quotation is a name of its own, whichever marks it has and whatever stands before it.
  const NameSearch quoted = names({"x“sea eagle” club", "клуб «скопа степная»", "„kite hawk“ society of friends"});
  CHECK(found(quoted, "sea eagle") == "0");
  CHECK(found(quoted, "скопа степная") == "1");
  CHECK(found(quoted, "kite hawk") == "2");
  CHECK(found(quoted, "friends") == "? 2");
  NameSearch list;
  list.add_names(0, "crows, ravens and rooks");
  list.add_names(1, "дрозды и скворцы");
  list.add_names(2, "үкі және бүркіт");
  list.add_names(3, "қаз мен аққу; тырна пен сұңқар, кептер бен торғай");
  for (const char* name : {"crow", "raven", "rooks", "crows ravens and rooks"}) CHECK(found(list, name) == "0");
  for (const char* name : {"дрозды", "скворцы"}) CHECK(found(list, name) == "1");
  for (const char* name : {"үкі", "бүркіт"}) CHECK(found(list, name) == "2");
  for (const char* name : {"аққу", "тырна", "сұңқар", "кептер", "торғай"}) CHECK(found(list, name) == "3");
}

TEST_CASE("blanks and hyphens within a name are one", "[law][names]") {
  const NameSearch search = names({"night jar", "sandgrouse", "snow cock partridge"});
  for (const char* name : {"nightjar", "night-jar", "night jar"}) CHECK(found(search, name) == "0");
  for (const char* name : {"sand grouse", "sand-grouse", "sandgrouse"}) CHECK(found(search, name) == "1");
  CHECK(found(search, "snow cockpartridge") == "2");
}

TEST_CASE("an id is found letter by letter, by its beginning, and but for a letter", "[law][names]") {
  NameSearch search;
  search.add_id(0, "grey-heron-north");
  search.add_id(1, "grey-heron-south");
  search.add_id(2, "red-kite");
  search.add_id(3, "red-tern");
  search.add_id(4, "owl-bay");
  search.add_id(5, "owl-cay");
  CHECK(search.find("grey-heron-north").literally);
  CHECK(search.find(" \t\nGrey-Heron-North \n").literally);
  CHECK_FALSE(search.find("north").literally);
  CHECK(found(search, "north") == "? 0");
  // Sixteen letters may have two mistakes, eight one, fewer none: then the words of the id count.
  CHECK(found(search, "grey-heron-nosth") == "~ 0");
  CHECK(found(search, "grey-heron-nosti") == "~ 0");
  CHECK(found(search, "grey-heron-nasti") == "? 0 1");
  CHECK(found(search, "red-kxte") == "~ 2");
  CHECK(found(search, "red-kuta") == "? 2 3");
  CHECK(found(search, "owl-bey") == "? 4 5");
  // The beginning of one id, of two, and one that is too short to say anything.
  CHECK(found(search, "grey-heron-n") == "? 0 1");
  CHECK(found(search, "red-k") == "? 2 3");
  NameSearch other;
  other.add_id(0, "kingfisher");
  other.add_id(1, "kingbird");
  CHECK(found(other, "kingf") == "0");
  CHECK(found(other, "king") == "? 0 1");
  CHECK(found(other, "kin") == "?");
}

TEST_CASE("a word that is spelled nearly so is a candidate: a third of its letters, the nearest alone",
          "[law][names]") {
  const NameSearch search = names({"heron", "falcon", "hobby", "tit"});
  CHECK(found(search, "hexon") == "~ 0");
  CHECK(found(search, "hexen") == "?");  // two of five
  CHECK(found(search, "fulcan") == "~ 1");
  CHECK(found(search, "fulkan") == "?");  // three of six
  CHECK(found(search, "tat") == "?");     // too short to be nearly anything
  const NameSearch near = names({"linnets", "linsets", "longest"});
  CHECK(found(near, "linnetz") == "~ 0");  // one letter off, the second two
  CHECK(found(near, "linzets") == "~ 0 1");
}

TEST_CASE("a longer word that begins as a name does is a candidate", "[law][names]") {
  const NameSearch search = names({"swan lake", "owl"});
  CHECK(found(search, "swanlike") == "? 0");
  CHECK(found(search, "owlish") == "?");  // three letters begin many words
}

TEST_CASE("only the first words and bytes of a text are read", "[law][names]") {
  const NameSearch search = names({"heron"});
  CHECK(found(search, repeated("heron", 24) + "banana") == "0");
  CHECK(found(search, repeated("heron", 23) + "banana heron") == "? 0");
  CHECK(found(search, std::string(995, ' ') + "heron") == "0");
  CHECK(found(search, std::string(1000, ' ') + "heron") == "?");
}
