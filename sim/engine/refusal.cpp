#include "engine/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "behaviour/played.hpp"

namespace qorgan {
namespace {

std::span<const Command> due_now(const World& world, std::span<const Command> given) {
  const auto first =
      std::lower_bound(given.begin(), given.end(), world.tick, [](const Command& c, Tick t) { return c.tick < t; });
  const auto last = std::find_if(first, given.end(), [&](const Command& c) { return c.tick > world.tick; });
  return {first, last};
}

std::uint32_t decision_of(const World& world, const Command& command) {
  return command.decision != any_decision ? command.decision
                                          : open_decision(world, command.agent, command.decision_kind);
}

Refusal refusal_to_decide(const World& world, std::span<const Command> given, const Command& command) {
  const std::uint32_t number = decision_of(world, command);
  if (number >= world.decisions.size())
    return command.decision != any_decision ? Refusal::no_such_decision : Refusal::no_open_decision;
  const PlayerDecision& decision = world.decisions[number];
  bool open = decision.state == DecisionState::open;
  for (const Command& c : due_now(world, given))
    if (c.kind == CommandKind::decide && decision_of(world, c) == number) open = false;
  if (!open) return Refusal::decision_closed;
  return may_choose(world, decision, command.choice) ? Refusal::none : Refusal::no_such_choice;
}

/// Incidents of the run by that tick, if each threat that people have asked for until then starts a new one.
std::size_t incidents_by(const World& world, std::span<const Command> given, Tick tick) {
  return world.incidents.size() +
         static_cast<std::size_t>(std::count_if(given.begin(), given.end(), [&](const Command& c) {
           return c.kind == CommandKind::start_threat && c.tick >= world.tick && c.tick <= tick;
         }));
}

/// Whether a person plays the body once the commands for this tick have taken effect.
bool will_play(const World& world, std::span<const Command> given, AgentId agent) {
  bool played = world.played_body(agent) != nullptr;
  for (const Command& c : due_now(world, given)) {
    if (c.agent != agent) continue;
    if (c.kind == CommandKind::take_over) played = true;
    if (c.kind == CommandKind::hand_back) played = false;
  }
  return played;
}

}  // namespace

Refusal refusal_of(const World& world, std::span<const Command> given, const Command& command) {
  if (command.tick < world.tick) return Refusal::past;
  const bool now = command.tick == world.tick;
  const bool of_body = command.kind == CommandKind::take_over || command.kind == CommandKind::hand_back ||
                       command.kind == CommandKind::delegate ||
                       (command.kind == CommandKind::decide && command.decision == any_decision);
  if (of_body && command.agent.index() >= world.agent_count()) return Refusal::no_such_body;
  switch (command.kind) {
    case CommandKind::fire_inject:
      if (command.inject.index() >= world.inject_fired.size()) return Refusal::no_such_inject;
      if (now && world.inject_fired[command.inject.index()] >= 0) return Refusal::inject_fired;
      break;
    case CommandKind::set_policy:
    case CommandKind::set_reading: break;
    case CommandKind::take_over:
      if (world.facts(command.agent).kind == BodyKind::synthetic) return Refusal::generated_body;
      if (world.facts(command.agent).kind == BodyKind::partner) return Refusal::partner_abroad;
      if (now && will_play(world, given, command.agent)) return Refusal::played_already;
      break;
    case CommandKind::hand_back:
    case CommandKind::delegate:
      if (now && !will_play(world, given, command.agent)) return Refusal::not_played;
      break;
    case CommandKind::decide: return now ? refusal_to_decide(world, given, command) : Refusal::none;
    case CommandKind::start_threat:
      if (command.threat.index() >= world.institution().threats.size()) return Refusal::no_such_threat;
      if (command.region.index() >= world.regions.size()) return Refusal::no_such_region;
      if (!(command.severity > 0) || command.severity > 10) return Refusal::wrong_severity;
      if (incidents_by(world, given, command.tick) >= most_incidents) return Refusal::too_many_incidents;
      break;
  }
  return Refusal::none;
}

std::string refusal_text(Refusal refusal, const World& world, const Command& command) {
  switch (refusal) {
    case Refusal::none: return {};
    case Refusal::past: return fmt::format("tick {} is past", command.tick);
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
    case Refusal::decision_closed: return fmt::format("decision {} is not open any more", decision_of(world, command));
    case Refusal::no_such_choice: {
      const std::uint32_t number = decision_of(world, command);
      return fmt::format("'{}' is no choice in decision {} ('{}')", name_of(command.choice), number,
                         name_of(world.decisions[number].kind));
    }
    case Refusal::no_such_threat: return "there is no such threat";
    case Refusal::no_such_region: return "there is no such region";
    case Refusal::wrong_severity: return "the severity must be above 0 and at most 10";
    case Refusal::too_many_incidents: return fmt::format("a run holds {} incidents", most_incidents);
  }
  return {};
}

}  // namespace qorgan
