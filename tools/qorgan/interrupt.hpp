#pragma once
// Ctrl-C, a terminal that is closed and the end of a session or a job ask for a clean stop; a second Ctrl-C ends the
// program at once.

#include <atomic>

namespace qorgan::cli {

/// While it lives SIGINT, SIGTERM and SIGHUP set the flag (SIGHUP not where the program was started to ignore it, as by
/// nohup), and who no longer listens to what the program says does not end it. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  [[nodiscard]] const std::atomic<bool>* flag() const;
  [[nodiscard]] bool seen() const { return flag()->load(); }
};

}  // namespace qorgan::cli
