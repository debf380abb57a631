#include "experiment/prepare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/digest.hpp"
#include "record/capture.hpp"
#include "record/places.hpp"
#include "scenario/institution_cache.hpp"
#include "scenario/meaning.hpp"
#include "scenario/spelling.hpp"
#include "world/vocabulary.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

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

void collect_files(PreparedPlan& out) {
  std::map<fs::path, std::shared_ptr<const std::string>> files;
  std::error_code failure;
  fs::path folder = fs::weakly_canonical(out.plan.folder.empty() ? fs::path(".") : out.plan.folder, failure);
  if (failure) folder = out.plan.folder;
  std::vector<fs::path> own{folder}, institutions;
  for (const PreparedContext& context : out.contexts) {
    bool first = true;
    for (const PlacedFile& file : placed_files(*context.base)) {
      if (file.text) files.emplace(file.place, file.text);
      (first ? own : institutions).push_back(file.place.parent_path());
      first = false;
    }
  }
  const RecordedPlaces places(own, institutions);
  out.folder = readable(places.of(folder));
  for (const auto& [file, text] : files) out.sources.push_back({readable(places.of(file)), *text});
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
