#include <cmath>

#include "hazards/course.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double rate = 0.5;  // attacks a day

Course campaign(std::uint64_t seed) {
  Course course;
  course.spec.family = HazardFamily::campaign;
  course.spec.attack_rate = rate / seconds_per_day;
  course.spec.peak = 0.6;
  course.spec.decay_time = 1e9 * seconds_per_day;  // so that intensity counts attacks
  course.spec.suppression = 0.7;
  course.spec.length = 1000 * seconds_per_day;
  course.dt = 21600;
  course.seed = seed;
  return course;
}

double attacks(const Course& course) { return course.intensity / course.spec.peak; }

struct Sample {
  double mean = 0, variance = 0;
};

/// Mean and variance over that many campaigns of what `value` makes of each.
template <class Value>
Sample sample(std::uint64_t runs, const Value& value) {
  double sum = 0, squares = 0;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    const double x = value(campaign(seed));
    sum += x;
    squares += x * x;
  }
  const auto n = static_cast<double>(runs);
  return {sum / n, (squares - sum * sum / n) / (n - 1)};
}

// Tolerances below are four standard errors: one right model in 16,000 would fail, and the draws are fixed anyway.
constexpr std::uint64_t runs = 4000;
double of_mean(double variance) { return 4 * std::sqrt(variance / static_cast<double>(runs)); }

}  // namespace

TEST_CASE("attacks are counted as a Poisson process counts: mean and variance are rate times time", "[validation]") {
  const Sample found = sample(runs, [](Course course) {
    course.run(40);
    return attacks(course);
  });
  const double expected = rate * 40;
  CHECK(std::abs(found.mean - expected) < of_mean(expected));
  // The variance of a sample variance is (m4 - v^2) / n, with m4 = v + 3 v^2 for a Poisson count.
  CHECK(std::abs(found.variance - expected) <
        4 * std::sqrt((expected + 2 * expected * expected) / static_cast<double>(runs)));
}

TEST_CASE("the length of the tick does not change how many attacks come") {
  const Sample daily = sample(runs, [](Course course) {
    course.dt = seconds_per_day;
    course.spec.attack_rate *= 8;
    course.run(10);
    return attacks(course);
  });
  CHECK(std::abs(daily.mean - rate * 80) < of_mean(rate * 80));
}

TEST_CASE("intensity is shot noise: its mean is rate x size x decay time, its variance half of that times size") {
  const double decay = 0.75, size = 0.6;  // days, intensity
  const auto settled = [&](double dt) {
    return sample(runs, [&](Course course) {
      course.dt = dt;
      course.spec.decay_time = decay * seconds_per_day;
      return course.run(12);  // sixteen decay times: what came before is forgotten
    });
  };
  const double mean = rate * size * decay, variance = rate * size * size * decay / 2;
  // The fourth cumulant of shot noise is rate size^4 decay / 4, so var(sample variance) = (k4 + 2 v^2) / n.
  const double k4 = rate * std::pow(size, 4) * decay / 4;
  for (double dt : {3600.0, 86400.0}) {
    const Sample found = settled(dt);
    INFO("tick " << dt);
    CHECK(std::abs(found.mean - mean) < of_mean(variance));
    CHECK(std::abs(found.variance - variance) <
          4 * std::sqrt((k4 + 2 * variance * variance) / static_cast<double>(runs)));
  }
}

TEST_CASE("unexpected effort takes its share of the attacks away") {
  const Sample found = sample(runs, [](Course course) {
    course.coverage = 0.8;
    course.run(40);
    return attacks(course);
  });
  const double expected = rate * 40 * (1 - 0.7 * 0.8);
  CHECK(std::abs(found.mean - expected) < of_mean(expected));
}

TEST_CASE("an adversary that gets used to the effort wins back its share") {
  const auto between = [](double from, double to) {
    return sample(runs, [&](Course course) {
      course.coverage = 1;
      course.spec.adaptation = 0.5;
      course.spec.adaptation_time = 10 * seconds_per_day;
      course.run(from);
      const double before = attacks(course);
      course.run(to - from);
      return attacks(course) - before;
    });
  };
  // D(t) = 1 - exp(-t / 10 d): rate (1 - 0.7 (1 - 0.5 D)). Ticks use D of their beginning: off by at most dt / 10 d.
  const auto expected = [](double from, double to) {
    const double used = (to - from) - 10 * (std::exp(-from / 10) - std::exp(-to / 10));
    return rate * (0.3 * (to - from) + 0.35 * used);
  };
  const double early = expected(0, 5), late = expected(80, 120);
  CHECK(std::abs(between(0, 5).mean - early) < of_mean(early) + 0.025 * early);
  CHECK(std::abs(between(80, 120).mean - late) < of_mean(late));
  CHECK(late / 40 > 1.7 * early / 5);
}

TEST_CASE("effort that is withdrawn leaves no more attacks than there were before it") {
  const Sample found = sample(runs, [](Course course) {
    course.spec.adaptation = 1;
    course.spec.adaptation_time = seconds_per_day;
    course.coverage = 1;
    course.run(20);
    const double before = attacks(course);
    course.coverage = 0;
    course.run(20);
    return attacks(course) - before;
  });
  CHECK(std::abs(found.mean - rate * 20) < of_mean(rate * 20));
}

TEST_CASE("no attack comes after the length of a campaign, which is over when the last one has faded") {
  Course course = campaign(3);
  course.spec.attack_rate = 20 / seconds_per_day;
  course.spec.decay_time = 0.5 * seconds_per_day;
  course.spec.length = 5.1 * seconds_per_day;  // ends within a tick
  course.run(5.25);
  CHECK_FALSE(course.over());
  const double last = course.intensity;
  course.run(1);
  CHECK(course.intensity == Approx(last * std::exp(-2)).epsilon(1e-12));
  course.run(10);
  CHECK(course.over());
  // A campaign that has not struck yet is not over.
  Course waiting = campaign(1);
  waiting.spec.attack_rate = 1e-9 / seconds_per_day;
  waiting.step();
  CHECK(waiting.intensity == 0);
  CHECK_FALSE(waiting.over());
}

TEST_CASE("a campaign that ends within a tick attacks for that part of it only") {
  const Sample found = sample(runs, [](Course course) {
    course.dt = seconds_per_day;
    course.spec.attack_rate *= 20;
    course.spec.length = 2.25 * seconds_per_day;
    course.run(4);
    return attacks(course);
  });
  CHECK(std::abs(found.mean - 10 * 2.25) < of_mean(10 * 2.25));
}

TEST_CASE("instruments lower the rate of attacks, cascades add attacks to it") {
  const Sample found = sample(runs, [](Course course) {
    course.instruments.growth = 0.5;
    course.feed = 0.75 / seconds_per_day;
    course.run(20);
    return attacks(course);
  });
  const double expected = 20 * (0.5 * rate + 0.75);
  CHECK(std::abs(found.mean - expected) < of_mean(expected));
}

TEST_CASE("no tick brings more attacks than ten thousand in the mean, whatever cascades feed") {
  Course course = campaign(1);
  course.feed = 1;  // an attack a second, 21,600 a tick
  course.step();
  CHECK(std::abs(attacks(course) - 10000) < 4 * std::sqrt(10000.0));
  course.feed = 0.4;
  const double before = attacks(course);
  course.step();
  CHECK(std::abs(attacks(course) - before - 0.4 * 21600) < 4 * std::sqrt(0.4 * 21600));
}
