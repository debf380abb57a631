// Gaps and overlaps: where nobody leads, where two do.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "law.hpp"
#include "law/overlaps.hpp"
#include "law_json.hpp"
#include "law_words.hpp"
#include "table.hpp"

namespace qorgan::cli {

namespace {

std::string parts_text(const Institution& institution, const Threat& threat, Language language) {
  std::string parts;
  for (const RoleId lead : threat.lead)
    parts += fmt::format("{}{}, {}", parts.empty() ? "" : "; ", institution.at(lead).short_name.in(language),
                         institution.at(lead).article);
  for (const ComponentLead& lead : threat.component_leads)
    parts += fmt::format("{}{}: {}, {}", parts.empty() ? "" : "; ", lead.component.in(language),
                         institution.at(lead.role).short_name.in(language), lead.article);
  return parts.empty() ? "-" : parts;
}

/// What the body does in the field by the text: "coordinate, regulate".
std::string functions_in(const Institution& institution, const Role& role, const std::string& field,
                         Language language) {
  std::string text;
  for (const Competence& competence : role.competences) {
    if (competence.field != field) continue;
    text +=
        (text.empty() ? "" : ", ") + institution.word("function", qorgan::name_of(competence.function)).in(language);
    if (competence.basis == Basis::inferred) text += '*';
    if (competence.article != role.article) text += " " + competence.article;
  }
  return text;
}

/// On what the body claims the threat: its right, and for which part.
std::string claim_in(const Institution& institution, const Threat& threat, RoleId id, Language language) {
  std::string text = right_text(institution, institution.at(id), language);
  for (const ComponentLead& part : threat.component_leads)
    if (part.role == id) text += fmt::format("; «{}»", part.component.in(language));
  return text;
}

}  // namespace

int law_gaps(const Console& console, const Institution& institution, const LawQuestion& question) {
  if (question.json) {
    console.data(gaps_json(institution));
    return done;
  }
  const Language language = question.language;
  Table table({words::article.in(language), words::threat.in(language), words::status.in(language),
               words::leads_part.in(language), words::left_open.in(language)});
  std::size_t none = 0, partial = 0;
  for (const Gap& gap : gaps(institution)) {
    const Threat& threat = institution.at(gap.threat);
    threat.lead_status == LeadStatus::gap ? ++none : ++partial;
    table.row({threat.article, threat.name.in(language),
               institution.word("lead-status", qorgan::name_of(threat.lead_status)).in(language),
               parts_text(institution, threat, language), gap.note.in(language)});
  }
  console.data(table.text(console.width()) + "  " +
               fmt::format(fmt::runtime(words::gap_counts.in(language)), none, institution.threats.size(), partial) +
               "\n");
  return done;
}

int law_overlaps(const Console& console, const Institution& institution, const LawQuestion& question) {
  if (question.json) {
    console.data(overlaps_json(institution));
    return done;
  }
  const Language language = question.language;
  const std::vector<Overlap> all = overlaps(institution);
  std::string out;
  std::set<std::uint32_t> threats;
  std::size_t fields = 0;
  for (const OverlapKind kind :
       {OverlapKind::leads, OverlapKind::parts, OverlapKind::type, OverlapKind::rule, OverlapKind::task}) {
    const bool about_threats = kind < OverlapKind::rule;
    std::vector<std::string> columns;
    if (about_threats) columns = {words::article.in(language), words::threat.in(language)};
    if (!about_threats) columns = {words::field.in(language)};
    columns.push_back(words::body.in(language));
    columns.push_back(about_threats ? words::right.in(language) : words::functions.in(language));
    Table table(columns);
    for (const Overlap& overlap : all) {
      if (overlap.kind != kind) continue;
      if (about_threats) threats.insert(overlap.threat.value);
      if (!about_threats) ++fields;
      bool first = true;
      for (const RoleId id : overlap.roles) {
        const Role& role = institution.at(id);
        std::vector<std::string> row;
        if (about_threats) {
          const Threat& threat = institution.at(overlap.threat);
          row = {first ? threat.article : "", first ? threat.name.in(language) : ""};
        } else {
          row = {first ? institution.word("field", overlap.what).in(language) : ""};
        }
        row.push_back(fmt::format("{}, {}", role.name.in(language), role.article));
        row.push_back(about_threats ? claim_in(institution, institution.at(overlap.threat), id, language)
                                    : functions_in(institution, role, overlap.what, language));
        table.row(std::move(row));
        first = false;
      }
    }
    if (!table.empty())
      out += (out.empty() ? "" : "\n") + console.styled(label_of(kind).in(language), Style::bold) + "\n" +
             table.text(console.width());
  }
  out += "\n  " + fmt::format(fmt::runtime(words::overlap_counts.in(language)), threats.size(), fields) + "\n";
  console.data(out);
  return done;
}

}  // namespace qorgan::cli
