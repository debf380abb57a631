// What `qorgan batch` and `merge` make, and what they refuse.

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "batch.hpp"
#include "catch.hpp"

using namespace qorgan::test;
using nlohmann::json;
namespace fs = std::filesystem;

TEST_CASE("a batch leaves one file and says what it did", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  const Outcome answer = run(batch_into(out, {"--json"}));
  REQUIRE(answer.status == 0);
  CHECK(entries_of(out) == std::vector<std::string>{"batch.sqlite"});
  const json told = json::parse(answer.out);
  CHECK(told.at("runs") == 24);
  CHECK(told.at("done") == 24);
  CHECK(told.at("failed") == 0);
  CHECK(told.at("points") == 2);
  CHECK(told.at("finished") == true);
  CHECK(told.at("digest").get<std::string>().size() == 16);
  CHECK(told.at("failures").empty());

  SECTION("a second time is refused, and going on has nothing to do") {
    const std::string before = read(out / "batch.sqlite");
    const Outcome again = run(batch_into(out));
    CHECK(again.status == 2);
    CHECK_THAT(again.err, ContainsSubstring("holds a batch already; --resume goes on with it"));
    const Outcome resumed = run(batch_into(out, {"--resume", "--json"}));
    CHECK(resumed.status == 0);
    CHECK(json::parse(resumed.out).at("fresh") == 0);
    CHECK(json::parse(resumed.out).at("digest") == told.at("digest"));
    CHECK(read(out / "batch.sqlite") == before);
  }
}

TEST_CASE("jobs cannot be seen in a batch", "[cli][batch]") {
  const Folder folder;
  const std::string one = whole_batch(folder.path("whole"));
  for (const char* jobs : {"1", "2", "3"}) {
    CHECK(run(batch_into(folder.path(jobs), {"--jobs", jobs, "--quiet"})).status == 0);
    CHECK(read(folder.path(jobs) / "batch.sqlite") == one);
  }
}

TEST_CASE("a folder that cannot be written is refused before the work", "[cli][batch]") {
  const Folder folder;
  folder.write("file", "no folder");
  const Outcome answer = run(batch_into(folder.path("file") / "out"));
  CHECK(answer.status == 2);
  CHECK_THAT(answer.err, ContainsSubstring("error:"));
  const Outcome proc = run(batch_into("/proc/qorgan-out"));
  CHECK(proc.status == 2);
  if (::geteuid() != 0) {
    fs::create_directories(folder.path("closed"));
    fs::permissions(folder.path("closed"), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(run(batch_into(folder.path("closed") / "out")).status == 2);
  }
}

TEST_CASE("three shards merge into the whole", "[cli][batch][merge]") {
  const Folder folder;
  const std::string whole = whole_batch(folder.path("whole"));
  std::vector<std::string> merge{"merge", "--out", folder.path("merged").string(), "--json"};
  for (const char* part : {"1/3", "2/3", "3/3"}) {
    const fs::path out = folder.path(std::string("part-") + part[0]);
    CHECK(run(batch_into(out, {"--shard", part})).status == 0);
    merge.push_back(out.string());
  }
  const Outcome answer = run(merge);
  INFO(answer.err);
  REQUIRE(answer.status == 0);
  CHECK(json::parse(answer.out).at("runs") == 24);
  CHECK(read(folder.path("merged") / "batch.sqlite") == whole);

  merge.pop_back();
  merge[2] = folder.path("two").string();
  const Outcome two = run(merge);
  CHECK(two.status == 2);
  CHECK_THAT(two.err, ContainsSubstring("8 of 24 runs are in none of them: 16 to 23"));
  CHECK(run(batch_into(folder.path("part-1"), {"--shard", "2/3", "--resume"})).status == 2);
}

TEST_CASE("a batch says what is wrong with what it was asked", "[cli][batch][usage]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  const auto refused = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"batch", first_steps(), "--out", out});
    const Outcome answer = run(std::move(options));
    CHECK(answer.status == 2);
    CHECK_FALSE(fs::exists(out));
    return answer.err;
  };
  CHECK_THAT(refused({"--policy", "by-law,netwrok"}), ContainsSubstring("did you mean 'network'?"));
  CHECK_THAT(refused({"--set", "parameters.quorom=0.6"}), ContainsSubstring("did you mean"));
  CHECK_THAT(refused({"--set", "quorum"}), ContainsSubstring("is not PATH=VALUE"));
  CHECK_THAT(refused({"--set", "seed=7"}), ContainsSubstring("'seed' cannot be set") && ContainsSubstring("--seed"));
  CHECK_THAT(refused({"--shard", "4/3"}), ContainsSubstring("'4/3' is no shard"));
  CHECK_THAT(refused({"--replicates", "0"}), ContainsSubstring("--replicates"));
  CHECK_THAT(refused({"--institution", "nowhere.yaml"}), ContainsSubstring("nowhere.yaml"));
  CHECK(run({"batch", "no-such-scenario", "--out", out}).status == 2);
  CHECK(run({"batch", first_steps()}).status == 2);
}

TEST_CASE("the command of a run in a batch makes that run", "[cli][batch]") {
  const Folder folder;
  const fs::path out = folder.path("out");
  REQUIRE(run({"batch", first_steps(), "--replicates", "2", "--until", "1 d", "--policy", "by-law,network", "--set",
               "parameters.quorum=0.6", "--csv", "--out", out.string()})
              .status == 0);
  // run,point,replicate,context,seed,policy,reading,status,error,command,digest,...
  std::string row = read(out / "csv/run.csv");
  row = row.substr(row.rfind("\r\n", row.size() - 3) + 2);
  const std::string seed = row.substr(row.find(",0,") + 3, row.find(",network") - row.find(",0,") - 3);
  const std::string digest = row.substr(row.find("record measures,") + 16, 16);
  const Outcome alone = run({"run", first_steps(), "--seed", seed, "--until", "1 d", "--policy", "network", "--set",
                             "parameters.quorum=0.6", "--no-baseline", "--json"});
  REQUIRE(alone.status == 0);
  CHECK(json::parse(alone.out).at("digest") == digest);
}

TEST_CASE("a batch and a run do not share a folder", "[cli][batch][merge]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  REQUIRE(run({"run", first_steps(), "--until", "1 d", "--no-baseline", "--quiet", "--out", out}).status == 0);
  const std::vector<std::string> before = entries_of(out);
  const Outcome batch = run(batch_into(out));
  CHECK(batch.status == 2);
  CHECK_THAT(batch.err, ContainsSubstring("holds the result of a run; name another folder"));
  const std::string part = folder.path("part").string();
  (void)whole_batch(part);
  const Outcome merged = run({"merge", part, "--out", out});
  CHECK(merged.status == 2);
  CHECK_THAT(merged.err, ContainsSubstring("holds the result of a run; name another folder"));
  CHECK(entries_of(out) == before);
  const Outcome run_there = run({"run", first_steps(), "--until", "1 d", "--no-baseline", "--out", part, "--force"});
  CHECK(run_there.status == 2);
  CHECK_THAT(run_there.err, ContainsSubstring("holds 'batch.sqlite', which no run has written"));
}

TEST_CASE("reports do not take the place of those of other results", "[cli][batch][report]") {
  const Folder folder;
  const std::string alone = folder.path("alone").string(), batch = folder.path("batch").string();
  REQUIRE(run({"run", first_steps(), "--until", "1 d", "--no-baseline", "--quiet", "--out", alone}).status == 0);
  (void)whole_batch(batch);
  const std::string before = read(folder.path("alone") / "report.html");
  for (const std::vector<std::string>& line : {std::vector<std::string>{"compare", batch, alone, "--out", alone},
                                               {"report", batch, "--out", alone},
                                               {"report", alone, "--out", batch}}) {
    INFO(line.front());
    const Outcome answer = run(line);
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring("holds another result, whose report it would replace"));
  }
  CHECK(read(folder.path("alone") / "report.html") == before);
  CHECK(entries_of(batch) == std::vector<std::string>{"batch.sqlite"});
  CHECK(run({"report", alone, "--out", alone + "/", "--quiet"}).status == 0);
}

TEST_CASE("options side by side differ", "[cli][batch][usage]") {
  const Folder folder;
  const std::string out = folder.path("out").string();
  const std::vector<std::vector<std::string>> cases{{"--policy", "by-law,by-law"},
                                                    {"--reading", "broad,literal,broad"},
                                                    {"--institution", "kazakhstan,institutions/kazakhstan.yaml"}};
  for (const std::vector<std::string>& twice : cases) {
    INFO(twice.back());
    const Outcome answer = run({"batch", first_steps(), "--out", out, twice.front(), twice.back()});
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring(twice.front() + ": '") && ContainsSubstring("' is named twice"));
  }
  CHECK_FALSE(std::filesystem::exists(out));
}
