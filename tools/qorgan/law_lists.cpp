// Gaps and overlaps: where nobody leads, where two do.

#include <fmt/core.h>

#include <algorithm>

#include "law.hpp"
#include "law/questions.hpp"
#include "law_json.hpp"
#include "law_words.hpp"
#include "table.hpp"

namespace qorgan::cli {

int law_gaps(const Console& console, const Institution& institution, const LawQuestion& question) {
  if (question.json) {
    console.data(gaps_json(institution));
    return done;
  }
  const Language language = question.language;
  Table table({words::article.in(language), words::threat.in(language), words::leads_part.in(language),
               words::left_open.in(language)});
  std::size_t none = 0, partial = 0;
  for (const Gap& gap : gaps(institution)) {
    const Threat& threat = institution.at(gap.threat);
    threat.lead_status == LeadStatus::gap ? ++none : ++partial;
    std::string parts;
    for (const ComponentLead& lead : threat.component_leads)
      parts += fmt::format("{}{}: {}, {}", parts.empty() ? "" : "; ", lead.component.in(language),
                           institution.at(lead.role).short_name.in(language), lead.article);
    for (const RoleId lead : threat.lead)
      parts += fmt::format("{}{}, {}", parts.empty() ? "" : "; ", institution.at(lead).short_name.in(language),
                           institution.at(lead).article);
    table.row({threat.article, threat.name.in(language), parts.empty() ? "-" : parts, gap.note.in(language)});
  }
  console.data(table.text(console.width()));
  console.say(fmt::format("{} of {} threats of 6(1) have no lead in the Law, {} have one for a part only.", none,
                          institution.threats.size(), partial));
  return done;
}

int law_overlaps(const Console& console, const Institution& institution, const LawQuestion& question) {
  if (question.json) {
    console.data(overlaps_json(institution));
    return done;
  }
  const Language language = question.language;
  Table table(
      {words::article.in(language), words::field.in(language), words::body.in(language), words::right.in(language)});
  std::size_t threats = 0, fields = 0;
  for (const Overlap& overlap : overlaps(institution)) {
    overlap.threat.valid() ? ++threats : ++fields;
    bool first = true;
    for (const RoleId id : overlap.roles) {
      const Role& role = institution.at(id);
      std::string article, what;
      if (first) {
        article = overlap.threat.valid() ? institution.at(overlap.threat).article : "";
        what = overlap.threat.valid() ? institution.at(overlap.threat).name.in(language)
                                      : institution.word("field", overlap.what).in(language);
      }
      table.row({article, what, fmt::format("{}, {}", role.name.in(language), role.article),
                 right_text(institution, role, language)});
      first = false;
    }
  }
  console.data(table.text(console.width()));
  console.say(fmt::format("{} threats and {} fields are claimed by more than one body.", threats, fields));
  return done;
}

}  // namespace qorgan::cli
