#include "engine/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "behaviour/played.hpp"
#include "engine/pending.hpp"

namespace qorgan {
namespace {

Refusal refusal_to_decide(const World& world, std::span<const Command> given, const Command& command) {
  const std::uint32_t number = decision_settled_by(world, command);
  if (number >= world.decisions.size())
    return command.decision != any_decision ? Refusal::no_such_decision : Refusal::no_open_decision;
  const PlayerDecision& decision = world.decisions[number];
  if (decision.state != DecisionState::open || settling(world, due_now(world, given), number) != nullptr)
    return Refusal::decision_closed;
  return may_choose(world, decision, command.choice) ? Refusal::none : Refusal::no_such_choice;
}

/// Incidents of the run by that tick, if each threat that people have asked for until then starts a new one.
std::size_t incidents_by(const World& world, std::span<const Command> given, Tick tick) {
  return world.incidents.size() +
         static_cast<std::size_t>(std::count_if(given.begin(), given.end(), [&](const Command& c) {
           return c.kind == CommandKind::start_threat && c.tick >= world.tick && c.tick <= tick;
         }));
}

bool of_body(const Command& command) {
  return command.kind == CommandKind::take_over || command.kind == CommandKind::hand_back ||
         command.kind == CommandKind::delegate ||
         (command.kind == CommandKind::decide && command.decision == any_decision);
}

/// What stands against the command whatever happens until its tick.
Refusal refusal_ever(const World& world, std::span<const Command> given, const Command& command) {
  if (command.tick < world.tick) return Refusal::past;
  if (command.tick >= world.scenario->ticks) return Refusal::too_late;
  if (of_body(command) && command.agent.index() >= world.agent_count()) return Refusal::no_such_body;
  switch (command.kind) {
    case CommandKind::fire_inject:
      if (command.inject.index() >= world.inject_fired.size()) return Refusal::no_such_inject;
      break;
    case CommandKind::take_over:
      if (world.facts(command.agent).kind == BodyKind::synthetic) return Refusal::generated_body;
      if (world.facts(command.agent).kind == BodyKind::partner) return Refusal::partner_abroad;
      break;
    case CommandKind::start_threat:
      if (command.threat.index() >= world.institution().threats.size()) return Refusal::no_such_threat;
      if (command.region.index() >= world.regions.size()) return Refusal::no_such_region;
      if (!(command.severity > 0) || command.severity > max_command_severity) return Refusal::wrong_severity;
      if (incidents_by(world, given, command.tick) >= max_incidents) return Refusal::too_many_incidents;
      break;
    case CommandKind::set_policy:
    case CommandKind::set_reading:
    case CommandKind::hand_back:
    case CommandKind::delegate:
    case CommandKind::decide: break;
  }
  return Refusal::none;
}

/// What stands against it once those before it have taken effect.
Refusal refusal_after(const World& world, std::span<const Command> before, const Command& command) {
  switch (command.kind) {
    case CommandKind::fire_inject: {
      const bool again = std::any_of(before.begin(), before.end(), [&](const Command& c) {
        return c.kind == CommandKind::fire_inject && c.inject == command.inject;
      });
      return again || world.inject_fired[command.inject.index()] >= 0 ? Refusal::inject_fired : Refusal::none;
    }
    case CommandKind::take_over:
      return will_be_played(world, before, command.agent) ? Refusal::played_already : Refusal::none;
    case CommandKind::hand_back:
    case CommandKind::delegate:
      return will_be_played(world, before, command.agent) ? Refusal::none : Refusal::not_played;
    default: return Refusal::none;
  }
}

}  // namespace

Refusal refusal_of(const World& world, std::span<const Command> given, const Command& command) {
  if (const Refusal ever = refusal_ever(world, given, command); ever != Refusal::none) return ever;
  if (command.tick != world.tick) return Refusal::none;
  return command.kind == CommandKind::decide ? refusal_to_decide(world, given, command)
                                             : refusal_after(world, due_now(world, given), command);
}

Refusal refusal_ahead(const World& world, std::span<const Command> before, const Command& command) {
  if (const Refusal ever = refusal_ever(world, before, command); ever != Refusal::none) return ever;
  const bool of_player = command.kind == CommandKind::decide && command.decision == any_decision;
  if (of_player && !will_be_played(world, before, command.agent)) return Refusal::not_played;
  return refusal_after(world, before, command);
}

std::string refusal_text(Refusal refusal, const World& world, const Command& command) {
  switch (refusal) {
    case Refusal::none: return {};
    case Refusal::past: return fmt::format("tick {} is past", command.tick);
    case Refusal::too_late:
      return fmt::format("tick {} is too late: the last tick of the run is {}", command.tick,
                         world.scenario->ticks - 1);
    case Refusal::no_such_body: return "there is no such body";
    case Refusal::no_such_inject: return "there is no such inject";
    case Refusal::inject_fired: return "that inject has fired already";
    case Refusal::generated_body: return "a generated body decides nothing";
    case Refusal::partner_abroad: return "a partner abroad is no body of the state";
    case Refusal::played_already: return "somebody plays that body already";
    case Refusal::not_played: return "nobody plays that body";
    case Refusal::no_such_decision: return fmt::format("there is no decision {}", command.decision);
    case Refusal::no_open_decision:
      return fmt::format("{} has no open decision of the kind '{}'", world.key_of(command.agent),
                         name_of(command.decision_kind));
    case Refusal::decision_closed:
      return fmt::format("decision {} is not open any more", decision_settled_by(world, command));
    case Refusal::no_such_choice: {
      const std::uint32_t number = decision_settled_by(world, command);
      return fmt::format("'{}' is no choice in decision {} ('{}')", name_of(command.choice), number,
                         name_of(world.decisions[number].kind));
    }
    case Refusal::no_such_threat: return "there is no such threat";
    case Refusal::no_such_region: return "there is no such region";
    case Refusal::wrong_severity:
      return fmt::format("the severity must be above 0 and at most {}", max_command_severity);
    case Refusal::too_many_incidents: return fmt::format("a run holds {} incidents", max_incidents);
  }
  return {};
}

}  // namespace qorgan
