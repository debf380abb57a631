// Phases of an incident: what is told of peaks, when it is contained, and what goes on after its end.

#include "hazards/evolve_bench.hpp"
#include "hazards/hazard.hpp"
#include "world/vocabulary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// An incident in B along these points (hours, intensity).
SmallState along(std::vector<CurvePoint> points) {
  SmallState state;
  IncidentSpec& spec = add_incident(state, "B", standing(1));
  for (CurvePoint& point : points) point.time *= hour;
  spec.hazard.curve = std::move(points);
  return state;
}

}  // namespace

TEST_CASE("after the end of an incident nobody is evacuated any more, and people go home") {
  SmallState state = along({{0, 1}, {10, 1}});
  ConsequenceSpec& c = state.scenario.incidents[0].consequences;
  c.people_at_risk = 100000;
  c.evacuation_rate = 1 / hour;
  c.return_rate = 0.1 / day;
  EvolveBench bench(state);
  const auto tick_with_teams = [&] {
    bench.incident(0).supplied[static_cast<std::size_t>(Capability::evacuation)] = 100;  // still on the spot
    bench.tick();
  };
  for (int t = 0; t < 10; ++t) tick_with_teams();
  IncidentState& state_now = bench.incident(0);
  CHECK(state_now.phase == IncidentPhase::active);
  const double evacuated = state_now.evacuated;
  CHECK(evacuated > 0);
  tick_with_teams();
  REQUIRE(state_now.phase == IncidentPhase::ended);
  const double at_end = state_now.evacuated, unaided = state_now.left_unaided, harmed = state_now.harmed;
  for (int t = 0; t < 48; ++t) tick_with_teams();
  CHECK(state_now.evacuated == at_end);
  CHECK(state_now.left_unaided == unaided);
  CHECK(state_now.harmed == harmed);
  CHECK(state_now.returned > 0.15 * at_end);
}

TEST_CASE("a peak is told once, and again only where a later one is plainly higher") {
  const auto peaks = [](double second) {
    EvolveBench bench(along({{0, 0}, {10, 1}, {20, 0.5}, {30, second}, {40, 0.2}, {100, 0.2}}));
    bench.run(60);
    std::vector<Tick> out;
    for (const Event& e : of_kind(bench.events, EventKind::incident_peaked)) out.push_back(e.tick);
    return out;
  };
  CHECK(peaks(0.9) == std::vector<Tick>{10});
  CHECK(peaks(1.04) == std::vector<Tick>{10});  // a twentieth more is worth telling
  CHECK(peaks(1.06) == std::vector<Tick>{10, 30});
  CHECK(peaks(1.2) == std::vector<Tick>{10, 30});
}

TEST_CASE("an incident that rises again after it was contained is active, and contained a second time") {
  EvolveBench bench(along({{0, 1}, {10, 0.05}, {20, 0.15}, {30, 0.05}, {40, 0.5}, {50, 0.05}, {60, 0.05}}));
  bench.run(25);
  CHECK(bench.incident(0).phase == IncidentPhase::contained);  // 0.15 is not yet a fifth of the peak
  const Tick first = bench.incident(0).contained;
  CHECK(first >= 0);
  bench.run(15);
  CHECK(bench.incident(0).phase == IncidentPhase::active);
  CHECK(bench.incident(0).contained == -1);
  bench.run(12);
  CHECK(bench.incident(0).phase == IncidentPhase::contained);
  CHECK(bench.incident(0).contained > first);
  CHECK(of_kind(bench.events, EventKind::incident_contained).size() == 2);
}

TEST_CASE("an incident is contained below a tenth of its peak, and active again above a fifth of it") {
  const auto phase_at = [](double lowest, double again) {
    EvolveBench bench(along({{0, 2}, {2, 2}, {10, 2 * lowest}, {20, 2 * again}, {400, 2 * again}}));
    bench.run(10);
    const IncidentPhase low = bench.incident(0).phase;
    bench.run(20);
    return std::pair(low, bench.incident(0).phase);
  };
  using enum IncidentPhase;
  CHECK(phase_at(0.11, 0.11) == std::pair(active, active));
  CHECK(phase_at(0.09, 0.09) == std::pair(contained, contained));
  CHECK(phase_at(0.09, 0.19) == std::pair(contained, contained));
  CHECK(phase_at(0.09, 0.21) == std::pair(contained, active));
}

TEST_CASE("a hazard is over below a two-hundredth of its peak, or half of what it began with where that is less") {
  HazardSpec spec;
  spec.peak = 2;
  const HazardMemory memory{};
  const auto over = [&](HazardFamily family, double intensity) {
    spec.family = family;
    return hazard_over(spec, 10 * day, intensity, memory);
  };
  spec.rise_time = spec.fall_time = spec.length = day;
  using F = HazardFamily;
  for (const F family : {F::pulse, F::wave, F::campaign, F::logistic, F::contagion, F::drift}) {
    spec.initial = family == F::pulse || family == F::wave || family == F::campaign ? 0 : 0.5;
    INFO(name_of(family));
    CHECK_FALSE(over(family, 0.0101));
    CHECK(over(family, 0.0099));
  }
  for (const F family : {F::logistic, F::contagion, F::drift}) {
    spec.initial = 0.004;
    INFO(name_of(family));
    CHECK_FALSE(over(family, 0.0021));
    CHECK(over(family, 0.0019));
    spec.initial = 8;  // what comes down from far above its ceiling
    CHECK_FALSE(over(family, 0.041));
    CHECK(over(family, 0.039));
  }
}

TEST_CASE("an onset at the scenario's own time has no cause in the run, whatever happened at the place before") {
  constexpr EventKey earlier = 77;
  EvolveBench bench(along({{0, 1}, {10, 0.05}, {20, 0.05}}));
  IncidentState& state = bench.incident(0);
  state.phase = IncidentPhase::latent;
  state.onset = 3;
  state.last = earlier;      // an inject that scaled it, say
  state.relieved = earlier;  // teams that were sent ahead
  bench.run(12);
  const auto began = of_kind(bench.events, EventKind::incident_began);
  REQUIRE(began.size() == 1);
  CHECK(began[0].tick == 3);
  for (const EventKey cause : began[0].causes) CHECK(cause == 0);
  CHECK(state.began == began[0].key);
  bench.run(8);
  const auto contained = of_kind(bench.events, EventKind::incident_contained);
  REQUIRE(contained.size() == 1);
  CHECK(contained[0].causes[1] == earlier);  // who came has to do with its end, not with its beginning
}

TEST_CASE("every family of hazards runs in the world with finite intensity, at any length of tick") {
  for (const HazardFamily family : all_families)
    for (double tick : {60.0, 3600.0, 86400.0}) {
      SmallState state;
      IncidentSpec& spec = add_incident(state, "B", example(family));
      spec.demands = {{Capability::rescue, 100, 1}};
      state.scenario.tick_seconds = tick;
      EvolveBench bench(state);
      double most = 0;
      for (int t = 0; t < 500; ++t) {
        bench.incident(0).supplied[static_cast<std::size_t>(Capability::rescue)] = 20.0 * (t % 7);
        bench.tick();
        REQUIRE(std::isfinite(bench.incident(0).intensity));
        REQUIRE(bench.incident(0).intensity >= 0);
        most = std::max(most, bench.incident(0).intensity);
      }
      CHECK(most > 0);
    }
}

TEST_CASE("the greatest rates that a file may give leave every hazard finite") {
  for (const HazardFamily family : all_families)
    for (double tick : {60.0, 86400.0})
      for (bool fed : {false, true})
        for (double coverage : {0.0, 1.0}) {
          INFO(static_cast<int>(family) << ", tick " << tick << ", fed " << fed << ", coverage " << coverage);
          HazardSpec spec = example(family);
          spec.growth_rate = spec.suppression_rate = spec.fading = spec.rebuttal = 1;
          spec.decay_time = spec.drift_time = spec.adaptation_time = minute;
          spec.instrument_lag = 2 * minute;
          spec.reproduction = 30;
          spec.incubation = spec.infectious = 6 * hour;
          spec.reference = 1e-6;
          spec.attack_rate = 1000 / day;
          SmallState state;
          IncidentSpec& struck = add_incident(state, "B", spec);
          struck.demands = {{Capability::rescue, 100, 1}};
          add_incident(state, "A", standing(10)).cascades.resize(1);
          state.scenario.incidents[1].cascades[0].feed = fed && family != HazardFamily::wave ? 1 : 0;
          state.scenario.incidents[1].cascades[0].to = IncidentId(std::size_t{0});
          state.scenario.tick_seconds = tick;
          state.institution.instruments[0].effect = InstrumentEffect::restore;
          EvolveBench bench(state);
          bench.instrument(InstrumentId(std::size_t{0}), 0);
          for (int t = 0; t < 60; ++t) {
            bench.incident(0).supplied[static_cast<std::size_t>(Capability::rescue)] = 1e9 * coverage;
            bench.world.regions[1].trust = 0;
            bench.tick();
            REQUIRE(std::isfinite(bench.incident(0).intensity));
            for (double m : bench.incident(0).hazard) REQUIRE(std::isfinite(m));
          }
          // A rate too large for the tick does not turn growth into nothing.
          if (family == HazardFamily::logistic && coverage == 0 && !fed)
            CHECK(bench.incident(0).intensity == Approx(1).epsilon(1e-9));
        }
}
