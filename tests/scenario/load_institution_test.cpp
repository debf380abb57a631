#include <set>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {
std::shared_ptr<const Institution> twinland() {
  Diagnostics diagnostics;
  auto institution = load_institution((good_folder / "institution.yaml").string(), diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(institution);
  CHECK(all_text(diagnostics).empty());
  return institution;
}
}  // namespace

TEST_CASE("every institution that is shipped, and each of its parts, checks without a word") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder / "scenarios/institutions")) {
    if (entry.path().extension() != ".yaml") continue;
    INFO(entry.path());
    Diagnostics diagnostics;
    CHECK(check_file(entry.path().string(), diagnostics));
    CHECK(all_text(diagnostics).empty());
    ++count;
  }
  CHECK(count >= 2);
}

TEST_CASE("an institution is read with what it includes") {
  const auto it = twinland();
  CHECK(it->id == "twinland");
  CHECK(it->law == "TEST-1");
  CHECK(it->name.kk == "Егізел");
  REQUIRE(it->roles.size() == 4);
  REQUIRE(it->regions.size() == 2);
  CHECK(it->files.size() == 2);
  CHECK(it->files[0].ends_with("good/institution.yaml"));
  CHECK(it->files[1].ends_with("good/institution/regions.yaml"));
}

TEST_CASE("roles are read with their competences, rights and bodies in the regions") {
  const auto it = twinland();
  const Role& role = it->at(it->role("rescue-service"));
  CHECK(role.article == "15(1)(1)");
  CHECK(role.kind == BodyKind::agency);
  CHECK(role.superior == Superior::government);
  CHECK(role.holder.ru == "Министерство спасения");
  CHECK_FALSE(role.holder_uncertain);
  REQUIRE(role.competences.size() == 2);
  CHECK(role.competences[0].article == "15(1)(1)");  // the role's own, for it says none
  CHECK(role.competences[1].article == "15(1)(6-1)");
  CHECK(role.competences[1].basis == Basis::inferred);
  CHECK(role.coordination == CoordinationRight::interdepartmental);
  CHECK(role.coordination_field.en == "floods");
  CHECK(role.coordination_article == "15(1)(1)");
  CHECK(role.territorial_profile == "office");
  CHECK(role.territorial_regions == std::vector<RegionId>{RegionId(std::size_t{0}), RegionId(std::size_t{1})});
  CHECK(it->at(it->role("president")).powers == std::vector<std::string>{"10(2)"});
}

TEST_CASE("quantities of an institution come out in base units") {
  const auto it = twinland();
  const DeskProfile& office = *it->profile("office");
  CHECK(office.servers == 4);
  CHECK(office.report_time == 1800);
  CHECK(office.routine_rate == Approx(0.5 / 3600));
  CHECK(office.rework == 0.05);
  const Region& north = it->regions[0];
  CHECK(north.area == 1.0e11);
  CHECK(north.population == 800000);
  REQUIRE(north.neighbours.size() == 1);
  CHECK(north.neighbours[0].region == RegionId(std::size_t{1}));
  CHECK(north.neighbours[0].border == 300000);
  REQUIRE(it->settlements.size() == 2);
  CHECK(it->at(it->settlement("milltown")).region == RegionId(std::size_t{1}));
  CHECK(it->settlements[0].point() == GeoPoint{60.5, 50.2});
  CHECK(it->settlements[0].population == 40000);
  CHECK(it->forces[0].regional);
  CHECK(it->forces[0].stationed == Stationing::settlements);
  CHECK(it->forces[0].duty == 0.4);
  CHECK(it->forces[0].recall_time == 3 * 3600);
  CHECK(it->forces[1].stationed == Stationing::seat);
  CHECK(it->forces[1].duty == 1);
  CHECK(it->forces[1].regions == std::vector<RegionId>{RegionId(std::size_t{0})});
  CHECK(it->instruments[0].threats == std::vector<ThreatId>{ThreatId(std::size_t{0})});
  CHECK(it->instruments[0].cost_per_person == 1000);
}

TEST_CASE("the source of a number is the nearest one around it") {
  const auto it = twinland();
  const SourcedNumber* north = number_at(it->numbers, "regions.TW-1.population");
  const SourcedNumber* south = number_at(it->numbers, "regions.TW-2.population");
  const SourcedNumber* trust = number_at(it->numbers, "regions.TW-1.trust");
  REQUIRE((north && south && trust));
  CHECK(north->source == "made up: a round number");
  CHECK(south->source == "assumption: made up for tests");  // of the file that includes
  CHECK(trust->source.starts_with("assumption"));           // of the default
}

TEST_CASE("paths of numbers name no two of them alike") {
  const auto it = twinland();
  std::set<std::string> paths;
  for (const SourcedNumber& number : it->numbers) {
    INFO(number.path);
    CHECK(paths.insert(number.path).second);
    CHECK_FALSE(number.source.empty());
  }
}

TEST_CASE("a plain no is a flag where a flag is wanted and a word where a text is") {
  const TemporaryFolder folder("norway");
  std::string text = replaced(content(good_folder / "institution.yaml"), "{en: Twinland,", "{en: no,");
  text = replaced(text, "uncertain: no", "uncertain: yes");
  folder.write("institution/regions.yaml", content(good_folder / "institution/regions.yaml"));
  Diagnostics diagnostics;
  const auto it = load_institution(folder.write("institution.yaml", text), diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(it);
  CHECK(it->name.en == "no");
  CHECK(it->at(it->role("rescue-service")).holder_uncertain);
}

TEST_CASE("articles of a list are read without the blanks that stand around them") {
  const TemporaryFolder folder("articles-of-a-list");
  folder.write("institution/regions.yaml", content(good_folder / "institution/regions.yaml"));
  const std::string file = folder.write(
      "institution.yaml", replaced(content(good_folder / "institution.yaml"), "superior_article: 15(1)(1), 13(3)",
                                   "superior_article: ' 15(1)(1) ,13(3),  16 '"));
  Diagnostics diagnostics;
  const auto it = load_institution(file, diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(it);
  CHECK(it->at(it->role("rescue-service")).superior_article == "15(1)(1), 13(3), 16");
}
