#pragma once
// What files call themselves, for lists of them.

#include <string>

#include "core/text.hpp"

namespace qorgan {

/// The `title` or `name` of a scenario, an institution or an experiment. Empty where the file cannot be read or has
/// none; nothing else in it is looked at.
[[nodiscard]] LocalText title_of_file(const std::string& path);

}  // namespace qorgan
