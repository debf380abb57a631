// `qorgan network`: who spoke with whom in a run, for Gephi, yEd, igraph and NetworkX.

#include "record/network.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "commands.hpp"
#include "experiment/batch.hpp"
#include "interrupt.hpp"
#include "loading.hpp"
#include "options.hpp"

namespace qorgan::cli {
namespace {

struct Network {
  std::string folder;
  std::optional<RunIndex> run;
  Language language = Language::en;
};

int network(const Console& console, const Network& asked) {
  Record record;
  if (is_batch(asked.folder)) {
    if (!asked.run) {
      console.error("this is a batch: --run NUMBER says which of its runs is meant");
      return bad_usage;
    }
    const InterruptGuard interrupt;
    RunResult again = remake_run(asked.folder, *asked.run, RecordLevel::series, interrupt.flag());
    if (!again.ok()) {
      console.error(again.error);
      return bad_usage;
    }
    if (again.stopped) return interrupted;
    record = std::move(again.record);
  } else if (asked.run) {
    console.error(fmt::format("'{}' holds no batch: --run picks one of a batch's runs", asked.folder));
    return bad_usage;
  } else if (!load_record_or_say(console, asked.folder, record)) {
    return bad_usage;
  }
  if (record.flows.empty() && record.run.messages > 0)
    console.say("The run was recorded without messages; --record series keeps them.");
  console.data(network_graphml(record, asked.language));
  return done;
}

}  // namespace

Command add_network(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Network>();
  CLI::App* command = program.add_subcommand("network", "Who spoke with whom in a run, as GraphML");
  command->add_option("DIR", asked->folder, "Folder of the run, or of a batch")->required();
  add_whole(*command, "--run", asked->run, "Which run of a batch, from 0; it is made again", 0, run_limit - 1);
  add_language(*command, asked->language);
  add_quiet(*command, console);
  return {command, [asked, &console] { return network(console, *asked); }};
}

}  // namespace qorgan::cli
