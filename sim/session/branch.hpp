#pragma once
// One course of a session: its commands, how far it has got, what happened on the way, and the means to stand at any
// tick of it. A fork shares the past with the branch that it parts from.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "record/people.hpp"
#include "session/frame.hpp"
#include "session/snapshots.hpp"

namespace qorgan {

class Branch {
 public:
  Branch(std::shared_ptr<const Scenario> scenario, EngineOptions options, std::size_t budget);
  /// Parts from another one at the tick where that stands. What was given there is kept, but for what `instead` puts
  /// another command in the place of: a decision again, another policy.
  Branch(const Branch& from, int with_number, std::string with_name, const Command* instead = nullptr);

  /// One tick from where it stands. What was seen before is not noted again.
  void step();
  /// Stands at a tick, by the nearest snapshot and simulation from there; never beyond `until`. False while on the way.
  bool go_to(Tick target, std::chrono::steady_clock::time_point until);
  /// Why a command cannot be given here and now; empty when it has been taken.
  [[nodiscard]] std::string give(Command command);
  /// Takes back what a person decided, until the step carries it out; the command, or nothing where there is none.
  std::optional<Command> withdraw(std::uint32_t decision);
  /// The same of the last command, as a code.
  [[nodiscard]] Refusal refusal() const { return refusal_; }

  [[nodiscard]] const World& world() const { return engine_.world(); }
  [[nodiscard]] Tick tick() const { return engine_.world().tick; }
  [[nodiscard]] bool done() const { return engine_.done(); }
  [[nodiscard]] bool in_the_past() const { return tick() < reached_; }
  [[nodiscard]] Tick reached() const { return reached_; }
  [[nodiscard]] const std::vector<Command>& commands() const { return commands_; }
  [[nodiscard]] const Snapshots& snapshots() const { return snapshots_; }
  /// What is known at the tick where it stands.
  [[nodiscard]] EventLog events_so_far() const;
  [[nodiscard]] std::shared_ptr<const History> history_so_far() const;
  /// What was put before people up to there, and what they chose.
  [[nodiscard]] std::vector<DecisionRow> decisions_so_far() const;
  [[nodiscard]] BranchInfo info() const;

  int number = 1;
  int parent = 0;  ///< 0: of the scenario itself
  Tick parted = 0;
  std::string name;  ///< a person's; empty where nobody gave one

 private:
  void restore(const World& world);

  EngineOptions options_;
  Engine engine_;
  std::vector<Command> commands_;  ///< in the order of their ticks, those to come as well
  EventLog events_;
  History history_;
  Offers offers_;
  Snapshots snapshots_;
  Tick reached_ = 0;
  Refusal refusal_ = Refusal::none;
};

}  // namespace qorgan
