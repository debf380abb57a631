#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "core/digest.hpp"
#include "experiment/batch.hpp"
#include "experiment/batch_file.hpp"
#include "experiment/readable_batch.hpp"
#include "experiment/tables.hpp"
#include "record/database.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

/// A file that says what cannot be.
struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Reader {
 public:
  Reader(Database& database, Batch& batch) : database_(database), batch_(batch) {}

  void read() {
    plan();
    provenance();
    runs();
    measures();
    outcome();
    series();
    for (TableReader t(database_, batch_table("note")); t.next();) batch_.notes.push_back(t.text("note"));
    // Runs of one scenario say the same.
    std::sort(batch_.notes.begin(), batch_.notes.end());
    batch_.notes.erase(std::unique(batch_.notes.begin(), batch_.notes.end()), batch_.notes.end());
  }

 private:
  template <class T>
  static T whole(const TableReader& t, std::string_view column, std::int64_t least, std::int64_t most) {
    const std::int64_t value = t.integer(column);
    if (value < least || value > most) throw Damage(fmt::format("{} is no value of column '{}'", value, column));
    return static_cast<T>(value);
  }
  static Tick tick(const TableReader& t, std::string_view column) {
    return t.null(column) ? -1 : whole<Tick>(t, column, -1, 0x7fffffff);
  }
  static std::uint64_t seed_of(const TableReader& t) {
    const std::string text = t.text("seed");
    char* end = nullptr;
    const std::uint64_t seed = std::strtoull(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0') throw Damage(fmt::format("'{}' is no seed", text));
    return seed;
  }
  RunIndex run_of(const TableReader& t) const {
    return whole<RunIndex>(t, "run", 0, static_cast<std::int64_t>(batch_.runs.size()) - 1);
  }

  void plan() {
    Plan& plan = batch_.plan;
    for (TableReader t(database_, batch_table("batch")); t.next();) {
      plan.name = t.text("name");
      plan.scenario = t.text("scenario");
      plan.seed = seed_of(t);
      plan.replicates = whole<std::uint32_t>(t, "replicates", 1, run_limit);
      plan.points.resize(whole<std::size_t>(t, "points", 1, run_limit));
      if (!t.null("until")) plan.until = t.text("until");
      const auto level = record_level_from(t.text("level"));
      if (!level) throw Damage(fmt::format("'{}' is no level of recording", t.text("level")));
      plan.level = *level;
      plan.series_points = whole<std::uint32_t>(t, "series_points", 16, 2000);
      batch_.shard = t.text("shard");
    }
    for (TableReader t(database_, batch_table("setting")); t.next();)
      plan.settings.emplace_back(t.text("path"), t.text("value"));
    for (TableReader t(database_, batch_table("factor")); t.next();) {
      const auto kind = factor_kind_from(t.text("kind"));
      if (!kind) throw Damage(fmt::format("'{}' is no kind of factor", t.text("kind")));
      plan.factors.push_back({t.text("factor"),
                              *kind,
                              t.text("path"),
                              t.text("unit"),
                              {t.text("title_en"), t.text("title_ru"), t.text("title_kk")}});
    }
    for (TableReader t(database_, batch_table("point")); t.next();)
      plan.points[whole<std::size_t>(t, "point", 0, static_cast<std::int64_t>(plan.points.size()) - 1)]
          .values.push_back({t.text("value"), t.real("number")});
    if (const std::string error = plan_error(plan); !error.empty()) throw Damage(error);
  }

  void provenance() {
    for (TableReader t(database_, batch_table("provenance")); t.next();) {
      const std::string item = t.text("item");
      if (item == "plan_hash") batch_.plan_hash = t.text("value");
      if (item == "version") batch_.version = t.text("value");
      if (item == "command_line") batch_.plan.command_line = t.text("value");
      if (item == "experiment") batch_.plan.experiment = t.text("value");
    }
    for (TableReader t(database_, batch_table("context")); t.next();)
      batch_.contexts.push_back({t.text("scenario"), t.text("institution"), t.text("hash"), t.real("tick_seconds"),
                                 Instant{whole<std::int64_t>(t, "start", -300'000'000'000, 300'000'000'000)},
                                 whole<std::int32_t>(t, "utc_offset", -64800, 64800), nullptr});
    if (batch_.contexts.empty()) throw Damage("it names no scenario");
  }

  void runs() {
    const Plan& plan = batch_.plan;
    batch_.runs.resize(plan.run_count());
    for (RunIndex run = 0; run < batch_.runs.size(); ++run) {
      const auto [point, replicate] = plan.planned(run);
      BatchRun& row = batch_.runs[run];
      row.index = run;
      row.point = point;
      row.replicate = replicate;
      row.seed = plan.seed_of(replicate);
    }
    std::size_t there = 0;
    for (TableReader t(database_, batch_table("run")); t.next(); ++there) {
      BatchRun& row = batch_.runs[run_of(t)];
      row.context = whole<std::size_t>(t, "context", 0, static_cast<std::int64_t>(batch_.contexts.size()) - 1);
      row.status = t.text("status") == "done" ? RunStatus::done : RunStatus::failed;
      row.digest = t.text("digest");
      row.error = t.text("error");
      row.command = t.text("command");
      row.policy = t.text("policy");
      row.reading = t.text("reading");
      row.ticks = tick(t, "ticks");
      row.agents = static_cast<std::uint64_t>(t.integer("agents"));
      row.units = static_cast<std::uint64_t>(t.integer("units"));
      row.messages = static_cast<std::uint64_t>(t.integer("messages"));
      row.events = static_cast<std::uint64_t>(t.integer("events"));
    }
    batch_.complete = there == batch_.runs.size();
  }

  /// National ones first in the order of their table, then those of incidents, then those of regions.
  static auto place_of(const MeasureKey& key) {
    return std::tuple(!key.region.empty(), !key.incident.empty(), key.incident, key.region,
                      measure_index(key.measure).value_or(measure_names().size()), key.measure);
  }

  void measures() {
    const Table& table = batch_table("measure");
    const auto key_of = [](const TableReader& t) {
      return MeasureKey{t.text("measure"), t.null("incident") ? std::string() : t.text("incident"),
                        t.null("region") ? std::string() : t.text("region")};
    };
    std::set<MeasureKey> keys;
    for (TableReader t(database_, table); t.next();) keys.insert(key_of(t));
    batch_.measures.assign(keys.begin(), keys.end());
    std::sort(batch_.measures.begin(), batch_.measures.end(),
              [](const MeasureKey& a, const MeasureKey& b) { return place_of(a) < place_of(b); });
    std::map<MeasureKey, std::size_t> places;
    for (std::size_t m = 0; m < batch_.measures.size(); ++m) places.emplace(batch_.measures[m], m);
    batch_.values.assign(batch_.runs.size() * batch_.measures.size(), no_value);
    for (TableReader t(database_, table); t.next();)
      batch_.values[std::size_t{run_of(t)} * batch_.measures.size() + places.at(key_of(t))] = t.real("value");
  }

  void outcome() {
    for (TableReader t(database_, batch_table("objective")); t.next();)
      batch_.objectives.push_back({run_of(t), t.text("objective"), t.real("value"), t.integer("met") != 0});
    for (TableReader t(database_, batch_table("headquarters")); t.next();)
      batch_.headquarters.push_back(
          {run_of(t), t.text("level"), t.text("phase"), t.text("threat"), t.text("region"), t.text("head"),
           t.text("proposer"), t.text("ground"), t.integer("disputed") != 0, t.integer("referred") != 0,
           tick(t, "proposed"), tick(t, "convened"), tick(t, "first_sitting"), tick(t, "stood_down"),
           whole<std::uint32_t>(t, "sittings", 0, 0x7fffffff), whole<std::uint32_t>(t, "members", 0, 0x7fffffff),
           whole<std::uint32_t>(t, "accepted", 0, 0x7fffffff)});
    for (TableReader t(database_, batch_table("instrument_in_force")); t.next();)
      batch_.in_force.push_back({run_of(t), t.text("instrument"), t.text("incident"), t.text("region"), t.text("taker"),
                                 t.text("ground"), tick(t, "start"), tick(t, "until"), tick(t, "ended"),
                                 t.real("people"), t.integer("proportionate") != 0, t.integer("lawful") != 0});
    for (TableReader t(database_, batch_table("violation")); t.next();)
      batch_.violations.push_back({run_of(t), tick(t, "tick"), tick(t, "found"), t.text("agent"), t.text("incident"),
                                   t.text("instrument"), t.text("article")});
  }

  void series() {
    for (TableReader t(database_, batch_table("series")); t.next();) {
      if (!t.null("incident") || !t.null("region")) continue;
      const RunIndex run = run_of(t);
      const std::string measure = t.text("measure");
      if (batch_.series.empty() || batch_.series.back().run != run || batch_.series.back().measure != measure)
        batch_.series.push_back({run, measure, {}, {}});
      batch_.series.back().ticks.push_back(tick(t, "tick"));
      batch_.series.back().values.push_back(t.real("value"));
    }
  }

  Database& database_;
  Batch& batch_;
};

/// Writes the files that the batch holds into the folder; returns where the plan's own folder lies among them.
fs::path lay_out_files(Database& database, const fs::path& folder) {
  std::vector<SourceFile> sources;
  for (TableReader t(database, batch_table("source_file")); t.next();)
    sources.push_back({t.text("path"), t.text("content")});
  if (const std::string error = lay_out(sources, folder); !error.empty()) throw Damage(error);
  fs::path inside;
  for (TableReader t(database, batch_table("provenance")); t.next();)
    if (t.text("item") == "folder") inside = t.text("value");
  if (!inside.empty() && !stays_inside(inside)) throw Damage("it names a folder outside its own");
  std::error_code ignored;
  fs::create_directories(folder / inside, ignored);
  return inside;
}

/// Names must not lead out of the folder either, whatever the file says.
bool names_inside(const fs::path& inside, const BatchContext& context) {
  for (const std::string& file : {context.scenario, context.institution})
    if (!file.empty() && (fs::path(file).is_absolute() || !stays_inside((inside / file).lexically_normal())))
      return false;
  return true;
}

/// Loads the scenarios again from the text that the batch holds.
void load_contexts(Database& database, Batch& batch) {
  const TemporaryFolder folder;
  if (folder.path().empty()) {
    batch.notes.emplace_back("the scenarios of the batch could not be read again: there is no temporary folder");
    return;
  }
  const fs::path inside = lay_out_files(database, folder.path());
  Plan at = batch.plan;
  at.folder = folder.path() / inside;
  for (BatchContext& context : batch.contexts) {
    Diagnostics diagnostics;
    if (names_inside(inside, context))
      context.loaded = load_context(at, context.scenario, context.institution, diagnostics);
    if (!context.loaded)
      batch.notes.push_back(
          fmt::format("the scenario '{}' as stored in the batch can no longer be read", context.scenario));
  }
}

}  // namespace

bool is_batch(const fs::path& path) {
  std::error_code ignored;
  const fs::path file = batch_file_in(path);
  return fs::is_regular_file(file, ignored) &&
         (fs::is_directory(path, ignored) || file.filename() == BatchFile::finished_name ||
          file.filename() == BatchFile::unfinished_name);
}

bool holds_run(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "results.sqlite", ignored) || fs::exists(folder / "summary.json", ignored);
}

LoadBatchResult load_batch(const fs::path& path) {
  LoadBatchResult out;
  const fs::path file = batch_file_in(path);
  const auto fail = [&](const std::string& what) {
    out.batch = {};
    out.error = fmt::format("{}: {}", file.string(), what);
    return out;
  };
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return fail("there is no batch here (batch.sqlite is missing)");
  try {
    const ReadableBatch readable(path);
    Database database(readable.file(), Database::Mode::read);
    if (database.number("PRAGMA application_id") != batch_mark) return fail("this is no batch");
    if (std::string why = other_format("the batch", database.user_version(), batch_format); !why.empty())
      return fail(why);
    Reader(database, out.batch).read();
    load_contexts(database, out.batch);
  } catch (const std::exception& damage) {
    return fail(fmt::format("the batch cannot be read: {}", damage.what()));
  }
  return out;
}

RunResult remake_run(const fs::path& path, RunIndex run, RecordLevel level, const std::atomic<bool>* stop) {
  RunResult out;
  LoadBatchResult loaded = load_batch(path);
  out.error = loaded.error;
  if (!out.ok()) return out;
  Batch& batch = loaded.batch;
  if (run >= batch.runs.size()) {
    out.error = fmt::format("there is no run {}: the batch has {} of them, from 0", run, batch.runs.size());
    return out;
  }
  try {
    const ReadableBatch readable(path);
    Database database(readable.file(), Database::Mode::read);
    const TemporaryFolder folder;
    const fs::path inside = lay_out_files(database, folder.path());
    for (const BatchContext& context : batch.contexts)
      if (!names_inside(inside, context)) throw Damage("it names a file outside its folder");
    batch.plan.folder = folder.path() / inside;
    Diagnostics diagnostics;
    const auto read = load_point(batch.plan, batch.runs[run].point, diagnostics);
    if (!read) throw Damage("the scenario as stored in the batch can no longer be read");
    auto scenario = std::make_shared<Scenario>(*read);
    scenario->seed = batch.runs[run].seed;
    RunOptions options;
    options.baseline = false;
    options.level = level;
    options.command_line = batch.runs[run].command;
    out = run_scenario(scenario, options, {}, stop);
    if (out.ok() && !out.stopped && batch.runs[run].status == RunStatus::done &&
        out.record.run.digest != batch.runs[run].digest)
      out.error = fmt::format("run {} does not come out as recorded: digest {}, recorded {} by version {}", run,
                              out.record.run.digest, batch.runs[run].digest, batch.version);
  } catch (const std::exception& damage) {
    out.error = fmt::format("{}: {}", batch_file_in(path).string(), damage.what());
  }
  return out;
}

}  // namespace qorgan
