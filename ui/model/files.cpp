#include "ui/model/files.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "core/place.hpp"
#include "core/work_folder.hpp"

namespace qorgan::ui {

namespace fs = std::filesystem;

SavedFile save_new(const std::string& folder, std::string_view stem, std::string_view ending,
                   const std::function<bool(const std::string& file)>& write) {
  constexpr int max_number = 10000;
  const auto named = [&](int number) {
    return fs::path(folder) /
           (number == 1 ? fmt::format("{}{}", stem, ending) : fmt::format("{}-{}{}", stem, number, ending));
  };
  SavedFile out{named(1).string(), false};
  std::error_code error;
  fs::create_directories(folder, error);
  sweep_work_folders(folder);
  WorkFolder work;
  if (work.make(folder, {})) return out;
  const fs::path made = work.path() / fmt::format("new{}", ending);
  if (!write(made.string())) return out;
  for (int number = 1; number < max_number; ++number) {
    // Looking first and writing then would leave a moment in between for another window.
    error = move_to_new(made, named(number));
    if (error == std::errc::file_exists) continue;
    return error ? out : SavedFile{named(number).string(), true};
  }
  return out;
}

SavedFile save_new_text(const std::string& folder, std::string_view stem, std::string_view ending,
                        std::string_view content) {
  return save_new(folder, stem, ending, [content](const std::string& file) { return !write_new_file(file, content); });
}

}  // namespace qorgan::ui
