#include <cmath>

#include "hazards/course.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double initial = 0.1, ceiling = 0.8, growth = 0.15, suppression = 0.4;  // rates a day

Course logistic(double dt = 3600) {
  Course course;
  course.spec.family = HazardFamily::logistic;
  course.spec.initial = initial;
  course.spec.peak = ceiling;
  course.spec.growth_rate = growth / seconds_per_day;
  course.spec.suppression_rate = suppression / seconds_per_day;
  course.dt = dt;
  return course;
}

/// Verhulst's curve with ceiling K and rate r from `from`; also with a ceiling below zero, where it dies out.
double verhulst(double from, double k, double r, double days) { return k / (1 + (k / from - 1) * std::exp(-r * days)); }

}  // namespace

TEST_CASE("a logistic without response follows Verhulst's curve to its ceiling", "[validation]") {
  Course course = logistic();
  double day = 0;
  for (double until : {1.0, 5.0, 10.0, 20.0, 40.0, 100.0}) {
    course.run(until - day);
    day = until;
    CHECK(course.intensity == Approx(verhulst(initial, ceiling, growth, day)).epsilon(1e-12));
  }
  CHECK(course.intensity == Approx(ceiling).epsilon(1e-4));
}

TEST_CASE("response lowers the ceiling of a logistic and its rate") {
  Course course = logistic();
  course.coverage = 0.25;  // a = 0.15 - 0.1: a third of the growth is left, and so of the ceiling
  double day = 0;
  for (double until : {1.0, 10.0, 50.0, 200.0}) {
    course.run(until - day);
    day = until;
    CHECK(course.intensity == Approx(verhulst(initial, ceiling / 3, growth / 3, day)).epsilon(1e-12));
  }
}

TEST_CASE("response beyond the growth rate makes a logistic die out") {
  Course course = logistic();
  course.coverage = 1;
  course.run(10);
  const double a = growth - suppression;
  CHECK(course.intensity == Approx(verhulst(initial, ceiling * a / growth, a, 10)).epsilon(1e-12));
  CHECK_FALSE(course.over());
  course.run(20);
  CHECK(course.intensity < 0.005 * ceiling);
  CHECK(course.over());
}

TEST_CASE("where response just balances growth a logistic falls like one over time") {
  const double days = 30;
  Course balanced = logistic();
  balanced.coverage = growth / suppression;
  balanced.run(days);
  const double exact = initial / (1 + growth / ceiling * initial * days);
  CHECK(balanced.intensity == Approx(exact).epsilon(1e-12));
  // and nothing jumps on the way there
  for (double off : {1e-3, 1e-6, 1e-9, 1e-12, -1e-12, -1e-9, -1e-6, -1e-3}) {
    Course near = logistic();
    near.coverage = growth / suppression * (1 + off);
    near.run(days);
    CHECK(std::abs(near.intensity - exact) < 5 * std::abs(off) + 1e-13);
  }
}

TEST_CASE("the length of the tick does not change the curve of a logistic") {
  const auto through = [](double dt) {
    Course course = logistic(dt);
    for (double coverage : {0.0, 0.9, 0.3, 0.0}) {
      course.coverage = coverage;
      course.run(7);
    }
    return course.intensity;
  };
  const double hourly = through(3600);
  CHECK(through(60) == Approx(hourly).epsilon(1e-10));
  CHECK(through(600) == Approx(hourly).epsilon(1e-11));
  CHECK(through(86400) == Approx(hourly).epsilon(1e-11));
}

TEST_CASE("instruments that halve the growth of a logistic leave its ceiling alone") {
  Course course = logistic();
  course.instruments.growth = 0.5;
  course.run(20);
  CHECK(course.intensity == Approx(verhulst(initial, ceiling, growth / 2, 20)).epsilon(1e-12));
  course.run(400);
  CHECK(course.intensity == Approx(ceiling).epsilon(1e-6));
}

TEST_CASE("a logistic above its ceiling comes down to it") {
  Course course = logistic();
  course.spec.initial = 2;
  course.run(10);
  CHECK(course.intensity == Approx(verhulst(2, ceiling, growth, 10)).epsilon(1e-12));
}

TEST_CASE("what is fed to a logistic adds to its intensity") {
  Course course = logistic();
  course.spec.growth_rate = 0;
  course.feed = 0.02 / seconds_per_day;
  course.run(10);
  CHECK(course.intensity == Approx(initial + 0.2).epsilon(1e-12));
}

TEST_CASE("a logistic that is fed settles above its ceiling, at the root of its equation, whatever the tick") {
  for (double dt : {3600.0, 86400.0}) {
    Course course = logistic(dt);
    course.feed = 0.02 / seconds_per_day;
    course.run(400);
    // r I - r / K I^2 + f = 0. Feeding in two halves is off by (r dt)^2 / 12 of what is fed: 0.2 % at a day.
    const double root = ceiling / 2 * (1 + std::sqrt(1 + 4 * 0.02 / (growth * ceiling)));
    CHECK(course.intensity == Approx(root).epsilon(1e-3));
  }
}

TEST_CASE("a logistic that starts small is not over because it is small") {
  Course course = logistic();
  course.spec.initial = 1e-4;
  course.step();
  CHECK_FALSE(course.over());
}
