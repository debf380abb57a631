#pragma once
// How threats evolve: one function a family behind one seam. Intensity is dimensionless; 1 is the design intensity
// for which a scenario states demands and consequences.

#include <array>
#include <string_view>

#include "core/random.hpp"
#include "world/scenario.hpp"

namespace qorgan {

/// What a family is told each tick.
struct HazardInput {
  const HazardSpec& spec;
  double elapsed = 0;   ///< seconds since onset at the end of the tick, >= 0
  double dt = 0;        ///< seconds of the tick
  double coverage = 0;  ///< weighted share of demand met during the tick, 0 to 1
  Random& random;       ///< draws of this incident and tick
};

/// The family's own memory; zero at onset.
using HazardMemory = std::array<double, 4>;

/// Moves the hazard on by one tick. Returns the intensity at its end, finite and >= 0.
[[nodiscard]] double advance_hazard(HazardInput input, HazardMemory& memory);

/// Whether the hazard can produce no more intensity worth a response after that time.
[[nodiscard]] bool hazard_over(const HazardSpec& spec, double elapsed, double intensity);

/// Whether the family is there to be used by scenarios.
[[nodiscard]] bool hazard_available(HazardFamily family);

/// The families, one file each.
[[nodiscard]] double advance_pulse(const HazardInput& input, HazardMemory& memory);
[[nodiscard]] double advance_wave(const HazardInput& input, HazardMemory& memory);
/// The wave's curve without response, for tests and drawings: piecewise linear through `curve`, or a smooth
/// rise and fall (half cosines) of `rise_time` and `fall_time`.
[[nodiscard]] double wave_intensity(const HazardSpec& spec, double elapsed);

}  // namespace qorgan
