#pragma once
// Questions that a jurist or the simulation asks the institution.

#include <string>
#include <vector>

#include "law/institution.hpp"

namespace qorgan {

/// Whether that coordination right lets a body head a headquarters under 18(4), read that way.
[[nodiscard]] constexpr bool admits(Reading reading, CoordinationRight right) {
  switch (reading) {
    case Reading::literal: return right == CoordinationRight::interdepartmental;
    case Reading::arguable: return right >= CoordinationRight::coordinating;
    case Reading::broad: return right >= CoordinationRight::inter_sectoral;
  }
  return false;
}

/// Why a body may head, or why none may.
enum class HeadGround : std::uint8_t { lead, component_lead, none };

struct Headship {
  RoleId role;  ///< none() where nobody is entitled: the matter goes to 13(3) or 10(2)
  HeadGround ground = HeadGround::none;
  std::string article;
  bool disputed = false;  ///< more than one body has the same claim and is admitted (dual leads)
  RoleId rival;           ///< the next of these in the order of Article 15(1); none() where there is no dispute
};

/// Everybody who may head a headquarters against a threat under a reading, each with the same right as the others: the
/// leads in the order of Article 15(1), all of them `disputed` where there are several. Where no lead is admitted the
/// component leads are left, in the order of the institution, each once, for its own parts: no dispute. Where none is
/// admitted either and `type_fallback` says so, the coordinators of the threat's type of security stand in for leads.
/// Empty where nobody is entitled.
[[nodiscard]] std::vector<Headship> entitled_heads(const Institution& institution, ThreatId threat, Reading reading,
                                                   bool type_fallback = false);

/// Who heads in a run: the first of entitled_heads(). That the first lead of several stands, and the main part's body
/// among the leads for parts, is the model's choice; the Law leaves it open.
[[nodiscard]] Headship entitled_head(const Institution& institution, ThreatId threat, Reading reading,
                                     bool type_fallback = false);

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

struct Gap {
  ThreatId threat;
  LocalText note;
};
/// Threats with no lead or only a part of one.
[[nodiscard]] std::vector<Gap> gaps(const Institution& institution);

/// What several bodies claim at once.
enum class OverlapKind : std::uint8_t {
  leads,  ///< to lead against a threat
  parts,  ///< to coordinate against a threat, each in its own wording or part
  type,   ///< to coordinate the threat's types of security, where its subject has no lead
  rule,   ///< to coordinate or regulate a field
  task    ///< another task that the text gives them in the same field
};

struct Overlap {
  OverlapKind kind = OverlapKind::leads;
  std::string what;           ///< the field or threat that they claim
  ThreatId threat;            ///< where it is about a threat; none() where it is about a field
  std::vector<RoleId> roles;  ///< at least two
};
/// By kind, in the order of the threats or by the name of the field. A field stands under `rule` or under `task`, not
/// under both; under `task` only what the text states counts.
[[nodiscard]] std::vector<Overlap> overlaps(const Institution& institution);

}  // namespace qorgan
