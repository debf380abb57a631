#pragma once
// Loads and runs the shipped scenarios for the golden tests.

#include <memory>
#include <string>

#include "record/run.hpp"
#include "world/scenario.hpp"

namespace qorgan {

/// "spring-flood-2024": the shipped scenario. Fails the test if it gives a single diagnostic.
[[nodiscard]] std::shared_ptr<const Scenario> shipped(const std::string& name, const std::string& policy = "");

/// The digest after the last tick.
[[nodiscard]] std::uint64_t digest_of(const std::shared_ptr<const Scenario>& scenario, int threads);

/// The record of the flagship with its baseline, run once for all tests of the program.
[[nodiscard]] const Record& flood();

/// What the scenario's observation says was reported and what the run gave, at the point of that local time
/// ("2024-04-19 12:00"). Fails the test where there is no such point.
[[nodiscard]] const ObservationPointRow& compared(const Record& record, const std::string& observation,
                                                  const std::string& time);

}  // namespace qorgan
