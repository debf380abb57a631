#include "account/seats.hpp"

#include "support/small_run.hpp"
#include "support/watched.hpp"

using namespace qorgan;

namespace {

AgentId body(std::size_t number) { return AgentId(number); }

}  // namespace

TEST_CASE("who came of those invited sits, whatever stands behind them", "[account]") {
  Headquarters hq;
  hq.head = body(3);
  hq.members[0] = body(3), hq.accepted[0] = 1;
  hq.members[1] = body(5), hq.accepted[1] = 0;
  hq.members[2] = body(7), hq.accepted[2] = 1;
  hq.members[3] = body(9), hq.accepted[3] = 1;  // beyond the count
  hq.member_count = 3;
  CHECK(invited(hq).size() == 3);
  CHECK(present(hq, true) == std::vector<AgentId>{body(3), body(7)});
  CHECK(present(hq, false) == std::vector<AgentId>{body(7)});
  hq.member_count = 1000;  // no more than there is room for
  CHECK(invited(hq).size() == headquarters_member_limit);
  CHECK(present(hq, true).size() == 3);
}

TEST_CASE("a headquarters is open from its convening until it stands down", "[account]") {
  Headquarters hq;
  for (const auto& [phase, open] : {std::pair{HeadquartersPhase::proposed, false},
                                    {HeadquartersPhase::convening, true},
                                    {HeadquartersPhase::sitting, true},
                                    {HeadquartersPhase::stood_down, false}}) {
    hq.phase = phase;
    CHECK(is_open(hq) == open);
  }
}

TEST_CASE("a headquarters is for incidents of its threat, a regional one for those of its region", "[account]") {
  test::Watched watched(test::small_scenario());
  const Evidence evidence = watched.live();
  const IncidentId incident(std::size_t{0});
  Headquarters hq;
  hq.threat = evidence.threat_of(incident);
  hq.region = evidence.region_of(incident);
  CHECK(concerns(evidence, hq, incident));
  hq.region = RegionId(hq.region.index() + 1);
  CHECK_FALSE(concerns(evidence, hq, incident));
  hq.level = HeadquartersLevel::central;
  CHECK(concerns(evidence, hq, incident));
  hq.threat = ThreatId(hq.threat.index() + 1);
  CHECK_FALSE(concerns(evidence, hq, incident));
}
