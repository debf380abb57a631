// What a run is given and what it leaves half done: commands, journals, snapshots.

#include <array>
#include <charconv>
#include <vector>

#include "engine/engine.hpp"
#include "fuzz/readers.hpp"
#include "fuzz/targets.hpp"
#include "record/command_file.hpp"
#include "record/journal.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"
#include "support/snapshot_bytes.hpp"

namespace qorgan::fuzz {
namespace {

std::shared_ptr<const Scenario> first_steps() {
  static const auto loaded = [] {
    Diagnostics diagnostics;
    auto scenario = load_scenario(source_dir() + "/scenarios/first-steps.yaml", diagnostics);
    require(scenario != nullptr, "the first shipped scenario is good");
    return scenario;
  }();
  return loaded;
}

const World& at_the_start() {
  static const World world = build_world(first_steps());
  return world;
}

/// Snapshots of a run in which people play two bodies and throw a threat in, at three ticks.
const std::vector<std::string>& snapshots() {
  static const std::vector<std::string> made = [] {
    Engine engine(first_steps());
    Diagnostics diagnostics;
    const auto commands = parse_commands(R"([{"tick": 0, "do": "take-over", "value": "akimat@KZ-11"},
                                             {"tick": 1, "do": "take-over", "value": "civil-protection@KZ-11"},
                                             {"tick": 20, "do": "start-threat", "value": "social-unrest@KZ-75 2"}])",
                                         "commands", at_the_start(), diagnostics);
    require(commands.size() == 3, "these commands are good");
    for (const Command& command : commands) require(engine.submit(command), "they can be given");
    std::vector<std::string> out;
    for (const Tick tick : {0, 60, 150}) {
      while (engine.world().tick < tick) engine.step();
      out.push_back(save_world(engine.world()));
    }
    return out;
  }();
  return made;
}

}  // namespace

void run_commands(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto commands = parse_commands(bytes, "commands.json", at_the_start(), diagnostics);
  require(diagnostics.all().size() <= 501, "diagnostics are bounded");
  if (diagnostics.has_errors()) return;
  Engine engine(first_steps());
  for (const Command& command : commands) {
    require(command.tick >= 0 && command.tick < first_steps()->ticks, "a command comes within the run");
    require(engine.why_not(command).empty() || command.tick == 0, "what is let in can be given");
    std::string wrong;
    (void)parse_command(name_of(command.kind), value_of(command, at_the_start()), at_the_start(), wrong);
    require(wrong.empty(), "a command can be written down and read again");
  }
}

void run_journal_text(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto journal = parse_journal(bytes, "journal", diagnostics);
  require(journal.has_value() != diagnostics.has_errors(), "a journal is refused exactly where there are errors");
  require(diagnostics.all().size() <= 501, "diagnostics are bounded");
  if (!journal) return;
  require(!journal->branches.empty(), "a journal has a branch");
  for (const JournalBranch& branch : journal->branches)
    require(branch.reached >= 0 && branch.reached <= journal->ticks, "a branch stays within its run");
}

void run_snapshot(std::string_view bytes) {
  std::size_t base = 1;
  if (bytes.starts_with("base ")) std::from_chars(bytes.data() + 5, bytes.data() + bytes.size(), base);
  const std::string& like = snapshots()[base % snapshots().size()];
  const std::string content = edited(test::snapshot_content(like), bytes);
  RestoreResult restored = restore_world(test::snapshot_with(like, content), first_steps());
  if (!restored.error.empty()) return;
  Engine engine(std::move(restored.world), {});
  for (int i = 0; i < 3; ++i) engine.step();
  // What people can ask of it.
  for (const PlayerDecision& d : engine.world().decisions) {
    Command command;
    command.kind = CommandKind::decide;
    command.agent = d.agent;
    command.decision_kind = d.kind;
    command.tick = engine.world().tick;
    (void)engine.why_not(command);
  }
  require(!save_world(engine.world()).empty(), "a world that goes on can be saved");
}

}  // namespace qorgan::fuzz
