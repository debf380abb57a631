#pragma once
// What was reported, and how far a run is from it, as readers of the three languages write it.

#include <functional>
#include <string>

#include "core/text.hpp"
#include "record/rows.hpp"

namespace qorgan {

/// Writes a time, in seconds after the start of the run.
using WriteMoment = std::function<std::string(double seconds)>;

/// When it is reported to have been: "5 Apr 12:00", "by 5 Apr 12:00", "between 4 Apr 00:00 and 5 Apr 00:00".
[[nodiscard]] std::string write_when(const ObservationPointRow& point, const WriteMoment& time, Language language);
/// The reported figure or its bounds: "44,000", "at least 44,000"; of a moment its time.
[[nodiscard]] std::string write_reported(const ObservationRow& row, const ObservationPointRow& point,
                                         const WriteMoment& time, Language language);
/// The simulated figure or time; "did not happen", or a dash where there is none to tell of.
[[nodiscard]] std::string write_simulated(const ObservationRow& row, const ObservationPointRow& point,
                                          const WriteMoment& time, Language language);
/// How far outside of what was reported: "within", "12% more", "3 h later", "did not happen". Where a share would say
/// nothing, because nothing or next to nothing was reported, both figures: "simulated 12, reported 0".
[[nodiscard]] std::string write_off(const ObservationRow& row, const ObservationPointRow& point, Language language);
/// Mean of off() with its sign, in the unit of the series; of a moment as a time. A dash where nothing was compared.
[[nodiscard]] std::string write_bias(const ObservationRow& row, Language language);

/// Mean relative error; beyond a thousand per cent it says only that.
[[nodiscard]] std::string write_relative(const ObservationRow& row, Language language);

}  // namespace qorgan
