#include "law/overlaps.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace qorgan {
namespace {

/// The roles with a competence in each field that counts, in the order of the institution. A map, so that fields come
/// out sorted.
template <class Counts>
std::map<std::string, std::vector<RoleId>> claims_by_field(const Institution& institution, const Counts& counts) {
  std::map<std::string, std::vector<RoleId>> claims;
  for (std::size_t i = 0; i < institution.roles.size(); ++i)
    for (const Competence& competence : institution.roles[i].competences) {
      if (!counts(competence)) continue;
      std::vector<RoleId>& roles = claims[competence.field];
      if (roles.empty() || roles.back() != RoleId(i)) roles.emplace_back(i);
    }
  return claims;
}

std::vector<RoleId> in_order(std::vector<RoleId> roles) {
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

}  // namespace

std::vector<Gap> gaps(const Institution& institution) {
  std::vector<Gap> out;
  for (std::size_t i = 0; i < institution.threats.size(); ++i) {
    const Threat& threat = institution.threats[i];
    if (threat.lead_status == LeadStatus::gap || threat.lead_status == LeadStatus::partial)
      out.push_back({ThreatId(i), threat.gap_note});
  }
  return out;
}

std::vector<Overlap> overlaps(const Institution& institution) {
  std::vector<Overlap> out;
  const auto add = [&](OverlapKind kind, std::size_t threat, const std::vector<RoleId>& claimants) {
    if (std::vector<RoleId> roles = in_order(claimants); roles.size() > 1)
      out.push_back({kind, institution.threats[threat].id, ThreatId(threat), std::move(roles)});
  };
  for (std::size_t i = 0; i < institution.threats.size(); ++i) add(OverlapKind::leads, i, institution.threats[i].lead);
  for (std::size_t i = 0; i < institution.threats.size(); ++i) {
    const Threat& threat = institution.threats[i];
    if (threat.component_leads.empty()) continue;
    std::vector<RoleId> all = threat.lead;
    for (const ComponentLead& part : threat.component_leads) all.push_back(part.role);
    add(OverlapKind::parts, i, all);
  }
  for (std::size_t i = 0; i < institution.threats.size(); ++i)
    add(OverlapKind::type, i, institution.threats[i].fallback);

  const auto ruled = claims_by_field(institution, [](const Competence& competence) {
    return competence.function == Function::coordinate || competence.function == Function::regulate;
  });
  for (const auto& [field, roles] : ruled)
    if (roles.size() > 1) out.push_back({OverlapKind::rule, field, ThreatId::none(), roles});
  const auto stated =
      claims_by_field(institution, [](const Competence& competence) { return competence.basis == Basis::stated; });
  for (const auto& [field, roles] : stated) {
    const auto above = ruled.find(field);
    if (roles.size() > 1 && (above == ruled.end() || above->second.size() < 2))
      out.push_back({OverlapKind::task, field, ThreatId::none(), roles});
  }
  return out;
}

}  // namespace qorgan
