// Work is done, and then nobody is sent for it.

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Person-hours of teams that move people out of a flood in B, by how fast these leave by themselves.
double moving_effort(double self_evacuation, double rate) {
  SmallState state;
  state.exact();
  state.scenario.ticks = 6 * 24 * 6;
  state.scenario.parameters.detection_rate = 1;
  state.institution.forces.clear();
  state.add_force("akimat", true, Capability::evacuation, 40);
  IncidentSpec& spec = state.strike("emergency", "B", hour, 5 * day);
  spec.demands = {{Capability::evacuation, 100, 1}};
  spec.consequences.people_at_risk = 6000;
  spec.consequences.evacuation_rate = rate;
  spec.consequences.self_evacuation = self_evacuation;
  Engine engine(state.make());
  play(engine);
  CHECK(measure(engine.world(), "evacuated") <= 6000);
  return engine.world().totals.person_hours;
}

}  // namespace

TEST_CASE("nobody is sent for people who have left by themselves, nor kept for those who are moved") {
  const double all = moving_effort(0, 2 / hour);
  const double some = moving_effort(1 / day, 2 / hour);
  const double few = moving_effort(20 / day, 2 / hour);
  CHECK(some < 0.8 * all);
  CHECK(few < 0.2 * all);
  // The cause is the work: where nobody can be moved, effort goes on to the end.
  const double without = moving_effort(20 / day, 0);
  CHECK(without > 1.5 * all);
}
