#include "loading.hpp"

#include <fmt/core.h>

#include "record/store.hpp"
#include "shipped.hpp"

namespace qorgan::cli {

void say_diagnostics(const Console& console, const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (!console.quiet || diagnostic.severity == Severity::error) console.diagnostic(diagnostic, stderr);
}

std::shared_ptr<const Institution> load_institution_or_say(const Console& console, const std::string& file) {
  Diagnostics diagnostics;
  auto institution = load_institution(file.empty() ? shown(shipped_institution()) : file, diagnostics);
  say_diagnostics(console, diagnostics);
  if (!institution && file.empty())
    console.say(
        "The institution that comes with the program was not read; QORGAN_HOME names the folder that holds it.");
  return institution;
}

std::shared_ptr<const Scenario> load_scenario_or_say(const Console& console, const std::string& named,
                                                     const Overrides& overrides) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(find_scenario(named).string(), diagnostics, overrides);
  say_diagnostics(console, diagnostics);
  return scenario;
}

bool load_record_or_say(const Console& console, const std::string& folder, Record& record) {
  LoadRecordResult loaded = load_record(folder);
  if (!loaded.ok()) console.error(loaded.error);
  record = std::move(loaded.record);
  return loaded.error.empty();
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
