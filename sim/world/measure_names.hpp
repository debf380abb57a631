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

/// One measure. Not to be confused with Measure, a legal instrument.
struct MeasureName {
  std::string_view name;  ///< "evacuated", as files and results write it
  Dimension dimension = Dimension::number;
  MeasureScopes scopes;
  bool series = true;  ///< has a value at every tick; otherwise known once the thing it times has happened
  LocalText text;      ///< for charts and reports
  LocalText unit;      ///< of plain numbers that are counts of something ("team", "person-hour"); empty for shares
};

/// All of them, in the order in which reports list them.
[[nodiscard]] std::span<const MeasureName> measure_names();
/// nullptr where there is no such measure.
[[nodiscard]] const MeasureName* find_measure_name(std::string_view name);
/// Position in measure_names(), for stores that keep one value a measure.
[[nodiscard]] std::optional<std::size_t> measure_index(std::string_view name);

}  // namespace qorgan
