#pragma once
// What no single entry of a scenario can show.

#include "scenario/reader.hpp"
#include "world/scenario.hpp"

namespace qorgan::format {

/// Checks entries against each other and against the institution, which may be missing.
void check_scenario(const Scenario& scenario, const Node& root, Report& report);

}  // namespace qorgan::format
