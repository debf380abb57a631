#include "hazards/hazard.hpp"

#include <cmath>

namespace qorgan {
namespace {
constexpr double spent = 0.005;  // share of the peak below which nothing is left to answer
}

double advance_hazard(HazardInput input, HazardMemory& memory) {
  double intensity = 0;
  switch (input.spec.family) {
    case HazardFamily::pulse: intensity = advance_pulse(input, memory); break;
    case HazardFamily::wave: intensity = advance_wave(input, memory); break;
    default: break;  // refused by the loader: hazard_available
  }
  return std::isfinite(intensity) && intensity > 0 ? intensity : 0;
}

bool hazard_over(const HazardSpec& spec, double elapsed, double intensity) {
  if (spec.family == HazardFamily::wave) {
    const double end = spec.curve.empty() ? spec.rise_time + spec.fall_time : spec.curve.back().time;
    return elapsed >= end && intensity <= spent * spec.peak;
  }
  return elapsed > 0 && intensity <= spent * spec.peak;
}

bool hazard_available(HazardFamily family) { return family == HazardFamily::pulse || family == HazardFamily::wave; }

}  // namespace qorgan
