#pragma once
// Runs a simulation in a thread of its own. The window sends wishes and takes the newest frame; neither waits for the
// other. A session is a tree of branches: going back in time and doing something else there forks, and nothing that
// was done is lost.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/command.hpp"
#include "record/journal.hpp"
#include "session/frame.hpp"

namespace qorgan {

struct RunnerOptions {
  int threads = 1;
  std::size_t snapshot_budget = std::size_t{384} << 20;  ///< bytes for the worlds kept along one branch
  std::unique_ptr<JournalWriter> journal;                ///< null: nothing is written down
};

class Runner {
 public:
  explicit Runner(std::shared_ptr<const Scenario> scenario, RunnerOptions options = {});
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void play();
  /// Also gives up the way to a tick: the run stays where it is.
  void pause();
  /// Ticks a second; 0 is as fast as possible.
  void set_speed(double ticks_per_second);
  /// Goes there as fast as possible and pauses. To a tick that was simulated before from the nearest snapshot. Cut to
  /// the length of the run.
  void go_to(Tick tick);
  /// Takes effect at the next step, or at the command's own tick where that is later. Given in the past of a branch it
  /// forks first. Frame::answers and Frame::refused tell what became of it.
  void submit(const Command& command);

  /// Takes a decision back that the next step would carry out.
  void withdraw(std::uint32_t decision);

  /// Parts from the present branch at the present tick and goes on from there, under another policy or reading where
  /// one is given.
  void fork(const std::string& name, std::optional<Policy> policy = {}, std::optional<Reading> reading = {});
  /// Goes to another branch: to the present tick where it has got that far, else as far as it has.
  void switch_to(int branch);
  /// Runs another branch beside the present one, tick for tick, as Frame::other; none() stops that.
  void compare_with(std::optional<int> branch);
  /// Whether the run pauses when a played body has to decide, and again before the step that decides without it.
  void set_pause_on_decisions(bool pause);

  /// The newest frame. Cheap: copies a few pointers.
  [[nodiscard]] Frame latest() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The speeds that + and - walk through, in ticks a second; the last, 0, is as fast as possible.
inline constexpr std::array<double, 9> speeds{1, 2, 4, 8, 16, 32, 64, 128, 0};
[[nodiscard]] double faster(double speed);
[[nodiscard]] double slower(double speed);

}  // namespace qorgan
