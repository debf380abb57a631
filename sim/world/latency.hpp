#pragma once
// How long a message is under way, and whether it arrives.

#include "world/world.hpp"

namespace qorgan {

/// Median ticks that a message is under way, at least 1. `communications`: 0 to 1, the worse of its two ends; `dt`:
/// seconds a tick.
[[nodiscard]] Tick latency_ticks(const Parameters& parameters, Channel channel, double communications, double dt);

/// The median between two bodies as communications are now.
[[nodiscard]] Tick ticks_under_way(const World& world, Channel channel, AgentId from, AgentId to);

/// The fate of one message between two bodies, sent now: log-normal about that median; 0 where it is lost.
[[nodiscard]] Tick drawn_ticks_under_way(const World& world, Channel channel, const Message& message, Tick now);

}  // namespace qorgan
