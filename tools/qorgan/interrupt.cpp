#include "interrupt.hpp"

#include <csignal>

namespace qorgan::cli {
namespace {

// A signal handler can reach nothing but what has static storage.
std::atomic<bool> stop_wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the handler may touch it");

void on_signal(int number) {
  stop_wanted.store(true);
  std::signal(number, SIG_DFL);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  stop_wanted.store(false);
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

const std::atomic<bool>* InterruptGuard::flag() const { return &stop_wanted; }

}  // namespace qorgan::cli
