#include <algorithm>
#include <cmath>

#include "engine/measures.hpp"
#include "session/fixture.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;
using namespace qorgan::session_test;

TEST_CASE("the past holds every measure of the country, incidents and regions as the engine tells them") {
  const Frame frame = frame_at(20);
  const World& world = *frame.world;
  const History& history = *frame.history;
  REQUIRE(history.stride() == 1);
  REQUIRE(history.size() == 21);
  const std::size_t last = history.size() - 1;
  std::size_t compared = 0;
  const auto same = [&](const MeasureName& name, IncidentId incident, RegionId region) {
    const auto column = history.column(name.name, incident, region);
    REQUIRE(column);
    INFO(name.name);
    const auto told = static_cast<float>(measure(world, name.name, incident, region));
    const float kept = history.value(last, *column);
    CHECK((kept == told || (std::isnan(kept) && std::isnan(told))));
    ++compared;
  };
  for (const MeasureName& name : measure_names()) {
    if (!name.series()) continue;
    if (name.scopes.national) same(name, {}, {});
    for (std::size_t i = 0; name.scopes.incident && i < world.incidents.size(); ++i) same(name, IncidentId{i}, {});
    for (std::size_t r = 0; name.scopes.region && r < world.regions.size(); ++r) same(name, {}, RegionId{r});
  }
  CHECK(compared > 300);
  CHECK_FALSE(history.column("trust", IncidentId{std::size_t{0}}, {}));
  CHECK_FALSE(history.column("time_to_detect"));
  CHECK(history.series("nonsense").empty());
  const AgentId agent{std::size_t{5}};
  CHECK(history.waiting(agent).back() == static_cast<float>(world.agents[5].tray.waiting));
}

TEST_CASE("the past keeps an even pace, never outgrows its limit, and forgets what is rewound") {
  auto scenario = std::make_shared<Scenario>(*small_scenario());
  scenario->ticks = 10000;
  World world = *frame_at(0).world;
  world.scenario = scenario;
  History history;
  for (Tick t = 0; t <= 10000; ++t) {
    world.tick = t;
    history.observe(world);
  }
  CHECK(history.size() <= History::limit + 1);
  CHECK(history.size() > History::limit / 2);
  for (std::size_t i = 1; i < history.size(); ++i)
    if (history.tick(i) - history.tick(i - 1) != history.stride()) FAIL("uneven at " << i);
  const History before = history;
  history.cut(5000);
  CHECK(history.tick(history.size() - 1) <= 5000);
  CHECK(before.size() > history.size());
  world.tick = 5000;
  history.observe(world);
  CHECK(history.tick(history.size() - 1) <= 5000);
}

TEST_CASE("the greatest number of people at work is of every tick, and of no tick that was taken back") {
  auto scenario = std::make_shared<Scenario>(*small_scenario());
  scenario->ticks = 5000;  // rows stand five ticks apart
  Engine engine(scenario);
  History history;
  CHECK(history.max_deployed() == 0);
  history.observe(engine.world());
  std::vector<double> greatest{measure(engine.world(), "personnel_deployed")};
  Tick between = 0;  // the last tick without a row that had more than all before
  while (engine.world().tick < 400) {
    engine.step();
    history.observe(engine.world());
    history.observe(engine.world());  // a second look changes nothing
    const double now = measure(engine.world(), "personnel_deployed");
    if (now > greatest.back() && engine.world().tick % history.stride() != 0) between = engine.world().tick;
    greatest.push_back(std::max(greatest.back(), now));
    CHECK(history.max_deployed() == greatest.back());
  }
  REQUIRE(history.stride() > 1);
  REQUIRE(between > 0);
  for (const Tick tick : {between, between - 1, Tick{0}}) {
    History before = history;
    before.cut(tick);
    CHECK(before.max_deployed() == greatest[static_cast<std::size_t>(tick)]);
  }
}
