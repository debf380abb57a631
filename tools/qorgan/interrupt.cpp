#include "interrupt.hpp"

#include <array>
#include <csignal>
#include <cstdint>
#include <ctime>

namespace qorgan::cli {
namespace {

// A signal handler can reach nothing but what has static storage.
std::atomic<bool> stop_wanted{false};
std::atomic<std::int64_t> first_interrupt{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<std::int64_t>::is_always_lock_free,
              "the handler may touch them");

/// One Ctrl-C may come as several signals: from the terminal and from a program that passes it on.
constexpr std::int64_t same_interrupt = 100'000'000;

std::int64_t nanoseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// Only people ask twice. When a session ends the same process may get several SIGHUP and SIGTERM, from the terminal,
/// the shell and who started it.
void on_signal(int number) {
  stop_wanted.store(true);
  if (number != SIGINT) return;
  const std::int64_t now = nanoseconds();
  std::int64_t none = 0;
  if (first_interrupt.compare_exchange_strong(none, now) || now - none < same_interrupt) return;
  std::signal(SIGINT, SIG_DFL);
  std::raise(SIGINT);
}

constexpr std::array<int, 4> numbers{SIGINT, SIGTERM, SIGHUP, SIGPIPE};
std::array<struct sigaction, numbers.size()> before{};

void handle(std::size_t i) {
  struct sigaction action {};
  action.sa_handler = numbers[i] == SIGPIPE ? SIG_IGN : on_signal;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(numbers[i], nullptr, &before[i]);
  // Who started the program with nohup wants it to go on. Shells let SIGINT be ignored in the background, which is no
  // such wish of anybody.
  if (numbers[i] == SIGHUP && before[i].sa_handler == SIG_IGN) return;
  ::sigaction(numbers[i], &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  stop_wanted.store(false);
  first_interrupt.store(0);
  for (std::size_t i = 0; i < numbers.size(); ++i) handle(i);
}

InterruptGuard::~InterruptGuard() {
  for (std::size_t i = 0; i < numbers.size(); ++i) ::sigaction(numbers[i], &before[i], nullptr);
}

const std::atomic<bool>* InterruptGuard::flag() const { return &stop_wanted; }

}  // namespace qorgan::cli
