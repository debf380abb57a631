#include "hazards/hazard.hpp"

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"

namespace qorgan {
namespace {
constexpr double spent = 0.005;  // share of the peak below which nothing is left to answer
// What starts smaller than that is over once half of what it started with is left. Assumption.
constexpr double spent_of_initial = 0.5;

double spent_level(const HazardSpec& spec) {
  const double level = spent * std::max(spec.peak, spec.initial);
  return spec.initial > 0 ? std::min(level, spent_of_initial * spec.initial) : level;
}
}  // namespace

double bernoulli_step(double intensity, double a, double b, double dt) {
  // The exponent is kept from growing, so that no rate or tick is too large.
  if (a > 0) return intensity / (math::exp(-a * dt) + b * intensity * exponential_integral(-a, dt));
  return intensity * math::exp(a * dt) / (1 + b * intensity * exponential_integral(a, dt));
}

double advance_hazard(const HazardInput& input, HazardMemory& memory) {
  double intensity = 0;
  switch (input.spec.family) {
    case HazardFamily::pulse: intensity = advance_pulse(input, memory); break;
    case HazardFamily::wave: intensity = advance_wave(input, memory); break;
    case HazardFamily::logistic: intensity = advance_logistic(input, memory); break;
    case HazardFamily::epidemic: intensity = advance_epidemic(input, memory); break;
    case HazardFamily::contagion: intensity = advance_contagion(input, memory); break;
    case HazardFamily::campaign: intensity = advance_campaign(input, memory); break;
    case HazardFamily::drift: intensity = advance_drift(input, memory); break;
  }
  return std::isfinite(intensity) && intensity > 0 ? intensity : 0;
}

bool hazard_over(const HazardSpec& spec, double elapsed, double intensity, const HazardMemory& memory) {
  if (elapsed <= 0) return false;
  switch (spec.family) {
    case HazardFamily::wave: {
      const double end = spec.curve.empty() ? spec.rise_time + spec.fall_time : spec.curve.back().time;
      return elapsed >= end && intensity <= spent * spec.peak;
    }
    case HazardFamily::epidemic:
      return memory[epidemic_exposed] + memory[epidemic_infectious] + memory[epidemic_imports] < 1;
    case HazardFamily::campaign: return elapsed >= spec.length && intensity <= spent * spec.peak;
    case HazardFamily::pulse:
    case HazardFamily::logistic:
    case HazardFamily::contagion:
    case HazardFamily::drift: break;
  }
  return intensity <= spent_level(spec);
}

}  // namespace qorgan
