#include "shipped.hpp"

#include <cstdlib>
#include <system_error>

namespace qorgan::cli {
namespace fs = std::filesystem;
namespace {

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "scenarios" / "institutions", ignored);
}

}  // namespace

fs::path shipped_home() {
  if (const char* home = std::getenv("QORGAN_HOME"); home != nullptr && *home != '\0') return fs::path(home);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  // bin/qorgan of an installation stands beside share/; a built program some folders deep in its source tree.
  for (fs::path folder = program.parent_path();; folder = folder.parent_path()) {
    if (holds_data(folder / "share" / "qorgan")) return folder / "share" / "qorgan";
    if (holds_data(folder)) return folder;
    if (folder == folder.parent_path()) return {};
  }
}

fs::path shipped_institution() { return shipped_home() / "scenarios" / "institutions" / "kazakhstan.yaml"; }

fs::path find_scenario(const std::string& named) {
  std::error_code ignored;
  const fs::path given(named);
  if (fs::exists(given, ignored) || given.has_parent_path() || given.has_extension()) return given;
  const fs::path shipped = shipped_home() / "scenarios" / (named + ".yaml");
  return fs::exists(shipped, ignored) ? shipped : given;
}

std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path relative = fs::relative(path, error);
  const std::string text = path.string();
  return error || relative.empty() || relative.string().size() >= text.size() ? text : relative.string();
}

}  // namespace qorgan::cli
