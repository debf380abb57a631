// `qorgan compare`: results side by side, and what of their differences is more than chance.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "commands.hpp"
#include "core/time_zone.hpp"
#include "csv_options.hpp"
#include "experiment/comparison.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "report/batch_context.hpp"
#include "report/batch_report.hpp"
#include "report_folder.hpp"
#include "scenario/spelling.hpp"
#include "table.hpp"

namespace qorgan::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Compare {
  std::vector<std::string> folders;
  std::vector<ReportFormat> formats{ReportFormat::html};
  std::string out;
  bool json = false, force = false;
  CsvAsk csv;
  std::vector<Language> languages{Language::en};
};

/// A batch or a recorded run; false, with the reason said, where the folder holds neither. `warnings`: what readers of
/// the comparison must know of it.
bool load(const Console& console, const std::string& folder, Batch& batch, std::vector<std::string>& warnings) {
  if (is_batch(folder)) return load_batch_or_say(console, folder, batch);
  Record record;
  if (!load_record_or_say(console, folder, record)) return false;
  batch = batch_of(record);
  if (record.run.stopped)
    warnings.push_back(
        fmt::format("the run in '{}' was stopped after {} of {} ticks: what it is compared by is of that "
                    "time alone",
                    folder, record.run.ticks_done, record.run.ticks));
  return true;
}

/// What tells the folders apart: their last names where these differ, otherwise as they were given.
std::vector<std::string> names_of(const std::vector<std::string>& folders) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const std::string& folder : folders) {
    const fs::path path = fs::path(folder).lexically_normal();
    names.push_back(readable((path.has_filename() ? path : path.parent_path()).filename().string()));
    seen.insert(names.back());
  }
  return seen.size() == folders.size() ? names : folders;
}

/// Why the results do not tell options apart, though they are set side by side; empty where they do.
std::string other_scenarios(const std::vector<std::string>& names, const std::vector<Batch>& batches) {
  std::set<std::set<std::string>> kinds;
  std::string told;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    std::set<std::string> own;
    for (const BatchContext& context : batches[i].contexts) own.insert(fs::path(context.scenario).stem().string());
    if (own.empty()) own.insert(fs::path(batches[i].plan.scenario).stem().string());
    std::string all;
    for (const std::string& scenario : own) all += (all.empty() ? "" : ", ") + scenario;
    told += fmt::format("{}{}: {}", told.empty() ? "" : "; ", names[i], all);
    kinds.insert(std::move(own));
  }
  if (kinds.size() < 2) return {};
  return fmt::format("the results are of different scenarios ({}): what differs may come from those", told);
}

/// An option as one types it: "network", "out:network", a file by its name; what the model calls it where nobody types
/// it.
std::string typed(const BatchView& v, std::size_t o) {
  const std::string& key = v.c.options[o].key;
  if (key.empty()) return v.option(o);
  return key.ends_with(".yaml") ? fs::path(key).stem().string() : key;
}

/// The same with its name for people where that says something else.
std::string named(const BatchView& v, std::size_t o) {
  const std::string key = typed(v, o), label = v.option(o);
  return key == label || v.c.option_factor.empty() ? key : fmt::format("{} ({})", key, label);
}

std::string comparison_text(const Console& console, const Comparison& comparison, Language language) {
  const BatchView v(comparison, language);
  std::string out;
  for (std::size_t r = 0; r < v.a.responses.size(); ++r) {
    const ResponseResult& result = v.a.overall[r];
    out += (r > 0 ? "\n" : "") + console.styled(v.title(r), Style::bold) +
           fmt::format(" ({})\n", v.t("goal." + std::string(name_of(v.a.responses[r].goal))));
    Table table({v.t("col.option"), v.t("col.runs"), v.t("col.mean"), v.t("col.interval", {{"level", v.level()}}),
                 v.t("col.difference", {{"option", typed(v, v.a.reference)}}), v.t("col.together"),
                 v.t("col.verdict-word")});
    for (const std::size_t o : result.order) {
      const OptionResult& option = result.options[o];
      const bool reference = o == v.a.reference;
      const Verdict verdict = reference ? Verdict::reference : verdict_of(option.together, v.a.responses[r].goal);
      table.row({named(v, o), v.words.count(option.value.count), v.value(r, option.value.mean),
                 v.interval(r, option.value.mean_t, false), reference ? "–" : v.difference(r, option.difference),
                 reference ? "–" : v.interval(r, option.together, true),
                 v.c.options.size() > 1 ? v.t("verdict." + std::string(name_of(verdict))) : "–"});
    }
    out += table.text(console.width());
  }
  return out;
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json ends(const Interval& interval) {
  return interval.known() ? Json::array({interval.low, interval.high}) : Json(nullptr);
}

Json option_json(const Analysis& analysis, std::size_t response, std::size_t o, const ResponseResult& result) {
  const OptionResult& option = result.options[o];
  Json out{{"option", analysis.options[o]},
           {"runs", option.value.count},
           {"without_value", option.value.missing},
           {"mean", number(option.value.mean)},
           {"sd", number(option.value.sd)},
           {"interval", ends(option.value.mean_t)},
           {"interval_bootstrap", ends(option.value.mean_bootstrap)}};
  if (option.value.count > 0) out["median"] = number(option.value.median);
  if (o == analysis.reference) return out;
  out["difference"] = number(option.difference);
  out["difference_interval"] = ends(option.single);
  out["difference_interval_all"] = ends(option.together);
  out["effect"] = number(option.effect);
  out["share_below_reference"] = number(option.smaller);
  out["p"] = number(option.p);
  out["p_holm"] = number(option.p_adjusted);
  out["verdict"] = name_of(verdict_of(option.together, analysis.responses[response].goal));
  return out;
}

Json responses_json(const Analysis& analysis, const std::vector<ResponseResult>& results) {
  Json out = Json::array();
  for (std::size_t r = 0; r < results.size(); ++r) {
    const Response& response = analysis.responses[r];
    Json one{{"measure", response.key.measure}, {"goal", name_of(response.goal)}};
    if (!response.key.incident.empty()) one["incident"] = response.key.incident;
    if (!response.key.region.empty()) one["region"] = response.key.region;
    for (std::size_t o = 0; o < results[r].options.size(); ++o) {
      Json option = option_json(analysis, r, o, results[r]);
      const RankRow& rank = results[r].options[o].rank;
      if (analysis.paired && response.goal != Goal::none && o < analysis.options.size()) {
        option["best_share"] = number(rank.best);
        option["mean_rank"] = number(rank.mean_rank);
      }
      one["options"].push_back(std::move(option));
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::string comparison_json(const Comparison& comparison, const std::vector<std::string>& warnings) {
  const Analysis& a = comparison.analysis;
  Json out{{"paired", a.paired},           {"level", a.level},
           {"comparisons", a.comparisons}, {"reference", a.options[a.reference]},
           {"failed", comparison.failed},  {"missing", comparison.missing},
           {"warnings", warnings},         {"responses", responses_json(a, a.overall)}};
  std::set<std::pair<std::string, std::string>> periods;
  for (const Batch& batch : comparison.batches)
    for (const BatchContext& context : batch.contexts)
      periods.emplace(format_iso(context.start, context.utc_offset), format_offset(context.utc_offset));
  for (const auto& [start, offset] : periods) out["periods"].push_back({{"start", start}, {"utc_offset", offset}});
  for (const GroupResult& group : a.groups)
    out["scenarios"].push_back({{"scenario", group.group}, {"responses", responses_json(a, group.responses)}});
  return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

/// One row an option of a response, over all scenarios and in each.
std::string comparison_csv(const Comparison& comparison, const CsvStyle& style) {
  const Analysis& a = comparison.analysis;
  std::string out;
  CsvWriter csv(out, style);
  for (const char* column : {"scenario",
                             "measure",
                             "incident",
                             "region",
                             "goal",
                             "option",
                             "runs",
                             "without_value",
                             "mean",
                             "sd",
                             "interval_low",
                             "interval_high",
                             "median",
                             "difference",
                             "difference_low",
                             "difference_high",
                             "difference_all_low",
                             "difference_all_high",
                             "effect",
                             "share_below_reference",
                             "p",
                             "p_holm",
                             "verdict"})
    csv.text(column);
  csv.end_row();
  const auto whole = [&csv](std::size_t value) { csv.number(static_cast<std::int64_t>(value)); };
  const auto ends_of = [&csv](const Interval& interval) {
    csv.number(interval.known() ? interval.low : no_value);
    csv.number(interval.known() ? interval.high : no_value);
  };
  const auto rows = [&](const std::string& scenario, const std::vector<ResponseResult>& results) {
    for (std::size_t r = 0; r < results.size(); ++r)
      for (std::size_t o = 0; o < results[r].options.size(); ++o) {
        const Response& response = a.responses[r];
        const OptionResult& option = results[r].options[o];
        const bool reference = o == a.reference;
        for (const std::string& text : {scenario, response.key.measure, response.key.incident, response.key.region,
                                        std::string(name_of(response.goal)), a.options[o]})
          csv.text(text);
        whole(option.value.count);
        whole(option.value.missing);
        csv.number(option.value.mean);
        csv.number(option.value.sd);
        ends_of(option.value.mean_t);
        csv.number(option.value.count > 0 ? option.value.median : no_value);
        csv.number(reference ? no_value : option.difference);
        ends_of(reference ? Interval{} : option.single);
        ends_of(reference ? Interval{} : option.together);
        for (const double value : {option.effect, option.smaller, option.p, option.p_adjusted})
          csv.number(reference ? no_value : value);
        csv.text(name_of(reference ? Verdict::reference : verdict_of(option.together, response.goal)));
        csv.end_row();
      }
  };
  rows("", a.overall);
  for (const GroupResult& group : a.groups) rows(group.group, group.responses);
  return out;
}

int compare(const Console& console, const Compare& asked) {
  if (const std::string refusal = asked.out.empty() ? "" : refuse_report_in(asked.out, asked.folders);
      !refusal.empty()) {
    console.error(refusal);
    return bad_usage;
  }
  ReportFolder folder(asked.out, asked.formats, asked.languages);
  if (!asked.out.empty() && !folder.look_or_say(console)) return bad_usage;
  std::vector<Batch> batches(asked.folders.size());
  std::vector<std::string> warnings;
  for (std::size_t i = 0; i < asked.folders.size(); ++i)
    if (!load(console, asked.folders[i], batches[i], warnings)) return bad_usage;
  if (!asked.out.empty() && !folder.prepare_or_say(console)) return bad_usage;
  const std::vector<std::string> names = names_of(asked.folders);
  if (std::string warning = other_scenarios(names, batches); !warning.empty()) {
    batches.front().notes.push_back(warning);  // for the report
    warnings.push_back(std::move(warning));
  }
  for (const std::string& warning : warnings) console.warn(warning);
  const Comparison comparison = compare_batches(std::move(batches), names);
  if (!comparison.ok()) {
    console.error(comparison.error);
    return failed;
  }
  if (asked.json)
    console.data(comparison_json(comparison, warnings));
  else if (asked.csv.wanted)
    console.data(comparison_csv(comparison, asked.csv.style()));
  else if (!console.quiet)
    console.data(comparison_text(console, comparison, asked.languages.front()));
  if (asked.out.empty()) return done;
  WriteReportResult written = write_batch_report(comparison, folder.work(), asked.formats, asked.languages);
  const bool refused = folder.commit(written, asked.force);
  for (const fs::path& file : written.files) console.say(fmt::format("Report: {}", file.string()));
  if (written.ok()) return done;
  console.error(written.error);
  return refused ? bad_usage : failed;
}

}  // namespace

Command add_compare(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Compare>();
  CLI::App* command = program.add_subcommand("compare", "Set results side by side: means, differences, intervals");
  command->add_option("DIR", asked->folders, "Folders of batches or runs; the first option is the reference")
      ->required();
  command->add_option("--out", asked->out, "Folder for a report of the comparison")->type_name("DIR");
  command->add_flag("--force", asked->force, "Let the report replace one of other results");
  add_formats(*command, asked->formats);
  add_languages(*command, asked->languages);
  CLI::Option* json = command->add_flag("--json", asked->json, "For programs");
  add_csv(*command, asked->csv, "The comparison as CSV on standard output")->excludes(json);
  add_quiet(*command, console);
  return {command, [asked, &console] { return compare(console, *asked); }};
}

}  // namespace qorgan::cli
