// The digest tells apart whatever differs in a world or happens in a tick.

#include <functional>
#include <string>
#include <vector>

#include "behaviour/small_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// A world in which every store has something.
World full_world() {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  IncidentSpec& spec = state.strike("emergency", "B", hour, 5 * day);
  spec.demands = {{Capability::rescue, 50, 1}};
  spec.consequences.people_at_risk = 1000;
  Engine engine(state.make());
  Command command;
  command.kind = CommandKind::take_over;
  command.agent = body_of(engine.world(), "akimat", "C");
  REQUIRE(engine.submit(command));
  play(engine, 80);
  World world = engine.world();
  REQUIRE_FALSE(world.headquarters.empty());
  REQUIRE_FALSE(world.instruments.empty());
  REQUIRE_FALSE(world.played.empty());
  world.violations.emplace_back();
  // Blocks of bodies are hashed in the ticks in which something happens to one of them.
  Message message;
  message.kind = MessageKind::report;
  message.from = body_of(world, "rescue", "B");
  message.to = body_of(world, "akimat", "B");
  message.incident = IncidentId(std::size_t{0});
  message.severity = 0.4F;
  message.due = world.tick;
  world.in_flight.push_back(message);
  world.decisions.emplace_back().state = DecisionState::done;
  return world;
}

std::uint64_t digest_of_next_tick(World world) {
  Engine engine(std::move(world), {});
  engine.step();
  return engine.world().digest;
}

std::size_t team_out(const World& world) {
  for (std::size_t u = 0; u < world.units.size(); ++u)
    if (!world.units[u].quiet()) return u;
  FAIL("no team is out");
  return 0;
}

}  // namespace

TEST_CASE("whatever differs in a world shows in the digest of the next tick") {
  const World world = full_world();
  const std::uint64_t same = digest_of_next_tick(world);
  CHECK(digest_of_next_tick(world) == same);
  const AgentId knows = body_of(world, "akimat", "B");
  const std::size_t out = team_out(world);
  const std::vector<std::pair<std::string, std::function<void(World&)>>> changes{
      {"what was before", [](World& w) { w.digest ^= 1; }},
      {"the tick", [](World& w) { ++w.tick; }},
      {"an agent", [&](World& w) { ++w.agents[knows.index()].served; }},
      {"a picture", [&](World& w) { ++w.pictures[knows.index()].decision; }},
      {"a team that is out", [&](World& w) { w.units[out].persons += 1; }},
      {"a region", [](World& w) { w.regions[2].base_roads -= 0.01F; }},
      {"an incident", [](World& w) { w.incidents[0].loss += 1; }},
      {"a headquarters", [](World& w) { ++w.headquarters[0].sat; }},
      {"an instrument", [](World& w) { ++w.instruments[0].spare; }},
      {"a violation", [](World& w) { w.violations[0].answered = 7; }},
      {"who is played", [](World& w) { w.played[0].delegated = 1; }},
      {"a decision", [](World& w) { w.decisions[0].belief = 0.5F; }},
  };
  for (const auto& [what, change] : changes) {
    World other = world;
    change(other);
    INFO(what);
    CHECK(digest_of_next_tick(other) != same);
  }
}

TEST_CASE("a run with played bodies and no decision, or a decision and no played body, shows both in its digest") {
  World world = full_world();
  world.decisions.clear();
  const std::uint64_t played = digest_of_next_tick(world);
  world.played.clear();
  const std::uint64_t none = digest_of_next_tick(world);
  world.decisions.emplace_back().state = DecisionState::done;
  CHECK(played != none);
  CHECK(digest_of_next_tick(world) != none);
}

TEST_CASE("a message or an event of a tick shows in its digest") {
  SmallState state;
  InjectSpec& spec = state.inject(InjectKind::rumour);
  spec.at = 0;
  spec.region = state.region("B");
  spec.value = 0;  // alters nothing but that it is told
  const auto with = state.make();
  auto told_of = std::make_shared<Scenario>(*with);
  told_of->injects[0].region = state.region("C");
  CHECK(digest_of_next_tick(build_world(with)) != digest_of_next_tick(build_world(told_of)));
}
