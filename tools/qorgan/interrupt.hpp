#pragma once
// Ctrl-C asks for a clean stop; a second one ends the program at once.

#include <atomic>

namespace qorgan::cli {

/// While it lives SIGINT and SIGTERM set the flag. One at a time.
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
