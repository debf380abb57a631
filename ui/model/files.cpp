#include "ui/model/files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace qorgan::ui {

namespace fs = std::filesystem;

std::string free_file(const std::string& folder, std::string_view stem, std::string_view ending) {
  std::error_code error;
  fs::create_directories(folder, error);
  fs::path file = fs::path(folder) / fmt::format("{}{}", stem, ending);
  for (int number = 2; fs::exists(file, error) && number < 10000; ++number)
    file = fs::path(folder) / fmt::format("{}-{}{}", stem, number, ending);
  return file.string();
}

std::string write_file(const std::string& file, std::string_view content) {
  std::error_code error;
  const fs::path place(file);
  if (place.has_parent_path()) fs::create_directories(place.parent_path(), error);
  const std::string beside = file + ".part";
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.flush();
    if (!out) {
      fs::remove(beside, error);
      return "cannot write " + file;
    }
  }
  fs::rename(beside, place, error);
  return error ? "cannot write " + file + ": " + error.message() : std::string();
}

}  // namespace qorgan::ui
