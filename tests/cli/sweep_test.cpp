// `qorgan sweep`: experiment files, what is wrong with them, and what comes of them.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "batch.hpp"
#include "catch.hpp"
#include "core/csv.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Two levels of a quorum under two policies, two replicates, a day each.
std::string study(const Folder& folder, const std::string& name = "study.yaml",
                  const std::vector<std::pair<std::string, std::string>>& changes = {}) {
  std::string text = R"(qorgan: experiment
version: 1
name: {en: A study, ru: Исследование, kk: Зерттеу}
question: {en: "What for?", ru: "Зачем?", kk: "Не үшін?"}
scenario: SCENARIO
until: 1 d
design: grid
replicates: 2
seed: 3
source: "assumption: made for a test"
factors:
  - id: quorum
    name: {en: Quorum, ru: Кворум, kk: Кворум}
    path: parameters.quorum
    low: 0.4
    high: 0.8
    steps: 2
  - id: policy
    kind: policy
    values: [by-law, network]
responses:
  - {measure: messages, goal: none}
  - {measure: harmed, goal: less}
)";
  text.replace(text.find("SCENARIO"), 8, first_steps());
  for (const auto& [from, to] : changes) {
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
  }
  return folder.write(name, text);
}

}  // namespace

TEST_CASE("an experiment is checked, run, gone on with and reported", "[cli][sweep]") {
  const Folder folder;
  const std::string file = study(folder), out = folder.path("out").string();
  CHECK(run({"check", file}).status == 0);
  const Outcome answer = run({"sweep", file, "--out", out, "--json"});
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  const json told = json::parse(answer.out);
  CHECK(told.at("name") == "study");
  CHECK(told.at("points") == 4);
  CHECK(told.at("replicates") == 2);
  CHECK(told.at("runs") == 8);
  CHECK(told.at("finished") == true);
  const std::string bytes = read(folder.path("out") / "batch.sqlite");

  CHECK(run({"sweep", file, "--out", out}).status == 2);
  CHECK(run({"sweep", file, "--out", out, "--resume"}).status == 0);
  CHECK(run({"sweep", file, "--out", folder.path("again").string(), "--jobs", "2", "--quiet"}).status == 0);
  CHECK(read(folder.path("again") / "batch.sqlite") == bytes);

  REQUIRE(run({"report", out, "--format", "md"}).status == 0);
  const std::string report = read(folder.path("out") / "report.md");
  for (const char* said : {"A study", "What for?", "Quorum", "0.4", "Messages", "qorgan sweep study.yaml"})
    CHECK_THAT(report, ContainsSubstring(said));
  // The scenario comes back out of the batch, wherever it lay.
  CHECK_THAT(report, !ContainsSubstring("can no longer be read"));
  const json compared = json::parse(run({"compare", out, "--json"}).out);
  CHECK(compared.at("reference") == "by-law");
  CHECK(compared.at("responses").at(0).at("options").at(0).at("runs") == 4);

  SECTION("another file is another plan") {
    const std::string other = study(folder, "study.yaml", {{"seed: 3", "seed: 4"}});
    const Outcome refused = run({"sweep", other, "--out", out, "--resume"});
    CHECK(refused.status == 2);
    CHECK_THAT(refused.err, ContainsSubstring("another plan"));
    CHECK(read(folder.path("out") / "batch.sqlite") == bytes);
  }
  SECTION("the same runs under another question are not gone on with") {
    const std::string other = study(folder, "study.yaml", {{"goal: less", "goal: none"}});
    const Outcome refused = run({"sweep", other, "--out", out, "--resume"});
    CHECK(refused.status == 2);
    CHECK_THAT(refused.err, ContainsSubstring("another experiment; put that one back"));
    CHECK(read(folder.path("out") / "batch.sqlite") == bytes);
  }
  SECTION("the same question written otherwise is gone on with") {
    const std::string other = study(folder, "study.yaml", {{"goal: less", "goal: 'less'"}});
    const Outcome again = run({"sweep", other, "--out", out, "--resume"});
    INFO(again.err);
    CHECK(again.status == 0);
    CHECK(read(folder.path("out") / "batch.sqlite") == bytes);
  }
}

TEST_CASE("shards of an experiment merge into the whole", "[cli][sweep]") {
  const Folder folder;
  const std::string file = study(folder);
  REQUIRE(run({"sweep", file, "--out", folder.path("whole").string()}).status == 0);
  REQUIRE(run({"sweep", file, "--shard", "1/2", "--out", folder.path("one").string()}).status == 0);
  REQUIRE(run({"sweep", file, "--shard", "2/2", "--out", folder.path("two").string()}).status == 0);
  REQUIRE(
      run({"merge", folder.path("two").string(), folder.path("one").string(), "--out", folder.path("merged").string()})
          .status == 0);
  CHECK(read(folder.path("merged") / "batch.sqlite") == read(folder.path("whole") / "batch.sqlite"));
}

TEST_CASE("what is wrong with an experiment is said with its place, before anything is run", "[cli][sweep][usage]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  const auto errors = [&](const std::vector<std::pair<std::string, std::string>>& changes) {
    const std::string file = study(folder, "broken.yaml", changes);
    const Outcome answer = run({"sweep", file, "--out", out}), checked = run({"check", file});
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK(checked.status == 2);
    CHECK_FALSE(fs::exists(out));
    return answer.err;
  };
  CHECK_THAT(errors({{"parameters.quorum", "parameters.quorom"}}),
             ContainsSubstring("broken.yaml:14:") && ContainsSubstring("did you mean") && ContainsSubstring("quorum"));
  CHECK_THAT(errors({{"design: grid", "design: gird"}}),
             ContainsSubstring("broken.yaml:7:") && ContainsSubstring("did you mean 'grid'?"));
  CHECK_THAT(errors({{"measure: harmed", "measure: harmd"}}),
             ContainsSubstring("broken.yaml:23:") && ContainsSubstring("harmed"));
  CHECK_THAT(errors({{"values: [by-law, network]", "values: [by-law, netwrok]"}}),
             ContainsSubstring("broken.yaml:") && ContainsSubstring("did you mean 'network'?"));
  CHECK_THAT(errors({{"high: 0.8", "high: 0.3"}}), ContainsSubstring("broken.yaml:"));
  CHECK_THAT(errors({{"high: 0.8", "high: 7"}}), ContainsSubstring("quorum"));
  CHECK_THAT(errors({{"scenario: ", "scenario: no-such-"}}), ContainsSubstring("no-such-"));
  CHECK_THAT(errors({{"until: 1 d", "until: 1 parsec"}}), ContainsSubstring("parsec"));
  CHECK_THAT(errors({{"replicates: 2", "replicates: 0"}}), ContainsSubstring("broken.yaml:8:"));
  // All of it in one pass.
  const std::string both = errors({{"design: grid", "design: gird"}, {"measure: harmed", "measure: harmd"}});
  CHECK_THAT(both, ContainsSubstring("broken.yaml:7:") && ContainsSubstring("broken.yaml:23:"));

  CHECK(run({"sweep", "no-such-experiment", "--out", out}).status == 2);
  CHECK(run({"sweep", first_steps(), "--out", out}).status == 2);
  CHECK(run({"sweep", folder.write("empty.yaml", ""), "--out", out}).status == 2);
  CHECK(run({"sweep", folder.write("text.yaml", "{ [ not yaml"), "--out", out}).status == 2);
  CHECK(run({"sweep", study(folder)}).status == 2);
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a design of Sobol' has Saltelli's points", "[cli][sweep]") {
  const Folder folder;
  const std::string file = study(folder, "sobol.yaml",
                                 {{"design: grid", "design: sobol\nsamples: 4"},
                                  {"    steps: 2\n", ""},
                                  {"replicates: 2", "replicates: 1"},
                                  {"responses:",
                                   "  - id: shift\n    path: parameters.shift\n    low: 6 h\n    high: 12 "
                                   "h\nresponses:"}});
  const std::string out = folder.path("out").string();
  const Outcome answer = run({"sweep", file, "--out", out, "--json"});
  INFO(answer.err);
  CHECK(answer.status == 0);
  CHECK(json::parse(answer.out).at("points") == 4 * (2 + 2) * 2);
  REQUIRE(run({"report", out, "--format", "md"}).status == 0);
  CHECK_THAT(read(folder.path("out") / "report.md"), ContainsSubstring("Quorum"));
}

namespace {

/// Two factors in either order under a design, one replicate, six hours.
std::string two_factors(const Folder& folder, const std::string& name, const std::string& design, int seed,
                        bool turned = false) {
  const std::string quorum = "  - {id: quorum, path: parameters.quorum, low: 0.3, high: 0.8}\n";
  const std::string reserve = "  - {id: reserve, path: parameters.reserve_share, low: 0.1, high: 0.5}\n";
  return folder.write(name,
                      "qorgan: experiment\nversion: 1\nname: {en: a, ru: a, kk: a}\nquestion: {en: q, ru: q, kk: q}\n"
                      "scenario: " +
                          first_steps() + "\nuntil: 6 h\ndesign: " + design +
                          "\nreplicates: 1\nseed: " + std::to_string(seed) + "\nsource: \"assumption: x\"\nfactors:\n" +
                          (turned ? reserve + quorum : quorum + reserve) +
                          "responses:\n  - {measure: harmed, goal: less}\n  - {measure: missing_effort, goal: less}\n");
}

/// What each run was given, by factor, and its digest.
std::map<std::string, std::string> runs_of(const fs::path& out) {
  std::map<std::string, std::string> told;
  const auto rows = qorgan::read_csv(read(out / "csv/parameter.csv"), ',');
  REQUIRE(rows);
  for (const auto& row : *rows) told[row[0] + " " + row[1]] = row.back();
  const auto runs = *qorgan::read_csv(read(out / "csv/run.csv"), ',');
  const auto digest = static_cast<std::size_t>(std::find(runs[0].begin(), runs[0].end(), "digest") - runs[0].begin());
  for (std::size_t i = 1; i < runs.size(); ++i) told[runs[i][0] + " digest"] = runs[i].at(digest);
  return told;
}

}  // namespace

TEST_CASE("the seed changes the points of every random design, the order of factors those of none", "[cli][sweep]") {
  const Folder folder;
  for (const std::string design : {"lhs\nsamples: 4", "morris\ntrajectories: 2", "sobol\nsamples: 4"}) {
    INFO(design);
    const auto swept = [&](const std::string& name, int seed, bool turned) {
      const fs::path out = folder.path(name + design.substr(0, 3));
      const Outcome answer = run({"sweep", two_factors(folder, name + ".yaml", design, seed, turned), "--out",
                                  out.string(), "--csv-for", "programs"});
      INFO(answer.err);
      REQUIRE(answer.status == 0);
      return runs_of(out);
    };
    const auto five = swept("five", 5, false);
    CHECK(five.size() > 8);
    CHECK(swept("turned", 5, true) == five);
    CHECK(swept("six", 6, false) != five);
  }
}

TEST_CASE("a report says in plain words what a design does not tell", "[cli][sweep]") {
  const Folder folder;
  for (const auto& [design, words] :
       std::vector<std::pair<std::string, std::string>>{{"morris\ntrajectories: 3", "the factors do not move it"},
                                                        {"lhs\nsamples: 1", "(one run)"},
                                                        {"lhs\nsamples: 3", "the factors do not move it"},
                                                        {"sobol\nsamples: 7", "the factors do not move it"}}) {
    INFO(design);
    const fs::path out = folder.path("out" + design.substr(0, 3) + design.substr(design.size() - 1));
    const Outcome swept = run({"sweep", two_factors(folder, "edge.yaml", design, 5), "--out", out.string()});
    if (swept.status == 2 && design.starts_with("sobol")) continue;
    if (design.starts_with("sobol"))
      CHECK_THAT(swept.err, ContainsSubstring("edge.yaml:8:") && ContainsSubstring("4 and 8"));
    REQUIRE(swept.status == 0);
    REQUIRE(run({"report", out.string(), "--format", "md,json"}).status == 0);
    const std::string report = read(out / "report.md");
    CHECK_THAT(report, ContainsSubstring(words));
    for (const char* bad : {"What moves", "Null output", "– to –", "- to -", " nan", "(nan"})
      CHECK_THAT(report, !ContainsSubstring(bad));
    CHECK_FALSE(json::parse(read(out / "report.json")).empty());
  }
}

TEST_CASE("a new experiment passes check and runs", "[cli][sweep]") {
  const Folder folder;
  const std::string file = folder.path("study.yaml").string();
  REQUIRE(run({"new", "--experiment", file}).status == 0);
  CHECK(run({"new", "--experiment", file}).status == 2);
  CHECK(run({"check", file}).status == 0);
  const Outcome answer = run({"sweep", file, "--shard", "1/32", "--out", folder.path("out").string(), "--json"});
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  CHECK(json::parse(answer.out).at("done") == 1);
}

TEST_CASE("experiments that come with the program are found by their names", "[cli][sweep]") {
  const Folder folder;
  for (const auto& entry : fs::directory_iterator(fs::path(shipped("experiments")))) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    INFO(name);
    const std::string text = read(entry.path() / "experiment.yaml");
    const Outcome checked = run({"check", (entry.path() / "experiment.yaml").string()});
    INFO(checked.err);
    CHECK(checked.status == 0);
    // One run alone: so many shards that each holds one or none.
    const fs::path out = folder.path(name);
    const Outcome first = run({"sweep", name, "--shard", "1000000/1000000", "--out", out.string(), "--json"});
    INFO(first.err);
    CHECK(fs::is_regular_file(entry.path() / "README.md"));
    REQUIRE(first.status == 0);
    CHECK(json::parse(first.out).at("name") == name);
    CHECK(json::parse(first.out).at("done") == 1);
    CHECK_THAT(text, ContainsSubstring("responses:"));
  }
}

TEST_CASE("shards of experiments that differ are not merged", "[cli][sweep]") {
  const Folder folder;
  const std::string one = folder.path("one").string(), two = folder.path("two").string();
  REQUIRE(run({"sweep", study(folder), "--shard", "1/2", "--out", one}).status == 0);
  const std::string other = study(folder, "study.yaml", {{"goal: less", "goal: none"}});
  REQUIRE(run({"sweep", other, "--shard", "2/2", "--out", two}).status == 0);
  const Outcome refused = run({"merge", one, two, "--out", folder.path("merged").string()});
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("different experiments"));
  CHECK_FALSE(fs::exists(folder.path("merged") / "batch.sqlite"));
}

TEST_CASE("the reference and the labels of listed numbers hold however these are written", "[cli][sweep]") {
  const Folder folder;
  const std::string file =
      study(folder, "study.yaml",
            {{"path: parameters.quorum\n    low: 0.4\n    high: 0.8\n    steps: 2",
              "path: parameters.lateral_latency\n    values: [30 min, 2 h]\n"
              "    labels: [{en: Quick, ru: Быстро, kk: Жылдам}, {en: Slow, ru: Медленно, kk: Баяу}]"},
             {"responses:", "compare: quorum\nreference: 2 h\nresponses:"}});
  const std::string out = folder.path("out").string();
  const Outcome answer = run({"sweep", file, "--out", out});
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  CHECK(json::parse(run({"compare", out, "--json"}).out).at("reference") == "120");
  CHECK_THAT(run({"compare", out}).out, ContainsSubstring("Quick") && ContainsSubstring("Slow"));
}
