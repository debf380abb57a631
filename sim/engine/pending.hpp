#pragma once
// What commands mean that were given and have not yet taken effect.

#include <cstdint>
#include <span>

#include "engine/command.hpp"

namespace qorgan {

/// The decision that a command to decide settles: the one it names, or else the oldest open one of its body and kind;
/// any_decision where there is none.
[[nodiscard]] std::uint32_t decision_settled_by(const World& world, const Command& command);

/// Of commands in the order of their ticks those for the step to come.
[[nodiscard]] std::span<const Command> due_now(const World& world, std::span<const Command> given);

/// The command that settles a decision in the step to come or later; nullptr where none was given.
[[nodiscard]] const Command* settling(const World& world, std::span<const Command> given, std::uint32_t decision);

/// Whether people play a body once commands have taken effect, in their order.
[[nodiscard]] bool will_be_played(const World& world, std::span<const Command> due, AgentId agent);

}  // namespace qorgan
