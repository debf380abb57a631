#pragma once
// A plan with its files read and checked, ready to run.

#include <memory>
#include <string>
#include <vector>

#include "experiment/plan.hpp"

namespace qorgan {

/// A combination of scenario and institution.
struct PreparedContext {
  std::string scenario, institution;     ///< files as the plan spells them; institution empty: the scenario's own
  std::shared_ptr<const Scenario> base;  ///< loaded without the settings of plan and point
};

struct PreparedPlan {
  Plan plan;
  std::vector<PreparedContext> contexts;
  std::vector<std::size_t> context_of;  ///< of each point
  std::vector<SourceFile> sources;      ///< every file that a run is made from, each once
  std::string folder;                   ///< where plan.folder lies among them; empty: at their top
  std::uint64_t hash = 0;               ///< of the plan and what its files mean
};

struct PrepareResult {
  std::shared_ptr<const PreparedPlan> prepared;  ///< nullptr where there are errors
  std::string error;                             ///< of the plan itself; those of files are diagnostics
};
/// Reads every scenario and institution of the plan, and tries those points that between them show every word and both
/// ends of every number, so that a wrong path or value is known before the first run.
[[nodiscard]] PrepareResult prepare(Plan plan, Diagnostics& diagnostics);

/// The scenario of a point, with its settings; the seed is the file's own. nullptr where there are errors.
[[nodiscard]] std::shared_ptr<const Scenario> load_point(const Plan& plan, std::size_t point, Diagnostics& diagnostics,
                                                         InstitutionCache* cache = nullptr);

/// The same for one context without any settings but the institution.
[[nodiscard]] std::shared_ptr<const Scenario> load_context(const Plan& plan, const std::string& scenario,
                                                           const std::string& institution, Diagnostics& diagnostics,
                                                           InstitutionCache* cache = nullptr);

}  // namespace qorgan
