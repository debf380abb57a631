#include "ui/model/library.hpp"

#include <algorithm>
#include <filesystem>

#include "scenario/file_paths.hpp"
#include "ui/model/future_ready.hpp"
#include "ui/model/settings.hpp"

namespace qorgan::ui {

namespace {

ScenarioEntry read_scenario(ScenarioLoader loader, const std::string& path) {
  Diagnostics diagnostics;
  ScenarioEntry entry;
  entry.path = path;
  entry.scenario = loader(path, diagnostics);
  entry.diagnostics = diagnostics.all();
  return entry;
}

std::vector<std::string> scenario_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  // Those at the top first, then what really happened, then compound crises, then one for each threat of the Law.
  for (const char* part : {"", "hindcasts", "compound", "threats"}) {
    std::vector<std::string> here;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder) / part, error)) {
      const std::string extension = entry.path().extension().string();
      if (entry.is_regular_file(error) && (extension == ".yaml" || extension == ".yml"))
        here.push_back(entry.path().string());
    }
    std::sort(here.begin(), here.end());
    files.insert(files.end(), here.begin(), here.end());
  }
  return files;
}

}  // namespace

Library::Library(ScenarioLoader loader, std::string folder) : loader_(loader), folder_(std::move(folder)) {
  read_folder();
}

void Library::read_folder() {
  if (folder_.empty() || reading_.valid()) return;
  reading_ = std::async(std::launch::async, [loader = loader_, folder = folder_] {
    std::vector<ScenarioEntry> entries;
    for (const std::string& file : scenario_files(folder)) entries.push_back(read_scenario(loader, file));
    return entries;
  });
}

void Library::open(const std::string& path) {
  opening_ = std::async(std::launch::async, [loader = loader_, path] { return read_scenario(loader, path); });
}

std::optional<ScenarioEntry> Library::update() {
  if (ready(reading_)) entries_ = reading_.get();
  if (!ready(opening_)) return std::nullopt;
  ScenarioEntry entry = opening_.get();
  if (entry.scenario) {
    std::error_code error;
    const auto place = std::filesystem::absolute(entry.path, error);
    remember(recent_, error ? entry.path : tidied(place).string());
  } else {
    failed_ = entry;
  }
  return entry;
}

void Library::use_recent(const std::vector<std::string>& recent) {
  recent_.clear();
  for (auto path = recent.rbegin(); path != recent.rend(); ++path) remember(recent_, *path);
}

}  // namespace qorgan::ui
