#pragma once
// Files that the window writes: never over another one, whole or not at all.

#include <string>
#include <string_view>

namespace qorgan::ui {

/// A file name in the folder that is not taken: "stem.png", else "stem-2.png"... The folder is made where it is
/// missing.
[[nodiscard]] std::string free_file(const std::string& folder, std::string_view stem, std::string_view ending);

/// Writes beside and renames into place. Empty when it stands, else why not.
[[nodiscard]] std::string write_file(const std::string& file, std::string_view content);

}  // namespace qorgan::ui
