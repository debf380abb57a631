// What a threat that people throw into a run is like.

#include "hazards/generic.hpp"

#include <cmath>

#include "hazards/course.hpp"
#include "hazards/evolve_bench.hpp"
#include "world/vocabulary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

IncidentSpec thrown(const char* threat, const char* region = "B") {
  SmallState state;
  state.institution.threats[0].id = threat;
  const EvolveBench bench(state);
  return generic_incident(bench.world, ThreatId(std::size_t{0}), bench.world.institution().region(region));
}

/// The course that threat takes in a region of a million, left alone.
Course alone(const char* threat) {
  Course course;
  course.spec = thrown(threat).hazard;
  course.population = 1e6;
  course.trust = 0.5;
  return course;
}

/// Its mean intensity over so many days and seeds.
double mean_intensity(const char* threat, double days) {
  double sum = 0;
  int ticks = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Course course = alone(threat);
    course.seed = seed;
    for (; course.elapsed() < days * seconds_per_day; ++ticks) sum += course.step();
  }
  return sum / ticks;
}

}  // namespace

TEST_CASE("a threat thrown in asks for three capabilities, less of each, in the order of need") {
  const IncidentSpec spec = thrown("environment-and-emergencies");
  REQUIRE(spec.demands.size() == 3);
  const Capability wanted[] = {Capability::engineering, Capability::environment_monitoring, Capability::logistics};
  const double persons[] = {100, 50, 20}, weights[] = {3, 2, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(spec.demands[i].capability == wanted[i]);
    CHECK(spec.demands[i].persons == persons[i]);
    CHECK(spec.demands[i].weight == weights[i]);
  }
  // A threat that the shipped institution does not know strikes once and fades.
  const IncidentSpec other = thrown("made-up");
  CHECK(other.hazard.family == HazardFamily::pulse);
  CHECK(other.demands[0].capability == Capability::rescue);
}

TEST_CASE("what a threat thrown in does to a region goes with the people there") {
  const IncidentSpec spec = thrown("environment-and-emergencies");
  const ConsequenceSpec& c = spec.consequences;
  CHECK(spec.dormant);
  CHECK(spec.detectability == 0.8);
  CHECK(c.people_at_risk == Approx(5e5 / 200));
  // At its height, with nobody's help, one of two thousand of them is harmed in a day, and each loses 5000 tenge.
  CHECK(c.harm_rate * day == Approx(0.0005));
  CHECK(c.loss_rate * day == Approx(5000 * 5e5 / 200));
  CHECK(c.trust_loss * day == Approx(0.02));
  CHECK(c.rumour_growth * day == Approx(0.05));
}

TEST_CASE("a threat thrown in runs a middling course of its family") {
  using F = HazardFamily;
  const auto family = [](const char* threat) { return thrown(threat).hazard.family; };
  const auto after = [](const char* threat, double days) { return alone(threat).run(days); };
  // Strikes at full height, a third is left after three days.
  CHECK(family("environment-and-emergencies") == F::pulse);
  CHECK(after("environment-and-emergencies", 3) == Approx(std::exp(-1)));
  // Rises in a day, falls in five.
  CHECK(family("heritage-loss") == F::wave);
  CHECK(after("heritage-loss", 1) == Approx(1));
  CHECK(after("heritage-loss", 3.5) == Approx(0.5));
  // Grows from a tenth, and to half its ceiling in five and a half days: ln(9) / 0.4.
  CHECK(family("crime-and-corruption") == F::logistic);
  CHECK(after("crime-and-corruption", 1) == Approx(1 / (1 + 9 * std::exp(-0.4))));
  CHECK(after("crime-and-corruption", 5.5) == Approx(0.5).epsilon(0.01));
  // Unrest at a trust of one half grows by 0.8 x 0.5 - 0.1 a day at first, to three quarters of its ceiling.
  CHECK(family("social-unrest") == F::contagion);
  CHECK(after("social-unrest", 60) == Approx(0.75).epsilon(1e-4));
  CHECK(after("social-unrest", 1) == Approx(0.15 * std::exp(0.3) / (1 + 0.4 * 0.15 * std::expm1(0.3) / 0.3)));
  // Eight attacks in ten days, each of 0.4 that is forgotten in a day and a half; over after two weeks.
  CHECK(family("terrorism-extremism-separatism") == F::campaign);
  CHECK(mean_intensity("terrorism-extremism-separatism", 14) ==
        Approx(0.8 * 0.4 * 1.5 * (1 - 1.5 / 14 * (1 - std::exp(-14 / 1.5)))).epsilon(0.05));
  CHECK(alone("terrorism-extremism-separatism").spec.length == 14 * day);
  // Twenty cases double within the week, each infecting two others.
  CHECK(family("biohazard") == F::epidemic);
  CHECK(after("biohazard", 1.0 / 24) == Approx(20 / 1e6 / 0.005).epsilon(0.01));
  CHECK(alone("biohazard").spec.reproduction == 2);
  CHECK(alone("biohazard").spec.incubation == 2 * day);
  CHECK(alone("biohazard").spec.infectious == 5 * day);
  // From 0.3 two thirds of the way to 0.8 in two months.
  CHECK(family("demography-and-health") == F::drift);
  CHECK(after("demography-and-health", 60) == Approx(0.8 - 0.5 * std::exp(-1)));
}

TEST_CASE("full effort takes its share off a threat thrown in") {
  const auto after = [](const char* threat, double days) {
    Course course = alone(threat);
    course.coverage = 1;
    course.instruments.long_term = 1;
    return course.run(days);
  };
  // A pulse decays in two fifths of its time, from its first tick's height on.
  CHECK(after("environment-and-emergencies", 1) ==
        Approx(std::exp(-1 / 72.0) * std::exp(-(23 / 24.0) / (3 * 0.4))).epsilon(1e-9));
  CHECK(after("heritage-loss", 1) == Approx(1 - 0.6 * (1 - std::exp(-1))).epsilon(1e-9));
  // Growth is held down by half as much again as it has.
  CHECK(after("crime-and-corruption", 1) == Approx(0.1 * std::exp(-0.2) / (1 + 0.04 * -std::expm1(-0.2) / 0.2)));
  CHECK(after("social-unrest", 1) == Approx(0.15 * std::exp(-0.5) / (1 + 0.4 * 0.15 * -std::expm1(-0.5) / 0.5)));
  Course told = alone("social-unrest");
  told.informed = true;
  CHECK(told.run(1) == Approx(0.15 / (1 + 0.4 * 0.15)));  // rebuttal and growth balance
  // Long-term instruments, which take a month to work, move the end of a drift from 0.8 to 0.32.
  CHECK(after("demography-and-health", 1000) == Approx(0.8 * 0.4).epsilon(1e-3));
  const double k = 1 / 60.0, l = 1 / 30.0, t = 60;
  CHECK(after("demography-and-health", 60) ==
        Approx(0.32 - 0.02 * std::exp(-k * t) + k * 0.48 * (std::exp(-l * t) - std::exp(-k * t)) / (k - l)));
  // An adversary gets used to effort in six days, by half.
  CHECK(alone("terrorism-extremism-separatism").spec.adaptation == 0.5);
  CHECK(alone("terrorism-extremism-separatism").spec.adaptation_time == 6 * day);
  CHECK(alone("terrorism-extremism-separatism").spec.suppression == 0.6);
}
