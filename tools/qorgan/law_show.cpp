#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "law.hpp"
#include "law/authority.hpp"
#include "law/coverage.hpp"
#include "law/headship.hpp"
#include "law_json.hpp"
#include "law_words.hpp"
#include "options.hpp"
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

/// The bodies that may take the instrument against some of its threats; against which, where not against all of them.
std::string takers_text(const Institution& institution, InstrumentId id, Language language) {
  const Instrument& instrument = institution.at(id);
  if (instrument.authority == Authority::headquarters_head) return words::of_the_head.in(language);
  std::string text;
  for (std::size_t r = 0; r < institution.roles.size(); ++r) {
    std::string against;
    std::size_t count = 0;
    for (const ThreatId threat : instrument.threats)
      if (may_take(institution, RoleId(r), id, threat)) {
        against += (against.empty() ? "" : ", ") + institution.at(threat).article;
        ++count;
      }
    if (count == 0) continue;
    text += fmt::format("{}{}, {}", text.empty() ? "" : "; ", institution.roles[r].short_name.in(language),
                        institution.roles[r].article);
    if (count < instrument.threats.size()) text += fmt::format(" ({})", against);
  }
  // A duty of every agency: the list would be the list of all.
  return instrument.threats.size() == institution.threats.size() ? std::string() : text;
}

std::string show_instrument(const Console& console, const Institution& institution, InstrumentId id,
                            Language language) {
  const Instrument& instrument = institution.at(id);
  Facts facts;
  facts.add(words::authority.in(language),
            with_article(institution.word("authority", qorgan::name_of(instrument.authority)).in(language),
                         instrument.authority_article));
  facts.add(words::takers.in(language), takers_text(institution, id, language));
  facts.add(words::effect.in(language),
            institution.word("instrument-effect", qorgan::name_of(instrument.effect)).in(language));
  std::string rights;
  for (const Right right : instrument.rights)
    rights += (rights.empty() ? "" : ", ") + institution.word("right", qorgan::name_of(right)).in(language);
  facts.add(words::limits.in(language), rights);
  std::string threats;
  if (instrument.threats.size() == institution.threats.size())
    threats = words::whole.in(language);
  else
    for (const ThreatId threat : instrument.threats)
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
  std::string instruments;
  for (const InstrumentId instrument : prohibition.instruments)
    instruments += (instruments.empty() ? "" : ", ") + institution.at(instrument).id;
  if (prohibition.instruments.size() == institution.instruments.size()) instruments.clear();
  facts.add(words::forbidden_when.in(language),
            institution.word("forbidden-when", qorgan::name_of(prohibition.when)).in(language));
  facts.add(words::instruments.in(language), instruments);
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
    case Entry::Kind::instrument:
      return out + show_instrument(console, institution, InstrumentId(entry.index), language);
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
  // No article is another's misspelling, and a word is none of an article.
  if (wanted.find('(') == std::string::npos) return {};
  std::vector<std::string_view> candidates;
  for (const Entry& entry : all) candidates.emplace_back(entry.article);
  return std::string(closest(wanted, candidates).value_or(std::string_view()));
}

void say_nothing_found(const Console& console, const Institution& institution, const std::string& named,
                       const std::vector<Entry>& may_be, const std::string& suggestion, Language language) {
  const auto key = [](const Entry& entry) { return entry.kind == Entry::Kind::interest ? entry.article : entry.id; };
  if (may_be.size() > 1) {
    console.error(fmt::format("'{}' may be more than one thing; name one of them:", named));
  } else {
    const std::string nearest = may_be.empty() ? suggestion : key(may_be.front());
    console.error(fmt::format("the data of {} says nothing of '{}'{}", institution.id, named,
                              nearest.empty() ? std::string() : fmt::format("; did you mean '{}'?", nearest)));
  }
  constexpr std::size_t most = 12;
  for (std::size_t i = 0; i < std::min(most, may_be.size()); ++i)
    fmt::print(stderr, "  {:<11} {:<34} {}\n", may_be[i].article, may_be[i].id, may_be[i].name.in(language));
  if (may_be.size() > most) fmt::print(stderr, "  ... and {} more\n", may_be.size() - most);
}

/// 18(4): whom each reading lets head, and against which threat.
std::string show_headship(const Console& console, const Institution& institution, Language language) {
  std::string out = heading(console, words::who_coordinates.in(language));
  Table bodies({words::reading.in(language), words::may_head.in(language), words::right.in(language)});
  CoordinationRight below = CoordinationRight::none;
  for (const auto& reading : reading_names) {
    std::string name = institution.word("reading", reading.name).in(language);
    for (const Role& role : institution.roles) {
      // A wider reading adds to the narrower ones: each body stands where it first comes in.
      if (!admits(reading.value, role.coordination)) continue;
      if (reading.value != Reading::literal && role.coordination >= below) continue;
      bodies.row(
          {name, fmt::format("{}, {}", role.name.in(language), role.article), right_text(institution, role, language)});
      name.clear();
    }
    below = reading.value == Reading::literal ? CoordinationRight::interdepartmental : CoordinationRight::coordinating;
  }
  out += bodies.text(console.width()) + heading(console, words::heads_by_threat.in(language));
  std::vector<std::string> columns{words::article.in(language), words::threat.in(language)};
  for (const auto& reading : reading_names) {
    const std::string word = institution.word("reading", reading.name).in(language);
    columns.push_back(word.substr(0, word.find(':')));
  }
  Table table(columns);
  bool disputed = false;
  for (std::size_t t = 0; t < institution.threats.size(); ++t) {
    std::vector<std::string> row{institution.threats[t].article, institution.threats[t].name.in(language)};
    for (const auto& reading : reading_names) {
      std::string text;
      for (const Headship& head : entitled_heads(institution, ThreatId(t), reading.value)) {
        text += (text.empty() ? "" : "; ") + institution.at(head.role).short_name.in(language);
        if (head.ground == HeadGround::component_lead)
          for (const ComponentLead& part : institution.threats[t].component_leads)
            if (part.role == head.role && part.article == head.article)
              text += fmt::format(" («{}»)", part.component.in(language));
        if (head.disputed) text += '*';
        disputed = disputed || head.disputed;
      }
      row.push_back(text.empty() ? words::no_body.in(language) : text);
    }
    table.row(std::move(row));
  }
  out += table.text(console.width());
  if (disputed) out += "  " + words::disputed_mark.in(language) + "\n";
  return out + "  " + words::no_body.in(language) + ": " + words::goes_up.in(language) + "\n";
}

/// What the coverage says of a place: for those of which the institution has no entry.
std::string show_coverage(const Console& console, const CoverageRow& row, Language language) {
  std::string out = console.styled(fmt::format("{}  {}", row.reference, row.subject), Style::bold) + "\n";
  Facts facts;
  facts.add(words::in_the_model.in(language), fmt::format("{}{}{}", label_of(row.status).in(language),
                                                          row.where.empty() ? "" : ": ", fmt::join(row.where, "; ")));
  facts.add(words::note.in(language), row.note);
  return out + facts.text(console.width());
}

std::string list_coverage(const Console& console, const std::vector<CoverageRow>& rows, Language language) {
  Table table({"", "", ""});
  for (const CoverageRow& row : rows) table.row({row.reference, label_of(row.status).in(language), row.subject});
  return table.text(console.width());
}

/// What somebody named: one entry by its id or name, or a place of the Law with all that stands there.
struct Shown {
  std::string article;
  bool by_name = false;
  std::vector<Entry> exact, below;
  std::vector<Citation> cited;
  std::vector<CoverageRow> covered;        ///< the place itself, where no entry has it
  std::vector<CoverageRow> covered_below;  ///< its parts of which there is no entry
  [[nodiscard]] bool empty() const {
    return exact.empty() && below.empty() && cited.empty() && covered.empty() && covered_below.empty();
  }
};

Shown of_entry(const Institution& institution, const std::vector<Entry>& all, const Entry& entry) {
  Shown out;
  out.article = entry.article;
  out.by_name = true;
  out.exact = {entry};
  const auto same = std::count_if(all.begin(), all.end(), [&](const Entry& e) { return e.article == entry.article; });
  if (same == 1)  // what cites an article that several share need not mean this one
    for (Citation& citation : citations(institution))
      if (citation.article == entry.article) out.cited.push_back(std::move(citation));
  return out;
}

Shown of_article(const Institution& institution, const std::vector<Entry>& all,
                 const std::vector<CoverageRow>& coverage, const std::string& article) {
  Shown out;
  out.article = article;
  for (const Entry& entry : all) {
    if (entry.article == article) out.exact.push_back(entry);
    if (entry.article.starts_with(article + "(")) out.below.push_back(entry);
  }
  for (Citation& citation : citations(institution))
    if (citation.article == article) out.cited.push_back(std::move(citation));
  for (const CoverageRow& row : coverage) {
    if (row.reference == article && out.exact.empty()) out.covered.push_back(row);
    const bool known = std::any_of(out.below.begin(), out.below.end(),
                                   [&](const Entry& entry) { return part_of(entry.article, row.reference); });
    if (row.reference != article && part_of(row.reference, article) && !known) out.covered_below.push_back(row);
  }
  return out;
}

std::string shown_text(const Console& console, const Institution& institution, const Shown& shown, Language language) {
  std::string out;
  const auto block = [&out](const std::string& text) { out += (out.empty() ? "" : "\n") + text; };
  for (const CoverageRow& row : shown.covered) block(show_coverage(console, row, language));
  for (const Entry& entry : shown.exact) block(show_entry(console, institution, entry, language));
  if (!shown.by_name && shown.article == "18(4)") out += show_headship(console, institution, language);
  if (!shown.below.empty()) block(list_parts(console, shown.below, language));
  if (!shown.covered_below.empty()) block(list_coverage(console, shown.covered_below, language));
  if (!shown.cited.empty()) out += list_citations(console, shown.cited, language);
  return out;
}

}  // namespace

int law_show(const Console& console, const Institution& institution, const LawQuestion& question,
             const std::string& named) {
  const std::vector<Entry> all = entries(institution);
  // The table of coverage is of one law; another country's has none.
  std::vector<CoverageRow> coverage;
  if (institution.law == "527-IV") {
    auto rows = shipped_coverage(console);
    if (!rows) return bad_usage;
    coverage = std::move(*rows);
  }
  const std::string article = normal_article(named);
  Shown shown = of_article(institution, all, coverage, article);
  std::string understood;
  std::vector<Entry> may_be;
  if (shown.empty()) {
    const EntryMatch match = find_by_name(all, institution, named);
    may_be = match.several;
    if (match.entry) {
      shown = of_entry(institution, all, *match.entry);
      if (match.entry->id != article) understood = match.entry->id;
    }
  }
  if (shown.empty()) {
    std::vector<std::string> known;
    for (const Entry& entry : all) known.push_back(entry.article);
    for (const CoverageRow& row : coverage) known.push_back(row.reference);
    const std::vector<std::string> meant = places_meant(article, known);
    if (meant.size() > 1) {
      console.error(fmt::format("'{}' may be {}; which one?", named, either(meant)));
      return bad_usage;
    }
    if (meant.size() == 1) {
      understood = meant.front();
      shown = of_article(institution, all, coverage, understood);
    }
  }
  if (shown.empty()) {
    say_nothing_found(console, institution, named, may_be, suggest_article(all, article), question.language);
    return bad_usage;
  }
  if (!understood.empty())
    console.say(fmt::format(fmt::runtime(words::read_as.in(question.language)), named, understood));
  if (question.json) {
    std::vector<CoverageRow> covered = shown.covered;
    covered.insert(covered.end(), shown.covered_below.begin(), shown.covered_below.end());
    console.data(show_json(institution, shown.article, shown.exact, shown.below, shown.cited, covered));
    return done;
  }
  console.data(shown_text(console, institution, shown, question.language));
  if (question.language != Language::en && !(shown.covered.empty() && shown.covered_below.empty()))
    console.say(words::subject_english.in(question.language));
  return done;
}

}  // namespace qorgan::cli
