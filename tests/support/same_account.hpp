#pragma once
// Whether two accounts of one run tell the same, fact by fact.

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "account/chronicle.hpp"
#include "account/facts.hpp"
#include "account/knowledge.hpp"
#include "account/lanes.hpp"
#include "account/outline.hpp"
#include "account/people.hpp"
#include "account/programme.hpp"
#include "account/response_flow.hpp"
#include "account/seats.hpp"
#include "catch.hpp"

namespace qorgan::test {

inline bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

inline void check_same_facts(const Facts& a, const Facts& b) {
  CHECK(a.incidents == b.incidents);
  CHECK(a.regions == b.regions);
  CHECK(a.threats == b.threats);
  CHECK(a.worst == b.worst);
  CHECK(a.first_onset == b.first_onset);
  CHECK(a.last_end == b.last_end);
  for (const Milestone milestone : all_of<Milestone>) {
    INFO(measure_of(milestone));
    const Delays &x = a.delay(milestone), &y = b.delay(milestone);
    CHECK(x.reached == y.reached);
    CHECK(same_number(x.median, y.median));
    CHECK(same_number(x.longest, y.longest));
    CHECK(x.slowest == y.slowest);
  }
  CHECK((a.first_detection ? a.first_detection->key : 0) == (b.first_detection ? b.first_detection->key : 0));
  CHECK(a.central == b.central);
  CHECK(a.regional == b.regional);
  CHECK(a.no_ground == b.no_ground);
  for (const EventKind kind : {EventKind::headquarters_referred, EventKind::overlap_met})
    CHECK(a.legal.times_met(kind) == b.legal.times_met(kind));
  REQUIRE(a.effort.size() == b.effort.size());
  for (std::size_t i = 0; i < a.effort.size(); ++i) {
    const RegionEffort &x = a.effort[i], &y = b.effort[i];
    INFO("region " << x.region.value);
    CHECK(x.region == y.region);
    CHECK(x.sent == y.sent);
    CHECK(x.from_away == y.from_away);
    CHECK(x.dispatches == y.dispatches);
    CHECK(x.first_arrival == y.first_arrival);
  }
  REQUIRE(a.capabilities.size() == b.capabilities.size());
  for (std::size_t i = 0; i < a.capabilities.size(); ++i) {
    CHECK(a.capabilities[i].capability == b.capabilities[i].capability);
    CHECK(a.capabilities[i].sent == b.capabilities[i].sent);
    CHECK(a.capabilities[i].dispatches == b.capabilities[i].dispatches);
  }
  CHECK(a.dispatches == b.dispatches);
  CHECK(a.planned_dispatches == b.planned_dispatches);
  CHECK(a.sent == b.sent);
  CHECK(a.legal.actions() == b.legal.actions());
  for (const auto& [x, y] :
       {std::pair{&a.without_ground, &b.without_ground}, std::pair{&a.kept_too_long, &b.kept_too_long}}) {
    CHECK(x->count == y->count);
    CHECK(x->by_prosecutor == y->by_prosecutor);
    CHECK(x->by_court == y->by_court);
    CHECK(same_number(x->found_after, y->found_after));
  }
  CHECK(a.limiting_instruments == b.limiting_instruments);
  CHECK(a.disproportionate == b.disproportionate);
  CHECK(a.people_limited == b.people_limited);
  CHECK(a.person_days == b.person_days);
}

inline void check_same_law(const Evidence& of_a, const Facts& a, const Evidence& of_b, const Facts& b) {
  REQUIRE(a.legal.grounds().size() == b.legal.grounds().size());
  for (std::size_t i = 0; i < a.legal.grounds().size(); ++i) {
    const GroundRow &x = a.legal.grounds()[i], &y = b.legal.grounds()[i];
    INFO("ground " << of_a.ground(x.ground));
    CHECK(of_a.ground(x.ground) == of_b.ground(y.ground));
    CHECK(x.actions == y.actions);
    CHECK(x.kinds == y.kinds);
    CHECK(x.last == y.last);
  }
  REQUIRE(a.legal.findings().size() == b.legal.findings().size());
  for (std::size_t i = 0; i < a.legal.findings().size(); ++i) {
    const FindingRow &x = a.legal.findings()[i], &y = b.legal.findings()[i];
    CHECK(x.kind == y.kind);
    CHECK(x.threat == y.threat);
    CHECK(x.first == y.first);
    CHECK(x.second == y.second);
    CHECK(x.times == y.times);
    CHECK(x.at == y.at);
    CHECK(x.event == y.event);
  }
  for (const bool by_region : {false, true}) {
    const std::vector<RightsRow> rights = rights_ledger(of_a, by_region), others = rights_ledger(of_b, by_region);
    REQUIRE(rights.size() == others.size());
    for (std::size_t i = 0; i < rights.size(); ++i) {
      const RightsRow &x = rights[i], &y = others[i];
      CHECK(x.instrument == y.instrument);
      CHECK(x.region == y.region);
      CHECK(x.ground == y.ground);
      CHECK(x.uses == y.uses);
      CHECK(x.in_force == y.in_force);
      CHECK(x.people == y.people);
      CHECK(x.days == y.days);
      CHECK(x.person_days == y.person_days);
      CHECK(x.disproportionate == y.disproportionate);
      CHECK(x.unlawful == y.unlawful);
      CHECK(x.needless == y.needless);
      CHECK(x.first == y.first);
    }
  }
}

inline void check_same_flow(const Evidence& a, const Evidence& b, const FlowQuestion& question, std::size_t max_nodes) {
  const ResponseFlow x = response_flow(a, question, max_nodes), y = response_flow(b, question, max_nodes);
  REQUIRE(x.nodes.size() == y.nodes.size());
  for (std::size_t i = 0; i < x.nodes.size(); ++i) {
    const ResponseNode &n = x.nodes[i], &m = y.nodes[i];
    INFO("node " << i);
    CHECK(n.column == m.column);
    CHECK(n.kind == m.kind);
    CHECK(n.incident == m.incident);
    CHECK(n.role == m.role);
    CHECK(n.regional == m.regional);
    CHECK(n.level == m.level);
    CHECK(n.capability == m.capability);
    CHECK(n.instrument == m.instrument);
    CHECK(n.merged == m.merged);
    CHECK(n.in == m.in);
    CHECK(n.out == m.out);
  }
  REQUIRE(x.bands.size() == y.bands.size());
  for (std::size_t i = 0; i < x.bands.size(); ++i) {
    CHECK(x.bands[i].from == y.bands[i].from);
    CHECK(x.bands[i].to == y.bands[i].to);
    CHECK(x.bands[i].kinds == y.bands[i].kinds);
    const BandDetail p = band_detail(a, x.nodes[x.bands[i].from], x.nodes[x.bands[i].to], question);
    const BandDetail q = band_detail(b, y.nodes[y.bands[i].from], y.nodes[y.bands[i].to], question);
    CHECK(p.events == q.events);
    CHECK(p.messages.size() == q.messages.size());
  }
}

inline void check_same_people(const Evidence& a, const Evidence& b) {
  REQUIRE(a.decisions().size() == b.decisions().size());
  const std::vector<PersonDecision> decisions = person_decisions(a), others = person_decisions(b);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    INFO("decision " << i);
    const DecisionRow &x = a.decisions()[i], &y = b.decisions()[i];
    CHECK(std::tuple(x.agent, x.kind, x.incident, x.headquarters, x.instrument, x.from, x.to) ==
          std::tuple(y.agent, y.kind, y.incident, y.headquarters, y.instrument, y.from, y.to));
    CHECK(std::tuple(x.persons, x.belief, x.asked, x.deadline, x.closed, x.otherwise, x.chosen, x.state, x.note) ==
          std::tuple(y.persons, y.belief, y.asked, y.deadline, y.closed, y.otherwise, y.chosen, y.state, y.note));
    CHECK(x.asked_event == y.asked_event);
    CHECK(x.command_event == y.command_event);
    REQUIRE(x.offered.size() == y.offered.size());
    for (std::size_t o = 0; o < x.offered.size(); ++o) {
      const ChoiceFacts &p = x.offered[o], &q = y.offered[o];
      CHECK(std::tuple(p.choice, p.lawful, p.other, p.persons, p.people, p.cost) ==
            std::tuple(q.choice, q.lawful, q.other, q.persons, q.people, q.cost));
      CHECK(a.ground(p.ground) == b.ground(q.ground));
    }
    CHECK(decisions[i].settled == others[i].settled);
    CHECK(decisions[i].choice == others[i].choice);
    CHECK(decisions[i].answered_in == others[i].answered_in);
    CHECK(decisions[i].followed == others[i].followed);
  }
}

inline void check_same_knowledge(const Evidence& a, const Evidence& b, IncidentId incident) {
  const std::vector<Knowledge> known = who_knew(a, incident), others = who_knew(b, incident);
  REQUIRE(known.size() == others.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    const Knowledge &x = known[i], &y = others[i];
    CHECK(std::tuple(x.agent, x.heard, x.from, x.since, x.event, x.belief, x.last_belief, x.last, x.news, x.steps) ==
          std::tuple(y.agent, y.heard, y.from, y.since, y.event, y.belief, y.last_belief, y.last, y.news, y.steps));
  }
}

inline void check_same_lanes(const Evidence& a, const Evidence& b) {
  const std::vector<Lane> lanes = build_lanes(a);
  std::vector<Lane> others = build_lanes(b);
  REQUIRE(lanes.size() == others.size());
  for (const Lane& x : lanes) {
    INFO("lane of incident " << x.incident.value);
    const auto found =
        std::find_if(others.begin(), others.end(), [&](const Lane& lane) { return lane.incident == x.incident; });
    REQUIRE(found != others.end());
    const Lane& y = *found;
    // A record does not know when what has not begun was planned.
    if (x.incident.valid() && a.onset(x.incident)) CHECK(x.onset == y.onset);
    CHECK(x.end == y.end);
    REQUIRE(x.marks.size() == y.marks.size());
    for (std::size_t i = 0; i < x.marks.size(); ++i) {
      CHECK(x.marks[i].kind == y.marks[i].kind);
      CHECK(x.marks[i].tick == y.marks[i].tick);
      CHECK(x.marks[i].inject == y.marks[i].inject);
      CHECK(x.marks[i].instrument == y.marks[i].instrument);
      CHECK(x.marks[i].to_come == y.marks[i].to_come);
      CHECK(event_of(a, x, x.marks[i]) == event_of(b, y, y.marks[i]));
    }
    REQUIRE(x.bars.size() == y.bars.size());
    for (std::size_t i = 0; i < x.bars.size(); ++i) {
      CHECK(x.bars[i].headquarters == y.bars[i].headquarters);
      CHECK(x.bars[i].proposed == y.bars[i].proposed);
      CHECK(x.bars[i].first_sitting == y.bars[i].first_sitting);
      CHECK(x.bars[i].end == y.bars[i].end);
      CHECK(x.bars[i].open == y.bars[i].open);
    }
  }
}

inline void check_same_outline(const Outline& a, const Outline& b) {
  CHECK(a.incidents == b.incidents);
  CHECK(a.regions == b.regions);
  CHECK(a.worst == b.worst);
  for (const auto delays : {&Outline::detected, &Outline::informed, &Outline::decided, &Outline::first_team}) {
    CHECK((a.*delays).reached == (b.*delays).reached);
    CHECK(same_number((a.*delays).median, (b.*delays).median));
    CHECK(same_number((a.*delays).longest, (b.*delays).longest));
  }
  for (const auto count :
       {&Outline::regional, &Outline::central, &Outline::referred, &Outline::no_ground, &Outline::instruments,
        &Outline::limiting, &Outline::without_ground, &Outline::kept_too_long})
    CHECK(a.*count == b.*count);
  for (const auto sum : {&Outline::evacuated, &Outline::left_unaided, &Outline::harmed, &Outline::houses,
                         &Outline::loss, &Outline::messages, &Outline::escalations, &Outline::timeouts}) {
    CHECK_FALSE(std::isnan(a.*sum));
    CHECK(a.*sum == b.*sum);
  }
}

inline void check_same_seats(const Evidence& a, const Evidence& b) {
  REQUIRE(a.headquarters().size() == b.headquarters().size());
  for (std::size_t h = 0; h < a.headquarters().size(); ++h) {
    const Headquarters &x = a.headquarters()[h], &y = b.headquarters()[h];
    CHECK(std::ranges::equal(invited(x), invited(y)));
    CHECK(present(x, true) == present(y, true));
    CHECK(present(x, false) == present(y, false));
    CHECK(is_open(x) == is_open(y));
    for (std::size_t i = 0; i < a.incident_count(); ++i)
      CHECK(concerns(a, x, IncidentId(i)) == concerns(b, y, IncidentId(i)));
  }
}

/// Everything that an account tells.
inline void check_same_account(const Evidence& a, const Evidence& b) {
  const Facts x = count_facts(a), y = count_facts(b);
  check_same_facts(x, y);
  check_same_law(a, x, b, y);
  check_same_flow(a, b, {}, 7);
  check_same_flow(a, b, {}, 1000);
  if (!x.incidents.empty()) check_same_flow(a, b, {x.worst, {}}, 8);
  check_same_lanes(a, b);
  check_same_outline(outline_of(a, x), outline_of(b, y));
  check_same_seats(a, b);
  CHECK(programme_of(a) == programme_of(b));
  check_same_people(a, b);
  for (const IncidentId incident : x.incidents) check_same_knowledge(a, b, incident);
  CHECK(chronicle(a, x) == chronicle(b, y));
  for (const std::size_t max_rows : {std::size_t{5}, std::size_t{1000}}) {
    const NotedDecisions n = noted_decisions(a, max_rows), m = noted_decisions(b, max_rows);
    CHECK(n.left_out == m.left_out);
    REQUIRE(n.shown.size() == m.shown.size());
    for (std::size_t i = 0; i < n.shown.size(); ++i) {
      CHECK(n.shown[i].event == m.shown[i].event);
      CHECK(n.shown[i].rank == m.shown[i].rank);
      CHECK(n.shown[i].breach == m.shown[i].breach);
    }
  }
}

}  // namespace qorgan::test
