// The tables of people: what they commanded, what they were asked, what they might have chosen and what they chose.

#include "record/table_names.hpp"

namespace qorgan {
namespace {

std::unique_ptr<const RecordTable> decision_table() {
  using D = DecisionRow;
  return RowTable<D>("decision", "what was put before the people who played bodies, and how it ended")
      .shown("decision", "INTEGER", [](WriteContext& w, const D&) -> Cell { return w.number - 1; },
             {"number by which commands and events name it, from 0"})
      .column("agent", &D::agent, {"key of the body that the person played", "", may_be_null})
      .column("kind", &D::kind, {"what had to be decided"})
      .column("incident", &D::incident, about_incident)
      .column("headquarters", &D::headquarters, {"number of the headquarters", "", may_be_null})
      .column("instrument", &D::instrument, {"id of the legal instrument", "", may_be_null})
      .column("sender", &D::from, {"key of the body whose message it answers", "", may_be_null})
      .column("receiver", &D::to, {"key of the body to which a step of its own goes", "", may_be_null})
      .column("persons", &D::persons, {"of teams that were asked for or ordered", "person"})
      .column("belief", &D::belief, {"severity as the body believed it when asked"})
      .column<AsTick>("asked", &D::asked, {"when it was put before the person", "tick"})
      .column<AsTick>("deadline", &D::deadline, {"when the default was to be carried out", "tick"})
      .column<AsTick>("closed", &D::closed, {"when it was carried out; null: still open", "tick", may_be_null})
      .column<AsChoice>("otherwise", &D::otherwise, {"the default: what the model would have done", "", may_be_null})
      .column<AsChoice>("chosen", &D::chosen,
                        {"what was carried out, by the person's choice or by default; null: open", "", may_be_null})
      .column("state", &D::state,
              {"open, answered (carried out with the next step), done, or lapsed: the default was carried out"})
      .column<AsEvent>("asked_event", &D::asked_event, {"event of the question", "", may_be_null})
      .column<AsEvent>("command_event", &D::command_event, {"event of the person's command", "", may_be_null})
      .column("note", &D::note, {"of the person"})
      .in(&Record::decisions)
      .made();
}

/// A way to decide that was offered.
struct Offered {
  std::int64_t decision = 0;  ///< its number
  ChoiceFacts facts;
};

std::unique_ptr<const RecordTable> choice_table() {
  using F = ChoiceFacts;
  const auto fact = [](auto member) { return within(&Offered::facts, member); };
  return RowTable<Offered>("decision_choice", "what might have been chosen, as it stood when it was asked")
      .column("decision", &Offered::decision, {"number of the decision", "", false, INT64_MIN, INT64_MAX})
      .column<AsChoice>("choice", fact(&F::choice), {"act, partly, pass-up, go-ahead or decline", "", may_be_null})
      .column("lawful", fact(&F::lawful), {"0 where choosing it would be a violation"})
      .column<AsGround>("ground", fact(&F::ground),
                        {"article that it rests on, or offends against; empty where none is asked for"})
      .column("receiver", fact(&F::other), {"key of the body to which it goes", "", may_be_null})
      .column("persons", fact(&F::persons), {"of teams that would go", "person"})
      .column("people", fact(&F::people), {"whose rights it would limit, as far as the body knew", "person"})
      .column("cost", fact(&F::cost), {"once for an instrument, for the first day for teams", "KZT"})
      .each([](const Record& record, const auto& sink) {
        for (std::size_t d = 0; d < record.decisions.size(); ++d)
          for (const F& offered : record.decisions[d].offered) sink({static_cast<std::int64_t>(d), offered});
      })
      .take([](Record& record, Offered& row) {
        record.decisions[place_of("decision", row.decision, record.decisions.size(), 0)].offered.push_back(row.facts);
      })
      .made();
}

}  // namespace

void add_people_tables(TableList& tables) {
  using C = CommandRow;
  tables.push_back(RowTable<C>("command", "what people did to the run")
                       .column<AsTick>("tick", &C::tick, about_tick)
                       .shown("time", "TEXT", clock_of(&C::tick), about_time)
                       .column("kind", &C::kind, {"fire-inject, set-policy, decide...: a kind of command"})
                       .column("value", &C::value, {"what it is about, as a command file writes it"})
                       .column("note", &C::note, {"of the person"})
                       .in(&Record::commands)
                       .made());
  tables.push_back(decision_table());
  tables.push_back(choice_table());
}

}  // namespace qorgan
