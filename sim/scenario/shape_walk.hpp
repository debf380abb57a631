#pragma once
// All mappings of a format, for what is generated from its tables.

#include <string>
#include <vector>

#include "scenario/shape.hpp"

namespace qorgan::format {

/// The mapping and every mapping inside it, each once, outer ones first.
[[nodiscard]] std::vector<const ObjectShape*> objects_of(const ObjectShape& root);
/// The mapping that a shape holds, itself or as entries of a list; nullptr where it holds none.
[[nodiscard]] const ObjectShape* object_in(const Shape& shape);

/// The roots of the formats.
[[nodiscard]] const ObjectShape& scenario_shape();
[[nodiscard]] const ObjectShape& institution_shape();
[[nodiscard]] const ObjectShape& institution_part_shape();
[[nodiscard]] const ObjectShape& institution_overlay_shape();
[[nodiscard]] const ObjectShape& experiment_shape();

}  // namespace qorgan::format
