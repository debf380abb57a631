#pragma once
// How long a message is under way.

#include "world/world.hpp"

namespace qorgan {

/// Ticks that a message is under way, at least 1. `communications`: 0 to 1, the worse of its two ends; `dt`: seconds a
/// tick.
[[nodiscard]] Tick latency_ticks(const Parameters& parameters, Channel channel, double communications, double dt);

/// The same between two bodies as communications are now.
[[nodiscard]] Tick ticks_under_way(const World& world, Channel channel, AgentId from, AgentId to);

}  // namespace qorgan
