#pragma once
// The timeline without its drawing: lanes, what stands on them, and the time axis with its zoom.

#include <optional>
#include <string>
#include <vector>

#include "ui/model/frame.hpp"

namespace qorgan::ui {

enum class MarkKind : std::uint8_t { inject, detected, decided, headquarters, first_team, measure, contained };

struct TimeMark {
  MarkKind kind = MarkKind::inject;
  double tick = 0;
  std::size_t inject = 0;  ///< number in the scenario
  MeasureId measure{};
  bool to_come = false;  ///< scheduled and not yet fired
};

/// A headquarters on its lane.
struct TimeBar {
  HeadquartersId headquarters;
  double proposed = 0, first_sitting = -1, end = 0;  ///< ticks; first_sitting -1 while it convenes
  bool open = true;                                  ///< not yet stood down
};

struct TimeLane {
  IncidentId incident;  ///< none() for the lane of injects and central headquarters
  double onset = 0, end = -1;
  std::vector<TimeMark> marks;  ///< by tick
  std::vector<TimeBar> bars;
};

/// The first lane holds injects and central headquarters; then one for every incident, by onset. Incidents that lie
/// dormant with no time known come last.
[[nodiscard]] std::vector<TimeLane> build_lanes(const World& world);

/// The event behind a mark; 0 while it has not happened.
[[nodiscard]] EventKey event_of(const World& world, const EventLog& events, const TimeLane& lane, const TimeMark& mark);

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
