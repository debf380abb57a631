// `qorgan batch`: replicates of a scenario, under several policies, readings or institutions.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>

#include "batch_work.hpp"
#include "commands.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/shipped.hpp"
#include "scenario/spelling.hpp"
#include "world/vocabulary.hpp"

namespace qorgan::cli {
namespace {

namespace fs = std::filesystem;

struct Batch {
  std::string scenario, level = "measures";
  std::uint32_t replicates = 100, series_points = 100;
  std::uint64_t seed = 1;
  std::vector<std::string> policies, readings, institutions, set;
  std::optional<std::string> until;
  BatchAsk ask;
};

/// Commas between words are options side by side; one word alone holds for all runs.
void add_words(Plan& plan, FactorKind kind, const LocalText& title, const std::vector<std::string>& words) {
  if (words.size() == 1) plan.settings.emplace_back(std::string(name_of(kind)), words.front());
  if (words.size() < 2) return;
  plan.factors.push_back({std::string(name_of(kind)), kind, "", "", title});
  std::vector<Point> crossed;
  for (const Point& point : plan.points)
    for (const std::string& word : words) {
      crossed.push_back(point);
      crossed.back().values.push_back(text_value(word));
    }
  plan.points = std::move(crossed);
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ",") + word;
  return shell_word(out);
}

/// What makes the same batch, without what its results do not depend on.
std::string command_line(const Batch& asked, const Plan& plan, const std::vector<std::string>& institutions) {
  std::string out = fmt::format("qorgan batch {} --replicates {} --seed {}", shell_file(plan.called_as(plan.scenario)),
                                plan.replicates, plan.seed);
  if (plan.until) out += " --until " + shell_word(*plan.until);
  if (!asked.policies.empty()) out += " --policy " + listed(asked.policies);
  if (!asked.readings.empty()) out += " --reading " + listed(asked.readings);
  std::vector<std::string> files;
  for (const std::string& file : institutions) files.push_back(plan.called_as(file));
  if (!files.empty()) out += " --institution " + listed(files);
  for (const std::string& entry : asked.set) out += " --set " + shell_word(entry);
  out += fmt::format(" --record {}", name_of(plan.level));
  if (plan.level != RecordLevel::measures) out += fmt::format(" --points {}", plan.series_points);
  return out.append(again_out);
}

int batch(Console& console, const Batch& asked) {
  Plan plan;
  const auto found = find_file_or_say(console, FileSort::scenario, asked.scenario);
  if (!found) return bad_usage;
  const fs::path& file = *found;
  if (is_stream(file.string())) {
    console.error("a batch reads its scenario again and again, which standard input or a pipe cannot be; name a file");
    return bad_usage;
  }
  plan.folder = file.parent_path();
  plan.scenario = file.filename().string();
  plan.name = readable(file.stem().string());
  plan.seed = asked.seed;
  plan.replicates = asked.replicates;
  plan.until = asked.until;
  plan.level = *record_level_from(asked.level);
  plan.series_points = asked.series_points;
  plan.points.emplace_back();
  if (const std::string error = split_settings(asked.set, plan.settings); !error.empty()) {
    console.error(error);
    return bad_usage;
  }
  std::vector<std::string> institutions;
  for (const std::string& institution : asked.institutions) {
    const auto other = find_file_or_say(console, FileSort::institution, institution);
    if (!other) return bad_usage;
    institutions.push_back(seen_from(plan.folder, *other));
  }
  const std::array<std::pair<const char*, const std::vector<std::string>*>, 3> side_by_side{
      {{"--policy", &asked.policies}, {"--reading", &asked.readings}, {"--institution", &institutions}}};
  for (const auto& [option, words] : side_by_side)
    if (const std::string twice = named_twice(*words); !twice.empty()) {
      console.error(fmt::format("{}: '{}' is named twice; options side by side differ", option, twice));
      return bad_usage;
    }
  add_words(plan, FactorKind::policy, {"Policy", "Политика", "Саясат"}, asked.policies);
  add_words(plan, FactorKind::reading, {"Reading of 18(4)", "Толкование 18(4)", "18(4) түсіндіру"}, asked.readings);
  add_words(plan, FactorKind::institution, {"Institution", "Устройство", "Құрылым"}, institutions);
  name_files(plan);
  plan.command_line = command_line(asked, plan, institutions);
  return work(console, asked.ask, std::move(plan));
}

}  // namespace

Command add_batch(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Batch>();
  CLI::App* command = program.add_subcommand("batch", "Run a scenario many times, under one or several policies");
  command->add_option("SCENARIO", asked->scenario, "A scenario file, or the name of a shipped one: see 'qorgan list'")
      ->required();
  add_whole(*command, "--replicates", asked->replicates, "Runs of each option (default 100)", 1, run_limit);
  add_seed(*command, asked->seed, "Seed of the batch, from which those of the runs come (default 1)");
  add_choices(*command, "--policy", asked->policies, "Policies side by side, separated by commas", words_of<Policy>());
  add_choices(*command, "--reading", asked->readings, "Readings of 18(4) side by side", words_of<Reading>());
  command
      ->add_option(
          "--institution", asked->institutions,
          "Institutions, or reforms of one, side by side, separated by commas: files, or names of shipped ones")
      ->delimiter(',')
      ->type_name("FILE");
  command
      ->add_option("--set", asked->set, "Another value in the scenario: --set parameters.quorum=0.6; may be repeated")
      ->type_name("PATH=VALUE")
      ->expected(1)
      ->take_all();
  command->add_option("--until", asked->until, "End earlier: at a date or after a time ('2024-04-10', '10 d')")
      ->type_name("TIME");
  add_choice(*command, "--record", asked->level, "How much is kept of each run", {"measures", "series", "events"})
      ->capture_default_str();
  add_whole(*command, "--points", asked->series_points, "Points kept of each series (default 100)", 16, 2000);
  add_batch_options(*command, console, asked->ask);
  return {command, [asked, &console] { return batch(console, *asked); }};
}

}  // namespace qorgan::cli
