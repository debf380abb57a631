// Mobilisation: who is on duty leaves at once, others are called in by and by; the size of an incident is known when
// somebody on the spot has told it. Persons are counted apart from the alarm to the work.

#include <algorithm>
#include <cmath>

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

/// An akimat of region B with 40 teams, a quarter of them on duty.
SmallState called_in() {
  SmallState state;
  state.exact();
  state.scenario.parameters.first_underestimate = 0;
  state.institution.forces.clear();
  state.add_force("akimat", true, Capability::rescue, 40);
  ForceEntry& force = state.institution.forces.back();
  force.readiness = 10 * minute;
  force.duty = 0.25;
  force.recall_after = hour;
  force.recall_time = 3 * hour;
  return state;
}

double sum_of_states(const World& world, UnitState state) {
  double persons = 0;
  for (const Unit& unit : world.units)
    if (unit.incident.valid() && unit.state == state) persons += static_cast<double>(unit.persons);
  return persons;
}

}  // namespace

TEST_CASE("of teams that are called in the share 1 - exp(-t / tau) has left by then") {
  SmallState state = called_in();
  state.strike("emergency", "B", 0, day);
  const World world = build_world(state.make());
  const AgentId akimat = body_of(world, "akimat", "B");
  for (const double hours : {0.5, 2.0, 4.0, 7.0, 13.0}) {
    double left = 0;
    for (const Unit& unit : world.units)
      if (unit.owner == akimat && static_cast<double>(unit.readiness) * 600 <= hours * hour) left += 1;
    const double expected = 10 + (hours > 1 ? 30 * (1 - std::exp(-(hours - 1) / 3)) : 0);
    INFO("after " << hours << " h");
    CHECK(std::fabs(left - expected) <= 1);
  }
}

TEST_CASE("where all are on duty all leave together") {
  SmallState state = called_in();
  state.institution.forces.back().duty = 1;
  state.strike("emergency", "B", 0, day);
  const World world = build_world(state.make());
  for (const Unit& unit : world.units) CHECK(unit.readiness == 1);  // a tick of ten minutes
}

TEST_CASE("a post with a single team has it on duty") {
  SmallState state = called_in();
  state.institution.forces.back().teams = 1;
  state.strike("emergency", "B", 0, day);
  const World world = build_world(state.make());
  for (const TeamGroup& group : world.structure->groups) CHECK(group.on_duty == 1);
}

TEST_CASE("an alarm for those on duty reaches nobody else, a full one calls the others in, those on duty first") {
  SmallState state = called_in();
  state.strike("emergency", "B", 0, day);
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  TickContext ctx = bench.context();
  const AgentId akimat = body_of(bench.world, "akimat", "B");
  CHECK(send_teams(ctx, order_from(akimat, 50), 0) == 50);
  for (const Unit& unit : bench.world.units)
    if (unit.incident.valid()) CHECK(unit.readiness == 1);
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0, Alarm::duty) == 50);
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0, Alarm::duty) == 0);
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0, Alarm::full) == 300);
}

TEST_CASE("before somebody on the spot has told the size only those on duty are sent, and then all that are needed") {
  SmallState state = called_in();
  state.scenario.policy = Policy::network;
  state.scenario.parameters.reserve_share = 0;
  state.strike("emergency", "B", hour, 2 * day).demands = {{Capability::rescue, 200, 1}};
  Engine engine(state.make());
  const IncidentState& incident = engine.world().incidents[0];
  while (incident.first_team < 0 && !engine.done()) {
    engine.step();
    REQUIRE(incident.deployed() <= 100);
  }
  REQUIRE(incident.deployed() == 100);
  const Tick first = incident.first_team;
  while (incident.deployed() <= 100 && !engine.done()) engine.step();
  CHECK(incident.deployed() > 300);
  CHECK(engine.world().tick - first <= 6);  // its own team told it, within the hour
}

TEST_CASE("what a forecast tells can be planned for before anybody is there") {
  SmallState state = called_in();
  state.scenario.policy = Policy::network;
  state.from(ThreatClass::object, 0.01);
  IncidentSpec& incident = state.strike("emergency", "B", 3 * day, 2 * day);
  incident.demands = {{Capability::rescue, 1500, 1}};
  incident.warning = 2 * day;
  Engine engine(state.make());
  const IncidentState& now = engine.world().incidents[0];
  double most = 0;
  while (now.phase == IncidentPhase::latent) {
    engine.step();
    most = std::max(most, now.deployed());
  }
  CHECK(most > 100);
}

TEST_CASE("who is there first tells its body what it sees, once, also where nothing is") {
  for (const bool real : {true, false}) {
    SmallState state = called_in();
    state.strike("emergency", "B", 0, day);
    PhaseBench bench(state.make());
    IncidentState& incident = bench.world.incidents[0];
    if (real) {
      incident.phase = IncidentPhase::active;
      incident.hold(0.7);
    } else {
      incident.phase = IncidentPhase::dormant;
    }
    TickContext ctx = bench.context();
    const AgentId akimat = body_of(bench.world, "akimat", "B");
    REQUIRE(send_teams(ctx, order_from(akimat, 100), 0) == 100);
    std::vector<Message> told;
    for (int t = 0; t < 60; ++t) {
      bench.next_tick();
      TickContext then = bench.context();
      move_teams(then);
      for (const Message& message : bench.serial.messages) told.push_back(message);
    }
    REQUIRE(told.size() == 1);
    CHECK(told[0].kind == MessageKind::signal);
    CHECK(told[0].to == akimat);
    CHECK(static_cast<double>(told[0].severity) == Approx(real ? 0.7 : 0));
    CHECK(told[0].observed > 0);
  }
}

TEST_CASE(
    "persons alarmed, on the way and on the spot are those who were sent; at work and resting are those on the spot") {
  SmallState state = called_in();
  state.strike("emergency", "B", 0, 5 * day).demands = {{Capability::rescue, 120, 1}};
  Engine engine(state.make());
  const IncidentState& incident = engine.world().incidents[0];
  double alarmed = 0, under_way = 0, resting = 0;
  while (!engine.done()) {
    engine.step();
    const World& world = engine.world();
    REQUIRE(incident.alarmed == sum_of_states(world, UnitState::preparing));
    REQUIRE(incident.under_way == sum_of_states(world, UnitState::travelling));
    double there = 0, at_work = 0;
    for (const Unit& unit : world.units) {
      if (unit.there() && !unit.recalled) there += static_cast<double>(unit.persons);
      if (unit.state == UnitState::working && !unit.recalled) at_work += static_cast<double>(unit.persons);
    }
    REQUIRE(incident.on_the_spot == there);
    REQUIRE(incident.at_work == at_work);
    alarmed = std::max(alarmed, incident.alarmed);
    under_way = std::max(under_way, incident.under_way);
    resting = std::max(resting, incident.resting());
  }
  CHECK(alarmed > 0);
  CHECK(under_way > 0);
  CHECK(resting > 0);
}

TEST_CASE(
    "first figures are too small, and as good as right after some days; without that flaw they are right at once") {
  SmallState state;
  state.strike("emergency", "B", 0, 10 * day);
  for (const double flaw : {0.3, 0.0}) {
    state.scenario.parameters.first_underestimate = flaw;
    state.scenario.parameters.size_known_rate = 1 / day;
    PhaseBench bench(state.make());
    IncidentState& incident = bench.world.incidents[0];
    incident.phase = IncidentPhase::active;
    incident.hold(0.5);
    CHECK(apparent_severity(bench.context(), first_incident) == Approx(0.5 * (1 - flaw)));
    bench.world.tick = 6 * 24;
    CHECK(apparent_severity(bench.context(), first_incident) == Approx(0.5 * (1 - flaw * std::exp(-1))));
    bench.world.tick = 6 * 24 * 5;
    CHECK(apparent_severity(bench.context(), first_incident) == Approx(0.5).epsilon(0.003));
    CHECK(observable_severity(bench.context(), first_incident) == 0.5);
  }
}
