// Pulse: a release at onset that decays (explosion, accident).
//
//   dI/dt = -I / tau_eff + f,   tau_eff = decay_time * (1 - suppression * coverage),   I(0) = peak
//
// f is what cascades feed (1/s). Integrated exactly over a tick with constant coverage:
//   I(t + dt) = f tau_eff + (I(t) - f tau_eff) exp(-dt / tau_eff).
// Without response and feed I(t) = peak exp(-t / decay_time), and the integral of I is peak * decay_time.

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {

double advance_pulse(const HazardInput& input, HazardMemory& memory) {
  enum { started, level };
  if (memory[started] == 0) {
    // Onset lies `elapsed` before the end of its first tick.
    memory[started] = 1;
    memory[level] = input.spec.peak * math::exp(-input.elapsed / input.spec.decay_time);
    return memory[level];
  }
  const double relief = std::clamp(input.spec.suppression * input.coverage, 0.0, 0.95);
  const double decay = input.spec.decay_time * (1.0 - relief), fed = input.feed * decay;
  memory[level] = fed + (memory[level] - fed) * math::exp(-input.dt / decay);
  return memory[level];
}

void middling_pulse(HazardSpec& spec) {
  constexpr double day = 86400;
  spec.decay_time = 3 * day;
}

}  // namespace qorgan
