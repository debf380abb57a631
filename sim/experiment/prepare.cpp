#include "experiment/prepare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/digest.hpp"
#include "record/places.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/meaning.hpp"
#include "world/vocabulary.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

fs::path absolute_of(const fs::path& path) {
  std::error_code failure;
  const fs::path absolute = fs::absolute(path, failure);
  return (failure ? path : absolute).lexically_normal();
}

/// A plan of one point that only names a scenario and an institution.
Plan bare_plan(const Plan& plan, const std::string& scenario, const std::string& institution) {
  Plan out;
  out.folder = plan.folder;
  out.scenario = scenario;
  out.until = plan.until;
  out.points.emplace_back();
  if (!institution.empty()) out.settings.emplace_back("institution", institution);
  return out;
}

/// File names of scenario and institution at a point, as the plan spells them.
std::pair<std::string, std::string> files_at(const Plan& plan, std::size_t point) {
  std::string scenario = plan.scenario, institution;
  for (const auto& [path, value] : plan.settings)
    if (path == "institution") institution = value;
  for (std::size_t f = 0; f < plan.factors.size(); ++f) {
    if (plan.factors[f].kind == FactorKind::scenario) scenario = plan.points[point].values[f].text;
    if (plan.factors[f].kind == FactorKind::institution) institution = plan.points[point].values[f].text;
  }
  return {scenario, institution};
}

bool read_contexts(PreparedPlan& out, Diagnostics& diagnostics, InstitutionCache& cache) {
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  bool well = true;
  for (std::size_t point = 0; point < out.plan.points.size(); ++point) {
    const auto files = files_at(out.plan, point);
    const auto [place, fresh] = known.emplace(files, out.contexts.size());
    out.context_of.push_back(place->second);
    if (!fresh) continue;
    out.contexts.push_back(
        {files.first, files.second, load_context(out.plan, files.first, files.second, diagnostics, &cache)});
    well = well && out.contexts.back().base != nullptr;
  }
  return well;
}

std::string read_whole(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(text).str();
}

void collect_files(PreparedPlan& out) {
  std::set<fs::path> files;
  const fs::path folder = absolute_of((out.plan.folder.empty() ? fs::path(".") : out.plan.folder) / "").parent_path();
  std::vector<fs::path> own{folder}, institutions;
  for (const PreparedContext& context : out.contexts) {
    files.insert(absolute_of(context.base->file));
    own.push_back(absolute_of(context.base->file).parent_path());
    for (const std::string& file : context.base->institution->files) {
      files.insert(absolute_of(file));
      institutions.push_back(absolute_of(file).parent_path());
    }
  }
  const RecordedPlaces places(own, institutions);
  out.folder = places.of(folder);
  for (const fs::path& file : files) out.sources.push_back({places.of(file), read_whole(file)});
}

/// What one scenario with its institution means under the plan's settings, whatever the files are called.
std::uint64_t meaning_of(const Plan& plan, const PreparedContext& context, InstitutionCache& cache) {
  Plan one = bare_plan(plan, context.scenario, context.institution);
  for (const auto& setting : plan.settings)
    if (setting.first != name_of(FactorKind::institution)) one.settings.push_back(setting);
  Diagnostics ignored;
  format::Meaning meaning;
  if (const auto scenario = load_point(one, 0, ignored, &cache)) {
    meaning.whole(scenario->hash);
    meaning.text(name_of(scenario->policy));
    meaning.text(name_of(scenario->reading));
    meaning.number(scenario->ticks);
    return meaning.digest();
  }
  // The settings hold only together with what a factor sets; then as they stand.
  meaning.whole(context.base->hash);
  for (const auto& [path, value] : plan.settings) {
    meaning.text(path);
    meaning.text(value);
  }
  meaning.text(plan.until.value_or(""));
  return meaning.digest();
}

/// Of the plan and what its scenarios mean, point by point.
std::uint64_t hash_of(const PreparedPlan& prepared, InstitutionCache& cache) {
  std::vector<std::uint64_t> meanings;
  for (const PreparedContext& context : prepared.contexts)
    meanings.push_back(meaning_of(prepared.plan, context, cache));
  std::uint64_t out = plan_digest(prepared.plan);
  for (const std::size_t context : prepared.context_of) out = mix(out, meanings[context]);
  return out;
}

/// Points that between them show every word of every factor and both ends of its numbers.
std::set<std::size_t> telling_points(const Plan& plan) {
  std::set<std::size_t> out{0};
  for (std::size_t f = 0; f < plan.factors.size(); ++f) {
    std::set<std::string> words;
    std::size_t least = 0, most = 0;
    for (std::size_t p = 0; p < plan.points.size(); ++p) {
      const FactorValue& value = plan.points[p].values[f];
      if (plan.factors[f].kind != FactorKind::number) {
        if (words.insert(value.text).second) out.insert(p);
      } else {
        if (value.number < plan.points[least].values[f].number) least = p;
        if (value.number > plan.points[most].values[f].number) most = p;
      }
    }
    out.insert(least);
    out.insert(most);
  }
  return out;
}

}  // namespace

std::shared_ptr<const Scenario> load_point(const Plan& plan, std::size_t point, Diagnostics& diagnostics,
                                           InstitutionCache* cache) {
  const PointScenario at = point_scenario(plan, point);
  return load_scenario(at.file, diagnostics, at.overrides, cache);
}

std::shared_ptr<const Scenario> load_context(const Plan& plan, const std::string& scenario,
                                             const std::string& institution, Diagnostics& diagnostics,
                                             InstitutionCache* cache) {
  return load_point(bare_plan(plan, scenario, institution), 0, diagnostics, cache);
}

PrepareResult prepare(Plan plan, Diagnostics& diagnostics) {
  PrepareResult out;
  out.error = plan_error(plan);
  const auto seeded = std::any_of(plan.settings.begin(), plan.settings.end(),
                                  [](const auto& setting) { return setting.first == "seed"; });
  if (out.error.empty() && seeded)
    out.error = "'seed' cannot be set: the runs' seeds come from that of the batch, which --seed gives";
  if (!out.error.empty()) return out;
  auto prepared = std::make_shared<PreparedPlan>();
  prepared->plan = std::move(plan);
  InstitutionCache cache;
  if (!read_contexts(*prepared, diagnostics, cache)) return out;
  for (const std::size_t point : telling_points(prepared->plan)) {
    Diagnostics own;
    if (load_point(prepared->plan, point, own, &cache)) continue;
    for (const Diagnostic& d : own.all())
      if (d.severity == Severity::error) diagnostics.error(d.place, d.message, d.suggestion);
    return out;
  }
  collect_files(*prepared);
  prepared->hash = hash_of(*prepared, cache);
  out.prepared = std::move(prepared);
  return out;
}

}  // namespace qorgan
