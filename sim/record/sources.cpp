#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "record/capture.hpp"
#include "record/places.hpp"
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

}  // namespace

std::vector<RelativeFile> relative_files(const Scenario& scenario) {
  std::vector<RelativeFile> out;
  std::vector<fs::path> absolute, own, institution;
  for (const std::string& file : spelled_files(scenario)) {
    std::error_code failure;
    fs::path path = fs::absolute(file, failure).lexically_normal();
    if (failure) path = fs::path(file).lexically_normal();
    (own.empty() && !scenario.file.empty() ? own : institution).push_back(path.parent_path());
    absolute.push_back(path);
    out.push_back({file, {}});
  }
  const RecordedPlaces places(own.empty() ? institution : own, institution);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].relative = places.of(absolute[i]);
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
