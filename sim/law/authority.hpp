#pragma once
// Who may take an instrument, and what the Law forbids that its use would be.

#include <vector>

#include "law/institution.hpp"

namespace qorgan {

/// Whether a body may take an instrument against a threat. `authority_article` decides: subparagraphs of 15(1) in it
/// mean these roles alone, where the authority is the competent body's and where it is the lead's. Another article (a
/// duty of every agency) leaves it to all who are competent; with a lead's instrument to those who lead against the
/// whole threat. Never for an instrument of the head of a headquarters: that is asked of the headquarters, not of a
/// role.
[[nodiscard]] bool may_take(const Institution& institution, RoleId role, InstrumentId instrument, ThreatId threat);

/// What the Law forbids that the use of an instrument would be in that case: taken without need, or without authority.
/// Indices into Institution::prohibitions, in their order; none for ForbiddenWhen::not_modelled.
[[nodiscard]] std::vector<std::size_t> broken_by(const Institution& institution, InstrumentId instrument,
                                                 ForbiddenWhen when);

}  // namespace qorgan
