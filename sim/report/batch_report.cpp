#include "report/batch_report.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "core/time_zone.hpp"
#include "report/batch_context.hpp"
#include "report/render.hpp"

namespace qorgan {
namespace {

std::string title_of(const BatchView& v) {
  if (v.c.batches.size() > 1) return v.t("batch.title-compare", {{"count", v.words.count(v.c.batches.size())}});
  if (v.c.experiment) return v.c.experiment->name.in(v.language);
  const Scenario* scenario = v.c.any_scenario();
  return scenario ? scenario->title.in(v.language) : v.batch().plan.name;
}

/// When the runs begin; where they begin at many times, in which offsets.
std::string starts_of(const BatchView& v) {
  std::vector<std::string> starts;
  std::set<std::string> zones;
  for (const Batch& batch : v.c.batches) {
    for (std::string& start : v.starts(batch))
      if (std::find(starts.begin(), starts.end(), start) == starts.end()) starts.push_back(std::move(start));
    for (const BatchContext& context : batch.contexts) zones.insert(format_zone(context.utc_offset));
  }
  return join(starts.size() <= 2 ? starts : std::vector<std::string>(zones.begin(), zones.end()), "; ");
}

/// The same for programs.
std::vector<Period> periods_of(const Comparison& comparison) {
  std::vector<Period> out;
  for (const Batch& batch : comparison.batches)
    for (const BatchContext& context : batch.contexts) {
      Period period{format_iso(context.start, context.utc_offset), "", format_offset(context.utc_offset)};
      if (std::find(out.begin(), out.end(), period) == out.end()) out.push_back(std::move(period));
    }
  return out;
}

/// The same whether a batch is finished or not: a later report of it replaces an earlier one.
std::string results_of(const Comparison& comparison) {
  std::vector<std::string> out;
  for (const Batch& batch : comparison.batches)
    out.push_back(batch.plan_hash.empty() ? "run " + (batch.runs.empty() ? "" : batch.runs.front().digest)
                                          : "batch " + batch.plan_hash);
  return join(out, ", ");
}

std::vector<Tile> facts_of(const BatchView& v) {
  // A record knows its scenario by its id alone, a batch by its file.
  const bool by_id = v.c.batches.size() > 1;
  std::set<std::string> scenarios;
  for (const Batch& batch : v.c.batches)
    for (const BatchContext& context : batch.contexts)
      scenarios.insert(by_id ? std::filesystem::path(context.scenario).stem().string() : context.scenario);
  std::vector<Tile> out{{v.t("fact.runs"),
                         v.t(v.c.missing > 0 ? "fact.runs-so-far" : "fact.runs-text",
                             {{"done", v.words.count(v.c.done)}, {"all", v.words.count(v.c.planned())}}),
                         ""},
                        {v.t("fact.options"), v.words.count(v.c.options.size()), ""},
                        {v.t("fact.scenarios"), v.words.count(std::max<std::size_t>(1, scenarios.size())), ""},
                        {v.t("fact.replicates"), v.words.count(v.batch().plan.replicates), ""},
                        {v.t("fact.seed"), std::to_string(v.batch().plan.seed), ""}};
  if (const std::string starts = starts_of(v); !starts.empty()) out.push_back({v.t("fact.start"), starts, ""});
  if (v.c.experiment) out.push_back({v.t("fact.design"), v.t("design." + v.c.experiment->design), ""});
  return out;
}

}  // namespace

Document make_batch_report(const Comparison& comparison, Language language) {
  const BatchView v(comparison, language);
  Document out;
  out.language = code_of(language);
  out.title = title_of(v);
  if (comparison.experiment)
    out.subtitle = comparison.experiment->question.in(language);
  else if (const Scenario* scenario = comparison.any_scenario(); scenario && comparison.batches.size() == 1)
    out.subtitle = scenario->summary.in(language);
  out.kind = v.t(comparison.batches.size() > 1 ? "batch.kind-compare" : "batch.kind");
  out.disclaimer = v.t("report.disclaimer");
  out.contents_title = v.t("report.contents");
  out.periods = periods_of(comparison);
  out.of = results_of(comparison);
  out.facts = facts_of(v);
  out.annex_title = v.t("report.annex");
  out.sections = {ranking_section(v), goals_section(v), certainty_section(v)};
  if (comparison.failed > 0) out.sections.push_back(failures_section(v));
  std::vector<Section> annex{asked_section(v)};
  if (!comparison.analysis.groups.empty()) annex.push_back(scenarios_section(v));
  annex.push_back(responses_section(v));
  if (!comparison.curves.empty()) annex.push_back(factor_section(v));
  if (comparison.batches.size() == 1 && !v.batch().series.empty() && comparison.analysis.groups.empty())
    annex.push_back(courses_section(v));
  if (!comparison.sensitivities.empty()) annex.push_back(sensitivity_section(v));
  annex.push_back(spread_section(v));
  annex.push_back(legal_section(v));
  annex.push_back(batch_assumptions_section(v));
  annex.push_back(batch_provenance_section(v));
  add_annex(out, std::move(annex));
  out.footer = v.t("batch.footer", {{"version", v.batch().version}, {"hash", v.batch().plan_hash}});
  return out;
}

std::string render_batch_report(const Comparison& comparison, ReportFormat format, Language language) {
  return render(make_batch_report(comparison, language), format);
}

WriteReportResult write_batch_report(const Comparison& comparison, const std::filesystem::path& directory,
                                     const std::vector<ReportFormat>& formats, const std::vector<Language>& languages) {
  return write_documents([&](Language language) { return make_batch_report(comparison, language); }, directory, formats,
                         languages);
}

}  // namespace qorgan
