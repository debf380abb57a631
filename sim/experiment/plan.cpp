#include "experiment/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/enum_table.hpp"
#include "experiment/replicate_seed.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/meaning.hpp"
#include "scenario/spelling.hpp"
#include "world/vocabulary.hpp"

namespace qorgan {
namespace {

constexpr EnumTable<FactorKind, std::string_view> kind_names({{FactorKind::number, "number"},
                                                              {FactorKind::choice, "choice"},
                                                              {FactorKind::policy, "policy"},
                                                              {FactorKind::reading, "reading"},
                                                              {FactorKind::institution, "institution"},
                                                              {FactorKind::scenario, "scenario"}});

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
         c == '-' || c == '_';
}

bool has_path(FactorKind kind) { return kind == FactorKind::number || kind == FactorKind::choice; }

std::string factor_error(const Plan& plan, std::size_t at) {
  const Factor& factor = plan.factors[at];
  if (factor.name.empty() || !std::all_of(factor.name.begin(), factor.name.end(), is_plain) ||
      factor.name.find('/') != std::string::npos)
    return fmt::format("'{}' is no name of a factor: it takes letters, digits, '.', '-' and '_'", factor.name);
  for (std::size_t other = 0; other < at; ++other) {
    if (plan.factors[other].name == factor.name) return fmt::format("there are two factors '{}'", factor.name);
    if (plan.factors[other].kind == factor.kind && plan.factors[other].path == factor.path)
      return fmt::format("the factors '{}' and '{}' change the same", plan.factors[other].name, factor.name);
  }
  if (has_path(factor.kind) == factor.path.empty())
    return fmt::format("factor '{}' {}", factor.name, factor.path.empty() ? "has no path" : "takes no path");
  if (!factor.unit.empty() && factor.kind != FactorKind::number)
    return fmt::format("factor '{}' is no number and takes no unit", factor.name);
  return {};
}

std::string value_error(const Factor& factor, const FactorValue& value) {
  if (factor.kind == FactorKind::number && !std::isfinite(value.number))
    return fmt::format("'{}' is no number, which factor '{}' needs", value.text, factor.name);
  const bool known = factor.kind == FactorKind::policy    ? from_name<Policy>(value.text).has_value()
                     : factor.kind == FactorKind::reading ? from_name<Reading>(value.text).has_value()
                                                          : !value.text.empty();
  return known ? std::string() : fmt::format("factor '{}' cannot be '{}'", factor.name, value.text);
}

std::filesystem::path place_of(const Plan& plan, const std::string& file) {
  const std::filesystem::path path(file);
  return path.is_absolute() ? path : tidied(plan.folder / path);
}

/// A value that names a file is YAML like any other: a name that could mean something else there stands in quotes.
std::string yaml_word(const std::string& text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

/// What a point asks for, files as the plan spells them.
struct Asked {
  std::string scenario, policy, reading, institution;
  std::vector<std::pair<std::string, std::string>> set;
};

Asked asked_at(const Plan& plan, std::size_t point) {
  Asked out;
  out.scenario = plan.scenario;
  const auto name_one = [&](FactorKind kind, const std::string& text) {
    (kind == FactorKind::policy        ? out.policy
     : kind == FactorKind::reading     ? out.reading
     : kind == FactorKind::institution ? out.institution
                                       : out.scenario) = text;
  };
  for (const auto& [path, value] : plan.settings) {
    const auto kind = factor_kind_from(path);
    if (kind && !has_path(*kind))
      name_one(*kind, value);
    else
      out.set.emplace_back(path, value);
  }
  for (std::size_t f = 0; f < plan.factors.size(); ++f) {
    const Factor& factor = plan.factors[f];
    const FactorValue& value = plan.points[point].values[f];
    if (has_path(factor.kind)) {
      std::erase_if(out.set, [&](const auto& setting) { return setting.first == factor.path; });
      out.set.emplace_back(factor.path, setting_text(factor, value));
    } else {
      name_one(factor.kind, value.text);
    }
  }
  return out;
}

}  // namespace

std::string_view name_of(FactorKind kind) { return kind_names[kind]; }

std::optional<FactorKind> factor_kind_from(std::string_view name) { return kind_names.find(name); }

FactorValue number_value(double number) {
  number += 0.0;  // minus zero reads the same and would not be the same text
  return {fmt::format("{}", number), number};
}

FactorValue text_value(std::string text) { return {std::move(text)}; }

std::uint64_t Plan::seed_of(std::uint32_t replicate) const { return replicate_seed(seed, replicate); }

std::size_t Plan::factor_of(FactorKind kind) const {
  return static_cast<std::size_t>(
      std::find_if(factors.begin(), factors.end(), [&](const Factor& f) { return f.kind == kind; }) - factors.begin());
}

std::string plan_error(const Plan& plan) {
  if (plan.points.empty()) return "the plan has no points";
  if (plan.replicates < 1) return "the plan has no replicates";
  if (plan.run_count() > run_limit)
    return fmt::format("the plan has {} runs; at most {} are possible", plan.run_count(), run_limit);
  if (plan.series_points < 16 || plan.series_points > 2000)
    return fmt::format("{} points a series are asked for; 16 to 2000 are possible", plan.series_points);
  for (std::size_t f = 0; f < plan.factors.size(); ++f)
    if (std::string error = factor_error(plan, f); !error.empty()) return error;
  if (plan.scenario.empty() && plan.factor_of(FactorKind::scenario) == plan.factors.size())
    return "the plan names no scenario";
  for (std::size_t p = 0; p < plan.points.size(); ++p) {
    if (plan.points[p].values.size() != plan.factors.size())
      return fmt::format("point {} has {} values for {} factors", p + 1, plan.points[p].values.size(),
                         plan.factors.size());
    for (std::size_t f = 0; f < plan.factors.size(); ++f)
      if (const std::string error = value_error(plan.factors[f], plan.points[p].values[f]); !error.empty())
        return fmt::format("point {}: {}", p + 1, error);
  }
  return {};
}

std::string setting_text(const Factor& factor, const FactorValue& value) {
  return factor.unit.empty() ? value.text : fmt::format("{} {}", value.text, factor.unit);
}

PointScenario point_scenario(const Plan& plan, std::size_t point) {
  const Asked asked = asked_at(plan, point);
  PointScenario out;
  const std::filesystem::path file = place_of(plan, asked.scenario);
  out.file = file.string();
  if (!asked.policy.empty()) out.overrides.policy = asked.policy;
  if (!asked.reading.empty()) out.overrides.reading = asked.reading;
  out.overrides.until = plan.until;
  if (!asked.institution.empty()) {
    // A scenario names its institution relative to itself.
    out.institution = seen_from(file.parent_path(), place_of(plan, asked.institution));
    out.overrides.set.emplace_back("institution", yaml_word(out.institution));
  }
  out.overrides.set.insert(out.overrides.set.end(), asked.set.begin(), asked.set.end());
  return out;
}

std::string run_command(const Plan& plan, RunIndex run) {
  const auto [point, replicate] = plan.planned(run);
  const Asked asked = asked_at(plan, point);
  std::string out =
      fmt::format("qorgan run {} --seed {}", shell_file(plan.called_as(asked.scenario)), plan.seed_of(replicate));
  if (plan.until) out += " --until " + shell_word(*plan.until);
  if (!asked.policy.empty()) out += " --policy " + shell_word(asked.policy);
  if (!asked.reading.empty()) out += " --reading " + shell_word(asked.reading);
  if (!asked.institution.empty()) out += " --institution " + shell_file(plan.called_as(asked.institution));
  for (const auto& [path, value] : asked.set) out += " --set " + shell_word(path + "=" + value);
  return out + fmt::format(" --no-baseline --record {}", name_of(plan.level));
}

std::uint64_t plan_digest(const Plan& plan) {
  format::Meaning meaning;
  meaning.whole(plan.seed);
  meaning.whole(plan.replicates);
  meaning.text(name_of(plan.level));
  if (plan.level != RecordLevel::measures) meaning.whole(plan.series_points);
  meaning.whole(plan.factors.size());
  for (const Factor& factor : plan.factors) {
    meaning.text(factor.name);
    meaning.text(name_of(factor.kind));
    meaning.text(factor.path);
  }
  meaning.whole(plan.points.size());
  for (const Point& point : plan.points)
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
      const Factor& factor = plan.factors[f];
      // A file means what stands in it.
      if (factor.kind == FactorKind::scenario || factor.kind == FactorKind::institution) continue;
      meaning.quantity(setting_text(factor, point.values[f]));
    }
  return meaning.digest();
}

}  // namespace qorgan
