#include <algorithm>
#include <filesystem>

#include "scenario/experiment_fields.hpp"
#include "scenario/file_kind.hpp"
#include "scenario/file_set.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/yaml_tree.hpp"

namespace qorgan {
namespace format {
namespace {

/// Reads the text into the experiment. The tree, empty where the file is no experiment; errors are in the report.
std::optional<Node> read(const std::string& text, const std::shared_ptr<const std::string>& file,
                         ExperimentSpec& experiment, Report& report) {
  auto root = parse_yaml(text, file, report);
  Reader reader(report);
  if (!root || !expect_kind(reader, *root, FileKind::experiment)) return std::nullopt;
  experiment.file = *file == "<stdin>" ? "-" : *file;
  experiment.text = text;
  table_of<ExperimentSpec>().read(reader, *root, experiment);
  check_experiment(experiment, *root, report);
  Meaning meaning;
  table_of<ExperimentSpec>().mean(meaning, experiment);
  experiment.hash = meaning.digest();
  return root;
}

}  // namespace
}  // namespace format

std::size_t ExperimentSpec::factor(std::string_view id) const {
  return static_cast<std::size_t>(
      std::find_if(factors.begin(), factors.end(), [&](const FactorSpec& f) { return f.id == id; }) - factors.begin());
}

std::shared_ptr<const ExperimentSpec> load_experiment(const std::string& path, Diagnostics& diagnostics,
                                                      InstitutionCache* cache) {
  InstitutionCache own;
  format::Report report(diagnostics);
  format::FileSet files;
  auto experiment = std::make_shared<ExperimentSpec>();
  if (cache) files.knows(cache->given);
  const auto file = std::make_shared<const std::string>(path == "-" ? "<stdin>" : path);
  if (const auto text = files.read(path, std::filesystem::path(path).filename().string(), {file, 0, 0}, report))
    if (const auto root = format::read(*text, file, *experiment, report))
      format::check_against_scenarios(*experiment, *root, report, cache ? *cache : own);
  diagnostics.sort();
  return report.errors() > 0 ? nullptr : experiment;
}

std::shared_ptr<const ExperimentSpec> read_experiment(const std::string& text, Diagnostics& diagnostics) {
  format::Report report(diagnostics);
  auto experiment = std::make_shared<ExperimentSpec>();
  const auto root = format::read(text, std::make_shared<const std::string>("experiment"), *experiment, report);
  diagnostics.sort();
  return root && report.errors() == 0 ? experiment : nullptr;
}

}  // namespace qorgan
