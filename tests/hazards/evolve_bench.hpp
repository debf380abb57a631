#pragma once
// Phase 2 by itself, in the small state: nobody senses, decides or acts unless the test puts it there.

#include "behaviour/bench.hpp"
#include "hazards/evolve.hpp"

namespace qorgan::test {

struct EvolveBench : PhaseBench {
  std::vector<Event> events;

  explicit EvolveBench(const SmallState& state) : PhaseBench(state.make()) {}

  void tick() {
    TickContext ctx = context();
    evolve(ctx);
    events.insert(events.end(), serial.events.begin(), serial.events.end());
    next_tick();
  }
  void run(int ticks) {
    for (int t = 0; t < ticks; ++t) tick();
  }

  [[nodiscard]] IncidentState& incident(std::size_t number) { return world.incidents[number]; }

  /// Puts an instrument in force for an incident. The reference holds until the next.
  InstrumentInForce& instrument(InstrumentId id, std::size_t incident_number) {
    InstrumentInForce taken;
    taken.instrument = id;
    taken.incident = IncidentId(incident_number);
    taken.region = world.scenario->incidents[incident_number].region;
    taken.until = 1000000;
    world.instruments.push_back(taken);
    return world.instruments.back();
  }
};

/// A state with ticks of an hour and an incident that is given only its hazard.
inline IncidentSpec& add_incident(SmallState& state, const char* region, const HazardSpec& hazard,
                                  bool dormant = false) {
  state.scenario.tick_seconds = hour;
  IncidentSpec& spec = state.strike("emergency", region, 0, 1);
  spec.hazard = hazard;
  spec.dormant = dormant;
  return spec;
}

/// A wave that stands at that intensity.
inline HazardSpec standing(double intensity) {
  HazardSpec spec;
  spec.family = HazardFamily::wave;
  spec.curve = {{0, intensity}, {1e9, intensity}};
  return spec;
}

/// One hazard of each family that neither ends soon nor stands still.
inline HazardSpec example(HazardFamily family) {
  HazardSpec spec;
  spec.family = family;
  spec.initial = 0.1;
  spec.decay_time = 5 * day;
  spec.rise_time = spec.fall_time = 20 * day;
  spec.growth_rate = 0.5 / day;
  spec.reproduction = 3;
  spec.incubation = spec.infectious = 2 * day;
  spec.reference = 0.01;
  spec.attack_rate = 6 / day;
  spec.length = 100 * day;
  spec.drift_time = 20 * day;
  spec.suppression = 0.5;
  if (family == HazardFamily::epidemic) spec.initial = 500;
  if (family == HazardFamily::fire) {
    spec.spread = 0.01;
    spec.front = 10000;
  }
  return spec;
}

inline constexpr auto all_families = all_of<HazardFamily>;

}  // namespace qorgan::test
