#pragma once
// One headquarters: its life (coordinate.cpp), its sitting (sitting.cpp), its plan (headquarters_plan.cpp).

#include "behaviour/phases.hpp"
#include "behaviour/teams.hpp"

namespace qorgan {

/// An event about a headquarters: its head is the agent, what it did last is the cause.
[[nodiscard]] Event event_of(const Headquarters& hq, HeadquartersId id, EventKind kind, double value,
                             std::uint16_t ground);

/// Binds (sign 1) or frees (-1) the liaison share of the desks of all members that came.
void bind_members(TickContext& ctx, const Headquarters& hq, float sign);

/// A central headquarters takes in the akimats of struck regions as they come to know, and invites them.
void take_in_struck_akimats(TickContext& ctx, Headquarters& hq, HeadquartersId id);

/// Seconds from its last sitting to the next, before what sub-groups add: short at first, longer as the rhythm is
/// found.
[[nodiscard]] double period_of(const Parameters& parameters, const Headquarters& hq);

/// Holds a sitting: its members share their pictures; then it stands down, or it plans and sets its next sitting.
void sit(TickContext& ctx, HeadquartersId id);

/// Makes one plan for all bodies: asks the nearest first for what is needed beyond what is there or on the way.
void plan(TickContext& ctx, Headquarters& hq, HeadquartersId id);

/// Frees the teams at one incident of a headquarters that ends. Those in its plan pass to another headquarters that
/// goes on. Where there is none they go home together with all that others lent, for a headquarters that stands down by
/// itself needs nobody; the teams of one that was `dissolved` pass to their owners.
void end_plan(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident, bool dissolved);

}  // namespace qorgan
