#include "law_lookup.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "law/names.hpp"

namespace qorgan::cli {
namespace {

std::string nearest_article(const Institution& institution, std::string_view article) {
  if (article.find('(') == std::string_view::npos) return {};
  std::vector<std::string_view> candidates;
  for (const Threat& threat : institution.threats) candidates.emplace_back(threat.article);
  return std::string(closest(article, candidates).value_or(std::string_view()));
}

void cite(std::vector<Citation>& out, const std::string& articles, const Label& as, const Entry& by) {
  // "15(1)(17), 13(3)": a ground may lie in several articles.
  std::size_t from = 0;
  while (from <= articles.size()) {
    const std::size_t to = std::min(articles.find(',', from), articles.size());
    std::string article = normal_article(std::string_view(articles).substr(from, to - from));
    if (!article.empty() && article != by.article) out.push_back({std::move(article), as, by});
    from = to + 1;
  }
}

void cite_role(std::vector<Citation>& out, const Role& role, const Entry& by) {
  cite(out, role.superior_article, words::as_superior, by);
  cite(out, role.coordination_article, words::as_right, by);
  cite(out, role.force_article, words::as_force, by);
  for (const std::string& power : role.powers) cite(out, power, words::as_power, by);
  std::vector<std::string> seen;
  for (const Competence& competence : role.competences)
    if (std::find(seen.begin(), seen.end(), competence.article) == seen.end()) {
      seen.push_back(competence.article);
      cite(out, competence.article, words::as_competence, by);
    }
}

void cite_threat(std::vector<Citation>& out, const Threat& threat, const Entry& by) {
  for (const std::string& article : threat.lead_articles) cite(out, article, words::as_lead, by);
  for (const ComponentLead& lead : threat.component_leads) cite(out, lead.article, words::as_part, by);
  for (const std::string& article : threat.instruments) cite(out, article, words::as_instrument, by);
  for (const std::string& article : threat.prohibitions) cite(out, article, words::as_prohibition, by);
}

}  // namespace

std::string_view name_of(Entry::Kind kind) {
  switch (kind) {
    case Entry::Kind::role: return "role";
    case Entry::Kind::threat: return "threat";
    case Entry::Kind::instrument: return "instrument";
    case Entry::Kind::interest: return "interest";
    case Entry::Kind::prohibition: return "prohibition";
    case Entry::Kind::principle: return "principle";
    case Entry::Kind::partner: return "partner";
    case Entry::Kind::type: break;
  }
  return "type";
}

std::vector<Entry> entries(const Institution& institution) {
  std::vector<Entry> all;
  using Kind = Entry::Kind;
  const auto add = [&all](Kind kind, std::size_t index, const std::string& article, std::string id,
                          const LocalText& name) {
    if (!article.empty()) all.push_back({kind, index, article, std::move(id), name});
  };
  for (std::size_t i = 0; i < institution.types.size(); ++i)
    add(Kind::type, i, institution.types[i].article, std::string(qorgan::name_of(institution.types[i].type)),
        institution.types[i].name);
  for (std::size_t i = 0; i < institution.interests.size(); ++i)
    add(Kind::interest, i, institution.interests[i].article, std::to_string(institution.interests[i].number),
        institution.interests[i].name);
  for (std::size_t i = 0; i < institution.threats.size(); ++i)
    add(Kind::threat, i, institution.threats[i].article, institution.threats[i].id, institution.threats[i].name);
  for (std::size_t i = 0; i < institution.roles.size(); ++i)
    if (institution.roles[i].kind != BodyKind::partner)  // they have an entry of their own
      add(Kind::role, i, institution.roles[i].article, institution.roles[i].id, institution.roles[i].name);
  for (std::size_t i = 0; i < institution.instruments.size(); ++i)
    add(Kind::instrument, i, institution.instruments[i].article, institution.instruments[i].id,
        institution.instruments[i].name);
  for (std::size_t i = 0; i < institution.prohibitions.size(); ++i)
    add(Kind::prohibition, i, institution.prohibitions[i].article, institution.prohibitions[i].id,
        institution.prohibitions[i].name);
  for (std::size_t i = 0; i < institution.principles.size(); ++i)
    add(Kind::principle, i, institution.principles[i].article, institution.principles[i].id,
        institution.principles[i].name);
  for (std::size_t i = 0; i < institution.partners.size(); ++i)
    add(Kind::partner, i, institution.partners[i].article, institution.partners[i].id, institution.partners[i].name);
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return article_before(a.article, b.article); });
  return all;
}

std::vector<Citation> citations(const Institution& institution) {
  std::vector<Citation> all;
  for (const Entry& entry : entries(institution)) {
    if (entry.kind == Entry::Kind::role) cite_role(all, institution.roles[entry.index], entry);
    if (entry.kind == Entry::Kind::threat) cite_threat(all, institution.threats[entry.index], entry);
    if (entry.kind == Entry::Kind::instrument)
      cite(all, institution.instruments[entry.index].authority_article, words::as_authority, entry);
    if (entry.kind == Entry::Kind::prohibition)
      for (const std::string& article : institution.prohibitions[entry.index].exceptions)
        cite(all, article, words::as_exception, entry);
  }
  return all;
}

ThreatMatch find_threat(const Institution& institution, std::string_view text) {
  const std::string article = normal_article(text);
  ThreatMatch match;
  match.threat = institution.threat(article);
  if (match.threat.valid() || article.empty()) return match;
  std::vector<std::string> known;
  for (const Threat& threat : institution.threats) known.push_back(threat.article);
  std::vector<std::string> meant = places_meant(article, known);
  if (meant.empty() && article.find_first_not_of("0123456789-") == std::string::npos)
    for (const std::string& place : known)  // "18": the subparagraph alone
      if (place.ends_with("(" + article + ")")) meant.push_back(place);
  for (const std::string& place : meant) match.several.push_back(institution.threat(place));
  if (match.several.empty()) {
    const NamesFound found = names_of_threats(institution).find(text);
    if (found.thing) match.several.emplace_back(*found.thing);
    if (found.thing && found.literally) match.threat = match.several.front();
    if (!found.thing) {
      for (const std::size_t i : found.candidates) match.several.emplace_back(i);
      if (match.several.empty()) match.suggestion = nearest_article(institution, article);
      return match;
    }
  }
  if (match.several.size() == 1) {
    const bool by_id = match.threat.valid();
    match.threat = match.several.front();
    match.several.clear();
    if (!by_id) match.understood = institution.at(match.threat).article;
  }
  return match;
}

EntryMatch find_by_name(const std::vector<Entry>& all, const Institution& institution, std::string_view text) {
  NameSearch search;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Entry& entry = all[i];
    if (entry.kind == Entry::Kind::threat) {
      add_names_of(search, i, institution.threats[entry.index]);
    } else if (entry.kind == Entry::Kind::role) {
      add_names_of(search, i, institution.roles[entry.index]);
    } else {
      if (entry.kind != Entry::Kind::interest) search.add_id(i, entry.id);  // theirs are bare numbers
      for (const std::string* name : {&entry.name.en, &entry.name.ru, &entry.name.kk}) search.add_name(i, *name);
    }
  }
  add_places(search, institution);
  const NamesFound found = search.find(text);
  EntryMatch match;
  if (found.thing) match.entry = all[*found.thing];
  for (const std::size_t i : found.candidates) match.several.push_back(all[i]);
  return match;
}

}  // namespace qorgan::cli
