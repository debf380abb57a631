#pragma once
// Several processes at one batch, started together by mpirun or srun: process 0 hands out the runs and takes part,
// every process writes its own file, and at the end process 0 puts them together. A program that is started alone never
// loads MPI.

#include <filesystem>
#include <memory>
#include <string>

#include "experiment/run_batch.hpp"
#include "experiment/transport.hpp"

namespace qorgan {

/// Whether the environment says that this is one process of several; their number, or 1.
[[nodiscard]] int processes_in_environment();

/// MPI for as long as this lives; nothing of the kind where the program was started alone. One a process, once.
class ClusterSession {
 public:
  ClusterSession();
  [[nodiscard]] int rank() const { return transport_ ? transport_->rank() : 0; }
  [[nodiscard]] int size() const { return transport_ ? transport_->size() : 1; }
  [[nodiscard]] Transport* transport() const { return transport_.get(); }  ///< null where there are no others
  /// Not empty where the program was started together with others and knows no MPI.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  std::unique_ptr<Transport> transport_;
  std::string error_;
};

/// run_batch() by all processes of the session; by this one alone where there are no others. Every process gets what
/// its own part came to, process 0 what the whole came to.
[[nodiscard]] BatchResult run_batch_together(const ClusterSession& session, const PreparedPlan& prepared,
                                             const std::filesystem::path& directory, const BatchOptions& options);

}  // namespace qorgan
