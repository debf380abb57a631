#include "account/chronicle.hpp"

#include "catch.hpp"
#include "world/event_traits.hpp"

using namespace qorgan;

namespace {

/// A record of a sequence of events in as many ticks.
Record record_of(const std::vector<Event>& events) {
  Record record;
  record.run.ticks_done = 100;
  record.incidents.resize(2);
  record.incidents[0].threat = ThreatId(std::size_t{0});
  record.incidents[1].threat = ThreatId(std::size_t{1});
  record.events = events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    record.events[i].key = i + 1;
    record.events[i].tick = static_cast<Tick>(i);
  }
  return record;
}

Event event_of(EventKind kind, std::size_t incident = 0) {
  Event e;
  e.kind = kind;
  e.agent = AgentId(std::size_t{3});
  e.incident = IncidentId(incident);
  return e;
}

std::vector<std::size_t> told(const std::vector<Event>& events) {
  const Record record = record_of(events);
  const Evidence evidence(record);
  return chronicle(evidence, count_facts(evidence));
}

}  // namespace

TEST_CASE("a chronicle takes each kind of event as its row says", "[account][chronicle]") {
  for (const EventKind kind : all_of<EventKind>) {
    if (kind == EventKind::headquarters_stood_down) continue;  // below
    INFO(name_of(kind));
    Event first = event_of(kind), again = event_of(kind), elsewhere = event_of(kind, 1);
    first.headquarters = again.headquarters = HeadquartersId(std::size_t{0});
    elsewhere.headquarters = HeadquartersId(std::size_t{1});
    const std::vector<std::size_t> numbers = told({first, again, elsewhere});
    switch (traits_of(kind).chronicle) {
      case Chronicle::no: CHECK(numbers.empty()); break;
      case Chronicle::every: CHECK(numbers == std::vector<std::size_t>{0, 1, 2}); break;
      case Chronicle::first_in_run: CHECK(numbers == std::vector<std::size_t>{0}); break;
      case Chronicle::first_of_incident:
      case Chronicle::first_of_headquarters: CHECK(numbers == std::vector<std::size_t>{0, 2}); break;
    }
  }
}

TEST_CASE("of headquarters that stand down only central ones are told", "[account][chronicle]") {
  Event central = event_of(EventKind::headquarters_stood_down), regional = central;
  central.headquarters = HeadquartersId(std::size_t{0});
  regional.headquarters = HeadquartersId(std::size_t{1});
  regional.region = RegionId(std::size_t{4});
  CHECK(told({regional, central}) == std::vector<std::size_t>{1});
}

TEST_CASE("the first detection is told, whatever kind of event it was", "[account][chronicle]") {
  Record record =
      record_of({event_of(EventKind::reported), event_of(EventKind::informed), event_of(EventKind::detected)});
  record.incidents[0].state.began = 1;
  record.incidents[0].state.detected = 1;
  record.incidents[0].state.first_detection = 2;
  const Evidence evidence(record);
  CHECK(chronicle(evidence, count_facts(evidence)) == std::vector<std::size_t>{1});
}

TEST_CASE("decisions give way by rank and stand in the order of time", "[account][chronicle]") {
  Event unlawful = event_of(EventKind::headquarters_convened);
  unlawful.region = RegionId(std::size_t{1});
  Event lawful = unlawful;
  lawful.ground = 5;
  const Record record =
      record_of({event_of(EventKind::help_asked), event_of(EventKind::help_asked), event_of(EventKind::decided),
                 event_of(EventKind::decided, 1), lawful, lawful, event_of(EventKind::decision_made), unlawful});
  const NotedDecisions all = noted_decisions(Evidence(record), 100);
  std::vector<std::size_t> events;
  for (const NotedDecision& d : all.shown) events.push_back(d.event);
  CHECK(events == std::vector<std::size_t>{0, 2, 3, 4, 6, 7});
  CHECK(all.left_out == 0);
  CHECK(all.shown.back().breach == Breach::no_ground);
  CHECK(all.shown[3].breach == Breach::none);
  const NotedDecisions few = noted_decisions(Evidence(record), 3);
  CHECK(few.left_out == 3);
  REQUIRE(few.shown.size() == 3);
  CHECK(few.shown[0].event == 4);
  CHECK(few.shown[1].event == 6);
  CHECK(few.shown[2].event == 7);
}

TEST_CASE("a violation that convened a headquarters is told once, by its convening", "[account][chronicle]") {
  Event violation = event_of(EventKind::violation), other = violation;
  violation.headquarters = HeadquartersId(std::size_t{0});
  const Record record = record_of({violation, other, other});
  const NotedDecisions noted = noted_decisions(Evidence(record), 100);
  REQUIRE(noted.shown.size() == 1);
  CHECK(noted.shown[0].event == 1);
  CHECK(noted.shown[0].rank == DecisionRank::legal);
  CHECK(noted.shown[0].breach == Breach::no_ground);
}

TEST_CASE("what was kept too long is told apart from what had no ground", "[account][chronicle]") {
  Event late = event_of(EventKind::violation), bare = late;
  late.ground = 1;
  bare.agent = AgentId(std::size_t{4});
  bare.ground = 2;
  Record record = record_of({late, bare});
  record.grounds = {"", "17(2)", "18(4)"};
  const NotedDecisions noted = noted_decisions(Evidence(record), 100);
  REQUIRE(noted.shown.size() == 2);
  CHECK(noted.shown[0].breach == Breach::too_long);
  CHECK(noted.shown[1].breach == Breach::no_ground);
}
