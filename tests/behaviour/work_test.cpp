// Work is done, and then nobody is sent for it.

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Person-hours of teams that move people out of a flood in B, by how fast these leave by themselves.
double moving_effort(double self_evacuation, double rate) {
  SmallState state;
  state.exact();
  state.scenario.ticks = 6 * 24 * 6;
  state.scenario.parameters.detection_rate = 1;
  state.institution.forces.clear();
  state.add_force("akimat", true, Capability::evacuation, 40);
  IncidentSpec& spec = state.strike("emergency", "B", hour, 5 * day);
  spec.demands = {{Capability::evacuation, 100, 1}};
  spec.consequences.people_at_risk = 6000;
  spec.consequences.evacuation_rate = rate;
  spec.consequences.self_evacuation = self_evacuation;
  Engine engine(state.make());
  play(engine);
  CHECK(measure(engine.world(), "evacuated") <= 6000);
  return engine.world().totals.person_hours;
}

}  // namespace

TEST_CASE("nobody is sent for people who have left by themselves, nor kept for those who are moved") {
  const double all = moving_effort(0, 2 / hour);
  const double some = moving_effort(1 / day, 2 / hour);
  const double few = moving_effort(20 / day, 2 / hour);
  CHECK(some < 0.8 * all);
  CHECK(few < 0.2 * all);
  // The cause is the work: where nobody can be moved, effort goes on to the end.
  const double without = moving_effort(20 / day, 0);
  CHECK(without > 1.5 * all);
}

namespace {

/// A flood in B of two days that strikes houses, which engineers of the akimat then make fit to live in.
SmallState flood_with(const std::vector<DemandSpec>& demands, int days = 12) {
  SmallState state;
  state.exact();
  state.scenario.ticks = days * 24 * 6;
  state.scenario.parameters.detection_rate = 1;
  state.institution.forces.clear();
  state.add_force("akimat", true, Capability::engineering, 60);
  state.add_force("akimat", true, Capability::evacuation, 40);
  IncidentSpec& spec = state.strike("emergency", "B", hour, 2 * day);
  spec.demands = demands;
  spec.consequences.people_at_risk = 5000;
  spec.consequences.houses_at_risk = 300;
  spec.consequences.evacuation_rate = 2 / hour;
  spec.consequences.return_rate = 2 / day;
  spec.consequences.house_protection = 0.8;
  return state;
}

const DemandSpec moving{Capability::evacuation, 100, 1};
const DemandSpec repairs{Capability::engineering, 0, 1, WorkKind::repair, 0, 10 * hour, 3 * day};

}  // namespace

TEST_CASE("what a hazard left behind is repaired after its end, people come home as it is, and then teams go home") {
  Engine engine(flood_with({moving, repairs}).make());
  Tick ended = -1, home = -1;
  while (!engine.done()) {
    engine.step();
    const IncidentState& state = engine.world().incidents[0];
    if (ended < 0 && state.ended >= 0) ended = state.ended;
    if (state.recovered >= 0 && home < 0 && state.deployed() <= 0) home = engine.world().tick;
  }
  const IncidentState& state = engine.world().incidents[0];
  REQUIRE(ended >= 0);
  REQUIRE(state.houses > 100);
  CHECK(state.of(WorkKind::repair).done == Approx(state.houses).epsilon(0.002));
  REQUIRE(state.recovered > ended);
  REQUIRE(home >= state.recovered);
  CHECK(state.away() < 0.05 * (state.evacuated + state.left_unaided));
  SECTION("without engineers nothing is repaired, and who lived there stays away") {
    SmallState without = flood_with({moving, repairs});
    std::erase_if(without.institution.forces,
                  [](const ForceEntry& force) { return force.capability == Capability::engineering; });
    Engine none(without.make());
    play(none);
    const IncidentState& left = none.world().incidents[0];
    CHECK(left.of(WorkKind::repair).done == 0);
    CHECK(left.recovered == -1);
    CHECK(left.away() > 2 * left.houses);
  }
  SECTION("without the work nobody stays after the end") {
    Engine none(flood_with({moving}).make());
    play(none);
    CHECK(none.world().incidents[0].away() < 1);
    CHECK(none.world().incidents[0].deployed() == 0);
  }
}

TEST_CASE("a dyke keeps dry as much as is built of it when the water comes") {
  const auto houses = [](double labour, bool built = true) {
    const DemandSpec dyke{Capability::engineering, 0, 1, WorkKind::dyke, 2000, labour, 6 * hour};
    SmallState state = flood_with({moving, built ? dyke : repairs}, 4);
    IncidentSpec& spec = state.scenario.incidents[0];
    spec.hazard.curve = {{0, 0.1}, {day, 0.3}, {2 * day, 1}, {2.2 * day, 0}};
    Engine engine(state.make());
    play(engine);
    return engine.world().incidents[0].houses;
  };
  const double open = houses(0.1, false), quick = houses(0.05 * hour), too_slow = houses(200 * hour);
  CHECK(open == Approx(300).epsilon(0.01));
  CHECK(quick < 0.45 * open);  // at best a fifth
  CHECK(too_slow > quick + 0.3 * open);
}

TEST_CASE("what failed is down until it is repaired, and longer without who repairs it") {
  const auto outage = [](bool crews, WorkKind kind) {
    SmallState state = flood_with(
        {{Capability::power_repair, kind == WorkKind::post ? 40.0 : 0.0, 1, kind, kind == WorkKind::post ? 0.0 : 50.0,
          kind == WorkKind::post ? 0.0 : 20 * hour, kind == WorkKind::post ? 0.0 : 2 * day}});
    if (crews) state.add_force("akimat", true, Capability::power_repair, 10);
    state.scenario.incidents[0].consequences.power_outage = 50;
    Engine engine(state.make());
    play(engine);
    return engine.world().incidents[0].outage;
  };
  const double repaired = outage(true, WorkKind::restoration), never = outage(false, WorkKind::restoration);
  CHECK(repaired < 0.4 * never);
  CHECK(never == Approx(50 * 24 * 12).epsilon(0.05));   // megawatt-hours: down to the end of the run
  CHECK(outage(false, WorkKind::post) < 0.25 * never);  // a level ends with its hazard by itself
}

TEST_CASE("a fire that crews meet with line stays small, and runs on where nobody builds it") {
  const auto burnt = [](bool crews, double labour) {
    SmallState state;
    state.exact();
    state.scenario.ticks = 3 * 24 * 6;
    state.scenario.parameters.detection_rate = 1;
    state.institution.forces.clear();
    if (crews) state.add_force("akimat", true, Capability::rescue, 40);
    IncidentSpec& spec = state.strike("emergency", "B", hour, day);
    spec.hazard = HazardSpec{};
    spec.hazard.family = HazardFamily::fire;
    spec.hazard.initial = 0.1;
    spec.hazard.peak = 5;
    spec.hazard.spread = 100 / hour;
    spec.hazard.front = 10000;
    spec.hazard.decay_time = 6 * hour;
    spec.demands = {{Capability::rescue, 0, 1, WorkKind::fire_line, 10000, labour, 12 * hour}};
    Engine engine(state.make());
    play(engine);
    const IncidentState& fire = engine.world().incidents[0];
    const WorkState& line = fire.of(WorkKind::fire_line);
    CHECK(line.done <= line.made * (1 + 1e-9));
    CHECK((line.done > 0) == crews);
    return measure(engine.world(), "area_burnt");
  };
  const double met = burnt(true, 120), slow = burnt(true, 100 * hour), alone = burnt(false, 120);
  CHECK(met < 0.25 * alone);
  CHECK(slow > 0.8 * alone);
}
