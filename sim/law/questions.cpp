#include "law/questions.hpp"

#include <algorithm>
#include <map>
#include <string_view>

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
      if (roles.empty() || roles.back() != RoleId(i)) roles.emplace_back(i);
    }
  return claims;
}

std::vector<RoleId> in_order(std::vector<RoleId> roles) {
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

/// The first admitted role in the order of Article 15(1), and the next one as its rival.
template <class Admitted>
Headship first_of(const std::vector<RoleId>& claimants, const Admitted& admitted) {
  std::vector<RoleId> roles = in_order(claimants);
  std::erase_if(roles, [&](RoleId role) { return !admitted(role); });
  Headship head;
  if (roles.empty()) return head;
  head.role = roles[0];
  head.ground = HeadGround::lead;
  head.disputed = roles.size() > 1;
  if (head.disputed) head.rival = roles[1];
  return head;
}

bool contains(const std::vector<RoleId>& roles, RoleId role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// Whether a list such as "15(1)(17), 13(3)" cites that article.
bool cites(std::string_view articles, std::string_view article) {
  while (!articles.empty()) {
    const std::size_t end = std::min(articles.find(','), articles.size());
    if (articles.substr(0, end) == article) return true;
    articles.remove_prefix(std::min(articles.find_first_not_of(", ", end), articles.size()));
  }
  return false;
}

/// Whether the authority stands with named agencies, of which this role is none.
bool belongs_to_others(const Institution& institution, const Role& role, const Measure& measure) {
  if (cites(measure.authority_article, role.article)) return false;
  return std::any_of(institution.roles.begin(), institution.roles.end(), [&](const Role& other) {
    return other.kind == BodyKind::agency && cites(measure.authority_article, other.article);
  });
}

bool leads_part(const Threat& threat, RoleId role) {
  return std::any_of(threat.component_leads.begin(), threat.component_leads.end(),
                     [&](const ComponentLead& part) { return part.role == role; });
}

}  // namespace

Headship entitled_head(const Institution& institution, ThreatId threat, Reading reading, bool type_fallback) {
  if (!knows(institution, threat)) return {};
  const Threat& t = institution.at(threat);
  const auto admitted = [&](RoleId role) {
    return knows(institution, role) && admits(reading, institution.at(role).coordination);
  };

  if (Headship head = first_of(t.lead, admitted); head.role.valid()) {
    for (std::size_t i = 0; i < t.lead.size() && i < t.lead_articles.size(); ++i)
      if (t.lead[i] == head.role) head.article = t.lead_articles[i];
    return head;
  }
  for (const ComponentLead& part : t.component_leads)
    if (admitted(part.role)) return {part.role, HeadGround::component_lead, part.article, false, {}};
  if (!type_fallback) return {};
  Headship head = first_of(t.fallback, admitted);
  if (head.role.valid()) head.article = institution.at(head.role).coordination_article;
  return head;
}

bool competent(const Institution& institution, RoleId role, ThreatId threat) {
  if (!knows(institution, role) || !knows(institution, threat)) return false;
  if (institution.at(role).kind == BodyKind::akimat) return true;
  return contains(institution.at(threat).competent, role);
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

bool may_take(const Institution& institution, RoleId role, MeasureId measure, ThreatId threat) {
  if (!knows(institution, role) || !knows(institution, threat)) return false;
  if (!measure.valid() || measure.index() >= institution.measures.size()) return false;
  const Measure& m = institution.at(measure);
  const Threat& t = institution.at(threat);
  const Role& r = institution.at(role);
  if (std::find(m.threats.begin(), m.threats.end(), threat) == m.threats.end()) return false;
  switch (m.authority) {
    case Authority::body: return competent(institution, role, threat) && !belongs_to_others(institution, r, m);
    case Authority::lead: return contains(t.lead, role) || leads_part(t, role);
    case Authority::akimat: return r.kind == BodyKind::akimat;
    case Authority::headquarters_head: return false;
    case Authority::government: return r.id == "government";
    case Authority::parliament: return r.id == "parliament";
    case Authority::president: return r.id == "president";
    case Authority::court: return r.id == "courts";
  }
  return false;
}

std::vector<std::size_t> broken_by(const Institution& institution, MeasureId measure, ForbiddenWhen when) {
  std::vector<std::size_t> out;
  if (when == ForbiddenWhen::not_modelled) return out;
  for (std::size_t i = 0; i < institution.prohibitions.size(); ++i) {
    const Prohibition& prohibition = institution.prohibitions[i];
    if (prohibition.when != when) continue;
    const auto& measures = prohibition.measures;
    if (std::find(measures.begin(), measures.end(), measure) != measures.end()) out.push_back(i);
  }
  return out;
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
