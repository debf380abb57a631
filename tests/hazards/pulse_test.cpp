#include <cmath>

#include "catch.hpp"
#include "hazards/hazard.hpp"

using namespace qorgan;

namespace {

HazardSpec pulse(double decay, double suppression) {
  HazardSpec spec;
  spec.family = HazardFamily::pulse;
  spec.peak = 2;
  spec.decay_time = decay;
  spec.suppression = suppression;
  return spec;
}

/// Intensities at the ends of `ticks` ticks of `dt` seconds.
std::vector<double> run(const HazardSpec& spec, double dt, int ticks, double coverage) {
  HazardMemory memory{};
  std::vector<double> out;
  for (int t = 1; t <= ticks; ++t) {
    Random random(1, Stream::hazard, 0, static_cast<std::uint32_t>(t));
    out.push_back(advance_hazard({spec, t * dt, dt, coverage, random}, memory));
  }
  return out;
}

}  // namespace

TEST_CASE("a pulse without response decays as peak exp(-t / tau), whatever the tick") {
  for (double dt : {60.0, 600.0, 3600.0}) {
    const auto curve = run(pulse(36000, 0.5), dt, 50, 0);
    for (std::size_t i = 0; i < curve.size(); ++i)
      CHECK(curve[i] == Approx(2 * std::exp(-static_cast<double>(i + 1) * dt / 36000)).epsilon(1e-12));
  }
}

TEST_CASE("a wholly covered pulse decays with the shortened time constant") {
  const auto curve = run(pulse(36000, 0.5), 600, 20, 1);
  // The first tick is the release itself; from then on tau is halved.
  CHECK(curve[10] / curve[9] == Approx(std::exp(-600.0 / 18000)).epsilon(1e-12));
}

TEST_CASE("suppression can never make a pulse grow or vanish at once") {
  const auto curve = run(pulse(3600, 1.0), 600, 5, 1);
  // However much is done, a twentieth of the decay time is left.
  CHECK(curve[1] / curve[0] == Approx(std::exp(-600.0 / (0.05 * 3600))).epsilon(1e-12));
}
