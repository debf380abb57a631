#pragma once
// The full records of a session, made of its journal: what the window leaves when it is closed, and what `qorgan
// replay` makes of a session whose window was killed.

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/text.hpp"
#include "record/run.hpp"

namespace qorgan {

struct SessionBranch {
  int number = 1;
  std::filesystem::path folder;  ///< the session's own for the branch people last worked on, "branch-2" below it
  Tick ticks = 0;
  std::string digest;     ///< of the replay
  bool verified = false;  ///< the session had noted the same digest there
};

struct WriteSessionResult {
  std::vector<SessionBranch> branches;  ///< in the order of their numbers
  bool stopped = false;                 ///< the stop flag was seen; what was written stands
  Diagnostics journal;                  ///< what is wrong with the journal itself; with errors nothing was run
  std::string error;                    ///< empty when all were written
  [[nodiscard]] bool ok() const { return error.empty() && !journal.has_errors(); }
};

/// Runs each branch of a session's journal again and writes results.sqlite, summary.json and its reports beside it.
[[nodiscard]] WriteSessionResult write_session(const std::filesystem::path& folder,
                                               const std::vector<Language>& languages, int threads = 1,
                                               const ProgressCallback& progress = {},
                                               const std::atomic<bool>* stop = nullptr);

}  // namespace qorgan
