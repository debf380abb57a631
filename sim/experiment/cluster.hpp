#pragma once
// Several processes at one batch, started together by mpirun or srun: process 0 hands out the runs and takes part,
// every process writes its own file, and at the end process 0 puts them together. A program that is started alone never
// touches MPI.

#include <filesystem>
#include <string>

#include "experiment/run_batch.hpp"

namespace qorgan {

/// Whether the environment says that this is one process of several; their number, or 1.
[[nodiscard]] int processes_in_environment();

/// MPI for as long as this lives; nothing of the kind where the program was started alone. One a process, once.
class ClusterSession {
 public:
  ClusterSession();
  ~ClusterSession();
  ClusterSession(const ClusterSession&) = delete;
  ClusterSession& operator=(const ClusterSession&) = delete;
  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int size() const { return size_; }
  /// Not empty where the program was started together with others and knows no MPI.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  int rank_ = 0, size_ = 1;
  bool begun_ = false;
  std::string error_;
};

/// run_batch() by all processes of the session; by this one alone where there are no others. Every process gets what
/// its own part came to, process 0 what the whole came to.
[[nodiscard]] BatchResult run_batch_together(const ClusterSession& session, const PreparedPlan& prepared,
                                             const std::filesystem::path& directory, const BatchOptions& options);

}  // namespace qorgan
