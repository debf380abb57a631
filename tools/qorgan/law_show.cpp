#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "law.hpp"
#include "law/coverage.hpp"
#include "law/questions.hpp"
#include "law_json.hpp"
#include "law_words.hpp"
#include "table.hpp"

namespace qorgan::cli {
namespace {

std::string with_article(const std::string& text, const std::string& article) {
  return article.empty() || text.empty() ? text : text + ", " + article;
}

std::string admitted_readings(const Institution& institution, const Role& role, Language language) {
  std::string text;
  for (const auto& reading : reading_names)
    if (admits(reading.value, role.coordination))
      text += (text.empty() ? "" : ", ") + institution.word("reading", reading.name).in(language);
  return text.empty() ? words::no_body.in(language) : text;
}

std::string threats_against(const Institution& institution, RoleId role) {
  std::string text;
  for (const Threat& threat : institution.threats) {
    if (std::find(threat.competent.begin(), threat.competent.end(), role) == threat.competent.end()) continue;
    const bool leads = std::find(threat.lead.begin(), threat.lead.end(), role) != threat.lead.end();
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", threat.article, leads ? " (+)" : "");
  }
  return text;
}

std::string regions_text(const Institution& institution, const Role& role, Language language) {
  if (role.territorial_regions.empty()) return {};
  if (role.territorial_regions.size() == institution.regions.size()) return std::to_string(institution.regions.size());
  std::string text;
  for (const RegionId region : role.territorial_regions)
    text += (text.empty() ? "" : ", ") + institution.at(region).short_name.in(language);
  return text;
}

std::string show_role(const Console& console, const Institution& institution, std::size_t index, Language language) {
  const Role& role = institution.roles[index];
  Facts facts;
  std::string holder = role.holder.in(language);
  if (role.holder_uncertain) holder += fmt::format(" ({})", words::uncertain.in(language));
  facts.add(words::holder.in(language), holder);
  if (role.superior != Superior::none)
    facts.add(words::answers_to.in(language),
              with_article(label_of(role.superior).in(language), role.superior_article));
  if (role.coordination != CoordinationRight::none) {
    facts.add(words::right.in(language),
              with_article(right_text(institution, role, language), role.coordination_article));
    facts.add("18(4)", words::reading.in(language) + ": " + admitted_readings(institution, role, language));
  }
  facts.add(words::force.in(language), role.force_article);
  std::string powers;
  for (const std::string& power : role.powers) powers += (powers.empty() ? "" : ", ") + power;
  facts.add(words::powers.in(language), powers);
  std::string against = threats_against(institution, RoleId(index));
  if (against.find("(+)") != std::string::npos) against += fmt::format("   (+) {}", words::by_lead.in(language));
  facts.add(words::competent_for.in(language), against);
  facts.add(words::in_regions.in(language), regions_text(institution, role, language));
  facts.add(words::note.in(language), role.note);
  std::string out = facts.text(console.width());
  if (role.competences.empty()) return out;
  out += heading(console, words::competences.in(language));
  Table table({words::field.in(language), words::function.in(language), words::basis.in(language),
               words::article.in(language)});
  for (const Competence& competence : role.competences)
    table.row({institution.word("field", competence.field).in(language),
               institution.word("function", qorgan::name_of(competence.function)).in(language),
               label_of(competence.basis).in(language), competence.article});
  return out + table.text(console.width());
}

std::string show_measure(const Console& console, const Institution& institution, MeasureId id, Language language) {
  const Measure& measure = institution.at(id);
  Facts facts;
  facts.add(words::authority.in(language),
            with_article(institution.word("authority", qorgan::name_of(measure.authority)).in(language),
                         measure.authority_article));
  facts.add(words::effect.in(language),
            institution.word("measure-effect", qorgan::name_of(measure.effect)).in(language));
  std::string rights;
  for (const Right right : measure.rights)
    rights += (rights.empty() ? "" : ", ") + institution.word("right", qorgan::name_of(right)).in(language);
  facts.add(words::limits.in(language), rights);
  std::string threats;
  if (measure.threats.size() == institution.threats.size())
    threats = words::whole.in(language);
  else
    for (const ThreatId threat : measure.threats)
      threats += (threats.empty() ? "" : ", ") + institution.at(threat).article;
  facts.add(words::against.in(language), threats);
  for (const auto& when : forbidden_when_names) {
    std::string forbidden;
    for (const std::size_t broken : broken_by(institution, id, when.value)) {
      const Prohibition& prohibition = institution.prohibitions[broken];
      forbidden +=
          fmt::format("{}{} ({})", forbidden.empty() ? "" : "; ", prohibition.article, prohibition.name.in(language));
    }
    facts.add(fmt::format("{}, {}", words::prohibitions.in(language),
                          institution.word("forbidden-when", when.name).in(language)),
              forbidden);
  }
  return facts.text(console.width());
}

std::string show_prohibition(const Console& console, const Institution& institution, const Prohibition& prohibition,
                             Language language) {
  Facts facts;
  std::string measures;
  for (const MeasureId measure : prohibition.measures)
    measures += (measures.empty() ? "" : ", ") + institution.at(measure).id;
  if (prohibition.measures.size() == institution.measures.size()) measures.clear();
  facts.add(words::forbidden_when.in(language),
            institution.word("forbidden-when", qorgan::name_of(prohibition.when)).in(language));
  facts.add(words::measures.in(language), measures);
  std::string exceptions;
  for (const std::string& article : prohibition.exceptions) exceptions += (exceptions.empty() ? "" : ", ") + article;
  facts.add(words::exception.in(language), with_article(prohibition.exception.in(language), exceptions));
  std::string threats;
  for (const Threat& threat : institution.threats)  // they cite the subparagraph or the paragraph as a whole
    if (std::any_of(threat.prohibitions.begin(), threat.prohibitions.end(),
                    [&](const std::string& cited) { return part_of(prohibition.article, cited); }))
      threats += (threats.empty() ? "" : ", ") + threat.article;
  facts.add(words::against.in(language), threats);
  return facts.text(console.width());
}

std::string show_principle(const Console& console, const Principle& principle, Language language) {
  Facts facts;
  facts.add(words::shown_by.in(language), fmt::format("{}", fmt::join(principle.measures, ", ")));
  facts.add(words::in_report.in(language), fmt::format("{}", fmt::join(principle.sections, ", ")));
  return facts.text(console.width());
}

std::string show_partner(const Console& console, const Institution& institution, const Partner& partner,
                         Language language) {
  Facts facts;
  facts.add(words::contacts.in(language), bodies_text(institution, partner.contacts, language));
  facts.add(words::answers_in.in(language), format_quantity(partner.answer_time, Dimension::duration));
  return facts.text(console.width());
}

std::string threats_where(const Console& console, const Institution& institution, Language language,
                          const auto& condition) {
  Facts facts;
  for (const Threat& threat : institution.threats)
    if (condition(threat)) facts.add(threat.article, threat.name.in(language));
  return facts.text(console.width());
}

std::string show_entry(const Console& console, const Institution& institution, const Entry& entry, Language language) {
  if (entry.kind == Entry::Kind::threat) return who_text(console, institution, ThreatId(entry.index), language);
  std::string out = console.styled(fmt::format("{}  {}", entry.article, entry.name.in(language)), Style::bold) +
                    fmt::format("  ({} {})\n", name_of(entry.kind), entry.id);
  switch (entry.kind) {
    case Entry::Kind::role: return out + show_role(console, institution, entry.index, language);
    case Entry::Kind::measure: return out + show_measure(console, institution, MeasureId(entry.index), language);
    case Entry::Kind::interest: {
      const int number = institution.interests[entry.index].number;
      return out + threats_where(console, institution, language, [number](const Threat& threat) {
               return std::find(threat.interests.begin(), threat.interests.end(), number) != threat.interests.end();
             });
    }
    case Entry::Kind::type: {
      const SecurityType type = institution.types[entry.index].type;
      return out + threats_where(console, institution, language, [type](const Threat& threat) {
               return std::find(threat.types.begin(), threat.types.end(), type) != threat.types.end();
             });
    }
    case Entry::Kind::prohibition:
      return out + show_prohibition(console, institution, institution.prohibitions[entry.index], language);
    case Entry::Kind::principle: return out + show_principle(console, institution.principles[entry.index], language);
    case Entry::Kind::partner:
      return out + show_partner(console, institution, institution.partners[entry.index], language);
    case Entry::Kind::threat: break;
  }
  return out;
}

std::string list_parts(const Console& console, const std::vector<Entry>& below, Language language) {
  Table table({"", "", ""});
  for (const Entry& entry : below) table.row({entry.article, entry.id, entry.name.in(language)});
  return table.text(console.width());
}

std::string list_citations(const Console& console, const std::vector<Citation>& cited, Language language) {
  Table table({"", "", ""});
  for (const Citation& citation : cited)
    table.row({citation.by.article, citation.as.in(language), citation.by.name.in(language)});
  return heading(console, words::cited_by.in(language)) + table.text(console.width());
}

std::string suggest_article(const std::vector<Entry>& all, const std::string& wanted) {
  std::vector<std::string_view> candidates;
  for (const Entry& entry : all) {
    candidates.emplace_back(entry.article);
    candidates.emplace_back(entry.id);
  }
  const auto near = closest(wanted, candidates);
  return near ? fmt::format("; did you mean '{}'?", *near) : std::string();
}

}  // namespace

int law_show(const Console& console, const Institution& institution, const LawQuestion& question,
             const std::string& named) {
  const std::vector<Entry> all = entries(institution);
  std::string article = normal_article(named);
  // An id stands for its article.
  for (const Entry& entry : all)
    if (entry.id == article && entry.kind != Entry::Kind::interest) {
      article = entry.article;
      break;
    }
  std::vector<Entry> exact, below;
  for (const Entry& entry : all) {
    if (entry.article == article) exact.push_back(entry);
    if (entry.article.starts_with(article + "(")) below.push_back(entry);
  }
  std::vector<Citation> cited;
  for (Citation& citation : citations(institution))
    if (citation.article == article) cited.push_back(std::move(citation));
  if (exact.empty() && below.empty() && cited.empty()) {
    console.error(
        fmt::format("the data of {} says nothing of '{}'{}", institution.id, named, suggest_article(all, article)));
    return bad_usage;
  }
  if (question.json) {
    console.data(show_json(institution, article, exact, below, cited));
    return done;
  }
  std::string out;
  for (const Entry& entry : exact)
    out += (out.empty() ? "" : "\n") + show_entry(console, institution, entry, question.language);
  if (!below.empty()) out += (out.empty() ? "" : "\n") + list_parts(console, below, question.language);
  if (!cited.empty()) out += list_citations(console, cited, question.language);
  console.data(out);
  return done;
}

}  // namespace qorgan::cli
