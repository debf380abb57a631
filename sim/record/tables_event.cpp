// The tables of events and of their causes.

#include "record/table_names.hpp"

namespace qorgan {

void add_event_tables(TableList& tables) {
  tables.push_back(
      RowTable<Event>("event", "what happened, in order")
          .shown("event", "INTEGER", row_number, {"number, from 1"})
          .column<AsEventKey>("key", &Event::key, {"key by which the run names it: tick, phase, block and number"})
          .column<AsTick>("tick", &Event::tick, about_tick)
          .shown("time", "TEXT", clock_of(&Event::tick), about_time)
          .column<AsEventKind>("kind", &Event::kind, {"kind of event"})
          .column("agent", &Event::agent, {"key of the body that did it; null: the world", "", may_be_null})
          .column("other", &Event::other, {"key of the other body", "", may_be_null})
          .column("incident", &Event::incident, about_incident)
          .column("headquarters", &Event::headquarters, {"number of the headquarters", "", may_be_null})
          .column("instrument", &Event::instrument, {"id of the instrument", "", may_be_null})
          .column("region", &Event::region, about_region)
          .column<AsCapability>("capability", &Event::capability, {"capability of the teams", "", may_be_null})
          .column("value", &Event::value, {"by kind: believed severity, persons, bodies"})
          .column<AsGround>("ground", &Event::ground,
                            {"article that it stands on; empty where none is needed or none is there"})
          .each([](const Record& record, const auto& sink) {
            for (const Event& event : record.events) sink(event);
          })
          .take([](Record& record, Event& event) {
            if (!record.events.empty() && record.events.back().key >= event.key)
              throw Damage("the events are not in the order of their keys");
            record.events.push_back(event);
          })
          .made());

  struct Cause {
    std::int64_t event = 0;  // its number
    EventKey key = 0;        // of the cause
  };
  tables.push_back(RowTable<Cause>("event_cause", "which events led to which")
                       .column("event", &Cause::event, {"number of the event", "", false, INT64_MIN, INT64_MAX})
                       .shown("cause", "INTEGER", [](WriteContext& w, const Cause& row) { return w.event(row.key); },
                              {"number of an event that led to it; null: not recorded", "", may_be_null})
                       .column<AsEventKey>("cause_key", &Cause::key, {"key of that event"})
                       .each([](const Record& record, const auto& sink) {
                         for (std::size_t i = 0; i < record.events.size(); ++i)
                           for (const EventKey cause : record.events[i].causes)
                             if (cause != 0) sink({static_cast<std::int64_t>(i + 1), cause});
                       })
                       .take([](Record& record, Cause& row) {
                         const std::size_t at = place_of("event", row.event, record.events.size());
                         for (EventKey& cause : record.events[at].causes)
                           if (cause == 0) {
                             cause = row.key;
                             break;
                           }
                       })
                       .made());
}

}  // namespace qorgan
