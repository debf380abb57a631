#pragma once
// From batches on disk to options that can be compared: which factor makes the options, which measures are looked at,
// which runs belong together, what the design says of the factors.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "experiment/analysis.hpp"
#include "experiment/design.hpp"
#include "experiment/sensitivity.hpp"
#include "record/record.hpp"
#include "scenario/experiment.hpp"

namespace qorgan {

/// How one factor bears on one response, by the means of the design.
struct FactorInfluence {
  std::size_t factor = 0;  ///< of the plan
  SobolIndex sobol;
  MorrisEffect morris;
  RankCorrelation rank;
};
/// The influences on one response over one design; several options have one each.
struct Sensitivity {
  DesignKind kind = DesignKind::lhs;  ///< sobol, morris or lhs
  std::size_t response = 0;
  std::size_t option = 0;
  std::size_t points = 0;        ///< of the design
  std::size_t without = 0;       ///< points at which the response has no value, so that they say nothing
  Unsaid unsaid = Unsaid::said;  ///< why there is none; the factors are empty then
  std::vector<FactorInfluence> factors;
  /// How much a factor moves the response, as its kind of design measures it; not-a-number where that is not known.
  [[nodiscard]] double weight(const FactorInfluence& factor) const;
  /// Whether it moves it more than chance and rounding may.
  [[nodiscard]] bool matters(const FactorInfluence& factor) const;
};

/// Mean responses along one factor of numbers.
struct FactorCurve {
  std::size_t factor = 0, response = 0, option = 0;
  std::vector<double> at;  ///< values of the factor, rising, in its unit
  std::vector<Description> values;
};

struct Comparison {
  std::vector<Batch> batches;
  std::shared_ptr<const ExperimentSpec> experiment;  ///< of the first batch; nullptr where none is kept
  std::string option_factor;                         ///< name; empty: options are the batches themselves, or one alone
  std::vector<OptionData> options;
  Analysis analysis;
  std::vector<Sensitivity> sensitivities;
  std::vector<FactorCurve> curves;
  std::size_t done = 0, failed = 0, missing = 0;  ///< runs
  std::string error;                              ///< why nothing can be compared
  [[nodiscard]] bool ok() const { return error.empty(); }
  [[nodiscard]] std::size_t planned() const { return done + failed + missing; }
  [[nodiscard]] const Scenario* any_scenario() const;
};

/// A batch as it stands, with the comparison that its experiment asks for; without one, the first factor of policies,
/// readings or institutions, else of listed values, else of scenarios, makes the options.
[[nodiscard]] Comparison compare_batch(Batch batch);

/// Several results side by side: every option of each of them is an option. `names` say where they come from.
[[nodiscard]] Comparison compare_batches(std::vector<Batch> batches, const std::vector<std::string>& names);

/// A recorded run as a batch of one.
[[nodiscard]] Batch batch_of(const Record& record);

/// A value of a factor for people: the policy's name, the scenario's title; "6 h" of numbers.
[[nodiscard]] LocalText value_label(const Batch& batch, std::size_t factor, const FactorValue& value);
/// Its title, else what the model calls it.
[[nodiscard]] LocalText factor_label(const Batch& batch, std::size_t factor);

}  // namespace qorgan
