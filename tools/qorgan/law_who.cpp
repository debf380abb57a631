#include <fmt/format.h>

#include "law.hpp"
#include "law/competence.hpp"
#include "law/headship.hpp"
#include "law_json.hpp"
#include "law_words.hpp"
#include "table.hpp"

namespace qorgan::cli {
namespace {

std::string leads_text(const Institution& institution, const Threat& threat, Language language) {
  if (threat.lead.empty()) return words::no_lead.in(language);
  const std::string status = institution.word("lead-status", qorgan::name_of(threat.lead_status)).in(language);
  return fmt::format("{} ({})", bodies_text(institution, threat.lead, language), status);
}

std::string component_text(const Institution& institution, const ComponentLead& lead, Language language) {
  return fmt::format("«{}»: {}, {}", lead.component.in(language), institution.at(lead.role).name.in(language),
                     lead.article);
}

std::string interests_text(const Institution& institution, const Threat& threat, Language language) {
  std::string text;
  for (const int number : threat.interests)
    for (const Interest& interest : institution.interests)
      if (interest.number == number)
        text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", interest.article, interest.name.in(language));
  return text;
}

std::string listed(const std::vector<std::string>& articles) {
  std::string text;
  for (const std::string& article : articles) text += (text.empty() ? "" : ", ") + article;
  return text;
}

/// "emergencies: detect*, respond*; civil protection: regulate"
std::string deeds_text(const Institution& institution, RoleId role, ThreatId threat, Language language,
                       bool& inferred) {
  std::string text;
  std::string_view field;
  for (const Competence* competence : competences_against(institution, role, threat)) {
    if (competence->field != field)
      text += (text.empty() ? "" : "; ") + institution.word("field", competence->field).in(language) + ": ";
    else
      text += ", ";
    field = competence->field;
    text += institution.word("function", qorgan::name_of(competence->function)).in(language);
    if (competence->article != institution.at(role).article) text += " " + competence->article;
    if (competence->basis == Basis::inferred) text += '*';
    inferred = inferred || competence->basis == Basis::inferred;
  }
  return text;
}

std::string competent_table(const Console& console, const Institution& institution, ThreatId threat,
                            Language language) {
  Table table({words::article.in(language), words::body.in(language), words::in_fields.in(language),
               words::answers_to.in(language), words::right.in(language)});
  bool inferred = false;
  for (const RoleId id : institution.at(threat).competent) {
    const Role& role = institution.at(id);
    table.row({role.article, role.name.in(language), deeds_text(institution, id, threat, language, inferred),
               label_of(role.superior).in(language), right_text(institution, role, language)});
  }
  std::string text = table.text(console.width());
  if (inferred) text += "  " + words::inferred.in(language) + "\n";
  return text;
}

std::string head_ground(const Threat& threat, const Headship& headship, Language language) {
  if (!headship.role.valid()) return words::goes_up.in(language);
  std::string text = headship.ground == HeadGround::lead ? words::by_lead.in(language) : words::by_part.in(language);
  std::string_view before = ": ";
  if (headship.ground == HeadGround::component_lead)
    for (const ComponentLead& lead : threat.component_leads)
      if (lead.role == headship.role && lead.article == headship.article) {
        text += fmt::format("{}«{}»", before, lead.component.in(language));
        before = ", ";
      }
  text += ", " + headship.article;
  return text;
}

std::string heads_table(const Console& console, const Institution& institution, ThreatId threat, Language language) {
  Table table({words::reading.in(language), words::head.in(language), words::ground.in(language)});
  bool disputed = false, parts = false;
  for (const auto& reading : reading_names) {
    std::string name = institution.word("reading", reading.name).in(language);
    const std::vector<Headship> heads = entitled_heads(institution, threat, reading.value);
    if (heads.empty())
      table.row({name, words::no_body.in(language), head_ground(institution.at(threat), {}, language)});
    for (const Headship& head : heads) {
      table.row(
          {name, institution.at(head.role).name.in(language), head_ground(institution.at(threat), head, language)});
      name.clear();
      disputed = disputed || head.disputed;
    }
    parts = parts || (heads.size() > 1 && heads.front().ground == HeadGround::component_lead);
  }
  std::string text = table.text(console.width());
  if (disputed)
    for (const std::string& line : wrap(words::open_choice.in(language), console.width() - 2))
      text += "  " + line + "\n";
  if (parts)
    for (const std::string& line : wrap(words::open_parts.in(language), console.width() - 2))
      text += "  " + line + "\n";
  return text;
}

}  // namespace

std::string who_text(const Console& console, const Institution& institution, ThreatId id, Language language) {
  const Threat& threat = institution.at(id);
  std::string out = console.styled(fmt::format("{}  {}", threat.article, threat.name.in(language)), Style::bold);
  out += fmt::format("  ({})\n", threat.id);
  Facts facts;
  facts.add(words::summary.in(language), threat.summary.in(language));
  facts.add(words::types.in(language), types_text(institution, threat, language));
  facts.add(words::leads.in(language), leads_text(institution, threat, language));
  for (const ComponentLead& lead : threat.component_leads)
    facts.add(words::leads_part.in(language), component_text(institution, lead, language));
  facts.add(words::fallback.in(language), bodies_text(institution, threat.fallback, language));
  out += facts.text(console.width());
  out += heading(console, words::competent.in(language)) + competent_table(console, institution, id, language);
  out += heading(console, words::heads.in(language)) + heads_table(console, institution, id, language);
  if (const std::string& note = threat.gap_note.in(language); !note.empty()) {
    out += heading(console, words::left_open.in(language));
    for (const std::string& line : wrap(note, console.width() - 2)) out += "  " + line + "\n";
  }
  Facts rest;
  rest.add(words::interests.in(language), interests_text(institution, threat, language));
  rest.add(words::instruments.in(language), listed(threat.instruments));
  rest.add(words::prohibitions.in(language), listed(threat.prohibitions));
  rest.add(words::rights.in(language), threat.rights_note.in(language));
  return out + "\n" + rest.text(console.width());
}

namespace {

/// Something else of the Law that goes by that name or stands in that place.
std::optional<Entry> another_entry(const Institution& institution, const std::string& named) {
  const std::vector<Entry> all = entries(institution);
  const std::string article = normal_article(named);
  std::optional<Entry> found;
  for (const Entry& entry : all)
    if (entry.article == article && !found) found = entry;
  if (!found) found = find_by_name(all, institution, named).entry;
  return found && found->kind != Entry::Kind::threat ? found : std::nullopt;
}

void say_no_threat(const Console& console, const Institution& institution, const std::string& named,
                   const ThreatMatch& match, Language language) {
  const std::string no_threat = fmt::format("'{}' is no threat of {}", named, institution.id);
  if (const auto other = another_entry(institution, named)) {
    console.error(fmt::format("{}; it is the {} {}, {}; 'qorgan law show {}' shows it", no_threat, name_of(other->kind),
                              other->id, other->article,
                              other->kind == Entry::Kind::interest ? other->article : other->id));
  } else if (match.several.size() > 1) {
    console.error(fmt::format("'{}' may be more than one threat; name one of them:", named));
  } else if (match.several.size() == 1) {
    console.error(fmt::format("{}; did you mean '{}'?", no_threat, institution.at(match.several.front()).id));
  } else if (!match.suggestion.empty()) {
    console.error(fmt::format("{}; did you mean '{}'?", no_threat, match.suggestion));
  } else {
    console.error(no_threat);
  }
  for (const ThreatId id : match.several)
    fmt::print(stderr, "  {:<9} {:<34} {}\n", institution.at(id).article, institution.at(id).id,
               institution.at(id).name.in(language));
  if (match.several.empty()) console.say("'qorgan law show 6(1)' lists the threats.");
}

}  // namespace

int law_who(const Console& console, const Institution& institution, const LawQuestion& question,
            const std::string& named) {
  const ThreatMatch match = find_threat(institution, named);
  if (!match.threat.valid()) {
    say_no_threat(console, institution, named, match, question.language);
    return bad_usage;
  }
  if (!match.understood.empty() && !question.json)
    console.say(fmt::format(fmt::runtime(words::read_as.in(question.language)), named, match.understood));
  console.data(question.json ? who_json(institution, match.threat)
                             : who_text(console, institution, match.threat, question.language));
  return done;
}

}  // namespace qorgan::cli
