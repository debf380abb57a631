#include "account/seats.hpp"

#include <algorithm>

namespace qorgan {

std::span<const AgentId> invited(const Headquarters& headquarters) {
  return std::span(headquarters.members)
      .first(std::min<std::size_t>(headquarters.member_count, headquarters_member_limit));
}

std::vector<AgentId> present(const Headquarters& headquarters, bool with_head) {
  std::vector<AgentId> out;
  const std::span<const AgentId> all = invited(headquarters);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (headquarters.accepted[i] != 0 && all[i].valid() && (with_head || all[i] != headquarters.head))
      out.push_back(all[i]);
  return out;
}

bool is_open(const Headquarters& headquarters) {
  return headquarters.phase == HeadquartersPhase::convening || headquarters.phase == HeadquartersPhase::sitting;
}

bool concerns(const Evidence& evidence, const Headquarters& headquarters, IncidentId incident) {
  if (headquarters.threat != evidence.threat_of(incident)) return false;
  return headquarters.level == HeadquartersLevel::central || headquarters.region == evidence.region_of(incident);
}

}  // namespace qorgan
