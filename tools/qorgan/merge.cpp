// `qorgan merge`: shards of a batch put together.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "csv_options.hpp"
#include "experiment/run_batch.hpp"
#include "options.hpp"

namespace qorgan::cli {
namespace {

struct Merge {
  std::vector<std::string> parts;
  std::string out;
  bool json = false;
  CsvAsk csv;
};

int merge(const Console& console, const Merge& asked) {
  CsvFolder csv(asked.csv, asked.out);
  if (const std::string refusal = csv.look(true); !refusal.empty()) {
    console.error(refusal);
    return bad_usage;
  }
  const MergeResult result =
      merge_batches(std::vector<std::filesystem::path>(asked.parts.begin(), asked.parts.end()), asked.out);
  if (!result.error.empty()) {
    console.error(result.error);
    return result.refused ? bad_usage : failed;
  }
  if (const std::string error = csv.write(asked.out); !error.empty()) {
    console.error(error);
    return failed;
  }
  if (asked.json)
    console.data(nlohmann::ordered_json{{"runs", result.runs}, {"digest", result.digest}}.dump(2) + "\n");
  else
    console.say(fmt::format("{} runs of {} parts; digest {}\nResult: {}/batch.sqlite", result.runs, asked.parts.size(),
                            result.digest, asked.out));
  return done;
}

}  // namespace

Command add_merge(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Merge>();
  CLI::App* command = program.add_subcommand("merge", "Put the shards of a batch together");
  command->add_option("DIR", asked->parts, "Folders of the shards")->required();
  command->add_option("--out", asked->out, "Folder for the whole batch")->type_name("DIR")->required();
  add_csv(*command, asked->csv, "Every table as DIR/csv/TABLE.csv too");
  command->add_flag("--json", asked->json, "What was done, for programs, on standard output");
  add_quiet(*command, console);
  return {command, [asked, &console] { return merge(console, *asked); }};
}

}  // namespace qorgan::cli
