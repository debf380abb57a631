// The shipped reforms: what the law answers under each of them. The numbers are the answers of today's institution with
// exactly what the reform says changed; they differ only when the data differ.
#include "catch.hpp"
#include "kazakhstan.hpp"
#include "law/difference.hpp"
#include "law/headship.hpp"
#include "law/overlaps.hpp"
#include "support/places.hpp"

using namespace qorgan;

namespace {

std::shared_ptr<const Institution> reform(const std::string& name) {
  Diagnostics diagnostics;
  auto out = load_institution(source_dir() + "/scenarios/institutions/reforms/" + name + ".yaml", diagnostics);
  std::string problems;
  for (const Diagnostic& problem : diagnostics.all()) problems += problem.text() + "\n";
  INFO(problems);
  REQUIRE(out);
  CHECK(problems.empty());
  CHECK(out->overlays.size() == 1);
  CHECK(out->overlays[0].id == name);
  return out;
}

std::size_t without_lead(const Institution& institution) {
  std::size_t count = 0;
  for (const Gap& gap : gaps(institution)) count += institution.at(gap.threat).lead_status == LeadStatus::gap;
  return count;
}

std::string head(const Institution& institution, const std::string& threat, Reading reading) {
  const Headship found = entitled_head(institution, institution.threat(threat), reading);
  return found.role.valid() ? institution.at(found.role).id : "nobody";
}

}  // namespace

TEST_CASE("today nine threats have no lead, and an institution does not differ from itself") {
  CHECK(without_lead(kazakhstan()) == 9);
  CHECK(compare(kazakhstan(), kazakhstan()).empty());
}

TEST_CASE("with the right to coordinate departments civil protection heads against emergencies under every reading") {
  const auto it = reform("civil-protection-may-head");
  CHECK(without_lead(*it) == 8);
  for (const Reading reading : {Reading::literal, Reading::arguable, Reading::broad})
    CHECK(head(*it, "6(1)(18)", reading) == "civil-protection");
  CHECK(head(kazakhstan(), "6(1)(18)", Reading::literal) == "nobody");

  const Difference difference = compare(kazakhstan(), *it);
  REQUIRE(difference.roles.size() == 1);
  CHECK(difference.roles[0].id == "civil-protection");
  CHECK(difference.roles[0].right_before == CoordinationRight::inter_sectoral);
  CHECK(difference.roles[0].right_after == CoordinationRight::interdepartmental);
  CHECK(difference.roles[0].gained.empty());
  REQUIRE(difference.threats.size() == 2);
  CHECK(difference.threats[0].article == "6(1)(18)");
  CHECK(difference.threats[0].leads_after == std::vector<std::string>{"civil-protection"});
  CHECK(difference.threats[0].heads.size() == 2);      // the broad reading let it head before
  CHECK(difference.threats[1].article == "6(1)(21)");  // it leads the emergency side of a biological hazard
  CHECK_FALSE(difference.threats[1].leads_differ);
  CHECK(difference.instruments.empty());
}

TEST_CASE("one digital body instead of two leaves every lead where it was") {
  const auto it = reform("merge-digital-bodies");
  CHECK(without_lead(*it) == 9);
  CHECK(it->roles.size() == kazakhstan().roles.size() - 1);
  CHECK(it->role("informatisation") == it->role("information-security"));
  CHECK(it->at(it->role("information-security")).superior == Superior::government);
  CHECK(it->forces.size() == kazakhstan().forces.size());

  const Difference difference = compare(kazakhstan(), *it);
  REQUIRE(difference.roles.size() == 2);
  CHECK(difference.roles[0].kind == RoleDifference::Kind::merged);
  CHECK(difference.roles[0].heir == "information-security");
  CHECK(difference.roles[1].gained == std::vector<std::string>{"informatisation: regulate",
                                                               "informatisation: coordinate", "e-government: regulate",
                                                               "e-government: coordinate"});
  CHECK(difference.roles[1].lost.empty());
  for (const ThreatDifference& threat : difference.threats) {
    CHECK(threat.competent_lost == std::vector<std::string>{"informatisation"});
    CHECK_FALSE(threat.leads_differ);
    CHECK(threat.heads.empty());
  }
  // What the merged body might take its heir may take: 21(3), keeping agencies running.
  for (const InstrumentDifference& instrument : difference.instruments)
    CHECK((instrument.gained.empty() || instrument.article == "21(3)"));
}

TEST_CASE("a body for biosafety closes the gap of 6(1)(21) and takes nothing from health care") {
  const auto it = reform("biosafety-body");
  CHECK(without_lead(*it) == 8);
  for (const Reading reading : {Reading::literal, Reading::arguable, Reading::broad})
    CHECK(head(*it, "6(1)(21)", reading) == "biosafety");

  const Difference difference = compare(kazakhstan(), *it);
  REQUIRE(difference.roles.size() == 1);
  CHECK(difference.roles[0].kind == RoleDifference::Kind::added);
  REQUIRE(difference.threats.size() == 1);
  CHECK(difference.threats[0].competent_gained == std::vector<std::string>{"biosafety"});
  CHECK(difference.threats[0].heads.size() == 3);
  for (const InstrumentDifference& instrument : difference.instruments) {
    CHECK(instrument.lost.empty());
    for (const Power& power : instrument.gained) CHECK(power.role == "biosafety");
  }
}

TEST_CASE("what two institutions answer otherwise is the same both ways round") {
  const auto it = reform("biosafety-body");
  const Difference there = compare(kazakhstan(), *it), back = compare(*it, kazakhstan());
  REQUIRE(there.instruments.size() == back.instruments.size());
  for (std::size_t i = 0; i < there.instruments.size(); ++i) {
    CHECK(there.instruments[i].gained.size() == back.instruments[i].lost.size());
    CHECK(there.instruments[i].lost.size() == back.instruments[i].gained.size());
  }
  REQUIRE(back.roles.size() == 1);
  CHECK(back.roles[0].kind == RoleDifference::Kind::removed);
}
