#include "law/institution.hpp"

#include "catch.hpp"

using namespace qorgan;

namespace {
Region at(double longitude, double latitude) {
  Region out;
  out.longitude = longitude;
  out.latitude = latitude;
  return out;
}
}  // namespace

TEST_CASE("A threat is found by its id and by its article, and nothing by an unknown one", "[law]") {
  Institution it;
  it.threats.resize(2);
  it.threats[1].id = "flood";
  it.threats[1].article = "6(1)(18)";
  CHECK(it.threat("flood") == ThreatId(1));
  CHECK(it.threat("6(1)(18)") == ThreatId(1));
  CHECK_FALSE(it.threat("drought").valid());
  CHECK_FALSE(it.role("flood").valid());
  CHECK(it.profile("ministry") == nullptr);
}

TEST_CASE("A word without a text stands for itself in every language", "[law]") {
  Institution it;
  it.vocabulary.push_back({"capability", "rescue", {"rescue work", "спасение", "құтқару"}});
  CHECK(it.word("capability", "rescue").kk == "құтқару");
  CHECK(it.word("function", "rescue").ru == "rescue");
}

TEST_CASE("Distances are great circles", "[law]") {
  CHECK(distance(at(71.4, 51.2), at(71.4, 51.2)) == Approx(0).margin(1e-6));
  CHECK(distance(at(0, 0), at(90, 0)) == Approx(6371000.0 * 1.5707963267948966));
  CHECK(distance(at(0, 90), at(123, -90)) == Approx(6371000.0 * 3.141592653589793));
  const Region astana = at(71.449, 51.169), almaty = at(76.946, 43.238);
  CHECK(distance(astana, almaty) == Approx(972000).epsilon(0.005));  // 972 km as the crow flies
  CHECK(distance(astana, almaty) == distance(almaty, astana));
}

TEST_CASE("A partner abroad becomes a body that reads within an hour and answers in its own time", "[law]") {
  Institution it;
  it.roles.resize(2);
  it.vocabulary.push_back({"partner-kind", "organisation", {"organisation", "организация", "ұйым"}});
  for (const char* id : {"neighbour", "alliance"}) {
    Partner partner;
    partner.id = id;
    partner.article = "25(2)(5)";
    partner.kind = PartnerKind::organisation;
    partner.name = {id, id, id};
    partner.answer_time = 7200;
    it.partners.push_back(partner);
  }
  it.partners[1].short_name = {"all.", "all.", "all."};
  add_partner_roles(it);
  REQUIRE(it.roles.size() == 4);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(it.partners[i].role == RoleId(2 + i));
    const Role& role = it.at(it.partners[i].role);
    CHECK(role.id == it.partners[i].id);
    CHECK(role.article == "25(2)(5)");
    CHECK(role.holder.ru == "организация");
    CHECK(role.kind == BodyKind::partner);
    CHECK(role.superior == Superior::none);
    CHECK(role.short_name.en == (i == 0 ? "neighbour" : "all."));
    CHECK(it.partner(it.partners[i].role) == &it.partners[i]);
    const DeskProfile* desk = it.profile(role.profile);
    REQUIRE(desk);
    CHECK(desk->assess_time == 3600);
    CHECK(desk->report_time == 3600);
    CHECK(desk->order_time == 7200);
    CHECK(desk->decision_time == 7200);
  }
  CHECK(it.partner(RoleId(std::size_t{0})) == nullptr);
}

TEST_CASE("Every word of a vocabulary is read back from its name", "[law]") {
  for (const auto& entry : capability_names) CHECK(from_name<Capability>(entry.name) == entry.value);
  for (const auto& entry : instrument_effect_names)
    CHECK(from_name<InstrumentEffect>(name_of(entry.value)) == entry.value);
  CHECK_FALSE(from_name<Capability>("magic"));
}

TEST_CASE("What an institution holds is found by its id, and a body that was merged as its heir", "[law]") {
  Institution it;
  it.roles.resize(3);
  it.regions.resize(3);
  it.instruments.resize(3);
  it.profiles.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string number = std::to_string(i);
    it.roles[i].id = "role-" + number;
    it.regions[i].id = "region-" + number;
    it.instruments[i].id = "instrument-" + number;
    it.profiles[i].id = "profile-" + number;
  }
  it.merged = {{"old", RoleId(std::size_t{2})}, {"older", RoleId(std::size_t{1})}, {"role-0", RoleId(std::size_t{1})}};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string number = std::to_string(i);
    CHECK(it.role("role-" + number) == RoleId(i));
    CHECK(it.region("region-" + number) == RegionId(i));
    CHECK(it.instrument("instrument-" + number) == InstrumentId(i));
    CHECK(it.profile("profile-" + number) == &it.profiles[i]);
  }
  CHECK(it.role("old") == RoleId(2));
  CHECK(it.role("older") == RoleId(1));
  CHECK_FALSE(it.role("oldest").valid());
  CHECK_FALSE(it.region("role-0").valid());
  CHECK_FALSE(it.instrument("role-0").valid());
}

TEST_CASE("A word is found by its group and its key", "[law]") {
  Institution it;
  it.vocabulary = {{"capability", "rescue", {"a", "б", "в"}},
                   {"function", "rescue", {"d", "е", "ж"}},
                   {"function", "inform", {"g", "з", "и"}}};
  CHECK(it.word("function", "rescue").en == "d");
  CHECK(it.word("function", "inform").kk == "и");
  CHECK(it.word("capability", "rescue").ru == "б");
  const LocalText unknown = it.word("capability", "inform");
  for (const Language language : all_languages) CHECK(unknown.in(language) == "inform");
}
