#include "hazards/hazard.hpp"

#include <algorithm>
#include <cmath>

#include "core/enum_table.hpp"
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

constexpr int wave_steps = 8;  // along its curve in a tick; numerical

using Over = bool(const HazardSpec& spec, double elapsed, double intensity, const HazardMemory& memory);

bool is_spent(const HazardSpec& spec, double, double intensity, const HazardMemory&) {
  return intensity <= spent_level(spec);
}

/// One that is known to go on for a time is not over before.
template <double (*length)(const HazardSpec&)>
bool is_past(const HazardSpec& spec, double elapsed, double intensity, const HazardMemory&) {
  return elapsed >= length(spec) && intensity <= spent * spec.peak;
}
double length_of_wave(const HazardSpec& spec) {
  return spec.curve.empty() ? spec.rise_time + spec.fall_time : spec.curve.back().time;
}
bool is_out(const HazardSpec& spec, double, double intensity, const HazardMemory&) {
  return intensity <= spent * std::min(spec.peak, 1.0);
}
double length_of_campaign(const HazardSpec& spec) { return spec.length; }

bool nobody_is_ill(const HazardSpec&, double, double, const HazardMemory& memory) {
  return memory[epidemic_exposed] + memory[epidemic_infectious] + memory[epidemic_imports] < 1;
}

/// How a family runs: a tick of it, whether it is over, and a middling course of it.
struct Course {
  double (*advance)(const HazardInput& input, HazardMemory& memory);
  Over* over;
  void (*middle)(HazardSpec& spec);
};
constexpr EnumTable<HazardFamily, Course> courses({
    {HazardFamily::pulse, {advance_pulse, is_spent, middling_pulse}},
    {HazardFamily::wave, {advance_wave, is_past<length_of_wave>, middling_wave}},
    {HazardFamily::logistic, {advance_logistic, is_spent, middling_logistic}},
    {HazardFamily::epidemic, {advance_epidemic, nobody_is_ill, middling_epidemic}},
    {HazardFamily::contagion, {advance_contagion, is_spent, middling_contagion}},
    {HazardFamily::campaign, {advance_campaign, is_past<length_of_campaign>, middling_campaign}},
    {HazardFamily::fire, {advance_fire, is_out, middling_fire}},
    {HazardFamily::drift, {advance_drift, is_spent, middling_drift}},
});
}  // namespace

double bernoulli_step(double intensity, double a, double b, double dt) {
  // The exponent is kept from growing, so that no rate or tick is too large.
  if (a > 0) return intensity / (math::exp(-a * dt) + b * intensity * exponential_integral(-a, dt));
  return intensity * math::exp(a * dt) / (1 + b * intensity * exponential_integral(a, dt));
}

double advance_hazard(const HazardInput& input, HazardMemory& memory) {
  const double intensity = courses[input.spec.family].advance(input, memory);
  return std::isfinite(intensity) && intensity > 0 ? intensity : 0;
}

double intensity_at_onset(const HazardSpec& spec, double population) {
  if (spec.family == HazardFamily::wave) return wave_intensity(spec, 0);
  return spec.family == HazardFamily::campaign ? 0 : spec.foretold(population);
}

OverTick over_tick(const HazardSpec& spec, double elapsed, double dt, double before, double after) {
  if (spec.family == HazardFamily::pulse && before > after && after > 0) {
    const double mean = (before - after) / math::log(before / after);
    return {mean, mean * (before + after) / 2, before};
  }
  if (spec.family != HazardFamily::wave)
    return {(before + after) / 2, (before * before + before * after + after * after) / 3, std::max(before, after)};
  // What response and injects leave of the curve stands at the tick's ends: in between it runs with the curve.
  const double first = wave_intensity(spec, elapsed - dt), last = wave_intensity(spec, elapsed);
  const double left = last > 0 ? after / last : first > 0 ? before / first : 0;
  OverTick out;
  for (int k = 0; k <= wave_steps; ++k) {
    const double at = left * wave_intensity(spec, elapsed - dt + dt * k / wave_steps);
    const double share = (k == 0 || k == wave_steps ? 0.5 : 1.0) / wave_steps;
    out.mean += at * share;
    out.mean_square += at * at * share;
    out.highest = std::max(out.highest, at);
  }
  out.highest = std::max(out.highest, after);  // which dividing and multiplying again may miss by a bit
  return out;
}

bool hazard_over(const HazardSpec& spec, double elapsed, double intensity, const HazardMemory& memory) {
  return elapsed > 0 && courses[spec.family].over(spec, elapsed, intensity, memory);
}

HazardSpec middling_hazard(HazardFamily family) {
  HazardSpec out;
  out.family = family;
  out.suppression = 0.6;
  courses[family].middle(out);
  return out;
}

}  // namespace qorgan
