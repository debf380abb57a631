#include "law/questions.hpp"

#include <algorithm>
#include <map>

namespace qorgan {
namespace {

bool knows(const Institution& institution, RoleId role) {
  return role.valid() && role.index() < institution.roles.size();
}
bool knows(const Institution& institution, ThreatId threat) {
  return threat.valid() && threat.index() < institution.threats.size();
}

/// Roles that coordinate or regulate each field, in the order of the institution. A map, so that fields come out
/// sorted.
std::map<std::string, std::vector<RoleId>> claims_by_field(const Institution& institution) {
  std::map<std::string, std::vector<RoleId>> claims;
  for (std::size_t i = 0; i < institution.roles.size(); ++i)
    for (const Competence& competence : institution.roles[i].competences) {
      if (competence.function != Function::coordinate && competence.function != Function::regulate) continue;
      std::vector<RoleId>& roles = claims[competence.field];
      if (roles.empty() || roles.back() != RoleId(i)) roles.push_back(RoleId(i));
    }
  return claims;
}

std::vector<RoleId> in_order(std::vector<RoleId> roles) {
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

}  // namespace

Headship entitled_head(const Institution& institution, ThreatId threat, Reading reading) {
  if (!knows(institution, threat)) return {};
  const Threat& t = institution.at(threat);
  const auto admitted = [&](RoleId role) {
    return knows(institution, role) && admits(reading, institution.at(role).coordination);
  };

  Headship head;
  std::size_t claims = 0;
  for (std::size_t i = 0; i < t.lead.size(); ++i) {
    if (!admitted(t.lead[i])) continue;
    ++claims;
    if (head.role.valid() && head.role < t.lead[i]) continue;
    head = {t.lead[i], HeadGround::lead, i < t.lead_articles.size() ? t.lead_articles[i] : "", false};
  }
  head.disputed = claims > 1;
  if (head.role.valid()) return head;

  for (const ComponentLead& part : t.component_leads)
    if (admitted(part.role)) return {part.role, HeadGround::component_lead, part.article, false};
  return {};
}

bool competent(const Institution& institution, RoleId role, ThreatId threat) {
  if (!knows(institution, role) || !knows(institution, threat)) return false;
  if (institution.at(role).kind == BodyKind::akimat) return true;
  const std::vector<RoleId>& listed = institution.at(threat).competent;
  return std::find(listed.begin(), listed.end(), role) != listed.end();
}

const Competence* competence_for(const Institution& institution, RoleId role, ThreatId threat, Function function) {
  if (!competent(institution, role, threat)) return nullptr;
  const Competence* inferred = nullptr;
  for (const Competence& competence : institution.at(role).competences) {
    if (competence.function != function) continue;
    if (competence.basis == Basis::stated) return &competence;
    if (!inferred) inferred = &competence;
  }
  return inferred;
}

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
  for (std::size_t i = 0; i < institution.threats.size(); ++i) {
    const Threat& threat = institution.threats[i];
    for (const std::vector<RoleId>* claimants : {&threat.lead, &threat.fallback})
      if (std::vector<RoleId> roles = in_order(*claimants); roles.size() > 1)
        out.push_back({threat.id, ThreatId(i), std::move(roles)});
  }
  for (auto& [field, roles] : claims_by_field(institution))
    if (roles.size() > 1) out.push_back({field, ThreatId::none(), std::move(roles)});
  return out;
}

}  // namespace qorgan
