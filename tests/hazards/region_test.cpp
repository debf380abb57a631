// What incidents do to their region beside the needs that they raise.

#include <cmath>

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

TEST_CASE("infrastructure goes the share 1 - 1/e of its way in six hours, down and up again") {
  SmallState state;
  IncidentSpec& spec = add_incident(state, "B", standing(1));
  spec.hazard.curve = {{0, 0.5}, {6 * hour, 0.5}};  // over after the sixth hour
  spec.consequences.power = 0.4;
  spec.consequences.roads = 1;
  spec.consequences.communications = 0.6;
  state.scenario.parameters.power_dependence = 0;
  EvolveBench bench(state);
  bench.run(6);
  const RegionState& b = bench.world.regions[1];
  const double way = 1 - std::exp(-1);
  CHECK(static_cast<double>(b.power) == Approx(1 - 0.2 * way).epsilon(1e-5));
  CHECK(static_cast<double>(b.roads) == Approx(1 - 0.5 * way).epsilon(1e-5));
  CHECK(static_cast<double>(b.communications) == Approx(1 - 0.3 * way).epsilon(1e-5));
  bench.run(1);  // the tick in which the incident ends
  const double lost = 1 - static_cast<double>(b.roads);
  bench.run(6);
  CHECK(1 - static_cast<double>(b.roads) == Approx(lost * std::exp(-1)).epsilon(1e-5));
}

namespace {

/// One tick of an hour in B, of which a share of the need is open; what trust and rumour were changed by.
struct Mood {
  double trust = 0, rumour = 0;
};
Mood change(const Parameters& p, double need, double covered, bool informed, double trust, double rumour) {
  SmallState state;
  state.scenario.parameters = p;
  add_incident(state, "B", standing(need)).demands = {{Capability::rescue, 10, 1}};
  state.institution.regions[1].trust = 0.8;
  EvolveBench bench(state);
  RegionState& b = bench.world.regions[1];
  b.trust = static_cast<float>(trust);
  b.rumour = static_cast<float>(rumour);
  b.informed_until = informed ? 0 : -1;
  bench.incident(0).supplied[static_cast<std::size_t>(Capability::rescue)] = 10 * need * covered;
  bench.tick();
  return {static_cast<double>(b.trust) - trust, static_cast<double>(b.rumour) - rumour};
}

}  // namespace

TEST_CASE("a tick changes trust and rumour by what its need, its rumour and its news are worth") {
  Parameters p;  // rates a thousand times the usual ones, for changes that a float tells apart
  p.trust_loss = 0.06 / hour;
  p.trust_gain = 0.04 / hour;
  p.rumour_growth = 0.05 / hour;
  p.rumour_decay = 0.2 / hour;
  const auto near = [](double value) { return Approx(value).margin(1e-6); };
  // Need alone. Beyond one it counts no more.
  CHECK(change(p, 0.5, 0, false, 0.6, 0).trust == near(-0.06 * 0.5 * 0.6));
  CHECK(change(p, 0.5, 0.8, false, 0.6, 0).trust == near(-0.06 * 0.1 * 0.6));
  CHECK(change(p, 3, 0, false, 0.6, 0).trust == near(-0.06 * 0.6));
  CHECK(change(p, 0.5, 0, false, 0.6, 0).rumour == near(0.05 * 0.5));
  CHECK(change(p, 0.5, 0, false, 0.6, 0.4).rumour == near(0.05 * 0.5 * 0.6 - 0.02 * 0.4));
  // Rumour costs half the trust that need does, and fades at a tenth of its rate while nobody speaks to people.
  CHECK(change(p, 0.5, 1, false, 0.6, 0.4).trust == near(-0.06 * 0.5 * 0.4 * 0.6));
  CHECK(change(p, 0.5, 1, false, 0.6, 0.4).rumour == near(-0.02 * 0.4));
  // People who are told trust again as far as their need is met, up to what they trusted before; rumour grows no more.
  CHECK(change(p, 0.5, 0, true, 0.6, 0).trust == near(-0.06 * 0.5 * 0.6 + 0.04 * 0.5));
  CHECK(change(p, 0.5, 1, true, 0.6, 0).trust == near(0.04));
  CHECK(change(p, 0.5, 1, true, 0.9, 0).trust == near(0));
  CHECK(change(p, 0.5, 0, true, 0.6, 0.4).rumour == near(-0.2 * 0.4));
}
