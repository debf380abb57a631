#pragma once
// Two branches of a session beside each other: which measures differ, who acted differently first, and what happened in
// only one of them.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "session/frame.hpp"

namespace qorgan::ui {

struct MeasureDifference {
  std::string_view measure;  ///< a name of world/measure_names.hpp
  double here = 0, there = 0;
};

/// Something that a person would call an act or an outcome, in one branch only or at another time.
struct EventDifference {
  std::size_t event = 0;  ///< index in its log
  bool here = true;       ///< in the present branch; otherwise in the other
};

struct Comparison {
  Tick parted = 0;
  Tick tick = 0;                            ///< of both, see compared_tick()
  std::vector<MeasureDifference> measures;  ///< those that differ, in the order of the table
  std::size_t same = 0;                     ///< how many do not
  std::optional<EventDifference> first;     ///< the first act that the other branch does not have in that tick
  std::vector<EventDifference> only_here, only_there;  ///< what the other has not done at all, in the order of time
};

/// At which tick two branches are compared: the one where both stand. Where one has gone on and the other waits, the
/// last one up to there that both histories hold.
[[nodiscard]] Tick compared_tick(const Frame& frame, const OtherRun& other);
/// A measure of the country in both at that tick.
[[nodiscard]] MeasureDifference compared_values(const Frame& frame, const OtherRun& other, std::string_view name);
/// Compares what was seen until then. `most` limits each of the two lists.
[[nodiscard]] Comparison compare(const Frame& frame, const OtherRun& other, std::size_t most = 40);

}  // namespace qorgan::ui
