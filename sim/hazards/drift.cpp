// Drift: a slow trend over months, moved by long-term instruments only (demography, education, flight of capital,
// image).
//
//   dI/dt = (target - I) / drift_time + f,   target = peak (1 - s M),   I(0) = initial
//   dM/dt = (m - M) / instrument_lag,           M(0) = 0
//
//   s suppression, m strength of the long-term instruments in force (financial_support, legal_restriction, restore), M
//   that strength as far as it has come to work, f what cascades feed (1/s). Coverage plays no part.
//
// Two lags of first order in a row, as in any text on system dynamics (Forrester 1961, Industrial dynamics; Sterman
// 2000, Business dynamics, chapter 11). With m and f constant over a tick the solution is exact: with k = 1/drift_time,
// l = 1/instrument_lag, target(t) = A + B e^(-l t),
//   I(t) = A + (I - A) e^(-k t) + k B (e^(-l t) - e^(-k t)) / (k - l).

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {

double advance_drift(const HazardInput& input, HazardMemory& memory) {
  enum { started, level, working };
  const HazardSpec& spec = input.spec;
  if (memory[started] == 0) {
    memory[started] = 1;
    memory[level] = spec.initial;
  }
  const double t = input.dt, k = 1 / spec.drift_time, strength = input.instruments.long_term;
  const double end = spec.peak * (1 - spec.suppression * strength) + input.feed / k;
  double lagged = 0;
  if (spec.instrument_lag > 0) {
    const double l = 1 / spec.instrument_lag;
    const double open = spec.peak * spec.suppression * (strength - memory[working]);
    lagged = k * open * math::exp(-std::min(k, l) * t) * exponential_integral(-std::abs(k - l), t);
    memory[working] += (strength - memory[working]) * -math::expm1(-l * t);
  }
  memory[level] = end + (memory[level] - end) * math::exp(-k * t) + lagged;
  return memory[level];
}

void middling_drift(HazardSpec& spec) {
  constexpr double day = 86400;
  spec.initial = 0.3;
  spec.peak = 0.8;
  spec.drift_time = 60 * day;
  spec.instrument_lag = 30 * day;
}

}  // namespace qorgan
