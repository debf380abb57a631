// What instruments in force do: to each family of hazards, to consequences, to the region.

#include <map>
#include <set>

#include "hazards/effects.hpp"
#include "hazards/evolve_bench.hpp"
#include "world/vocabulary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double strength = 0.4;

/// A state whose first instrument has that effect.
SmallState with_effect(InstrumentEffect effect) {
  SmallState state;
  state.institution.instruments[0].effect = effect;
  state.institution.instruments[0].strength = strength;
  return state;
}

/// Intensity after ten days with an instrument in force from the start until it ends in tick `ended` (-1: never).
double course(HazardFamily family, InstrumentEffect effect, bool taken, Tick ended = -1) {
  SmallState state = with_effect(effect);
  add_incident(state, "B", example(family));
  EvolveBench bench(state);
  if (taken) bench.instrument(InstrumentId(std::size_t{0}), 0);
  for (int t = 0; t < 240; ++t) {
    if (taken && bench.world.tick == ended) bench.world.instruments[0].ended = ended;
    // Trust and rumour are held, so that what an instrument does to them does not reach the hazard by that way.
    bench.world.regions[1].trust = 0.3F;
    bench.world.regions[1].rumour = 0.1F;
    bench.tick();
  }
  return bench.incident(0).intensity;
}

/// The table of sim/behaviour/README.md 7.17: which effects act on which family by itself.
const std::map<HazardFamily, std::set<InstrumentEffect>>& acting() {
  using enum InstrumentEffect;
  static const std::map<HazardFamily, std::set<InstrumentEffect>> table{
      {HazardFamily::pulse, {}},
      {HazardFamily::wave, {}},
      {HazardFamily::logistic, {entry_ban, trade_ban, legal_restriction}},
      {HazardFamily::epidemic, {quarantine, restrict_movement}},
      {HazardFamily::contagion, {quarantine, restrict_movement, restrict_communications}},
      {HazardFamily::campaign, {legal_restriction}},
      {HazardFamily::drift, {financial_support, legal_restriction, restore}}};
  return table;
}

}  // namespace

TEST_CASE("each instrument lowers the hazards that it acts on and leaves the others exactly alone") {
  for (const auto& [family, effects] : acting())
    for (const auto& entry : instrument_effect_names) {
      INFO(name_of(family) << " under " << entry.name);
      const double without = course(family, entry.value, false), with = course(family, entry.value, true);
      if (effects.contains(entry.value))
        CHECK(with < 0.99 * without);
      else
        CHECK(with == without);
    }
}

TEST_CASE("what an instrument does to a hazard vanishes when it ends") {
  for (const auto& [family, effects] : acting())
    for (InstrumentEffect effect : effects) {
      INFO(name_of(family) << " under " << name_of(effect));
      const double without = course(family, effect, false);
      CHECK(course(family, effect, true, 0) == without);
      const double half = course(family, effect, true, 120), all = course(family, effect, true);
      CHECK(half > all);
      CHECK(half < without);
    }
}

TEST_CASE("two instruments act one after the other on what the first has left") {
  InstrumentFactors factors;
  add_instrument(factors, HazardFamily::logistic, InstrumentEffect::trade_ban, 0.5);
  add_instrument(factors, HazardFamily::logistic, InstrumentEffect::entry_ban, 0.4);
  CHECK(factors.growth == Approx(0.3));
  CHECK(factors.mobility == Approx(0.6));
  add_instrument(factors, HazardFamily::drift, InstrumentEffect::restore, 0.5);
  add_instrument(factors, HazardFamily::drift, InstrumentEffect::financial_support, 0.5);
  CHECK(factors.long_term == Approx(0.75));
  CHECK(factors.loss == Approx(0.5));
  add_instrument(factors, HazardFamily::drift, InstrumentEffect::financial_support,
                 7);  // beyond its range: counts as 1
  CHECK(factors.loss == 0);
  CHECK(factors.long_term == 1);
}

TEST_CASE("an instrument for one incident does nothing to another") {
  SmallState state = with_effect(InstrumentEffect::trade_ban);
  add_incident(state, "B", example(HazardFamily::logistic));
  add_incident(state, "B", example(HazardFamily::logistic));
  EvolveBench bench(state);
  bench.instrument(InstrumentId(std::size_t{0}), 0);
  bench.run(240);
  CHECK(bench.incident(1).intensity == course(HazardFamily::logistic, InstrumentEffect::none, false));
  CHECK(bench.incident(0).intensity < bench.incident(1).intensity);
}

TEST_CASE("financial support takes its share off the loss") {
  const auto loss = [](bool supported) {
    SmallState state = with_effect(InstrumentEffect::financial_support);
    add_incident(state, "B", standing(0.8)).consequences.loss_rate = 5;
    EvolveBench bench(state);
    if (supported) bench.instrument(InstrumentId(std::size_t{0}), 0);
    bench.run(48);
    return bench.incident(0).loss;
  };
  CHECK(loss(false) == Approx(0.8 * 5 * 48 * hour));
  CHECK(loss(true) == Approx((1 - strength) * loss(false)));
}

TEST_CASE("restoring quickens the way back of infrastructure and not its loss") {
  const auto roads = [](bool restoring, float from, double target) {
    SmallState state = with_effect(InstrumentEffect::restore);
    add_incident(state, "B", standing(1)).consequences.roads = 1 - target;
    EvolveBench bench(state);
    bench.world.regions[1].roads = from;
    if (restoring) bench.instrument(InstrumentId(std::size_t{0}), 0);
    bench.run(3);
    return static_cast<double>(bench.world.regions[1].roads);
  };
  // Three hours of six: exp(-0.5), or exp(-0.5 x 1.4) with a pace of 1 + 0.4.
  CHECK(roads(false, 0.2F, 1) == Approx(1 - 0.8 * std::exp(-0.5)).epsilon(1e-5));
  CHECK(roads(true, 0.2F, 1) == Approx(1 - 0.8 * std::exp(-0.7)).epsilon(1e-5));
  CHECK(roads(false, 1, 0.4) == Approx(0.4 + 0.6 * std::exp(-0.5)).epsilon(1e-5));
  CHECK(roads(true, 1, 0.4) == roads(false, 1, 0.4));
}

TEST_CASE("restricting communications cuts them and costs trust") {
  const auto region = [](bool restricted, double distrust) {
    SmallState state = with_effect(InstrumentEffect::restrict_communications);
    state.scenario.parameters.restriction_distrust = distrust;
    add_incident(state, "B", standing(0));
    state.scenario.incidents[0].hazard = example(HazardFamily::logistic);
    state.scenario.parameters.trust_loss = 0;
    EvolveBench bench(state);
    bench.world.regions[1].trust = 0.8F;
    if (restricted) bench.instrument(InstrumentId(std::size_t{0}), 0);
    bench.run(240);
    return bench.world.regions[1];
  };
  CHECK(region(false, 0.02 / day).communications == 1);
  CHECK(static_cast<double>(region(true, 0.02 / day).communications) == Approx(1 - strength).epsilon(1e-4));
  CHECK(region(false, 0.02 / day).trust == 0.8F);
  // Floats lose about 1e-7 of it an hour.
  CHECK(static_cast<double>(region(true, 0.02 / day).trust) ==
        Approx(0.8 * std::exp(-0.02 * strength * 10)).epsilon(1e-4));
  CHECK(region(true, 0).trust == 0.8F);
}
