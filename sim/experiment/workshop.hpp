#pragma once
// What run_batch() and its form for many processes share.

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "experiment/run_batch.hpp"

namespace qorgan {

/// Scenarios of points, each loaded once and let go when its last run is done.
class PointScenarios {
 public:
  explicit PointScenarios(const Plan& plan) : plan_(plan) {}
  struct Loaded {
    std::shared_ptr<const Scenario> scenario;  ///< nullptr where it could not be loaded
    std::string error;
  };
  [[nodiscard]] std::shared_ptr<const Loaded> at(std::size_t point);

 private:
  struct Entry {
    std::mutex guard;
    std::weak_ptr<const Loaded> loaded;
  };
  const Plan& plan_;
  std::mutex guard_;
  std::map<std::size_t, std::shared_ptr<Entry>> entries_;
};

/// Makes runs and writes them into one file. Several threads may work() at once.
class Workshop {
 public:
  Workshop(const PreparedPlan& prepared, BatchFile& file, const BatchOptions& options, ProgressMeter meter);
  /// Makes the runs that `next` hands out until it has none, the stop flag is set or the file cannot be written.
  void work(const std::function<std::optional<RunIndex>()>& next);
  [[nodiscard]] bool stopped() const { return options_.stop && options_.stop->load(std::memory_order_relaxed); }
  [[nodiscard]] std::string error() const;  ///< why the file could not be written; empty where it could
  [[nodiscard]] std::uint64_t fresh() const { return fresh_; }
  [[nodiscard]] double seconds() const;

 private:
  void make(RunIndex run);
  void keep(RunIndex run, const RunResult& result);
  const PreparedPlan& prepared_;
  BatchFile& file_;
  const BatchOptions& options_;
  PointScenarios scenarios_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  mutable std::mutex writing_;  ///< one run is written at a time, and whoever waits makes no new one meanwhile
  ProgressMeter meter_;
  std::string error_;
  std::atomic<bool> broken_{false};
  std::uint64_t fresh_ = 0;
};

/// The file to go on with, or the reason why not.
struct Opened {
  std::unique_ptr<BatchFile> file;       ///< nullptr where the batch is finished or refused
  std::unique_ptr<OutputFolder> folder;  ///< as it was before the work
  std::vector<RunStatus> statuses;
  std::string digest;  ///< of a finished batch
  bool refused = false;
  std::string error;
};
[[nodiscard]] Opened open_batch(const PreparedPlan& prepared, const std::filesystem::path& directory,
                                const BatchOptions& options);

/// Takes in what several processes wrote, counts, and finishes the batch where nothing is missing.
void end_batch(Opened& opened, const BatchOptions& options, BatchResult& out);

/// Runs of the shard that are neither done nor failed.
[[nodiscard]] std::vector<RunIndex> missing_runs(const std::vector<RunStatus>& statuses, const Shard& shard);
/// Counts of the shard.
void count_runs(const std::vector<RunStatus>& statuses, const Shard& shard, BatchResult& out);

}  // namespace qorgan
