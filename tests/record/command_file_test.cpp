#include "record/command_file.hpp"

#include <fmt/format.h>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.hpp"
#include "engine/refusal.hpp"
#include "record/journal.hpp"
#include "scenario/load.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace qorgan;

namespace {

/// 240 ticks of half an hour from 2025-04-07 06:00, +05:00; with injects.
const World& world() {
  static const World made = [] {
    Diagnostics diagnostics;
    auto scenario = load_scenario(source_dir() + "/scenarios/first-steps.yaml", diagnostics);
    REQUIRE(scenario);
    return build_world(scenario);
  }();
  return made;
}

struct Read {
  std::vector<Command> commands;
  std::vector<std::string> said;
};

Read read(const std::string& text) {
  Diagnostics diagnostics;
  Read out;
  out.commands = parse_commands(text, "c.json", world(), diagnostics);
  for (const Diagnostic& d : diagnostics.all()) out.said.push_back(d.text());
  return out;
}

/// The complaints about one entry.
std::string wrong(const std::string& entry) {
  const Read out = read("[" + entry + "]");
  std::string all;
  for (const std::string& line : out.said) all += line + "\n";
  return all;
}

std::string timed(const std::string& time) { return "{" + time + R"(, "do": "set-policy", "value": "network"})"; }
std::string doing(const std::string& kind, const std::string& value) {
  return fmt::format(R"({{"tick": 1, "do": "{}", "value": "{}"}})", kind, value);
}

}  // namespace

TEST_CASE("commands come in the order of their ticks, those of one tick as they stand in the file", "[commands]") {
  const Read out = read(R"({"$schema": "commands.schema.json", "commands": [
      {"tick": 7, "do": "set-policy", "value": "network", "note": "third"},
      {"at": "1 h", "do": "set-policy", "value": "by-law", "note": "first"},
      {"tick": 7, "do": "set-policy", "value": "headquarters", "note": "fourth"},
      {"tick": 2, "do": "set-reading", "value": "broad", "note": "second"}]})");
  for (const std::string& line : out.said) UNSCOPED_INFO(line);
  REQUIRE(out.commands.size() == 4);
  CHECK(out.said.empty());
  std::string order;
  for (const Command& command : out.commands) order += command.note + " ";
  CHECK(order == "first second third fourth ");
  CHECK(out.commands[0].tick == 2);
}

TEST_CASE("a time is a tick of the run, or a date or length that falls on one", "[commands]") {
  const Tick ticks = world().scenario->ticks;
  REQUIRE(ticks == 240);
  for (const auto& [time, tick] : {std::pair<const char*, Tick>{R"("tick": 0)", 0},
                                   {R"("tick": 239)", 239},
                                   {R"("at": "0 h")", 0},
                                   {R"("at": "2025-04-07 06:00")", 0},
                                   {R"("at": "2025-04-07T01:00:00Z")", 0},
                                   {R"("at": "2025-04-12 05:30")", 239},
                                   {R"("at": "119.5 h")", 239},
                                   {R"("at": "5 min")", 1}}) {
    const Read out = read("[" + timed(time) + "]");
    INFO(time << (out.said.empty() ? "" : ": " + out.said[0]));
    REQUIRE(out.commands.size() == 1);
    CHECK(out.commands[0].tick == tick);
  }
  for (const auto& [time, said] :
       {std::pair<const char*, const char*>{R"("tick": 240)",
                                            "c.json:1:11: error: 'tick' is '240', too late to happen: "
                                            "the last tick is 239"},
        {R"("tick": -1)", "'tick' is -1, but must be from 0 to"},
        {R"("tick": 2.5)", "'tick' is '2.5', but must be a whole number"},
        {R"("tick": 1e999)", "'tick' is '1e999', but must be a whole number"},
        {R"("tick": 4294967296)", "'tick' is '4294967296', but must be a whole number"},
        {R"("tick": 18446744073709551616)", "but must be a whole number"},
        {R"("tick": "5")", "'tick' needs a whole number, but '5' stands here"},
        {R"("tick": null)", "'tick' needs a whole number, but nothing stands here"},
        {R"("tick": true)", "'tick' needs a whole number, but true stands here"},
        {R"("tick": [])", "'tick' needs a whole number, but a list stands here"},
        {R"("at": "2025-04-07 05:55")", "'at' is '2025-04-07 05:55', 5 min before the start of the scenario"},
        {R"("at": "1999-01-01")", "before the start of the scenario"},
        {R"("at": "-1 h")", "before the start of the scenario"},
        {R"("at": "2025-04-12 06:00")", "'at' is '2025-04-12 06:00', too late to happen: the last tick is 239"},
        {R"("at": "119.6 h")", "too late to happen"},
        {R"("at": "121 h")", "past the end of the scenario"},
        {R"("at": "2025-02-30")", "which is no date"},
        {R"("at": "soon")", "must be a date, or a length of time after the start"},
        {R"("at": 3)", "'at' needs a date, or a length of time after the start, but the number 3 stands here"},
        {R"("at": "")", "'at' needs a date, or a length of time after the start, but an empty text stands here"},
        {R"("tick": 1, "at": "1 h")", "a command has either 'tick' or 'at', not both"},
        {R"("note": "when?")", "a command lacks its time: 'tick' or 'at'"}}) {
    INFO(time);
    CHECK_THAT(wrong(timed(time)), ContainsSubstring(said));
  }
}

TEST_CASE("a key that is unknown, missing, given twice or of another kind is told, all in one pass", "[commands]") {
  const Read out = read(
      "{\"comands\": [],\n"
      " \"commands\": [\n"
      "  {\"tick\": 1, \"tick\": 2, \"do\": \"set-policy\", \"value\": \"network\"},\n"
      "  {\"tick\": 1, \"do\": \"set-policy\", \"valu\": \"network\"},\n"
      "  {\"tick\": 1, \"do\": \"set-polcy\", \"value\": \"network\"},\n"
      "  {\"tick\": 1, \"do\": \"set-policy\", \"value\": \"network\", \"note\": 5},\n"
      "  {\"tick\": 1, \"do\": \"set-policy\", \"value\": [\"network\"]},\n"
      "  7,\n"
      "  {\"tick\": 1, \"do\": \"set-policy\", \"value\": \"netwrk\", \"source\": \"me\"}]}\n");
  const std::vector<std::string> expected{
      "c.json:1:2: error: unknown key 'comands' in file of commands; did you mean 'commands'?",
      "c.json:3:15: error: key 'tick' stands twice in this mapping; first in line 3",
      "c.json:4:3: error: command lacks the key 'value'",
      "c.json:4:35: error: unknown key 'valu' in command; did you mean 'value'?",
      "c.json:5:21: error: 'do' is 'set-polcy', but must be one of: fire-inject, set-policy, set-reading, take-over, "
      "hand-back, delegate, decide, start-threat; did you mean 'set-policy'?",
      "c.json:6:63: error: 'note' needs a text, but the number 5 stands here",
      "c.json:7:44: error: 'value' needs a text, but a list stands here",
      "c.json:8:3: error: command needs a mapping, but the number 7 stands here",
      "c.json:9:44: error: there is no policy 'netwrk'; did you mean 'network'?",
      "c.json:9:54: error: unknown key 'source' in command"};
  CHECK(out.said == expected);
  CHECK(read("5").said ==
        std::vector<std::string>{
            "c.json:1:1: error: the file must hold a list of commands, but the number 5 stands here"});
  CHECK(read("{}").said == std::vector<std::string>{"c.json:1:1: error: file of commands lacks the key 'commands'"});
  CHECK(read("[1e999]").said ==
        std::vector<std::string>{"c.json:1:2: error: command needs a mapping, but the number 1e999 stands here"});
  CHECK(read("[]").said.empty());
}

TEST_CASE("names in a command are those of the run", "[commands]") {
  for (const auto& [kind, value, said] :
       {std::tuple{"take-over", "akimt@KZ-11", "there is no body 'akimt'; did you mean 'akimat'?"},
        {"take-over", "akimat@KZ-99", "there is no region 'KZ-99'"},
        {"take-over", "akimat", "has bodies in the regions only"},
        {"fire-inject", "no-such", "there is no inject 'no-such'"},
        {"set-reading", "literl", "there is no reading 'literl'; did you mean 'literal'?"},
        {"decide", "akimat@KZ-11 convene perhaps", "there is no choice 'perhaps'"},
        {"decide", "akimat@KZ-11 conven act", "there is no kind of decision 'conven'; did you mean 'convene'?"},
        {"decide", "-1 act", "'-1' is no number of a decision"},
        {"decide", "4294967295 act", "is no number of a decision"},
        {"decide", "1.5 act", "is no number of a decision"},
        {"start-threat", "social-unrst@KZ-75", "there is no threat 'social-unrst'; did you mean 'social-unrest'?"},
        {"start-threat", "social-unrest@KZ-75 0", "the severity '0' is not above 0 and at most 10"},
        {"start-threat", "social-unrest@KZ-75 -1", "is not above 0 and at most 10"},
        {"start-threat", "social-unrest@KZ-75 10.01", "is not above 0 and at most 10"},
        {"start-threat", "social-unrest@KZ-75 nan", "is not above 0 and at most 10"},
        {"start-threat", "social-unrest@KZ-75 1e999", "is not above 0 and at most 10"},
        {"start-threat", "social-unrest KZ-75", "names no region"},
        {"delegate", "akimat@KZ-11 notify perhaps", "neither 'on' nor 'off'"}}) {
    INFO(kind << " " << value);
    CHECK_THAT(wrong(doing(kind, value)), ContainsSubstring(said));
  }
  for (const auto& [value, severity] : {std::pair{"social-unrest@KZ-75", 1.0},
                                        {"social-unrest@KZ-75 0.7", 0.7},
                                        {"social-unrest@KZ-75 10", 10.0},
                                        {"social-unrest@KZ-75 0.001", 0.001}}) {
    const Read out = read("[" + doing("start-threat", value) + "]");
    REQUIRE(out.commands.size() == 1);
    CHECK(out.commands[0].severity == severity);
    CHECK(refusal_of(world(), {}, out.commands[0]) == Refusal::none);
  }
}

TEST_CASE("a command that cannot be given after those before it is refused at its place", "[commands]") {
  const auto said = [](const std::string& list) {
    const Read out = read(list);
    std::string all;
    for (const std::string& line : out.said) all += line + "\n";
    return all;
  };
  const std::string take = R"({"tick": 3, "do": "take-over", "value": "akimat@KZ-11"})";
  const auto then = [](int tick, const char* kind, const char* value) {
    return fmt::format(R"({{"tick": {}, "do": "{}", "value": "{}"}})", tick, kind, value);
  };
  CHECK(said("[" + take + ",\n" + then(3, "hand-back", "akimat@KZ-11") + "]").empty());
  CHECK(said("[" + then(5, "hand-back", "akimat@KZ-11") + ",\n" + take + "]").empty());  // by tick, not by line
  CHECK_THAT(said("[" + then(2, "hand-back", "akimat@KZ-11") + ",\n" + take + "]"),
             ContainsSubstring("c.json:1:42: error: nobody plays that body"));
  CHECK_THAT(said("[" + then(3, "hand-back", "akimat@KZ-11") + ",\n" + take + "]"),
             ContainsSubstring("c.json:1:42: error: nobody plays that body"));
  CHECK_THAT(said("[" + take + ",\n" + then(9, "take-over", "akimat@KZ-11") + "]"),
             ContainsSubstring("c.json:2:41: error: somebody plays that body already"));
  CHECK_THAT(said("[" + then(9, "delegate", "akimat@KZ-11 notify on") + "]"), ContainsSubstring("nobody plays"));
  CHECK_THAT(said("[" + then(9, "decide", "akimat@KZ-11 convene act") + "]"), ContainsSubstring("nobody plays"));
  CHECK(said("[" + take + "," + then(9, "decide", "akimat@KZ-11 convene act") + "]").empty());
  CHECK(said("[" + then(9, "decide", "12 act") + "]").empty());  // the run alone can show
  const std::string inject = world().scenario->injects.at(0).id;
  CHECK_THAT(said("[" + then(4, "fire-inject", inject.c_str()) + ",\n" + then(5, "fire-inject", inject.c_str()) + "]"),
             ContainsSubstring("c.json:2:43: error: that inject has fired already"));
}

TEST_CASE("a note may be any text up to its limit", "[commands]") {
  const auto noted = [](const std::string& note) {
    return read(R"([{"tick": 1, "do": "set-policy", "value": "network", "note": ")" + note + "\"}]");
  };
  CHECK(noted("").commands.at(0).note.empty());
  CHECK(noted(R"(қ <b> \"x\" \\ 'y' \n {z} %s \ud83d\ude00)").commands.at(0).note == "қ <b> \"x\" \\ 'y' \n {z} %s 😀");
  std::string longest;
  for (std::size_t i = 0; i < max_note_letters; ++i) longest += "қ";
  CHECK(noted(longest).commands.size() == 1);
  CHECK_THAT(noted(longest + "x").said.at(0),
             ContainsSubstring("'note' has 4001 characters; at most 4000 are allowed"));
}

TEST_CASE("what cannot be a file of commands is said plainly", "[commands]") {
  const test::Folder folder;
  Diagnostics diagnostics;
  CHECK(read_commands(folder.path().string(), world(), diagnostics).empty());
  CHECK(read_commands("/dev/zero", world(), diagnostics).empty());
  CHECK(read_commands((folder.path() / "none").string(), world(), diagnostics).empty());
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.all()[0].text() == folder.path().string() + ": error: the file is a folder, not a file");
  CHECK(diagnostics.all()[1].text() == "/dev/zero: error: the file has more than 16 MiB");
  CHECK_THAT(diagnostics.all()[2].text(), ContainsSubstring("none: error: the file does not exist"));
  std::string many = "[";
  for (std::size_t i = 0; i <= max_commands; ++i) many += (i > 0 ? "," : "") + doing("set-policy", "network");
  CHECK_THAT(read(many + "]").said.at(0), ContainsSubstring("has 10001 entries; at most 10000 are allowed"));
}

TEST_CASE("the commands schema in assets is the one that the table makes", "[commands]") {
  const std::string path = source_dir() + "/assets/schema/commands.schema.json";
  if (std::getenv("QORGAN_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << commands_schema();
  std::ostringstream kept;
  kept << std::ifstream(path, std::ios::binary).rdbuf();
  INFO("run test_record with QORGAN_UPDATE=1 and look at the change");
  CHECK(kept.str() == commands_schema());
  const auto schema = nlohmann::json::parse(commands_schema());
  CHECK(schema.at("$defs").at("command").at("properties").at("do").at("enum").size() == command_kind_names.size());
  CHECK_FALSE(schema.at("$defs").at("command").at("properties").contains("source"));
}
