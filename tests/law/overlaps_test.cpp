// Gaps and overlaps, in a small country made for the purpose.
#include "law/overlaps.hpp"

#include "catch.hpp"
#include "country.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("Gaps are the threats without a lead and those with a part of one", "[law]") {
  const Country c;
  const std::vector<Gap> found = gaps(c.it);
  REQUIRE(found.size() == 3);
  CHECK(found[0].threat == c.flood);
  CHECK(found[0].note.ru == "никто");
  CHECK(found[1].threat == c.plot);
  CHECK(found[2].threat == c.sickness);
}

TEST_CASE("Overlaps are dual leads, rights that meet, type coordinators, and fields that two bodies have", "[law]") {
  const Country c;
  const std::vector<Overlap> found = overlaps(c.it);
  struct Wanted {
    OverlapKind kind;
    std::string what;
    ThreatId threat;
    std::vector<RoleId> roles;
  };
  const std::vector<Wanted> wanted{
      {OverlapKind::leads, "shortage", c.shortage, {c.police, c.money}},
      {OverlapKind::parts, "flood", c.flood, {c.foresters, c.rescuers}},
      {OverlapKind::parts, "plot", c.plot, {c.money, c.guards}},
      {OverlapKind::type, "plot", c.plot, {c.police, c.money}},
      {OverlapKind::rule, "economy", ThreatId::none(), {c.money, c.foresters}},  // one coordinates, one regulates
      {OverlapKind::task, "territory", ThreatId::none(), {c.akimat, c.maslikhat}}};
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    INFO(i << " " << found[i].what);
    CHECK(found[i].kind == wanted[i].kind);
    CHECK(found[i].what == wanted[i].what);
    CHECK(found[i].threat == wanted[i].threat);
    CHECK(found[i].roles == wanted[i].roles);
  }
}
