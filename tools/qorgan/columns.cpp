// `qorgan columns`: what stands in the tables of results.sqlite and batch.sqlite.

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "experiment/tables.hpp"
#include "options.hpp"

namespace qorgan::cli {
namespace {

struct Columns {
  std::string of = "run";
  bool json = false;
};

std::string json_text(std::span<const Table> tables) {
  nlohmann::ordered_json out = nlohmann::json::array();
  for (const Table& table : tables) {
    nlohmann::ordered_json columns = nlohmann::json::array();
    for (const Column& c : table.columns)
      columns.push_back(
          {{"name", c.name}, {"type", c.type}, {"unit", c.unit}, {"meaning", c.meaning}, {"null", c.may_be_null}});
    out.push_back({{"table", table.name},
                   {"view", !table.select.empty()},
                   {"meaning", table.meaning},
                   {"columns", std::move(columns)}});
  }
  return out.dump(2) + "\n";
}

}  // namespace

Command add_columns(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Columns>();
  CLI::App* command = program.add_subcommand("columns", "The dictionary of the tables that a run or a batch leaves");
  add_choice(*command, "OF", asked->of, "Of results.sqlite or of batch.sqlite", {"run", "batch"})
      ->capture_default_str();
  command->add_flag("--json", asked->json, "For programs");
  return {command, [asked, &console] {
            const auto tables = asked->of == "run" ? record_tables() : batch_tables();
            console.data(asked->json ? json_text(tables) : describe_tables(tables));
            return static_cast<int>(done);
          }};
}

}  // namespace qorgan::cli
