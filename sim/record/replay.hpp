#pragma once
// A record run again, to prove that it tells what happened.

#include <atomic>
#include <string>

#include "record/record.hpp"
#include "record/run.hpp"

namespace qorgan {

struct ReplayResult {
  bool same = false;            ///< the digest is the recorded one
  std::string recorded, again;  ///< digests, 16 hexadecimal digits
  Tick ticks = 0;               ///< done again
  Tick same_until = 0;          ///< last tick at which both digests were seen to agree
  Tick differs_at = -1;         ///< first tick at which they were seen to differ; -1 where they never did
  bool other_version = false;   ///< the record was made by another version of the program
  std::string error;            ///< empty unless it could not be run again: no sources, they no longer load...
  [[nodiscard]] bool ok() const { return error.empty(); }
};

/// Reads the scenario from the text stored in the record, applies its overrides, seed, policy, reading and commands,
/// runs as many ticks as were done and compares. Neither the original files nor the record are touched.
[[nodiscard]] ReplayResult replay(const Record& record, int threads = 1, const ProgressCallback& progress = {},
                                  const std::atomic<bool>* stop = nullptr);

}  // namespace qorgan
