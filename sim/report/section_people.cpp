// What the people who played bodies were asked and chose, and who knew what when.

#include "account/knowledge.hpp"
#include "account/people.hpp"
#include "record/command_words.hpp"
#include "report/sections.hpp"

namespace qorgan {
namespace {

constexpr std::size_t max_followed = 4;  // consequences told of a decision
constexpr std::size_t max_knowing = 24;  // bodies told of an incident

std::string question(const Context& c, const DecisionRow& row) {
  std::vector<std::string> about;
  if (row.instrument.valid()) about.push_back(c.in(c.names.instrument(row.instrument)));
  if (row.from.valid()) about.push_back(c.agent(row.from));
  if (row.to.valid()) about.push_back(c.agent(row.to));
  if (row.persons > 0) about.push_back(c.measured("personnel_deployed", static_cast<double>(row.persons)));
  const std::string what = c.in(decision_words(row.kind));
  return about.empty() ? what : what + ": " + join(about, ", ");
}

std::string offer(const Context& c, const ChoiceFacts& facts) {
  std::vector<std::string> costs;
  if (!facts.lawful) costs.push_back(c.t("people.violation"));
  if (facts.persons > 0) costs.push_back(c.measured("personnel_deployed", facts.persons));
  if (facts.people > 0) costs.push_back(c.t("people.limits", {{"count", c.number(facts.people)}}));
  if (facts.cost > 0) costs.push_back(c.measured("cost", facts.cost));
  std::string out = c.in(choice_words(facts.choice));
  if (facts.ground != 0) out += " [" + std::string(c.record.ground(facts.ground)) + "]";
  if (!costs.empty()) out += " (" + join(costs, ", ") + ")";
  return out;
}

TableCell chosen(const Context& c, const DecisionRow& row, const PersonDecision& decision) {
  if (decision.settled == Settled::open) return {c.t("people.open"), "", Tone::open};
  std::vector<std::string> notes;
  notes.push_back(decision.settled == Settled::by_person
                      ? c.t("people.by-person", {{"time", c.duration(*decision.answered_in)}})
                      : c.t("people.by-default"));
  if (decision.settled == Settled::by_person && !decision.as_the_model)
    notes.push_back(c.t("people.otherwise", {{"choice", c.in(choice_words(row.otherwise))}}));
  if (!row.note.empty()) notes.push_back(c.t("people.note", {{"note", row.note}}));
  const bool unlawful = decision.settled == Settled::by_person && decision.taken && !decision.taken->lawful;
  if (unlawful) notes.push_back(c.t("people.violation"));
  return {c.in(choice_words(decision.choice)), join(notes, "; "), unlawful ? Tone::bad : Tone::plain};
}

std::string followed(const Context& c, const PersonDecision& decision) {
  if (decision.settled == Settled::open) return {};
  std::vector<std::string> parts;
  for (const std::size_t e : decision.followed) {
    if (parts.size() == max_followed) {
      parts.push_back(c.t("people.more", {{"count", c.count(decision.followed.size() - max_followed)}}));
      break;
    }
    parts.push_back(narrate(c.record.events[e], c.names, c.language) + " #" + std::to_string(e + 1));
  }
  return parts.empty() ? c.t("people.nothing-followed") : join(parts, "; ");
}

TableBlock bodies_table(const Context& c, const std::vector<PlayedTally>& bodies) {
  TableBlock table;
  table.caption = c.t("people.bodies");
  table.columns = {{c.t("col.body"), false},      {c.t("people.questions"), true}, {c.t("col.by-person"), true},
                   {c.t("col.by-default"), true}, {c.t("col.unlawful"), true},     {c.t("col.median-time"), true}};
  for (const PlayedTally& row : bodies)
    table.rows.push_back({{c.agent(row.agent), "", Tone::plain},
                          {c.count(row.asked), "", Tone::plain},
                          {c.count(row.by_person), "", Tone::plain},
                          {c.count(row.by_default), "", Tone::plain},
                          {c.count(row.unlawful), "", row.unlawful > 0 ? Tone::bad : Tone::plain},
                          {row.by_person > 0 ? c.duration(row.median_time) : "–", "", Tone::plain}});
  return table;
}

TableBlock decisions_table(const Context& c, const std::vector<PersonDecision>& decisions) {
  TableBlock table;
  table.caption = c.t("people.decisions");
  table.columns = {{c.t("col.time"), false, true}, {c.t("col.body"), false},   {c.t("col.question"), false},
                   {c.t("col.offered"), false},    {c.t("col.chosen"), false}, {c.t("col.followed"), false}};
  for (const PersonDecision& decision : decisions) {
    const DecisionRow& row = c.record.decisions[decision.row];
    std::vector<std::string> offers;
    for (const ChoiceFacts& facts : row.offered) offers.push_back(offer(c, facts));
    table.rows.push_back(
        {{c.time(row.asked), "", Tone::plain},
         {c.agent(row.agent), row.incident.valid() ? c.incident(row.incident) : "", Tone::plain},
         {question(c, row), c.t("people.believed", {{"value", c.number(static_cast<double>(row.belief), 2)}}),
          Tone::plain},
         {join(offers, "; "), "", Tone::plain},
         chosen(c, row, decision),
         {followed(c, decision), "", Tone::plain}});
  }
  return table;
}

std::string told_by(const Context& c, const Knowledge& knows) {
  switch (knows.heard) {
    case HeardFrom::itself: return c.t("knowledge.itself");
    case HeardFrom::body: return c.agent(knows.from);
    case HeardFrom::sitting: return c.t("knowledge.sitting");
    case HeardFrom::outside: return c.t("knowledge.outside");
  }
  return {};
}

}  // namespace

Section people_section(const Context& c) {
  Section section{"people", c.t("section.people"), {}};
  const std::vector<PersonDecision> decisions = person_decisions(c.evidence);
  if (decisions.empty()) return section;
  section.blocks.emplace_back(Paragraph{c.t("people.explanation"), true});
  section.blocks.emplace_back(bodies_table(c, played_bodies(c.evidence, decisions)));
  section.blocks.emplace_back(decisions_table(c, decisions));
  return section;
}

Section knowledge_section(const Context& c, const Facts& facts) {
  Section section{"knowledge", c.t("section.knowledge"), {}};
  if (!c.has_events()) {
    section.blocks.emplace_back(Paragraph{c.t("no-events"), true});
    return section;
  }
  section.blocks.emplace_back(Paragraph{c.t("knowledge.explanation"), true});
  for (const IncidentId incident : facts.incidents) {
    const std::vector<Knowledge> bodies = who_knew(c.evidence, incident);
    section.blocks.emplace_back(Heading{c.incident(incident)});
    if (bodies.empty()) {
      section.blocks.emplace_back(Paragraph{c.t("knowledge.nobody"), false});
      continue;
    }
    TableBlock table;
    table.columns = {{c.t("col.first-knew"), false, true},
                     {c.t("col.body"), false},
                     {c.t("col.from-whom"), false},
                     {c.t("col.hops"), true},
                     {c.t("col.believed"), true}};
    for (const Knowledge& row : bodies) {
      if (table.rows.size() == max_knowing) {
        table.after = c.t("rows-left-out", {{"count", c.count(bodies.size() - max_knowing)}});
        break;
      }
      const auto severity = [&](float value) { return c.number(static_cast<double>(value), 2); };
      table.rows.push_back(
          {{c.time(row.since), "#" + std::to_string(row.event + 1), Tone::plain},
           {c.agent(row.agent), "", Tone::plain},
           {told_by(c, row), "", Tone::plain},
           {std::to_string(row.steps), "", Tone::plain},
           {row.news > 1 ? severity(row.belief) + " → " + severity(row.last_belief) : severity(row.belief), "",
            Tone::plain}});
    }
    section.blocks.emplace_back(std::move(table));
  }
  return section;
}

}  // namespace qorgan
