#pragma once
// What a body may do against a threat, on which of its competences, and whether the threat is its matter at all.

#include <vector>

#include "law/institution.hpp"

namespace qorgan {

/// What the body may do against a threat: its competences in the fields that the threat touches, in its own order. A
/// competence to coordinate counts only with whom the threat names as a lead, of the whole or of a part: a right to
/// coordinate one field is none to coordinate whatever touches it. An akimat's competences all count (16(1)). Empty
/// where the body is not competent.
[[nodiscard]] std::vector<const Competence*> competences_against(const Institution& institution, RoleId role,
                                                                 ThreatId threat);

/// The strongest of these with that function: a stated one before an inferred one, else the first. nullptr where there
/// is none.
[[nodiscard]] const Competence* competence_for(const Institution& institution, RoleId role, ThreatId threat,
                                               Function function);

/// On which competence a body notices a threat: one to detect, else one that has it deal with the matter (supervise,
/// prevent, respond, recover, provide). nullptr where it has neither.
[[nodiscard]] const Competence* competence_to_notice(const Institution& institution, RoleId role, ThreatId threat);
/// On which competence a body acts against a threat: to respond, recover, provide or prevent. nullptr where it has
/// none.
[[nodiscard]] const Competence* competence_to_act(const Institution& institution, RoleId role, ThreatId threat);
/// Whether the threat is the body's matter: the threat lists it, or it is an akimat, which answers for every threat in
/// its territory (16(1)). Article 16 names the maslikhat beside the akimat, but it is no executive body and takes no
/// instruments of its own, so it counts as competent only where a threat lists it.
[[nodiscard]] bool competent(const Institution& institution, RoleId role, ThreatId threat);

}  // namespace qorgan
