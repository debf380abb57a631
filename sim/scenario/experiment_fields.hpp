#pragma once
// The tables of the experiment format, and what no single entry of one can show.

#include "scenario/experiment.hpp"
#include "scenario/fields.hpp"

namespace qorgan::format {

template <>
const Fields<FactorSpec>& table_of<FactorSpec>();
template <>
const Fields<ResponseSpec>& table_of<ResponseSpec>();
/// The file itself.
template <>
const Fields<ExperimentSpec>& table_of<ExperimentSpec>();

/// Entries against each other: kinds and their keys, the design and its numbers, the comparison.
void check_experiment(ExperimentSpec& experiment, const Node& root, Report& report);
/// Paths, values and responses against the scenarios; finds the dimensions of factors.
void check_against_scenarios(ExperimentSpec& experiment, const Node& root, Report& report, InstitutionCache& cache);

}  // namespace qorgan::format
