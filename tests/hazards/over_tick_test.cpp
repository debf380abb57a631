// The length of a tick does not matter to what an incident does by itself.

#include <array>
#include <cmath>

#include "catch.hpp"
#include "hazards/hazard.hpp"

using namespace qorgan;

namespace {

constexpr double hour = 3600, day = 86400;

HazardSpec pulse() {
  HazardSpec spec;
  spec.family = HazardFamily::pulse;
  spec.peak = 0.8;
  spec.decay_time = 18 * hour;
  return spec;
}

HazardSpec flood() {
  HazardSpec spec;
  spec.family = HazardFamily::wave;
  spec.curve = {{0, 0.1}, {10 * hour, 0.7}, {26 * hour, 1.2}, {3 * day, 0}};
  return spec;
}

}  // namespace

TEST_CASE("a pulse is strongest at its onset and has its exact mean over a tick, however long that is") {
  const HazardSpec spec = pulse();
  CHECK(intensity_at_onset(spec, 1000) == 0.8);
  for (const double dt : {60.0, hour, 6 * hour}) {
    const double end = 0.8 * std::exp(-dt / spec.decay_time);
    const OverTick over = over_tick(spec, dt, dt, 0.8, end);
    CHECK(over.highest == 0.8);
    CHECK(over.mean_square * dt == Approx(0.64 * spec.decay_time / 2 * (1 - std::exp(-2 * dt / spec.decay_time))));
    CHECK(over.mean * dt == Approx(0.8 * spec.decay_time * (1 - std::exp(-dt / spec.decay_time))));
  }
}

TEST_CASE("a wave's mean and height over ticks of six hours are those of its curve") {
  const HazardSpec spec = flood();
  double integral = 0, highest = 0;
  for (int tick = 1; tick <= 12; ++tick) {
    const double end = tick * 6 * hour;
    const OverTick over =
        over_tick(spec, end, 6 * hour, wave_intensity(spec, end - 6 * hour), wave_intensity(spec, end));
    integral += over.mean * 6 * hour;
    highest = std::max(highest, over.highest);
  }
  const double exact = (0.1 + 0.7) / 2 * 10 * hour + (0.7 + 1.2) / 2 * 16 * hour + 1.2 / 2 * 46 * hour;
  CHECK(integral == Approx(exact).epsilon(0.005));
  CHECK(highest == Approx(1.2).epsilon(0.02));
}

TEST_CASE("what response takes from a wave it takes between the ends of a tick as well") {
  const HazardSpec spec = flood();
  const double end = wave_intensity(spec, 12 * hour);
  const OverTick whole = over_tick(spec, 12 * hour, 6 * hour, wave_intensity(spec, 6 * hour), end);
  const OverTick half = over_tick(spec, 12 * hour, 6 * hour, wave_intensity(spec, 6 * hour) / 2, end / 2);
  CHECK(half.mean == Approx(whole.mean / 2));
  CHECK(half.highest == Approx(whole.highest / 2));
}

TEST_CASE("other families have the mean of both ends of a tick") {
  HazardSpec spec;
  spec.family = HazardFamily::logistic;
  spec.initial = 0.2;
  CHECK(intensity_at_onset(spec, 1000) == 0.2);
  const OverTick over = over_tick(spec, 6 * hour, 6 * hour, 0.2, 0.3);
  CHECK(over.mean == Approx(0.25));
  CHECK(over.mean_square == Approx((0.2 * 0.2 + 0.2 * 0.3 + 0.3 * 0.3) / 3));
  CHECK(over.highest == 0.3);
}
