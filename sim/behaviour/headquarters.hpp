#pragma once
// One headquarters: its life (coordinate.cpp), its sitting (sitting.cpp), its plan (plan.cpp).

#include "behaviour/phases.hpp"
#include "behaviour/teams.hpp"

namespace qorgan {

/// An event about a headquarters, of its head and caused by what it last did.
[[nodiscard]] Event event_of(const Headquarters& hq, HeadquartersId id, EventKind kind, double value,
                             std::uint16_t ground);

/// Binds (sign 1) or frees (-1) the liaison share of the desks of all members that came.
void bind_members(TickContext& ctx, const Headquarters& hq, float sign);

/// A central headquarters takes in the akimats of struck regions as they come to know, and invites them.
void take_in_struck_akimats(TickContext& ctx, Headquarters& hq, HeadquartersId id);

/// Holds a sitting: pictures are laid together, and it stands down or plans and says when it sits next.
void sit(TickContext& ctx, HeadquartersId id);

/// One plan over all bodies: what is needed less what is there or on the way, asked of the nearest first.
void plan(TickContext& ctx, Headquarters& hq, HeadquartersId id);

/// What becomes of the teams at one incident when a headquarters is no more: those in its plan go over to the
/// headquarters that goes on. Where there is none they go home, with all that others lent, for a headquarters that
/// stands down of itself needs nobody; of one that was dissolved they are left to their owners.
void end_plan(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident, bool dissolved);

}  // namespace qorgan
