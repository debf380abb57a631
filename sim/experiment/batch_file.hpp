#pragma once
// The file of a batch. While runs are made it is `unfinished.sqlite`, a transaction a run, in any order; when all are
// there, they are written anew in their order as `batch.sqlite`: the same bytes however the batch was made.

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "core/output_folder.hpp"
#include "experiment/batch.hpp"
#include "experiment/prepare.hpp"

namespace qorgan {

/// The disk is full or broken, whatever it was asked for.
struct DiskFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Whether an exception of this room says so; all others say that something else lies there than what was asked for.
[[nodiscard]] bool disk_failed(const std::exception& failure);
[[nodiscard]] bool no_room(const std::error_code& error);

/// One of several parts of a plan that are run apart: those runs whose number, spread over `count`, falls on `number`.
struct Shard {
  std::uint32_t number = 1, count = 1;  ///< number from 1 to count
  [[nodiscard]] bool whole() const { return count <= 1; }
  [[nodiscard]] RunIndex first(std::uint64_t runs) const { return static_cast<RunIndex>(runs * (number - 1) / count); }
  [[nodiscard]] RunIndex last(std::uint64_t runs) const { return static_cast<RunIndex>(runs * number / count); }
  [[nodiscard]] std::string text() const;  ///< "2/3"; empty for the whole
};

struct FailedRun {
  RunIndex run = 0;
  std::string error, command;
};

/// What a file says it is.
struct BatchIdentity {
  std::string plan_hash, version, shard;
  std::string experiment;  ///< text of its file; empty where the batch comes from none
  std::uint64_t runs = 0;  ///< of the whole plan
};

class BatchFile {
 public:
  static constexpr std::string_view finished_name = "batch.sqlite", unfinished_name = "unfinished.sqlite";

  /// Opens the file for writing, or makes it. Throws std::runtime_error, as all members do.
  explicit BatchFile(const std::filesystem::path& file);
  ~BatchFile();
  BatchFile(const BatchFile&) = delete;
  BatchFile& operator=(const BatchFile&) = delete;

  /// Whether nothing was written to it yet: begin() it.
  [[nodiscard]] bool blank();
  void begin(const PreparedPlan& prepared, const Shard& shard);
  /// The same plan as another file, as a whole.
  void begin_like(const std::filesystem::path& other);
  [[nodiscard]] BatchIdentity identity();
  /// By run of the whole plan.
  [[nodiscard]] std::vector<RunStatus> statuses();
  [[nodiscard]] std::vector<FailedRun> failures(std::size_t limit);  ///< the first ones
  [[nodiscard]] std::string digest();                                ///< as in BatchGlance
  /// Failed runs are no longer there, so that they are made again.
  void forget_failures();

  void add_done(const PreparedPlan& prepared, RunIndex run, const Record& record);
  void add_failed(const PreparedPlan& prepared, RunIndex run, const std::string& error);
  /// Takes over the runs of another file. Returns what is wrong: a run that is in both and not the same.
  [[nodiscard]] std::string absorb(const std::filesystem::path& other);
  /// Writes all runs in their order to another file.
  void write_in_order(const std::filesystem::path& file);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What a file holds, looked at without touching it. Throws std::runtime_error.
struct BatchGlance {
  BatchIdentity identity;
  std::vector<RunStatus> statuses;  ///< by run of the whole plan
  std::string digest;               ///< of the digests of all that are done, in the order of runs
};
[[nodiscard]] BatchGlance glance_at(const std::filesystem::path& file);

/// Where the process of that number writes its runs, when there are several.
[[nodiscard]] std::filesystem::path rank_file(const std::filesystem::path& directory, int rank);
[[nodiscard]] bool is_rank_file(const std::filesystem::path& file);
/// Takes in what such processes left in the folder, and removes their files. Throws std::runtime_error, also where one
/// is of another batch, which is left alone.
void absorb_ranks(BatchFile& file, const std::filesystem::path& directory);

/// Removes a database and what SQLite keeps beside it; never complains.
void remove_database(const std::filesystem::path& file);

/// Ends a batch: DIR/batch.sqlite in order takes its place, unless another came there since the folder was looked at.
/// Returns what kept it from there and where it is then; empty when it is in place. Throws std::runtime_error where it
/// could not be made.
[[nodiscard]] std::string finish_batch(std::unique_ptr<BatchFile> file, OutputFolder& folder);

}  // namespace qorgan
