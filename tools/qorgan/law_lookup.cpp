#include "law_lookup.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "core/suggest.hpp"

namespace qorgan::cli {
namespace {

/// The numbers of an article, each followed by that behind its hyphen: 15(1)(6-1) -> 15,0, 1,0, 6,1.
std::vector<int> numbers_of(std::string_view article) {
  std::vector<int> numbers;
  const char* at = article.data();
  const char* const end = at + article.size();
  while (at < end) {
    int value = 0;
    const auto [next, error] = std::from_chars(at, end, value);
    if (error != std::errc()) {
      ++at;
      continue;
    }
    at = next;
    if (value < 0 && !numbers.empty()) {
      numbers.back() = -value;  // the hyphen was read as a sign
    } else {
      numbers.push_back(value);
      numbers.push_back(0);
    }
  }
  return numbers;
}

bool name_contains(const LocalText& name, std::string_view folded) {
  return fold(name.en).find(folded) != std::string::npos || fold(name.ru).find(folded) != std::string::npos ||
         fold(name.kk).find(folded) != std::string::npos;
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

bool article_before(std::string_view a, std::string_view b) { return numbers_of(a) < numbers_of(b); }

std::string normal_article(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t') out += c;
  const std::string folded = fold(out);
  for (const std::string_view word : {"articles", "article", "art.", "art", "статья", "ст.", "ст", "-бап"})
    if (folded.starts_with(word) && out.size() > word.size() && out[word.size()] >= '0' && out[word.size()] <= '9')
      return out.substr(word.size());
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + 32);
      continue;
    }
    if ((c & 0xE0u) != 0xC0u || i + 1 >= text.size()) {
      out += text[i];
      continue;
    }
    unsigned letter = ((c & 0x1Fu) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3Fu);
    if (letter >= 0x410 && letter <= 0x42F)
      letter += 0x20;
    else if (letter >= 0x400 && letter <= 0x40F)
      letter += 0x50;
    else if (letter >= 0x490 && letter <= 0x4FF && letter % 2 == 0)
      letter += 1;  // Kazakh capitals stand just before their small letters
    out += static_cast<char>(0xC0u | (letter >> 6));
    out += static_cast<char>(0x80u | (letter & 0x3Fu));
  }
  return out;
}

ThreatMatch find_threat(const Institution& institution, std::string_view text) {
  const std::string article = normal_article(text);
  ThreatMatch match;
  match.threat = institution.threat(article);
  if (match.threat.valid() || article.empty()) return match;
  const std::string folded = fold(text);
  // The narrower understanding first; the first that fits anything decides.
  for (int widening = 0; widening < 3 && match.several.empty(); ++widening)
    for (std::size_t i = 0; i < institution.threats.size(); ++i) {
      const Threat& threat = institution.threats[i];
      const bool fits = widening == 0   ? threat.id.starts_with(folded)
                        : widening == 1 ? threat.id.find(folded) != std::string::npos
                                        : name_contains(threat.name, folded);
      if (fits) match.several.emplace_back(i);
    }
  if (match.several.size() == 1) {
    match.threat = match.several.front();
    match.several.clear();
  } else if (match.several.empty()) {
    std::vector<std::string_view> candidates;
    for (const Threat& threat : institution.threats) {
      candidates.emplace_back(threat.id);
      candidates.emplace_back(threat.article);
    }
    if (const auto near = closest(article, candidates)) match.suggestion = std::string(*near);
  }
  return match;
}

}  // namespace qorgan::cli
