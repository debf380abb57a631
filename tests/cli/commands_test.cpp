// Commands of people from a file: an exercise without a window.
#include <SQLiteCpp/SQLiteCpp.h>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;
using nlohmann::json;

namespace {

Outcome run_with(const Folder& folder, const std::string& commands, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"run", shipped("first-steps.yaml"), "--no-baseline", "--commands",
                                     folder.write("commands.json", commands)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

}  // namespace

TEST_CASE("a file of commands is played, recorded and replayed to the same digest", "[cli][commands]") {
  const Folder folder;
  const std::string place = folder.path("result").string();
  const Outcome played = run_with(folder, R"({"commands": [
      {"tick": 0, "do": "take-over", "value": "akimat@KZ-11", "note": "played by the second table"},
      {"at": "1 d", "do": "delegate", "value": "akimat@KZ-11 notify on"},
      {"at": "2025-04-09 12:00", "do": "start-threat", "value": "social-unrest@KZ-75 0.7"}]})",
                                  {"--out", place, "--json"});
  INFO(played.err);
  REQUIRE(played.status == 0);
  const Outcome plain = run({"run", shipped("first-steps.yaml"), "--no-baseline", "--json"});
  CHECK(json::parse(played.out).at("digest") != json::parse(plain.out).at("digest"));
  SQLite::Database database(place + "/results.sqlite");
  SQLite::Statement rows(database, "SELECT tick, kind, value, note FROM command ORDER BY tick");
  REQUIRE(rows.executeStep());
  CHECK(rows.getColumn(1).getString() == "take-over");
  CHECK(rows.getColumn(3).getString() == "played by the second table");
  REQUIRE(rows.executeStep());
  CHECK(rows.getColumn(0).getInt() == 48);
  REQUIRE(rows.executeStep());
  CHECK(rows.getColumn(2).getString() == "social-unrest@KZ-75 0.7");
  CHECK(database.execAndGet("SELECT COUNT(*) FROM event WHERE kind = 'decision-asked'").getInt() > 0);
  const Outcome again = run({"replay", place});
  CHECK(again.status == 0);
  CHECK_THAT(again.out, ContainsSubstring("The same: 240 ticks"));
}

TEST_CASE("dates of commands are local, or have an offset of their own", "[cli][commands][time]") {
  const Folder folder;
  const std::string place = folder.path("result").string();
  const Outcome played = run_with(folder, R"({"commands": [
      {"at": "2025-04-09 12:00", "do": "set-policy", "value": "network"},
      {"at": "2025-04-09T07:30Z", "do": "set-policy", "value": "by-law"},
      {"at": "2025-04-09 13:45+05:45", "do": "set-policy", "value": "hierarchy"},
      {"at": "2025-04-08T22:00-10:30", "do": "set-policy", "value": "network"}]})",
                                  {"--out", place, "--json"});
  INFO(played.err);
  REQUIRE(played.status == 0);
  SQLite::Database database(place + "/results.sqlite");
  SQLite::Statement rows(database, "SELECT tick, time FROM command ORDER BY tick");
  for (const auto& [tick, time] : {std::pair{108, "2025-04-09 12:00"}, std::pair{109, "2025-04-09 12:30"},
                                   std::pair{110, "2025-04-09 13:00"}, std::pair{111, "2025-04-09 13:30"}}) {
    REQUIRE(rows.executeStep());
    CHECK(rows.getColumn(0).getInt() == tick);
    CHECK(rows.getColumn(1).getString() == time);
  }
  CHECK(database.execAndGet("SELECT utc_offset FROM run").getInt() == 18000);
  const Outcome again = run({"replay", place});
  CHECK(again.status == 0);
  const Outcome chain = run({"why", place, "detected"});
  CHECK_THAT(chain.out, ContainsSubstring("UTC+05:00"));
}

TEST_CASE("what is wrong in a file of commands is named by its place, all of it in one pass", "[cli][commands]") {
  const Folder folder;
  const Outcome wrong = run_with(folder,
                                 "[{\"tick\": 0, \"do\": \"take-over\", \"value\": \"akimt@KZ-11\"},\n"
                                 " {\"tick\": 9999, \"do\": \"set-policy\", \"value\": \"network\"},\n"
                                 " {\"at\": \"2020-01-01\", \"do\": \"set-policy\", \"value\": \"network\"},\n"
                                 " {\"tick\": 1, \"do\": \"decide\", \"value\": \"akimat@KZ-11 convene perhaps\"}]\n");
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  CHECK_THAT(wrong.err,
             ContainsSubstring("commands.json:1:42: error: there is no body 'akimt'; did you mean 'akimat'?"));
  CHECK_THAT(wrong.err, ContainsSubstring("commands.json:2:11: error: 'tick' is '9999', too late to happen"));
  CHECK_THAT(wrong.err, ContainsSubstring("commands.json:3:9: error: 'at' is '2020-01-01', "));
  CHECK_THAT(wrong.err, ContainsSubstring("before the start of the scenario"));
  CHECK_THAT(wrong.err, ContainsSubstring("commands.json:4:39: error: there is no choice 'perhaps'"));
  const Outcome broken = run_with(folder, "[1e999]\n");
  CHECK(broken.status == 2);
  CHECK_THAT(broken.err, ContainsSubstring("commands.json:1:2: error: command needs a mapping"));
  const Outcome missing = run({"run", shipped("first-steps.yaml"), "--commands", folder.path("no-such.json").string()});
  CHECK(missing.status == 2);
  CHECK_THAT(missing.err, ContainsSubstring("no-such.json: error: the file does not exist"));
  const Outcome none = run({"run", shipped("first-steps.yaml"), "--commands", folder.path().string()});
  CHECK(none.status == 2);
  CHECK_THAT(none.err, ContainsSubstring("error: the file is a folder, not a file"));
}

TEST_CASE("times of commands are held to the end of the run that was asked for", "[cli][commands]") {
  const Folder folder;
  const std::string late = R"([{"tick": 10, "do": "set-policy", "value": "network"}])";
  CHECK(run_with(folder, late, {"--until", "6 h"}).status == 0);
  const Outcome refused = run_with(folder, late, {"--until", "5 h"});
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("commands.json:1:11: error: 'tick' is '10', too late to happen: the last "
                                            "tick is 9 and begins at 4 h 30 min"));
}

TEST_CASE("a command that had no effect when its tick came is told and kept", "[cli][commands]") {
  const Folder folder;
  const Outcome told = run_with(folder, R"([{"tick": 9, "do": "decide", "value": "77 act"}])", {"--json"});
  CHECK(told.status == 0);
  CHECK_THAT(told.err, ContainsSubstring("warning: the command 'decide 77 act' of tick 9 had no effect: there is no "
                                         "decision 77"));
  CHECK(json::parse(told.out).at("notes").at(0) ==
        "the command 'decide 77 act' of tick 9 had no effect: there is no decision 77");
  // What is sure beforehand is not let in.
  const Outcome refused = run_with(folder, R"([{"tick": 9, "do": "hand-back", "value": "akimat@KZ-11"}])");
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("commands.json:1:42: error: nobody plays that body"));
}

TEST_CASE("a session's journal with mistakes is bad input", "[cli][commands]") {
  const Folder folder;
  folder.write("journal.jsonl", "{\"qorgan\": \"session\", \"format\": 1, \"seed\": 2.5}\nxyz\n");
  const Outcome wrong = run({"replay", folder.path().string()});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("journal.jsonl:1:44: error: 'seed' is '2.5', but must be a whole number"));
  CHECK_THAT(wrong.err, ContainsSubstring("journal.jsonl:1:1: error: head of the journal lacks the key 'ticks'"));
}
