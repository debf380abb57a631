// The flagship as a hindcast. Each tolerance says what it allows for. "Fitted" figures test that the calibration still
// holds; "predicted" ones test what nobody set: when headquarters sit, who leads, who learns.

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "golden/golden.hpp"

using namespace qorgan;

namespace {

void check_within(const std::string& observation, const std::string& time, double share) {
  const ObservationPointRow& point = compared(flood(), observation, time);
  INFO(observation << " " << time << ": reported " << point.reported << ", simulated " << point.simulated);
  CHECK(std::fabs(point.error()) <= share * point.reported);
}

const Headquarters* headquarters_of(std::string_view region) {
  for (const Headquarters& hq : flood().headquarters)
    if (hq.level == HeadquartersLevel::regional && flood().region(hq.region)->id == region) return &hq;
  return nullptr;
}

const Headquarters* central() {
  for (const Headquarters& hq : flood().headquarters)
    if (hq.level == HeadquartersLevel::central) return &hq;
  return nullptr;
}

std::string date_of(Tick tick) { return format_date(flood().time_of(tick), flood().run.utc_offset); }

}  // namespace

TEST_CASE("the number evacuated in the country follows the reports once the great waves have come (fitted)") {
  // Ten per cent: seeds differ by about five, and the counts of the ministries by as much from day to day.
  for (const char* time : {"2024-04-10 12:00", "2024-04-12 12:00", "2024-04-14 12:00", "2024-04-15 12:00",
                           "2024-04-19 12:00", "2024-04-23 12:00", "2024-05-13 12:00"})
    check_within("evacuated", time, 0.10);
  // On 7 April 30,000 people a day were moving: a quarter is less than a day's error.
  check_within("evacuated", "2024-04-07 12:00", 0.25);
}

TEST_CASE("before the great waves the model evacuates too early, by no more than half as much again (fitted)") {
  // The reports of the first days lag and contradict each other (4,733, 5,447 and 8,811 on one day); the model moves
  // people as soon as the water is at the door.
  for (const char* time : {"2024-03-30 20:00", "2024-03-31 12:00", "2024-04-01 12:00", "2024-04-02 12:00"})
    check_within("evacuated", time, 0.50);
}

TEST_CASE("regions follow their own reports (fitted)") {
  check_within("evacuated-aktobe", "2024-04-05 12:00", 0.20);
  check_within("evacuated-west-kazakhstan", "2024-04-15 12:00", 0.10);
  // Reported as "more than 7,000" and as "more than 4,000" of the same day: between these, as far as 20 per cent tell.
  const ObservationPointRow& kostanay = compared(flood(), "evacuated-kostanay", "2024-04-07 12:00");
  CHECK((kostanay.simulated >= 0.8 * 4000 && kostanay.simulated <= 1.2 * 7000));
  check_within("evacuated-atyrau", "2024-04-09 12:00", 0.20);  // reported as "more than 33,000"
  check_within("evacuated-north-kazakhstan", "2024-04-16 11:33", 0.20);
  check_within("evacuated-north-kazakhstan", "2024-04-27 20:00", 0.05);
}

TEST_CASE("personnel in the field rises, peaks and falls with the reports (sizes fitted, course predicted)") {
  // A third: the reports count volunteers and workers of enterprises, now with and now without.
  for (const char* time : {"2024-04-10 12:00", "2024-04-12 12:00", "2024-04-15 10:53", "2024-04-19 12:00",
                           "2024-04-23 12:29", "2024-05-04 12:00"})
    check_within("personnel", time, 0.33);
}

TEST_CASE("houses and homecomings follow the reports (fitted)") {
  for (const char* time : {"2024-04-10 12:00", "2024-04-15 12:00", "2024-04-19 12:00", "2024-05-14 12:00"})
    check_within("houses", time, 0.25);
  for (const char* time : {"2024-04-17 12:00", "2024-04-23 12:29", "2024-05-04 12:00", "2024-05-13 12:00"})
    check_within("returned", time, 0.25);
}

TEST_CASE("regional headquarters sit in the last days of March, as they did (predicted)") {
  // 12 were reported on 27 March, some of them a precaution before any water, and 13 on the 30th. The model knows
  // precaution only from forecasts, so it may be two days late, but not more.
  const ObservationPointRow& thirtieth = compared(flood(), "regional-headquarters", "2024-03-30 20:00");
  CHECK(thirtieth.simulated >= 11);
  CHECK(thirtieth.simulated <= 15);
  for (const char* region : {"KZ-15", "KZ-27", "KZ-39", "KZ-62", "KZ-10"}) {
    INFO(region);
    const Headquarters* hq = headquarters_of(region);
    REQUIRE(hq);
    CHECK(date_of(hq->first_sitting) >= "2024-03-24");
    CHECK(date_of(hq->first_sitting) <= "2024-03-30");
  }
}

TEST_CASE("a regional headquarters is headed by the akimat of its own region (16(1))") {
  for (const Headquarters& hq : flood().headquarters) {
    if (hq.level != HeadquartersLevel::regional) continue;
    const AgentRow* head = flood().agent(hq.head);
    REQUIRE(head);
    CHECK(head->role == "akimat");
    CHECK(head->region == hq.region);
  }
}

TEST_CASE("nobody is entitled to the central headquarters, so that the Government forms it (predicted)") {
  // Reported: a republican headquarters at work on 27 March, the Prime Minister's sits first on 31 March. Read to the
  // letter, 18(4) entitles nobody for 6(1)(18), the matter goes to the Government (13(3)).
  const Headquarters* hq = central();
  REQUIRE(hq);
  CHECK(flood().agent(hq->head)->role == "government");
  CHECK(hq->referred == 1);
  CHECK(date_of(hq->first_sitting) >= "2024-03-22");
  CHECK(date_of(hq->first_sitting) <= "2024-04-02");
}

TEST_CASE("every flood is noticed, and noticed before a team is at work there") {
  for (const IncidentRow& incident : flood().incidents) {
    INFO(incident.id);
    CHECK(incident.state.detected >= 0);
    CHECK(incident.state.first_team > incident.state.detected);
  }
}

TEST_CASE("people are counted once: those moved, gone home and left behind add up") {
  for (const IncidentRow& incident : flood().incidents) {
    INFO(incident.id);
    const IncidentState& state = incident.state;
    CHECK(state.evacuated + state.left_unaided <= state.at_risk * 1.000001);
    CHECK(state.returned <= state.evacuated * 1.000001);
    CHECK(state.harmed >= 0);
    CHECK(state.harmed < state.at_risk);
  }
  const SeriesRow* evacuated = flood().find_series("evacuated");
  REQUIRE(evacuated);
  for (std::size_t i = 1; i < evacuated->values.size(); ++i) REQUIRE(evacuated->values[i] >= evacuated->values[i - 1]);
}

TEST_CASE("without response nobody is moved and far more harm is done") {
  CHECK(flood().baseline("evacuated") == 0);
  CHECK(flood().measure("harmed") < 0.25 * flood().baseline("harmed"));
  CHECK(flood().measure("houses_flooded") < flood().baseline("houses_flooded"));
  CHECK(flood().measure("trust") > flood().baseline("trust"));
}

TEST_CASE("when the water has gone the teams are home, but those who look after people in shelters") {
  // All incidents have ended by 28 May. Tens of thousands are not home yet, one in seven of them in a shelter.
  const SeriesRow* personnel = flood().find_series("personnel_deployed");
  REQUIRE(personnel);
  double greatest = 0;
  for (double value : personnel->values) greatest = std::max(greatest, value);
  CHECK(greatest > 20000);
  CHECK(flood().measure("personnel_deployed") == greatest);
  const double carers = flood().at_end("people_sheltered") / 12;  // two hours of one person a day
  CHECK(flood().at_end("people_sheltered") > 1000);
  CHECK(flood().at_end("personnel_deployed") < 3 * carers + 0.01 * greatest);  // shifts, rest, a margin
}
