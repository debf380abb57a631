#include "account/facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

TEST_CASE("the median is the middle value", "[account][facts]") {
  CHECK(median({3, 1, 2}) == 2);
  CHECK(median({4, 1, 2, 3}) == 2.5);
  CHECK(median({1, std::numeric_limits<double>::quiet_NaN()}) == 1);
  CHECK(std::isnan(median({})));
}

TEST_CASE("facts add up to the record", "[account][facts]") {
  const Record& record = test::small_record();
  const Facts facts = count_facts(Evidence(record));
  CHECK(facts.incidents.size() == 2);
  CHECK(facts.worst == IncidentId(std::size_t{0}));
  CHECK(facts.delay(Milestone::detected).reached == 2);
  double sent = 0;
  std::size_t dispatches = 0;
  for (const Event& event : record.events)
    if (event.kind == EventKind::teams_sent || event.kind == EventKind::aid_sent) {
      sent += static_cast<double>(event.value);
      ++dispatches;
    }
  CHECK(facts.dispatches == dispatches);
  CHECK(facts.sent == Approx(sent));
  double by_region = 0, by_capability = 0;
  for (const RegionEffort& row : facts.effort) by_region += row.sent;
  for (const CapabilityEffort& row : facts.capabilities) by_capability += row.sent;
  CHECK(by_region == Approx(sent));
  CHECK(by_capability == Approx(sent));
  std::size_t actions = 0;
  for (const GroundRow& row : facts.legal.grounds()) {
    CHECK(std::accumulate(row.kinds.begin(), row.kinds.end(), std::size_t{0}) == row.actions);
    actions += row.actions;
  }
  CHECK(actions == facts.legal.actions());
  CHECK(facts.without_ground.count + facts.kept_too_long.count == record.violations.size());
  CHECK(facts.central.size() + facts.regional.size() <= record.headquarters.size());
}

TEST_CASE("who was told first knew first, whoever detected something by itself later", "[account][facts]") {
  Record record = test::small_record();
  const Event first = *count_facts(Evidence(record)).first_detection;
  CHECK(first.key == std::min(record.incidents[0].state.first_detection, record.incidents[1].state.first_detection));
  for (Event& event : record.events)
    if (event.key == first.key) event.kind = EventKind::informed;
  const Facts facts = count_facts(Evidence(record));
  REQUIRE(facts.first_detection);
  CHECK(facts.first_detection->key == first.key);
  CHECK(facts.first_detection->tick ==
        std::min(record.incidents[0].state.detected, record.incidents[1].state.detected));
}

TEST_CASE("what went on too long is counted apart from what had no ground, and the finder is named",
          "[account][facts]") {
  Record record = test::small_record();
  record.grounds = {"", "17(2)", "18(4)", "27", "14(1)"};
  record.violations.clear();
  const auto add = [&](std::uint16_t article, Tick found, std::uint16_t by) {
    Violation violation;
    violation.article = article;
    violation.tick = 10;
    violation.found = found;
    violation.found_ground = by;
    record.violations.push_back(violation);
  };
  add(1, 20, 3);
  add(1, 14, 4);
  add(1, -1, 0);
  add(2, 40, 3);
  const Facts facts = count_facts(Evidence(record));
  CHECK(facts.kept_too_long.count == 3);
  CHECK(facts.kept_too_long.by_prosecutor == 1);
  CHECK(facts.kept_too_long.by_court == 1);
  CHECK(facts.kept_too_long.found_after == 7 * 3600);
  CHECK(facts.without_ground.count == 1);
  CHECK(facts.without_ground.by_court == 0);
  CHECK(facts.without_ground.found() == 1);
}

TEST_CASE("people whose rights are limited at one time are counted once", "[account][facts]") {
  Record record = test::small_record();
  record.instruments_in_force.clear();
  record.run.ticks_done = 100;
  const auto add = [&](std::size_t incident, std::size_t region, Tick from, Tick ended, float people) {
    InstrumentInForce instrument;
    instrument.incident = IncidentId(incident);
    instrument.region = RegionId(region);
    instrument.from = from;
    instrument.ended = ended;
    instrument.people = people;
    record.instruments_in_force.push_back(instrument);
  };
  add(0, 0, 10, 30, 500);
  add(0, 0, 20, 25, 300);  // some of the same people
  CHECK(count_facts(Evidence(record)).people_limited == 500);
  add(1, 1, 30, -1, 400);  // when the others are free again
  CHECK(count_facts(Evidence(record)).people_limited == 500);
  add(1, 2, 29, 40, 200);
  CHECK(count_facts(Evidence(record)).people_limited == 700);
  add(0, 0, 50, 60, 350);
  CHECK(count_facts(Evidence(record)).people_limited == 750);
}

TEST_CASE("incidents have an end when all of them have", "[account][facts]") {
  Record record = test::small_record();
  record.incidents[0].state.ended = 50;
  record.incidents[1].state.ended = 90;
  CHECK(count_facts(Evidence(record)).last_end == 90);
  record.incidents[0].state.ended = -1;
  CHECK(count_facts(Evidence(record)).last_end == -1);
}
