#pragma once
// What the tables say, as JSON Schema, as a starter file and as documentation.

#include <string>
#include <string_view>

#include "law/institution.hpp"

namespace qorgan {

/// JSON Schema (draft 2020-12) of the formats, for completion and checks in editors; ends with a line break.
[[nodiscard]] std::string scenario_schema();
/// Of institutions and of the files that they include.
[[nodiscard]] std::string institution_schema();

/// Of experiments.
[[nodiscard]] std::string experiment_schema();

namespace format {
struct ObjectShape;
/// Of any other file, from the table of its outermost mapping.
[[nodiscard]] std::string schema_text(std::string_view title, const ObjectShape& root);
}  // namespace format

/// A commented scenario to begin with; it passes `check`. `institution_path` goes into it as it stands; where the
/// institution is given, the bodies, regions and threats of the example are taken from it.
[[nodiscard]] std::string starter_scenario(const std::string& institution_path = "institutions/kazakhstan.yaml",
                                           const Institution* institution = nullptr);

/// A commented experiment on that scenario, whose path goes into it as it stands; it passes `check`.
[[nodiscard]] std::string starter_experiment(const std::string& scenario_path = "../first-steps.yaml");

/// Every key of every mapping with its type, unit, range, default, help and the source of its default (Markdown).
[[nodiscard]] std::string field_reference_markdown();

}  // namespace qorgan
