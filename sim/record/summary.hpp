#pragma once
// summary.json: the run on one page, for programs.

#include <string>

#include "record/record.hpp"

namespace qorgan {

/// JSON with keys in a fixed order, indented by two, ending with a newline. Two equal runs give the same text but for
/// "wall_seconds". Measures in base units; null where a measure has no value. "measures" are those over the run
/// (OverRun of world/measure_names.hpp), "at_end" those of the last tick; "met" is null where the run was stopped
/// before the objective was decided.
[[nodiscard]] std::string summary_json(const Record& record);

}  // namespace qorgan
