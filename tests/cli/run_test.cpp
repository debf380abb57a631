#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "catch.hpp"
#include "program.hpp"

using namespace qorgan::test;
using nlohmann::json;

namespace {

const std::string first_steps = shipped("first-steps.yaml");

std::string digest_of(std::vector<std::string> options) {
  options.insert(options.begin(), {"run", first_steps, "--no-baseline", "--json"});
  const Outcome answer = run(std::move(options));
  REQUIRE(answer.status == 0);
  return json::parse(answer.out).at("digest");
}

}  // namespace

TEST_CASE("a run leaves a summary, a database and a report, and nothing else", "[cli][run]") {
  const Folder folder;
  const std::string out = folder.path("result").string();
  const Outcome answer = run({"run", first_steps, "--out", out, "--json"});
  REQUIRE(answer.status == 0);
  CHECK(folder.entries() == std::vector<std::string>{"result"});
  CHECK(entries_of(out) == std::vector<std::string>{"report.html", "results.sqlite", "summary.json"});

  const json summary = json::parse(read(folder.path("result/summary.json")));
  CHECK(json::parse(answer.out) == summary);
  for (const char* key :
       {"scenario", "seed", "version", "ticks", "agents", "messages", "digest", "wall_seconds", "measures"}) {
    INFO(key);
    CHECK(summary.contains(key));
  }
  CHECK(summary.at("scenario") == "first-steps");
  CHECK(summary.at("stopped") == false);
  CHECK(summary.at("ticks") == summary.at("ticks_planned"));
  CHECK_THAT(answer.err, ContainsSubstring(out + "/report.html"));
}

TEST_CASE("where no desk closes, the same moments in another offset are the same run, told in that offset",
          "[cli][run][time]") {
  const Folder folder;
  const std::string institution = std::filesystem::path(first_steps).parent_path() / "institutions/kazakhstan.yaml";
  const auto summary = [&](const std::string& offset, const std::string& start, const std::string& onset,
                           const std::string& forecast) {
    std::string text = read(first_steps);
    for (const auto& [from, to] : {std::pair{std::string("utc_offset: \"+05:00\""), "utc_offset: \"" + offset + "\""},
                                   std::pair{std::string("start: 2025-04-07 06:00"), "start: " + start},
                                   std::pair{std::string("onset: 2025-04-08 00:00"), "onset: " + onset},
                                   std::pair{std::string("at: 2025-04-07 15:00"), "at: " + forecast},
                                   std::pair{std::string("institutions/kazakhstan.yaml"), institution}}) {
      const std::size_t at = text.rfind(from);
      REQUIRE(at != std::string::npos);
      text.replace(at, from.size(), to);
    }
    // Nights and weekends go by local time.
    const Outcome answer = run({"run", folder.write("first-steps.yaml", text), "--no-baseline", "--json", "--set",
                                "parameters.night_staffing=1", "--set", "parameters.weekend_staffing=1"});
    INFO(answer.err);
    REQUIRE(answer.status == 0);
    return json::parse(answer.out);
  };
  const json here = summary("+05:00", "2025-04-07 06:00", "2025-04-08 00:00", "2025-04-07 15:00");
  CHECK(here.at("start") == "2025-04-07T06:00:00+05:00");
  CHECK(here.at("end") == "2025-04-12T06:00:00+05:00");
  const json utc = summary("Z", "2025-04-07 01:00", "2025-04-07 19:00", "2025-04-07T15:00+05:00");
  CHECK(utc.at("start") == "2025-04-07T01:00:00+00:00");
  CHECK(utc.at("measures") == here.at("measures"));
  const json west = summary("-03:30", "2025-04-07 01:00Z", "2025-04-07 15:30", "2025-04-07 06:30");
  CHECK(west.at("start") == "2025-04-06T21:30:00-03:30");
  CHECK(west.at("utc_offset") == "-03:30");
  CHECK(west.at("measures") == here.at("measures"));
}

TEST_CASE("the name of a scenario that comes with the program is enough", "[cli][run]") {
  const Outcome answer = run({"run", "first-steps", "--no-baseline", "--json"});
  CHECK(answer.status == 0);
  CHECK(json::parse(answer.out).at("scenario") == "first-steps");
}

TEST_CASE("the same seed is the same run on any number of threads, another seed is another", "[cli][run]") {
  const std::string one = digest_of({"--threads", "1"});
  CHECK(digest_of({"--threads", "3"}) == one);
  CHECK(digest_of({"--threads", "0"}) == one);
  CHECK(digest_of({"--record", "measures"}) == one);
  CHECK(digest_of({"--seed", "2"}) != one);
}

TEST_CASE("options change the scenario as its file would", "[cli][run]") {
  const auto summary = [](std::vector<std::string> options) {
    options.insert(options.begin(), {"run", first_steps, "--json"});
    const Outcome answer = run(std::move(options));
    REQUIRE(answer.status == 0);
    return json::parse(answer.out);
  };
  CHECK(summary({"--until", "1 d"}).at("ticks") == 48);
  CHECK(summary({"--until", "2025-04-08 06:00"}).at("ticks") == 48);
  CHECK(summary({"--policy", "network"}).at("policy") == "network");
  CHECK(summary({"--reading", "broad"}).at("reading") == "broad");
  const json idle = summary({"--no-response"});
  CHECK(idle.at("policy") == "no-response");
  CHECK(idle.at("measures").at("personnel_deployed") == 0);
  CHECK(summary({"--set", "incidents.flood.onset=never"}).at("digest") != summary({}).at("digest"));
}

TEST_CASE("a run under a reform says so, differs, and is replayed from its record", "[cli][run][replay]") {
  const Folder folder;
  const std::string depot = shipped("depot-explosion.yaml");  // where a central headquarters sits, whoever heads it
  const std::string out = folder.path("result").string();
  const std::string reform = shipped("institutions/reforms/civil-protection-may-head.yaml");
  const Outcome answer = run({"run", depot, "--institution", reform, "--no-baseline", "--out", out, "--json"});
  REQUIRE(answer.status == 0);
  const json summary = json::parse(answer.out);
  CHECK(summary.at("institution") == "kazakhstan+civil-protection-may-head");
  const Outcome set = run({"run", depot, "--no-baseline", "--json", "--set",
                           "institution=institutions/reforms/civil-protection-may-head.yaml"});
  REQUIRE(set.status == 0);
  CHECK(summary.at("digest") == json::parse(set.out).at("digest"));
  const json today = json::parse(run({"run", depot, "--no-baseline", "--json"}).out);
  CHECK(summary.at("measures").at("messages") != today.at("measures").at("messages"));
  const std::string report = read(folder.path("result/report.html"));
  CHECK_THAT(report, ContainsSubstring("Reform in force: civil protection may head"));
  CHECK_THAT(report, ContainsSubstring("kazakhstan+civil-protection-may-head"));
  CHECK_THAT(report, ContainsSubstring("institutions/reforms/civil-protection-may-head.yaml"));
  CHECK(run({"replay", out}).status == 0);

  const Outcome missing = run({"run", depot, "--institution", folder.path("none.yaml").string()});
  CHECK(missing.status == 2);
  CHECK_THAT(missing.err, ContainsSubstring("none.yaml") && ContainsSubstring("does not exist"));
}

TEST_CASE("what cannot be run is refused before anything is written", "[cli][run]") {
  const Folder folder;
  const std::string bad = folder.write("bad.yaml", "qorgan: scenario\nversion: 1\n");
  const std::string out = folder.path("result").string();
  struct Case {
    std::vector<std::string> arguments;
    std::string says;
  };
  const std::vector<Case> cases{
      {{bad}, bad + ":1:1: error: "},
      {{folder.path("missing.yaml").string()}, "missing.yaml: error: "},
      {{first_steps, "--until", "yesterday"}, "yesterday"},
      {{first_steps, "--until", "400 d"}, "400 d"},
      {{first_steps, "--policy", "by-lav"}, "did you mean 'by-law'?"},
      {{first_steps, "--seed", "minus"}, "--seed"},
      {{first_steps, "--threads", "-1"}, "--threads"},
      {{first_steps, "--set", "parameters.quorum"}, "is not PATH=VALUE"},
      {{first_steps, "--set", "parameters.qourum=0.4"}, "did you mean"},
      {{first_steps, "--set", "parameters.quorum=lots"}, "lots"},
      {{first_steps, "--no-response", "--policy", "network"}, "--policy"},
      {{first_steps, "--unknown"}, "'qorgan run' has no option '--unknown'"},
  };
  for (const Case& wrong : cases) {
    INFO(wrong.says);
    std::vector<std::string> arguments{"run", "--out", out};
    arguments.insert(arguments.end(), wrong.arguments.begin(), wrong.arguments.end());
    const Outcome answer = run(arguments);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, ContainsSubstring(wrong.says));
    CHECK(folder.entries() == std::vector<std::string>{"bad.yaml"});
  }
}

TEST_CASE("the result of the same command is replaced, that of another only where it is forced", "[cli][run]") {
  const Folder folder;
  const std::string out = folder.path("result").string();
  REQUIRE(run({"run", first_steps, "--no-baseline", "--out", out, "--seed", "1"}).status == 0);
  CHECK(run({"run", first_steps, "--no-baseline", "--out", out, "--seed", "1", "--threads", "2"}).status == 0);
  const Outcome other = run({"run", first_steps, "--no-baseline", "--out", out, "--seed", "2"});
  CHECK(other.status == 2);
  CHECK_THAT(other.err, ContainsSubstring("holds the result of another run (qorgan run first-steps --seed 1 "
                                          "--no-baseline); name another folder, or replace it with --force"));
  CHECK(json::parse(read(folder.path("result/summary.json"))).at("seed") == 1);
  REQUIRE(run({"run", first_steps, "--no-baseline", "--out", out + "/", "--seed", "2", "--force"}).status == 0);
  CHECK(json::parse(read(folder.path("result/summary.json"))).at("seed") == 2);
  CHECK(folder.entries() == std::vector<std::string>{"result"});

  folder.write("result/notes.txt", "mine");
  const Outcome refused = run({"run", first_steps, "--no-baseline", "--out", out, "--seed", "3", "--force"});
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("holds 'notes.txt', which no run has written"));
  CHECK(read(folder.path("result/notes.txt")) == "mine");
  CHECK(json::parse(read(folder.path("result/summary.json"))).at("seed") == 2);
}

TEST_CASE("a place where nothing can be written is refused before the work", "[cli][run]") {
  const Folder folder;
  folder.write("file", "no folder");
  for (const std::string& out :
       {folder.path("file").string(), folder.path("file/below").string(), std::string("/proc/result")}) {
    INFO(out);
    const Outcome answer = run({"run", first_steps, "--out", out});
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring("error: ") && ContainsSubstring(out));
  }
  CHECK(read(folder.path("file")) == "no folder");
}

TEST_CASE("an interrupted run keeps what was done and says so", "[cli][run]") {
  const Folder folder;
  Program program(
      {"run", first_steps, "--set", "duration=20000 d", "--record", "series", "--out", folder.path("result").string()});
  // The folder beside is made once interruptions are heard.
  const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (folder.entries().empty() && program.running() && std::chrono::steady_clock::now() < limit)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  program.send(SIGINT);
  const Outcome answer = program.wait();
  CHECK(answer.status == 130);
  CHECK_THAT(answer.err, ContainsSubstring("interrupted after"));
  CHECK(folder.entries() == std::vector<std::string>{"result"});
  const json summary = json::parse(read(folder.path("result/summary.json")));
  CHECK(summary.at("stopped") == true);
  CHECK(summary.at("ticks") < summary.at("ticks_planned"));

  // Set beside others it says so, and what was open then counts nowhere.
  const std::string result = folder.path("result").string();
  const Outcome compared = run({"compare", result, result, "--json"});
  CHECK(compared.status == 0);
  CHECK_THAT(compared.err, ContainsSubstring("was stopped after"));
  CHECK(json::parse(compared.out).at("warnings").size() == 2);
}

TEST_CASE("an interruption of the run without response is told too", "[cli][run]") {
  const Folder folder;
  // When that run begins is seen from outside by what an interruption says: too early, too late or in it.
  double low = 0, high = 10;
  for (int attempt = 0; attempt < 40; ++attempt) {
    const std::string out = "result-" + std::to_string(attempt);
    Program program(
        {"run", first_steps, "--set", "duration=100 d", "--record", "measures", "--out", folder.path(out).string()});
    const auto start = std::chrono::steady_clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    const double moment = (low + high) / 2;
    while (program.running() && passed() < moment) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const double ended = passed();
    if (program.running()) program.send(SIGINT);
    const Outcome answer = program.wait();
    if (answer.status == 0) {
      high = std::min(ended, moment);
    } else if (answer.err.empty() || answer.err.find("interrupted after") != std::string::npos) {
      low = moment;
    } else {
      CHECK(answer.status == 130);
      CHECK_THAT(answer.err, ContainsSubstring("interrupted; the run is done and kept"));
      CHECK(json::parse(read(folder.path(out + "/summary.json"))).at("stopped") == false);
      return;
    }
    if (high - low < 0.01) {  // the machine was busier at one time than at another
      low = 0;
      high *= 2;
    }
  }
  FAIL("no interruption came in the run without response");
}

TEST_CASE("the table of a run speaks one language, in the number style of its reports", "[cli][run]") {
  const Outcome russian = run({"run", first_steps, "--lang", "ru"});
  CHECK(russian.status == 0);
  for (const char* word : {" to ", "policy", "reading", "seed", "ticks", "bodies", "person", "KZT", " h ", "before"}) {
    INFO(word);
    CHECK_THAT(russian.out, !ContainsSubstring(word));
  }
  CHECK_THAT(russian.out, ContainsSubstring("политика: по Закону") && ContainsSubstring("чел."));
  const Outcome english = run({"run", first_steps});
  CHECK_THAT(english.out, ContainsSubstring("1,456\u00A0persons"));
  CHECK_THAT(english.out, ContainsSubstring("Personnel deployed (greatest)"));
}

TEST_CASE("for people a run prints its measures and objectives, quietly nothing", "[cli][run]") {
  const Outcome answer = run({"run", first_steps});
  CHECK(answer.status == 0);
  CHECK_THAT(answer.out, ContainsSubstring("Without a response") && ContainsSubstring("Objective"));
  const Outcome quiet = run({"run", first_steps, "--quiet"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
}

TEST_CASE("numbers for people look the same wherever they stand: as in the report", "[cli][run]") {
  const Folder folder;
  const std::string out = folder.path("result").string();
  const Outcome answer = run({"run", first_steps, "--out", out});
  REQUIRE(answer.status == 0);
  REQUIRE(run({"report", out, "--format", "md"}).status == 0);
  const std::string report = read(folder.path("result/report.md"));
  const json measures = json::parse(read(folder.path("result/summary.json"))).at("measures");
  const long evacuated = std::lround(measures.at("evacuated").get<double>());
  REQUIRE((evacuated >= 1000 && evacuated < 1000000));
  const std::string written =
      std::to_string(evacuated / 1000) + "," + std::to_string(1000 + evacuated % 1000).substr(1) + "\u00A0persons";
  CHECK_THAT(answer.out, ContainsSubstring(written));
  CHECK_THAT(report, ContainsSubstring(written));
  CHECK_THAT(answer.out,
             ContainsSubstring("≥ 1,200\u00A0persons") && ContainsSubstring("h\u00A030\u00A0min before onset"));
}
