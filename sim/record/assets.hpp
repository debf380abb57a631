#pragma once
// Files of assets/ that are built into the program.

#include <string_view>

namespace qorgan {

/// "events.json" or "commands.json"; empty where there is no such file.
[[nodiscard]] std::string_view record_asset(std::string_view name);

}  // namespace qorgan
