// Snapshots whose checksum is right and whose content is not.

#include <array>
#include <cstring>
#include <limits>

#include "core/random.hpp"
#include "engine/busy_state.hpp"
#include "engine/random_state.hpp"
#include "engine/snapshot_check.hpp"
#include "support/snapshot_bytes.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Restores; what is let in must go on for ten ticks. True where it was let in.
bool goes_on(const std::string& bytes, const std::shared_ptr<const Scenario>& scenario) {
  RestoreResult result = restore_world(bytes, scenario);
  if (!result.error.empty()) return false;
  const Tick from = result.world.tick;
  Engine engine(std::move(result.world), {});
  for (int i = 0; i < 10; ++i) engine.step();
  CHECK(engine.world().tick == std::min(from + 10, scenario->ticks));
  return true;
}

}  // namespace

TEST_CASE("every snapshot of a run is one that can be believed", "[snapshot]") {
  for (std::uint32_t number = 0; number < 12; ++number) {
    Engine engine(random_state(number).make());
    Random random(77, Stream::generator, number, 0);
    const World fresh = engine.world();
    while (!engine.done()) {
      engine.step();
      if (random.below(8) != 0) continue;
      INFO("state " << number << ", tick " << engine.world().tick);
      REQUIRE(implausible_store(engine.world(), fresh).empty());
    }
    CHECK(restore_world(save_world(engine.world()), fresh.scenario).error.empty());
  }
  const Engine played = busy(100);
  CHECK_FALSE(played.world().decisions.empty());
  CHECK_FALSE(played.world().instruments.empty());
  CHECK_FALSE(played.world().headquarters.empty());
  CHECK(restore_world(save_world(played.world()), played.world().scenario).error.empty());
}

TEST_CASE("a snapshot with any of its values changed is refused, or the run goes on", "[snapshot]") {
  const Engine engine = busy(100);
  const std::string good = save_world(engine.world()), content = snapshot_content(good);
  const auto scenario = engine.world().scenario;
  REQUIRE(goes_on(snapshot_with(good, content), scenario));
  constexpr std::array<std::uint32_t, 8> values{0xFFFFFFFFU, 0x7FFFFFFFU, 0x80000000U, 0x7FC00000U,
                                                0xFFFFFFFEU, 0x00000100U, 0x7F7FFFFFU, 0U};
  Random random(78, Stream::generator, 0, 0);
  std::size_t refused = 0, changed = 0;
  const auto words = static_cast<std::uint32_t>(content.size() / 4);
  const std::uint32_t stride = std::max(1U, words / 1500);
  for (std::uint32_t word = random.below(stride); word < words; word += 1 + random.below(2 * stride - 1)) {
    std::string other = content;
    std::uint32_t value = values[random.below(values.size())];
    if (random.chance(0.3)) value = random.below(0xFFFFFFFFU);
    if (random.chance(0.3))
      other[word * 4 + random.below(4)] ^= static_cast<char>(1U << random.below(8));
    else
      std::memcpy(other.data() + word * 4, &value, sizeof value);
    INFO("word " << word << " of " << words);
    changed += other != content ? 1 : 0;
    refused += goes_on(snapshot_with(good, other), scenario) ? 0 : 1;
  }
  CHECK(changed > 1000);
  CHECK(refused > changed / 4);  // if few are, nothing is looked at
}

TEST_CASE("each kind of value that no run could come to is refused by name", "[snapshot]") {
  const Engine engine = busy(100);
  const World fresh = build_world(engine.world().scenario);
  const auto wrong = [&](const auto& change) {
    World world = engine.world();
    change(world);
    return std::string(implausible_store(world, fresh));
  };
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  REQUIRE(wrong([](World&) {}).empty());
  CHECK(wrong([](World& w) { w.tick = -1; }) == "tick");
  CHECK(wrong([](World& w) { w.tick = w.scenario->ticks + 1; }) == "tick");
  CHECK(wrong([](World& w) { w.policy = static_cast<Policy>(5); }) == "policy");
  CHECK(wrong([](World& w) { w.reading = static_cast<Reading>(3); }) == "policy");
  CHECK(wrong([](World& w) { w.regions[0].trust = nan; }) == "regions");
  CHECK(wrong([](World& w) { w.regions[0].roads = 1.01F; }) == "regions");
  CHECK(wrong([](World& w) { w.incidents[0].phase = static_cast<IncidentPhase>(5); }) == "incidents");
  CHECK(wrong([](World& w) { w.incidents[0].hazard[2] = 1e300; }) == "incidents");
  CHECK(wrong([](World& w) { w.incidents[0].detected = -2; }) == "incidents");
  CHECK(wrong([](World& w) { w.headquarters[0].member_count = 65; }) == "headquarters");
  CHECK(wrong([](World& w) { w.headquarters[0].members[0] = AgentId(w.agents.size()); }) == "headquarters");
  CHECK(wrong([](World& w) { w.headquarters[0].head = AgentId::none(); }) == "headquarters");
  CHECK(wrong([](World& w) { w.headquarters[0].ground = 60000; }) == "headquarters");
  CHECK(wrong([](World& w) { w.shared_pictures[0] = nan; }) == "shared pictures");
  CHECK(wrong([](World& w) { w.instruments[0].incident = IncidentId(w.incidents.size()); }) == "instruments");
  CHECK(wrong([](World& w) { w.instruments[0].instrument = InstrumentId::none(); }) == "instruments");
  CHECK(wrong([](World& w) { w.instruments[0].proposer = AgentId(w.agents.size()); }) == "instruments");
  CHECK(wrong([](World& w) {
          w.violations.emplace_back();
          w.violations.back().incident = IncidentId(std::size_t{0});
        }) == "violations");
  CHECK(wrong([](World& w) { w.pictures[0].belief = -1; }) == "pictures");
  CHECK(wrong([](World& w) { w.units[0].state = static_cast<UnitState>(6); }) == "teams");
  CHECK(wrong([](World& w) { w.units[0].home = LocationId(std::size_t{1} + w.units[0].home.index()); }) == "teams");
  CHECK(wrong([](World& w) { w.units[0].location = LocationId(w.structure->locations.size()); }) == "teams");
  CHECK(wrong([](World& w) { w.units[0].under_plan = 3; }) == "teams");
  CHECK(wrong([](World& w) {
          w.units[0].state = UnitState::working;
          w.units[0].incident = IncidentId::none();
        }) == "teams");
  CHECK(wrong([](World& w) { w.in_flight.emplace_back(); }) == "messages");
  CHECK(wrong([](World& w) { w.lost.emplace_back(); }) == "messages");
  CHECK(wrong([](World& w) { w.staff_in.pop_back(); }) == "agents");
  CHECK(wrong([](World& w) { w.staff_in[0] = -2; }) == "agents");
  CHECK(wrong([](World& w) { w.agents[0].next_routine = w.tick - 0.5; }) == "in-trays");
  CHECK(wrong([](World& w) { w.agents[0].tray.head[0] = static_cast<std::uint32_t>(w.pools[0].items.size()); }) ==
        "in-trays");
  CHECK(wrong([](World& w) { w.agents[0].tray.working += 1; }) == "in-trays");
  CHECK(wrong([](World& w) {
          const std::uint32_t item = w.pools[0].take();
          w.pools[0].items[item].next = item;  // a ring
          w.pools[0].free = item;
        }) == "in-trays");
  CHECK(wrong([](World& w) { w.inject_fired.push_back(-5); }) == "injects");
  CHECK(wrong([](World& w) { std::swap(w.flows.front(), w.flows.back()); }) == "flows");
  CHECK(wrong([](World& w) { w.played.push_back(w.played.back()); }) == "players");
  CHECK(wrong([](World& w) { w.played[0].agent = AgentId(w.agents.size()); }) == "players");
  CHECK(wrong([](World& w) { w.decisions[0].agent = AgentId::none(); }) == "decisions");
  CHECK(wrong([](World& w) { w.decisions[0].message.incident = IncidentId::none(); }) == "decisions");
  CHECK(wrong([](World& w) { w.decisions[0].kind = static_cast<DecisionKind>(14); }) == "decisions");
  CHECK(wrong([](World& w) { w.decisions[0].chosen = static_cast<Choice>(7); }) == "decisions");
  CHECK(wrong([](World& w) { w.totals.cost = -1; }) == "totals");
}

TEST_CASE("a message in a snapshot has what its kind is about", "[snapshot]") {
  const Engine engine = busy(100);
  const World fresh = build_world(engine.world().scenario);
  const auto wrong = [&](const auto& change) {
    World world = engine.world();
    Message message;
    message.from = message.to = AgentId(std::size_t{0});
    message.incident = IncidentId(std::size_t{0});
    message.kind = MessageKind::report;
    change(message);
    world.in_flight.push_back(message);
    return !implausible_store(world, fresh).empty();
  };
  CHECK_FALSE(wrong([](Message&) {}));
  CHECK(wrong([](Message& m) { m.kind = static_cast<MessageKind>(message_kind_count); }));
  CHECK(wrong([](Message& m) { m.incident = IncidentId::none(); }));
  CHECK_FALSE(wrong([](Message& m) { m.kind = MessageKind::routine, m.incident = IncidentId::none(); }));
  CHECK(wrong([](Message& m) { m.from = AgentId::none(); }));
  CHECK(wrong([](Message& m) { m.to = AgentId::none(); }));
  CHECK(wrong([](Message& m) { m.capability = static_cast<std::uint8_t>(capability_count); }));
  CHECK(wrong([](Message& m) { m.kind = MessageKind::order, m.amount = 5; }));
  CHECK_FALSE(wrong([](Message& m) { m.kind = MessageKind::order, m.amount = 5, m.capability = 0; }));
  CHECK_FALSE(wrong([](Message& m) { m.kind = MessageKind::order; }));
  CHECK(wrong([](Message& m) { m.kind = MessageKind::invitation; }));
  CHECK(wrong([](Message& m) { m.kind = MessageKind::exception; }));
  CHECK(wrong([](Message& m) { m.kind = MessageKind::exception, m.subject = m.from; }));
  CHECK_FALSE(wrong([](Message& m) { m.kind = MessageKind::exception, m.subject = m.from, m.matter = 1; }));
  CHECK(wrong([](Message& m) { m.kind = MessageKind::appeal, m.amount = 1e6F; }));
  CHECK(wrong([](Message& m) { m.kind = MessageKind::appeal, m.amount = 0.5F; }));
  CHECK(wrong([](Message& m) { m.severity = std::numeric_limits<float>::infinity(); }));
  CHECK(wrong([](Message& m) { m.due = std::numeric_limits<Tick>::max(); }));
  CHECK(wrong([](Message& m) { m.instrument = InstrumentId(std::size_t{60000}); }));
}

TEST_CASE("a small snapshot that promises a large content is refused before room is made for it", "[snapshot]") {
  const Engine engine = busy(20);
  std::string bytes = save_world(engine.world());
  for (const std::uint64_t size : {std::uint64_t{4} << 30, std::uint64_t{1} << 30, ~std::uint64_t{0}}) {
    std::memcpy(bytes.data() + 24, &size, sizeof size);
    CHECK(restore_world(bytes, engine.world().scenario).error == "the snapshot is damaged");
  }
}
