#pragma once
// Runs a simulation in a thread of its own. The window sends wishes and takes the newest frame; neither waits for the
// other.

#include <memory>
#include <optional>

#include "engine/command.hpp"
#include "ui/model/frame.hpp"

namespace qorgan::ui {

class Runner {
 public:
  explicit Runner(std::shared_ptr<const Scenario> scenario, int threads = 1);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void play();
  void pause();
  /// Ticks a second; 0 is as fast as possible.
  void set_speed(double ticks_per_second);
  /// Goes there as fast as possible and pauses; to an earlier tick by running again from the start, with the commands
  /// given before it. Cut to the length of the run.
  void go_to(Tick tick);
  /// Takes effect at the next step.
  void submit(const Command& command);

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

}  // namespace qorgan::ui
