#pragma once
#include "world/tick.hpp"

namespace qorgan {
/// Seconds in which an old belief or sight loses weight to 1/e: two situation reports. Assumption.
[[nodiscard]] inline double memory_of(const Parameters& p) { return 2 * p.refresh_interval; }
/// Takes what a message says into the body's picture. Returns true where the body did not know of the incident before.
bool learn(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message);
/// A message about an incident as the sender believes it, with the noise of passing on.
[[nodiscard]] Message about(TickContext& ctx, MessageKind kind, AgentId from, AgentId to, IncidentId incident,
                            EventKey cause);
}  // namespace qorgan
