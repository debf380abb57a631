// Contagion: unrest or disinformation that people pass on to each other.
//
//   dI/dt = b m (1 - T) (1 + R) I (1 - I / K) - (g + s C + d U) I + f,   I(0) = initial
//
//   b growth_rate (1/s), K peak (the ceiling), T trust and R rumour of the region (0 to 1), g fading (1/s), s
//   suppression_rate (1/s), C coverage, d rebuttal (1/s), U 1 while people are informed (15(2)(4)) and 0 otherwise,
//   m factor of instruments (restrict_communications, quarantine, restrict_movement), f what cascades feed (1/s).
//
// Spreading by contact and cessation after Daley & Kendall (1964, Epidemics and rumours, Nature 204) and Maki &
// Thompson (1973, Mathematical models and applications); that distrust makes people take part is an assumption of this
// model. It grows only while b m (1 - T)(1 + R) > g + s C + d U: above the threshold of trust
// 1 - (g + s C + d U) / (b m (1 + R)) it dies out. T, R, U and C are those of the tick before; with them constant over
// a tick the equation is that of logistic.cpp and solved exactly. What is fed is added half before
// and half after the step.

#include "hazards/hazard.hpp"

namespace qorgan {

double advance_contagion(const HazardInput& input, HazardMemory& memory) {
  enum { started, level };
  const HazardSpec& spec = input.spec;
  if (memory[started] == 0) {
    memory[started] = 1;
    memory[level] = spec.initial;
  }
  if (spec.peak <= 0) return memory[level] = 0;
  const double passing_on = spec.growth_rate * input.instruments.growth * input.instruments.contacts;
  const double growth = passing_on * (1 - input.trust) * (1 + input.rumour);
  const double loss = spec.fading + spec.suppression_rate * input.coverage + (input.informed ? spec.rebuttal : 0.0);
  const double fed = input.feed * input.dt / 2;
  memory[level] = bernoulli_step(memory[level] + fed, growth - loss, growth / spec.peak, input.dt) + fed;
  return memory[level];
}

void middling_contagion(HazardSpec& spec) {
  constexpr double day = 86400;
  spec.initial = 0.15;
  spec.growth_rate = 0.8 / day;
  spec.suppression_rate = 0.8 / day;
  spec.fading = 0.1 / day;
  spec.rebuttal = 0.3 / day;
}

}  // namespace qorgan
