// The measures of engine/measures.hpp, against what the world holds.

#include "engine/measures.hpp"

#include <cmath>

#include "behaviour/small_state.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first(std::size_t{0}), second(std::size_t{1});

SmallState two_strikes() {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.ticks = 6 * 24 * 5;
  state.strike("emergency", "B", 2 * hour, 2 * day).demands = {{Capability::rescue, 50, 1}};
  state.strike("unrest", "C", 10 * hour, 2 * day, 0.5).demands = {{Capability::policing, 40, 1}};
  state.scenario.incidents[0].consequences.people_at_risk = 1000;
  state.scenario.incidents[0].consequences.self_evacuation = 0.1 / day;
  return state;
}

}  // namespace

TEST_CASE("before anything happens sums are zero and times have no value") {
  Engine engine(two_strikes().make());
  const World& world = engine.world();
  for (const char* name : {"evacuated", "harmed", "personnel_deployed", "incidents_active", "severity", "loss", "cost",
                           "backlog", "messages", "violations", "rights_limited", "rumour", "picture_error",
                           "share_informed", "utilisation", "rework", "disorganisation", "disorganised_time"}) {
    INFO(name);
    CHECK(measure(world, name) == 0);
  }
  for (const char* name :
       {"time_to_detect", "time_to_inform", "time_to_decide", "time_to_headquarters", "time_to_regional_headquarters",
        "time_to_central_headquarters", "time_to_first_unit", "time_to_contain", "time_to_close"}) {
    INFO(name);
    CHECK(std::isnan(measure(world, name)));
  }
  CHECK(measure(world, "trust") == Approx(0.6));
}

TEST_CASE("times count in seconds from the onset of the incident asked about, and in the mean over all") {
  Engine engine(two_strikes().make());
  play(engine);
  const World& world = engine.world();
  for (IncidentId i : {first, second}) {
    const IncidentState& state = world.incidents[i.index()];
    CHECK(measure(world, "time_to_detect", i) == (state.detected - state.onset) * 600.0);
    CHECK(measure(world, "time_to_first_unit", i) == (state.first_team - state.onset) * 600.0);
    CHECK(measure(world, "time_to_close", i) == (state.ended - state.onset) * 600.0);
  }
  CHECK(measure(world, "time_to_close", first) == Approx(2 * day).margin(600));
  CHECK(measure(world, "time_to_first_unit") ==
        Approx((measure(world, "time_to_first_unit", first) + measure(world, "time_to_first_unit", second)) / 2));
}

TEST_CASE("a mean over incidents leaves out those to which it has not happened yet") {
  Engine engine(two_strikes().make());
  play(engine, 40);
  CHECK(std::isnan(measure(engine.world(), "time_to_detect", second)));
  CHECK(measure(engine.world(), "time_to_detect") == measure(engine.world(), "time_to_detect", first));
}

TEST_CASE("severity, demand and deployment can be asked of one incident, one region or the country") {
  Engine engine(two_strikes().make());
  play(engine, 6 * 24);
  const World& world = engine.world();
  CHECK(measure(world, "severity", first) == Approx(1));
  CHECK(measure(world, "severity", second) == Approx(0.5));
  CHECK(measure(world, "severity") == Approx(1.5));
  CHECK(measure(world, "severity", {}, world.institution().region("C")) == Approx(0.5));
  CHECK(measure(world, "severity", {}, world.institution().region("A")) == 0);
  CHECK(measure(world, "incidents_active") == 2);
  CHECK(measure(world, "personnel_deployed", first) + measure(world, "personnel_deployed", second) ==
        measure(world, "personnel_deployed"));
  CHECK(measure(world, "personnel_deployed", first) > 0);
  CHECK(measure(world, "personnel_deployed") == 10 * measure(world, "teams_deployed"));
}

TEST_CASE("the share that knows and the error of the pictures follow what bodies believe") {
  SmallState state = two_strikes();
  state.scenario.incidents.resize(1);
  state.scenario.incidents[0].detectability = 0;
  World world = build_world(state.make());
  const Structure& structure = *world.structure;
  const Span span = structure.audience_of[0];
  REQUIRE(span.count >= 6);
  world.incidents[0].phase = IncidentPhase::active;
  world.incidents[0].began = 1;
  world.incidents[0].intensity = 0.8;
  CHECK(measure(world, "share_informed") == 0);
  CHECK(measure(world, "picture_error") == Approx(0.8));  // who knows nothing believes nothing
  for (std::uint32_t n = 0; n < 3; ++n) {
    Picture& picture = world.pictures[structure.audience[span.first + n]];
    picture.since = 0;
    picture.belief = 0.6F;
  }
  CHECK(measure(world, "share_informed") == Approx(3.0 / span.count));
  CHECK(measure(world, "picture_error") == Approx((3 * 0.2 + (span.count - 3) * 0.8) / span.count));
}

TEST_CASE("headquarters that sit are counted by level and region") {
  Engine engine(two_strikes().make());
  play(engine, 6 * 24);
  const World& world = engine.world();
  CHECK(measure(world, "regional_headquarters", {}, world.institution().region("B")) == 1);
  CHECK(measure(world, "regional_headquarters", {}, world.institution().region("A")) == 0);
  CHECK(measure(world, "central_headquarters", first) == 1);
  CHECK(measure(world, "central_headquarters", second) == 0);
  play(engine);
  CHECK(measure(world, "central_headquarters") == 0);
}

TEST_CASE("a headquarters of the region and a central one are timed apart, any of them by the earlier") {
  World world = build_world(two_strikes().make());
  IncidentState& state = world.incidents[0];
  CHECK(state.headquarters() == -1);
  const double onset = state.onset * 600.0;
  state.central = 3;
  CHECK(measure(world, "time_to_headquarters", first) == 3 * 600.0 - onset);
  CHECK(measure(world, "time_to_central_headquarters", first) == 3 * 600.0 - onset);
  CHECK(std::isnan(measure(world, "time_to_regional_headquarters", first)));
  state.regional = 50;
  CHECK(measure(world, "time_to_regional_headquarters", first) == 50 * 600.0 - onset);
  CHECK(measure(world, "time_to_headquarters", first) == 3 * 600.0 - onset);
  state.regional = 2;
  CHECK(measure(world, "time_to_headquarters", first) == 2 * 600.0 - onset);
  Engine engine(two_strikes().make());
  play(engine, 6 * 24);
  for (const IncidentId i : {first, second}) {
    Tick sat = -1;
    for (const Headquarters& hq : engine.world().headquarters)
      if (hq.level == HeadquartersLevel::regional && hq.region == engine.scenario().incidents[i.index()].region)
        sat = hq.first_sitting;
    CHECK(engine.world().incidents[i.index()].regional == sat);
  }
}

TEST_CASE("what was kept too long is no act without ground") {
  World world = build_world(two_strikes().make());
  Violation violation;
  violation.article = world.structure->common.necessity;
  world.violations.assign(3, violation);
  violation.article = world.structure->common.headquarters;
  world.violations.push_back(violation);
  CHECK(measure(world, "violations") == 4);
  CHECK(measure(world, "kept_too_long") == 3);
  CHECK(measure(world, "without_ground") == 1);
}

TEST_CASE("a measure is the same by name and by number") {
  Engine engine(two_strikes().make());
  play(engine, 6 * 24);
  for (std::size_t m = 0; m < measure_names().size(); ++m) {
    const std::string_view name = measure_names()[m].name;
    INFO(name);
    const double a = measure(engine.world(), name), b = measure(engine.world(), m);
    CHECK((a == b || (std::isnan(a) && std::isnan(b))));
    CHECK(mark_of(engine.world().incidents[0], name).has_value() == (measure_names()[m].over_run == OverRun::once));
  }
}

TEST_CASE("the ledger of rights counts people times days") {
  SmallState state = two_strikes();
  World world = build_world(state.make());
  InstrumentInForce instrument_in_force;
  instrument_in_force.instrument = InstrumentId(std::size_t{0});
  instrument_in_force.incident = first;
  instrument_in_force.region = state.region("B");
  instrument_in_force.people = 200;
  instrument_in_force.from = 10;
  instrument_in_force.ended = 10 + 36;  // a quarter of a day
  world.instruments.push_back(instrument_in_force);
  instrument_in_force.ended = -1;  // still in force
  instrument_in_force.people = 10;
  world.instruments.push_back(instrument_in_force);
  world.tick = 10 + 144;
  CHECK(measure(world, "rights_limited") == Approx(200 * 0.25 + 10));
  CHECK(measure(world, "rights_limited", first) == Approx(60));
  CHECK(measure(world, "rights_limited", second) == 0);
}

TEST_CASE("trust of the country is weighted by population") {
  SmallState state = two_strikes();
  named(state.institution.regions, "A").population = 3e6;
  named(state.institution.regions, "A").trust = 0.9;
  const World world = build_world(state.make());
  CHECK(measure(world, "trust") == Approx((3e6 * 0.9 + 2 * 5e5 * 0.6) / 4e6));
  CHECK(measure(world, "trust", {}, state.region("A")) == Approx(0.9));
}
