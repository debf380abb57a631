#pragma once
// A small session for tests: the first scenario that is shipped, and short ways to move in it.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "catch.hpp"
#include "engine/engine.hpp"
#include "scenario/load.hpp"
#include "session/branch.hpp"
#include "session/runner.hpp"
#include "support/places.hpp"

namespace qorgan::session_test {

inline const std::string source = source_dir();

/// Read once: the institution is large.
inline std::shared_ptr<const Scenario> small_scenario() {
  static const std::shared_ptr<const Scenario> scenario = [] {
    Diagnostics diagnostics;
    auto loaded = load_scenario(source + "/scenarios/first-steps.yaml", diagnostics);
    for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
    REQUIRE(loaded);
    return loaded;
  }();
  return scenario;
}

/// The run up to a tick; the whole run for a tick beyond it.
inline Frame frame_at(Tick tick) {
  Engine engine(small_scenario(), {});
  Frame frame;
  auto history = std::make_shared<History>();
  history->observe(engine.world());
  while (!engine.done() && engine.world().tick < tick) {
    engine.step();
    for (const Event& e : engine.events()) frame.events.append(e);
    history->observe(engine.world());
  }
  frame.world = std::make_shared<const World>(engine.world());
  frame.history = history;
  frame.done = engine.done();
  return frame;
}

/// Whether it holds within a minute.
inline bool eventually(const std::function<bool()>& holds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < until) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return false;
}

inline std::chrono::steady_clock::time_point no_hurry() {
  return std::chrono::steady_clock::now() + std::chrono::hours(1);
}

inline Branch make_branch(std::size_t budget = std::size_t{256} << 20) { return Branch(small_scenario(), {}, budget); }

inline Frame arrive(Runner& runner, Tick tick) {
  runner.go_to(tick);
  REQUIRE(eventually([&] { return runner.latest().world->tick == tick && !runner.latest().busy; }));
  return runner.latest();
}

inline Frame settled(Runner& runner) {
  REQUIRE(eventually([&] { return !runner.latest().busy; }));
  return runner.latest();
}

inline AgentId some_akimat(const World& world) {
  const RegionId region = world.scenario->incidents[0].region;
  return world.structure->akimat_of[region.index()];
}

inline Command take_over(AgentId agent, Tick tick = 0) {
  Command command;
  command.kind = CommandKind::take_over;
  command.agent = agent;
  command.tick = tick;
  return command;
}

/// Takes over an akimat, which is returned, and runs until it is asked for the first time.
inline AgentId play_until_asked(Runner& runner) {
  const AgentId akimat = some_akimat(*runner.latest().world);
  runner.set_pause_on_decisions(true);
  runner.submit(take_over(akimat));
  runner.go_to(small_scenario()->ticks);
  REQUIRE(eventually([&] { return runner.latest().waiting && !runner.latest().busy; }));
  return akimat;
}

inline Command set_policy(Policy policy, Tick tick = 0) {
  Command command;
  command.kind = CommandKind::set_policy;
  command.policy = policy;
  command.tick = tick;
  return command;
}

}  // namespace qorgan::session_test
