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

TEST_CASE("what is wrong in a file of commands is named by its line, all of it in one pass", "[cli][commands]") {
  const Folder folder;
  const Outcome wrong = run_with(folder,
                                 "[{\"tick\": 0, \"do\": \"take-over\", \"value\": \"akimt@KZ-11\"},\n"
                                 " {\"tick\": 9999, \"do\": \"set-policy\", \"value\": \"network\"},\n"
                                 " {\"at\": \"soon\", \"do\": \"set-policy\", \"value\": \"network\"},\n"
                                 " {\"tick\": 1, \"do\": \"decide\", \"value\": \"akimat@KZ-11 convene perhaps\"}]\n");
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  CHECK_THAT(wrong.err,
             ContainsSubstring("commands.json:1:2: error: there is no body 'akimt'; did you mean 'akimat'?"));
  CHECK_THAT(wrong.err, ContainsSubstring("commands.json:2:2: error: 'tick' must be a whole number from 0 to 240"));
  CHECK_THAT(wrong.err, ContainsSubstring("commands.json:3:2: error: 'at' must be a date or a time"));
  CHECK_THAT(wrong.err, ContainsSubstring("commands.json:4:2: error: there is no choice 'perhaps'"));
  const Outcome broken = run_with(folder, "[{\"tick\": 0,]\n");
  CHECK(broken.status == 2);
  CHECK_THAT(broken.err, ContainsSubstring("commands.json:1:13: error: this is no JSON"));
  const Outcome missing = run({"run", shipped("first-steps.yaml"), "--commands", folder.path("no-such.json").string()});
  CHECK(missing.status == 2);
  CHECK_THAT(missing.err, ContainsSubstring("no-such.json: error: the file cannot be read"));
}

TEST_CASE("a command that the run refuses ends it with the reason", "[cli][commands]") {
  const Folder folder;
  const Outcome refused = run_with(folder, R"([{"tick": 0, "do": "hand-back", "value": "akimat@KZ-11"}])");
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, ContainsSubstring("'hand-back akimat@KZ-11' of tick 0 was refused: nobody plays that body"));
}
