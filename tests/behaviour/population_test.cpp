// Phase 2 for regions: trust and rumour answer to unmet need and to what people are told.

#include <cmath>

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Need that nobody meets in region B for four days.
SmallState unmet_need() {
  SmallState state;
  state.scenario.policy = Policy::no_response;
  state.scenario.ticks = 6 * 24 * 4;
  state.strike("emergency", "B", 0, 10 * day).demands = {{Capability::rescue, 100, 1}};
  return state;
}

const RegionState& region_b(const Engine& engine) { return engine.world().regions[1]; }

}  // namespace

TEST_CASE("rumour grows with unmet need as long as nobody informs people") {
  SmallState state = unmet_need();
  state.scenario.parameters.rumour_growth = 0.1 / day;
  state.scenario.parameters.rumour_decay = 0;
  Engine engine(state.make());
  float last = 0;
  while (!engine.done()) {
    engine.step();
    REQUIRE(region_b(engine).rumour > last);
    last = region_b(engine).rumour;
  }
  // dr/dt = 0.1 / day x (1 - r) for four days.
  CHECK(static_cast<double>(last) == Approx(1 - std::exp(-0.4)).epsilon(0.002));
  CHECK(engine.world().regions[0].rumour == 0);
}

TEST_CASE("a public statement stops rumour for a day and lets it fade") {
  SmallState state = unmet_need();
  Engine silent(state.make());
  InjectSpec& statement = state.inject(InjectKind::public_statement);
  statement.at = 2 * day;
  statement.region = state.region("B");
  Engine told(state.make());
  play(silent, 6 * 24 * 2);
  play(told, 6 * 24 * 2);
  CHECK(region_b(told).rumour == region_b(silent).rumour);
  const float before = region_b(told).rumour;
  play(told, 6 * 24 * 3);
  play(silent, 6 * 24 * 3);
  // dr/dt = -0.2 / day x r
  CHECK(static_cast<double>(region_b(told).rumour) ==
        Approx(static_cast<double>(before) * std::pow(1 - 0.2 / 144, 144)).epsilon(1e-5));
  CHECK(region_b(silent).rumour > before);
  const float faded = region_b(told).rumour;
  told.step();
  CHECK(region_b(told).rumour > faded);  // the day is over with its last tick
}

TEST_CASE("a public statement holds one tick where a tick is a day") {
  SmallState state;
  state.scenario.tick_seconds = day;
  state.scenario.ticks = 4;
  InjectSpec& rumour = state.inject(InjectKind::rumour);
  rumour.at = 0;
  rumour.region = state.region("B");
  rumour.value = 0.5;
  InjectSpec& statement = state.inject(InjectKind::public_statement);
  statement.at = day;
  statement.region = state.region("B");
  Engine engine(state.make());
  double expected = 0.5;
  // A tenth of the decay of 0.2 a day while nobody informs people, all of it on the day of the statement.
  for (const double decay : {0.02, 0.2, 0.02, 0.02}) {
    engine.step();
    expected *= 1 - decay;
    CHECK(static_cast<double>(region_b(engine).rumour) == Approx(expected));
  }
}

TEST_CASE("the instrument of informing people slows rumour for as long as it holds") {
  SmallState state = unmet_need();
  state.scenario.policy = Policy::network;
  state.institution.forces.clear();  // need stays open
  Engine informed(state.make());
  play(informed);
  state.instrument("inform").threats.clear();  // never
  Engine silent(state.make());
  play(silent);
  CHECK(region_b(silent).rumour > 0.2F);
  CHECK(region_b(informed).rumour < 0.2F * region_b(silent).rumour);
  CHECK(region_b(informed).trust > region_b(silent).trust);
}

TEST_CASE("trust falls with unmet need and comes back where need is met and people are told") {
  SmallState state = unmet_need();
  state.strike("emergency", "C", 0, 2 * day).demands = {{Capability::rescue, 100, 1}};
  state.scenario.parameters.trust_loss = 0.1 / day;
  state.scenario.parameters.trust_gain = 0.05 / day;
  state.scenario.parameters.rumour_growth = 0;
  state.scenario.ticks = 6 * 24 * 12;
  InjectSpec& statement = state.inject(InjectKind::public_statement);
  statement.at = 3 * day;
  statement.region = state.region("C");
  Engine engine(state.make());
  play(engine, 6 * 24 * 2);
  const double after_need = engine.world().regions[2].trust;
  CHECK(after_need == Approx(0.6 * std::exp(-0.2)).epsilon(0.005));
  play(engine, 6 * 24 * 3);
  CHECK(static_cast<double>(engine.world().regions[2].trust) == Approx(after_need).epsilon(0.005));
  play(engine, 6 * 24 * 4);
  CHECK(static_cast<double>(engine.world().regions[2].trust) == Approx(after_need + 0.05).epsilon(0.02));
  CHECK(static_cast<double>(region_b(engine).trust) == Approx(0.6 * std::exp(-0.4)).epsilon(0.005));
  CHECK(engine.world().regions[0].trust == 0.6F);
}

TEST_CASE("trust and rumour stay between nothing and all, whatever the rates") {
  for (double rate : {0.0, 1.0 / day, 1.0 / hour, 1.0}) {
    SmallState state = unmet_need();
    state.scenario.incidents[0].hazard.curve = {{0, 5}, {2 * day, 5}};
    state.scenario.policy = Policy::by_law;
    Parameters& p = state.scenario.parameters;
    p.trust_loss = p.trust_gain = p.rumour_growth = p.rumour_decay = rate;
    InjectSpec& rumour = state.inject(InjectKind::rumour);
    rumour.at = day;
    rumour.region = state.region("A");
    rumour.value = 3;
    Engine engine(state.make());
    while (!engine.done()) {
      engine.step();
      for (const RegionState& region : engine.world().regions) {
        REQUIRE(region.trust >= 0);
        REQUIRE(region.trust <= 1);
        REQUIRE(region.rumour >= 0);
        REQUIRE(region.rumour <= 1);
      }
      for (const char* name : {"trust", "rumour"}) {
        REQUIRE(measure(engine.world(), name) >= 0);
        REQUIRE(measure(engine.world(), name) <= 1);
      }
    }
  }
}

TEST_CASE("infrastructure gives way to what strikes it and to the restriction of communications, and recovers") {
  SmallState state = unmet_need();
  state.scenario.ticks = 6 * 24 * 16;
  state.scenario.incidents[0].consequences.roads = 0.5;
  state.scenario.incidents[0].consequences.communications = 0.4;
  Engine engine(state.make());
  play(engine, 6 * 24 * 4);
  // With a lag of six hours it is all there after four days.
  CHECK(static_cast<double>(region_b(engine).roads) == Approx(0.5).margin(0.001));
  CHECK(static_cast<double>(region_b(engine).communications) == Approx(0.6).margin(0.001));
  CHECK(region_b(engine).power == 1);
  play(engine);
  CHECK(static_cast<double>(region_b(engine).roads) == Approx(1).margin(0.001));

  SmallState limited = unmet_need();
  limited.scenario.policy = Policy::by_law;
  limited.scenario.parameters.detection_rate = 1;
  Engine restricted(limited.make());
  play(restricted);
  CHECK(static_cast<double>(region_b(restricted).communications) == Approx(0.7).margin(0.01));
}
