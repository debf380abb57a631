#include "world/offices.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "world/world.hpp"

namespace qorgan {
namespace {

constexpr double hour = 3600, day = 24 * hour, week = 7 * day;
constexpr double opens = 9 * hour, closes = 18 * hour;  // Assumption.

/// Where office hours and weekends lie, and how much of each has passed since a Monday.
struct Week {
  double days;           ///< with office hours, from Monday on
  double begin, length;  ///< of office hours within a day

  explicit Week(const OfficeHours& o)
      : days(o.weekend < 1 ? 5 : 7), begin(o.night < 1 ? opens : 0), length(o.night < 1 ? closes - opens : day) {}

  [[nodiscard]] double open_until(double t) const {
    const double weeks = std::floor(t / week);
    const double within = t - weeks * week;
    const double whole = std::floor(within / day);
    const double today = whole < days ? std::clamp(within - whole * day - begin, 0.0, length) : 0.0;
    return (weeks * days + std::min(whole, days)) * length + today;
  }
  /// The first moment until which office hours add up to `open`.
  [[nodiscard]] double when_open(double open) const {
    const double whole = std::floor(open / length);
    const double weeks = std::floor(whole / days);
    return weeks * week + (whole - weeks * days) * day + begin + (open - whole * length);
  }
  [[nodiscard]] double weekend_until(double t) const {
    const double weeks = std::floor(t / week);
    return weeks * (7 - days) * day + std::max(0.0, t - weeks * week - days * day);
  }
  [[nodiscard]] double staff(double from, double to, double night, double weekend) const {
    const double open = open_until(to) - open_until(from);
    const double off = weekend_until(to) - weekend_until(from);
    return (open + weekend * off + night * ((to - from) - open - off)) / (to - from);
  }
};

}  // namespace

double OfficeHours::staff(double from, double to) const {
  return Week(*this).staff(start + from, start + to, night, weekend);
}

double OfficeHours::after(double from, double wait) const {
  const Week w(*this);
  const double local = start + from, gone = wait * open;
  const auto days = static_cast<std::int64_t>(local / day);
  const double today = local - static_cast<double>(days) * day;
  // Nearly always it is over before the office closes: the clock then goes on as it does.
  if (static_cast<double>(days % 7) < w.days && today >= w.begin && today + gone <= w.begin + w.length)
    return from + gone;
  return w.when_open(w.open_until(local) + gone) - start;
}

double OfficeHours::shift_began(double at) const {
  const double local = start + at;
  const double midnight = std::floor(local / day) * day;
  const double today = local - midnight;
  return midnight + (today < opens ? closes - day : today < closes ? opens : closes) - start;
}

OfficeHours office_hours(const Scenario& scenario) {
  OfficeHours o;
  o.night = std::min(1.0, scenario.parameters.night_staffing);
  o.weekend = std::min(1.0, scenario.parameters.weekend_staffing);
  o.dt = scenario.tick_seconds;
  constexpr double monday = 4 * day;  // 1970-01-01 was a Thursday
  const double local = static_cast<double>(scenario.start.seconds + scenario.utc_offset) - monday;
  o.start = local - std::floor(local / week) * week;
  if (!o.close()) return o;
  const Week w(o);
  o.by_day = 1 / w.staff(0, week, o.night, o.weekend);
  o.open = w.open_until(week) / week;
  return o;
}

Staffing staffing_at(const World& world, Tick now) {
  const OfficeHours& offices = world.structure->offices;
  if (!offices.close()) return {};
  const double from = now * offices.dt;
  return {offices.staff(from, from + offices.dt), static_cast<Tick>(std::ceil(offices.shift_began(from) / offices.dt))};
}

int desks_at(const OfficeHours& offices, const DeskTicks& desk, const Staffing& staffing, Tick called, Tick now) {
  if (desk.round_the_clock || !offices.close()) return desk.servers;
  const bool here = called >= 0 && now >= called && called >= staffing.shift;
  // Who works by day and by night works in shifts: not all of them can be there at once for days.
  const double share = here ? std::max(staffing.share, 1 / offices.by_day) : staffing.share;
  return std::max(1, static_cast<int>(std::lround(desk.servers * offices.by_day * share)));
}

void call_staff_in(World& world, AgentId agent, Tick now) {
  const Structure& structure = *world.structure;
  if (!structure.offices.close() || structure.desks[world.facts(agent).profile].round_the_clock) return;
  const Staffing staffing = staffing_at(world, now);
  Tick& called = world.staff_in[agent.index()];
  if (staffing.share > 1 - 1e-9 || (called >= 0 && called >= staffing.shift)) return;
  const double recall = world.scenario->parameters.staff_recall / structure.offices.dt;
  called = now + static_cast<Tick>(std::ceil(recall - 1e-9));
}

}  // namespace qorgan
