#include <cmath>

#include "catch.hpp"
#include "hazards/hazard.hpp"

using namespace qorgan;

namespace {

HazardSpec smooth() {
  HazardSpec spec;
  spec.family = HazardFamily::wave;
  spec.peak = 3;
  spec.rise_time = 86400;
  spec.fall_time = 172800;
  spec.suppression = 0.4;
  return spec;
}

double step(const HazardSpec& spec, HazardMemory& memory, double elapsed, double dt, double coverage) {
  Random random(1, Stream::hazard, 0, 0);
  return advance_hazard({spec, elapsed, dt, coverage, random}, memory);
}

}  // namespace

TEST_CASE("a smooth wave rises to its peak at rise_time and is over after rise and fall") {
  const HazardSpec spec = smooth();
  CHECK(wave_intensity(spec, -1) == 0);
  CHECK(wave_intensity(spec, 0) == 0);
  CHECK(wave_intensity(spec, 43200) == Approx(1.5));
  CHECK(wave_intensity(spec, 86400) == Approx(3));
  CHECK(wave_intensity(spec, 86400 + 86400) == Approx(1.5));
  CHECK(wave_intensity(spec, 86400 + 172800) == 0);
}

TEST_CASE("the integral of a smooth wave is peak (rise + fall) / 2") {
  const HazardSpec spec = smooth();
  double area = 0;
  const double dt = 60;
  for (double t = dt / 2; t < 300000; t += dt) area += wave_intensity(spec, t) * dt;
  CHECK(area == Approx(3 * (86400 + 172800) / 2.0).epsilon(1e-6));
}

TEST_CASE("a given curve is followed from point to point") {
  HazardSpec spec;
  spec.family = HazardFamily::wave;
  spec.peak = 2;
  spec.curve = {{0, 0}, {3600, 1}, {7200, 0.5}, {10800, 0}};
  CHECK(wave_intensity(spec, 1800) == Approx(1));
  CHECK(wave_intensity(spec, 3600) == Approx(2));
  CHECK(wave_intensity(spec, 5400) == Approx(1.5));
  CHECK(wave_intensity(spec, 20000) == 0);
}

TEST_CASE("works tell with a lag of a day and never beyond the share that they can suppress") {
  const HazardSpec spec = smooth();
  HazardMemory memory{};
  double first_day = 0;
  for (int h = 0; h < 24; ++h) first_day = step(spec, memory, 86400, 3600, 1);
  CHECK(first_day == Approx(3 * (1 - 0.4 * (1 - std::exp(-1)))).epsilon(1e-9));
  for (int h = 0; h < 24 * 20; ++h) (void)step(spec, memory, 86400, 3600, 1);
  CHECK(step(spec, memory, 86400, 3600, 1) == Approx(3 * 0.6).epsilon(1e-3));
}

TEST_CASE("a wave is over only at the end of its curve, a pulse when it has faded") {
  const HazardSpec spec = smooth();
  CHECK_FALSE(hazard_over(spec, 0, 0));
  CHECK_FALSE(hazard_over(spec, 86400, 3));
  CHECK(hazard_over(spec, 86400 + 172800, 0));
  HazardSpec faded;
  faded.family = HazardFamily::pulse;
  faded.peak = 1;
  faded.decay_time = 3600;
  CHECK_FALSE(hazard_over(faded, 3600, 0.37));
  CHECK(hazard_over(faded, 36000, 0.001));
}
