#pragma once
// The measures and series of a running simulation: their names in files, units and reach. Conditions, objectives and
// observations of a scenario may ask for exactly these, and the engine computes exactly these.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/quantity.hpp"
#include "core/text.hpp"

namespace qorgan {

/// Where a measure may be asked: of the whole country, of one incident, of one region.
struct MeasureScopes {
  bool national = true;
  bool incident = false;
  bool region = false;
};

/// What a measure amounts to over a whole run. Results, reports and comparisons show this value; conditions and
/// objectives ask for the value of a tick, at the end that of the last one.
enum class OverRun : std::uint8_t {
  total,     ///< a sum that only grows: the last value
  last,      ///< the last value, which looks back on the whole run by itself
  greatest,  ///< a state that comes and goes: its peak
  least,     ///< a state that is worse the lower it is
  mean,      ///< mean over the ticks in which there is an incident under way
  once,      ///< the time of something that happens once
};

[[nodiscard]] std::string_view name_of(OverRun over_run);  ///< "total", "greatest": in results

/// One measure: a number that is measured. Legal means that bodies take are instruments (law/institution.hpp).
struct MeasureName {
  std::string_view name;  ///< "evacuated", as files and results write it
  Dimension dimension = Dimension::number;
  MeasureScopes scopes;
  OverRun over_run = OverRun::total;
  LocalText text;      ///< for charts and reports
  LocalText unit;      ///< of plain numbers that are counts of something ("team", "person-hour"); empty for shares
  LocalText sum = {};  ///< title where incidents are added up; empty where that needs no word
  bool of_response = false;  ///< tells of what bodies do, and so of nothing under the policy `no-response`

  /// Has a value at every tick; otherwise known once the thing it times has happened.
  [[nodiscard]] bool series() const { return over_run != OverRun::once; }
};

/// Title of its value over a whole run: "Picture error (mean)". `country`: of all incidents together.
[[nodiscard]] LocalText run_title(const MeasureName& name, bool country = true);

/// All of them, in the order in which reports list them.
[[nodiscard]] std::span<const MeasureName> measure_names();
/// nullptr where there is no such measure.
[[nodiscard]] const MeasureName* find_measure_name(std::string_view name);
/// Position in measure_names(), for stores that keep one value a measure.
[[nodiscard]] std::optional<std::size_t> measure_index(std::string_view name);

}  // namespace qorgan
