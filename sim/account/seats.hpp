#pragma once
// Who sits in a headquarters, and which headquarters an incident has.

#include <span>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

/// Bodies that were asked to come, in the order in which they were.
[[nodiscard]] std::span<const AgentId> invited(const Headquarters& headquarters);
/// Those of them that came, in that order, with or without who heads it.
[[nodiscard]] std::vector<AgentId> present(const Headquarters& headquarters, bool with_head);
/// Convening or sitting.
[[nodiscard]] bool is_open(const Headquarters& headquarters);

/// Whether it was proposed or convened for that incident: against its threat, in its region or for the country.
[[nodiscard]] bool concerns(const Evidence& evidence, const Headquarters& headquarters, IncidentId incident);

}  // namespace qorgan
