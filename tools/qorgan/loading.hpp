#pragma once
// Files to checked values; what is wrong with them is said on stderr.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console.hpp"
#include "experiment/batch.hpp"
#include "law/institution.hpp"
#include "record/record.hpp"
#include "scenario/load.hpp"
#include "scenario/shipped.hpp"

namespace qorgan::cli {

/// The file that a user named, or the shipped one of that name. Empty, with the reason said, where there is neither.
[[nodiscard]] std::optional<std::filesystem::path> find_file_or_say(const Console& console, FileSort sort,
                                                                    const std::string& named);

/// A file, or the name of a shipped institution; the one of Kazakhstan where none is named. nullptr, with every
/// diagnostic said, where there are errors.
[[nodiscard]] std::shared_ptr<const Institution> load_institution_or_say(const Console& console,
                                                                         const std::string& file);

/// nullptr, with every diagnostic said, where there are errors.
[[nodiscard]] std::shared_ptr<const Scenario> load_scenario_or_say(const Console& console,
                                                                   const std::filesystem::path& file,
                                                                   const Overrides& overrides);

/// Diagnostics in order on stderr; with --quiet only errors.
void say_diagnostics(const Console& console, const Diagnostics& diagnostics);

/// A record of the folder; false, with the reason said, where it holds none.
[[nodiscard]] bool load_record_or_say(const Console& console, const std::string& folder, Record& record);

/// Why a report of something else may not be put into that folder: a result of its own lies there, with a report that
/// would be gone. Empty where it may be, or where the folder is one of those that the report is of.
[[nodiscard]] std::string refuse_report_in(const std::string& out, const std::vector<std::string>& reported);

/// A batch of the folder, as far as it came; how far is said where it is not finished.
[[nodiscard]] bool load_batch_or_say(const Console& console, const std::string& folder, Batch& batch);

}  // namespace qorgan::cli
