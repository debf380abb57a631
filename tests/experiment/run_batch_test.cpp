#include "experiment/run_batch.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "catch.hpp"
#include "experiment/batch.hpp"
#include "experiment/tables.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"
#include "support/prepared.hpp"

using namespace qorgan;
using qorgan::test::Folder;
using qorgan::test::prepared;

namespace {

namespace fs = std::filesystem;

/// Two policies, three replicates, two days of the shipped first steps.
Plan small_plan() {
  Plan plan;
  plan.name = "first-steps";
  plan.folder = source_dir() + "/scenarios";
  plan.scenario = "first-steps.yaml";
  plan.replicates = 3;
  plan.seed = 5;
  plan.until = "2 d";
  plan.factors = {{"policy", FactorKind::policy, "", "", {}},
                  {"quorum", FactorKind::number, "parameters.quorum", "", {}}};
  plan.points = {{{text_value("by-law"), number_value(0.5)}}, {{text_value("network"), number_value(0.75)}}};
  plan.command_line = "qorgan batch first-steps.yaml";
  return plan;
}

std::string bytes(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(out).str();
}

std::string made(const PreparedPlan& plan, const fs::path& folder, const BatchOptions& options = {}) {
  const BatchResult result = run_batch(plan, folder, options);
  INFO(result.error);
  REQUIRE(result.finished());
  REQUIRE(result.failed == 0);
  return bytes(folder / "batch.sqlite");
}

Batch loaded(const fs::path& folder) {
  LoadBatchResult result = load_batch(folder);
  INFO(result.error);
  REQUIRE(result.ok());
  return std::move(result.batch);
}

/// A run that throws where it is told to.
MakeRun failing_at(RunIndex bad) {
  return [bad](RunIndex run, const std::shared_ptr<const Scenario>& scenario, const RunOptions& options,
               const std::atomic<bool>* stop) {
    if (run == bad) throw std::runtime_error("the run broke");
    return run_scenario(scenario, options, {}, stop);
  };
}

}  // namespace

TEST_CASE("a batch is the same bytes on any number of jobs", "[experiment][runner]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.level = GENERATE(RecordLevel::measures, RecordLevel::events);
  const auto ready = prepared(plan);
  BatchOptions options;
  options.jobs = 1;
  const std::string one = made(*ready, folder.path() / "one", options);
  options.jobs = 2;
  CHECK(made(*ready, folder.path() / "two", options) == one);
  options.jobs = 3;
  CHECK(made(*ready, folder.path() / "three", options) == one);
  CHECK(fs::directory_iterator(folder.path() / "one")->path().filename() == "batch.sqlite");
}

TEST_CASE("what a batch holds is what its runs alone come to", "[experiment][runner]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.level = RecordLevel::series;
  plan.series_points = 16;
  const auto ready = prepared(plan);
  (void)made(*ready, folder.path());
  const Batch batch = loaded(folder.path());
  CHECK(batch.complete);
  CHECK(batch.plan.factors.size() == 2);
  CHECK(batch.plan.points[1].values[1].number == 0.75);
  CHECK(plan_digest(batch.plan) == plan_digest(plan));
  REQUIRE(batch.runs.size() == 6);

  Diagnostics diagnostics;
  for (const RunIndex run : {RunIndex{1}, RunIndex{5}}) {
    auto scenario = std::make_shared<Scenario>(*load_point(plan, plan.planned(run).point, diagnostics));
    scenario->seed = plan.seed_of(plan.planned(run).replicate);
    RunOptions options;
    options.baseline = false;
    options.level = RecordLevel::series;
    options.series_points = 16;
    const Record record = run_scenario(scenario, options).record;
    CHECK(batch.runs[run].digest == record.run.digest);
    CHECK(batch.runs[run].messages == record.run.messages);
    CHECK(batch.runs[run].policy == (run == 1 ? "by-law" : "network"));
    for (const char* name : {"harmed", "messages", "time_to_detect", "evacuated"}) {
      const std::size_t at = batch.measure_index({name, "", ""});
      REQUIRE(at < batch.measures.size());
      const double expected = record.measure(name), value = batch.value(run, at);
      CHECK((value == expected || (value != value && expected != expected)));
    }
    const SeriesRow* curve = record.find_series("evacuated");
    REQUIRE(curve);
    const auto found = std::find_if(batch.series.begin(), batch.series.end(),
                                    [&](const BatchSeries& s) { return s.run == run && s.measure == "evacuated"; });
    REQUIRE(found != batch.series.end());
    CHECK(found->ticks == curve->ticks);
    CHECK(found->values == curve->values);
  }
  // The scenario comes back from the text in the file.
  REQUIRE(batch.scenario_of(0));
  CHECK(batch.scenario_of(0)->id == "first-steps");
  CHECK(batch.notes.empty());
}

TEST_CASE("replicates of equal number share their seed at every point", "[experiment][runner]") {
  const Folder folder;
  (void)made(*prepared(small_plan()), folder.path());
  const Batch batch = loaded(folder.path());
  for (RunIndex run = 0; run < 3; ++run) {
    CHECK(batch.runs[run].seed == batch.runs[run + 3].seed);
    CHECK(batch.runs[run].digest != batch.runs[run + 3].digest);
    CHECK(batch.runs[run].digest != batch.runs[(run + 1) % 3].digest);
  }
}

TEST_CASE("a batch that is stopped keeps what is done and goes on to the same bytes", "[experiment][runner]") {
  const Folder folder;
  const auto ready = prepared(small_plan());
  const std::string whole = made(*ready, folder.path() / "whole");
  for (const std::uint64_t after : {1U, 3U, 5U}) {
    const fs::path place = folder.path() / fmt::format("stopped-{}", after);
    std::atomic<bool> stop{false};
    BatchOptions options;
    options.stop = &stop;
    options.progress = [&](const BatchProgress& p) { stop = p.done >= after; };
    const BatchResult half = run_batch(*ready, place, options);
    CHECK(half.stopped);
    CHECK(half.done == after);
    CHECK_FALSE(fs::exists(place / "batch.sqlite"));
    const Batch so_far = loaded(place);
    CHECK_FALSE(so_far.complete);
    CHECK(so_far.count(RunStatus::done) == after);
    CHECK(so_far.count(RunStatus::missing) == 6 - after);

    BatchOptions again;
    again.resume = true;
    std::uint64_t fresh = 0;
    again.progress = [&](const BatchProgress&) { ++fresh; };
    CHECK(made(*ready, place, again) == whole);
    CHECK(fresh == 6 - after);
  }
}

TEST_CASE("a run that throws is recorded with the command that makes it again, and the others go on",
          "[experiment][runner]") {
  const Folder folder;
  const auto ready = prepared(small_plan());
  BatchOptions options;
  options.make_run = failing_at(4);
  const BatchResult result = run_batch(*ready, folder.path() / "broken", options);
  CHECK(result.finished());
  CHECK(result.done == 5);
  CHECK(result.failed == 1);
  const Batch batch = loaded(folder.path() / "broken");
  CHECK(batch.complete);
  CHECK(batch.runs[4].status == RunStatus::failed);
  CHECK(batch.runs[4].error == "the run broke");
  CHECK(batch.runs[4].command == run_command(ready->plan, 4));
  CHECK(batch.value(4, 0) != batch.value(4, 0));

  SECTION("the same bytes on several jobs") {
    options.jobs = 3;
    (void)run_batch(*ready, folder.path() / "jobs", options);
    CHECK(bytes(folder.path() / "jobs/batch.sqlite") == bytes(folder.path() / "broken/batch.sqlite"));
  }
  SECTION("going on makes it again") {
    BatchOptions again;
    again.resume = true;
    CHECK(made(*ready, folder.path() / "broken", again) == made(*ready, folder.path() / "whole"));
  }
}

TEST_CASE("going on refuses another plan, another shard and a folder that is in use", "[experiment][runner]") {
  const Folder folder;
  const auto ready = prepared(small_plan());
  (void)made(*ready, folder.path());
  const std::string before = bytes(folder.path() / "batch.sqlite");
  const auto refusal = [&](const PreparedPlan& plan, const BatchOptions& options) {
    const BatchResult result = run_batch(plan, folder.path(), options);
    CHECK(result.refused);
    CHECK(bytes(folder.path() / "batch.sqlite") == before);
    return result.error;
  };
  BatchOptions again;
  CHECK_THAT(refusal(*ready, again), ContainsSubstring("holds a batch already"));
  again.resume = true;
  Plan other = small_plan();
  other.seed = 6;
  CHECK_THAT(refusal(*prepared(other), again), ContainsSubstring("another plan"));
  again.shard = {1, 2};
  CHECK_THAT(refusal(*ready, again), ContainsSubstring("holds the whole batch, not shard 1/2"));

  const BatchFile open(folder.path() / "unfinished.sqlite");
  again.shard = {};
  CHECK_THAT(refusal(*ready, again), ContainsSubstring("in use"));
}

TEST_CASE("a file that means something else is another plan, one that is written otherwise is not",
          "[experiment][runner]") {
  const Folder folder;
  const fs::path scenarios = folder.path() / "scenarios";
  fs::copy(source_dir() + "/scenarios", scenarios, fs::copy_options::recursive);
  Plan plan = small_plan();
  plan.folder = scenarios;
  const auto here = prepared(plan);
  CHECK(here->hash == prepared(small_plan())->hash);
  const fs::path file = scenarios / "first-steps.yaml";
  std::ofstream(file, std::ios::app) << "\n# a comment\n";
  CHECK(prepared(plan)->hash == here->hash);
  fs::copy_file(file, scenarios / "other-name.yaml");
  Plan renamed = plan;
  renamed.scenario = "other-name.yaml";
  CHECK(prepared(renamed)->hash == here->hash);
  Plan set = plan;
  set.settings.emplace_back("parameters.reserve_share", "25 %");  // what stands there anyway
  CHECK(prepared(set)->hash == here->hash);
  set.settings.back().second = "26 %";
  CHECK(prepared(set)->hash != here->hash);
  Plan hours = plan;
  hours.until = "48 h";
  CHECK(prepared(hours)->hash == here->hash);
  hours.until = "49 h";
  CHECK(prepared(hours)->hash != here->hash);
  Plan spelled = plan;
  spelled.points[1].values[1].text = "0.750";
  CHECK(prepared(spelled)->hash == here->hash);
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  const std::string_view tick = "\ntick: 30 min";
  REQUIRE(text.find(tick) != std::string::npos);
  text.replace(text.find(tick), tick.size(), "\ntick: 10 min");
  std::ofstream(file, std::ios::binary) << text;
  CHECK(prepared(plan)->hash != here->hash);
}

TEST_CASE("shards that are merged are the same bytes as the whole", "[experiment][runner]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.level = RecordLevel::events;
  plan.until = "1 d";
  const auto ready = prepared(plan);
  const std::string whole = made(*ready, folder.path() / "whole");
  std::vector<fs::path> parts;
  for (const std::uint32_t number : {3U, 1U, 2U}) {
    BatchOptions options;
    options.shard = {number, 3};
    parts.push_back(folder.path() / fmt::format("part-{}", number));
    (void)made(*ready, parts.back(), options);
    CHECK(loaded(parts.back()).shard == fmt::format("{}/3", number));
  }
  const MergeResult merged = merge_batches(parts, folder.path() / "merged");
  INFO(merged.error);
  REQUIRE(merged.error.empty());
  CHECK(bytes(folder.path() / "merged/batch.sqlite") == whole);
  // One of them twice, or beside the whole: the same runs are the same.
  parts.push_back(folder.path() / "whole");
  CHECK(merge_batches(parts, folder.path() / "again").error.empty());
  CHECK(bytes(folder.path() / "again/batch.sqlite") == whole);
}

TEST_CASE("what came to the place of a batch while it was made stays, and the batch is kept beside it",
          "[experiment][runner]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.until = "1 d";
  const auto ready = prepared(plan);
  const std::string whole = made(*ready, folder.path() / "whole");
  const fs::path out = folder.path() / "out";
  BatchOptions options;
  options.make_run = [&](RunIndex run, const auto& scenario, const RunOptions& how, const auto* stop) {
    if (run == 1) std::ofstream(out / "batch.sqlite") << "of another";
    return run_scenario(scenario, how, {}, stop);
  };
  const BatchResult result = run_batch(*ready, out, options);
  CHECK(result.kept_elsewhere);
  CHECK_THAT(result.error, ContainsSubstring("out/batch.sqlite' changed while this was at work") &&
                               ContainsSubstring("kept in '" + (out / "out.kept-1").string()));
  CHECK(bytes(out / "batch.sqlite") == "of another");
  CHECK((bytes(out / "out.kept-1/batch.sqlite") == whole));  // not shown where it fails
  CHECK(loaded(out / "out.kept-1").runs.size() == ready->plan.run_count());
  CHECK_FALSE(fs::exists(out / "unfinished.sqlite"));
}

TEST_CASE("what another process left of another batch is not thrown away", "[experiment][runner]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.until = "1 d";
  Plan other = plan;
  other.seed = 6;
  const fs::path out = folder.path() / "out";
  (void)made(*prepared(other), out);
  fs::rename(out / "batch.sqlite", out / "rank-1.sqlite");
  const std::string before = glance_at(out / "rank-1.sqlite").digest;
  const BatchResult result = run_batch(*prepared(plan), out, {});
  CHECK(result.refused);
  CHECK_THAT(result.error, ContainsSubstring("rank-1.sqlite' is of another batch, and is left alone"));
  const BatchGlance after = glance_at(out / "rank-1.sqlite");
  CHECK(after.digest == before);
  CHECK(std::count(after.statuses.begin(), after.statuses.end(), RunStatus::done) == 6);
}

TEST_CASE("merging refuses what makes no whole, and leaves nothing", "[experiment][runner]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.until = "1 d";
  const auto ready = prepared(plan);
  BatchOptions options;
  options.shard = {1, 3};
  (void)made(*ready, folder.path() / "first", options);
  const auto refusal = [&](const std::vector<fs::path>& parts) {
    const MergeResult result = merge_batches(parts, folder.path() / "out");
    CHECK(result.refused);
    CHECK_FALSE(fs::exists(folder.path() / "out/batch.sqlite"));
    CHECK_FALSE(fs::exists(folder.path() / "out/unfinished.sqlite"));
    return result.error;
  };
  CHECK_THAT(refusal({folder.path() / "first"}), ContainsSubstring("4 of 6 runs are in none of them: 2 to 5"));
  CHECK_THAT(refusal({folder.path() / "nowhere"}), ContainsSubstring("holds no batch"));

  Plan other = plan;
  other.seed = 6;
  options.shard = {2, 3};
  (void)made(*prepared(other), folder.path() / "other", options);
  CHECK_THAT(refusal({folder.path() / "first", folder.path() / "other"}), ContainsSubstring("different plans"));

  BatchOptions broken;
  broken.make_run = failing_at(1);
  (void)run_batch(*ready, folder.path() / "broken", broken);
  CHECK_THAT(refusal({folder.path() / "first", folder.path() / "broken"}),
             ContainsSubstring("run 1 is in more than one file and not the same"));
}

TEST_CASE("shards share out every run once", "[experiment][runner]") {
  for (const std::uint64_t runs : {1U, 2U, 7U, 1000U})
    for (const std::uint32_t count : {1U, 2U, 3U, 16U}) {
      RunIndex expected = 0;
      for (std::uint32_t number = 1; number <= count; ++number) {
        const Shard shard{number, count};
        CHECK(shard.first(runs) == expected);
        expected = shard.last(runs);
      }
      CHECK(expected == runs);
    }
}

TEST_CASE("what is wrong with a point is known before the first run", "[experiment][runner]") {
  const auto errors = [](const Plan& plan) {
    Diagnostics diagnostics;
    const PrepareResult result = prepare(plan, diagnostics);
    CHECK_FALSE(result.prepared);
    std::string out = result.error;
    for (const Diagnostic& d : diagnostics.all()) out += d.text() + "\n";
    return out;
  };
  Plan plan = small_plan();
  plan.points[1].values[1] = number_value(7);
  CHECK_THAT(errors(plan), ContainsSubstring("quorum"));
  plan = small_plan();
  plan.factors[1].path = "parameters.quorom";
  CHECK_THAT(errors(plan), ContainsSubstring("did you mean"));
  plan = small_plan();
  plan.scenario = "no-such.yaml";
  CHECK_THAT(errors(plan), ContainsSubstring("no-such.yaml"));
}

TEST_CASE("the tables on disk are those of the dictionary", "[experiment][tables]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.level = RecordLevel::events;
  plan.until = "1 d";
  (void)made(*prepared(plan), folder.path());
  Database database(folder.path() / "batch.sqlite", Database::Mode::read);
  CHECK(database.number("SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view')") ==
        static_cast<std::int64_t>(batch_tables().size()));
  for (const Table& table : batch_tables()) {
    INFO(table.name);
    CHECK(database.number(fmt::format("SELECT count(*) FROM pragma_table_info('{}')", table.name)) ==
          static_cast<std::int64_t>(table.columns.size()));
    for (const Column& column : table.columns) {
      INFO(column.name);
      CHECK(database.number(fmt::format("SELECT count(*) FROM pragma_table_info('{}') WHERE name = '{}'", table.name,
                                        column.name)) == 1);
      CHECK(database.number(fmt::format("SELECT count(*) FROM dictionary WHERE tbl = '{}' AND col = '{}'", table.name,
                                        column.name)) == 1);
    }
    for (TableReader row(database, table); row.next();) break;  // every view can be asked
  }
  for (const char* filled :
       {"run", "parameter", "measure", "event", "event_cause", "series", "incident", "objective"}) {
    INFO(filled);
    CHECK(database.number(fmt::format("SELECT count(*) FROM {}", filled)) > 0);
  }
}

TEST_CASE("a damaged batch is refused with its file's name", "[experiment][load]") {
  const Folder folder;
  Plan plan = small_plan();
  plan.until = "1 d";
  (void)made(*prepared(plan), folder.path());
  const auto error_after = [&](const char* sql) {
    const fs::path file = folder.path() / "damaged.sqlite";
    fs::copy_file(folder.path() / "batch.sqlite", file, fs::copy_options::overwrite_existing);
    {
      Database database(file, Database::Mode::work);
      database.execute(sql);
      database.seal();
    }
    const LoadBatchResult result = load_batch(file);
    CHECK_THAT(result.error, ContainsSubstring("damaged.sqlite"));
    return result.error;
  };
  CHECK_THAT(error_after("UPDATE run SET run = 600 WHERE run = 1"), ContainsSubstring("600"));
  CHECK_THAT(error_after("UPDATE batch SET replicates = -1"), ContainsSubstring("replicates"));
  CHECK_THAT(error_after("DELETE FROM point WHERE point = 1"), ContainsSubstring("point 2 has 0 values"));
  CHECK_THAT(error_after("DROP TABLE violation"), ContainsSubstring("violation"));
  CHECK_THAT(error_after("PRAGMA user_version = 99"), ContainsSubstring("format 99"));
  CHECK_THAT(error_after("UPDATE source_file SET path = '../out.yaml'"), ContainsSubstring("outside its folder"));
  CHECK_THAT(load_batch(folder.path() / "nowhere").error, ContainsSubstring("no batch here"));
}
