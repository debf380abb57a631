#pragma once
// One hazard by itself, tick after tick, in surroundings that a test sets.

#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "hazards/hazard.hpp"

namespace qorgan::test {

inline constexpr double seconds_per_day = 86400;

struct Course {
  HazardSpec spec;
  double dt = 3600;
  std::uint64_t seed = 1;
  // the surroundings, as HazardInput names them
  double coverage = 0, population = 0, trust = 1, rumour = 0, home = 1, imported = 0, feed = 0;
  bool informed = false;
  InstrumentFactors instruments;

  HazardMemory memory{};
  std::uint32_t ticks = 0;
  double intensity = 0;

  /// Seconds since onset.
  [[nodiscard]] double elapsed() const { return ticks * dt; }

  double step() {
    Random random(seed, Stream::hazard, 0, ticks);
    ++ticks;
    HazardInput input{spec, elapsed(), dt, coverage, random};
    input.population = population;
    input.trust = trust;
    input.rumour = rumour;
    input.informed = informed;
    input.home = home;
    input.imported = imported;
    input.feed = feed;
    input.instruments = instruments;
    return intensity = advance_hazard(input, memory);
  }

  /// Goes on for so many days, which must be a whole number of ticks.
  double run(double days) {
    const auto count = static_cast<std::uint32_t>(std::lround(days * seconds_per_day / dt));
    for (std::uint32_t t = 0; t < count; ++t) step();
    return intensity;
  }

  [[nodiscard]] bool over() const { return hazard_over(spec, elapsed(), intensity, memory); }
};

}  // namespace qorgan::test
