// Runs that fail, and runs of a shard: what is counted and told of them.
#include "experiment/workshop.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "catch.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace qorgan;
using qorgan::test::Folder;

TEST_CASE("the first five runs that failed are told with their commands, and all are counted",
          "[experiment][workshop]") {
  const Folder folder;
  Plan plan;
  plan.name = plan.scenario = "first-steps.yaml";
  plan.folder = source_dir() + "/scenarios";
  plan.until = "1 d";
  plan.replicates = 4;
  plan.factors = {{"policy", FactorKind::policy, "", "", {}}};
  plan.points = {{{text_value("by-law")}}, {{text_value("network")}}};
  Diagnostics diagnostics;
  const auto ready = prepare(plan, diagnostics).prepared;
  REQUIRE(ready);
  BatchOptions options;
  options.make_run = [](RunIndex run, const auto& scenario, const RunOptions& how, const auto* stop) -> RunResult {
    if (run == 2) return run_scenario(scenario, how, {}, stop);
    throw std::runtime_error(fmt::format("broke in {}", run));
  };
  std::vector<std::string> lines;
  options.progress = [&](const BatchProgress& at) {
    lines.push_back(fmt::format("{}/{}/{}", at.done, at.failed, at.runs));
  };
  const BatchResult result = run_batch(*ready, folder.path(), options);
  CHECK(result.finished_all());
  CHECK(result.runs == 8);
  CHECK(result.done == 1);
  CHECK(result.failed == 7);
  CHECK(result.fresh == 8);
  REQUIRE(result.failures.size() == 5);
  const std::vector<RunIndex> first{0, 1, 3, 4, 5};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(result.failures[i].run == first[i]);
    CHECK(result.failures[i].error == fmt::format("broke in {}", first[i]));
    CHECK(result.failures[i].command == run_command(plan, first[i]));
  }
  CHECK(lines == std::vector<std::string>{"1/1/8", "2/2/8", "3/2/8", "4/3/8", "5/4/8", "6/5/8", "7/6/8", "8/7/8"});
}

TEST_CASE("runs of a shard are counted and looked for within it", "[experiment][workshop]") {
  using enum RunStatus;
  const std::vector<RunStatus> statuses{done, missing, failed, missing, done, missing, failed};
  const auto counted = [&](const Shard& shard) {
    BatchResult out;
    count_runs(statuses, shard, out);
    return std::tuple{out.runs, out.done, out.failed};
  };
  CHECK(counted({}) == std::tuple{7U, 2U, 2U});
  CHECK(missing_runs(statuses, {}) == std::vector<RunIndex>{1, 3, 5});
  std::uint64_t runs = 0, all_done = 0, all_failed = 0;
  std::vector<RunIndex> all_missing;
  for (const std::uint32_t number : {1U, 2U, 3U}) {
    const Shard shard{number, 3};
    const auto [r, d, f] = counted(shard);
    runs += r;
    all_done += d;
    all_failed += f;
    for (const RunIndex run : missing_runs(statuses, shard)) all_missing.push_back(run);
    CHECK(shard.text() == fmt::format("{}/3", number));
  }
  CHECK(std::tuple{runs, all_done, all_failed} == std::tuple{7U, 2U, 2U});
  CHECK(all_missing == std::vector<RunIndex>{1, 3, 5});
  CHECK(Shard{}.text().empty());
}
