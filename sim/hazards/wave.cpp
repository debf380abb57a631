// Wave: a given curve over time (flood, storm, cold spell).
//
//   I(t) = peak * s(t) * (1 - suppression * C(t))
//
// s is piecewise linear through the scenario's curve (value 1 is the design intensity), or, with rise time r and
// fall time f, s = (1 - cos(pi t / r)) / 2 while rising and (1 + cos(pi (t - r) / f)) / 2 while falling.
// C follows coverage with a lag of a day: dykes and pumps do not lower a river at once,
//   dC/dt = (coverage - C) / 1 day.
// Without response the integral of I is peak * (r + f) / 2.

#include <cmath>

#include "core/mathematics.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double works_lag = 86400;  // seconds; assumption: works need about a day to tell

double along_curve(const std::vector<CurvePoint>& curve, double t) {
  if (t <= curve.front().time) return t < curve.front().time ? 0 : curve.front().value;
  for (std::size_t i = 1; i < curve.size(); ++i)
    if (t <= curve[i].time) {
      const double share = (t - curve[i - 1].time) / (curve[i].time - curve[i - 1].time);
      return curve[i - 1].value + share * (curve[i].value - curve[i - 1].value);
    }
  return 0;
}

}  // namespace

double wave_intensity(const HazardSpec& spec, double elapsed) {
  if (elapsed < 0) return 0;
  if (!spec.curve.empty()) return spec.peak * along_curve(spec.curve, elapsed);
  if (elapsed < spec.rise_time) return spec.peak * (1 - math::cos(pi * elapsed / spec.rise_time)) / 2;
  const double falling = elapsed - spec.rise_time;
  if (falling >= spec.fall_time) return 0;
  return spec.peak * (1 + math::cos(pi * falling / spec.fall_time)) / 2;
}

double advance_wave(const HazardInput& input, HazardMemory& memory) {
  double& works = memory[0];
  works += (input.coverage - works) * (1 - math::exp(-input.dt / works_lag));
  return wave_intensity(input.spec, input.elapsed) * (1 - input.spec.suppression * works);
}

void middling_wave(HazardSpec& spec) {
  constexpr double day = 86400;
  spec.rise_time = 1 * day;
  spec.fall_time = 5 * day;
}

}  // namespace qorgan
