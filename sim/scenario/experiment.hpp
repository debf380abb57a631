#pragma once
// A designed experiment as its file describes it: which factors vary, over what, what is measured, what is compared.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/quantity.hpp"
#include "core/text.hpp"
#include "world/scenario.hpp"

namespace qorgan {

class InstitutionCache;

/// What varies. Ends of ranges stay as the file writes them, with their units; `dimension` is known once the path was
/// looked up in the scenario.
struct FactorSpec {
  std::string id;
  LocalText name;                        ///< may be empty
  std::string kind = "number";           ///< number, choice, policy, reading, institution, scenario
  std::string path;                      ///< of number and choice: "parameters.quorum"
  std::string distribution = "uniform";  ///< uniform, log-uniform, normal, triangular
  std::string low, high, mean, sd, mode;
  std::vector<std::string> values;  ///< listed values; files are relative to the experiment
  std::vector<LocalText> labels;    ///< of the values, for people; empty or as many
  int steps = 0;                    ///< on a grid: how many levels from low to high
  bool whole = false;               ///< whole numbers only
  bool crossed = false;             ///< every value with every point of the other factors
  std::string source;               ///< of the range; of the mapping or one around it
  Dimension dimension = Dimension::number;
  int line = 0;
  [[nodiscard]] bool listed() const { return !values.empty(); }
};

/// A measure that is looked at.
struct ResponseSpec {
  std::string measure;
  std::string incident, region;  ///< ids; empty: of the whole country
  std::string goal = "less";     ///< less, more: which way is better; none: neither
};

struct ExperimentSpec {
  std::string file;
  LocalText name, question;
  std::string scenario;                                       ///< relative to the file; empty where a list is given
  std::vector<std::string> scenarios;                         ///< several: the experiment is run in each
  std::string until;                                          ///< end earlier; empty: as the scenario says
  std::vector<std::pair<std::string, std::string>> settings;  ///< the same in all runs
  std::string record = "measures";                            ///< measures, series, events
  std::uint64_t seed = 1;
  int replicates = 1;
  std::string design = "grid";  ///< grid, lhs, sobol, morris, list
  int samples = 0, trajectories = 0, levels = 4;
  std::vector<FactorSpec> factors;
  std::vector<ResponseSpec> responses;  ///< the first one decides the ranking
  std::string compare;                  ///< id of the factor whose values are the options; empty: none is compared
  std::string reference;                ///< the option that others are set against; empty: the first
  double level = 0.95;                  ///< of intervals
  std::vector<LocalText> assumptions;
  std::string text;        ///< the file, whole
  std::uint64_t hash = 0;  ///< of what is asked, however the file writes it; scenarios have meanings of their own

  [[nodiscard]] std::vector<std::string> scenario_files() const {
    return scenarios.empty() ? std::vector<std::string>{scenario} : scenarios;
  }
  /// Index of the factor; factors.size() where there is none.
  [[nodiscard]] std::size_t factor(std::string_view id) const;
};

/// Reads an experiment and checks it against its scenarios: every path, every end of a range, every listed value, every
/// response. nullptr where there are errors.
[[nodiscard]] std::shared_ptr<const ExperimentSpec> load_experiment(const std::string& path, Diagnostics& diagnostics,
                                                                    InstitutionCache* cache = nullptr);

/// The same from a text, as a batch keeps it, without looking at other files: dimensions stay unknown.
[[nodiscard]] std::shared_ptr<const ExperimentSpec> read_experiment(const std::string& text, Diagnostics& diagnostics);

}  // namespace qorgan
