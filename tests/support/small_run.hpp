#pragma once
// A small crisis in the shipped institution, for the tests of record and report: two floods, one inject, objectives
// that are met and missed, an observation.

#include <memory>

#include "record/run.hpp"
#include "world/scenario.hpp"

namespace qorgan::test {

/// 10 days in ticks of an hour. Reads scenarios/institutions/kazakhstan.yaml.
[[nodiscard]] std::shared_ptr<Scenario> small_scenario();

/// One run of it with everything recorded; made once, shared by the tests.
[[nodiscard]] const Record& small_record();

}  // namespace qorgan::test
