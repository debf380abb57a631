#include "law/headship.hpp"

#include <algorithm>
#include <utility>

namespace qorgan {
namespace {

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

}  // namespace

std::vector<Headship> entitled_heads(const Institution& institution, ThreatId threat, Reading reading,
                                     bool type_fallback) {
  if (!institution.has(threat)) return {};
  const Threat& t = institution.at(threat);
  const auto admitted = [&](RoleId role) {
    return institution.has(role) && admits(reading, institution.at(role).coordination);
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

}  // namespace qorgan
