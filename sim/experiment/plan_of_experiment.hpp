#pragma once
// From an experiment as its file describes it to a plan of runs.

#include <memory>
#include <string>
#include <vector>

#include "experiment/design.hpp"
#include "experiment/plan.hpp"
#include "scenario/experiment.hpp"

namespace qorgan {

/// The design of an experiment: its factors in the order of the file, as the design sees them. Ranges are read as plain
/// numbers where dimensions are unknown, which the unit cube does not depend on.
[[nodiscard]] Design design_of(const ExperimentSpec& experiment);

struct MakePlanResult {
  Plan plan;
  std::string error;  ///< why there is none; empty when there is one
  [[nodiscard]] bool ok() const { return error.empty(); }
};
/// The plan of an experiment loaded by `load_experiment`. Several scenarios become a factor "scenario", the first one
/// and the slowest to vary. Numbers that the design draws are rounded to six digits, so that command lines stay
/// readable; listed ones stay as they are written.
[[nodiscard]] MakePlanResult make_plan(const ExperimentSpec& experiment);

/// Whether two texts of experiments ask the same, however they are written. One that cannot be read is the same as its
/// very text.
[[nodiscard]] bool same_question(const std::string& text, const std::string& other);

/// What points of the plan have for each of a factor's listed values, in their order: "12" for "12 h". Empty where none
/// are listed. Reads units also where the experiment was read from a text alone, which leaves dimensions unknown.
[[nodiscard]] std::vector<std::string> listed_texts(const FactorSpec& factor);

}  // namespace qorgan
