#pragma once
// Of which class a body believes a threat to be, and of which class it is. Whoever answers for a region looks at the
// threat's incidents there, whoever answers for the country at all of them.

#include "world/stakes.hpp"
#include "world/tick.hpp"

namespace qorgan {

/// Share of the amounts of a class below which the necessity of what was done for it is gone (17(2)). Assumption: the
/// same for its taker, for the body that is asked for it, for headquarters, and for the prosecutor's office.
inline constexpr double necessity_share = 0.5;

/// What an agent believes to be at stake of an incident's threat.
[[nodiscard]] Stakes believed_stakes(const World& world, AgentId agent, IncidentId incident, Scope scope);

/// Whether a body believes an incident's threat to be of that class at least; `times` what it believes.
[[nodiscard]] bool believes_in(const World& world, AgentId agent, IncidentId incident, Scope scope, ThreatClass wanted,
                               double times = 1);
/// The same of what it would believe if the incident had that severity.
[[nodiscard]] bool would_believe_in(const World& world, AgentId agent, IncidentId incident, double severity,
                                    Scope scope, ThreatClass wanted, double times = 1);
[[nodiscard]] ThreatClass believed_class(const World& world, AgentId agent, IncidentId incident, Scope scope);
/// What a body answers for: its region, or the country.
[[nodiscard]] inline Scope scope_of(const World& world, AgentId agent) {
  return world.facts(agent).region.valid() ? Scope::region : Scope::country;
}

/// Of which class a threat is where an incident of it happens, or in the country; by what there is to see.
[[nodiscard]] bool is_of_class(const TickContext& ctx, IncidentId incident, Scope scope, ThreatClass wanted,
                               double times = 1);

/// For what an instrument is weighed: what limits rights, by the place where it limits them; what opens means, by all
/// that its taker answers for.
[[nodiscard]] Scope scope_of(const World& world, const Instrument& instrument, AgentId taker);

/// Whether the picture that a headquarters shares is of that class at least, over all incidents that it deals with.
[[nodiscard]] bool shared_is_of_class(const World& world, HeadquartersId id, ThreatClass wanted, double times = 1);

/// The class from which on a headquarters of that level is formed.
[[nodiscard]] constexpr ThreatClass class_for(HeadquartersLevel level) {
  return level == HeadquartersLevel::central ? ThreatClass::regional : ThreatClass::local;
}

}  // namespace qorgan
