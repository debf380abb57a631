#include "account/lanes.hpp"

#include <algorithm>

#include "catch.hpp"
#include "record/onset.hpp"

using namespace qorgan;

namespace {

/// Four incidents: the second begins first, the third was called off, the fourth in another region.
Record made() {
  Record record;
  record.run.tick_seconds = 3600;
  record.run.ticks_done = 100;
  record.incidents.resize(4);
  const std::array<Tick, 4> onsets{30, 10, no_onset, 20};
  for (std::size_t i = 0; i < 4; ++i) {
    IncidentRow& row = record.incidents[i];
    row.threat = ThreatId(std::size_t{7});
    row.region = RegionId(std::size_t{i == 3 ? 2U : 1U});
    row.state.onset = onsets[i];
    row.state.began = i == 2 ? 0 : i + 1;
  }
  return record;
}

Headquarters sitting(HeadquartersLevel level, std::size_t region, std::size_t threat, Tick proposed, Tick sat,
                     Tick end) {
  Headquarters hq;
  hq.level = level;
  if (level == HeadquartersLevel::regional) hq.region = RegionId(region);
  hq.threat = ThreatId(threat);
  hq.proposed = proposed;
  hq.first_sitting = sat;
  hq.stood_down = end;
  return hq;
}

const Lane& lane_of(const std::vector<Lane>& lanes, std::size_t incident) {
  return *std::find_if(lanes.begin(), lanes.end(), [&](const Lane& l) { return l.incident == IncidentId(incident); });
}

}  // namespace

TEST_CASE("lanes stand in the order of onsets, behind that of the country, and without an onset last",
          "[account][lanes]") {
  const Record record = made();
  const std::vector<Lane> lanes = build_lanes(Evidence(record));
  std::vector<IncidentId> order;
  for (const Lane& lane : lanes) order.push_back(lane.incident);
  CHECK(order == std::vector<IncidentId>{IncidentId(), IncidentId(std::size_t{1}), IncidentId(std::size_t{3}),
                                         IncidentId(std::size_t{0}), IncidentId(std::size_t{2})});
  CHECK(lanes[1].onset == 10);
  CHECK(lanes[3].onset == 30);
  CHECK_FALSE(lanes[4].onset);
}

TEST_CASE("marks stand at their ticks, in order, and only where they came about", "[account][lanes]") {
  Record record = made();
  IncidentState& state = record.incidents[0].state;
  state.contained = 80;
  state.detected = 28;
  state.first_team = 50;
  state.ended = 90;
  InstrumentInForce use;
  use.incident = IncidentId(std::size_t{0});
  use.instrument = InstrumentId(std::size_t{4});
  use.from = 40;
  use.event = 77;
  record.instruments_in_force.push_back(use);
  use.from = 60;  // renewed
  use.event = 78;
  record.instruments_in_force.push_back(use);
  use.incident = IncidentId(std::size_t{1});
  record.instruments_in_force.push_back(use);
  const Evidence evidence(record);
  const std::vector<Lane> lanes = build_lanes(evidence);
  const Lane& lane = lane_of(lanes, 0);
  std::vector<std::pair<MarkKind, double>> marks;
  for (const LaneMark& mark : lane.marks) marks.emplace_back(mark.kind, mark.tick);
  CHECK(marks == std::vector<std::pair<MarkKind, double>>{{MarkKind::detected, 28},
                                                          {MarkKind::instrument, 40},
                                                          {MarkKind::first_team, 50},
                                                          {MarkKind::contained, 80}});
  CHECK(lane.end == 90);
  CHECK(event_of(evidence, lane, lane.marks[1]) == 77);
  CHECK(lane_of(lanes, 3).marks.empty());
}

TEST_CASE("a headquarters stands on the lanes of its region and threat, a central one on that of the country",
          "[account][lanes]") {
  Record record = made();
  record.headquarters = {sitting(HeadquartersLevel::regional, 1, 7, 12, 15, 60),
                         sitting(HeadquartersLevel::central, 0, 7, 20, 25, -1),
                         sitting(HeadquartersLevel::regional, 1, 6, 12, 15, 60)};
  const std::vector<Lane> lanes = build_lanes(Evidence(record));
  REQUIRE(lanes[0].bars.size() == 1);
  CHECK(lanes[0].bars[0].headquarters == HeadquartersId(std::size_t{1}));
  CHECK(lanes[0].bars[0].open);
  CHECK(lanes[0].bars[0].end == 100);
  for (const std::size_t incident : {0, 1}) {
    const Lane& lane = lane_of(lanes, incident);
    REQUIRE(lane.bars.size() == 1);
    CHECK(lane.bars[0].headquarters == HeadquartersId(std::size_t{0}));
    CHECK(lane.bars[0].proposed == 12);
    CHECK(lane.bars[0].first_sitting == 15);
    CHECK(lane.bars[0].end == 60);
    CHECK_FALSE(lane.bars[0].open);
  }
  CHECK(lane_of(lanes, 3).bars.empty());
}

TEST_CASE("injects stand where they fired, or will; those that wait for a person or a condition nowhere",
          "[account][lanes]") {
  Record record = made();
  InjectRow fired, timed, waiting, conditional;
  fired.fired = 12;
  fired.at = 2 * 3600.0;
  timed.at = 5.5 * 3600;
  waiting.at = 3600.0;
  waiting.contingency = true;
  record.injects = {timed, fired, waiting, conditional};
  Event event;
  event.kind = EventKind::inject;
  event.key = 5;
  event.tick = 12;
  event.value = 1;
  record.events = {event};
  const Evidence evidence(record);
  const Lane lane = build_lanes(evidence).front();
  REQUIRE(lane.marks.size() == 2);
  CHECK(lane.marks[0].tick == 5.5);
  CHECK(lane.marks[0].to_come);
  CHECK(event_of(evidence, lane, lane.marks[0]) == 0);
  CHECK(lane.marks[1].tick == 12);
  CHECK_FALSE(lane.marks[1].to_come);
  CHECK(lane.marks[1].inject == 1);
  CHECK(event_of(evidence, lane, lane.marks[1]) == 5);
}
