#pragma once
// Deployable teams: who is ready, who goes, how they travel, work and tire.

#include <span>

#include "world/tick.hpp"

namespace qorgan {

/// Persons of an owner's teams with that capability that stand ready at home.
[[nodiscard]] double ready_persons(const TickContext& ctx, AgentId owner, Capability capability);
struct OwnTeams {
  double committed = 0;  ///< persons at the incident or on the way
  double present = 0;    ///< of these, persons who are there
};
/// An owner's teams of that capability at an incident, without those that were told to go home.
[[nodiscard]] OwnTeams own_teams(const TickContext& ctx, AgentId owner, IncidentId incident, Capability capability);
/// What a team does in relation to a fresh one. Falls slowly at first and fast in the end: 1 - (1 - tired) fatigue^2.
[[nodiscard]] inline double efficiency(const Parameters& p, double fatigue) {
  return 1 - (1 - p.tired_efficiency) * fatigue * fatigue;
}
/// The same in the mean over a shift that is worked to its end.
[[nodiscard]] inline double mean_efficiency(const Parameters& p) { return 1 - (1 - p.tired_efficiency) / 3; }
/// Persons that must be assigned for the work of one fresh person to be done all the time, given shifts, rest and
/// tiring.
[[nodiscard]] inline double shift_factor(const Parameters& p) {
  return (p.shift + p.rest) / p.shift / mean_efficiency(p);
}
/// The teams of one group.
[[nodiscard]] inline std::span<Unit> units_of(const TickContext& ctx, std::size_t group) {
  const Span units = ctx.structure.groups[group].units;
  return {ctx.world.units.data() + units.first, units.count};
}
/// Fatigue at which a team may go or takes up work again. Assumption.
inline constexpr float rested = 0.1F;
/// The teams that an incident counts on just now, of that capability, in the order of groups.
[[nodiscard]] inline const std::vector<Unit*>& teams_out(const TickContext& ctx, IncidentId incident,
                                                         Capability capability) {
  return ctx.teams.out[incident.index() * capability_count + index_of(capability)];
}

/// In which order teams are let go: who has not set out, who is on the way, of those there the tired, then the others.
enum class Release : std::uint8_t { preparing, on_the_way, tired, any };

/// Teams of a capability at an incident beyond what is `wanted` there. Nobody who is there goes home because of
/// somebody who is yet to come.
class Surplus {
 public:
  /// `unknown`: persons on the way of whom who lets go knows nothing.
  Surplus(const TickContext& ctx, IncidentId incident, Capability capability, double wanted, double unknown = 0);
  /// Recalls the team if its turn has come and it is one too many. Returns whether it did.
  bool let_go(TickContext& ctx, Unit& unit, Release which);
  /// Whether there may be a team too many whose turn that is.
  [[nodiscard]] bool has(Release which) const {
    return released_ < all_ && (which < Release::tired || released_there_ < there_);
  }
  /// Persons recalled so far.
  [[nodiscard]] double released() const { return released_; }

 private:
  IncidentId incident_;
  double all_, there_;  ///< persons too many, with those on the way; of those there
  double released_ = 0, released_there_ = 0;
};

/// Fatigue from which a team at work is relieved where a rested one stands by: a third of a shift. Assumption.
inline constexpr float relieved = 1.0F / 3;
/// Place of a team's incident and capability in tables of TeamCounts.
[[nodiscard]] inline std::size_t cell_of(const Unit& unit) {
  return unit.incident.index() * capability_count + static_cast<std::size_t>(unit.capability);
}
/// Whether a team may be sent out.
[[nodiscard]] inline bool fit_to_go(const Unit& unit) {
  return unit.state == UnitState::ready && unit.fatigue <= rested;
}
/// Whether an owner's teams at an incident are lent: their owner is a body of another region, a partner abroad, or a
/// central body to which the Law gives no part in answering the threat. The incident is not the owner's, so the owner
/// does not judge how long they are needed.
[[nodiscard]] inline bool lent_to(const TickContext& ctx, AgentId owner, IncidentId incident) {
  const AgentFacts& facts = ctx.world.facts(owner);
  const IncidentSpec& spec = ctx.spec(incident);
  if (facts.kind == BodyKind::partner) return true;
  if (facts.region.valid()) return facts.region != spec.region;
  return (facts.responds >> spec.threat.index() & 1U) == 0;
}
/// Fills TeamCounts and the incidents' `deployed` and `teams` from the units as they stand. Groups with `away` 0 are
/// taken for what they were at the start.
void count_teams(TickContext& ctx);
/// Counts one team of them among those alarmed, under way, on the spot, at work.
void count_team(TickContext& ctx, const Unit& unit);
/// Persons of a capability that are at an incident, on the way, ordered there, or asked of a superior: what nobody
/// needs to ask for again.
[[nodiscard]] inline double on_the_way_to(const TickContext& ctx, IncidentId incident, Capability capability) {
  const auto c = static_cast<std::size_t>(capability);
  const IncidentState& state = ctx.world.incidents[incident.index()];
  return ctx.teams.assigned[incident.index() * capability_count + c] + state.ordered[c] + state.requested[c];
}
/// Whether an owner has any team with that capability.
[[nodiscard]] bool owns(const TickContext& ctx, AgentId owner, Capability capability);
/// Tells a team to go home; from then on it is counted at no incident. One that is still on its way turns back.
void recall(TickContext& ctx, Unit& unit);
/// Lets an owner's teams that stand in no plan go home as far as more than the `wanted` persons are there or, as far as
/// it knows, on the way.
void recall_teams(TickContext& ctx, AgentId owner, IncidentId incident, Capability capability, double wanted);
/// Tells all teams of that capability that were lent for an incident and stand in no plan to go home, in the name of a
/// body on the spot.
void recall_lent(TickContext& ctx, AgentId by, IncidentId incident, Capability capability, EventKey cause);
/// Unit::under_plan of a team that a headquarters has planned: 1 for a region's headquarters, 2 for a central one.
[[nodiscard]] inline std::uint8_t plan_of(const Headquarters& headquarters) {
  return headquarters.level == HeadquartersLevel::central ? 2 : 1;
}
/// What planners add to the persons they need, for what they may have misjudged. Assumption.
inline constexpr double planning_margin = 1.1;
/// Persons to assign where `at_work` effective persons are wanted at work at once.
[[nodiscard]] inline double persons_needed(const Parameters& p, double at_work) {
  return planning_margin * at_work * shift_factor(p);
}
/// One tick of travel, work and rest. Fills `supplied` of the incidents, and what count_teams() fills.
void move_teams(TickContext& ctx);
/// Work and rest of the teams that TeamCounts lists as on the spot (roster.cpp). Teams stand in a roster, of their
/// owner or of the headquarters that planned them. Whoever keeps the roster lets as many work at once as it believes to
/// be needed; the others stand by. Fills `supplied` of the incidents.
void work_on_the_spot(TickContext& ctx);

}  // namespace qorgan
