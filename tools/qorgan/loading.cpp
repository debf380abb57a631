#include "loading.hpp"

#include <fmt/core.h>

#include "record/store.hpp"

namespace qorgan::cli {

void say_diagnostics(const Console& console, const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (!console.quiet || diagnostic.severity == Severity::error) console.diagnostic(diagnostic, stderr);
}

std::optional<std::filesystem::path> find_file_or_say(const Console& console, FileSort sort, const std::string& named) {
  std::filesystem::path found = find_file(sort, named);
  const auto missing = missing_file(sort, named, found);
  if (!missing) return found;
  console.diagnostic(*missing, stderr);
  return std::nullopt;
}

std::shared_ptr<const Institution> load_institution_or_say(const Console& console, const std::string& file) {
  Diagnostics diagnostics;
  const auto found = file.empty() ? shipped_institution() : find_file_or_say(console, FileSort::institution, file);
  if (!found) return nullptr;
  auto institution = load_institution(*found == file ? file : shown(*found), diagnostics);
  say_diagnostics(console, diagnostics);
  if (!institution && file.empty())
    console.say(
        "The institution that comes with the program was not read; QORGAN_DATA names the folder that holds it.");
  return institution;
}

std::shared_ptr<const Scenario> load_scenario_or_say(const Console& console, const std::filesystem::path& file,
                                                     const Overrides& overrides) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(file.string(), diagnostics, overrides);
  say_diagnostics(console, diagnostics);
  return scenario;
}

bool load_record_or_say(const Console& console, const std::string& folder, Record& record) {
  LoadRecordResult loaded = load_record(folder);
  if (!loaded.ok()) console.error(loaded.error);
  record = std::move(loaded.record);
  return loaded.error.empty();
}

std::string refuse_report_in(const std::string& out, const std::vector<std::string>& reported) {
  std::error_code ignored;
  if (reported.size() == 1 && std::filesystem::equivalent(out, reported.front(), ignored)) return {};
  if (!holds_run(out) && !is_batch(out)) return {};
  return fmt::format("'{}' holds another result, whose report it would replace; name another folder", out);
}

bool load_batch_or_say(const Console& console, const std::string& folder, Batch& batch) {
  LoadBatchResult loaded = load_batch(folder);
  if (!loaded.ok()) console.error(loaded.error);
  batch = std::move(loaded.batch);
  if (const std::size_t missing = batch.count(RunStatus::missing); missing > 0)
    console.say(fmt::format("{}: {} of {} runs so far", folder, batch.runs.size() - missing, batch.runs.size()));
  return loaded.error.empty();
}

}  // namespace qorgan::cli
