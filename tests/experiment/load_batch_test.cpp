// What is read of a batch on disk: the same as its runs recorded alone, and nothing that cannot be.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "catch.hpp"
#include "core/diagnostic.hpp"
#include "experiment/batch.hpp"
#include "experiment/comparison.hpp"
#include "experiment/run_batch.hpp"
#include "record/database.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"
#include "support/prepared.hpp"

using namespace qorgan;
using qorgan::test::Folder;
using qorgan::test::prepared;
namespace fs = std::filesystem;

namespace {

/// One whole run of the shipped first steps, with all that happened.
Plan one_run() {
  Plan plan;
  plan.name = "made";
  plan.folder = source_dir() + "/scenarios";
  plan.scenario = "first-steps.yaml";
  plan.seed = 11;
  plan.level = RecordLevel::events;
  plan.series_points = 40;
  plan.until = "4 d";
  plan.settings = {{"parameters.quorum", "0.6"}};
  plan.factors = {{"policy", FactorKind::policy, "", "", {"Who decides", "Кто решает", "Кім шешеді"}},
                  {"shift", FactorKind::number, "parameters.shift", "h", {}}};
  plan.points = {{{text_value("headquarters"), number_value(9)}}};
  plan.command_line = "qorgan batch first-steps.yaml";
  return plan;
}

/// The finished batch's file.
fs::path made(const Plan& plan, const fs::path& folder) {
  const BatchResult result = run_batch(*prepared(plan), folder, {});
  INFO(result.error);
  REQUIRE(result.finished());
  return folder / "batch.sqlite";
}

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("a batch of one run says the same as the record of that run", "[experiment][load]") {
  const Folder folder;
  const Plan plan = one_run();
  const LoadBatchResult result = load_batch(made(plan, folder.path()));
  REQUIRE(result.error == "");
  const Batch& read = result.batch;
  Diagnostics diagnostics;
  auto scenario = std::make_shared<Scenario>(*load_point(plan, 0, diagnostics));
  scenario->seed = plan.seed_of(0);
  RunOptions options;
  options.baseline = false;
  options.level = RecordLevel::events;
  options.series_points = 40;
  options.local_points = 0;
  const RunResult run = run_scenario(scenario, options);
  REQUIRE(run.ok());
  const Batch recorded = batch_of(run.record);

  REQUIRE(read.runs.size() == 1);
  const BatchRun &a = read.runs[0], &b = recorded.runs[0];
  CHECK(a.status == b.status);
  CHECK(a.seed == b.seed);
  CHECK(a.digest == b.digest);
  CHECK(a.policy == b.policy);
  CHECK(a.policy == "headquarters");
  CHECK(a.reading == b.reading);
  CHECK(a.ticks == b.ticks);
  CHECK(a.agents == b.agents);
  CHECK(a.units == b.units);
  CHECK(a.messages == b.messages);
  CHECK(a.events == b.events);
  CHECK((a.agents > 0 && a.units > 0 && a.messages > 0 && a.events > 0));
  REQUIRE(read.measures.size() == recorded.measures.size());
  for (std::size_t m = 0; m < recorded.measures.size(); ++m) {
    INFO(recorded.measures[m].measure << " " << recorded.measures[m].incident << recorded.measures[m].region);
    const std::size_t at = read.measure_index(recorded.measures[m]);
    REQUIRE(at < read.measures.size());
    CHECK(same_number(read.value(0, at), recorded.value(0, m)));
  }
  REQUIRE(read.objectives.size() == recorded.objectives.size());
  for (std::size_t o = 0; o < recorded.objectives.size(); ++o) {
    CHECK(read.objectives[o].objective == recorded.objectives[o].objective);
    CHECK(same_number(read.objectives[o].value, recorded.objectives[o].value));
    CHECK(read.objectives[o].met == recorded.objectives[o].met);
  }
  REQUIRE(read.headquarters.size() == recorded.headquarters.size());
  REQUIRE_FALSE(read.headquarters.empty());
  for (std::size_t h = 0; h < recorded.headquarters.size(); ++h) {
    const BatchHeadquarters &x = read.headquarters[h], &y = recorded.headquarters[h];
    CHECK(std::tie(x.run, x.level, x.phase, x.threat, x.region, x.head, x.proposer, x.ground, x.disputed, x.referred,
                   x.proposed, x.convened, x.first_sitting, x.stood_down, x.sittings, x.members, x.accepted) ==
          std::tie(y.run, y.level, y.phase, y.threat, y.region, y.head, y.proposer, y.ground, y.disputed, y.referred,
                   y.proposed, y.convened, y.first_sitting, y.stood_down, y.sittings, y.members, y.accepted));
  }
  REQUIRE(read.in_force.size() == recorded.in_force.size());
  REQUIRE_FALSE(read.in_force.empty());
  for (std::size_t m = 0; m < recorded.in_force.size(); ++m) {
    const BatchInstrumentInForce &x = read.in_force[m], &y = recorded.in_force[m];
    CHECK(std::tie(x.instrument, x.incident, x.region, x.taker, x.ground, x.start, x.until, x.ended, x.people,
                   x.proportionate, x.lawful) == std::tie(y.instrument, y.incident, y.region, y.taker, y.ground,
                                                          y.start, y.until, y.ended, y.people, y.proportionate,
                                                          y.lawful));
  }
  REQUIRE(read.violations.size() == recorded.violations.size());
  for (std::size_t v = 0; v < recorded.violations.size(); ++v) {
    const BatchViolation &x = read.violations[v], &y = recorded.violations[v];
    CHECK(std::tie(x.tick, x.found, x.agent, x.incident, x.instrument, x.article) ==
          std::tie(y.tick, y.found, y.agent, y.incident, y.instrument, y.article));
  }
  REQUIRE(read.series.size() == recorded.series.size());
  for (std::size_t s = 0; s < recorded.series.size(); ++s) {
    CHECK(read.series[s].measure == recorded.series[s].measure);
    CHECK(read.series[s].ticks == recorded.series[s].ticks);
    for (std::size_t i = 0; i < recorded.series[s].values.size(); ++i)
      CHECK(same_number(read.series[s].values[i], recorded.series[s].values[i]));
  }
  const BatchContext &there = read.contexts.at(0), &here = recorded.contexts.at(0);
  CHECK(there.tick_seconds == here.tick_seconds);
  CHECK(there.start.seconds == here.start.seconds);
  CHECK(there.utc_offset == here.utc_offset);
  CHECK(read.version == recorded.version);
}

TEST_CASE("the plan of a batch reads back as it was written", "[experiment][load]") {
  const Folder folder;
  const Plan wrote = one_run();
  const LoadBatchResult result = load_batch(made(wrote, folder.path()));
  REQUIRE(result.error == "");
  const Plan& read = result.batch.plan;
  CHECK(read.name == wrote.name);
  CHECK(read.scenario == wrote.scenario);
  CHECK(read.seed == wrote.seed);
  CHECK(read.replicates == wrote.replicates);
  CHECK(read.settings == wrote.settings);
  CHECK(read.until == wrote.until);
  CHECK(read.level == wrote.level);
  CHECK(read.series_points == wrote.series_points);
  CHECK(read.command_line == wrote.command_line);
  REQUIRE(read.factors.size() == 2);
  for (std::size_t f = 0; f < 2; ++f) {
    CHECK(read.factors[f].name == wrote.factors[f].name);
    CHECK(read.factors[f].kind == wrote.factors[f].kind);
    CHECK(read.factors[f].path == wrote.factors[f].path);
    CHECK(read.factors[f].unit == wrote.factors[f].unit);
    CHECK(read.factors[f].title == wrote.factors[f].title);
    CHECK(read.points[0].values[f].text == wrote.points[0].values[f].text);
    CHECK(same_number(read.points[0].values[f].number, wrote.points[0].values[f].number));
  }
  CHECK(result.batch.shard.empty());
  CHECK(result.batch.runs[0].command == run_command(wrote, 0));
}

TEST_CASE("numbers of a batch are read up to their bounds and refused beyond, by their column", "[experiment][load]") {
  const Folder folder;
  const fs::path file = made(one_run(), folder.path());
  struct Row {
    const char *table, *column;
    std::int64_t low, high;
  };
  constexpr std::int64_t most = 0x7fffffff;
  for (const auto& [table, column, low, high] :
       {Row{"context", "start", -300'000'000'000, 300'000'000'000}, Row{"context", "utc_offset", -64800, 64800},
        Row{"batch", "series_points", 16, 2000}, Row{"run", "context", 0, 0}, Row{"run", "ticks", -1, most},
        Row{"run", "run", 0, 0}, Row{"point", "point", 0, 0}, Row{"headquarters", "run", 0, 0},
        Row{"headquarters", "sittings", 0, most}, Row{"headquarters", "members", 0, most},
        Row{"headquarters", "accepted", 0, most}, Row{"headquarters", "stood_down", -1, most},
        Row{"instrument_in_force", "until", -1, most}, Row{"series", "tick", -1, most}}) {
    const auto with = [&, table = table, column = column](std::int64_t value) {
      const fs::path other = folder.path() / "other.sqlite";
      fs::copy_file(file, other, fs::copy_options::overwrite_existing);
      {
        Database database(other, Database::Mode::work);
        database.execute(fmt::format("UPDATE \"{}\" SET \"{}\" = {}", table, column, value));
        database.seal();
      }
      return load_batch(other).error;
    };
    INFO(table << "." << column);
    CHECK(with(low) == "");
    if (high > low) CHECK(with(high) == "");
    for (const std::int64_t beyond : {low - 1, high + 1})
      CHECK_THAT(with(beyond), ContainsSubstring(fmt::format("{} is no value of column '{}'", beyond, column)));
  }
}

TEST_CASE("a run that is made again from its batch comes out as it was, and one that is not there does not",
          "[experiment][load]") {
  const Folder folder;
  const fs::path file = made(one_run(), folder.path());
  const Batch batch = load_batch(file).batch;
  const RunResult again = remake_run(file, 0, RecordLevel::series);
  CHECK(again.error == "");
  CHECK(again.record.run.digest == batch.runs[0].digest);
  CHECK(again.record.run.seed == batch.runs[0].seed);
  CHECK(again.record.run.command_line == batch.runs[0].command);
  CHECK_FALSE(again.record.run.baseline);
  CHECK_FALSE(again.record.series.empty());
  CHECK(again.record.events.empty());
  CHECK(remake_run(file, 1, RecordLevel::series).error == "there is no run 1: the batch has 1 of them, from 0");
  {
    Database database(file, Database::Mode::work);
    database.execute("UPDATE run SET digest = '0000000000000000'");
    database.seal();
  }
  CHECK_THAT(remake_run(file, 0, RecordLevel::series).error,
             ContainsSubstring("run 0 does not come out as recorded: digest " + batch.runs[0].digest +
                               ", recorded 0000000000000000"));
}

TEST_CASE("folders between an experiment and its scenario have the names that both stand under", "[experiment][load]") {
  const Folder folder;
  const fs::path scenarios = folder.path() / "c/d";
  fs::create_directories(scenarios.parent_path());
  fs::create_directories(folder.path() / "a/b/e");
  fs::copy(source_dir() + "/scenarios", scenarios, fs::copy_options::recursive);
  Plan plan = one_run();
  plan.folder = folder.path() / "a/b/e";
  plan.scenario = "../../../c/d/first-steps.yaml";
  const auto ready = prepared(plan);
  CHECK(ready->folder == "a/b/e");
  CHECK(std::any_of(ready->sources.begin(), ready->sources.end(),
                    [](const SourceFile& file) { return file.path == "c/d/first-steps.yaml"; }));
}
