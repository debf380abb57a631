#pragma once
// Where the data that comes with the program lies: the institutions, the scenarios, the schemas.

#include <filesystem>
#include <string>
#include <string_view>

namespace qorgan::cli {

/// The folder that holds `scenarios/` and `assets/`: $QORGAN_HOME where that is set; otherwise share/qorgan beside the
/// installed program; otherwise the source tree above the built one. Empty where there is none.
[[nodiscard]] std::filesystem::path shipped_home();

/// The institution that is meant where nobody names one. The file may be missing.
[[nodiscard]] std::filesystem::path shipped_institution();

/// The file itself where it exists; a shipped scenario where only its name is given ("first-steps").
[[nodiscard]] std::filesystem::path find_scenario(const std::string& named);

/// What one would read in a message: relative to where the user stands, where that is shorter.
[[nodiscard]] std::string shown(const std::filesystem::path& path);

}  // namespace qorgan::cli
