#include "record/replay.hpp"

#include "catch.hpp"
#include "record/store.hpp"
#include "scenario/load.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace qorgan;

namespace {

/// The shipped first scenario, run with a command of a person and stored.
const Record& stored_run() {
  static const Record record = [] {
    Diagnostics diagnostics;
    const auto scenario = load_scenario(source_dir() + "/scenarios/first-steps.yaml", diagnostics);
    REQUIRE(scenario);
    RunOptions options;
    options.baseline = false;
    Command command;
    command.tick = 10;
    command.kind = CommandKind::set_reading;
    command.reading = Reading::broad;
    options.commands = {command};
    RunResult result = run_scenario(scenario, options);
    REQUIRE(result.error.empty());
    const test::Folder folder;
    REQUIRE(write_record(result.record, folder.path()).empty());
    LoadRecordResult loaded = load_record(folder.path());
    REQUIRE(loaded.error == "");
    return std::move(loaded.record);
  }();
  return record;
}

}  // namespace

TEST_CASE("a record alone is enough to run it again, on any thread count", "[record][replay]") {
  for (const int threads : {1, 2}) {
    const ReplayResult result = replay(stored_run(), threads);
    CHECK(result.error == "");
    CHECK(result.same);
    CHECK(result.again == stored_run().run.digest);
    CHECK(result.ticks == stored_run().run.ticks_done);
    CHECK(result.differs_at == -1);
    CHECK_FALSE(result.other_version);
  }
}

TEST_CASE("a record whose seed was changed does not replay, and the place is named", "[record][replay]") {
  Record record = stored_run();
  record.run.seed += 1;
  const ReplayResult result = replay(record);
  CHECK(result.error == "");
  CHECK_FALSE(result.same);
  CHECK(result.differs_at > 0);
  CHECK(result.same_until < result.differs_at);
}

TEST_CASE("a record whose scenario was changed does not replay", "[record][replay]") {
  Record record = stored_run();
  std::string& text = record.sources.front().text;
  text += "\n# a remark means nothing\n";
  CHECK(replay(record).same);
  const std::string tick = "tick: 30 min";
  REQUIRE(text.find(tick) != std::string::npos);
  text.replace(text.find(tick), tick.size(), "tick: 15 min");
  const ReplayResult result = replay(record);
  CHECK(result.error == "");
  CHECK_FALSE(result.same);
}

TEST_CASE("what cannot be run again says why", "[record][replay]") {
  Record record = stored_run();
  SECTION("no sources") {
    record.sources.clear();
    CHECK(replay(record).error.find("no scenario text") != std::string::npos);
  }
  SECTION("a file that would leave the folder") {
    record.sources.front().path = "../../escaped.yaml";
    CHECK(replay(record).error.find("outside its folder") != std::string::npos);
  }
  SECTION("a file with an absolute place") {
    record.sources.front().path = "/escaped.yaml";
    CHECK(replay(record).error.find("outside its folder") != std::string::npos);
  }
  SECTION("a scenario that is broken") {
    record.sources.front().text = "qorgan: scenario\nversion: 1\nbroken: yes\n";
    const std::string error = replay(record).error;
    CHECK(error.find("can no longer be read") != std::string::npos);
    CHECK(error.find("first-steps.yaml") != std::string::npos);
  }
  SECTION("a command that is unknown") {
    record.commands[0].value = "sideways";
    CHECK(replay(record).error.find("'set-reading sideways'") != std::string::npos);
  }
  SECTION("a command that comes too late") {
    record.commands[0].tick = 240;
    CHECK(replay(record).error ==
          "the recorded command 'set-reading broad' cannot be given again: tick 240 is too late: "
          "the last tick of the run is 239");
  }
  SECTION("more ticks than the scenario has") {
    record.run.ticks = 2000000000;
    CHECK(replay(record).error == "it claims 2000000000 ticks, but its scenario has 240");
  }
  SECTION("a policy that is unknown") {
    record.run.policy = "luck";
    CHECK(replay(record).error.find("'luck'") != std::string::npos);
  }
}

TEST_CASE("the record holds no place of the machine it was made on", "[record][sources]") {
  const Record& record = stored_run();
  REQUIRE_FALSE(record.sources.empty());
  CHECK(record.sources.front().path == "first-steps.yaml");
  for (const SourceFile& file : record.sources) {
    CHECK(file.path.front() != '/');
    CHECK(file.path.find("..") == std::string::npos);
  }
  for (const SourcedNumber& number : record.numbers)
    if (!number.file.empty()) CHECK(number.file.front() != '/');
}
