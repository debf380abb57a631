// Who may head, in a small country made for the purpose.
#include "law/headship.hpp"

#include "catch.hpp"
#include "country.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("18(4) read literally admits interdepartmental coordination only, and each wider reading one more right",
          "[law]") {
  CHECK(admits(Reading::literal, CoordinationRight::interdepartmental));
  CHECK_FALSE(admits(Reading::literal, CoordinationRight::coordinating));
  CHECK(admits(Reading::arguable, CoordinationRight::coordinating));
  CHECK_FALSE(admits(Reading::arguable, CoordinationRight::inter_sectoral));
  CHECK(admits(Reading::broad, CoordinationRight::inter_sectoral));
  CHECK_FALSE(admits(Reading::broad, CoordinationRight::none));
}

TEST_CASE("The single lead heads, on the article of its lead", "[law]") {
  const Country c;
  const Headship head = entitled_head(c.it, c.crime, Reading::literal);
  CHECK(head.role == c.police);
  CHECK(head.ground == HeadGround::lead);
  CHECK(head.article == "1");
  CHECK_FALSE(head.disputed);
}

TEST_CASE("Of two leads the first in the order of Article 15(1) heads, and the headship is disputed", "[law]") {
  const Country c;  // the file lists money first, the Law names the police first
  const Headship head = entitled_head(c.it, c.shortage, Reading::literal);
  CHECK(head.role == c.police);
  CHECK(head.article == "1");
  CHECK(head.disputed);
}

TEST_CASE("Two leads both stand, and coordinators of different parts each for theirs", "[law]") {
  const Country c;
  const std::vector<Headship> dual = entitled_heads(c.it, c.shortage, Reading::literal);
  REQUIRE(dual.size() == 2);
  CHECK(dual[0].role == c.police);
  CHECK(dual[1].role == c.money);
  CHECK(dual[1].article == "3");
  for (const Headship& head : dual) CHECK(head.disputed);
  const std::vector<Headship> parts = entitled_heads(c.it, c.flood, Reading::broad);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].role == c.rescuers);
  CHECK(parts[1].role == c.foresters);
  for (const Headship& head : parts) CHECK_FALSE(head.disputed);
  CHECK(entitled_heads(c.it, c.flood, Reading::literal).empty());
  CHECK(entitled_heads(c.it, c.crime, Reading::literal).size() == 1);
}

TEST_CASE("With a gap the main component's coordinator heads under the reading that admits it", "[law]") {
  const Country c;
  for (const Reading reading : {Reading::literal, Reading::arguable}) {
    const Headship nobody = entitled_head(c.it, c.flood, reading);
    CHECK_FALSE(nobody.role.valid());
    CHECK(nobody.ground == HeadGround::none);
    CHECK(nobody.article.empty());
  }
  const Headship head = entitled_head(c.it, c.flood, Reading::broad);
  CHECK(head.role == c.rescuers);  // listed first, although foresters come earlier in the Law
  CHECK(head.ground == HeadGround::component_lead);
  CHECK(head.article == "6");
  CHECK_FALSE(head.disputed);
}

TEST_CASE("A lead that the reading does not admit leaves the component leads", "[law]") {
  const Country c;
  const Headship literal = entitled_head(c.it, c.plot, Reading::literal);
  CHECK(literal.role == c.money);
  CHECK(literal.ground == HeadGround::component_lead);
  const Headship arguable = entitled_head(c.it, c.plot, Reading::arguable);
  CHECK(arguable.role == c.guards);
  CHECK(arguable.ground == HeadGround::lead);
}

TEST_CASE("Nobody heads where no body has a right to coordinate, or where there is no such threat", "[law]") {
  const Country c;
  CHECK_FALSE(entitled_head(c.it, c.sickness, Reading::broad).role.valid());
  CHECK_FALSE(entitled_head(c.it, ThreatId::none(), Reading::broad).role.valid());
  CHECK_FALSE(entitled_head(c.it, ThreatId(99), Reading::broad).role.valid());
}

TEST_CASE("Who coordinates two parts of a threat is one head", "[law]") {
  Country c;
  c.it.threats[2].component_leads.push_back({{"dams", "", ""}, c.rescuers, "6"});
  const std::vector<Headship> heads = entitled_heads(c.it, c.flood, Reading::broad);
  REQUIRE(heads.size() == 2);
  CHECK(heads[0].role == c.rescuers);
  CHECK(heads[1].role == c.foresters);
}

TEST_CASE("Where the Law names nobody for the threat the coordinators of its type may stand in, if asked for",
          "[law]") {
  Country c;
  for (std::size_t i = 0; i < c.it.roles.size(); ++i) c.it.roles[i].coordination_article = "c" + std::to_string(i);
  CHECK(entitled_heads(c.it, c.flood, Reading::literal).empty());
  const std::vector<Headship> one = entitled_heads(c.it, c.flood, Reading::literal, true);
  REQUIRE(one.size() == 1);
  CHECK(one[0].role == c.police);
  CHECK(one[0].ground == HeadGround::lead);
  CHECK(one[0].article == "c0");
  CHECK_FALSE(one[0].disputed);
  CHECK(entitled_head(c.it, c.flood, Reading::literal, true).role == c.police);
  CHECK_FALSE(entitled_head(c.it, c.flood, Reading::literal).role.valid());
  // They give way to whoever leads, or leads a part.
  CHECK(entitled_heads(c.it, c.flood, Reading::broad, true).front().role == c.rescuers);
  CHECK(entitled_heads(c.it, c.plot, Reading::arguable, true).front().role == c.guards);
  // Each once, in the order of the Law.
  c.it.threats[3].lead.clear();
  c.it.threats[3].component_leads.clear();
  const std::vector<Headship> two = entitled_heads(c.it, c.plot, Reading::literal, true);
  REQUIRE(two.size() == 2);
  CHECK(two[0].role == c.police);
  CHECK(two[1].role == c.money);
  CHECK(two[1].article == "c1");
  CHECK(two[0].disputed);
}

TEST_CASE("Of leads with the same claim the first is disputed by the second, the others by the first", "[law]") {
  Country c;
  c.it.threats[1].lead = {c.guards, c.money, c.police};
  const std::vector<Headship> heads = entitled_heads(c.it, c.shortage, Reading::arguable);
  REQUIRE(heads.size() == 3);
  CHECK(heads[0].role == c.police);
  CHECK(heads[0].rival == c.money);
  CHECK(heads[1].rival == c.police);
  CHECK(heads[2].role == c.guards);
  CHECK(heads[2].rival == c.police);
  CHECK(heads[2].article == "3");  // articles stand in the order of the leads, as far as there are any
  CHECK(heads[0].article.empty());
  CHECK_FALSE(entitled_heads(c.it, c.crime, Reading::literal).front().rival.valid());
}
