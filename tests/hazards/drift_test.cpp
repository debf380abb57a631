#include <cmath>

#include "hazards/course.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

Course drift(double drift_days = 400, double lag_days = 90) {
  Course course;
  course.spec.family = HazardFamily::drift;
  course.spec.initial = 0.2;
  course.spec.peak = 0.9;
  course.spec.suppression = 0.6;
  course.spec.drift_time = drift_days * seconds_per_day;
  course.spec.instrument_lag = lag_days * seconds_per_day;
  return course;
}

/// The two equations in steps of six minutes.
double by_small_steps(double drift_days, double lag_days, double strength, double days) {
  const double h = 1.0 / 240;
  double intensity = 0.2, working = 0;
  for (double t = 0; t < days - h / 2; t += h) {
    const double target = 0.9 * (1 - 0.6 * working);
    intensity += h * (target - intensity) / drift_days;
    working += h * (strength - working) / lag_days;
  }
  return intensity;
}

}  // namespace

TEST_CASE("a drift left alone covers the way to its target exponentially") {
  Course course = drift();
  double day = 0;
  for (double until : {1.0, 30.0, 400.0, 1200.0}) {
    course.run(until - day);
    day = until;
    CHECK(course.intensity == Approx(0.9 - 0.7 * std::exp(-day / 400)).epsilon(1e-10));
  }
}

TEST_CASE("long-term instruments move the target of a drift with a lag of their own") {
  for (const auto& [drift_days, lag_days] : {std::pair{400.0, 90.0}, std::pair{60.0, 200.0}, std::pair{100.0, 100.0}}) {
    Course course = drift(drift_days, lag_days);
    course.instruments.long_term = 0.8;
    course.run(150);
    INFO("drift " << drift_days << " d, lag " << lag_days << " d");
    // The small steps are off by about a step in the shortest time constant: 1 / 240 / 60 = 7e-5.
    CHECK(course.intensity == Approx(by_small_steps(drift_days, lag_days, 0.8, 150)).epsilon(1e-4));
  }
  Course course = drift();
  course.instruments.long_term = 0.8;
  course.run(8000);
  CHECK(course.intensity == Approx(0.9 * (1 - 0.6 * 0.8)).epsilon(1e-6));
}

TEST_CASE("without a lag instruments move the target of a drift at once") {
  Course course = drift();
  course.spec.instrument_lag = 0;
  course.instruments.long_term = 0.5;
  const double target = 0.9 * (1 - 0.3);
  course.run(100);
  CHECK(course.intensity == Approx(target + (0.2 - target) * std::exp(-0.25)).epsilon(1e-10));
}

TEST_CASE("effort on the spot, trust and information do not move a drift") {
  Course course = drift();
  course.coverage = 1;
  course.trust = 0.1;
  course.informed = true;
  course.instruments.growth = course.instruments.contacts = 0.1;
  course.run(30);
  CHECK(course.intensity == Approx(0.9 - 0.7 * std::exp(-30.0 / 400)).epsilon(1e-10));
}

TEST_CASE("the length of the tick does not change the curve of a drift") {
  const auto after = [](double dt) {
    Course course = drift();
    course.dt = dt;
    course.run(40);
    course.instruments.long_term = 0.9;
    course.run(100);
    course.instruments.long_term = 0.2;
    return course.run(100);
  };
  CHECK(after(3600) == Approx(after(86400)).epsilon(1e-10));
}

TEST_CASE("a drift that is fed settles where the feed balances the way back") {
  Course course = drift(10);
  course.feed = 0.01 / seconds_per_day;
  course.run(2000);
  CHECK(course.intensity == Approx(0.9 + 0.01 * 10).epsilon(1e-9));
}
