#include <cmath>

#include "hazards/course.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double growth = 0.8, fading = 0.1, rebuttal = 0.2, suppression = 0.3;  // a day

Course contagion(double trust, double rumour = 0) {
  Course course;
  course.spec.family = HazardFamily::contagion;
  course.spec.initial = 0.05;
  course.spec.peak = 1.2;
  course.spec.growth_rate = growth / seconds_per_day;
  course.spec.fading = fading / seconds_per_day;
  course.spec.rebuttal = rebuttal / seconds_per_day;
  course.spec.suppression_rate = suppression / seconds_per_day;
  course.trust = trust;
  course.rumour = rumour;
  return course;
}

}  // namespace

TEST_CASE("at constant trust a contagion grows like a logistic to the level where growth and fading balance") {
  for (double trust : {0.0, 0.3, 0.6})
    for (double rumour : {0.0, 0.5}) {
      Course course = contagion(trust, rumour);
      const double g = growth * (1 - trust) * (1 + rumour), a = g - fading, limit = 1.2 * a / g;
      course.run(4);
      INFO("trust " << trust << ", rumour " << rumour);
      CHECK(course.intensity == Approx(limit / (1 + (limit / 0.05 - 1) * std::exp(-a * 4))).epsilon(1e-12));
      course.run(400);
      CHECK(course.intensity == Approx(limit).epsilon(1e-9));
    }
}

TEST_CASE("a contagion spreads below a threshold of trust and dies out above it") {
  const double threshold = 1 - fading / growth;  // 0.875
  for (double distance : {0.01, 0.1}) {
    Course below = contagion(threshold - distance), above = contagion(threshold + distance);
    CHECK(below.run(1) > 0.05);
    CHECK(above.run(1) < 0.05);
    above.run(2000);
    CHECK(above.over());
    below.run(2000);
    CHECK_FALSE(below.over());
  }
  // Rumour lifts the threshold: 1 - fading / (growth (1 + rumour))
  CHECK(contagion(threshold + 0.02, 0.5).run(1) > 0.05);
}

TEST_CASE("a contagion dies when officials tell people what is so, and response counts like that") {
  const double trust = 0.7;  // growth 0.24 a day against fading 0.1
  Course silent = contagion(trust), informed = contagion(trust), policed = contagion(trust);
  informed.informed = true;    // 0.24 < 0.1 + 0.2
  policed.coverage = 2.0 / 3;  // the same 0.2 a day
  silent.run(60);
  informed.run(60);
  policed.run(60);
  CHECK(silent.intensity > 0.5);
  CHECK(informed.intensity < 0.005);
  CHECK(policed.intensity == Approx(informed.intensity).epsilon(1e-9));
}

TEST_CASE("instruments act on how a contagion is passed on, not on how it fades") {
  Course course = contagion(0);
  course.instruments.growth = 0.5;
  course.instruments.contacts = 0.5;
  const double g = growth / 4, a = g - fading, limit = 1.2 * a / g;
  course.run(10);
  CHECK(course.intensity == Approx(limit / (1 + (limit / 0.05 - 1) * std::exp(-a * 10))).epsilon(1e-12));
}

TEST_CASE("the length of the tick does not change the curve of a contagion") {
  const auto after = [](double dt) {
    Course course = contagion(0.4, 0.2);
    course.dt = dt;
    course.coverage = 0.3;
    return course.run(12);
  };
  CHECK(after(600) == Approx(after(86400)).epsilon(1e-11));
}
