// Partners abroad, 25: they warn, are told, and lend teams when nobody at home stands ready.

#include "behaviour/bench.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

SmallState struck(double need) {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1.0 / hour;
  state.scenario.ticks = 6 * 24 * 8;
  state.strike("emergency", "B", 2 * hour, 7 * day).demands = {{Capability::rescue, need, 1}};
  return state;
}

std::vector<Event> of_agent(const std::vector<Event>& events, EventKind kind, AgentId agent) {
  std::vector<Event> out;
  for (const Event& e : of_kind(events, kind))
    if (e.agent == agent) out.push_back(e);
  return out;
}

}  // namespace

TEST_CASE("a partner that notices a threat first warns its competent contacts alone, on the ground of Article 25") {
  SmallState state = struck(10);
  state.add_neighbour(0);
  state.role("rescue").competences.clear();  // nobody at home looks
  state.role("interior").competences.clear();
  state.role("health").competences.clear();
  state.scenario.incidents[0].detectability = 0.2;
  state.role("akimat").territorial_regions.clear();
  state.institution.forces.clear();
  for (Role& role : state.institution.roles) role.territorial_regions.clear();
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const AgentId neighbour = body_of(engine.world(), "neighbour");
  const std::vector<Event> detected = of_kind(events, EventKind::detected);
  REQUIRE_FALSE(detected.empty());
  CHECK(detected[0].agent == neighbour);
  const std::vector<Event> warned = of_agent(events, EventKind::notified, neighbour);
  REQUIRE(warned.size() == 1);  // `security` is a contact too, but not competent
  CHECK(warned[0].other == body_of(engine.world(), "rescue"));
  CHECK(ground_of(engine.world(), warned[0]) == "25(2)(5)");
  const std::vector<Event> informed = of_agent(events, EventKind::informed, body_of(engine.world(), "rescue"));
  REQUIRE_FALSE(informed.empty());
  CHECK(informed[0].other == neighbour);
  // What a partner noticed does not count as noticed by the state.
  CHECK(engine.world().incidents[0].detected == informed[0].tick);
  CHECK(engine.world().incidents[0].detected > detected[0].tick);
}

TEST_CASE("a partner is told of what is grave, once, by each central body that deals with it") {
  for (const double severity : {0.3, 1.0}) {
    SmallState state = struck(10);
    state.add_neighbour(0);
    state.scenario.incidents[0].hazard.curve = {{0, severity}, {7 * day, severity}};
    Engine engine(state.make());
    const std::vector<Event> events = play(engine);
    std::size_t told = 0;
    for (const Event& e : of_kind(events, EventKind::notified))
      if (e.other == body_of(engine.world(), "neighbour")) {
        ++told;
        CHECK(e.agent == body_of(engine.world(), "rescue"));
        CHECK(ground_of(engine.world(), e) == "25(2)(5)");
      }
    CHECK(told == (severity < 0.8 ? 0 : 1));
  }
}

TEST_CASE("the Government asks abroad only once nobody at home stands ready, and the teams then come") {
  const auto run = [](double need) {
    SmallState state = struck(need);
    state.add_neighbour(8);
    Engine engine(state.make());
    const std::vector<Event> events = play(engine);
    const AgentId neighbour = body_of(engine.world(), "neighbour");
    std::vector<Event> asked;
    for (const Event& e : of_kind(events, EventKind::help_asked))
      if (e.other == neighbour) asked.push_back(e);
    return std::tuple(asked, of_agent(events, EventKind::teams_sent, neighbour), engine.world().structure);
  };
  const auto [none, unsent, s0] = run(30);
  CHECK(none.empty());
  CHECK(unsent.empty());
  const auto [asked, sent, structure] = run(2000);
  REQUIRE_FALSE(asked.empty());
  CHECK(asked[0].agent == structure->government);
  CHECK(structure->grounds[asked[0].ground] == "25(2)(5)");
  REQUIRE_FALSE(sent.empty());
  CHECK(sent[0].tick > asked[0].tick);
  CHECK(structure->grounds[sent[0].ground] == "25(2)(5)");
  for (const Event& e : sent) CHECK(e.value <= 80);
}

TEST_CASE("nobody at home gives a partner orders or seats it in a headquarters") {
  SmallState state = struck(2000);
  state.add_neighbour(8);
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const AgentId neighbour = body_of(engine.world(), "neighbour");
  // It has a part in all this, and others are given orders and seats.
  REQUIRE_FALSE(of_agent(events, EventKind::teams_sent, neighbour).empty());
  REQUIRE_FALSE(of_kind(events, EventKind::ordered).empty());
  REQUIRE_FALSE(engine.world().headquarters.empty());
  // What it orders its own teams is its own affair.
  for (const Event& e : of_kind(events, EventKind::ordered)) CHECK((e.other != neighbour || e.agent == neighbour));
  for (const Headquarters& hq : engine.world().headquarters)
    for (std::size_t m = 0; m < hq.member_count; ++m) CHECK(hq.members[m] != neighbour);
}
