#pragma once
// The tick. An engine owns a world and moves it forward; everybody else reads.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command.hpp"
#include "world/tick.hpp"
#include "world/world.hpp"

namespace qorgan {

struct EngineOptions {
  int threads = 1;           ///< 0: as many as the process was lent. Results do not depend on it.
  bool record_flows = true;  ///< keep World::flows; off for scaling runs. No influence on the digest.
  bool time_phases = false;  ///< measure wall time of each phase
};

class Engine {
 public:
  /// Takes a checked scenario.
  explicit Engine(std::shared_ptr<const Scenario> scenario, EngineOptions options = {});
  /// Goes on from a saved world (see save()).
  Engine(World world, EngineOptions options);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// One tick. Does nothing once done().
  void step();
  [[nodiscard]] bool done() const;
  [[nodiscard]] const World& world() const;
  [[nodiscard]] const Scenario& scenario() const { return *world().scenario; }

  /// Events of the last step, sorted by key. Valid until the next step.
  [[nodiscard]] std::span<const Event> events() const;

  /// Takes effect in the step that starts at `command.tick`. Refused (false) where why_not() has something to say.
  bool submit(Command command);
  /// Why a command cannot be given now, in words for people; empty where it can. What a later command depends on may
  /// still change before its tick: it then does nothing.
  [[nodiscard]] std::string why_not(const Command& command) const;
  /// All commands so far, in order of their tick.
  [[nodiscard]] const std::vector<Command>& commands() const;

  /// Seconds spent in each phase so far; zeros unless `time_phases`.
  [[nodiscard]] const std::array<double, phase_count>& phase_seconds() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The whole state as bytes (zstd inside). The scenario itself is not in it; restoring asks for the same one, as its
/// file gives it: what people threw in is thrown in again.
[[nodiscard]] std::string save_world(const World& world);

struct RestoreResult {
  World world;
  std::string error;  ///< empty when restored
};
/// Checks magic, version, the scenario's hash, every length, a digest of the content, and that each value is one that a
/// run can come to: bytes from anywhere give an error or a world that the engine can go on with.
[[nodiscard]] RestoreResult restore_world(std::string_view bytes, std::shared_ptr<const Scenario> scenario);

}  // namespace qorgan
