#pragma once
// Where the Law names nobody, and where it names several bodies for the same.

#include <string>
#include <vector>

#include "law/institution.hpp"

namespace qorgan {

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
