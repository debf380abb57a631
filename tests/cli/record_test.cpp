// What is asked of a recorded run: report, replay, why.
#include <SQLiteCpp/SQLiteCpp.h>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;
using nlohmann::json;

namespace {

/// A recorded run of the first scenario; made anew for each test that changes it.
struct Recorded {
  Folder folder;
  std::string place = folder.path("result").string();
  Recorded() {
    REQUIRE(run({"run", shipped("first-steps.yaml"), "--no-baseline", "--quiet", "--out", place}).status == 0);
  }
};

}  // namespace

TEST_CASE("a report is written in each format and language that is asked for", "[cli][report]") {
  const Recorded recorded;
  const std::string other = recorded.folder.path("elsewhere").string();
  const Outcome answer = run({"report", recorded.place, "--format", "html,md,json", "--lang", "en,kk", "--out", other});
  CHECK(answer.status == 0);
  const std::vector<std::string> files{"report.html",    "report.json",  "report.kk.html",
                                       "report.kk.json", "report.kk.md", "report.md"};
  CHECK(entries_of(other) == files);
  for (const std::string& file : files) CHECK_THAT(answer.out, ContainsSubstring(other + "/" + file + "\n"));
  CHECK(json::parse(read(other + "/report.json")).is_object());
  CHECK(read(other + "/report.html") != read(other + "/report.kk.html"));
}

TEST_CASE("a report of one record is the same file every time", "[cli][report]") {
  const Recorded recorded;
  const std::string first = read(recorded.place + "/report.html");
  REQUIRE(run({"report", recorded.place}).status == 0);
  CHECK(read(recorded.place + "/report.html") == first);
}

TEST_CASE("a report takes the place of none in another language", "[cli][report]") {
  const Recorded recorded;
  const std::string english = read(recorded.place + "/report.html");
  const Outcome answer = run({"report", recorded.place, "--lang", "kk"});
  CHECK(answer.out == recorded.place + "/report.kk.html\n");
  CHECK(read(recorded.place + "/report.html") == english);
  REQUIRE(run({"report", recorded.place, "--lang", "en,ru"}).status == 0);
  CHECK(read(recorded.place + "/report.html") == english);
  CHECK_THAT(read(recorded.place + "/report.ru.html"), ContainsSubstring("<html lang=\"ru\">"));
}

TEST_CASE("a replay proves a record, and finds one that tells something else", "[cli][replay]") {
  const Recorded recorded;
  const Outcome same = run({"replay", recorded.place, "--threads", "2"});
  CHECK(same.status == 0);
  CHECK_THAT(same.out, ContainsSubstring("The same: 240 ticks, digest "));
  {
    SQLite::Database database(recorded.place + "/results.sqlite", SQLite::OPEN_READWRITE);
    database.exec("UPDATE run SET digest = '0123456789abcdef'");
    database.exec("UPDATE digest SET digest = '0123456789abcdef' WHERE tick >= 100");
  }
  const Outcome other = run({"replay", recorded.place, "--json"});
  CHECK(other.status == 1);
  const json value = json::parse(other.out);
  CHECK(value.at("same") == false);
  CHECK(value.at("recorded") == "0123456789abcdef");
  CHECK(value.at("differs_at") >= 100);
  CHECK(value.at("same_until") < value.at("differs_at"));
}

TEST_CASE("a record needs nothing but itself to be run again", "[cli][replay]") {
  const Folder folder;
  std::filesystem::copy(shipped(""), folder.path("scenarios"), std::filesystem::copy_options::recursive);
  const std::string place = folder.path("result").string();
  REQUIRE(run({"run", folder.path("scenarios/first-steps.yaml").string(), "--no-baseline", "--seed", "7", "--set",
               "parameters.quorum=0.6", "--until", "3 d", "--quiet", "--out", place})
              .status == 0);
  std::filesystem::remove_all(folder.path("scenarios"));
  CHECK(run({"replay", place}, {"QORGAN_DATA=" + folder.path().string()}).status == 0);
}

TEST_CASE("an event is told with the chain that led to it", "[cli][why]") {
  const Recorded recorded;
  const Outcome text = run({"why", recorded.place, "teams-sent"});
  CHECK(text.status == 0);
  CHECK_THAT(text.out, ContainsSubstring("[15(1)(17)]"));

  const json value = json::parse(run({"why", recorded.place, "teams-sent@flood", "--json"}).out);
  REQUIRE(value.at("chain").size() >= 2);
  CHECK(value.at("chain").back().at("kind") == "teams-sent");
  const std::string number = std::to_string(value.at("chain").back().at("event").get<int>());
  CHECK(json::parse(run({"why", recorded.place, number, "--json"}).out).at("chain") == value.at("chain"));
  CHECK(run({"why", recorded.place, number, "--lang", "ru"}).out != text.out);

  const Outcome missing = run({"why", recorded.place, "team-sent"});
  CHECK(missing.status == 2);
  CHECK_THAT(missing.err, ContainsSubstring("the record has no event 'team-sent'; did you mean 'teams-sent'?"));
  CHECK(run({"why", recorded.place, "99999999"}).status == 2);
}

TEST_CASE("a folder without a record, or with a broken one, is bad input", "[cli][report][replay][why]") {
  const Recorded recorded;
  const Folder empty;
  empty.write("broken/results.sqlite", "no database");
  const std::string whole = read(recorded.place + "/results.sqlite");
  empty.write("half/results.sqlite", whole.substr(0, whole.size() / 2));
  for (const std::string& place : {empty.path().string(), empty.path("missing").string(), empty.path("broken").string(),
                                   empty.path("half").string()}) {
    INFO(place);
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"report", place}, {"replay", place}, {"why", place, "1"}}) {
      const Outcome answer = run(command);
      CHECK(answer.status == 2);
      CHECK(answer.out.empty());
      CHECK_THAT(answer.err, ContainsSubstring("error: "));
    }
  }
  CHECK(empty.entries() == std::vector<std::string>{"broken", "half"});
}
