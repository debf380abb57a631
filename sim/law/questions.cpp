#include "law/questions.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>

#include "law/articles.hpp"
#include "law/organs.hpp"

namespace qorgan {
namespace {

bool knows(const Institution& institution, RoleId role) {
  return role.valid() && role.index() < institution.roles.size();
}
bool knows(const Institution& institution, ThreatId threat) {
  return threat.valid() && threat.index() < institution.threats.size();
}

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

/// Puts heads into the order of Article 15(1). Where there are several each is disputed, the first by the second and
/// the others by the first.
std::vector<Headship> with_the_same_claim(std::vector<Headship> heads) {
  std::stable_sort(heads.begin(), heads.end(), [](const Headship& a, const Headship& b) { return a.role < b.role; });
  const auto same = [](const Headship& a, const Headship& b) { return a.role == b.role; };
  heads.erase(std::unique(heads.begin(), heads.end(), same), heads.end());
  if (heads.size() < 2) return heads;
  for (Headship& head : heads) {
    head.disputed = true;
    head.rival = head.role == heads[0].role ? heads[1].role : heads[0].role;
  }
  return heads;
}

bool contains(const std::vector<RoleId>& roles, RoleId role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// Whether a list such as "15(1)(17), 13(3)" cites that article.
bool cites(std::string_view articles, std::string_view article) {
  const std::vector<std::string> cited = articles_in(articles);
  return std::find(cited.begin(), cited.end(), article) != cited.end();
}

/// Whether the authority stands with agencies named by their own articles.
bool names_agencies(const Institution& institution, const Instrument& instrument) {
  return std::any_of(institution.roles.begin(), institution.roles.end(), [&](const Role& role) {
    return role.kind == BodyKind::agency && cites(instrument.authority_article, role.article);
  });
}

/// Whether the authority stands with that role, or with no agency by name.
bool given_to(const Institution& institution, const Role& role, const Instrument& instrument) {
  return cites(instrument.authority_article, role.article) || !names_agencies(institution, instrument);
}

bool leads_part(const Threat& threat, RoleId role) {
  return std::any_of(threat.component_leads.begin(), threat.component_leads.end(),
                     [&](const ComponentLead& part) { return part.role == role; });
}

/// The competence with the first of these functions that the body has against the threat.
const Competence* first_of(const Institution& institution, RoleId role, ThreatId threat,
                           std::initializer_list<Function> functions) {
  for (const Function function : functions)
    if (const Competence* found = competence_for(institution, role, threat, function)) return found;
  return nullptr;
}

}  // namespace

std::vector<Headship> entitled_heads(const Institution& institution, ThreatId threat, Reading reading,
                                     bool type_fallback) {
  if (!knows(institution, threat)) return {};
  const Threat& t = institution.at(threat);
  const auto admitted = [&](RoleId role) {
    return knows(institution, role) && admits(reading, institution.at(role).coordination);
  };

  std::vector<Headship> heads;
  for (std::size_t i = 0; i < t.lead.size(); ++i)
    if (admitted(t.lead[i]))
      heads.push_back({t.lead[i], HeadGround::lead, i < t.lead_articles.size() ? t.lead_articles[i] : "", false, {}});
  if (!heads.empty()) return with_the_same_claim(std::move(heads));

  const auto listed = [&](RoleId role) {
    return std::any_of(heads.begin(), heads.end(), [&](const Headship& head) { return head.role == role; });
  };
  for (const ComponentLead& part : t.component_leads)  // who leads several parts is one body all the same
    if (admitted(part.role) && !listed(part.role))
      heads.push_back({part.role, HeadGround::component_lead, part.article, false, {}});
  if (!heads.empty() || !type_fallback) return heads;

  for (RoleId role : t.fallback)
    if (admitted(role)) heads.push_back({role, HeadGround::lead, institution.at(role).coordination_article, false, {}});
  return with_the_same_claim(std::move(heads));
}

Headship entitled_head(const Institution& institution, ThreatId threat, Reading reading, bool type_fallback) {
  const std::vector<Headship> heads = entitled_heads(institution, threat, reading, type_fallback);
  return heads.empty() ? Headship{} : heads.front();
}

bool competent(const Institution& institution, RoleId role, ThreatId threat) {
  if (!knows(institution, role) || !knows(institution, threat)) return false;
  if (institution.at(role).kind == BodyKind::akimat) return true;
  return contains(institution.at(threat).competent, role);
}

std::vector<const Competence*> competences_against(const Institution& institution, RoleId role, ThreatId threat) {
  std::vector<const Competence*> out;
  if (!competent(institution, role, threat)) return out;
  const Threat& t = institution.at(threat);
  const Role& r = institution.at(role);
  const bool local = r.kind == BodyKind::akimat;
  const bool leads = contains(t.lead, role) || leads_part(t, role);
  for (const Competence& competence : r.competences) {
    const bool touched =
        t.fields.empty() || std::find(t.fields.begin(), t.fields.end(), competence.field) != t.fields.end();
    if (!local && !touched) continue;
    if (!local && competence.function == Function::coordinate && !leads) continue;
    out.push_back(&competence);
  }
  return out;
}

const Competence* competence_for(const Institution& institution, RoleId role, ThreatId threat, Function function) {
  const Competence* inferred = nullptr;
  for (const Competence* competence : competences_against(institution, role, threat)) {
    if (competence->function != function) continue;
    if (competence->basis == Basis::stated) return competence;
    if (!inferred) inferred = competence;
  }
  return inferred;
}

const Competence* competence_to_notice(const Institution& institution, RoleId role, ThreatId threat) {
  return first_of(institution, role, threat,
                  {Function::detect, Function::supervise, Function::prevent, Function::respond, Function::recover,
                   Function::provide});
}

const Competence* competence_to_act(const Institution& institution, RoleId role, ThreatId threat) {
  return first_of(institution, role, threat,
                  {Function::respond, Function::recover, Function::provide, Function::prevent});
}

bool may_take(const Institution& institution, RoleId role, InstrumentId instrument, ThreatId threat) {
  if (!knows(institution, role) || !knows(institution, threat)) return false;
  if (!instrument.valid() || instrument.index() >= institution.instruments.size()) return false;
  const Instrument& m = institution.at(instrument);
  const Threat& t = institution.at(threat);
  const Role& r = institution.at(role);
  if (std::find(m.threats.begin(), m.threats.end(), threat) == m.threats.end()) return false;
  switch (m.authority) {
    case Authority::body: return competent(institution, role, threat) && given_to(institution, r, m);
    case Authority::lead:
      if (!names_agencies(institution, m)) return contains(t.lead, role);
      return cites(m.authority_article, r.article) && (contains(t.lead, role) || leads_part(t, role));
    case Authority::akimat: return r.kind == BodyKind::akimat;
    case Authority::headquarters_head: return false;
    case Authority::government:
    case Authority::parliament:
    case Authority::president:
    case Authority::court: return r.id == organ::with(m.authority);
  }
  return false;
}

std::vector<std::size_t> broken_by(const Institution& institution, InstrumentId instrument, ForbiddenWhen when) {
  std::vector<std::size_t> out;
  if (when == ForbiddenWhen::not_modelled) return out;
  for (std::size_t i = 0; i < institution.prohibitions.size(); ++i) {
    const Prohibition& prohibition = institution.prohibitions[i];
    if (prohibition.when != when) continue;
    const auto& instruments = prohibition.instruments;
    if (std::find(instruments.begin(), instruments.end(), instrument) != instruments.end()) out.push_back(i);
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
