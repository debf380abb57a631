// `qorgan sweep`: the runs that an experiment asks for.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "batch_work.hpp"
#include "commands.hpp"
#include "experiment/plan_of_experiment.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "scenario/shipped.hpp"
#include "scenario/spelling.hpp"

namespace qorgan::cli {
namespace {

namespace fs = std::filesystem;

struct Sweep {
  std::string experiment;
  BatchAsk ask;
};

int sweep(Console& console, const Sweep& asked) {
  const auto found = find_file_or_say(console, FileSort::experiment, asked.experiment);
  if (!found) return bad_usage;
  const fs::path& file = *found;
  Diagnostics diagnostics;
  const auto experiment = load_experiment(file.string(), diagnostics);
  say_diagnostics(console, diagnostics);
  if (!experiment) return bad_usage;
  MakePlanResult made = make_plan(*experiment);
  if (!made.ok()) {
    console.error(made.error);
    return bad_usage;
  }
  name_files(made.plan);
  made.plan.command_line = fmt::format("qorgan sweep {}{}", shell_file(called(file)), again_out);
  return work(console, asked.ask, std::move(made.plan));
}

}  // namespace

Command add_sweep(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Sweep>();
  CLI::App* command = program.add_subcommand("sweep", "Run a designed experiment");
  command
      ->add_option("EXPERIMENT", asked->experiment,
                   "An experiment file, or the name of a shipped one: see 'qorgan list'")
      ->required();
  add_batch_options(*command, console, asked->ask);
  return {command, [asked, &console] { return sweep(console, *asked); }};
}

}  // namespace qorgan::cli
