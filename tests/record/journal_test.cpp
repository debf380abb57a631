#include "record/journal.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "scenario/load.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace qorgan;

namespace {

std::shared_ptr<const Scenario> first_steps() {
  static const auto loaded = [] {
    Diagnostics diagnostics;
    return load_scenario(source_dir() + "/scenarios/first-steps.yaml", diagnostics);
  }();
  REQUIRE(loaded);
  return loaded;
}

std::string content(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

Command policy_at(Tick tick, Policy policy) {
  Command command;
  command.kind = CommandKind::set_policy;
  command.policy = policy;
  command.tick = tick;
  return command;
}

/// A session as the window writes it: its first line alone, and the lines after it.
struct Session {
  std::string head, rest;
};
const Session& session() {
  static const Session made = [] {
    const test::Folder folder;
    const auto scenario = first_steps();
    const World world = build_world(scenario);
    {
      JournalWriter journal(folder.path().string(), *scenario, {"seed=7"});
      journal.command(1, policy_at(3, Policy::network), world);
      journal.reached(1, 12, 0xABCDEF);
      journal.branch(2, 1, 5, "другая\n\"ветвь\"");
      Command noted = policy_at(9, Policy::by_law);
      noted.given = 6;
      noted.note = "because";
      journal.command(2, noted, world);
      journal.reached(2, 8, 0x123);
      REQUIRE(journal.error().empty());
    }
    const std::string text = content(folder.path() / journal_name);
    const std::size_t end = text.find('\n') + 1;
    return Session{text.substr(0, end), text.substr(end)};
  }();
  return made;
}

struct Read {
  std::optional<Journal> journal;
  std::vector<std::string> said;
};
Read read(const std::string& text) {
  Diagnostics diagnostics;
  Read out{parse_journal(text, "j", diagnostics), {}};
  for (const Diagnostic& d : diagnostics.all()) out.said.push_back(d.text());
  CHECK(out.journal.has_value() != diagnostics.has_errors());
  return out;
}

std::string after_head(const std::string& line) {
  const Read out = read(session().head + line + "\n");
  std::string all;
  for (const std::string& one : out.said) all += one + "\n";
  return all;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a journal tells what the session wrote into it", "[journal]") {
  const Read out = read(session().head + session().rest);
  REQUIRE(out.journal);
  CHECK(out.said.empty());
  const Journal& j = *out.journal;
  CHECK(j.seed == first_steps()->seed);
  CHECK(j.ticks == first_steps()->ticks);
  CHECK(j.overrides == std::vector<std::string>{"seed=7"});
  CHECK(j.active == 2);
  REQUIRE(j.branches.size() == 2);
  CHECK(j.branches[0].reached == 12);
  CHECK(j.branches[0].digest == "0000000000abcdef");
  CHECK(j.branches[1].name == "другая\n\"ветвь\"");
  REQUIRE(j.branches[1].commands.size() == 2);
  CHECK(j.branches[1].commands[1].row.note == "because");
  CHECK(j.branches[1].commands[1].row.tick == 9);
  CHECK(j.branches[1].commands[1].given == 6);
  CHECK(j.branches[1].reached == 8);
}

TEST_CASE("a journal that was cut off at any byte gives every whole line before it", "[journal]") {
  const std::string& rest = session().rest;
  for (std::size_t cut = 0; cut <= rest.size(); ++cut) {
    INFO("cut after " << cut << " bytes");
    const Read out = read(session().head + rest.substr(0, cut));
    REQUIRE(out.journal);
    // A line counts with its closing brace, with or without its line break.
    const std::string kept = rest.substr(0, cut);
    const bool whole = kept.empty() || kept.back() == '\n' || (cut < rest.size() && rest[cut] == '\n');
    CHECK(out.said.size() == (whole ? 0U : 1U));
    if (!whole) CHECK_THAT(out.said[0], ContainsSubstring("warning: the line was cut off after"));
    std::size_t commands = 0, told = 0;
    for (std::size_t at = kept.find("{\"command\""); at != std::string::npos; at = kept.find("{\"command\"", at + 1))
      commands += rest.find('\n', at) <= cut ? 1U : 0U;
    for (const JournalBranch& branch : out.journal->branches)
      for (const JournalCommand& command : branch.commands)
        told += branch.id == 1 || command.given >= branch.at ? 1U : 0U;
    CHECK(told == commands);
  }
  const std::string& head = session().head;
  for (const std::size_t cut : {std::size_t{1}, std::size_t{20}, head.size() / 2, head.size() - 2}) {
    const Read out = read(head.substr(0, cut));
    CHECK_FALSE(out.journal);
    CHECK(out.said == std::vector<std::string>{
                          "j:1:1: error: the journal was cut off in its first line; nothing can be made of it"});
  }
  CHECK(read("").said == std::vector<std::string>{"j: error: the journal is empty"});
  CHECK_THAT(read(head + rest + std::string(30, '\0')).said.at(0), ContainsSubstring("cut off after 30 bytes"));
}

TEST_CASE("damage in the middle of a journal is told with its line, all of it in one pass", "[journal]") {
  const Read out = read(session().head +
                        "{\"reached\": 5, \"branch\": 9, \"digest\": \"\"}\n"
                        "not a line\n"
                        "{\"reached\": 5, \"branch\": 1, \"digest\": \"xyz\"}\n"
                        "\n" +
                        session().rest);
  CHECK_FALSE(out.journal);
  CHECK(out.said ==
        std::vector<std::string>{"j:2:26: error: names the unknown branch 9",
                                 "j:3:1: error: no valid JSON: 'not' is no value; a text needs double quotes",
                                 "j:4:39: error: 'digest' is 'xyz', but must be 16 hexadecimal digits",
                                 "j:5:1: error: the line is empty"});
}

TEST_CASE("no number of a journal is bent into another", "[journal]") {
  const std::string good = R"({"command": "set-policy", "value": "network", "tick": 5, "given": 4, "branch": 1})";
  CHECK(after_head(good).empty());
  for (const auto& [what, with, said] :
       {std::tuple{R"("tick": 5)", R"("tick": 2147483648)", "but must be a whole number"},
        {R"("tick": 5)", R"("tick": 4294967301)", "but must be a whole number"},
        {R"("tick": 5)", R"("tick": 2.5)", "'tick' is '2.5', but must be a whole number"},
        {R"("tick": 5)", R"("tick": -5)", "'tick' is -5, but must be from 0"},
        {R"("tick": 5)", R"("tick": "5")", "'tick' needs a whole number"},
        {R"("tick": 5)", R"("tick": 1e400)", "but must be a whole number"},
        {R"("tick": 5)", R"("tick": 9999999)", "'tick' is 9999999, but the run has"},
        {R"("given": 4)", R"("given": 6)", "'given' comes after 'tick'"},
        {R"("branch": 1)", R"("branch": 1.0000001)", "but must be a whole number"},
        {R"("branch": 1)", R"("branch": 0)", "must be from 1"},
        {R"("branch": 1)", R"("branch": 2)", "names the unknown branch 2"},
        {R"("set-policy")", R"("set-polcy")", "did you mean 'set-policy'?"},
        {R"("branch": 1)", R"("branch": 1, "nte": "")", "unknown key 'nte' in command of the journal"},
        {R"("branch": 1)", R"("branch": 1, "note": 5)", "'note' needs a text"}}) {
    INFO(with);
    CHECK_THAT(after_head(replaced(good, what, with)), ContainsSubstring(said));
  }
  CHECK_THAT(after_head(R"({"branch": 1, "from": 1, "tick": 0, "name": ""})"),
             ContainsSubstring("names the branch 1 twice"));
  CHECK_THAT(after_head(R"({"hello": 1})"),
             ContainsSubstring("a line of a journal has 'command', 'withdrawn', 'reached' or 'from'"));
  const std::string& head = session().head;
  const auto with = [&](const std::string& what, const std::string& now) {
    const Read out = read(replaced(head, what, now));
    return out.said.empty() ? std::string() : out.said[0];
  };
  const std::string seed = fmt::format("\"seed\":{}", first_steps()->seed);
  const std::string ticks = fmt::format("\"ticks\":{}", first_steps()->ticks);
  CHECK_THAT(with(seed, "\"seed\":18446744073709551616"), ContainsSubstring("must be a whole number from 0 to 1844"));
  CHECK_THAT(with(seed, "\"seed\":-1"), ContainsSubstring("must be a whole number from 0"));
  CHECK_THAT(with(seed, "\"seed\":1.5"), ContainsSubstring("must be a whole number from 0"));
  CHECK_THAT(with(seed, "\"seed\":\"1\""), ContainsSubstring("'seed' needs a whole number"));
  CHECK(read(replaced(head, seed, "\"seed\":18446744073709551615")).journal->seed == 18446744073709551615ULL);
  CHECK(read(replaced(head, seed, "\"seed\":9007199254740993")).journal->seed == 9007199254740993ULL);
  CHECK_THAT(with(ticks, "\"ticks\":2000000000"), ContainsSubstring("'ticks' is 2000000000, but must be from 1"));
  CHECK_THAT(with(ticks, "\"ticks\":0"), ContainsSubstring("must be from 1"));
  CHECK_THAT(with("\"format\":1", "\"format\":2"), ContainsSubstring("has format '2', this program reads 1"));
  CHECK_THAT(with("\"session\"", "\"other\""), ContainsSubstring("j:1:1: error: is no session's journal"));
  CHECK_THAT(with("\"by-law\"", "\"by-lw\""), ContainsSubstring("did you mean 'by-law'?"));
}

TEST_CASE("a command that was taken back is none, and only one that was given can be", "[journal]") {
  const std::string given = R"({"command": "set-policy", "value": "network", "tick": 5, "given": 4, "branch": 1})";
  const std::string back = R"({"withdrawn": "set-policy", "value": "network", "tick": 5, "branch": 1})";
  const Read out = read(session().head + given + "\n" + given + "\n" + back + "\n");
  REQUIRE(out.journal);
  CHECK(out.journal->branches[0].commands.size() == 1);
  CHECK_THAT(after_head(back), ContainsSubstring("j:2:15: error: withdraws a command that was not given"));
  CHECK_THAT(after_head(given + "\n" + replaced(back, "5", "5.5")), ContainsSubstring("must be a whole number"));
}

TEST_CASE("a journal is run again as far as it says, and not beyond its scenario", "[journal]") {
  const Read out = read(session().head + "{\"reached\": 4, \"branch\": 1, \"digest\": \"\"}\n");
  REQUIRE(out.journal);
  Journal journal = *out.journal;
  const RunResult whole = run_journal(journal, 1);
  CHECK(whole.error.empty());
  CHECK(whole.record.run.ticks_done == 4);
  journal.ticks = first_steps()->ticks + 1;
  CHECK(run_journal(journal, 1).error == "it claims 241 ticks, but its scenario has 240");
  journal.ticks = 0;
  CHECK(run_journal(journal, 1).error == "it claims 0 ticks, but its scenario has 240");
}

TEST_CASE("what is wrong with the stored scenario is told without the folder of its copies", "[journal]") {
  Read out = read(session().head + session().rest);
  REQUIRE(out.journal);
  std::erase_if(out.journal->sources, [](const SourceFile& file) { return file.path != "first-steps.yaml"; });
  REQUIRE(out.journal->sources.size() == 1);
  const RunResult broken = run_journal(*out.journal, 1);
  CHECK_THAT(broken.error,
             ContainsSubstring("first-steps.yaml:20:14: error: file 'institutions/kazakhstan.yaml' does not "
                               "exist"));
  CHECK_THAT(broken.error, !ContainsSubstring(std::filesystem::temp_directory_path().string()));
  CHECK_THAT(broken.error, !ContainsSubstring("qorgan-again"));
}

TEST_CASE("a session in which nothing happened is taken away when its window is gone, any other stays",
          "[record][journal]") {
  const test::Folder folder;
  const auto begin = [&](const std::string& name) {
    std::filesystem::create_directories(folder.path(name));
    return std::make_unique<JournalWriter>(folder.path(name).string(), *first_steps(), std::vector<std::string>{});
  };
  begin("session-unused").reset();
  begin("session-used")->reached(1, 5, 7);
  begin("session-with-notes").reset();
  folder.write("session-with-notes/notes.txt", "mine");
  begin("mine").reset();
  folder.write("session-other/journal.jsonl", "{\"diary\": 1}\n");
  const auto living = begin("session-living");
  REQUIRE(living->error().empty());
  remove_unused_sessions(folder.path().string());
  CHECK(folder.entries() ==
        std::vector<std::string>{"mine", "session-living", "session-other", "session-used", "session-with-notes"});
  remove_unused_sessions(folder.path("missing").string());
}
