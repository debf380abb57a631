// What incidents do to their region beside the needs that they raise.

#include "hazards/evolve_bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

RegionState after(SmallState& state, int ticks) {
  EvolveBench bench(state);
  bench.run(ticks);
  return bench.world.regions[1];
}

}  // namespace

TEST_CASE("power that is down takes its share of communications along") {
  for (double dependence : {0.0, 0.5, 1.0}) {
    SmallState state;
    state.scenario.parameters.power_dependence = dependence;
    add_incident(state, "B", standing(1)).consequences.power = 0.6;
    const RegionState b = after(state, 240);  // forty lags: settled
    INFO("dependence " << dependence);
    CHECK(static_cast<double>(b.power) == Approx(0.4).epsilon(1e-4));
    CHECK(static_cast<double>(b.communications) == Approx(1 - dependence * 0.6).epsilon(1e-4));
  }
}

TEST_CASE("a region whose power is always poor loses communications only by what is lacking of it") {
  SmallState state;
  state.institution.regions[1].power = 0.5;
  add_incident(state, "B", standing(1)).consequences.power = 0.25;
  const RegionState b = after(state, 240);
  CHECK(static_cast<double>(b.communications) == Approx(1 - 0.5 * 0.5).epsilon(1e-4));
}

TEST_CASE("communications come back after the power") {
  SmallState state;
  IncidentSpec& spec = add_incident(state, "B", standing(1));
  spec.hazard.curve = {{0, 1}, {2 * day, 1}};
  spec.consequences.power = 1;
  EvolveBench bench(state);
  bench.run(48);
  CHECK(bench.world.regions[1].power < 0.01F);
  CHECK(bench.world.regions[1].communications < 0.52F);
  bench.run(12);
  CHECK(bench.world.regions[1].communications < bench.world.regions[1].power);
  bench.run(24 * 10);
  CHECK(bench.world.regions[1].communications > 0.999F);
}

TEST_CASE("an incident that feeds rumour and distrust does so as far as nobody meets its need") {
  const auto mood = [](double rumour, double distrust, double coverage) {
    SmallState state;
    state.scenario.parameters.trust_loss = state.scenario.parameters.rumour_growth = 0;
    state.scenario.parameters.rumour_decay = 0;
    IncidentSpec& spec = add_incident(state, "B", standing(0.5));
    spec.consequences.rumour_growth = rumour;
    spec.consequences.trust_loss = distrust;
    spec.demands = {{Capability::public_information, 10, 1}};
    EvolveBench bench(state);
    bench.world.regions[1].trust = 0.8F;
    for (int t = 0; t < 48; ++t) {
      bench.incident(0).supplied[static_cast<std::size_t>(Capability::public_information)] = 10 * 0.5 * coverage;
      bench.tick();
    }
    return bench.world.regions[1];
  };
  CHECK(mood(0, 0, 0).rumour == 0);
  CHECK(mood(0, 0, 0).trust == 0.8F);
  // dR/dt = 0.4 x 0.5 (1 - R) a day; hourly steps are off by half a step: 0.2 x 2 / 48 / 2 = 0.4 %
  CHECK(static_cast<double>(mood(0.4 / day, 0, 0).rumour) == Approx(1 - std::exp(-0.4)).epsilon(0.005));
  CHECK(static_cast<double>(mood(0, 0.2 / day, 0).trust) == Approx(0.8 * std::exp(-0.2)).epsilon(0.005));
  CHECK(static_cast<double>(mood(0.4 / day, 0, 0.75).rumour) == Approx(1 - std::exp(-0.1)).epsilon(0.005));
  CHECK(static_cast<double>(mood(0.4 / day, 0, 1).rumour) == 0);
}
