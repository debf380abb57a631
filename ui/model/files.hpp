#pragma once
// Files that the window writes: never over another one, whole or not at all.

#include <functional>
#include <string>
#include <string_view>

namespace qorgan::ui {

struct SavedFile {
  std::string file;  ///< where it is; where it should have been when it is not
  bool saved = false;
};

/// Lets `write` make a file and gives it a name in the folder that is not taken: "stem.png", else "stem-2.png"... The
/// folder is made where it is missing. `write` returns whether it could.
[[nodiscard]] SavedFile save_new(const std::string& folder, std::string_view stem, std::string_view ending,
                                 const std::function<bool(const std::string& file)>& write);
/// The same of a text.
[[nodiscard]] SavedFile save_new_text(const std::string& folder, std::string_view stem, std::string_view ending,
                                      std::string_view content);

}  // namespace qorgan::ui
