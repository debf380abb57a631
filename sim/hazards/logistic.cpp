// Logistic: growth to a ceiling unless suppressed (crime, smuggling, shadow economy, pressure of migration).
//
//   dI/dt = (r m - s C) I - (r m / K) I^2 + f,   I(0) = initial
//
//   r growth_rate (1/s), K peak (the ceiling), s suppression_rate (1/s), C coverage, m factor of instruments
//   (entry_ban, trade_ban, legal_restriction), f what cascades feed (1/s).
//
// Without response this is Verhulst's equation (Verhulst 1838, Notice sur la loi que la population poursuit dans son
// accroissement). It falls to the lower level K (1 - s C / r m), and dies out where s C >= r m. With C and m constant
// over a tick it is a Bernoulli equation and solved exactly,
//   I(t) = I e^(a t) / (1 + b I (e^(a t) - 1) / a),   a = r m - s C,   b = r m / K,
// so ticks of any length give the same curve. What is fed is added half before and half after the step.

#include "hazards/hazard.hpp"

namespace qorgan {

double advance_logistic(const HazardInput& input, HazardMemory& memory) {
  enum { started, level };
  const HazardSpec& spec = input.spec;
  if (memory[started] == 0) {
    memory[started] = 1;
    memory[level] = spec.initial;
  }
  if (spec.peak <= 0) return memory[level] = 0;
  const double growth = spec.growth_rate * input.instruments.growth;
  const double net = growth - spec.suppression_rate * input.coverage;
  const double fed = input.feed * input.dt / 2;
  memory[level] = bernoulli_step(memory[level] + fed, net, growth / spec.peak, input.dt) + fed;
  return memory[level];
}

void middling_logistic(HazardSpec& spec) {
  constexpr double day = 86400;
  spec.initial = 0.1;
  spec.growth_rate = 0.4 / day;
  spec.suppression_rate = 0.6 / day;
}

}  // namespace qorgan
