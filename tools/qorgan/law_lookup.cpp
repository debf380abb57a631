#include "law_lookup.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "core/suggest.hpp"

namespace qorgan::cli {
namespace {

bool name_contains(const LocalText& name, std::string_view folded) {
  return fold(name.en).find(folded) != std::string::npos || fold(name.ru).find(folded) != std::string::npos ||
         fold(name.kk).find(folded) != std::string::npos;
}

/// Whether the words stand in the text, beginning where one of its words begins.
bool has_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '-') return true;
  return false;
}

/// Whether it is such a word, or the beginning of one.
bool is_also(const Threat& threat, std::string_view folded) {
  constexpr std::size_t shortest = 4;  // of a beginning that says anything
  return std::any_of(threat.also.begin(), threat.also.end(), [&](const std::string& also) {
    const std::string word = fold(also);
    return word == folded || (folded.size() >= shortest && word.starts_with(folded));
  });
}

/// `widening`: 0 the beginning of the id, 1 a part of it, 2 a word by which people look for it, 3 a part of its name,
/// 4 of its summary.
bool fits(const Threat& threat, std::string_view folded, int widening) {
  switch (widening) {
    case 0: return threat.id.starts_with(folded);
    case 1: return threat.id.find(folded) != std::string::npos;
    case 2: return is_also(threat, folded);
    case 3: return name_contains(threat.name, folded);
    default: break;
  }
  return folded.size() >= 4 && name_contains(threat.summary, folded);
}

std::string nearest_threat(const Institution& institution, std::string_view article, std::string_view folded) {
  // A word of the id, of a name or of `also` that is spelled nearly so.
  std::vector<std::string> words;
  std::vector<const Threat*> of;
  const auto add = [&](const Threat& threat, std::string_view text) {
    std::string word;
    for (const char c : fold(text) + " ") {
      if (c != ' ' && c != '-' && c != ',') {
        word += c;
        continue;
      }
      if (word.size() > 3) {
        words.push_back(word);
        of.push_back(&threat);
      }
      word.clear();
    }
  };
  for (const Threat& threat : institution.threats) {
    words.push_back(threat.id);
    of.push_back(&threat);
  }
  for (const Threat& threat : institution.threats) {
    add(threat, threat.id);
    for (const std::string* name : {&threat.name.en, &threat.name.ru, &threat.name.kk}) add(threat, *name);
    for (const std::string& word : threat.also) add(threat, word);
  }
  std::vector<std::string_view> candidates(words.begin(), words.end());
  if (const auto near = closest(folded, candidates))
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == *near) return of[i]->id;
  candidates.clear();
  for (const Threat& threat : institution.threats) candidates.emplace_back(threat.article);
  const auto near = article.find('(') == std::string_view::npos ? std::nullopt : closest(article, candidates);
  return near ? std::string(*near) : std::string();
}

/// Whether a name of the entry passes the test: of a body also its short name and who holds it.
template <class Test>
bool any_name(const Institution& institution, const Entry& entry, const Test& test) {
  const auto one = [&](const LocalText& name) { return test(name.en) || test(name.ru) || test(name.kk); };
  if (one(entry.name)) return true;
  if (entry.kind == Entry::Kind::threat) {
    const auto& also = institution.threats[entry.index].also;
    return std::any_of(also.begin(), also.end(), test);
  }
  if (entry.kind != Entry::Kind::role) return false;
  const Role& role = institution.roles[entry.index];
  return one(role.short_name) || one(role.holder);
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
  for (const std::string& article : threat.measures) cite(out, article, words::as_measure, by);
  for (const std::string& article : threat.prohibitions) cite(out, article, words::as_prohibition, by);
}

}  // namespace

std::string_view name_of(Entry::Kind kind) {
  switch (kind) {
    case Entry::Kind::role: return "role";
    case Entry::Kind::threat: return "threat";
    case Entry::Kind::measure: return "measure";
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
  for (std::size_t i = 0; i < institution.measures.size(); ++i)
    add(Kind::measure, i, institution.measures[i].article, institution.measures[i].id, institution.measures[i].name);
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
    if (entry.kind == Entry::Kind::measure)
      cite(all, institution.measures[entry.index].authority_article, words::as_authority, entry);
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
  const std::string folded = fold(text);
  // The narrower understanding first; the first that fits anything decides.
  for (int widening = 0; widening < 5 && match.several.empty(); ++widening)
    for (std::size_t i = 0; i < institution.threats.size(); ++i)
      if (fits(institution.threats[i], folded, widening)) match.several.emplace_back(i);
  if (match.several.size() == 1) {
    match.threat = match.several.front();
    match.several.clear();
    match.understood = institution.at(match.threat).article;
  } else if (match.several.empty()) {
    match.suggestion = nearest_threat(institution, article, folded);
  }
  return match;
}

std::vector<Entry> find_by_name(const std::vector<Entry>& all, const Institution& institution, std::string_view text) {
  constexpr std::size_t shortest = 3;  // of a part of a name that says anything
  const std::string folded = fold(text);
  std::vector<Entry> found;
  const auto collect = [&](const auto& test) {
    for (const Entry& entry : all)
      if (test(entry)) found.push_back(entry);
  };
  if (folded.empty()) return found;
  collect([&](const Entry& entry) { return entry.id == folded && entry.kind != Entry::Kind::interest; });
  if (found.empty())
    collect([&](const Entry& entry) {
      return any_name(institution, entry, [&](std::string_view name) { return fold(name) == folded; });
    });
  if (found.empty() && folded.size() >= shortest)
    collect([&](const Entry& entry) {
      return any_name(institution, entry, [&](std::string_view name) { return has_words(fold(name), folded); });
    });
  return found;
}

}  // namespace qorgan::cli
