// Hazards in a running engine against the solutions of their equations. Nobody responds, so that nothing but the hazard
// is at work; hazards/ tests each family by itself, with response.

#include <cmath>

#include "behaviour/offices.hpp"
#include "hazards/hazard.hpp"
#include "validation/row.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// A state in which nobody notices anything.
SmallState unwatched(double tick, double length) {
  SmallState state;
  state.scenario.policy = Policy::no_response;
  state.scenario.tick_seconds = tick;
  state.scenario.ticks = static_cast<Tick>(std::lround(length / tick));
  return state;
}

IncidentSpec& start(SmallState& state, const HazardSpec& hazard, const char* region) {
  IncidentSpec& spec = state.strike("emergency", region, 0, day);
  spec.hazard = hazard;
  spec.detectability = 0;
  return spec;
}

std::vector<IncidentState> at_end(const SmallState& state) {
  Engine engine(state.make(), {1, false, false});
  play(engine);
  return engine.world().incidents;
}

/// The share never infected: s = exp(-R (1 - s)), by repetition.
double spared(double reproduction) {
  double s = 0.5;
  for (int i = 0; i < 10000; ++i) s = std::exp(-reproduction * (1 - s));
  return s;
}

}  // namespace

// One case among a million: that the first are not infected by others moves the final size by less than 1e-4. A rate
// that is wrong by 1 % moves it by 1e-3 and more.
TEST_CASE("an epidemic without response infects the share that solves z = 1 - exp(-R0 z)", "[validation]") {
  constexpr double people = 1e6;
  SmallState state = unwatched(day, 1500 * day);
  for (Region& region : state.institution.regions) region.population = people;
  const std::array<std::pair<double, const char*>, 3> cases = {{{1.3, "A"}, {2.6, "B"}, {6.0, "C"}}};
  for (const auto& [reproduction, region] : cases) {
    HazardSpec hazard;
    hazard.family = HazardFamily::epidemic;
    hazard.initial = 1;
    hazard.reproduction = reproduction;
    hazard.incubation = 3 * day;
    hazard.infectious = 5 * day;
    hazard.reference = 0.01;
    start(state, hazard, region);
  }
  const std::vector<IncidentState> ends = at_end(state);
  const char* ids[] = {"epidemic-1.3", "epidemic-2.6", "epidemic-6"};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    CHECK(ends[i].phase == IncidentPhase::ended);
    row_near(ids[i], 1 - spared(cases[i].first), 1 - ends[i].hazard[epidemic_susceptible] / people, 1e-4);
  }
}

// The step is exact, so only rounding is allowed for. Euler's rule with this tick would be off by 1e-3.
TEST_CASE("growth to a ceiling follows Verhulst's curve", "[validation]") {
  HazardSpec hazard;
  hazard.family = HazardFamily::logistic;
  hazard.initial = 0.1;
  hazard.peak = 0.8;
  hazard.growth_rate = 0.15 / day;
  SmallState state = unwatched(hour, 20 * day);
  start(state, hazard, "B");
  row_near("logistic", 0.8 / (1 + 7 * std::exp(-0.15 * 20)), at_end(state)[0].intensity, 1e-9);
}

// 4,000 campaigns of 20 attacks in the mean. Tolerances are three standard errors; that of a sample variance v is
// sqrt((m4 - v^2) / n) with m4 = v + 3 v^2 for a Poisson count. At most one attack a tick (6 h) would give
// variance 17.5.
TEST_CASE("attacks are counted as a Poisson process counts", "[validation]") {
  constexpr double expected = 20;
  HazardSpec hazard;
  hazard.family = HazardFamily::campaign;
  hazard.peak = 1;
  hazard.attack_rate = 0.5 / day;
  hazard.decay_time = 1e12 * day;  // so that intensity counts attacks
  hazard.length = 1000 * day;
  std::vector<double> counts, squares;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    SmallState state = unwatched(6 * hour, 40 * day);
    state.scenario.seed = seed;
    for (int i = 0; i < 50; ++i) start(state, hazard, "B");
    for (const IncidentState& incident : at_end(state)) counts.push_back(incident.intensity);
  }
  const auto n = static_cast<double>(counts.size());
  const Estimate seen = estimate(counts);
  const double variance = seen.error * seen.error * n;
  row_near("attacks-mean", expected, seen.mean, 3 * std::sqrt(expected / n));
  row_near("attacks-variance", expected, variance, 3 * std::sqrt((expected + 2 * expected * expected) / n));
}

// 2,000 bodies, 100 matters each. The index of dispersion of n Poisson counts has standard error sqrt(2 / n). Matters
// at even gaps would give 0, one with the gaps of a tick at most 0.95.
TEST_CASE("everyday matters arrive at a body as a Poisson process", "[validation]") {
  constexpr std::size_t bodies = 20000;
  SmallState state = offices(bodies, 1, 0);
  DeskProfile& office = named(state.institution.profiles, "office");
  office.routine_time = 0;
  office.routine_rate = 0.05 / 60;
  state.scenario.ticks = 2000;
  Engine engine(state.make(), {1, false, false});
  play(engine);
  std::vector<double> counts;
  for (std::size_t i = 0; i < bodies; ++i) counts.push_back(engine.world().agents[others + i].served);
  const Estimate seen = estimate(counts);
  CHECK(std::fabs(seen.mean - 100) < 3 * seen.error);
  row_near("everyday-dispersion", 1, seen.error * seen.error * bodies / seen.mean, 3 * std::sqrt(2.0 / bodies));
}
