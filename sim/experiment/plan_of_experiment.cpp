#include "experiment/plan_of_experiment.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <utility>

#include "core/enum_table.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, DesignKind>, 5> designs{{{"grid", DesignKind::grid},
                                                                          {"lhs", DesignKind::lhs},
                                                                          {"sobol", DesignKind::sobol},
                                                                          {"morris", DesignKind::morris},
                                                                          {"list", DesignKind::list}}};
static_assert(has_every<DesignKind>(designs, [](const auto& row) { return row.second; }));

constexpr std::array<std::pair<std::string_view, Distribution::Kind>, 4> distributions{
    {{"uniform", Distribution::Kind::uniform},
     {"log-uniform", Distribution::Kind::log_uniform},
     {"normal", Distribution::Kind::normal},
     {"triangular", Distribution::Kind::triangular}}};

/// The unit that the file writes the factor's numbers in: of its first end or value.
std::string unit_of(const FactorSpec& factor) {
  if (factor.dimension == Dimension::number) return {};
  const std::string& text = factor.listed()        ? factor.values.front()
                            : !factor.low.empty()  ? factor.low
                            : !factor.mean.empty() ? factor.mean
                                                   : factor.high;
  const std::size_t at = text.find_first_not_of("+-.0123456789eE ");
  return at == std::string::npos ? std::string() : text.substr(at, text.find_last_not_of(' ') + 1 - at);
}

/// A number of the file in that unit.
double number_in(const std::string& text, const FactorSpec& factor, const std::string& unit) {
  const QuantityResult read = parse_quantity(text, factor.dimension);
  if (read.error) return parse_quantity(text, Dimension::number).value;
  if (unit.empty()) return read.value;
  const QuantityResult one = parse_quantity("1 " + unit, factor.dimension);
  return one.error || one.value == 0 ? read.value : read.value / one.value;
}

double in_digits(double value, int digits) {
  return parse_number(fmt::format("{:.{}g}", value, digits)).value_or(value);
}

/// A number that the design has drawn.
double rounded(double value, bool whole) { return whole ? std::round(value) : in_digits(value, 6); }

/// A number that the file writes: as it stands there. All that a double holds for certain are 15 digits; what division
/// by the unit leaves beyond them is noise.
double as_written(double value, bool whole) { return whole ? std::round(value) : in_digits(value, 15); }

DesignFactor design_factor(const FactorSpec& factor, const std::string& unit) {
  DesignFactor out;
  out.name = factor.id;
  out.steps = static_cast<std::size_t>(std::max(0, factor.steps));
  out.crossed = factor.crossed;
  Distribution& d = out.distribution;
  if (factor.listed()) {
    d.kind = Distribution::Kind::values;
    d.count = factor.values.size();
    return out;
  }
  for (const auto& [name, kind] : distributions)
    if (name == factor.distribution) d.kind = kind;
  const double infinity = std::numeric_limits<double>::infinity();
  d.low = factor.low.empty() ? -infinity : number_in(factor.low, factor, unit);
  d.high = factor.high.empty() ? infinity : number_in(factor.high, factor, unit);
  if (!factor.mean.empty()) d.mean = number_in(factor.mean, factor, unit);
  if (!factor.sd.empty()) d.sd = number_in(factor.sd, factor, unit);
  if (!factor.mode.empty()) d.mode = number_in(factor.mode, factor, unit);
  // Whole numbers: the end values get as much room as those between them.
  if (factor.whole && out.steps == 0 && d.kind == Distribution::Kind::uniform) {
    d.low -= 0.499999;
    d.high += 0.499999;
  }
  return out;
}

/// The file's name without its ending, or its folder's where every experiment of a collection has the same name.
std::string name_of_file(const fs::path& file) {
  const std::string folder = readable(fs::absolute(file).lexically_normal().parent_path().filename().string());
  return file.stem() == "experiment" && !folder.empty() ? folder : file.stem().string();
}

/// A file that the experiment names: a batch keeps all of them below one folder, so that none may be absolute.
std::string spelled(const ExperimentSpec& experiment, const std::string& file) {
  return fs::path(file).is_absolute() ? seen_from(folder_of(experiment.file), file) : file;
}

FactorKind kind_of(const FactorSpec& factor) { return factor_kind_from(factor.kind).value_or(FactorKind::choice); }

/// One of the values that the file lists.
FactorValue listed_value(const FactorSpec& factor, const std::string& unit, std::size_t i) {
  const std::string& text = factor.values[i];
  return kind_of(factor) == FactorKind::number ? number_value(as_written(number_in(text, factor, unit), factor.whole))
                                               : text_value(text);
}

FactorValue value_at(const FactorSpec& factor, const std::string& unit, double value) {
  if (!factor.listed()) return number_value(rounded(value, factor.whole));
  return listed_value(factor, unit, static_cast<std::size_t>(value));
}

void add_scenarios(const ExperimentSpec& experiment, Plan& plan) {
  if (experiment.scenarios.empty()) return;
  Factor factor;
  factor.name = "scenario";
  factor.kind = FactorKind::scenario;
  factor.title = {"Scenario", "Сценарий", "Сценарий"};
  plan.factors.push_back(std::move(factor));
}

void add_points(const ExperimentSpec& experiment, const Design& design, const std::vector<std::string>& units,
                Plan& plan) {
  for (const std::string& scenario : experiment.scenario_files())
    for (const std::vector<double>& values : design.points) {
      Point point;
      if (!experiment.scenarios.empty()) point.values.push_back(text_value(spelled(experiment, scenario)));
      for (std::size_t f = 0; f < experiment.factors.size(); ++f) {
        point.values.push_back(value_at(experiment.factors[f], units[f], values[f]));
        if (kind_of(experiment.factors[f]) == FactorKind::institution)
          point.values.back().text = spelled(experiment, point.values.back().text);
      }
      plan.points.push_back(std::move(point));
    }
}

/// The factor with the dimension that its listed values are all of, where it is not known.
FactorSpec with_dimension(const FactorSpec& factor) {
  FactorSpec out = factor;
  constexpr auto last = static_cast<unsigned char>(Dimension::houses);
  for (unsigned char d = 0; factor.dimension == Dimension::number && d <= last; ++d) {
    out.dimension = static_cast<Dimension>(d);
    if (std::none_of(factor.values.begin(), factor.values.end(),
                     [&](const std::string& text) { return parse_quantity(text, out.dimension).error.has_value(); }))
      return out;
  }
  return factor;
}

}  // namespace

std::vector<std::string> listed_texts(const FactorSpec& factor) {
  const FactorSpec known = kind_of(factor) == FactorKind::number ? with_dimension(factor) : factor;
  std::vector<std::string> out;
  if (!known.listed()) return out;
  const std::string unit = unit_of(known);
  for (std::size_t i = 0; i < known.values.size(); ++i) out.push_back(listed_value(known, unit, i).text);
  return out;
}

Design design_of(const ExperimentSpec& experiment) {
  DesignSpec spec;
  for (const auto& [name, kind] : designs)
    if (name == experiment.design) spec.kind = kind;
  spec.samples = static_cast<std::size_t>(std::max(0, experiment.samples));
  spec.trajectories = static_cast<std::size_t>(std::max(0, experiment.trajectories));
  spec.levels = static_cast<std::size_t>(std::max(2, experiment.levels));
  spec.seed = experiment.seed;
  std::vector<DesignFactor> factors;
  for (const FactorSpec& factor : experiment.factors) factors.push_back(design_factor(factor, unit_of(factor)));
  return make_design(spec, factors);
}

MakePlanResult make_plan(const ExperimentSpec& experiment) {
  MakePlanResult out;
  const Design design = design_of(experiment);
  if (!design.ok()) {
    out.error = design.error;
    return out;
  }
  Plan& plan = out.plan;
  plan.name = name_of_file(experiment.file);
  plan.folder = folder_of(experiment.file);
  plan.scenario = spelled(experiment, experiment.scenario_files().front());
  plan.seed = experiment.seed;
  plan.replicates = static_cast<std::uint32_t>(experiment.replicates);
  plan.settings = experiment.settings;
  for (auto& [path, value] : plan.settings)
    if (path == "institution") value = spelled(experiment, value);
  if (!experiment.until.empty()) plan.until = experiment.until;
  plan.level = record_level_from(experiment.record).value_or(RecordLevel::measures);
  plan.experiment = experiment.text;
  add_scenarios(experiment, plan);
  std::vector<std::string> units;
  for (const FactorSpec& spec : experiment.factors) {
    units.push_back(unit_of(spec));
    Factor factor;
    factor.name = spec.id;
    factor.kind = kind_of(spec);
    factor.path = spec.path;
    factor.unit = units.back();
    factor.title = spec.name;
    plan.factors.push_back(std::move(factor));
  }
  if (experiment.scenario_files().size() * design.points.size() > max_points) {
    out.error = fmt::format("the experiment has more than {} points", max_points);
    return out;
  }
  add_points(experiment, design, units, plan);
  out.error = plan_error(plan);
  return out;
}

bool same_question(const std::string& text, const std::string& other) {
  if (text == other) return true;
  Diagnostics ignored;
  const auto one = text.empty() ? nullptr : read_experiment(text, ignored);
  const auto two = other.empty() ? nullptr : read_experiment(other, ignored);
  return one && two && one->hash == two->hash;
}

}  // namespace qorgan
