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

/// Who may head a headquarters against a threat under a reading. Among several leads the first in the order of Article
/// 15(1) stands, and `disputed` says so. Where no lead is admitted only component leads are left, and only those whose
/// coordination right the reading admits; the first one listed stands, as the institution lists the main part first.
/// They claim different parts, so this is no dispute. Where none is admitted either and `type_fallback` says so, the
/// coordinators of the threat's type of security stand in for leads.
[[nodiscard]] Headship entitled_head(const Institution& institution, ThreatId threat, Reading reading,
                                     bool type_fallback = false);

/// The body's strongest competence for a threat with that function: a stated one before an inferred one, else the first
/// in its list. nullptr where the body is not competent or has none with that function.
[[nodiscard]] const Competence* competence_for(const Institution& institution, RoleId role, ThreatId threat,
                                               Function function);
/// Whether the threat is the body's matter: the threat lists it, or it is an akimat, which answers for every threat in
/// its territory (16(1)). Article 16 names the maslikhat beside the akimat, but it is no executive body and takes no
/// measures of its own, so it counts as competent only where a threat lists it.
[[nodiscard]] bool competent(const Institution& institution, RoleId role, ThreatId threat);

/// Whether a body may take a measure against a threat. Where the authority is the competent body's, a subparagraph of
/// 15(1) among `authority_article` means that role alone; another article (a duty of every agency) leaves it to all who
/// are competent. Never for a measure of the head of a headquarters: that is asked of the headquarters, not of a role.
[[nodiscard]] bool may_take(const Institution& institution, RoleId role, MeasureId measure, ThreatId threat);

/// What the Law forbids that the use of a measure would be in that case: taken without need, or without authority.
/// Indices into Institution::prohibitions, in their order; none for ForbiddenWhen::not_modelled.
[[nodiscard]] std::vector<std::size_t> broken_by(const Institution& institution, MeasureId measure, ForbiddenWhen when);

struct Gap {
  ThreatId threat;
  LocalText note;
};
/// Threats with no lead or only a part of one.
[[nodiscard]] std::vector<Gap> gaps(const Institution& institution);

struct Overlap {
  std::string what;           ///< the field or threat that both claim
  ThreatId threat;            ///< where it is about a threat; none() where it is about a field
  std::vector<RoleId> roles;  ///< at least two
};
/// Threats with two leads or several type coordinators, in the order of the threats; then fields that more than one
/// body coordinates or regulates, by name.
[[nodiscard]] std::vector<Overlap> overlaps(const Institution& institution);

}  // namespace qorgan
