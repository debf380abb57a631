#pragma once
// Files to checked values; what is wrong with them is said on stderr.

#include <memory>
#include <string>
#include <vector>

#include "console.hpp"
#include "experiment/batch.hpp"
#include "law/institution.hpp"
#include "record/record.hpp"
#include "scenario/load.hpp"

namespace qorgan::cli {

/// The shipped institution where no file is named. nullptr, with every diagnostic said, where there are errors.
[[nodiscard]] std::shared_ptr<const Institution> load_institution_or_say(const Console& console,
                                                                         const std::string& file);

/// A file, or the name of a shipped scenario. nullptr, with every diagnostic said, where there are errors.
[[nodiscard]] std::shared_ptr<const Scenario> load_scenario_or_say(const Console& console, const std::string& named,
                                                                   const Overrides& overrides);

/// Diagnostics in order on stderr; with --quiet only errors.
void say_diagnostics(const Console& console, const Diagnostics& diagnostics);

/// A record of the folder; false, with the reason said, where it holds none.
[[nodiscard]] bool load_record_or_say(const Console& console, const std::string& folder, Record& record);

/// A batch of the folder, as far as it came; how far is said where it is not finished.
[[nodiscard]] bool load_batch_or_say(const Console& console, const std::string& folder, Batch& batch);

}  // namespace qorgan::cli
