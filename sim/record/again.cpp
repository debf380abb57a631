#include "record/again.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <mutex>

#include "scenario/load.hpp"

namespace qorgan {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::error_code failure;
  const fs::path parent = fs::temp_directory_path(failure);
  if (failure) return;
  static std::once_flag swept;
  std::call_once(swept, [&parent] { sweep_work_folders(parent); });
  (void)work_.make(parent, "qorgan-again", WorkFolder::Access::mine_alone);
}

bool stays_inside(const fs::path& relative) {
  if (relative.empty() || !relative.is_relative()) return false;
  return std::none_of(relative.begin(), relative.end(), [](const fs::path& part) { return part == ".."; });
}

std::string lay_out(const std::vector<SourceFile>& sources, const fs::path& folder) {
  for (const SourceFile& source : sources) {
    const fs::path relative(source.path);
    if (!stays_inside(relative)) return fmt::format("the record names a file outside its folder: '{}'", source.path);
    std::error_code ignored;  // what could not be made shows where the file is opened
    fs::create_directories((folder / relative).parent_path(), ignored);
    std::ofstream out(folder / relative, std::ios::binary);
    out.write(source.text.data(), static_cast<std::streamsize>(source.text.size()));
    out.close();
    if (!out) return fmt::format("cannot write a copy of '{}' to run it again", source.path);
  }
  return {};
}

namespace {

/// All that is wrong. The folder of the copies is of no concern to the reader and is gone when he reads this.
std::string errors_in(const Diagnostics& diagnostics, const fs::path& folder) {
  std::string out;
  const std::string ours = folder.string() + '/';
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::error) continue;
    std::string text = diagnostic.text();
    for (std::size_t at = text.find(ours); at != std::string::npos; at = text.find(ours, at))
      text.erase(at, ours.size());
    out += "\n" + text;
  }
  return out;
}

}  // namespace

std::shared_ptr<const Scenario> scenario_again(const std::vector<SourceFile>& sources,
                                               const ScenarioConditions& conditions, std::string& error) {
  const TemporaryFolder folder;
  if (sources.empty() || folder.path().empty()) {
    error = sources.empty() ? "there is no scenario text to run again"
                            : "cannot create a temporary folder for the stored scenario";
    return nullptr;
  }
  error = lay_out(sources, folder.path());
  if (!error.empty()) return nullptr;
  Diagnostics diagnostics;
  Overrides overrides;
  for (const std::string& setting : conditions.overrides) {
    const std::size_t equals = setting.find('=');
    overrides.set.emplace_back(setting.substr(0, equals),
                               equals == std::string::npos ? std::string() : setting.substr(equals + 1));
  }
  const auto loaded = load_scenario((folder.path() / sources.front().path).string(), diagnostics, overrides);
  if (!loaded) {
    error = "the stored scenario can no longer be read:" + errors_in(diagnostics, folder.path());
    return nullptr;
  }
  // A run may be cut short by --until; none is longer than its scenario.
  if (conditions.ticks < 1 || conditions.ticks > loaded->ticks) {
    error = fmt::format("it claims {} ticks, but its scenario has {}", conditions.ticks, loaded->ticks);
    return nullptr;
  }
  auto scenario = std::make_shared<Scenario>(*loaded);
  scenario->seed = conditions.seed;
  scenario->ticks = conditions.ticks;
  const auto policy = from_name<Policy>(conditions.policy);
  const auto reading = from_name<Reading>(conditions.reading);
  if (!policy || !reading) {
    error = fmt::format("the policy '{}' or the reading '{}' is unknown", conditions.policy, conditions.reading);
    return nullptr;
  }
  scenario->policy = *policy;
  scenario->reading = *reading;
  return scenario;
}

}  // namespace qorgan
