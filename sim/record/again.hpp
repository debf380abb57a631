#pragma once
// A scenario out of the text that a record or a journal stores. Neither the original files nor the record are touched.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/work_folder.hpp"
#include "record/rows.hpp"
#include "world/scenario.hpp"

namespace qorgan {

/// A folder of one's own that is gone when done with, or, where the process is killed, when the next one needs one. Its
/// path is empty where it could not be made.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return work_.path(); }

 private:
  WorkFolder work_;
};

/// Whether a relative path leads nowhere but into its folder. False for an empty one.
[[nodiscard]] bool stays_inside(const std::filesystem::path& relative);

/// Writes such files into a folder. They may come from anywhere: one that would lie elsewhere is refused. Returns what
/// is wrong; empty when written.
[[nodiscard]] std::string lay_out(const std::vector<SourceFile>& sources, const std::filesystem::path& folder);

/// What made a scenario what it was when it was run.
struct ScenarioConditions {
  std::uint64_t seed = 1;
  Tick ticks = 0;
  std::string policy, reading;         ///< their names
  std::vector<std::string> overrides;  ///< "path=value"
};

/// Reads the first of the files, with the others beside it, under those conditions. Null where it cannot be; `error`
/// then says why.
[[nodiscard]] std::shared_ptr<const Scenario> scenario_again(const std::vector<SourceFile>& sources,
                                                             const ScenarioConditions& conditions, std::string& error);

}  // namespace qorgan
