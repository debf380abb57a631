// Incidents that set off and feed each other.

#include "hazards/evolve_bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr std::size_t source = 0, target = 1;

/// A source that stands at an intensity from the first tick, and a dormant target.
SmallState pair_of(double intensity, const CascadeSpec& cascade, const HazardSpec& of_target) {
  SmallState state;
  add_incident(state, "A", standing(intensity));
  add_incident(state, "B", of_target, true);
  state.scenario.incidents[source].cascades = {cascade};
  state.scenario.incidents[source].cascades[0].to = IncidentId(target);
  return state;
}

std::vector<Event> about(const EvolveBench& bench, EventKind kind, std::size_t incident) {
  std::vector<Event> out = of_kind(bench.events, kind);
  std::erase_if(out, [&](const Event& e) { return e.incident != IncidentId(incident); });
  return out;
}

}  // namespace

TEST_CASE("a certain cascade begins in the tick after its source reached the height for it") {
  CascadeSpec cascade;
  cascade.certain = true;
  cascade.above = 0.5;
  SmallState state = pair_of(1, cascade, standing(1));
  HazardSpec& rising = state.scenario.incidents[source].hazard;
  rising.curve = {{0, 0}, {10 * hour, 1}, {1000 * hour, 1}};  // 0.1 after the first tick, 0.5 after the fifth
  EvolveBench bench(state);
  bench.run(5);
  CHECK(bench.incident(target).phase == IncidentPhase::dormant);
  bench.run(1);
  CHECK(bench.incident(target).phase == IncidentPhase::active);
  CHECK(bench.incident(target).onset == 5);
  CHECK(bench.incident(target).intensity == 1);
}

TEST_CASE("a cascade names the incident that set it off and the event that led to it") {
  CascadeSpec cascade;
  cascade.certain = true;
  cascade.delay = 3 * hour;
  EvolveBench bench(pair_of(1, cascade, standing(1)));
  bench.run(20);
  const auto began = about(bench, EventKind::incident_began, target), spread = about(bench, EventKind::spread, target);
  REQUIRE(spread.size() == 1);
  REQUIRE(began.size() == 1);
  CHECK(spread[0].tick == 1);
  CHECK(spread[0].value == static_cast<float>(source));
  CHECK(spread[0].region == RegionId(std::size_t{1}));
  CHECK(spread[0].causes[0] == about(bench, EventKind::incident_began, source).at(0).key);
  CHECK(began[0].tick == 1 + 3);
  CHECK(began[0].causes[0] == spread[0].key);
}

TEST_CASE("a cascade with a rate waits as long as its rate and the height of its source say") {
  CascadeSpec cascade;
  cascade.rate = 1.5 / day;
  SmallState state = pair_of(0.4, cascade, standing(1));
  constexpr int runs = 3000;
  double ticks = 0, squares = 0;
  for (int seed = 1; seed <= runs; ++seed) {
    state.scenario.seed = static_cast<std::uint64_t>(seed);
    EvolveBench bench(state);
    while (bench.incident(target).phase == IncidentPhase::dormant) bench.tick();
    const double waited = bench.world.tick - 1;  // the first tick only begins the source
    ticks += waited;
    squares += waited * waited;
  }
  // Geometric: 1 / p ticks with p = 1 - exp(-1.5 x 0.4 / 24), so 40.5 ticks or 1.69 days; variance (1 - p) / p^2.
  const double p = 1 - std::exp(-1.5 * 0.4 / 24), mean = ticks / runs, variance = squares / runs - mean * mean;
  CHECK(std::abs(mean - 1 / p) < 4 * std::sqrt((1 - p) / p / p / runs));
  CHECK(mean / 24 == Approx(1 / (1.5 * 0.4)).epsilon(0.08));
  // The variance of a geometric count has a relative standard error of sqrt(8 / n): 5 %.
  CHECK(variance == Approx((1 - p) / p / p).epsilon(0.2));
}

TEST_CASE("below the height for it a cascade neither starts nor feeds") {
  CascadeSpec cascade;
  cascade.certain = true;
  cascade.above = 0.5;
  cascade.feed = 1 / day;
  EvolveBench low(pair_of(0.49, cascade, standing(1)));
  low.run(500);
  CHECK(low.incident(target).phase == IncidentPhase::dormant);
  CHECK(of_kind(low.events, EventKind::spread).empty());

  SmallState state = pair_of(0.49, cascade, example(HazardFamily::logistic));
  state.scenario.incidents[target].dormant = false;
  SmallState alone = state;
  alone.scenario.incidents[source].cascades.clear();
  EvolveBench fed(state), unfed(alone);
  fed.run(100);
  unfed.run(100);
  CHECK(fed.incident(target).intensity == unfed.incident(target).intensity);
}

TEST_CASE("an incident begins once, however often cascades would start it") {
  CascadeSpec cascade;
  cascade.certain = true;
  HazardSpec brief;
  brief.family = HazardFamily::pulse;
  brief.decay_time = hour;
  EvolveBench bench(pair_of(1, cascade, brief));
  bench.run(100);
  CHECK(bench.incident(target).phase == IncidentPhase::ended);
  CHECK(about(bench, EventKind::spread, target).size() == 1);
  CHECK(about(bench, EventKind::incident_began, target).size() == 1);
}

TEST_CASE("a cascade brings forward an incident that was to begin later, and never puts one off") {
  CascadeSpec cascade;
  cascade.certain = true;
  cascade.delay = 2 * hour;
  for (const auto& [own, onset] : {std::pair{50.0, 3}, std::pair{2.0, 2}}) {
    SmallState state = pair_of(1, cascade, standing(1));
    state.scenario.incidents[target].dormant = false;
    state.scenario.incidents[target].onset = own * hour;
    EvolveBench bench(state);
    bench.run(60);
    CHECK(bench.incident(target).onset == onset);
    CHECK(about(bench, EventKind::incident_began, target).size() == 1);
  }
}

TEST_CASE("a source that is over sets nothing off") {
  CascadeSpec cascade;
  cascade.certain = true;
  cascade.above = 0;
  // It lasts for ten hours, or for a thousand; after fifty there is a target that it could set off.
  for (const double length : {10.0, 1000.0}) {
    SmallState state = pair_of(1, cascade, standing(1));
    state.scenario.incidents[source].hazard.curve = {{0, 1}, {length * hour, 1}};
    EvolveBench bench(state);
    bench.incident(target).phase = IncidentPhase::ended;
    bench.run(50);
    bench.incident(target).phase = IncidentPhase::dormant;
    bench.run(50);
    const bool over = bench.incident(source).phase == IncidentPhase::ended;
    CHECK(over == (length < 50));
    CHECK((bench.incident(target).phase == IncidentPhase::dormant) == over);
  }
}

TEST_CASE("what is fed grows by feed times the height of its source") {
  CascadeSpec cascade;
  cascade.feed = 0.1 / day;
  const auto fed = [&](const HazardSpec& hazard, int ticks) {
    SmallState state = pair_of(0.5, cascade, hazard);
    state.scenario.incidents[target].dormant = false;
    EvolveBench bench(state);
    bench.run(ticks);
    return bench.incident(target).intensity;
  };
  HazardSpec still = example(HazardFamily::logistic);
  still.growth_rate = 0;
  // The source shows from the end of the first tick on.
  CHECK(fed(still, 241) == Approx(0.1 + 0.05 * 10).epsilon(1e-9));
  still.family = HazardFamily::contagion;
  CHECK(fed(still, 241) == Approx(0.1 + 0.05 * 10).epsilon(1e-9));
  // A pulse settles where the feed balances its decay: 0.05 a day x 5 days.
  CHECK(fed(example(HazardFamily::pulse), 24 * 100) == Approx(0.25).epsilon(1e-6));
  HazardSpec drift = example(HazardFamily::drift);
  drift.peak = 0;
  CHECK(fed(drift, 24 * 1000) == Approx(0.05 * 20).epsilon(1e-6));
}

TEST_CASE("two sources add what they feed, and their order does not matter") {
  const auto both = [](bool swapped) {
    SmallState state;
    add_incident(state, "A", standing(swapped ? 0.8 : 0.2));
    add_incident(state, "A", standing(swapped ? 0.2 : 0.8));
    HazardSpec still = example(HazardFamily::logistic);
    still.growth_rate = 0;
    add_incident(state, "B", still);
    for (std::size_t i : {0, 1}) {
      CascadeSpec cascade;
      cascade.to = IncidentId(std::size_t{2});
      cascade.feed = 0.1 / day;
      state.scenario.incidents[i].cascades = {cascade};
    }
    EvolveBench bench(state);
    bench.run(25);
    return bench.incident(2).intensity;
  };
  CHECK(both(false) == Approx(0.1 + 0.1).epsilon(1e-9));
  CHECK(both(true) == both(false));
}

TEST_CASE("a target that stands before its source answers to the same tick as one that stands after it") {
  // A source that rises and falls through the height for it, so that one tick more or less shows.
  const auto target_of = [](bool first, HazardFamily family, double feed) {
    SmallState state;
    const std::size_t from = first ? 1 : 0;
    for (std::size_t i : {0, 1}) {
      if (i == from) {
        HazardSpec wave = standing(1);
        wave.curve = {{0, 0}, {10 * hour, 1}, {20 * hour, 0}, {1e9, 0}};
        add_incident(state, "A", wave);
      } else {
        HazardSpec hazard = example(family);
        hazard.growth_rate = 0;
        add_incident(state, "B", hazard, feed == 0);
      }
    }
    CascadeSpec cascade;
    cascade.to = IncidentId(1 - from);
    cascade.above = 0.55;
    cascade.certain = feed == 0;
    cascade.feed = feed;
    state.scenario.incidents[from].cascades = {cascade};
    EvolveBench bench(state);
    bench.run(30);
    return bench.incident(1 - from);
  };
  const auto feed = 0.1 / hour;
  CHECK(target_of(true, HazardFamily::logistic, 0).onset == 6);
  CHECK(target_of(false, HazardFamily::logistic, 0).onset == 6);
  // 0.6 to 1 and back to 0.6 at the ends of nine ticks
  const double fed = 0.1 + 0.1 * (0.6 + 0.7 + 0.8 + 0.9 + 1 + 0.9 + 0.8 + 0.7 + 0.6);
  CHECK(target_of(true, HazardFamily::logistic, feed).intensity == Approx(fed));
  CHECK(target_of(false, HazardFamily::logistic, feed).intensity == Approx(fed));
}

TEST_CASE("a hundred cascades of one incident and those of the next have draws of their own") {
  constexpr std::size_t most = 100;  // of an incident, in a file
  SmallState state;
  add_incident(state, "A", standing(1));
  add_incident(state, "A", standing(1));
  for (std::size_t n = 0; n < 2 * most; ++n) {
    add_incident(state, "B", standing(1), true);
    CascadeSpec cascade;
    cascade.rate = 0.05 / hour;
    cascade.to = IncidentId(2 + n);
    state.scenario.incidents[n / most].cascades.push_back(cascade);
  }
  EvolveBench bench(state);
  bench.run(40);
  const auto onset = [&](std::size_t chain, std::size_t number) {
    return bench.incident(2 + chain * most + number).onset;
  };
  for (std::size_t apart = 0; apart < most; ++apart) {
    std::size_t same = 0;
    for (std::size_t k = apart; k < most; ++k) same += onset(0, k) == onset(1, k - apart) ? 1 : 0;
    INFO(most - apart << " pairs, " << apart << " apart");
    if (most - apart >= 10) CHECK(same < (most - apart) / 2);
  }
}
