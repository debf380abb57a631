// What two small institutions answer otherwise, one change at a time.
#include "law/difference.hpp"

#include "catch.hpp"

using namespace qorgan;

namespace {

using Names = std::vector<std::string>;

Role role(const std::string& id, CoordinationRight right, Superior superior) {
  Role out;
  out.id = id;
  out.article = "15(1)(" + id + ")";
  out.coordination = right;
  out.superior = superior;
  out.competences = {{"order", Function::detect, Basis::stated, "1"}, {"order", Function::respond, Basis::stated, "1"}};
  return out;
}

/// Two bodies and two threats: the first leads against the first, nobody against the second.
Institution country() {
  Institution it;
  it.roles = {role("guards", CoordinationRight::interdepartmental, Superior::president),
              role("doctors", CoordinationRight::coordinating, Superior::government)};
  const RoleId guards(std::size_t{0}), doctors(std::size_t{1});
  it.threats.resize(2);
  it.threats[0].id = "plot";
  it.threats[0].article = "6(1)(7)";
  it.threats[0].lead = {guards};
  it.threats[0].lead_articles = {"15(1)(guards)"};
  it.threats[0].lead_status = LeadStatus::single;
  it.threats[0].competent = {guards};
  it.threats[1].id = "sickness";
  it.threats[1].article = "6(1)(2)";
  it.threats[1].lead_status = LeadStatus::gap;
  it.threats[1].competent = {doctors};
  Instrument search;
  search.id = "search";
  search.article = "17(1)";
  search.authority = Authority::body;
  search.threats = {ThreatId(std::size_t{0}), ThreatId(std::size_t{1})};
  it.instruments = {search};
  return it;
}

}  // namespace

TEST_CASE("an institution does not differ from one that is alike", "[law]") {
  CHECK(compare(country(), country()).empty());
}

TEST_CASE("another superior, another right or another competence of a body is a difference of that body", "[law]") {
  const Institution before = country();
  Institution after = country();
  after.roles[1].superior = Superior::president;
  Difference difference = compare(before, after);
  REQUIRE(difference.roles.size() == 1);
  CHECK(difference.roles[0].id == "doctors");
  CHECK(difference.roles[0].kind == RoleDifference::Kind::changed);
  CHECK(difference.roles[0].superior_before == Superior::government);
  CHECK(difference.roles[0].superior_after == Superior::president);
  CHECK(difference.threats.empty());
  CHECK(difference.instruments.empty());

  after = country();
  after.roles[1].coordination = CoordinationRight::none;
  difference = compare(before, after);
  REQUIRE(difference.roles.size() == 1);
  CHECK(difference.roles[0].right_before == CoordinationRight::coordinating);
  CHECK(difference.roles[0].right_after == CoordinationRight::none);

  after = country();
  after.roles[0].competences[1].function = Function::prevent;
  difference = compare(before, after);
  REQUIRE(difference.roles.size() == 1);
  CHECK(difference.roles[0].gained == Names{"order: prevent"});
  CHECK(difference.roles[0].lost == Names{"order: respond"});
}

TEST_CASE("a body that is there only before is removed or merged, one that is there only after is added", "[law]") {
  const Institution before = country();
  Institution after = country();
  after.roles.pop_back();
  after.threats[1].competent.clear();
  Difference difference = compare(before, after);
  REQUIRE(difference.roles.size() == 1);
  CHECK(difference.roles[0].kind == RoleDifference::Kind::removed);
  CHECK(difference.roles[0].heir.empty());
  CHECK(difference.roles[0].right_before == CoordinationRight::coordinating);
  CHECK(difference.roles[0].right_after == CoordinationRight::none);
  CHECK(difference.roles[0].lost == Names{"order: detect", "order: respond"});
  REQUIRE(difference.threats.size() == 1);
  CHECK(difference.threats[0].competent_lost == Names{"doctors"});
  CHECK(difference.threats[0].competent_gained.empty());
  CHECK_FALSE(difference.threats[0].leads_differ);
  REQUIRE(difference.instruments.size() == 1);
  CHECK(difference.instruments[0].gained.empty());
  REQUIRE(difference.instruments[0].lost.size() == 1);
  CHECK(difference.instruments[0].lost[0].role == "doctors");
  CHECK(difference.instruments[0].lost[0].threats == Names{"6(1)(2)"});

  after.merged = {{"doctors", RoleId(std::size_t{0})}};
  difference = compare(before, after);
  CHECK(difference.roles[0].kind == RoleDifference::Kind::merged);
  CHECK(difference.roles[0].heir == "guards");

  const Difference back = compare(after, before);
  REQUIRE(back.roles.size() == 1);
  CHECK(back.roles[0].kind == RoleDifference::Kind::added);
  CHECK(back.roles[0].gained == Names{"order: detect", "order: respond"});
  CHECK(back.roles[0].superior_after == Superior::government);
}

TEST_CASE("another lead, or another status of the same lead, is a difference of the threat", "[law]") {
  const Institution before = country();
  Institution after = country();
  after.threats[0].lead_status = LeadStatus::partial;
  Difference difference = compare(before, after);
  REQUIRE(difference.threats.size() == 1);
  CHECK(difference.threats[0].article == "6(1)(7)");
  CHECK(difference.threats[0].leads_differ);
  CHECK(difference.threats[0].leads_before == difference.threats[0].leads_after);
  CHECK(difference.threats[0].status_before == LeadStatus::single);
  CHECK(difference.threats[0].status_after == LeadStatus::partial);
  CHECK(difference.threats[0].heads.empty());

  after = country();
  after.threats[1].lead = {RoleId(std::size_t{1})};
  after.threats[1].lead_status = LeadStatus::single;
  difference = compare(before, after);
  REQUIRE(difference.threats.size() == 1);
  CHECK(difference.threats[0].leads_before.empty());
  CHECK(difference.threats[0].leads_after == Names{"doctors"});
  // Who "coordinates" may head under the two wider readings only.
  REQUIRE(difference.threats[0].heads.size() == 2);
  CHECK(difference.threats[0].heads[0].reading == Reading::arguable);
  CHECK(difference.threats[0].heads[1].reading == Reading::broad);
  for (const HeadDifference& head : difference.threats[0].heads) {
    CHECK(head.before.empty());
    CHECK(head.after == "doctors");
  }
}

TEST_CASE("a threat or an instrument that is there on one side only is told with its article", "[law]") {
  const Institution before = country();
  Institution after = country();
  after.threats.pop_back();
  after.instruments[0].threats.pop_back();
  Difference difference = compare(before, after);
  REQUIRE(difference.threats.size() == 1);
  CHECK(difference.threats[0].id == "sickness");
  CHECK(difference.threats[0].article == "6(1)(2)");
  CHECK(difference.threats[0].competent_lost == Names{"doctors"});
  CHECK(compare(after, before).threats[0].competent_gained == Names{"doctors"});

  after = country();
  after.instruments.clear();
  difference = compare(before, after);
  REQUIRE(difference.instruments.size() == 1);
  CHECK(difference.instruments[0].article == "17(1)");
  REQUIRE(difference.instruments[0].lost.size() == 2);
  CHECK(difference.instruments[0].lost[0].threats == Names{"6(1)(7)"});
  CHECK(compare(after, before).instruments[0].gained.size() == 2);
}

TEST_CASE("of a power that a body had before only what is new is gained", "[law]") {
  const Institution before = country();
  Institution after = country();
  after.threats[1].competent.emplace_back(0);
  const Difference difference = compare(before, after);
  REQUIRE(difference.instruments.size() == 1);
  CHECK(difference.instruments[0].lost.empty());
  REQUIRE(difference.instruments[0].gained.size() == 1);
  CHECK(difference.instruments[0].gained[0].role == "guards");
  CHECK(difference.instruments[0].gained[0].threats == Names{"6(1)(2)"});
}

TEST_CASE("another class of an instrument, and other amounts of a threat's classes, are differences", "[law]") {
  const Institution before = country();
  Institution after = country();
  after.instruments[0].from = ThreatClass::regional;
  Difference difference = compare(before, after);
  REQUIRE(difference.instruments.size() == 1);
  CHECK(difference.instruments[0].class_before == before.instruments[0].from);
  CHECK(difference.instruments[0].class_after == ThreatClass::regional);
  CHECK(difference.instruments[0].gained.empty());
  CHECK(difference.classes.empty());

  // A table that says what holds anyway changes nothing, wherever it stands; one amount in it does.
  after = country();
  ClassTable same = default_classes();
  same.id = "of-my-own";
  same.threats = {ThreatId(std::size_t{1})};
  after.classes = {same};
  CHECK(compare(before, after).empty());
  after.classes[0].local.people = 7;
  after.classes[0].global.homes = 0;
  difference = compare(before, after);
  REQUIRE(difference.classes.size() == 2);
  CHECK(difference.classes[0].threat == before.threats[1].id);
  CHECK(difference.classes[0].threat_class == ThreatClass::local);
  CHECK(difference.classes[0].stake == "people");
  CHECK(difference.classes[0].before == default_classes().local.people);
  CHECK(difference.classes[0].after == 7);
  CHECK(difference.classes[1].stake == "homes");
  CHECK(difference.classes[1].after == 0);
}
