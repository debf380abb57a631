#include "experiment/batch.hpp"

#include <algorithm>

#include "core/enum_table.hpp"

namespace qorgan {

std::string_view name_of(RunStatus status) {
  static constexpr EnumTable<RunStatus, std::string_view> names(
      {{RunStatus::missing, "missing"}, {RunStatus::done, "done"}, {RunStatus::failed, "failed"}});
  return names[status];
}

std::size_t Batch::measure_index(const MeasureKey& key) const {
  return static_cast<std::size_t>(std::find(measures.begin(), measures.end(), key) - measures.begin());
}

std::size_t Batch::count(RunStatus status) const {
  return static_cast<std::size_t>(
      std::count_if(runs.begin(), runs.end(), [&](const BatchRun& run) { return run.status == status; }));
}

const Scenario* Batch::scenario_of(RunIndex run) const {
  const std::size_t context = runs[run].context;
  return context < contexts.size() ? contexts[context].loaded.get() : nullptr;
}

double Batch::tick_seconds_of(RunIndex run) const {
  const std::size_t context = runs[run].context;
  return context < contexts.size() ? contexts[context].tick_seconds : BatchContext().tick_seconds;
}

}  // namespace qorgan
