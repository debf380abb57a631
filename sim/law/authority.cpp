#include "law/authority.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "law/articles.hpp"
#include "law/competence.hpp"
#include "law/organs.hpp"

namespace qorgan {
namespace {

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

}  // namespace

bool may_take(const Institution& institution, RoleId role, InstrumentId instrument, ThreatId threat) {
  if (!institution.has(role) || !institution.has(threat)) return false;
  if (!instrument.valid() || instrument.index() >= institution.instruments.size()) return false;
  const Instrument& m = institution.at(instrument);
  const Threat& t = institution.at(threat);
  const Role& r = institution.at(role);
  if (std::find(m.threats.begin(), m.threats.end(), threat) == m.threats.end()) return false;
  switch (m.authority) {
    case Authority::body: return competent(institution, role, threat) && given_to(institution, r, m);
    case Authority::lead:
      if (!names_agencies(institution, m)) return t.leads(role);
      return cites(m.authority_article, r.article) && (t.leads(role) || t.leads_part(role));
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

}  // namespace qorgan
