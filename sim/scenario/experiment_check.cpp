#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <set>

#include "core/suggest.hpp"
#include "law/vocabulary.hpp"
#include "scenario/experiment_fields.hpp"
#include "world/measure_names.hpp"

namespace qorgan::format {
namespace {

constexpr std::string_view seed_path = "seed";
constexpr std::string_view own_seeds =
    "the runs' seeds come from that of the experiment, 'seed' at the top of the file";

/// One factor with the node that it was read from.
struct Entry {
  FactorSpec& factor;
  const Node& node;
  /// Where a key stands; the entry itself where it is missing.
  [[nodiscard]] const Spot& at(std::string_view key) const {
    const Node* found = node.find(key);
    return found ? found->spot : node.spot;
  }
};

/// Whether what a key holds was read: it is missing, or nothing is wrong where it stands. What follows from a default
/// that took the place of a misspelt word is no finding.
bool was_read(const Node& node, std::string_view key, const Report& report) {
  const Node* found = node.find(key);
  return !found || !report.told_at(found->spot);
}

void refuse_keys(const Entry& entry, std::span<const std::string_view> keys, const std::string& why, Report& report) {
  for (const std::string_view key : keys)
    if (entry.node.find(key)) report.error(entry.at(key), fmt::format("'{}' does not go with {}", key, why));
}

template <class E>
void check_words(const Entry& entry, Report& report) {
  std::vector<std::string_view> known;
  for (const auto& named : Vocabulary<E>::names()) known.push_back(named.name);
  const Node* list = entry.node.find("values");
  for (std::size_t i = 0; i < entry.factor.values.size(); ++i)
    if (!from_name<E>(entry.factor.values[i]))
      report.error(list && i < list->items.size() ? list->items[i].spot : entry.at("values"),
                   fmt::format("{} is no {}", quote(entry.factor.values[i]), entry.factor.kind),
                   std::string(closest(entry.factor.values[i], known).value_or(std::string_view())));
}

/// The ends that a distribution needs.
std::vector<std::string_view> ends_of(const std::string& distribution) {
  if (distribution == "normal") return {"mean", "sd"};
  if (distribution == "triangular") return {"low", "mode", "high"};
  return {"low", "high"};
}

void check_number(const Entry& entry, const std::string& design, Report& report) {
  static constexpr std::array<std::string_view, 6> range{"low", "high", "mean", "sd", "mode", "distribution"};
  const FactorSpec& factor = entry.factor;
  if (factor.source.empty())
    report.error(entry.node.spot,
                 fmt::format("no 'source:' here or around it for the range of factor '{}'", factor.id));
  if (factor.listed()) {
    refuse_keys(entry, range, "listed values", report);
    return;
  }
  if (!was_read(entry.node, "distribution", report)) return;
  const std::vector<std::string_view> needed = ends_of(factor.distribution);
  for (const std::string_view key : needed)
    if (!entry.node.find(key))
      report.error(entry.node.spot, fmt::format("factor '{}' lacks '{}', which a {} distribution needs", factor.id, key,
                                                factor.distribution));
  for (const std::string_view key : std::array<std::string_view, 3>{"mean", "sd", "mode"})
    if (entry.node.find(key) && std::find(needed.begin(), needed.end(), key) == needed.end())
      report.error(entry.at(key), fmt::format("'{}' does not go with a {} distribution", key, factor.distribution));
  if (design == "grid" && factor.steps < 2 && was_read(entry.node, "steps", report))
    report.error(entry.at("steps"),
                 fmt::format("factor '{}' needs 'steps' (at least 2) or listed 'values' on a grid", factor.id));
  if (design == "list")
    report.error(entry.node.spot, fmt::format("a list needs listed 'values' of factor '{}'", factor.id));
  if (factor.crossed) report.error(entry.at("crossed"), fmt::format("only a factor with listed values can be crossed"));
}

void check_listed(const Entry& entry, Report& report) {
  static constexpr std::array<std::string_view, 8> range{"low",  "high",  "mean",         "sd",
                                                         "mode", "steps", "distribution", "whole"};
  refuse_keys(entry, range, fmt::format("a factor of kind '{}'", entry.factor.kind), report);
  if (!entry.factor.listed())
    report.error(entry.node.spot,
                 fmt::format("factor '{}' of kind '{}' needs 'values'", entry.factor.id, entry.factor.kind));
  if (entry.factor.kind == "policy") check_words<Policy>(entry, report);
  if (entry.factor.kind == "reading") check_words<Reading>(entry, report);
}

void check_factor(const Entry& entry, const std::string& design, Report& report) {
  FactorSpec& factor = entry.factor;
  if (!was_read(entry.node, "kind", report)) return;
  const bool number = factor.kind == "number", has_path = number || factor.kind == "choice";
  if (has_path && factor.path.empty() && was_read(entry.node, "path", report))
    report.error(entry.node.spot, fmt::format("factor '{}' lacks its 'path'", factor.id));
  if (has_path && factor.path == seed_path)
    report.error(entry.at("path"), fmt::format("'{}' is no factor: {}", seed_path, own_seeds));
  if (!has_path) refuse_keys(entry, std::array<std::string_view, 1>{"path"}, "kind '" + factor.kind + "'", report);
  if (!factor.labels.empty() && factor.labels.size() != factor.values.size())
    report.error(entry.at("labels"), fmt::format("factor '{}' has {} values and needs as many labels, not {}",
                                                 factor.id, factor.values.size(), factor.labels.size()));
  std::set<std::string> seen;
  for (const std::string& value : factor.values)
    if (!seen.insert(value).second)
      report.error(entry.at("values"), fmt::format("factor '{}' lists {} twice", factor.id, quote(value)));
  number ? check_number(entry, design, report) : check_listed(entry, report);
  // Options are compared at the same points, unless the author wants them sampled.
  if (!has_path && !entry.node.find("crossed")) factor.crossed = true;
}

void check_design(const ExperimentSpec& experiment, const Node& root, Report& report) {
  const auto spot = [&](std::string_view key) {
    const Node* found = root.find(key);
    return found ? found->spot : root.spot;
  };
  const std::string& design = experiment.design;
  if ((design == "lhs" || design == "sobol") && experiment.samples < 1 && was_read(root, "samples", report))
    report.error(spot("samples"), fmt::format("a design of kind '{}' needs 'samples', at least 1", design));
  if (design == "sobol" && experiment.samples > 1 && !std::has_single_bit(static_cast<unsigned>(experiment.samples)))
    report.warning(
        spot("samples"),
        fmt::format("{} samples are no power of two, at which alone the points of a Sobol' sequence are even; "
                    "the next ones are {} and {}",
                    experiment.samples, std::bit_floor(static_cast<unsigned>(experiment.samples)),
                    std::bit_ceil(static_cast<unsigned>(experiment.samples))));
  if (design == "morris" && experiment.trajectories < 2 && was_read(root, "trajectories", report))
    report.error(spot("trajectories"), "a design of kind 'morris' needs 'trajectories', at least 2");
  if (design == "morris" && experiment.levels % 2 != 0)
    report.error(spot("levels"), fmt::format("'levels' is {}, but must be even", experiment.levels));
  const auto sampled = std::count_if(experiment.factors.begin(), experiment.factors.end(),
                                     [](const FactorSpec& f) { return !f.crossed; });
  if (design != "grid" && design != "list" && sampled == 0 && !experiment.factors.empty())
    report.error(spot("design"),
                 fmt::format("all factors are crossed, so that a design of kind '{}' has nothing to sample", design),
                 "grid");
  if (design == "list")
    for (const FactorSpec& factor : experiment.factors)
      if (factor.values.size() != experiment.factors.front().values.size())
        report.error(spot("factors"),
                     fmt::format("a list takes as many values of every factor, but '{}' has {} and '{}' has {}",
                                 experiment.factors.front().id, experiment.factors.front().values.size(), factor.id,
                                 factor.values.size()));
}

/// Whether every factor says what it is; otherwise nothing can be said of all of them together.
bool factors_known(const ExperimentSpec& experiment, const Node& root, const Report& report) {
  const Node* list = root.find("factors");
  if (!list || list->items.size() != experiment.factors.size()) return false;
  for (std::size_t i = 0; i < experiment.factors.size(); ++i) {
    const Node& node = list->items[i];
    if (!node.is_map() || experiment.factors[i].id.empty()) return false;
    for (const std::string_view key : {"id", "kind", "values"})
      if (!was_read(node, key, report)) return false;
  }
  return true;
}

void check_comparison(ExperimentSpec& experiment, const Node& root, Report& report) {
  if (!was_read(root, "compare", report)) return;
  if (experiment.compare.empty()) {
    for (const FactorSpec& factor : experiment.factors)
      if (factor.kind == "policy" || factor.kind == "reading" || factor.kind == "institution") {
        experiment.compare = factor.id;
        break;
      }
    if (experiment.compare.empty()) {
      if (const Node* reference = root.find("reference"))
        report.error(reference->spot, "'reference' names an option, but no factor is compared");
      return;
    }
  }
  const std::size_t index = experiment.factor(experiment.compare);
  if (index == experiment.factors.size()) {
    std::vector<std::string_view> ids;
    for (const FactorSpec& factor : experiment.factors) ids.push_back(factor.id);
    report.error(root.find("compare")->spot, fmt::format("there is no factor {}", quote(experiment.compare)),
                 std::string(closest(experiment.compare, ids).value_or(std::string_view())));
    return;
  }
  const FactorSpec& factor = experiment.factors[index];
  if (!factor.listed()) {
    // A factor of policies that lists none has been told of.
    if (const Node* compare = root.find("compare"))
      report.error(compare->spot, fmt::format("factor '{}' has no listed values that could be compared", factor.id));
    return;
  }
  if (experiment.reference.empty()) experiment.reference = factor.values.front();
  if (!was_read(root, "reference", report) || !root.find("reference")) return;
  if (std::find(factor.values.begin(), factor.values.end(), experiment.reference) == factor.values.end()) {
    const std::vector<std::string_view> known(factor.values.begin(), factor.values.end());
    report.error(root.find("reference")->spot,
                 fmt::format("{} is no value of factor '{}'", quote(experiment.reference), factor.id),
                 std::string(closest(experiment.reference, known).value_or(std::string_view())));
  }
}

void check_response(const ResponseSpec& response, const Node& node, Report& report) {
  const MeasureName* measure = find_measure_name(response.measure);
  if (!measure) return;
  const auto refuse = [&](std::string_view key, const std::string& value, bool possible) {
    if (value.empty() || possible) return;
    const Node* found = node.find(key);
    report.error(found ? found->spot : node.spot,
                 fmt::format("measure '{}' cannot be asked of one {}", measure->name, key));
  };
  refuse("incident", response.incident, measure->scopes.incident);
  refuse("region", response.region, measure->scopes.region);
  if (!response.incident.empty() && !response.region.empty())
    report.error(node.spot, "a response is asked of an incident or of a region, not of both");
}

}  // namespace

void check_experiment(ExperimentSpec& experiment, const Node& root, Report& report) {
  if (experiment.scenario.empty() == experiment.scenarios.empty() && was_read(root, "scenario", report) &&
      was_read(root, "scenarios", report))
    report.error(root.find("scenarios") ? root.find("scenarios")->spot : root.spot,
                 experiment.scenario.empty() ? "the experiment needs a 'scenario', or a list of 'scenarios'"
                                             : "either 'scenario' or 'scenarios' can be given, not both");
  std::set<std::string> ids;
  const Node* factors = root.find("factors");
  for (std::size_t i = 0; factors && i < experiment.factors.size() && i < factors->items.size(); ++i) {
    const Entry entry{experiment.factors[i], factors->items[i]};
    if (!entry.node.is_map()) continue;
    if (!ids.insert(entry.factor.id).second && !entry.factor.id.empty())
      report.error(entry.at("id"), fmt::format("there is already a factor with the id {}", quote(entry.factor.id)));
    if (entry.factor.kind == "scenario" || entry.factor.id == "scenario")
      report.error(entry.node.spot, "scenarios are listed under 'scenarios', not as a factor");
    else
      check_factor(entry, was_read(root, "design", report) ? experiment.design : std::string(), report);
  }
  if (experiment.factors.empty() && factors) report.error(factors->spot, "an experiment needs at least one factor");
  if (factors_known(experiment, root, report)) {
    if (was_read(root, "design", report)) check_design(experiment, root, report);
    check_comparison(experiment, root, report);
  }
  const Node* settings = root.find("settings");
  for (const auto& [path, value] : experiment.settings)
    if (const Node* found = path == seed_path && settings ? settings->find(path) : nullptr)
      report.error(found->spot, fmt::format("'{}' has no effect here: {}", seed_path, own_seeds));
  const Node* responses = root.find("responses");
  for (std::size_t i = 0; responses && i < experiment.responses.size() && i < responses->items.size(); ++i)
    check_response(experiment.responses[i], responses->items[i], report);
  if (experiment.responses.empty() && responses)
    report.error(responses->spot, "an experiment needs at least one response");
}

}  // namespace qorgan::format
