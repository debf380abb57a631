#pragma once
// Axes that a person would draw: round numbers, whole days.

#include <string>
#include <vector>

#include "core/text.hpp"
#include "core/time.hpp"

namespace qorgan {

/// A range that begins and ends at a tick, and its ticks.
struct NumberAxis {
  double low = 0, high = 1, step = 1;
  std::vector<double> ticks;
  int decimals = 0;
  /// Share of the way from low to high.
  [[nodiscard]] double position(double value) const { return (value - low) / (high - low); }
};
/// Steps of 1, 2 or 5 times a power of ten; about `wanted` ticks (2 to 20), never more than twice as many. The range
/// covers both ends; what is not finite or empty becomes 0 to 1. With `whole`, no step below 1.
[[nodiscard]] NumberAxis number_axis(double low, double high, int wanted, bool whole = false);

struct TimeTick {
  double seconds = 0;  ///< after the start of the scenario
  std::string label;
};
/// Ticks at whole minutes, hours, days, weeks or months of local time, at most `wanted`. Labels as "27.03", with the
/// clock where days are too coarse.
[[nodiscard]] std::vector<TimeTick> time_ticks(Instant start, std::int32_t utc_offset, double from, double to,
                                               int wanted, Language language);

}  // namespace qorgan
