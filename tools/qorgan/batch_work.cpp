#include "batch_work.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/digest.hpp"
#include "experiment/cluster.hpp"
#include "experiment/prepare.hpp"
#include "interrupt.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/shipped.hpp"

namespace qorgan::cli {
namespace {

std::string json_text(const PreparedPlan& prepared, const BatchAsk& asked, const BatchResult& result) {
  nlohmann::ordered_json failures = nlohmann::json::array();
  for (const FailedRun& run : result.failures)
    failures.push_back({{"run", run.run}, {"error", run.error}, {"command", run.command}});
  const nlohmann::ordered_json value{{"name", prepared.plan.name},
                                     {"plan_hash", format_digest(prepared.hash)},
                                     {"version", program_version()},
                                     {"points", prepared.plan.points.size()},
                                     {"replicates", prepared.plan.replicates},
                                     {"shard", asked.shard},
                                     {"runs", result.runs},
                                     {"done", result.done},
                                     {"failed", result.failed},
                                     {"fresh", result.fresh},
                                     {"finished", result.finished()},
                                     {"digest", result.digest},
                                     {"failures", failures},
                                     {"wall_seconds", result.seconds}};
  return value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string end_text(const BatchAsk& asked, const BatchResult& result) {
  std::string out = fmt::format("{} of {} runs done", result.done, result.runs);
  if (result.failed > 0) out += fmt::format(", {} failed", result.failed);
  if (result.fresh > 0 && result.seconds > 0)
    out += fmt::format("; {} in {}, {:.1f} a second", result.fresh, time_to_go(result.seconds),
                       static_cast<double>(result.fresh) / result.seconds);
  if (result.finished()) out += fmt::format("; digest {}", result.digest);
  if (result.finished() && !result.kept_elsewhere) out += fmt::format("\nResult: {}/batch.sqlite", asked.out);
  return out;
}

void say_failures(const Console& console, const BatchResult& result) {
  for (const FailedRun& run : result.failures)
    console.error(fmt::format("run {} failed: {}\n  again alone: {}", run.run, run.error, run.command));
  if (result.failed > result.failures.size())
    console.error(fmt::format("and {} more; the table 'run' has all of them", result.failed - result.failures.size()));
}

int tell(const Console& console, const PreparedPlan& prepared, const BatchAsk& asked, CsvFolder& csv,
         const BatchResult& result) {
  if (result.refused) {
    console.error(result.error);
    return bad_usage;
  }
  if (asked.json)
    console.data(json_text(prepared, asked, result));
  else
    console.say(end_text(asked, result));
  say_failures(console, result);
  if (result.kept_elsewhere) {
    console.error(result.error);
    return failed;
  }
  if (!result.error.empty()) {
    console.error(fmt::format("{}; {} of {} runs are kept, --resume goes on", result.error, result.done, result.runs));
    return failed;
  }
  if (result.stopped) {
    console.error(
        fmt::format("interrupted; {} of {} runs are kept, --resume goes on", result.done + result.failed, result.runs));
    return interrupted;
  }
  if (const std::string error = csv.write(asked.out); !error.empty()) {
    console.error(error);
    return failed;
  }
  return result.failed > 0 ? failed : done;
}

}  // namespace

void add_batch_options(CLI::App& command, Console& console, BatchAsk& asked) {
  command.add_option("--out", asked.out, "Folder for batch.sqlite")->type_name("DIR")->required();
  add_workers(command, "--jobs", asked.jobs,
              "Runs at a time; 0: as many as there are processors for this process (default). No result depends on it");
  command.add_flag("--resume", asked.resume, "Go on with a batch that was stopped; make failed runs again");
  command
      .add_option("--shard", asked.shard, "Only this part of the runs, for 'qorgan merge': 2/3 is the second of three")
      ->type_name("I/N")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return parse_shard(text) ? std::string()
                                     : fmt::format("'{}' is no shard; for example 2/3, the second of three", text);
          },
          ""));
  add_csv(command, asked.csv, "Every table as DIR/csv/TABLE.csv too");
  command.add_flag("--json", asked.json, "What was done, for programs, on standard output");
  add_quiet(command, console);
}

void name_files(Plan& plan) {
  const auto add = [&](const std::string& spelled) {
    const std::filesystem::path file(spelled);
    if (!plan.called.contains(spelled))
      plan.called[spelled] = called(file.is_absolute() ? file : tidied(plan.folder / file));
  };
  add(plan.scenario);
  for (const auto& [path, value] : plan.settings)
    if (path == name_of(FactorKind::institution)) add(value);
  for (std::size_t f = 0; f < plan.factors.size(); ++f)
    if (plan.factors[f].kind == FactorKind::institution || plan.factors[f].kind == FactorKind::scenario)
      for (const Point& point : plan.points) add(point.values[f].text);
}

std::optional<Shard> parse_shard(const std::string& text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, shard.number);
  if (number.ec != std::errc() || number.ptr == end || *number.ptr != '/') return std::nullopt;
  const auto count = std::from_chars(number.ptr + 1, end, shard.count);
  if (count.ec != std::errc() || count.ptr != end || shard.number < 1 || shard.number > shard.count)
    return std::nullopt;
  return shard;
}

int work(Console& console, const BatchAsk& asked, Plan plan) {
  const ClusterSession session;
  if (!session.error().empty()) {
    console.error(session.error());
    return bad_usage;
  }
  // One process of several speaks for all.
  const bool leads = session.rank() == 0;
  if (!leads) console.quiet = true;
  const InterruptGuard interrupt;
  Diagnostics diagnostics;
  const PrepareResult ready = prepare(std::move(plan), diagnostics);
  if (leads) say_diagnostics(console, diagnostics);
  if (!ready.prepared) {
    if (leads && !ready.error.empty()) console.error(ready.error);
    return bad_usage;
  }
  CsvFolder csv(asked.csv, asked.out);
  if (const std::string refusal = csv.look(!asked.resume); !refusal.empty()) {
    if (leads) console.error(refusal);
    return bad_usage;
  }
  BatchOptions options;
  options.jobs = asked.jobs;
  options.resume = asked.resume;
  if (!asked.shard.empty()) options.shard = *parse_shard(asked.shard);
  options.stop = interrupt.flag();
  LogSchedule log;
  options.progress = [&](const BatchProgress& at) {
    console.progress_line(progress_text(at));
    if (!console.moving() && at.done < at.runs && log.due(at.seconds)) console.say(progress_text(at));
  };
  const BatchResult result = run_batch_together(session, *ready.prepared, asked.out, options);
  console.end_progress();
  if (!leads) {
    if (!result.error.empty()) console.error(fmt::format("process {}: {}", session.rank(), result.error));
    return result.refused ? bad_usage : !result.error.empty() ? failed : result.stopped ? interrupted : done;
  }
  return tell(console, *ready.prepared, asked, csv, result);
}

}  // namespace qorgan::cli
