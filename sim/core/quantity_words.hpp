#pragma once
// Dimensions as sentences need them.

#include <string_view>

#include "core/quantity.hpp"

namespace qorgan {

/// With its article: "a duration", "a number of people".
[[nodiscard]] std::string_view phrase_of(Dimension dimension);

/// Whether all its units are names of one, as those of people and of houses are: their numbers may stand without it.
[[nodiscard]] bool has_one_unit(Dimension dimension);

}  // namespace qorgan
