#pragma once
// The time axis with its zoom.

#include <string>
#include <vector>

#include "world/scenario.hpp"

namespace qorgan::ui {

/// What part of the run is seen, in ticks: always a part of it, and never narrower than 12 ticks where the run is
/// longer.
class TimeAxis {
 public:
  /// A run of so many ticks, at least 1, as a whole.
  void show_all(double ticks);
  /// Keeps `tick` where it is on the axis. A factor above 1 shows less.
  void zoom_at(double tick, double factor);
  void pan(double ticks);
  /// Moves what is seen so that the tick is in it, if it is zoomed.
  void follow(double tick);
  [[nodiscard]] double first() const { return first_; }  ///< seen
  [[nodiscard]] double last() const { return last_; }
  [[nodiscard]] double width() const { return last_ - first_; }
  [[nodiscard]] double end() const { return end_; }  ///< of the run, which begins at 0
  [[nodiscard]] bool zoomed() const { return width() < 0.999 * end_; }
  [[nodiscard]] double share(double tick) const { return (tick - first_) / width(); }
  [[nodiscard]] double tick_at(double share) const { return first_ + share * width(); }

 private:
  double first_ = 0, last_ = 1, end_ = 1;
};

/// A line on the axis with its label.
struct AxisTick {
  double tick = 0;
  std::string label;  ///< "27.03", "06:00"
  bool major = false;
};
/// Round times, at most about `max_lines` of them.
[[nodiscard]] std::vector<AxisTick> axis_ticks(const Scenario& scenario, const TimeAxis& axis, int max_lines);

}  // namespace qorgan::ui
