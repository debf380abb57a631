#include "scenario/file_paths.hpp"

#include <system_error>

namespace qorgan {

namespace fs = std::filesystem;

fs::path tidied(const fs::path& path) {
  fs::path shorter = path.lexically_normal();
  if (shorter == path) return path;
  std::error_code failure;
  if (fs::exists(path, failure)) return fs::equivalent(path, shorter, failure) && !failure ? shorter : path;
  // Neither is there: the shorter name reads better. A file that only the shorter one finds is another one.
  return fs::exists(shorter, failure) ? path : shorter;
}

std::string seen_from(const fs::path& folder, const fs::path& file) {
  std::error_code failure;
  const fs::path from = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, failure);
  if (failure) return file.string();
  // The folder of the file is resolved, not the file: a link to it is called what it is called.
  const fs::path place = fs::weakly_canonical(file.has_parent_path() ? file.parent_path() : fs::path("."), failure);
  if (failure) return file.string();
  const fs::path relative = (place / file.filename()).lexically_relative(from);
  return relative.empty() ? file.string() : relative.generic_string();
}

bool is_stream(const std::string& path) {
  if (path == "-") return true;
  std::error_code failure;
  const fs::file_type type = fs::status(path, failure).type();
  return type == fs::file_type::fifo || type == fs::file_type::character || type == fs::file_type::block;
}

fs::path folder_of(const std::string& path) { return is_stream(path) ? fs::path() : fs::path(path).parent_path(); }

}  // namespace qorgan
