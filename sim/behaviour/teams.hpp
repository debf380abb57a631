#pragma once
// Deployable teams: who is ready, who goes, how they travel, work and tire.

#include "world/tick.hpp"

namespace qorgan {

/// Persons of an owner's teams with that capability that stand ready at home.
[[nodiscard]] double ready_persons(const TickContext& ctx, AgentId owner, Capability capability);
/// Whether an owner has any team with that capability.
[[nodiscard]] bool owns(const TickContext& ctx, AgentId owner, Capability capability);
/// Tells an owner's teams at an incident to go home, up to that many persons.
void recall_teams(TickContext& ctx, AgentId owner, IncidentId incident, Capability capability, double persons);
/// One tick of travel, work and rest; fills `supplied` of the incidents and `assigned`.
void move_teams(TickContext& ctx);

}  // namespace qorgan
