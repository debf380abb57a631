#pragma once
// A run with something in every store, for tests of snapshots.

#include "behaviour/small_state.hpp"

namespace qorgan::test {

/// A grave emergency with a played body, a headquarters, instruments, violations and teams that are out.
inline Engine busy(Tick until) {
  SmallState state;
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.decision_deadline = 2 * hour;
  state.scenario.parameters.overreach = 1;
  state.scenario.parameters.appeal_rate = 1;
  for (const char* region : {"B", "C"}) {
    IncidentSpec& spec = state.strike("emergency", region, 10 * hour, 3 * day);
    spec.demands = {{Capability::rescue, 50, 1}};
    spec.consequences.people_at_risk = 1000;
    spec.consequences.evacuation_rate = 1 / hour;
  }
  Engine engine(state.make());
  Command command;
  command.kind = CommandKind::take_over;
  command.agent = body_of(engine.world(), "akimat", "B");
  REQUIRE(engine.submit(command));
  play(engine, until);
  return engine;
}

}  // namespace qorgan::test
