// A fire that runs: open front against line built. In a wind that holds, an open front moves at `spread`; the perimeter
// P of a fire that grows by v in radius grows by 2 pi v, where it is open. What is enclosed by line does not spread.

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double step = 300;  // seconds of a step of the equations; numerical

}  // namespace

double advance_fire(const HazardInput& input, HazardMemory& memory) {
  const HazardSpec& spec = input.spec;
  double& perimeter = memory[fire_perimeter];
  double& burnt = memory[fire_area];
  double& smoulder = memory[fire_smoulder];
  if (perimeter <= 0) perimeter = std::max(1.0, spec.initial * spec.front);
  const int steps = std::max(1, static_cast<int>(std::ceil(input.dt / step)));
  const double dt = input.dt / steps;
  const double dying = math::exp(-dt / spec.decay_time);
  for (int i = 0; i < steps; ++i) {
    // What is built in this tick is known after it; it goes on as in the tick before.
    const double line = std::min(perimeter, input.line + input.line_built * (i + 0.5) / steps);
    double open = std::max(0.0, perimeter - line);
    const bool fed = spec.length <= 0 || input.elapsed - input.dt + (i + 0.5) * dt < spec.length;
    if (fed) {
      const double share = open / perimeter;
      burnt += spec.spread * open * dt;
      perimeter += 2 * pi * spec.spread * share * dt;
      open = std::min(std::max(0.0, perimeter - line), spec.peak * spec.front);  // no more is left to burn
      perimeter = std::min(perimeter, line + open);
    } else {
      perimeter = std::min(perimeter, line + open * dying);  // without wind it burns out by itself
      perimeter = std::max(perimeter, 1.0);
    }
    smoulder = std::max(open / spec.front, smoulder * dying);
  }
  burnt += spec.spread * input.feed * spec.front * input.dt;
  perimeter += input.feed * input.dt * spec.front;  // sparks of another fire light fronts of their own
  return smoulder;
}

void middling_fire(HazardSpec& spec) {
  spec.initial = 0.05;
  spec.spread = 300.0 / 3600;  // metres per second: a grass fire in a moderate wind
  spec.front = 10000;
  spec.decay_time = 12 * 3600.0;
  spec.length = 5 * 86400.0;
}

}  // namespace qorgan
