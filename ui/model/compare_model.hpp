#pragma once
// Two branches of a session beside each other: which measures differ, who acted differently first, and what happened in
// only one of them.

#include <cstddef>
#include <string_view>
#include <vector>

#include "account/differences.hpp"
#include "session/frame.hpp"

namespace qorgan::ui {

struct MeasureDifference {
  std::string_view measure;  ///< a name of world/measure_names.hpp
  double here = 0, there = 0;
};

struct Comparison {
  Tick parted = 0;
  Tick tick = 0;                            ///< of both, see compared_tick()
  std::vector<MeasureDifference> measures;  ///< those that differ, in the order of the table
  std::size_t same = 0;                     ///< how many do not
  CourseDifferences events;                 ///< `here` is the present branch
};

/// At which tick two branches are compared: the one where both stand. Where one has gone on and the other waits, the
/// last one up to there that both histories hold.
[[nodiscard]] Tick compared_tick(const Frame& frame, const OtherRun& other);
/// A measure of the country in both at that tick.
[[nodiscard]] MeasureDifference compared_values(const Frame& frame, const OtherRun& other, std::string_view name);
/// Compares what was seen until then. `max_rows` limits each of its lists of events.
[[nodiscard]] Comparison compare(const Frame& frame, const OtherRun& other, std::size_t max_rows = 40);

}  // namespace qorgan::ui
