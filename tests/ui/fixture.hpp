#pragma once
// A small run for the window's tests: the first scenario that is shipped, some days in.

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

#include "catch.hpp"
#include "engine/engine.hpp"
#include "report/schematic_map.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/strings.hpp"

namespace qorgan::ui::test {

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

inline Strings strings() {
  Diagnostics diagnostics;
  auto loaded = load_strings(source + "/assets/translations/ui.json", diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.text());
  REQUIRE(loaded);
  return *loaded;
}

inline SchematicMap map() {
  Diagnostics diagnostics;
  auto loaded = load_map(source + "/assets/map/kazakhstan.json", diagnostics);
  REQUIRE(loaded);
  return *loaded;
}

}  // namespace qorgan::ui::test
