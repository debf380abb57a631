#include "record/summary.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "record/run.hpp"
#include "support/small_run.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;

TEST_CASE("two equal runs differ in their summaries by the wall time alone", "[record][summary]") {
  RunOptions options;
  options.level = RecordLevel::measures;
  RunResult a = run_scenario(test::small_scenario(), options);
  options.threads = 2;
  RunResult b = run_scenario(test::small_scenario(), options);
  REQUIRE(a.ok());
  REQUIRE(b.ok());
  a.record.run.wall_seconds = b.record.run.wall_seconds = 1;
  CHECK(summary_json(a.record) == summary_json(b.record));
}

TEST_CASE("the summary names every national measure in the table's order", "[record][summary]") {
  const auto json = nlohmann::ordered_json::parse(summary_json(test::small_record()));
  std::vector<std::string> expected, found;
  for (const MeasureName& name : measure_names())
    if (name.scopes.national) expected.emplace_back(name.name);
  for (const auto& [name, value] : json.at("measures").items()) found.push_back(name);
  CHECK(found == expected);
  CHECK(json.at("scenario") == "two-floods");
  CHECK(json.at("policy") == "by-law");
  CHECK(json.at("reading") == "literal");
  CHECK(json.at("ticks") == 240);
  CHECK(json.at("digest").get<std::string>().size() == 16);
  CHECK(json.at("baseline").at("policy") == "no-response");
  CHECK(json.at("objectives").size() == 2);
  CHECK(json.at("objectives")[0].at("met") == true);
  CHECK(json.at("objectives")[1].at("met") == false);
}

TEST_CASE("the summary says when the run was, with the offset of its times", "[record][summary]") {
  Record record = test::small_record();
  auto json = nlohmann::json::parse(summary_json(record));
  CHECK(json.at("start") == "2024-03-20T00:00:00+05:00");
  CHECK(json.at("utc_offset") == "+05:00");
  CHECK(parse_instant(json.at("end").get<std::string>(), 0)->seconds == record.time_of(record.run.ticks_done).seconds);
  record.run.utc_offset = -12600;
  json = nlohmann::json::parse(summary_json(record));
  CHECK(json.at("start") == "2024-03-19T15:30:00-03:30");
  CHECK(json.at("utc_offset") == "-03:30");
}

TEST_CASE("what the response averted is the baseline less the run", "[record][summary]") {
  const Record& record = test::small_record();
  const auto json = nlohmann::json::parse(summary_json(record));
  CHECK(json.at("averted").at("harmed").get<double>() == Approx(record.baseline("harmed") - record.measure("harmed")));
  CHECK(json.at("averted").at("harmed").get<double>() > 0);
}

TEST_CASE("the summary divides the damage by interest and by type", "[record][summary][damage]") {
  const auto json = nlohmann::json::parse(summary_json(test::small_record())).at("damage");
  CHECK(json.at("shares") == "equal");
  REQUIRE(json.at("by_interest").size() == 4);
  REQUIRE(json.at("by_type").size() == 2);
  CHECK(json.at("by_kind").empty());
  const auto& loss = json.at("by_type")[0].at("loss");
  CHECK(loss.at("averted").get<double>() == Approx(loss.at("baseline").get<double>() - loss.at("value").get<double>()));
  CHECK(json.at("by_type")[0].at("article") == "4(1)");
  CHECK(json.at("by_type")[0].at("incidents") == 2);
}

TEST_CASE("the summary holds what states were, what they are in the end, and over how many incidents times are means",
          "[record][summary]") {
  Record record = test::small_record();
  record.incidents[1].state.first_team = -1;
  record.objectives[1].decided = false;
  const auto json = nlohmann::json::parse(summary_json(record));
  CHECK(json.at("measures").at("severity") > 0.5);
  CHECK(json.at("at_end").at("severity") < 0.1);
  CHECK(json.at("incidents").at("time_to_first_unit").at("reached") == 1);
  CHECK(json.at("incidents").at("time_to_first_unit").at("all") == 2);
  CHECK_FALSE(json.at("incidents").contains("harmed"));
  CHECK(json.at("objectives")[1].at("met").is_null());
}

TEST_CASE("a measure without a value is null, not a number", "[record][summary]") {
  Record record;
  record.measures.push_back({"time_to_detect", {}, {}, no_value, no_value, no_value});
  const auto json = nlohmann::json::parse(summary_json(record));
  CHECK(json.at("measures").at("time_to_detect").is_null());
  CHECK(json.at("baseline").is_null());
}

TEST_CASE("each entry of the summary is its own field of the record", "[record][summary]") {
  Record record;
  RunRow& run = record.run;
  run.scenario = "a";
  run.title = {"b", "c", "d"};
  run.scenario_hash = "e";
  run.text_hash = "f";
  run.institution = "g";
  run.law = "h";
  run.policy = "i";
  run.reading = "j";
  run.seed = 11;
  run.version = "k";
  run.ticks_done = 12;
  run.ticks = 13;
  run.tick_seconds = 60;
  run.stopped = true;
  run.agents = 14;
  run.units = 15;
  run.messages = 16;
  run.events = 17;
  run.digest = "l";
  run.wall_seconds = 1.23456;
  run.command_line = "m";
  run.baseline_digest = "n";
  record.overrides = {"o=1"};
  record.notes = {"p"};
  record.commands.resize(2);
  record.regions.resize(1);
  record.regions[0].id = "q";
  record.incidents.resize(1);
  record.incidents[0].id = "r";
  ObjectiveRow objective;
  objective.id = "s";
  objective.measure = "t";
  objective.incident = IncidentId(std::size_t{0});
  objective.region = RegionId(std::size_t{0});
  objective.op = "u";
  objective.target = 18;
  objective.value = 19;
  objective.met = true;
  record.objectives = {objective};
  ObservationRow observation;
  observation.id = "v";
  observation.series = "w";
  observation.points = {{0, 5, 7, "", "", no_value, no_value}};
  observation.compared = 20;
  observation.bias = 21;
  observation.mape = 22;
  observation.log_error = 23;
  observation.spans = observation.inside = 1;
  record.observations = {observation};
  record.measures = {{"loss", {}, {}, 30, 50, 31},
                     {"harmed", {}, {}, 32, 60, 33},
                     {"cost", {}, {}, 34, 70, 35},
                     {"houses_flooded", {}, {}, 36, 80, 37},
                     {"loss", IncidentId(std::size_t{0}), {}, 1, 2, 3}};
  auto json = nlohmann::json::parse(summary_json(record));
  CHECK(json.at("baseline").is_null());
  CHECK(json.at("averted").is_null());
  run.baseline = true;
  json = nlohmann::json::parse(summary_json(record));
  const nlohmann::json expected = nlohmann::json::parse(R"({
    "scenario": "a", "title": {"en": "b", "ru": "c", "kk": "d"}, "scenario_hash": "e", "text_hash": "f",
    "institution": "g", "law": "h", "policy": "i", "reading": "j", "seed": 11, "version": "k", "ticks": 12,
    "ticks_planned": 13, "tick_seconds": 60.0, "start": "1970-01-01T00:00:00+00:00", "end": "1970-01-01T00:12:00+00:00",
    "stopped": true, "agents": 14, "units": 15, "messages": 16, "events": 17, "digest": "l", "wall_seconds": 1.235,
    "command_line": "m", "overrides": ["o=1"], "commands": 2,
    "measures": {"loss": 30.0, "harmed": 32.0, "cost": 34.0, "houses_flooded": 36.0},
    "at_end": {"loss": 31.0, "harmed": 33.0, "cost": 35.0, "houses_flooded": 37.0},
    "baseline": {"policy": "no-response", "digest": "n",
                 "measures": {"loss": 50.0, "harmed": 60.0, "cost": 70.0, "houses_flooded": 80.0}},
    "averted": {"loss": 20.0, "harmed": 28.0, "houses_flooded": 44.0},
    "objectives": [{"id": "s", "measure": "t", "incident": "r", "region": "q", "op": "u", "target": 18.0,
                    "value": 19.0, "met": true}],
    "observations": [{"id": "v", "series": "w", "moment": null, "incident": null, "region": null, "points": 20,
                      "spans": 1, "inside": 1, "bias": 21.0, "mean_absolute_percentage_error": 22.0,
                      "mean_log_error": 23.0,
                      "compared": [{"time": ["1970-01-01T00:00:00+00:00", null], "reported": [5.0, null],
                                    "simulated": 7.0, "off": 0.0, "inside": true}]}],
    "notes": ["p"]})");
  for (const auto& [key, value] : expected.items()) {
    INFO(key << ": " << json.at(key).dump());
    CHECK(json.at(key) == value);
  }
}

TEST_CASE("a seed beyond what a double holds is a text in the summary", "[record][summary]") {
  Record record;
  for (const auto& [seed, text] : {std::pair{std::uint64_t{1} << 53, "9007199254740992"},
                                   {(std::uint64_t{1} << 53) + 1, "\"9007199254740993\""},
                                   {~std::uint64_t{0}, "\"18446744073709551615\""}}) {
    record.run.seed = seed;
    CHECK(nlohmann::json::parse(summary_json(record)).at("seed").dump() == text);
  }
}
