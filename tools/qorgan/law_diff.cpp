// What one institution answers otherwise than another.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "law.hpp"
#include "law/difference.hpp"
#include "law_words.hpp"
#include "record/wording.hpp"
#include "table.hpp"

namespace qorgan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Both {
  const Institution& before;
  const Institution& after;
  Language language;

  /// The body's name, of the institution that has it, and its article.
  [[nodiscard]] std::string body(const std::string& id) const {
    if (id.empty()) return words::no_body.in(language);
    for (const Institution* institution : {&after, &before})
      for (const Role& role : institution->roles)
        if (role.id == id) return fmt::format("{}, {}", role.short_name.in(language), role.article);
    return id;
  }
  [[nodiscard]] std::string bodies(const std::vector<std::string>& ids) const {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : "; ") + body(id);
    return text.empty() ? words::no_body.in(language) : text;
  }
  [[nodiscard]] std::string word(std::string_view group, std::string_view key) const {
    return after.word(group, key).in(language);
  }
  /// "biosafety: detect" in words.
  [[nodiscard]] std::string competence(const std::string& pair) const {
    const std::size_t colon = pair.find(": ");
    if (colon == std::string::npos) return pair;
    const std::string field = pair.substr(0, colon);
    const bool known = after.word("field", field).in(language) != field;
    return fmt::format("{}: {}", (known ? after : before).word("field", field).in(language),
                       word("function", pair.substr(colon + 2)));
  }
  [[nodiscard]] std::string instrument(const std::string& id) const {
    const Institution& known = after.instrument(id).valid() ? after : before;
    return known.instrument(id).valid() ? known.at(known.instrument(id)).name.in(language) : id;
  }
  [[nodiscard]] std::string threat(const ThreatDifference& t) const {
    const Institution& known = after.threat(t.id).valid() ? after : before;
    return known.at(known.threat(t.id)).name.in(language);
  }
};

std::string_view kind_name(RoleDifference::Kind kind) {
  switch (kind) {
    case RoleDifference::Kind::added: return "added";
    case RoleDifference::Kind::removed: return "removed";
    case RoleDifference::Kind::merged: return "merged";
    case RoleDifference::Kind::changed: break;
  }
  return "changed";
}

std::string kind_text(const Both& both, const RoleDifference& role) {
  switch (role.kind) {
    case RoleDifference::Kind::added: return words::is_new.in(both.language);
    case RoleDifference::Kind::removed: return words::is_gone.in(both.language);
    case RoleDifference::Kind::merged:
      return fmt::format("{}: {}", words::is_merged.in(both.language), both.body(role.heir));
    case RoleDifference::Kind::changed: break;
  }
  return {};
}

std::string turned(const std::string& before, const std::string& after) {
  return before == after ? std::string() : fmt::format("{} -> {}", before, after);
}

std::string roles_text(const Console& console, const Both& both, const Difference& difference) {
  std::string out;
  for (const RoleDifference& role : difference.roles) {
    Facts facts;
    out += "  " + console.styled(both.body(role.id), Style::bold);
    if (const std::string kind = kind_text(both, role); !kind.empty()) out += "  " + kind;
    out += "\n";
    if (role.kind == RoleDifference::Kind::removed || role.kind == RoleDifference::Kind::merged) continue;
    facts.add(words::right.in(both.language),
              turned(both.word("coordination-right", qorgan::name_of(role.right_before)),
                     both.word("coordination-right", qorgan::name_of(role.right_after))));
    facts.add(words::answers_to.in(both.language), turned(label_of(role.superior_before).in(both.language),
                                                          label_of(role.superior_after).in(both.language)));
    std::string competences;
    for (const std::string& gained : role.gained)
      competences += (competences.empty() ? "+ " : "; + ") + both.competence(gained);
    for (const std::string& lost : role.lost)
      competences += (competences.empty() ? "- " : "; - ") + both.competence(lost);
    facts.add(words::competences.in(both.language), competences);
    out += facts.text(console.width());
  }
  return out.empty() ? out : heading(console, words::bodies.in(both.language)) + out;
}

std::string leads_text(const Console& console, const Both& both, const Difference& difference) {
  Table table({words::article.in(both.language), words::threat.in(both.language), words::before.in(both.language),
               words::after.in(both.language)});
  for (const ThreatDifference& t : difference.threats)
    if (t.leads_differ)
      table.row({t.article, both.threat(t),
                 fmt::format("{} ({})", both.bodies(t.leads_before),
                             both.word("lead-status", qorgan::name_of(t.status_before))),
                 fmt::format("{} ({})", both.bodies(t.leads_after),
                             both.word("lead-status", qorgan::name_of(t.status_after)))});
  return table.empty() ? std::string() : heading(console, words::leads.in(both.language)) + table.text(console.width());
}

std::string heads_text(const Console& console, const Both& both, const Difference& difference) {
  Table table({words::article.in(both.language), words::reading.in(both.language), words::before.in(both.language),
               words::after.in(both.language)});
  for (const ThreatDifference& t : difference.threats)
    for (const HeadDifference& head : t.heads)
      table.row({t.article, both.word("reading", qorgan::name_of(head.reading)), both.body(head.before),
                 both.body(head.after)});
  return table.empty() ? std::string() : heading(console, words::heads.in(both.language)) + table.text(console.width());
}

std::string competent_text(const Console& console, const Both& both, const Difference& difference) {
  Facts facts;
  for (const ThreatDifference& t : difference.threats) {
    std::string text;
    for (const std::string& id : t.competent_gained) text += (text.empty() ? "+ " : "; + ") + both.body(id);
    for (const std::string& id : t.competent_lost) text += (text.empty() ? "- " : "; - ") + both.body(id);
    facts.add(t.article, text);
  }
  const std::string text = facts.text(console.width());
  return text.empty() ? text : heading(console, words::competent.in(both.language)) + text;
}

std::string powers_text(const Both& both, const std::vector<Power>& powers, char sign) {
  std::string text;
  for (const Power& power : powers)
    text += fmt::format("{}{} {} ({})", text.empty() ? "" : "; ", sign, both.body(power.role),
                        fmt::join(power.threats, ", "));
  return text;
}

std::string instruments_text(const Console& console, const Both& both, const Difference& difference) {
  Facts facts;
  for (const InstrumentDifference& instrument : difference.instruments) {
    const std::string gained = powers_text(both, instrument.gained, '+'),
                      lost = powers_text(both, instrument.lost, '-');
    const std::string from = turned(both.word("threat-class", qorgan::name_of(instrument.class_before)),
                                    both.word("threat-class", qorgan::name_of(instrument.class_after)));
    std::string text = from;
    for (const std::string& part : {gained, lost})
      if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
    facts.add(fmt::format("{} {}", instrument.article, both.instrument(instrument.id)), text);
  }
  const std::string text = facts.text(console.width());
  return text.empty() ? text : heading(console, words::instruments.in(both.language)) + text;
}

/// An amount as people read it: rates by the day, as files write them.
std::string amount_text(const ClassDifference& d, double amount, Language language) {
  if (amount <= 0) return words::makes_no_class.in(language);
  for (const StakeKind& kind : stake_kinds) {
    if (kind.name != d.stake) continue;
    const bool daily = kind.dimension == Dimension::money_rate || kind.dimension == Dimension::rate;
    const std::string text =
        daily ? write_quantity(amount * 86400,
                               kind.dimension == Dimension::money_rate ? Dimension::money : Dimension::number, language)
              : write_quantity(amount, kind.dimension, language);
    return daily ? text + words::a_day.in(language) : text;
  }
  return {};
}

std::string classes_text(const Console& console, const Both& both, const Difference& difference) {
  Table table({words::article.in(both.language), words::threat_class.in(both.language), words::stake.in(both.language),
               words::before.in(both.language), words::after.in(both.language)});
  for (const ClassDifference& d : difference.classes)
    table.row({d.article, both.word("threat-class", qorgan::name_of(d.threat_class)),
               words::stake_name(d.stake).in(both.language), amount_text(d, d.before, both.language),
               amount_text(d, d.after, both.language)});
  return table.empty() ? std::string()
                       : heading(console, words::classes.in(both.language)) + table.text(console.width());
}

Json powers_json(const std::vector<Power>& powers) {
  Json list = Json::array();
  for (const Power& power : powers) list.push_back({{"role", power.role}, {"threats", power.threats}});
  return list;
}

Json role_or_null(const std::string& id) { return id.empty() ? Json() : Json(id); }

std::string difference_json(const Both& both, const Difference& difference) {
  Json value{{"before", both.before.id}, {"after", both.after.id}};
  value["roles"] = value["threats"] = value["instruments"] = Json::array();
  for (const RoleDifference& role : difference.roles) {
    Json entry{{"role", role.id}, {"what", kind_name(role.kind)}};
    if (!role.heir.empty()) entry["into"] = role.heir;
    entry["right"] = {qorgan::name_of(role.right_before), qorgan::name_of(role.right_after)};
    entry["superior"] = {qorgan::name_of(role.superior_before), qorgan::name_of(role.superior_after)};
    entry["gained"] = role.gained;
    entry["lost"] = role.lost;
    value["roles"].push_back(std::move(entry));
  }
  for (const ThreatDifference& t : difference.threats) {
    Json entry{{"threat", t.id}, {"article", t.article}};
    entry["leads"] = {t.leads_before, t.leads_after};
    entry["lead_status"] = {qorgan::name_of(t.status_before), qorgan::name_of(t.status_after)};
    entry["heads"] = Json::array();
    for (const HeadDifference& head : t.heads)
      entry["heads"].push_back({{"reading", qorgan::name_of(head.reading)},
                                {"before", role_or_null(head.before)},
                                {"after", role_or_null(head.after)}});
    entry["competent_gained"] = t.competent_gained;
    entry["competent_lost"] = t.competent_lost;
    value["threats"].push_back(std::move(entry));
  }
  for (const InstrumentDifference& instrument : difference.instruments)
    value["instruments"].push_back(
        {{"instrument", instrument.id},
         {"article", instrument.article},
         {"class", {qorgan::name_of(instrument.class_before), qorgan::name_of(instrument.class_after)}},
         {"gained", powers_json(instrument.gained)},
         {"lost", powers_json(instrument.lost)}});
  value["classes"] = Json::array();
  for (const ClassDifference& d : difference.classes)
    value["classes"].push_back({{"threat", d.threat},
                                {"article", d.article},
                                {"class", qorgan::name_of(d.threat_class)},
                                {"stake", d.stake},
                                {"before", d.before > 0 ? Json(d.before) : Json()},
                                {"after", d.after > 0 ? Json(d.after) : Json()}});
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int law_diff(const Console& console, const Institution& before, const Institution& after, const LawQuestion& question) {
  const Both both{before, after, question.language};
  const Difference difference = compare(before, after);
  if (question.json) {
    console.data(difference_json(both, difference));
    return done;
  }
  std::string out =
      console.styled(fmt::format("{}  ->  {}", before.name.in(question.language), after.name.in(question.language)),
                     Style::bold) +
      "\n";
  out += roles_text(console, both, difference) + leads_text(console, both, difference) +
         heads_text(console, both, difference) + competent_text(console, both, difference) +
         instruments_text(console, both, difference) + classes_text(console, both, difference);
  if (difference.empty()) out += "  " + words::same_answers.in(question.language) + "\n";
  console.data(out);
  return done;
}

}  // namespace qorgan::cli
