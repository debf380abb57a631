#pragma once
// The programme of injects, and the time axis with its zoom.

#include <optional>
#include <string>
#include <vector>

#include "account/lanes.hpp"
#include "session/frame.hpp"

namespace qorgan::ui {

/// One inject of the scenario as the programme lists it.
struct ProgrammeRow {
  std::size_t inject = 0;
  Tick tick = -1;  ///< fired, or scheduled; -1 where only a condition or a person decides
  bool fired = false;
  bool by_hand = false;  ///< waits for a person; otherwise without a tick for a condition
};
/// What is still to come, by time, then what waits for a condition or a person, then what has fired, the newest first.
[[nodiscard]] std::vector<ProgrammeRow> programme_of(const World& world);

/// What part of the run is seen, in ticks.
struct TimeAxis {
  double first = 0, last = 1;  ///< seen
  double begin = 0, end = 1;   ///< of the run

  void show_all(double ticks);
  /// Keeps `tick` where it is on the axis; the window is at least 12 ticks wide.
  void zoom_at(double tick, double factor);
  void pan(double ticks);
  /// Moves the window so that the tick is seen, if it is zoomed.
  void follow(double tick);
  [[nodiscard]] double share(double tick) const { return (tick - first) / (last - first); }
  [[nodiscard]] double tick_at(double share) const { return first + share * (last - first); }
};

/// A line on the axis with its label.
struct AxisTick {
  double tick = 0;
  std::string label;  ///< "27.03", "06:00"
  bool major = false;
};
/// Round times, at most about `most` of them.
[[nodiscard]] std::vector<AxisTick> axis_ticks(const Scenario& scenario, const TimeAxis& axis, int most);

}  // namespace qorgan::ui
