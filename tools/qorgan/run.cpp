// `qorgan run`: one run of a scenario, its results and its report.

#include "record/run.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "commands.hpp"
#include "csv_options.hpp"
#include "experiment/plan.hpp"
#include "interrupt.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "record/command_file.hpp"
#include "record/store.hpp"
#include "record/summary.hpp"
#include "report/report.hpp"
#include "result_folder.hpp"
#include "run_summary.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/load.hpp"
#include "scenario/shipped.hpp"
#include "scenario/spelling.hpp"

namespace qorgan::cli {
namespace {

struct Run {
  std::filesystem::path scenario_file, institution_file;  ///< what is meant by `scenario` and `institution`
  std::string scenario, out, level = "events";
  std::optional<std::uint64_t> seed;
  std::optional<std::string> until, policy, reading, institution, commands;
  int threads = 1;
  std::vector<std::string> set;
  bool no_response = false, no_baseline = false, force = false, json = false;
  std::vector<Language> languages{Language::en};
  CsvAsk csv;
};

/// What makes the run again, without what its results do not depend on.
std::string provenance(const Run& asked) {
  std::string line = "qorgan run " + shell_file(called(asked.scenario_file));
  const auto add = [&](std::string_view option, const std::string& value) {
    line += fmt::format(" {} {}", option, shell_word(value));
  };
  if (asked.seed) add("--seed", fmt::format("{}", *asked.seed));
  if (asked.until) add("--until", *asked.until);
  if (asked.no_response) line += " --no-response";
  if (asked.policy) add("--policy", *asked.policy);
  if (asked.reading) add("--reading", *asked.reading);
  const auto add_file = [&](std::string_view option, const std::string& file) {
    line += fmt::format(" {} {}", option, shell_file(file));
  };
  if (asked.institution) add_file("--institution", called(asked.institution_file));
  for (const std::string& entry : asked.set) add("--set", entry);
  if (asked.commands) add_file("--commands", called(*asked.commands));
  if (asked.no_baseline) line += " --no-baseline";
  if (asked.level != name_of(RecordLevel::events)) add("--record", asked.level);
  return line;
}

/// `--institution FILE` as the override that it stands for. A file names its institution relative to itself, and so
/// does the record of a run, which is why what the user typed is turned that way.
std::vector<std::string> settings_of(const Run& asked) {
  std::vector<std::string> settings = asked.set;
  if (!asked.institution) return settings;
  const std::string named = seen_from(folder_of(asked.scenario_file.string()), asked.institution_file);
  // A value is YAML: a name that could mean something else there stands in quotes.
  const bool plain = std::all_of(named.begin(), named.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
           c == '-' || c == '_';
  });
  using nlohmann::json;
  settings.insert(settings.begin(),
                  "institution=" + (plain ? named : json(named).dump(-1, ' ', false, json::error_handler_t::replace)));
  return settings;
}

/// Whether the run is set against the same without a response.
bool compares(const Run& asked, const Scenario& scenario) {
  return !asked.no_baseline && !asked.no_response && scenario.policy != Policy::no_response;
}

RunResult simulate(Console& console, const Run& asked, const std::shared_ptr<const Scenario>& scenario,
                   const std::vector<std::string>& settings, std::vector<qorgan::Command> commands,
                   const std::atomic<bool>* stop) {
  RunOptions options;
  options.threads = asked.threads;
  options.baseline = compares(asked, *scenario);
  options.level = *record_level_from(asked.level);
  options.overrides = settings;
  options.command_line = provenance(asked);
  options.commands = std::move(commands);
  RunResult result = run_scenario(
      scenario, options,
      [&console](const RunProgress& at) {
        const double part = at.ticks > 0 ? static_cast<double>(at.tick) / at.ticks : 1;
        console.progress(at.part == 0 ? "Simulating" : "Without a response", part);
      },
      stop);
  console.end_progress();
  return result;
}

/// Where the disk of the result takes no more: the record alone in the folder for temporary files.
void keep_elsewhere(const Console& console, const Record& record) {
  std::error_code error;
  WorkFolder work;
  error = work.make(std::filesystem::temp_directory_path(error), "qorgan-result");
  if (error || !write_record(record, work.path()).empty()) return;
  const std::filesystem::path from = work.release();
  const std::filesystem::path kept = move_to_kept(from, from.parent_path() / "qorgan-result", error);
  console.error(fmt::format("the result is kept in '{}'", (kept.empty() ? from : kept).string()));
}

/// What went wrong with the tables; empty where they are written or not wanted.
std::string write_tables(const Run& asked, const ResultFolder& folder) {
  CsvFolder csv(asked.csv, folder.work());
  std::string error = csv.look(true);
  return error.empty() ? csv.write(folder.work()) : error;
}

/// Writes result and report and moves them to their place.
int keep(const Console& console, const Run& asked, ResultFolder& folder, const Record& record) {
  if (const std::string error = write_record(record, folder.work()); !error.empty()) {
    console.error(fmt::format("cannot write to '{}': {}", asked.out, error));
    keep_elsewhere(console, record);
    return failed;
  }
  // Without report and tables the record is a result nevertheless: they can be made again.
  const std::string tables = write_tables(asked, folder);
  const WriteReportResult written = write_report(record, folder.work(), {ReportFormat::html}, asked.languages);
  if (record.run.stopped && folder.replaces()) {
    // The earlier result may be of the whole run.
    console.error(fmt::format("the earlier result in '{}' is left as it is; {}", asked.out, folder.keep()));
    return done;
  }
  if (const std::string error = folder.commit(); !error.empty()) {
    console.error(error);
    return failed;
  }
  console.say(fmt::format("Result: {0}/summary.json, {0}/results.sqlite", asked.out));
  if (asked.csv.wanted && tables.empty()) console.say(fmt::format("Tables: {}/csv", asked.out));
  for (const std::filesystem::path& file : written.files)
    console.say(fmt::format("Report: {}/{}", asked.out, file.filename().string()));
  if (!tables.empty())
    console.error(fmt::format("{}; 'qorgan report --csv {}' makes the tables again", tables, shell_word(asked.out)));
  if (!written.ok())
    console.error(fmt::format("{}; 'qorgan report {}' makes the report again", written.error, shell_word(asked.out)));
  return written.ok() && tables.empty() ? done : failed;
}

/// Finds out which files are meant. False, with the reason said, where there are none.
bool find_files(const Console& console, Run& asked) {
  const auto scenario = find_file_or_say(console, FileSort::scenario, asked.scenario);
  if (!scenario) return false;
  asked.scenario_file = *scenario;
  if (!asked.institution) return true;
  const auto institution = find_file_or_say(console, FileSort::institution, *asked.institution);
  if (institution) asked.institution_file = *institution;
  return institution.has_value();
}

int run(Console& console, Run& asked) {
  if (asked.csv.wanted && asked.out.empty()) {
    console.error("--csv writes into the folder of the result; name it with --out");
    return bad_usage;
  }
  const InterruptGuard interrupt;
  if (!find_files(console, asked)) return bad_usage;
  Overrides overrides;
  overrides.seed = asked.seed;
  overrides.policy = asked.no_response ? std::optional<std::string>("no-response") : asked.policy;
  overrides.reading = asked.reading;
  overrides.until = asked.until;
  const std::vector<std::string> settings = settings_of(asked);
  if (const std::string error = split_settings(settings, overrides.set); !error.empty()) {
    console.error(error);
    return bad_usage;
  }
  const auto scenario = load_scenario_or_say(console, asked.scenario_file, overrides);
  if (!scenario) return bad_usage;
  std::vector<qorgan::Command> commands;
  if (asked.commands) {
    Diagnostics diagnostics;
    commands = read_commands(*asked.commands, build_world(scenario), diagnostics);
    say_diagnostics(console, diagnostics);
    if (diagnostics.has_errors()) return bad_usage;
  }
  if (interrupt.seen()) {
    console.error("interrupted before it began; nothing is written");
    return interrupted;
  }
  std::optional<ResultFolder> folder;
  if (!asked.out.empty()) {
    // Before the work, not after it.
    folder.emplace(asked.out);
    if (const std::string error = folder->prepare(provenance(asked), asked.force); !error.empty()) {
      console.error(error);
      return bad_usage;
    }
  }
  const RunResult result = simulate(console, asked, scenario, settings, std::move(commands), interrupt.flag());
  if (!result.ok()) {
    console.error(result.error);
    return failed;
  }
  for (const std::string& command : result.without_effect) console.warn(command);
  const int kept = folder ? keep(console, asked, *folder, result.record) : done;
  if (asked.json)
    console.data(summary_json(result.record));
  else if (!console.quiet)
    console.data(summary_text(console, result.record, asked.languages.front()));
  if (kept != done) return kept;
  // Only an interruption leaves out a comparison that was asked for.
  if (!result.stopped && interrupt.seen() && compares(asked, *scenario) && !result.record.run.baseline) {
    console.error("interrupted; the run is done and kept, its comparison with no response is left out");
    return interrupted;
  }
  if (!result.stopped) return done;
  console.error(fmt::format("interrupted after {} of {} ticks; what was done until then is kept",
                            result.record.run.ticks_done, result.record.run.ticks));
  return interrupted;
}

}  // namespace

Command add_run(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Run>();
  CLI::App* command = program.add_subcommand("run", "Run a scenario once");
  command->add_option("SCENARIO", asked->scenario, "A scenario file, or the name of a shipped one: see 'qorgan list'")
      ->required();
  command->add_option("--out", asked->out, "Folder for summary.json, results.sqlite and report.html")->type_name("DIR");
  command->add_flag("--force", asked->force, "Let the result replace that of another run in the folder");
  add_seed(*command, asked->seed, "Another seed than the scenario's");
  command->add_option("--until", asked->until, "End earlier: at a date or after a time ('2024-04-10', '10 d')")
      ->type_name("TIME");
  CLI::Option* policy = add_choice(*command, "--policy", asked->policy, "Another policy", words_of<Policy>());
  add_choice(*command, "--reading", asked->reading, "Another reading of 18(4)", words_of<Reading>());
  command
      ->add_option("--institution", asked->institution,
                   "Another institution, or a reform of it, than the scenario's: a file, or the name of a shipped one")
      ->type_name("FILE");
  command
      ->add_option("--set", asked->set, "Another value in the scenario: --set parameters.quorum=0.6; may be repeated")
      ->type_name("PATH=VALUE")
      ->expected(1)
      ->take_all();
  command
      ->add_option("--commands", asked->commands,
                   "What people do to the run: take over bodies, decide, fire injects (JSON)")
      ->type_name("FILE");
  command->add_flag("--no-response", asked->no_response, "Nobody acts: the baseline that damage averted is measured by")
      ->excludes(policy);
  command->add_flag("--no-baseline", asked->no_baseline, "Do not run the same scenario again without a response");
  add_choice(*command, "--record", asked->level, "How much is kept", {"measures", "series", "events"})
      ->capture_default_str();
  add_workers(*command, "--threads", asked->threads,
              "Threads; 0: as many as there are processors for this process (default 1). No result depends on it");
  add_languages(*command, asked->languages);
  add_csv(*command, asked->csv, "Every table as DIR/csv/TABLE.csv too");
  command->add_flag("--json", asked->json, "The summary for programs on standard output");
  add_quiet(*command, console);
  return {command, [asked, &console] { return run(console, *asked); }};
}

}  // namespace qorgan::cli
