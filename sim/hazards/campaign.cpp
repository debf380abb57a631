// Campaign: an adaptive adversary whose attacks arrive as a Poisson process (terrorism, intelligence, intrusion).
//
//   rate  = (base m + f) (1 - s max(0, C - a D)),   while t < length
//   dD/dt = (C - D) / adaptation_time,              D(0) = 0
//   dI/dt = -I / decay_time,                        each attack adds `peak` to I
//
//   base attack_rate (1/s), s suppression, C coverage, a adaptation, D the effort that the adversary is used to, m
//   factor of instruments (legal_restriction), f attacks per second that cascades feed.
//
// Intensity is shot noise on a Poisson process (Campbell 1909; Rice 1944): at a constant rate q its mean tends to
// q peak decay_time and its variance to q peak^2 decay_time / 2. That attacks come in time like a Poisson process:
// Richardson 1944, The distribution of wars in time; that adversaries turn to what is not guarded: Enders & Sandler
// 1993, The effectiveness of antiterrorism policies. The lag of first order is an assumption. D and the decay are
// integrated exactly; attacks fall at uniform times into their tick, at the rate of its beginning.

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {
namespace {
constexpr double max_attacks = 10000;  // in one tick; numerical
}

double advance_campaign(const HazardInput& input, HazardMemory& memory) {
  enum { level, used_to };
  const HazardSpec& spec = input.spec;
  const double effort = std::clamp(input.coverage - spec.adaptation * memory[used_to], 0.0, 1.0);
  const double rate = (spec.attack_rate * input.instruments.growth + input.feed) * (1 - spec.suppression * effort);
  const double begin = std::max(0.0, input.elapsed - input.dt);
  const double open = std::clamp(spec.length - begin, 0.0, input.dt);  // seconds of this tick in which attacks come
  memory[level] *= math::exp(-input.dt / spec.decay_time);
  const std::uint32_t attacks = input.random.poisson(std::min(max_attacks, rate * open));
  for (std::uint32_t a = 0; a < attacks; ++a) {
    const double age = input.dt - open * input.random.uniform();
    memory[level] += spec.peak * math::exp(-age / spec.decay_time);
  }
  if (spec.adaptation_time > 0)
    memory[used_to] += (input.coverage - memory[used_to]) * -math::expm1(-input.dt / spec.adaptation_time);
  return memory[level];
}

void middling_campaign(HazardSpec& spec) {
  constexpr double hour = 3600, day = 86400;
  spec.peak = 0.4;
  spec.decay_time = 36 * hour;
  spec.attack_rate = 0.8 / day;
  spec.adaptation_time = 6 * day;
  spec.adaptation = 0.5;
  spec.length = 14 * day;
}

}  // namespace qorgan
