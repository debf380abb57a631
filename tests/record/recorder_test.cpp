#include "record/recorder.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/digest.hpp"
#include "support/small_run.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;

TEST_CASE("a run that is watched has the digest of one that is not", "[record][recorder]") {
  Engine alone(test::small_scenario());
  while (!alone.done()) alone.step();
  CHECK(test::small_record().run.digest == format_digest(alone.world().digest));
}

TEST_CASE("long series stay within their limit and keep both ends", "[record][recorder]") {
  RunOptions options;
  options.baseline = false;
  options.series_points = 32;
  options.local_points = 16;
  const RunResult result = run_scenario(test::small_scenario(), options);
  REQUIRE(result.ok());
  REQUIRE_FALSE(result.record.series.empty());
  for (const SeriesRow& row : result.record.series) {
    INFO(row.measure);
    CHECK(row.ticks.size() == row.values.size());
    CHECK(row.ticks.size() <= (row.incident.valid() || row.region.valid() ? 17U : 33U));
    CHECK(row.ticks.front() == 0);
    CHECK(row.ticks.back() == 240);
  }
}

TEST_CASE("a thinned series agrees with the full one where both have a point", "[record][recorder]") {
  RunOptions options;
  options.baseline = false;
  options.series_points = 20;
  const RunResult thin = run_scenario(test::small_scenario(), options);
  const SeriesRow* few = thin.record.find_series("evacuated");
  const SeriesRow* many = test::small_record().find_series("evacuated");
  REQUIRE(few);
  REQUIRE(many);
  CHECK(many->ticks.size() == 241);
  for (std::size_t i = 0; i < few->ticks.size(); ++i)
    CHECK(few->values[i] == many->values[static_cast<std::size_t>(few->ticks[i])]);
}

TEST_CASE("events beyond the limit are counted, not kept, and the record says so", "[record][recorder]") {
  RunOptions options;
  options.baseline = false;
  options.event_limit = 50;
  const RunResult result = run_scenario(test::small_scenario(), options);
  REQUIRE(result.ok());
  CHECK(result.record.events.size() == 50);
  CHECK(result.record.run.events == test::small_record().run.events);
  CHECK(result.record.run.digest == test::small_record().run.digest);
  REQUIRE(result.record.notes.size() == 1);
  CHECK(result.record.notes[0].find("the first 50 of") != std::string::npos);
}

TEST_CASE("the lower levels keep less", "[record][recorder]") {
  RunOptions options;
  options.baseline = false;
  options.level = RecordLevel::measures;
  const RunResult measures = run_scenario(test::small_scenario(), options);
  CHECK(measures.record.series.empty());
  CHECK(measures.record.events.empty());
  CHECK(measures.record.flows.empty());
  CHECK(measures.record.measure("evacuated") == test::small_record().measure("evacuated"));
  options.level = RecordLevel::series;
  const RunResult series = run_scenario(test::small_scenario(), options);
  CHECK_FALSE(series.record.series.empty());
  CHECK_FALSE(series.record.flows.empty());
  CHECK(series.record.events.empty());
  CHECK(record_level_from("series") == RecordLevel::series);
  CHECK_FALSE(record_level_from("everything").has_value());
}

TEST_CASE("a run can be stopped and keeps what was done", "[record][run]") {
  std::atomic<bool> stop{false};
  RunOptions options;
  const auto progress = [&](const RunProgress& where) {
    if (where.tick >= 30) stop = true;
  };
  const RunResult result = run_scenario(test::small_scenario(), options, progress, &stop);
  CHECK(result.ok());
  CHECK(result.stopped);
  CHECK(result.record.run.stopped);
  CHECK(result.record.run.ticks_done == 30);
  CHECK_FALSE(result.record.run.baseline);
  REQUIRE_FALSE(result.record.notes.empty());
  CHECK(result.record.notes.back() == "stopped: 30 of 240 ticks were done");
}

TEST_CASE("progress counts both the run and its baseline", "[record][run]") {
  int parts = 0;
  Tick last = 0;
  const RunResult result = run_scenario(test::small_scenario(), {}, [&](const RunProgress& where) {
    parts = std::max(parts, where.part + 1);
    last = where.tick;
    CHECK(where.parts == 2);
  });
  CHECK(result.ok());
  CHECK(parts == 2);
  CHECK(last == 240);
}

TEST_CASE("what people do is on record and part of the run", "[record][run]") {
  RunOptions options;
  options.baseline = false;
  Command command;
  command.tick = 20;
  command.kind = CommandKind::fire_inject;
  command.inject = InjectId(std::size_t{1});
  command.note = "try it";
  options.commands = {command};
  const RunResult result = run_scenario(test::small_scenario(), options);
  REQUIRE(result.ok());
  REQUIRE(result.record.commands.size() == 1);
  CHECK(result.record.commands[0].kind == "fire-inject");
  CHECK(result.record.commands[0].value == "second-rumour");
  CHECK(result.record.injects[1].fired == 20);
  CHECK(result.record.run.digest != test::small_record().run.digest);

  options.commands[0].inject = InjectId(std::size_t{77});
  CHECK_FALSE(run_scenario(test::small_scenario(), options).ok());
}

TEST_CASE("observations are compared at their own ticks", "[record][recorder]") {
  const Record& record = test::small_record();
  REQUIRE(record.observations.size() == 1);
  const ObservationRow& row = record.observations[0];
  const SeriesRow* series = record.find_series("evacuated");
  REQUIRE(series);
  CHECK(row.points[0].simulated == series->values[72]);
  CHECK(row.points[1].simulated == series->values[144]);
  const double e0 = series->values[72] - 100, e1 = series->values[144] - 5000;
  CHECK(row.compared == 2);
  CHECK(row.bias == Approx((e0 + e1) / 2));
  CHECK(row.mape == Approx((std::abs(e0) / 100 + std::abs(e1) / 5000) / 2));
}

TEST_CASE("an objective names the event that settled it", "[record][recorder]") {
  const Record& record = test::small_record();
  REQUIRE(record.objectives.size() == 2);
  const Event* evidence = record.event(record.objectives[0].evidence);
  REQUIRE(evidence);
  CHECK(evidence->kind == EventKind::detected);
  CHECK(evidence->tick == record.incidents[0].state.detected);
}

TEST_CASE("the event beside a time happened in the tick that the time counts to", "[record][recorder]") {
  const auto scenario = test::small_scenario();
  scenario->objectives.clear();
  const std::vector<std::string> times{"time_to_detect",
                                       "time_to_inform",
                                       "time_to_decide",
                                       "time_to_headquarters",
                                       "time_to_regional_headquarters",
                                       "time_to_first_unit",
                                       "time_to_contain",
                                       "time_to_close"};
  for (std::size_t i = 0; i < scenario->incidents.size(); ++i)
    for (const std::string& name : times) {
      ObjectiveSpec spec;
      spec.id = name;
      spec.measure = name;
      spec.incident = IncidentId(i);
      spec.op = Condition::Operator::at_most;
      spec.target = 40 * 86400.0;
      scenario->objectives.push_back(spec);
    }
  const RunResult result = run_scenario(scenario);
  REQUIRE(result.ok());
  std::size_t settled = 0;
  for (const ObjectiveRow& row : result.record.objectives) {
    INFO(row.measure);
    const IncidentState& state = result.record.incidents[row.incident.index()].state;
    if (std::isnan(row.value)) continue;
    const Event* evidence = result.record.event(row.evidence);
    REQUIRE(evidence);
    CHECK((evidence->tick - state.onset) * 3600.0 == row.value);
    ++settled;
  }
  CHECK(settled >= times.size());
}

TEST_CASE("of a run that was stopped only what nothing could change is decided", "[record][recorder]") {
  const auto scenario = test::small_scenario();
  const auto ask = [&](const char* id, const char* measure, Condition::Operator op, double target) {
    ObjectiveSpec spec = scenario->objectives.front();
    spec.id = id;
    spec.measure = measure;
    spec.op = op;
    spec.target = target;
    scenario->objectives.push_back(spec);
  };
  scenario->objectives.resize(1);  // detected within thirty days: it was
  using Op = Condition::Operator;
  ask("overdue", "time_to_close", Op::at_most, 3600);
  ask("in-time", "time_to_close", Op::at_most, 30 * 86400.0);
  ask("passed", "evacuated", Op::at_most, -1);
  ask("not-passed", "evacuated", Op::at_most, 1e9);
  ask("reached", "people_at_risk", Op::at_least, 0);
  ask("state", "severity", Op::at_most, 100);
  RunOptions options;
  options.until = 60;
  const RunResult result = run_scenario(scenario, options);
  REQUIRE(result.ok());
  REQUIRE(result.record.run.stopped);
  std::vector<std::string> told;
  for (const ObjectiveRow& row : result.record.objectives)
    told.push_back(row.id + (row.decided ? row.met ? " met" : " missed" : " open"));
  CHECK(told == std::vector<std::string>{"detected-soon met", "overdue missed", "in-time open", "passed missed",
                                         "not-passed open", "reached met", "state open"});
  const RunResult whole = run_scenario(scenario);
  for (const ObjectiveRow& row : whole.record.objectives) CHECK(row.decided);
}

TEST_CASE("without a response nobody decides", "[record][recorder]") {
  CHECK(std::isfinite(test::small_record().measure("time_to_decide")));
  CHECK(std::isnan(test::small_record().baseline("time_to_decide")));
  CHECK(std::isfinite(test::small_record().baseline("time_to_detect")));
}

TEST_CASE("a large world is told by the bodies that appear", "[record][recorder]") {
  SyntheticOptions synthetic;
  synthetic.agents = 30'000;
  synthetic.ticks = 20;
  synthetic.messages = 0;
  const RunResult result = run_scenario(synthetic_scenario(synthetic));
  REQUIRE(result.ok());
  CHECK(result.record.run.agents >= 30'000);
  CHECK(result.record.agents.size() < 10'000);
  for (const Event& event : result.record.events)
    if (event.agent.valid()) CHECK(result.record.agent(event.agent));
}
