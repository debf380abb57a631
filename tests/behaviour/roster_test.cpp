// Work and rest on the spot: who plans knows shifts and tiring, and plans for them.

#include <algorithm>
#include <cmath>

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});
constexpr double need = 200;  ///< effective persons at work

/// Teams of one owner on the spot, as many persons as sound planning asks for, or another share of it.
struct Field {
  Field(const SmallState& state, double share) : bench(placed(state).make()) {
    IncidentState& incident = bench.world.incidents[0];
    incident.phase = IncidentPhase::active;
    incident.demand[index_of(Capability::rescue)] = need;
    const double wanted = share * persons_needed(bench.world.scenario->parameters, need);
    double there = 0;
    for (Unit& unit : bench.world.units) {
      if (unit.capability != Capability::rescue || there >= wanted) continue;
      unit.incident = first_incident;
      unit.state = UnitState::resting;
      unit.location = unit.destination = bench.world.structure->location_of(first_incident);
      unit.under_plan = 1;
      there += static_cast<double>(unit.persons);
    }
  }

  double supplied() {
    TickContext ctx = bench.context();
    move_teams(ctx);
    bench.next_tick();
    return bench.world.incidents[0].supplied[index_of(Capability::rescue)];
  }

  /// Share of the need that is missing over so many ticks.
  double missing(int ticks) {
    double sum = 0;
    for (int t = 0; t < ticks; ++t) sum += std::max(0.0, need - supplied()) / need / ticks;
    return sum;
  }

  static SmallState placed(SmallState state) {
    state.institution.forces.clear();
    state.add_force("akimat", true, Capability::rescue, 80);
    state.strike("emergency", "B", 0, 30 * day).demands = {{Capability::rescue, need, 1}};
    return state;
  }

  PhaseBench bench;
};

}  // namespace

TEST_CASE("as many as sound planning asks for meet the need over weeks, with shifts, rest and tiring") {
  for (const double tired : {1.0, 0.85, 0.5}) {
    SmallState state;
    state.scenario.parameters.tired_efficiency = tired;
    INFO("efficiency of who is tired " << tired);
    CHECK(Field(state, 1).missing(6 * 24 * 20) < 0.02);
  }
}

TEST_CASE("with fewer than sound planning asks for work is missing, as much as hands are") {
  SmallState state;
  const double missing = Field(state, 0.5).missing(6 * 24 * 20);
  CHECK(missing > 0.3);
  CHECK(missing < 0.6);
}

TEST_CASE("no more work than are wanted, to half a team") {
  Field field(SmallState{}, 2);
  for (int t = 0; t < 6 * 24 * 10; ++t) {
    const double supplied = field.supplied();
    REQUIRE(supplied <= need + 10);
    REQUIRE(supplied >= need - 10);
  }
}

TEST_CASE("a team at work is relieved at a third of its shift where a rested one stands by, and only there") {
  Field many(SmallState{}, 1.5), few(SmallState{}, 0.5);
  float most_of_many = 0, most_of_few = 0;
  for (int t = 0; t < 6 * 11; ++t) {
    (void)many.supplied();
    (void)few.supplied();
    for (const Unit& unit : many.bench.world.units) most_of_many = std::max(most_of_many, unit.fatigue);
    for (const Unit& unit : few.bench.world.units) most_of_few = std::max(most_of_few, unit.fatigue);
  }
  CHECK(most_of_many < 0.7F);
  CHECK(most_of_few > 0.9F);
}

TEST_CASE("efficiency falls slowly at first and fast in the end, and its mean over a shift is what plans count on") {
  Parameters p;
  p.tired_efficiency = 0.7;
  CHECK(efficiency(p, 0) == 1);
  CHECK(efficiency(p, 1) == Approx(0.7));
  CHECK(1 - efficiency(p, 0.5) == Approx(0.3 / 4));
  double sum = 0;
  constexpr int steps = 1000;
  for (int k = 0; k < steps; ++k) sum += efficiency(p, (k + 0.5) / steps) / steps;
  CHECK(mean_efficiency(p) == Approx(sum).epsilon(1e-4));
  // Twelve hours of work and eight of rest: five persons for three at work, and what tiring and misjudgement take.
  CHECK(persons_needed(p, 30) == Approx(1.1 * 50 / 0.9));
}

TEST_CASE(
    "two headquarters over one incident put no more to work than there is to be done, and see who works besides") {
  Field field(SmallState{}, 2);
  bool second = false;
  for (Unit& unit : field.bench.world.units) {
    if (!unit.incident.valid()) continue;
    unit.under_plan = second ? 2 : 1;
    second = !second;
  }
  for (int t = 0; t < 6 * 24; ++t) REQUIRE(field.supplied() <= need + 10);
  // A body that knows nothing of a plan puts its own teams to work: the plan leaves it that much.
  for (Unit& unit : field.bench.world.units)
    if (unit.incident.valid() && unit.owner == body_of(field.bench.world, "akimat", "A")) unit.under_plan = 0;
  for (int t = 0; t < 6 * 24; ++t) (void)field.supplied();
  CHECK(field.supplied() >= need - 10);
}
