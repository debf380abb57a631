#include "experiment/run_batch.hpp"
#include "experiment/plan_of_experiment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "core/digest.hpp"
#include "core/parallel.hpp"
#include "experiment/workshop.hpp"

namespace qorgan {

namespace fs = std::filesystem;

constexpr std::size_t failures_told = 5;

std::shared_ptr<const PointScenarios::Loaded> PointScenarios::at(std::size_t point) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(guard_);
    // Points whose last run is done; who is at one of them has its lock or holds its scenario.
    std::erase_if(entries_, [&](const auto& e) {
      const std::shared_ptr<Entry> other = e.second;
      const std::unique_lock free(other->guard, std::try_to_lock);
      return e.first != point && free && other->loaded.expired();
    });
    auto& place = entries_[point];
    if (!place) place = std::make_shared<Entry>();
    entry = place;
  }
  const std::lock_guard lock(entry->guard);
  auto loaded = entry->loaded.lock();
  if (loaded) return loaded;
  auto fresh = std::make_shared<Loaded>();
  Diagnostics diagnostics;
  fresh->scenario = load_point(plan_, point, diagnostics);
  if (!fresh->scenario) {
    fresh->error = "the scenario of this point cannot be read";
    for (const Diagnostic& d : diagnostics.all())
      if (d.severity == Severity::error) {
        // The folder is of this machine; a batch says nothing of it.
        Diagnostic told = d;
        const fs::path relative = fs::path(d.place.file).lexically_relative(plan_.folder);
        if (!relative.empty()) told.place.file = relative.generic_string();
        fresh->error += ": " + told.text();
        break;
      }
  }
  entry->loaded = fresh;
  return fresh;
}

Workshop::Workshop(const PreparedPlan& prepared, BatchFile& file, const BatchOptions& options, ProgressMeter meter)
    : prepared_(prepared), file_(file), options_(options), scenarios_(prepared.plan), meter_(meter) {}

double Workshop::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string Workshop::error() const {
  const std::lock_guard lock(writing_);
  return error_;
}

void Workshop::work(const std::function<std::optional<RunIndex>()>& next) {
  std::shared_ptr<const PointScenarios::Loaded> held;  // the point's scenario lives while its runs are made
  std::size_t point = prepared_.plan.points.size();
  while (!broken_ && !stopped()) {
    const std::optional<RunIndex> run = next();
    if (!run) return;
    if (const std::size_t wanted = prepared_.plan.planned(*run).point; wanted != point) {
      held.reset();
      held = scenarios_.at(wanted);
      point = wanted;
    }
    make(*run);
  }
}

void Workshop::make(RunIndex run) {
  const Plan& plan = prepared_.plan;
  const auto [point, replicate] = plan.planned(run);
  RunResult result;
  try {
    const auto loaded = scenarios_.at(point);
    if (loaded->scenario) {
      auto scenario = std::make_shared<Scenario>(*loaded->scenario);
      scenario->seed = plan.seed_of(replicate);
      RunOptions options;
      options.baseline = false;
      options.level = plan.level;
      options.series_points = plan.series_points;
      options.local_points = 0;
      options.keep_sources = false;
      result = options_.make_run ? options_.make_run(run, scenario, options, options_.stop)
                                 : run_scenario(scenario, options, {}, options_.stop);
    } else {
      result.error = loaded->error;
    }
  } catch (const std::exception& failure) {
    result = {};
    result.error = failure.what();
  }
  if (!result.stopped) keep(run, result);
}

void Workshop::keep(RunIndex run, const RunResult& result) {
  const std::lock_guard lock(writing_);
  if (broken_) return;
  try {
    if (result.ok())
      file_.add_done(prepared_, run, result.record);
    else
      file_.add_failed(prepared_, run, result.error);
  } catch (const std::exception& failure) {
    error_ = fmt::format("cannot write the results: {}", failure.what());
    broken_ = true;
    return;
  }
  ++fresh_;
  const double now = seconds();
  meter_.note(!result.ok(), now);
  if (options_.progress) options_.progress(meter_.at(now));
}

std::vector<RunIndex> missing_runs(const std::vector<RunStatus>& statuses, const Shard& shard) {
  std::vector<RunIndex> out;
  for (RunIndex run = shard.first(statuses.size()); run < shard.last(statuses.size()); ++run)
    if (statuses[run] == RunStatus::missing) out.push_back(run);
  return out;
}

void count_runs(const std::vector<RunStatus>& statuses, const Shard& shard, BatchResult& out) {
  out.runs = out.done = out.failed = 0;
  for (RunIndex run = shard.first(statuses.size()); run < shard.last(statuses.size()); ++run) {
    ++out.runs;
    if (statuses[run] == RunStatus::done) ++out.done;
    if (statuses[run] == RunStatus::failed) ++out.failed;
  }
}

namespace {

/// Why the batch in the folder cannot be gone on with; empty where it can.
std::string differs_in(const BatchIdentity& there, const PreparedPlan& prepared, const Shard& shard,
                       const fs::path& directory) {
  if (there.version != program_version())
    return fmt::format("'{}' was begun by version {} of the program, this is {}; their runs would not mix",
                       directory.string(), there.version, program_version());
  if (there.plan_hash != format_digest(prepared.hash))
    return fmt::format(
        "'{}' holds another plan: what the scenarios mean, the seed, the settings or what is recorded differ",
        directory.string());
  // The same runs, but another question: the batch keeps one text, by which it is read.
  if (!same_question(there.experiment, prepared.plan.experiment))
    return fmt::format(
        "'{}' was begun with another experiment; put that one back to go on with it, or name another folder",
        directory.string());
  if (there.shard != shard.text())
    return fmt::format("'{}' holds {}, not {}", directory.string(),
                       there.shard.empty() ? "the whole batch" : "shard " + there.shard,
                       shard.whole() ? "the whole batch" : "shard " + shard.text());
  return {};
}

/// A finished batch as the beginning of one that goes on.
void reopen(const fs::path& finished, const fs::path& unfinished) {
  WorkFolder work;
  std::error_code error = work.make(finished.parent_path(), {});
  if (!error) fs::copy_file(finished, work.path() / BatchFile::unfinished_name, error);
  if (!error) error = move_to_new(work.path() / BatchFile::unfinished_name, unfinished);
  if (error) throw fs::filesystem_error("cannot go on", finished, error);
}

}  // namespace

Opened open_batch(const PreparedPlan& prepared, const fs::path& directory, const BatchOptions& options) {
  Opened out;
  out.folder = std::make_unique<OutputFolder>(directory, OutputFolder::Use::shared);
  const auto refuse = [&](std::string why) -> Opened&& {
    out.file.reset();
    out.refused = true;
    out.error = std::move(why);
    return std::move(out);
  };
  if (std::string why = out.folder->look(); !why.empty()) return refuse(std::move(why));
  const fs::path& place = out.folder->place();
  const fs::path finished = place / BatchFile::finished_name, unfinished = place / BatchFile::unfinished_name;
  const auto holds_another = [&] {
    return holds_run(place) ? fmt::format("'{}' holds the result of a run; name another folder", directory.string())
                            : std::string();
  };
  try {
    if (std::string why = holds_another(); !why.empty()) return refuse(std::move(why));
    const bool whole_there = fs::exists(finished), there = whole_there || fs::exists(unfinished);
    if (there && !options.resume)
      return refuse(fmt::format("'{}' holds a batch already; --resume goes on with it, or name another folder",
                                directory.string()));
    if (std::string why = out.folder->refuse_files({std::string(BatchFile::finished_name)}); !why.empty())
      return refuse(std::move(why));
    fs::create_directories(place);
    sweep_work_folders(place);
    if (whole_there) {
      const BatchGlance glance = glance_at(finished);
      if (std::string why = differs_in(glance.identity, prepared, options.shard, directory); !why.empty())
        return refuse(std::move(why));
      if (!fs::exists(unfinished)) {
        out.statuses = glance.statuses;
        out.digest = glance.digest;
        if (std::count(out.statuses.begin(), out.statuses.end(), RunStatus::failed) == 0) return out;
        reopen(finished, unfinished);
      }
    }
    out.file = std::make_unique<BatchFile>(unfinished);
    const bool fresh = out.file->blank();
    if (fresh) out.file->begin(prepared, options.shard);
    if (std::string why = fresh ? holds_another() : std::string(); !why.empty()) {  // a run that ended just now
      out.file.reset();
      remove_database(unfinished);
      return refuse(std::move(why));
    }
    if (std::string why = differs_in(out.file->identity(), prepared, options.shard, directory); !why.empty())
      return refuse(std::move(why));
    absorb_ranks(*out.file, place);
    out.file->forget_failures();
    out.statuses = out.file->statuses();
  } catch (const std::exception& failure) {
    out.file.reset();
    out.refused = !disk_failed(failure);
    out.error = failure.what();
  }
  return out;
}

void end_batch(Opened& opened, const BatchOptions& options, BatchResult& out) {
  try {
    absorb_ranks(*opened.file, opened.folder->place());
    opened.statuses = opened.file->statuses();
    count_runs(opened.statuses, options.shard, out);
    out.failures = opened.file->failures(failures_told);
    if (!out.finished_all()) return;
    out.digest = opened.file->digest();
    const std::string elsewhere = finish_batch(std::move(opened.file), *opened.folder);
    out.kept_elsewhere = !elsewhere.empty();
    if (out.kept_elsewhere) out.error = elsewhere;
  } catch (const std::exception& failure) {
    if (out.error.empty()) out.error = failure.what();
  }
}

BatchResult run_batch(const PreparedPlan& prepared, const fs::path& directory, const BatchOptions& options) {
  BatchResult out;
  Opened opened = open_batch(prepared, directory, options);
  out.refused = opened.refused;
  out.error = opened.error;
  if (!opened.file) {
    count_runs(opened.statuses, options.shard, out);
    out.digest = opened.digest;
    return out;
  }
  const std::vector<RunIndex> wanted = missing_runs(opened.statuses, options.shard);
  count_runs(opened.statuses, options.shard, out);
  Workshop workshop(prepared, *opened.file, options, ProgressMeter(out.runs, out.done + out.failed, out.failed));
  std::atomic<std::size_t> next{0};
  const auto hand_out = [&]() -> std::optional<RunIndex> {
    const std::size_t at = next++;
    return at < wanted.size() ? std::optional(wanted[at]) : std::nullopt;
  };
  // A block a worker: runs are handed out one by one, in their order, to whoever is free.
  Executor executor(options.jobs);
  executor.for_blocks(static_cast<std::size_t>(executor.threads()), 1, [&](const Block&) { workshop.work(hand_out); });
  out.error = workshop.error();
  out.stopped = workshop.stopped();
  out.fresh = workshop.fresh();
  end_batch(opened, options, out);
  if (out.finished_all()) out.stopped = false;
  out.seconds = workshop.seconds();
  return out;
}

}  // namespace qorgan
