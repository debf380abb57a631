// The tables of incidents, headquarters, instruments, violations and messages: what was done, and where it stood at the
// end.

#include <algorithm>

#include "record/table_names.hpp"
#include "world/milestone.hpp"

namespace qorgan {
namespace {

/// A column of the incident's state.
template <class Member>
auto state(Member IncidentState::*member) {
  return within(&IncidentRow::state, member);
}

std::unique_ptr<const RecordTable> incident_table() {
  using S = IncidentState;
  RowTable<IncidentRow> table("incident", "incidents and where they stood at the end");
  table.column("incident", &IncidentRow::id, {"id"})
      .texts(name_columns, &IncidentRow::name, {"name of the incident"})
      .column("threat", &IncidentRow::threat, {"id of the threat of 6(1)", "", may_be_null})
      .column("region", &IncidentRow::region, about_region)
      .texts({"settlement_en", "settlement_ru", "settlement_kk"}, &IncidentRow::settlement,
             {"settlement where it happened; empty: in none"})
      .column("longitude", &IncidentRow::longitude,
              {"where it happened; null: all over its region", "degree", may_be_null})
      .column("latitude", &IncidentRow::latitude,
              {"where it happened; null: all over its region", "degree", may_be_null})
      .column("hazard", &IncidentRow::hazard, {"family of its hazard"})
      .column("phase", state(&S::phase), {"dormant, latent, active, contained or ended"})
      .column<AsOnset>(
          "onset", state(&S::onset),
          {"planned or actual onset; null: it was called off before, or only said to be", "tick", may_be_null});
  for (const Milestone milestone : all_of<Milestone>) {
    const MilestoneTraits& row = traits_of(milestone);
    const About about{row.meaning, "tick", may_be_null};
    if (row.kept != nullptr)
      table.column<AsTick>(row.column, state(row.kept), about);
    else
      table.shown(
          row.column, "INTEGER",
          [milestone](WriteContext& w, const IncidentRow& incident) {
            return AsTick::write(w, tick_of(incident.state, milestone));
          },
          about);
  }
  return table.column("intensity", state(&S::intensity), {"at the end; 1 is the design intensity"})
      .column("peak", state(&S::peak), {"greatest intensity"})
      .column("threat_class", within(&IncidentRow::reached, &ReachedClass::threat_class),
              {"greatest class of its threat in its region, by what was at stake"})
      .column("class_stake", within(&IncidentRow::reached, &ReachedClass::stake),
              {"what made it of that class: people, homes, services, damage, records or hands; empty: no class"})
      .column("class_amount", within(&IncidentRow::reached, &ReachedClass::amount),
              {"how much of that was at stake", "by stake, damage and records per second"})
      .column("class_from", within(&IncidentRow::reached, &ReachedClass::from),
              {"from how much on it is of the class", "by stake, damage and records per second"})
      .column("coverage", state(&S::coverage), {"weighted share of demand met at the end"})
      .column("unmet", state(&S::unmet), {"integral of intensity x (1 - coverage)", "s"})
      .column("at_risk", state(&S::at_risk), {"people at risk so far", "person"})
      .column("evacuated", state(&S::evacuated), {"people moved", "person"})
      .column("left_unaided", state(&S::left_unaided), {"people who left by themselves", "person"})
      .column("returned", state(&S::returned), {"people gone home", "person"})
      .column("harmed", state(&S::harmed), {"people harmed", "person"})
      .column("houses", state(&S::houses), {"houses struck", "house"})
      .column("outage", state(&S::outage), {"power not served", "MWh"})
      .column("records", state(&S::records), {"records exposed", "record"})
      .column("loss", state(&S::loss), {"loss", "KZT"})
      .column("cost", state(&S::cost), {"spent on the response", "KZT"})
      .column("person_hours", state(&S::person_hours), {"worked", "person-hour"})
      .column("aid", state(&S::aid), {"of these, by teams outside their home region", "person-hour"})
      .column("duplicated", state(&S::duplicated), {"effort beyond demand", "person-hour"})
      .column("missing", state(&S::missing), {"demand not met", "person-hour"})
      .column<AsEvent>("began_event", state(&S::began), {"event of its onset", "", may_be_null})
      .column<AsEvent>("detected_event", state(&S::first_detection), {"event of its first detection", "", may_be_null})
      .in(&Record::incidents)
      .made();
}

std::unique_ptr<const RecordTable> headquarters_table() {
  using H = Headquarters;
  return RowTable<H>("headquarters", "commissions, councils and headquarters of 18(4)")
      .shown("headquarters", "INTEGER", row_number, {"number, from 1"})
      .column("level", &H::level, {"regional or central"})
      .column("phase", &H::phase, {"at the end: proposed, convening, sitting or stood-down"})
      .column("threat", &H::threat, {"id of the threat it is for", "", may_be_null})
      .column("region", &H::region, about_region)
      .column("head", &H::head, {"key of the head", "", may_be_null})
      .column("proposer", &H::proposer, {"key of the body that proposed it", "", may_be_null})
      .column<AsGround>("ground", &H::ground, {"article on which the head leads; empty where there is none"})
      .column<AsFlag>("disputed", &H::disputed, {"1 where another body has the same claim"})
      .column<AsFlag>("referred", &H::referred,
                      {"1 where nobody was entitled and the Government or the President formed it"})
      .column<AsTick>("proposed", &H::proposed, {"proposed", "tick", may_be_null})
      .column<AsTick>("convened", &H::convened, {"convened", "tick", may_be_null})
      .column<AsTick>("first_sitting", &H::first_sitting, {"first sitting", "tick", may_be_null})
      .column<AsTick>("stood_down", &H::stood_down, {"stood down", "tick", may_be_null})
      .column("sittings", &H::sittings, {"sittings held", "", false, 0, tick_limit})
      .shown("members", "INTEGER", [](WriteContext&, const H& h) -> Cell { return std::int64_t{h.member_count}; },
             {"bodies invited"})
      .column("accepted", &H::accepted_count, {"bodies that came"})
      .column<AsEvent>("proposed_event", &H::proposed_by, {"event of its proposal", "", may_be_null})
      .column<AsEvent>("convened_event", &H::convened_by, {"event of its convening", "", may_be_null})
      .each([](const Record& record, const auto& sink) {
        for (const H& h : record.headquarters) sink(h);
      })
      .take([](Record& record, H& h) { record.headquarters.push_back(h); })
      .made();
}

struct Member {
  std::int64_t headquarters = 0;  ///< its number
  AgentId agent;
  bool accepted = false;
};

std::unique_ptr<const RecordTable> member_table() {
  return RowTable<Member>("headquarters_member", "bodies invited to a headquarters")
      .column("headquarters", &Member::headquarters, {"number", "", false, INT64_MIN, INT64_MAX})
      .column("agent", &Member::agent, {"key of the member"})
      .column("accepted", &Member::accepted, {"1 where it came"})
      .each([](const Record& record, const auto& sink) {
        for (std::size_t i = 0; i < record.headquarters.size(); ++i) {
          const Headquarters& h = record.headquarters[i];
          for (std::size_t m = 0; m < std::min<std::size_t>(h.member_count, headquarters_member_limit); ++m)
            if (record.agent(h.members[m])) sink({static_cast<std::int64_t>(i + 1), h.members[m], h.accepted[m] != 0});
        }
      })
      .take([](Record& record, Member& row) {
        Headquarters& h = record.headquarters[place_of("headquarters", row.headquarters, record.headquarters.size())];
        if (h.member_count >= headquarters_member_limit) throw Damage("a headquarters has too many members");
        h.members[h.member_count] = row.agent;
        h.accepted[h.member_count] = row.accepted;
        ++h.member_count;
      })
      .made();
}

std::unique_ptr<const RecordTable> instrument_table() {
  using M = InstrumentInForce;
  return RowTable<M>("instrument_in_force", "legal instruments used; the rights ledger is the rows with people > 0")
      .column("instrument", &M::instrument, {"id of the instrument", "", may_be_null})
      .column("incident", &M::incident, about_incident)
      .column("region", &M::region, about_region)
      .column("taker", &M::taker, {"key of the body that took it", "", may_be_null})
      .column<AsGround>("ground", &M::ground, {"article; empty where there is none"})
      .column<AsTick>("start", &M::from, {"first tick in force", "tick"})
      .column<AsTick>("until", &M::until, {"planned end", "tick"})
      .column<AsTick>("ended", &M::ended, {"actual end; null: still in force", "tick", may_be_null})
      .column("people", &M::people, {"people whose rights it limits", "person"})
      .column<AsFlag>("proportionate", &M::proportionate, {"1 where it passed the test of 17(2) all the time"})
      .column<AsFlag>("lawful", &M::lawful, {"1 where it had ground and authority"})
      .column<AsTick>("needless", &M::needless,
                      {"since when it was no longer necessary; null: it was to the end", "tick", may_be_null})
      .column<AsEvent>("event", &M::event, {"event by which it was taken", "", may_be_null})
      .column<AsEvent>("cause", &M::cause, {"event that led to it", "", may_be_null})
      .in(&Record::instruments_in_force)
      .made();
}

std::unique_ptr<const RecordTable> violation_table() {
  using V = Violation;
  return RowTable<V>("violation",
                     "actions without legal ground and instruments kept longer than needed, and when and by whom they "
                     "were found")
      .column<AsEvent>("event", &V::event, {"the event", "", may_be_null})
      .column<AsTick>("tick", &V::tick, about_tick)
      .column("agent", &V::agent, {"key of the body", "", may_be_null})
      .column("incident", &V::incident, about_incident)
      .column("instrument", &V::instrument, {"id of the instrument", "", may_be_null})
      .column<AsGround>("article", &V::article, {"what it offends against"})
      .column<AsTick>("found", &V::found, {"when it was found; null: not yet", "tick", may_be_null})
      .column<AsGround>("found_ground", &V::found_ground,
                        {"on which it was found: 27 by the prosecutor's office, 14(1) by a court; empty: not yet"})
      .in(&Record::violations)
      .made();
}

}  // namespace

void add_action_tables(TableList& tables) {
  tables.push_back(incident_table());
  tables.push_back(headquarters_table());
  tables.push_back(member_table());
  tables.push_back(instrument_table());
  tables.push_back(violation_table());
  tables.push_back(RowTable<Flow>("flow", "messages that passed between two bodies")
                       .column("sender", &Flow::from, {"key", "", may_be_null})
                       .column("receiver", &Flow::to, {"key", "", may_be_null})
                       .column("incident", &Flow::incident, about_incident)
                       .column("kind", &Flow::kind, {"kind of message"})
                       .column("count", &Flow::count, {"how many", "message"})
                       .in(&Record::flows)
                       .made());
}

}  // namespace qorgan
