#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "record/capture.hpp"
#include "record/run.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> spelled_files(const Scenario& scenario) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& file) {
    if (!file.empty() && std::find(out.begin(), out.end(), file) == out.end()) out.push_back(file);
  };
  add(scenario.file);
  for (const std::string& file : scenario.institution->files) add(file);
  return out;
}

/// The longest folder that holds both.
fs::path common_folder(const fs::path& a, const fs::path& b) {
  fs::path out;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end() && *i == *j; ++i, ++j) out /= *i;
  return out;
}

}  // namespace

std::vector<RelativeFile> relative_files(const Scenario& scenario) {
  std::vector<RelativeFile> out;
  fs::path folder;
  std::vector<fs::path> absolute;
  for (const std::string& file : spelled_files(scenario)) {
    std::error_code failure;
    fs::path path = fs::absolute(file, failure).lexically_normal();
    if (failure) path = fs::path(file).lexically_normal();
    folder = absolute.empty() ? path.parent_path() : common_folder(folder, path.parent_path());
    absolute.push_back(path);
    out.push_back({file, {}});
  }
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].relative = absolute[i].lexically_relative(folder).generic_string();
  return out;
}

std::vector<SourceFile> collect_sources(const Scenario& scenario) {
  std::vector<SourceFile> out;
  for (const RelativeFile& file : relative_files(scenario)) {
    std::ifstream in(file.spelled, std::ios::binary);
    if (!in) continue;
    std::ostringstream text;
    text << in.rdbuf();
    out.push_back({file.relative, std::move(text).str()});
  }
  return out;
}

}  // namespace qorgan
