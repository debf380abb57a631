// How files are named on the command line: the same way by every command, and so that what is printed can be run.
#include <SQLiteCpp/SQLiteCpp.h>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "program.hpp"
#include "support/places.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::string told(const fs::path& database, const std::string& query) {
  SQLite::Database file(database.string());
  return file.execAndGet(query).getString();
}

/// A scenario of one's own that stands on the shipped institution.
std::string own_scenario(const fs::path& folder, const std::string& name) {
  std::string file = (folder / name).string();
  REQUIRE(run({"new", file, "--quiet"}).status == 0);
  return file;
}

}  // namespace

TEST_CASE("what is shipped is listed, by names that every command takes", "[cli][names]") {
  const Outcome text = run({"list"});
  REQUIRE(text.status == 0);
  for (const char* name : {"first-steps", "06-18-environment-and-emergencies", "epidemic-disinformation",
                           "reform-on-the-flood", "kazakhstan", "civil-protection-may-head"})
    CHECK_THAT(text.out, ContainsSubstring(name));
  CHECK_THAT(run({"list", "scenarios", "--lang", "ru"}).out, ContainsSubstring("Первые шаги"));
  CHECK(run({"list", "scenarois"}).status == 2);

  const json all = json::parse(run({"list", "--json"}).out);
  std::vector<std::string> check{"check"};
  for (const json& one : all) {
    INFO(one.at("name"));
    for (const char* language : {"en", "ru", "kk"})
      CHECK_FALSE(one.at("title").at(language).get<std::string>().empty());
    check.push_back(one.at("name"));
  }
  REQUIRE(check.size() > 30);
  const Outcome checked = run(check);
  INFO(checked.out);
  CHECK(checked.status == 0);
}

TEST_CASE("a name is taken with its folder and its ending, or without them", "[cli][names]") {
  for (const char* name :
       {"06-18-environment-and-emergencies", "threats/06-18-environment-and-emergencies",
        "threats/06-18-environment-and-emergencies.yaml", "scenarios/threats/06-18-environment-and-emergencies.yaml"}) {
    INFO(name);
    const Outcome answer = run({"run", name, "--until", "1 d", "--no-baseline", "--json"});
    REQUIRE(answer.status == 0);
    CHECK(json::parse(answer.out).at("scenario") == "06-18-environment-and-emergencies");
  }
  for (const char* reform : {"civil-protection-may-head", "reforms/civil-protection-may-head.yaml"}) {
    INFO(reform);
    const Outcome answer =
        run({"run", "first-steps", "--institution", reform, "--until", "1 d", "--no-baseline", "--json"});
    REQUIRE(answer.status == 0);
    CHECK(json::parse(answer.out).at("institution") == "kazakhstan+civil-protection-may-head");
  }
  CHECK(run({"law", "diff", "kazakhstan", "civil-protection-may-head"}).status == 0);
  CHECK(run({"new", "--institution", "biosafety-body", "--quiet"}).status == 0);
  CHECK(run({"new", "--experiment", "--scenario", "depot-explosion", "--quiet"}).status == 0);
}

TEST_CASE("a file goes before a shipped name, and a folder of that name does not", "[cli][names]") {
  const Folder folder;
  fs::create_directories(folder.path("first-steps"));
  CHECK(type(folder.path(), "qorgan check first-steps").status == 0);
  folder.write("depot-explosion", "qorgan: scenario\nversion: 1\n");
  CHECK(type(folder.path(), "qorgan check depot-explosion").status == 2);
}

TEST_CASE("a name that nothing has is told with what was meant", "[cli][names]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  struct Case {
    std::vector<std::string> arguments;
    std::string says;
  };
  const std::vector<Case> cases{
      {{"run", "first-step"},
       "first-step: error: the file does not exist, and no scenario of that name is shipped; "
       "'qorgan list' names them; did you mean 'first-steps'?"},
      {{"run", "06-18"}, "did you mean '06-18-environment-and-emergencies'?"},
      {{"batch", "spring-flod-2024", "--out", out}, "did you mean 'spring-flood-2024'?"},
      {{"sweep", "reform-on-the-floods", "--out", out}, "no experiment of that name is shipped"},
      {{"sweep", "reform-on-the-floods", "--out", out}, "did you mean 'reform-on-the-flood'?"},
      {{"run", "first-steps", "--institution", "kazakstan"}, "did you mean 'kazakhstan'?"},
      {{"batch", "first-steps", "--institution", "kazakhstan,biosafety", "--out", out},
       "did you mean 'biosafety-body'?"},
      {{"new", "--experiment", "--scenario", "first-step"}, "did you mean 'first-steps'?"},
      {{"new", "--institution", "kazakstan"}, "did you mean 'kazakhstan'?"},
      {{"law", "gaps", "--institution", "kazakstan"}, "did you mean 'kazakhstan'?"},
  };
  for (const Case& wrong : cases) {
    INFO(wrong.says);
    const Outcome answer = run(wrong.arguments);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, ContainsSubstring(wrong.says));
  }
  const Outcome checked = run({"check", "first-step", "--json"});
  CHECK(checked.status == 2);
  CHECK(json::parse(checked.out).at("diagnostics").at(0).at("suggestion") == "first-steps");
  CHECK(folder.entries().empty());
}

TEST_CASE("the command in a run's record makes it again as it is printed", "[cli][names]") {
  const Folder folder;
  (void)own_scenario(folder.path(), "it's mine.yaml");
  fs::create_directories(folder.path("deeper"));
  folder.write("commands.json", R"([{"tick": 0, "do": "take-over", "value": "akimat@KZ-11"}])");
  const std::string elsewhere = own_scenario(folder.path("deeper"), "other.yaml");
  const std::vector<std::string> lines{
      "qorgan run first-steps --until '2 d' --seed 7 --set 'parameters.quorum=0.6' --no-baseline --record series",
      "qorgan run " + shipped("first-steps.yaml") + " --until '1 d' --institution " +
          shipped("institutions/reforms/civil-protection-may-head.yaml"),
      "qorgan run \"it's mine.yaml\" --policy network --reading broad --no-baseline --commands commands.json",
      "qorgan run deeper/other.yaml --no-response",
      "qorgan run " + elsewhere + " --until '1 d'",
  };
  int number = 0;
  for (const std::string& line : lines) {
    INFO(line);
    const std::string out = "out-" + std::to_string(++number);
    const Outcome first = type(folder.path(), line + " --quiet --out " + out);
    INFO(first.err);
    REQUIRE(first.status == 0);
    const json summary = json::parse(read(folder.path(out) / "summary.json"));
    const std::string command = summary.at("command_line");
    INFO(command);
    CHECK(told(folder.path(out) / "results.sqlite", "SELECT value FROM provenance WHERE item = 'command_line'") ==
          command);
    const Outcome again = type(folder.path(), command + " --json");
    INFO(again.err);
    REQUIRE(again.status == 0);
    CHECK(json::parse(again.out).at("digest") == summary.at("digest"));
    CHECK(json::parse(again.out).at("command_line") == command);
    CHECK(command.find(folder.path().string()) == std::string::npos);
  }
}

TEST_CASE("the commands in a batch make it, and each of its runs, again as they are printed", "[cli][names]") {
  const Folder folder;
  const std::string mine = own_scenario(folder.path(), "mine.yaml");
  REQUIRE(run({"new", "--experiment", "--scenario", mine, folder.path("study.yaml").string(), "--quiet"}).status == 0);
  const std::vector<std::string> lines{
      "qorgan batch first-steps --replicates 2 --until '1 d' --policy by-law,network --set 'parameters.quorum=0.6'",
      "qorgan batch first-steps --replicates 1 --until '1 d' --institution kazakhstan,civil-protection-may-head "
      "--record series",
      "qorgan batch mine.yaml --replicates 1 --until '1 d' --reading literal,broad",
      "qorgan sweep study.yaml",
  };
  int number = 0;
  for (const std::string& line : lines) {
    INFO(line);
    const std::string out = "out-" + std::to_string(++number);
    const Outcome first = type(folder.path(), line + " --quiet --out " + out);
    INFO(first.err);
    REQUIRE(first.status == 0);
    const fs::path file = folder.path(out) / "batch.sqlite";
    const std::string command = told(file, "SELECT value FROM provenance WHERE item = 'command_line'");
    INFO(command);
    const Outcome again = type(folder.path(), "rm -rf again; " + command + " --quiet");
    INFO(again.err);
    REQUIRE(again.status == 0);
    CHECK(read(folder.path("again") / "batch.sqlite") == read(file));

    const std::string one = told(file, "SELECT command FROM run ORDER BY run DESC LIMIT 1");
    INFO(one);
    const Outcome alone = type(folder.path(), one + " --json");
    INFO(alone.err);
    REQUIRE(alone.status == 0);
    CHECK(json::parse(alone.out).at("digest") == told(file, "SELECT digest FROM run ORDER BY run DESC LIMIT 1"));
    CHECK((command + one).find(folder.path().string()) == std::string::npos);
  }
}

TEST_CASE("a record says nothing of the folders that a scenario lay in, and can be run again all the same",
          "[cli][names]") {
  const Folder folder;
  fs::create_directories(folder.path("private/plans"));
  const std::string mine = own_scenario(folder.path("private/plans"), "mine.yaml");
  const std::string place = folder.path("run").string(), batch = folder.path("batch").string();
  REQUIRE(run({"run", mine, "--until", "1 d", "--no-baseline", "--quiet", "--out", place}).status == 0);
  REQUIRE(run({"batch", mine, "--replicates", "1", "--until", "1 d", "--quiet", "--out", batch}).status == 0);
  for (const std::string& file : {place + "/results.sqlite", batch + "/batch.sqlite"}) {
    INFO(file);
    SQLite::Database database(file);
    for (const char* query : {"SELECT path FROM source_file", "SELECT value FROM provenance"}) {
      SQLite::Statement rows(database, query);
      while (rows.executeStep()) {
        INFO(rows.getColumn(0).getString());
        for (const std::string& part : {std::string("private"), folder.path().filename().string()})
          CHECK(rows.getColumn(0).getString().find(part) == std::string::npos);
      }
    }
  }
  fs::remove_all(folder.path("private"));
  CHECK(run({"replay", place}).status == 0);
  CHECK(run({"network", batch, "--run", "0"}).status == 0);
  CHECK(run({"report", place, "--format", "md"}).status == 0);
  CHECK(read(folder.path("run") / "report.md").find("private") == std::string::npos);
}
