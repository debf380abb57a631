#include "world/stakes.hpp"

#include <cmath>

#include "behaviour/small_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("what is at stake in an incident is what it does at intensity 1, in natural units") {
  IncidentSpec incident;
  ConsequenceSpec& c = incident.consequences;
  c.people_at_risk = 100;
  c.houses_at_risk = 20;
  c.power = 0.1;
  c.communications = 0.3;
  c.loss_rate = 7;
  c.records = 86400 * 2;
  incident.demands = {{Capability::rescue, 30, 1}, {Capability::medical, 12, 5}};
  CHECK(stakes_of(incident, 1000) == Stakes{100, 20, 300, 7, 2, 42});
}

TEST_CASE("a world knows the stakes of its incidents, from when each is grave, and the factor of its classes") {
  SmallState state;
  state.strike("emergency", "B", 0, day);
  state.strike("unrest", "B", 0, day);
  state.strike("emergency", "C", 0, day);
  state.scenario.incidents[2].consequences.records = 0;
  state.scenario.parameters.class_factor = 2;
  const World world = build_world(state.make());
  const Structure& s = *world.structure;
  CHECK(s.stakes.size() == 3);
  CHECK(s.stakes[0].records == Approx(records_at_stake / day));
  const std::size_t emergency = world.institution().threat("emergency").index();
  CHECK(s.incidents_of[emergency] == std::vector<std::uint32_t>{0, 2});
  CHECK(s.grave_from[0] == Approx(1.6));  // regional from 0.8 on, twice that
  CHECK(std::isinf(s.grave_from[2]));
  CHECK(s.classes[emergency].local.records == Approx(2 * 0.3 * records_at_stake / day));
}

TEST_CASE("stakes are summed over a threat's incidents in the region, or in the country, of which there is something") {
  SmallState state;
  for (const char* region : {"B", "B", "C"}) state.strike("emergency", region, 0, day);
  state.strike("unrest", "B", 0, day);
  const World world = build_world(state.make());
  const double severities[] = {0.5, 0.25, 1, 9};
  const auto severity = [&](IncidentId i) { return severities[i.index()]; };
  const IncidentId first(std::size_t{0});
  CHECK(stakes_in(world, first, Scope::region, severity).records * day == Approx(0.75 * records_at_stake));
  CHECK(stakes_in(world, first, Scope::country, severity).records * day == Approx(1.75 * records_at_stake));
  CHECK(stakes_in(world, first, Scope::country, [](IncidentId) { return -1.0; }) == Stakes{});
}

TEST_CASE("an incident that is thrown in has its stakes too") {
  SmallState state;
  state.strike("emergency", "B", 0, day);
  World world = build_world(state.make());
  IncidentSpec more = state.scenario.incidents[0];
  more.consequences.records = 2 * records_at_stake;
  add_incident(world, more);
  CHECK(world.structure->stakes.size() == 2);
  CHECK(world.structure->grave_from[1] == Approx(0.4));
  CHECK(world.structure->incidents_of[world.institution().threat("emergency").index()].size() == 2);
}
