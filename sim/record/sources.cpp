#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "record/capture.hpp"
#include "record/places.hpp"
#include "record/run.hpp"
#include "scenario/spelling.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

/// Where a file lies as the scenario names it: from the folder that the scenario truly lies in, by the text of the name
/// from there. When the files are laid out again there are no links, and the names in them must still lead there.
fs::path place_of(const fs::path& file, const fs::path& scenario_folder, const fs::path& real_folder) {
  std::error_code failure;
  const fs::path absolute = fs::absolute(file, failure);
  if (failure) return file.lexically_normal();
  const std::string front = (scenario_folder / "").string(), text = absolute.string();
  // Where '..' could not be taken away without changing what is meant, it stands behind the folder as it was opened.
  const fs::path named = text.starts_with(front)
                             ? fs::path(text.substr(front.size()))
                             : absolute.lexically_normal().lexically_relative(scenario_folder.lexically_normal());
  return named.empty() ? absolute.lexically_normal() : (real_folder / named).lexically_normal();
}

}  // namespace

std::vector<PlacedFile> placed_files(const Scenario& scenario) {
  std::error_code failure;
  const fs::path folder = fs::absolute(scenario.file.empty() ? "." : scenario.file, failure).parent_path();
  fs::path real = fs::weakly_canonical(folder, failure);
  if (failure) real = folder.lexically_normal();
  std::vector<PlacedFile> out;
  const auto add = [&](const std::string& file, std::shared_ptr<const std::string> text) {
    const auto same = [&](const PlacedFile& there) { return there.spelled == file; };
    if (!file.empty() && std::none_of(out.begin(), out.end(), same))
      out.push_back({file, place_of(file, folder, real), std::move(text)});
  };
  add(scenario.file, scenario.text);
  const Institution& institution = *scenario.institution;
  for (std::size_t i = 0; i < institution.files.size(); ++i)
    add(institution.files[i], i < institution.texts.size() ? institution.texts[i] : nullptr);
  return out;
}

std::vector<RelativeFile> relative_files(const Scenario& scenario) {
  std::vector<RelativeFile> out;
  std::vector<fs::path> own, institution;
  const std::vector<PlacedFile> files = placed_files(scenario);
  for (const PlacedFile& file : files)
    (own.empty() && !scenario.file.empty() ? own : institution).push_back(file.place.parent_path());
  const RecordedPlaces recorded(own.empty() ? institution : own, institution);
  for (const PlacedFile& file : files) out.push_back({file.spelled, readable(recorded.of(file.place))});
  return out;
}

std::vector<SourceFile> collect_sources(const Scenario& scenario) {
  std::vector<SourceFile> out;
  const std::vector<RelativeFile> names = relative_files(scenario);
  const std::vector<PlacedFile> files = placed_files(scenario);
  // What was read, not what stands there by now.
  for (std::size_t i = 0; i < files.size(); ++i)
    if (files[i].text) out.push_back({names[i].relative, *files[i].text});
  return out;
}

}  // namespace qorgan
