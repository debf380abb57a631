#include "engine/pending.hpp"

#include <algorithm>

#include "behaviour/played.hpp"

namespace qorgan {

std::uint32_t decision_settled_by(const World& world, const Command& command) {
  return command.decision != any_decision ? command.decision
                                          : open_decision(world, command.agent, command.decision_kind);
}

std::span<const Command> due_now(const World& world, std::span<const Command> given) {
  const auto first =
      std::lower_bound(given.begin(), given.end(), world.tick, [](const Command& c, Tick t) { return c.tick < t; });
  const auto last = std::find_if(first, given.end(), [&](const Command& c) { return c.tick > world.tick; });
  return {first, last};
}

const Command* settling(const World& world, std::span<const Command> given, std::uint32_t decision) {
  const auto found = std::find_if(given.begin(), given.end(), [&](const Command& c) {
    return c.kind == CommandKind::decide && c.tick >= world.tick && decision_settled_by(world, c) == decision;
  });
  return found == given.end() ? nullptr : &*found;
}

bool will_be_played(const World& world, std::span<const Command> due, AgentId agent) {
  bool played = world.played_body(agent) != nullptr;
  for (const Command& c : due) {
    if (c.agent != agent) continue;
    if (c.kind == CommandKind::take_over) played = true;
    if (c.kind == CommandKind::hand_back) played = false;
  }
  return played;
}

}  // namespace qorgan
