#pragma once
// Making the runs of a plan: in parallel over runs, each run in one thread, each written as soon as it is done.

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>

#include "experiment/batch_file.hpp"
#include "experiment/prepare.hpp"
#include "experiment/progress.hpp"

namespace qorgan {

/// Makes one run; run_scenario() unless a test puts another in its place.
using MakeRun = std::function<RunResult(RunIndex, const std::shared_ptr<const Scenario>&, const RunOptions&,
                                        const std::atomic<bool>* stop)>;

struct BatchOptions {
  int jobs = 1;         ///< runs at a time; 0: as many as the process was lent. Results do not depend on it.
  bool resume = false;  ///< go on with what is there
  Shard shard;
  const std::atomic<bool>* stop = nullptr;             ///< looked at all the time; what is done is kept
  std::function<void(const BatchProgress&)> progress;  ///< called after every run, never by two threads at once
  MakeRun make_run;                                    ///< empty: run_scenario()
};

struct BatchResult {
  std::uint64_t runs = 0;           ///< of the plan, or of the shard
  std::uint64_t done = 0;           ///< and written, before or now
  std::uint64_t failed = 0;         ///< recorded with their errors
  std::uint64_t fresh = 0;          ///< done or failed now
  bool stopped = false;             ///< by the stop flag; done runs are kept
  bool refused = false;             ///< the folder holds something else: nothing was begun
  std::string error;                ///< why it could not begin or go on; empty where every run was made
  bool kept_elsewhere = false;      ///< finished, but something else had come to its place: `error` says where it is
  double seconds = 0;               ///< wall time
  std::string digest;               ///< of the digests of all runs, in their order; empty until the batch is finished
  std::vector<FailedRun> failures;  ///< the first few
  [[nodiscard]] bool finished_all() const { return runs > 0 && done + failed == runs; }
  [[nodiscard]] bool finished() const { return (error.empty() || kept_elsewhere) && !stopped; }
};

/// Makes the runs of a plan (or of a shard of it) into DIR/batch.sqlite. A run that fails is recorded and the others go
/// on. Never throws for what a user or a disk can cause.
[[nodiscard]] BatchResult run_batch(const PreparedPlan& prepared, const std::filesystem::path& directory,
                                    const BatchOptions& options);

struct MergeResult {
  std::uint64_t runs = 0;
  std::string digest;    ///< as in BatchResult
  bool refused = false;  ///< the parts do not make a whole
  std::string error;     ///< empty when merged
};
/// Puts shards of one plan together: the same bytes as if one process had made them all. Refuses parts of different
/// plans or program versions, runs that are in two parts and differ, and a whole with runs missing.
[[nodiscard]] MergeResult merge_batches(const std::vector<std::filesystem::path>& parts,
                                        const std::filesystem::path& directory);

}  // namespace qorgan
