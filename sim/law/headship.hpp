#pragma once
// Who may head a headquarters against a threat: 18(4), under each of its readings.

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

}  // namespace qorgan
