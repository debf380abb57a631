#pragma once
// How threats evolve: one function a family behind one seam. Intensity is dimensionless; 1 is the design intensity
// for which a scenario states demands and consequences.

#include <array>
#include <cmath>
#include <string_view>

#include "core/mathematics.hpp"
#include "core/random.hpp"
#include "hazards/effects.hpp"
#include "world/scenario.hpp"

namespace qorgan {

/// What a family is told each tick. Whatever comes from the rest of the world is constant over the tick.
struct HazardInput {
  const HazardSpec& spec;
  double elapsed = 0;     ///< seconds since onset at the end of the tick, >= 0
  double dt = 0;          ///< seconds of the tick
  double coverage = 0;    ///< weighted share of demand met during the tick before, 0 to 1
  Random& random;         ///< draws of this incident and tick
  double population = 0;  ///< persons in the region
  double trust = 1;       ///< of the region, 0 to 1
  double rumour = 0;      ///< of the region, 0 to 1
  bool informed = false;  ///< whether people there are informed (15(2)(4))
  double home = 1;        ///< epidemic: share of contacts among people of the region
  double imported = 0;    ///< epidemic: share infectious among all contacts, met in other regions
  double feed = 0;        ///< from cascades: intensity per second; attacks per second (campaign)
  double line = 0;        ///< fire: metres of line built so far
  double line_built = 0;  ///< fire: of these, during the tick before
  InstrumentFactors instruments = {};
};

/// The family's own memory; zero at onset (an epidemic finds those infected before it was noticed).
using HazardMemory = std::array<double, 6>;

/// Moves the hazard on by one tick. Returns the intensity at its end, finite and >= 0.
[[nodiscard]] double advance_hazard(const HazardInput& input, HazardMemory& memory);

/// Intensity over a tick, all of it from `scale`d values.
struct OverTick {
  double mean = 0, mean_square = 0, highest = 0;
};
/// What lies between the intensity at the beginning of a tick and that at its end, so that the length of ticks does not
/// matter: exact for a pulse without feed, in eight steps along a wave's curve, in the mean of both for the others.
/// `elapsed`: seconds since onset at the end.
[[nodiscard]] OverTick over_tick(const HazardSpec& spec, double elapsed, double dt, double before, double after);
/// Intensity in the moment of onset, of a hazard in a region of that many people.
[[nodiscard]] double intensity_at_onset(const HazardSpec& spec, double population);

/// A middling course of a family: grave for days where things move fast, for weeks where they grow, for months where
/// they drift. Assumptions, all of them.
[[nodiscard]] HazardSpec middling_hazard(HazardFamily family);

/// Whether the hazard can produce no more intensity worth a response after that time. `memory` is that of an epidemic.
[[nodiscard]] bool hazard_over(const HazardSpec& spec, double elapsed, double intensity,
                               const HazardMemory& memory = {});

/// The families, one file each.
[[nodiscard]] double advance_pulse(const HazardInput& input, HazardMemory& memory);
void middling_pulse(HazardSpec& spec);
[[nodiscard]] double advance_wave(const HazardInput& input, HazardMemory& memory);
void middling_wave(HazardSpec& spec);
[[nodiscard]] double advance_logistic(const HazardInput& input, HazardMemory& memory);
void middling_logistic(HazardSpec& spec);
[[nodiscard]] double advance_epidemic(const HazardInput& input, HazardMemory& memory);
void middling_epidemic(HazardSpec& spec);
[[nodiscard]] double advance_contagion(const HazardInput& input, HazardMemory& memory);
void middling_contagion(HazardSpec& spec);
[[nodiscard]] double advance_campaign(const HazardInput& input, HazardMemory& memory);
void middling_campaign(HazardSpec& spec);
[[nodiscard]] double advance_fire(const HazardInput& input, HazardMemory& memory);
void middling_fire(HazardSpec& spec);
[[nodiscard]] double advance_drift(const HazardInput& input, HazardMemory& memory);
void middling_drift(HazardSpec& spec);

/// The wave's curve without response, for tests and drawings: piecewise linear through `curve`, or a smooth
/// rise and fall (half cosines) of `rise_time` and `fall_time`.
[[nodiscard]] double wave_intensity(const HazardSpec& spec, double elapsed);

/// The integral of exp(rate t) over t from 0 to `dt`, exact also where the rate is next to nothing.
[[nodiscard]] inline double exponential_integral(double rate, double dt) {
  return rate == 0 ? dt : math::expm1(rate * dt) / rate;
}

/// dI/dt = a I - b I^2 over `dt` seconds, solved exactly (Bernoulli). I >= 0, b >= 0.
[[nodiscard]] double bernoulli_step(double intensity, double a, double b, double dt);

/// What an epidemic keeps in its memory.
enum EpidemicMemory : std::size_t {
  epidemic_susceptible,  ///< persons; 0 before onset
  epidemic_exposed,      ///< persons; before onset: infections brought in so far
  epidemic_infectious,   ///< persons
  epidemic_recovered,    ///< persons
  epidemic_imports,      ///< infections that will be brought in during one infectious period, at the present rate
};

/// What a fire keeps in its memory.
enum FireMemory : std::size_t {
  fire_perimeter,  ///< metres, open or enclosed
  fire_area,       ///< square metres burnt
  fire_smoulder,   ///< intensity of what burns, with what dies down within the line
  fire_line_seen   ///< metres of line that it has answered to
};

/// Transmission per second of an epidemic among people all susceptible: contacts x infection, after response and
/// instruments.
[[nodiscard]] double transmission_rate(const HazardInput& input);

}  // namespace qorgan
