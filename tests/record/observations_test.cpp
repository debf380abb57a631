#include "record/observations.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "record/capture.hpp"
#include "record/observed_words.hpp"
#include "record/reached_class.hpp"
#include "record/wording.hpp"
#include "support/small_run.hpp"
#include "world/vocabulary.hpp"

using namespace qorgan;

namespace {

constexpr double hour = 3600, day = 86400;

ObservationSpec moment(ObservedMoment what, double from, double until) {
  ObservationSpec out;
  out.id = std::string(name_of(what));
  out.moment = what;
  out.points.push_back({from, 0, "a ministry", "", until});
  return out;
}

ObservationSpec figures(std::vector<ObservationPoint> points) {
  ObservationSpec out;
  out.id = "evacuated";
  out.series = "evacuated";
  out.points = std::move(points);
  return out;
}

Record run_with(std::vector<ObservationSpec> observations, Policy policy = Policy::by_law) {
  auto scenario = test::small_scenario();
  scenario->observations = std::move(observations);
  scenario->policy = policy;
  RunOptions options;
  options.baseline = false;
  const RunResult result = run_scenario(scenario, options);
  REQUIRE(result.ok());
  return result.record;
}

std::string hours(double seconds) { return write_number(seconds / hour, 0, Language::en) + " h"; }

}  // namespace

TEST_CASE("a moment is the run's own, and what is off counts from the nearer side", "[record][observations]") {
  const Record plain = run_with({});
  const Tick arrived = plain.incidents[0].state.first_team;
  REQUIRE(arrived > 0);
  const double at = static_cast<double>(arrived) * hour;
  auto exact = moment(ObservedMoment::first_arrival, at - 2 * hour, at - 2 * hour);
  auto within = moment(ObservedMoment::first_arrival, at - hour, at + hour);
  auto by = moment(ObservedMoment::first_arrival, open_side, at - 3 * hour);
  auto after = moment(ObservedMoment::first_arrival, at + 5 * hour, open_side);
  for (ObservationSpec* spec : {&exact, &within, &by, &after}) spec->incident = IncidentId(std::size_t{0});
  const Record record = run_with({exact, within, by, after});
  CHECK(record.run.digest == plain.run.digest);
  const auto& rows = record.observations;
  CHECK(rows[0].points[0].simulated == at);
  CHECK(rows[0].bias == 2 * hour);
  CHECK(rows[0].spans == 0);
  CHECK(rows[1].bias == 0);
  CHECK(rows[1].inside == 1);
  CHECK(rows[2].bias == 3 * hour);
  CHECK(rows[2].inside == 0);
  CHECK(rows[3].bias == -5 * hour);
  CHECK(std::isnan(rows[0].mape));
  CHECK(std::isnan(rows[0].log_error));
  CHECK(write_off(rows[0], rows[0].points[0], Language::en) == write_duration(2 * hour, Language::en) + " later");
  CHECK(write_off(rows[1], rows[1].points[0], Language::en) == "within");
  CHECK(write_off(rows[3], rows[3].points[0], Language::en) == write_duration(5 * hour, Language::en) + " earlier");
}

TEST_CASE("moments follow from what happened, and do not come where nobody responds", "[record][observations]") {
  std::vector<ObservationSpec> all;
  for (const auto& entry : observed_moment_names) all.push_back(moment(entry.value, open_side, 9.9 * day));
  const Record record = run_with(all);
  const auto row = [](const Record& r, ObservedMoment what) -> const ObservationRow& {
    for (const ObservationRow& o : r.observations)
      if (o.moment == name_of(what)) return o;
    throw std::logic_error("no such row");
  };
  // Of several incidents the earliest.
  Tick detected = -1, home = -1, order = -1;
  for (const IncidentRow& incident : record.incidents)
    if (incident.state.detected >= 0 && (detected < 0 || incident.state.detected < detected))
      detected = incident.state.detected;
  CHECK(row(record, ObservedMoment::detected).points[0].simulated == static_cast<double>(detected) * hour);
  for (const InstrumentInForce& m : record.instruments_in_force)
    if (record.instrument(m.instrument)->effect == "evacuate" && (order < 0 || m.from < order)) order = m.from;
  REQUIRE(order >= 0);
  CHECK(row(record, ObservedMoment::first_order_to_evacuate).points[0].simulated == static_cast<double>(order) * hour);
  if (const SeriesRow* returned = record.find_series("returned"))
    for (std::size_t i = 0; i < returned->values.size() && home < 0; ++i)
      if (returned->values[i] > 0) home = returned->ticks[i];
  REQUIRE(home >= 0);
  CHECK(row(record, ObservedMoment::return_).points[0].simulated == static_cast<double>(home) * hour);
  // Each is an act of the response: without one bodies know and decide, and that is all.
  const Record nobody = run_with(all, Policy::no_response);
  for (const ObservedMoment what :
       {ObservedMoment::first_order_to_evacuate, ObservedMoment::first_arrival, ObservedMoment::headquarters,
        ObservedMoment::central_headquarters, ObservedMoment::emergency_declared}) {
    INFO(name_of(what));
    const ObservationRow& none = row(nobody, what);
    CHECK(none.points[0].never);
    CHECK(none.compared == 0);
    CHECK(none.spans == 1);
    CHECK(none.inside == 0);
    CHECK(write_off(none, none.points[0], Language::en) == "did not happen");
  }
}

TEST_CASE("a moment that was to come after the end of the run is open", "[record][observations]") {
  const Record record = run_with({moment(ObservedMoment::central_headquarters, 30 * day, 40 * day),
                                  moment(ObservedMoment::central_headquarters, 0, open_side)},
                                 Policy::no_response);
  for (const ObservationRow& row : record.observations) {
    CHECK_FALSE(row.points[0].never);
    CHECK(row.spans == 0);
    CHECK(write_off(row, row.points[0], Language::en) == "–");
  }
}

TEST_CASE("bounds keep a run within, and outside of them the bound that was passed is the yardstick",
          "[record][observations]") {
  ObservationRow row;
  row.series = "evacuated";
  const double open = no_value;
  row.points = {{0, 100, 90, "", "", 0, open},   // at least 100: 90 is a tenth less
                {1, 100, 250, "", "", 1, open},  // within
                {2, open, 60, "", "", 2, 40},    // at most 40: half as many again
                {3, 10, 20, "", "", 3, 30},      // within
                {4, 0, 12, "", ""}};             // nothing was reported: no share of that
  compare_observation(row);
  CHECK(row.compared == 5);
  CHECK(row.spans == 4);
  CHECK(row.inside == 2);
  CHECK(row.bias == Approx((-10 + 0 + 20 + 0 + 12) / 5.0));
  CHECK(row.mape == Approx((0.1 + 0 + 0.5 + 0) / 4));
  CHECK(write_off(row, row.points[0], Language::en) == "10% less");
  CHECK(write_off(row, row.points[1], Language::en) == "within");
  CHECK(write_off(row, row.points[2], Language::en) == "50% more");
  CHECK(write_off(row, row.points[4], Language::en) == "simulated 12, reported 0");
  row.points = {{0, 1, 2790, "", ""}};
  CHECK(write_off(row, row.points[0], Language::en) == "simulated 2,790, reported 1");
  CHECK(write_off(row, row.points[0], Language::ru) == "расчёт 2790, сообщалось 1");
}

TEST_CASE("at a vague time the tick counts at which the run comes nearest", "[record][observations]") {
  const Record plain = run_with({});
  const SeriesRow* series = plain.find_series("evacuated");
  REQUIRE(series);
  const double fourth = series->values[96], sixth = series->values[144];
  REQUIRE(sixth > fourth + 10);
  const Record record = run_with({figures({{4 * day, (fourth + sixth) / 2, "", "", 6 * day},
                                           {4 * day, sixth + 5, "", "", 6 * day},
                                           {4 * day, sixth + 5, "", "", 6 * day, open_side},
                                           {open_side, fourth, "", "", 6 * day, open_side}})});
  const ObservationRow& row = record.observations[0];
  CHECK(std::fabs(row.off(row.points[0])) < sixth - fourth);
  CHECK(row.points[1].simulated == sixth);
  CHECK(row.off(row.points[2]) == -5);
  CHECK(row.off(row.points[3]) == 0);
}

TEST_CASE("figures may be of one incident", "[record][observations]") {
  ObservationSpec first = figures({{8 * day, 1, "", ""}}), country = first;
  first.incident = IncidentId(std::size_t{0});
  const Record record = run_with({first, country});
  const double all = record.observations[1].points[0].simulated;
  const SeriesRow* series = record.find_series("evacuated", false, IncidentId(std::size_t{0}));
  REQUIRE(series);
  CHECK(record.observations[0].points[0].simulated < all);
  CHECK(record.observations[0].points[0].simulated > 0);
}

TEST_CASE("what is told of an observation says what is known", "[record][observations]") {
  ObservationRow row;
  row.series = "evacuated";
  const double open = no_value;
  const ObservationPointRow by{open, 44000, 50000, "", "", 12 * hour, open}, after{hour, open, 5, "", "", open, 7},
      between{hour, 3, no_value, "", "", 2 * hour, 4};
  CHECK(write_when(by, hours, Language::en) == "by 12 h");
  CHECK(write_when(after, hours, Language::en) == "after 1 h");
  CHECK(write_when(between, hours, Language::en) == "between 1 h and 2 h");
  CHECK(write_reported(row, by, hours, Language::en) == "at least 44,000");
  CHECK(write_reported(row, after, hours, Language::ru) == "не более 7");
  CHECK(write_reported(row, between, hours, Language::en) == "3 to 4");
  CHECK(write_simulated(row, between, hours, Language::en) == "–");
}

TEST_CASE("the class that is told is the greatest of the run, with what made it so", "[record][classes]") {
  const Record& record = test::small_record();
  for (std::size_t i = 0; i < record.incidents.size(); ++i) {
    const ReachedClass& reached = record.incidents[i].reached;
    const auto known = from_name<ThreatClass>(reached.threat_class);
    REQUIRE(known);
    CHECK(static_cast<double>(*known) == record.measure("threat_class", IncidentId(i)));
    CHECK(*known > ThreatClass::none);
    CHECK(reached.from > 0);
    CHECK(reached.amount >= reached.from);
  }
  double gravest = 0;
  for (const ThreatRow& threat : record.threats)
    if (const auto known = from_name<ThreatClass>(threat.reached.threat_class))
      gravest = std::max(gravest, static_cast<double>(*known));
  CHECK(gravest == record.measure("threat_class"));
  // Where the amounts lie out of reach, nothing is of a class.
  auto scenario = test::small_scenario();
  scenario->parameters.class_factor = 1e9;
  RunOptions options;
  options.baseline = false;
  const RunResult none = run_scenario(scenario, options);
  REQUIRE(none.ok());
  for (const IncidentRow& row : none.record.incidents) {
    CHECK(row.reached.threat_class == "none");
    CHECK(row.reached.stake.empty());
  }
}
