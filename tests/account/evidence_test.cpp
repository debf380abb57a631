// A live run, step by step, and its record read back from the disk give one account.

#include "account/evidence.hpp"

#include <cmath>

#include "catch.hpp"
#include "support/same_account.hpp"
#include "support/small_run.hpp"
#include "support/watched.hpp"

using namespace qorgan;
using test::read_back;
using test::Watched;

TEST_CASE("a run tells the same while it goes on and when it was recorded", "[account]") {
  Watched watched(test::small_scenario());
  for (const Tick tick : {0, 1, 30, 60, 120, 1'000'000}) {
    watched.run_to(tick);
    INFO("tick " << watched.engine().world().tick);
    const Record record = read_back(watched.record());
    test::check_same_account(watched.live(), Evidence(record));
  }
  const Facts facts = count_facts(watched.live());
  CHECK(facts.incidents.size() == 2);
  CHECK(facts.dispatches > 0);
  CHECK(facts.legal.actions() > 0);
  CHECK_FALSE(facts.regional.empty());
}

TEST_CASE("a session that people play is told the same live and recorded", "[account]") {
  const auto scenario = test::small_scenario();
  Watched watched(scenario);
  AgentId akimat;
  for (std::size_t a = 0; a < watched.engine().world().agent_count() && !akimat.valid(); ++a) {
    const AgentFacts& facts = watched.engine().world().facts(AgentId(a));
    if (facts.kind == BodyKind::akimat && facts.region == scenario->incidents.front().region) akimat = AgentId(a);
  }
  REQUIRE(akimat.valid());
  Command take;
  take.kind = CommandKind::take_over;
  take.agent = akimat;
  REQUIRE(watched.engine().submit(take));
  std::size_t answered = 0, lapsed = 0;
  while (!watched.engine().done()) {
    const World& world = watched.engine().world();
    for (std::size_t d = 0; d < world.decisions.size(); ++d) {
      const PlayerDecision& open = world.decisions[d];
      // Every third is left to lapse; of the others the answer turns about.
      if (open.closed >= 0 || open.since != world.tick - 1 || d % 3 == 2) continue;
      Command decide;
      decide.kind = CommandKind::decide;
      decide.tick = world.tick;
      decide.agent = open.agent;
      decide.decision = static_cast<std::uint32_t>(d);
      decide.choice = d % 3 == 0 ? open.otherwise : Choice::decline;
      decide.note = "as trained";
      answered += watched.engine().submit(decide) ? 1 : 0;
    }
    watched.step();
  }
  for (const PlayerDecision& d : watched.engine().world().decisions) lapsed += d.state == DecisionState::lapsed ? 1 : 0;
  CHECK(answered > 0);
  CHECK(lapsed > 0);
  const Record record = read_back(watched.record());
  test::check_same_account(watched.live(), Evidence(record));
}

TEST_CASE("what is no incident, body or headquarters of a run is answered with nothing", "[account]") {
  const Record& record = test::small_record();
  Watched watched(test::small_scenario());
  watched.run_to(5);
  const Evidence live = watched.live(), recorded(record);
  for (const Evidence* evidence : {&live, &recorded}) {
    CHECK_FALSE(evidence->threat_of({}).valid());
    CHECK_FALSE(evidence->threat_of(IncidentId(evidence->incident_count())).valid());
    CHECK_FALSE(evidence->region_of({}).valid());
    CHECK(evidence->headquarters(HeadquartersId()) == nullptr);
    CHECK(evidence->headquarters(HeadquartersId(evidence->headquarters().size())) == nullptr);
    CHECK_FALSE(evidence->body({}).role.valid());
    CHECK_FALSE(evidence->body(AgentId(std::size_t{100'000})).role.valid());
    CHECK(evidence->ground(60'000).empty());
    CHECK(std::isnan(evidence->total("no such measure")));
    CHECK(std::isnan(evidence->total("trust")));  // it does not add up
    CHECK(evidence->find(1) == nullptr);
  }
}

TEST_CASE("bodies of a record have the roles and regions that they have in the world", "[account]") {
  Watched watched(test::small_scenario());
  const Record record = watched.record();
  const Evidence live = watched.live(), recorded(record);
  REQUIRE(record.agents.size() == watched.engine().world().agent_count());
  for (std::size_t a = 0; a < record.agents.size(); ++a) {
    CHECK(live.body(AgentId(a)).role == recorded.body(AgentId(a)).role);
    CHECK(live.body(AgentId(a)).region == recorded.body(AgentId(a)).region);
  }
}
