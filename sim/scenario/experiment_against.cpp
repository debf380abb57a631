// An experiment against its scenarios: what it would set is set, and the scenario's own tables say what is wrong.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "core/suggest.hpp"
#include "scenario/experiment_fields.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/load.hpp"
#include "scenario/scenario_fields.hpp"

namespace qorgan::format {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view institution_prefix = "institution.";

/// A value of one factor as a run would be given it.
struct Trial {
  std::size_t factor = 0;
  std::string path, value;
  Spot spot;
};

const SourcedNumber* number_at(const Scenario& scenario, std::string_view path) {
  const bool inside = path.starts_with(institution_prefix);
  const std::string_view wanted = inside ? path.substr(institution_prefix.size()) : path;
  for (const SourcedNumber& number : inside ? scenario.institution->numbers : scenario.numbers)
    if (number.path == wanted) return &number;
  return nullptr;
}

/// What is said of a parameter that earlier versions had: what holds in its place is no number with a name like it.
std::string gone_from_parameters(std::string_view path) {
  constexpr std::string_view parameters = "parameters.";
  if (!path.starts_with(parameters)) return {};
  return table_of<Parameters>().shape().gone_now(path.substr(parameters.size()));
}

class Checker {
 public:
  Checker(ExperimentSpec& experiment, const Node& root, Report& report, InstitutionCache& cache)
      : experiment_(experiment), root_(root), report_(report), cache_(cache), folder_(folder_of(experiment.file)) {}

  void run() {
    const Node* list = root_.find("factors");
    if (!experiment_.factors.empty() && (!list || list->items.size() != experiment_.factors.size())) return;
    for (std::size_t f = 0; f < experiment_.factors.size(); ++f)
      if (!understood(f)) failed_.insert(f);
    const std::vector<std::string> files = experiment_.scenario_files();
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!files[i].empty()) one_scenario(files[i], scenario_spot(i));
  }

 private:
  [[nodiscard]] Spot scenario_spot(std::size_t i) const {
    if (const Node* list = root_.find("scenarios"); list && i < list->items.size()) return list->items[i].spot;
    const Node* one = root_.find("scenario");
    return one ? one->spot : root_.spot;
  }
  [[nodiscard]] const Node& factor_node(std::size_t i) const { return root_.find("factors")->items[i]; }
  /// Whether the factor can be tried: what it is was read. What is wrong with it otherwise has been told.
  [[nodiscard]] bool understood(std::size_t f) const {
    const Node& node = factor_node(f);
    if (!node.is_map()) return false;
    for (const std::string_view key : {"kind", "path", "distribution", "values"})
      if (const Node* found = node.find(key); found && report_.told_at(found->spot)) return false;
    const FactorSpec& factor = experiment_.factors[f];
    if (factor.kind == "scenario") return false;
    return !factor.path.empty() || (factor.kind != "number" && factor.kind != "choice");
  }
  [[nodiscard]] Spot spot_of(std::size_t factor, std::string_view key) const {
    const Node* found = factor_node(factor).find(key);
    return found ? found->spot : factor_node(factor).spot;
  }

  /// Loads the scenario with settings; what is wrong is told at the spots of those. nullptr where something is.
  std::shared_ptr<const Scenario> load(const std::string& file, const Spot& scenario_spot,
                                       const std::vector<Trial>& trials) {
    Overrides overrides;
    if (!experiment_.until.empty() && !bare_) overrides.until = experiment_.until;
    for (const auto& [path, value] : experiment_.settings)
      if (bare_)
        continue;
      else if (path == "policy" || path == "reading")
        (path == "policy" ? overrides.policy : overrides.reading) = value;
      else
        overrides.set.emplace_back(path, path == "institution" ? seen_from(file, value) : value);
    for (const Trial& trial : trials) overrides.set.emplace_back(trial.path, trial.value);
    Diagnostics found;
    const std::string path = tidied(folder_ / file).string();
    if (is_stream(path)) {  // it could be read once only, and for ever
      if (told_.insert(path).second) report_.error(scenario_spot, fmt::format("{} is no regular file", quote(path)));
      return nullptr;
    }
    auto scenario = load_scenario(path, found, overrides, &cache_);
    for (const Diagnostic& d : found.all())
      if (d.severity == Severity::error) tell(d, scenario_spot, trials);
    return scenario;
  }

  /// Files of institutions are relative to the experiment here, to the scenario there.
  [[nodiscard]] std::string seen_from(const std::string& scenario, const std::string& institution) const {
    std::string quoted = "'";
    for (const char c : qorgan::seen_from((folder_ / scenario).parent_path(), folder_ / institution))
      quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
  }

  void tell(const Diagnostic& d, const Spot& scenario_spot, const std::vector<Trial>& trials) {
    if (!told_.insert(d.text()).second) return;
    for (const Trial& trial : trials)
      if (experiment_.factors[trial.factor].kind == "institution" && !d.place.file.starts_with("--")) {
        failed_.insert(trial.factor);  // the scenario is well without it
        report_.error(trial.spot, fmt::format("with this institution: {}", d.text()));
        return;
      }
    for (const Trial& trial : trials)
      if (d.place.file.starts_with("--set " + trial.path.substr(0, 200) + "=")) {
        failed_.insert(trial.factor);
        report_.error(trial.spot, fmt::format("path {}: {}", quote(trial.path), d.message), d.suggestion);
        return;
      }
    if (d.place.file.starts_with("--until")) {
      report_.error(root_.find("until") ? root_.find("until")->spot : scenario_spot, d.message, d.suggestion);
    } else if (d.place.file.starts_with("--")) {
      const Node* settings = root_.find("settings");
      report_.error(settings ? settings->spot : scenario_spot, d.message, d.suggestion);
    } else {
      report_.error(scenario_spot, fmt::format("the scenario is not well: {}", d.text()));
    }
  }

  void one_scenario(const std::string& file, const Spot& spot) {
    bare_ = false;
    auto base = load(file, spot, {});
    // Where only the settings or the length are wrong, the factors are still looked at.
    bare_ = !base && (!experiment_.settings.empty() || !experiment_.until.empty());
    if (bare_) base = load(file, spot, {});
    if (!base) return;
    check_responses(*base, file);
    // Every factor at its lower end, at a value inside, at its upper end; listed values in turn.
    std::size_t rounds = 1;
    for (std::size_t f = 0; f < experiment_.factors.size(); ++f) {
      if (!failed_.contains(f)) learn_dimension(*base, f);
      rounds =
          std::max<std::size_t>(rounds, experiment_.factors[f].listed() ? experiment_.factors[f].values.size() : 3);
    }
    for (std::size_t r = 0; r < rounds; ++r) {
      std::vector<Trial> trials;
      for (std::size_t f = 0; f < experiment_.factors.size(); ++f)
        if (!failed_.contains(f)) add_trial(file, f, r, trials);
      if (!report_.full() && !trials.empty()) (void)load(file, spot, trials);
    }
  }

  void check_responses(const Scenario& scenario, const std::string& file) {
    const Node* list = root_.find("responses");
    for (std::size_t i = 0; list && i < experiment_.responses.size() && i < list->items.size(); ++i) {
      const ResponseSpec& response = experiment_.responses[i];
      const Node& node = list->items[i];
      std::vector<std::string_view> known;
      for (const IncidentSpec& incident : scenario.incidents) known.push_back(incident.id);
      if (!node.is_map() || report_.told_at(node.spot)) continue;
      if (!response.incident.empty() && !scenario.incident(response.incident).valid())
        report_.error(node.find("incident")->spot,
                      fmt::format("scenario '{}' has no incident {}", file, quote(response.incident)),
                      std::string(closest(response.incident, known).value_or(std::string_view())));
      known.clear();
      for (const Region& region : scenario.institution->regions) known.push_back(region.id);
      if (!response.region.empty() && !scenario.institution->region(response.region).valid())
        report_.error(node.find("region")->spot,
                      fmt::format("scenario '{}' has no region {}", file, quote(response.region)),
                      std::string(closest(response.region, known).value_or(std::string_view())));
    }
  }

  /// The dimension of what a path leads to, from the number that stands there now.
  void learn_dimension(const Scenario& scenario, std::size_t f) {
    FactorSpec& factor = experiment_.factors[f];
    if (factor.kind != "number") return;
    const SourcedNumber* number = number_at(scenario, factor.path);
    if (!number) {
      const bool inside = factor.path.starts_with(institution_prefix);
      std::vector<std::string> names;
      for (const SourcedNumber& n : inside ? scenario.institution->numbers : scenario.numbers)
        names.push_back((inside ? std::string(institution_prefix) : std::string()) + n.path);
      const std::vector<std::string_view> known(names.begin(), names.end());
      failed_.insert(f);
      if (const std::string gone = gone_from_parameters(factor.path); !gone.empty()) {
        report_.error(spot_of(f, "path"), fmt::format("path {}: {}", quote(factor.path), gone));
        guess_ends(f);
        return;
      }
      report_.error(spot_of(f, "path"),
                    fmt::format("path {} leads to no number of scenario '{}'", quote(factor.path), scenario.id),
                    std::string(closest(factor.path, known).value_or(std::string_view())));
      guess_ends(f);
      return;
    }
    factor.dimension = number->dimension;
    check_ends(f);
  }

  /// Ends of a factor that leads nowhere are set side by side all the same, as whatever both of them can be.
  void guess_ends(std::size_t f) {
    FactorSpec& factor = experiment_.factors[f];
    for (int d = 0; d <= static_cast<int>(Dimension::houses); ++d) {
      const auto dimension = static_cast<Dimension>(d);
      const auto reads = [&](const std::string& text) {
        return text.empty() || !parse_quantity(text, dimension).error;
      };
      if (factor.listed() || !reads(factor.low) || !reads(factor.high) || !reads(factor.mode) || !reads(factor.sd) ||
          !reads(factor.mean))
        continue;
      factor.dimension = dimension;
      return check_ends(f);
    }
  }

  /// An end in base units; not-a-number after an error.
  double end(std::size_t f, std::string_view key, const std::string& text, Dimension dimension) {
    const QuantityResult read = parse_quantity(text, dimension);
    if (!read.error) return read.value;
    failed_.insert(f);
    if (told_.insert(fmt::format("{}/{}", f, key)).second)
      report_.error(spot_of(f, key), fmt::format("'{}': {}", key, read.error->message), read.error->suggestion);
    return std::nan("");
  }

  void check_ends(std::size_t f) {
    const FactorSpec& factor = experiment_.factors[f];
    const auto at = [&](std::string_view key, const std::string& text) {
      return text.empty() ? std::nan("") : end(f, key, text, factor.dimension);
    };
    if (factor.listed()) {
      for (const std::string& value : factor.values) (void)end(f, "values", value, factor.dimension);
      return;
    }
    const double low = at("low", factor.low), high = at("high", factor.high), mode = at("mode", factor.mode);
    const double sd = at("sd", factor.sd);
    (void)at("mean", factor.mean);
    const auto wrong = [&](std::string_view key, std::string message) {
      failed_.insert(f);
      if (told_.insert(fmt::format("{}/{}/order", f, key)).second) report_.error(spot_of(f, key), std::move(message));
    };
    if (low >= high)
      wrong("low", fmt::format("'low' is {}, but must be below 'high', {}", quote(factor.low), quote(factor.high)));
    if (mode < low || mode > high)
      wrong("mode", fmt::format("'mode' is {}, but must be between 'low' and 'high'", quote(factor.mode)));
    if (sd <= 0) wrong("sd", fmt::format("'sd' is {}, but must be more than nothing", quote(factor.sd)));
    if (factor.distribution == "log-uniform" && low <= 0)
      wrong("low",
            fmt::format("'low' is {}, but a log-uniform distribution needs more than nothing", quote(factor.low)));
  }

  /// What the factor is set to in one round; nothing where it has no value for it.
  void add_trial(const std::string& scenario, std::size_t f, std::size_t round, std::vector<Trial>& trials) {
    const FactorSpec& factor = experiment_.factors[f];
    if (factor.kind == "policy" || factor.kind == "reading") return;  // words of a closed list, checked before
    if (factor.listed()) {
      if (round >= factor.values.size()) return;
      const Node* list = factor_node(f).find("values");
      const Spot spot = list && round < list->items.size() ? list->items[round].spot : factor_node(f).spot;
      const bool institution = factor.kind == "institution";
      trials.push_back({f, institution ? "institution" : factor.path,
                        institution ? seen_from(scenario, factor.values[round]) : factor.values[round], spot});
      return;
    }
    if (round == 0 && !factor.low.empty()) trials.push_back({f, factor.path, factor.low, spot_of(f, "low")});
    if (round == 1 && !factor.high.empty()) trials.push_back({f, factor.path, factor.high, spot_of(f, "high")});
    if (round == 2) add_inner_trial(f, trials);
  }

  /// A value that is no end and no round number: whole numbers show themselves by refusing it.
  void add_inner_trial(std::size_t f, std::vector<Trial>& trials) {
    const FactorSpec& factor = experiment_.factors[f];
    if (factor.whole) return;
    const bool normal = factor.distribution == "normal";
    const QuantityResult a = parse_quantity(normal ? factor.mean : factor.low, factor.dimension);
    const QuantityResult b = parse_quantity(normal ? factor.mean : factor.high, factor.dimension);
    const std::vector<std::string_view> units = units_of(factor.dimension);
    if (a.error || b.error) return;
    double scale = 1;
    std::string unit;
    if (factor.dimension != Dimension::number && !units.empty()) {
      unit = units.front();
      scale = parse_quantity(fmt::format("1 {}", unit), factor.dimension).value;
    }
    trials.push_back({f, factor.path, fmt::format("{:.9g} {}", (0.5137 * a.value + 0.4863 * b.value) / scale, unit),
                      spot_of(f, normal ? "mean" : "low")});
  }

  ExperimentSpec& experiment_;
  const Node& root_;
  Report& report_;
  InstitutionCache& cache_;
  fs::path folder_;
  std::set<std::string> told_;
  bool bare_ = false;             ///< scenarios are tried without the experiment's own settings, which are wrong
  std::set<std::size_t> failed_;  ///< factors whose values are not tried any more
};

}  // namespace

void check_against_scenarios(ExperimentSpec& experiment, const Node& root, Report& report, InstitutionCache& cache) {
  Checker(experiment, root, report, cache).run();
}

}  // namespace qorgan::format
