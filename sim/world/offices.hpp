#pragma once
// Office hours of bodies that do not work round the clock: how many of their desks work at what time, and when everyday
// matters reach them.
//
// Desks are staffed in full in office hours, and by a share of that at night and at weekends; the mean over a week is
// the number of desks of the profile. Times here are seconds after the start of the run.

#include "core/id.hpp"

namespace qorgan {

struct DeskTicks;
struct Scenario;
struct World;

/// The week of a run; fixed.
struct OfficeHours {
  double night = 1, weekend = 1;  ///< desks, as a share of those in office hours; 1: office hours all night, all week
  double by_day = 1;              ///< desks in office hours, as a multiple of their mean over the week; 1 and up
  double open = 1;                ///< share of the week in office hours, above 0 to 1
  double start = 0;               ///< seconds from a Monday, 00:00 local time, to the start of the run
  double dt = 1;                  ///< seconds a tick

  /// Whether desks are staffed differently at different times.
  [[nodiscard]] bool close() const { return night < 1 || weekend < 1; }
  /// Staff in the mean from `from` to a later `to`, as a share of that in office hours, 0 to 1.
  [[nodiscard]] double staff(double from, double to) const;
  /// The time at which office hours that add up to `wait` times their share of the week have passed since `from`.
  [[nodiscard]] double after(double from, double wait) const;
  /// When the last change of shifts was: 09:00 or 18:00 local time.
  [[nodiscard]] double shift_began(double at) const;
};

[[nodiscard]] OfficeHours office_hours(const Scenario& scenario);

/// Staff in one tick.
struct Staffing {
  double share = 1;  ///< of that in office hours
  Tick shift = 0;    ///< when the shift began; staff called in before has gone home
};
[[nodiscard]] Staffing staffing_at(const World& world, Tick now);

/// Desks of a body that work in that tick, 1 and up: at any hour somebody is on duty. `called`: see World::staff_in.
[[nodiscard]] int desks_at(const OfficeHours& offices, const DeskTicks& desk, const Staffing& staffing, Tick called,
                           Tick now);

/// A matter that cannot wait for the morning calls a body's staff in, unless it is there or was called.
void call_staff_in(World& world, AgentId agent, Tick now);

}  // namespace qorgan
