// Results on disk: SQLite files that somebody changed. SQL makes what damage cannot: rows of right form and wrong
// content.

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>

#include "core/digest.hpp"
#include "experiment/batch.hpp"
#include "experiment/comparison.hpp"
#include "experiment/run_batch.hpp"
#include "fuzz/readers.hpp"
#include "fuzz/targets.hpp"
#include "fuzz/workplace.hpp"
#include "record/network.hpp"
#include "record/run.hpp"
#include "record/store.hpp"
#include "record/why.hpp"
#include "report/batch_report.hpp"
#include "report/report.hpp"
#include "scenario/load.hpp"

namespace qorgan::fuzz {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Eight hours of the first scenario, with everything recorded.
const std::string& good_record() {
  static const std::string made = [] {
    Diagnostics diagnostics;
    Overrides overrides;
    overrides.until = "8 h";
    const auto scenario = load_scenario(source_dir() + "/scenarios/first-steps.yaml", diagnostics, overrides);
    require(scenario != nullptr, "the first shipped scenario is good");
    RunOptions options;
    options.baseline = false;
    const RunResult run = run_scenario(scenario, options);
    require(write_record(run.record, workplace() / "good-record").empty(), "a record can be written");
    return content(workplace() / "good-record" / "results.sqlite");
  }();
  return made;
}

/// Two policies, two replicates, six hours of the first scenario.
const std::string& good_batch() {
  static const std::string made = [] {
    Plan plan;
    plan.name = "first-steps";
    plan.folder = source_dir() + "/scenarios";
    plan.scenario = "first-steps.yaml";
    plan.replicates = 2;
    plan.until = "6 h";
    plan.level = RecordLevel::series;
    plan.factors = {{"policy", FactorKind::policy, "", "", {}}};
    plan.points = {{{text_value("by-law")}}, {{text_value("network")}}};
    plan.command_line = "qorgan batch first-steps.yaml";
    Diagnostics diagnostics;
    const PrepareResult ready = prepare(std::move(plan), diagnostics);
    require(ready.prepared != nullptr, "the plan is good");
    require(qorgan::run_batch(*ready.prepared, workplace() / "good-batch", {}).finished(), "a batch can be made");
    return content(workplace() / "good-batch" / "batch.sqlite");
  }();
  return made;
}

/// Lines that are no edits are SQL. Files attached or written by it would lie outside of the database.
void apply_sql(const std::string& file, std::string_view lines) {
  try {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
    sqlite3_limit(database.getHandle(), SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, 1 << 20);
    int steps = 0;
    sqlite3_progress_handler(
        database.getHandle(), 10000, [](void* count) { return ++*static_cast<int*>(count) > 200 ? 1 : 0; }, &steps);
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      const std::string line(lines.substr(0, end));
      lines.remove_prefix(std::min(end + 1, lines.size()));
      if (line.empty() || std::string_view("@+-|").find(line.front()) != std::string_view::npos) continue;
      if (line.find("VACUUM") != std::string::npos || line.find("vacuum") != std::string::npos) continue;
      try {
        database.exec(line);
      } catch (const SQLite::Exception&) {
        continue;  // no SQL, or none that this file bears
      }
    }
  } catch (const SQLite::Exception&) {
    return;  // the bytes are no database any more
  }
}

/// A folder with the changed file as its only content.
fs::path changed(std::string_view name, std::string_view file, const std::string& good, std::string_view changes) {
  fs::path folder = workplace() / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string place = put((fs::path(name) / file).string(), edited(good, changes));
  apply_sql(place, changes);
  return folder;
}

}  // namespace

void run_record(std::string_view bytes) {
  LoadRecordResult loaded = load_record(changed("record", "results.sqlite", good_record(), bytes));
  if (!loaded.ok()) return;
  const Record& record = loaded.record;
  // One use of it a time: each takes as long as the reading.
  switch (digest_bytes(bytes.data(), bytes.size()) % 4) {
    case 0:
      for (const std::size_t event : {std::size_t{0}, record.events.size() / 2, record.events.size() - 1})
        if (event < record.events.size()) (void)why_text(record, why(record, event), Language::en);
      break;
    case 1: (void)network_graphml(record, Language::en); break;
    case 2: (void)render_report(record, ReportFormat::markdown, Language::ru); break;
    default:
      require(!render_report(record, ReportFormat::html, Language::kk).empty(), "a record that is let in has a report");
  }
}

void run_batch(std::string_view bytes) {
  LoadBatchResult loaded = load_batch(changed("batch", "batch.sqlite", good_batch(), bytes));
  if (!loaded.ok()) return;
  std::vector<Batch> batches;
  batches.push_back(std::move(loaded.batch));
  const Comparison comparison = compare_batches(std::move(batches), {"batch"});
  if (!comparison.error.empty()) return;
  require(!render_batch_report(comparison, ReportFormat::markdown, Language::en).empty(),
          "a batch that is let in has a report");
}

}  // namespace qorgan::fuzz
