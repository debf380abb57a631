#pragma once
// Bodies alike that do nothing but what lies in their trays, for tests of desks against the theory of queues.
//
// Everyday matters arrive as a Poisson process and take exponential times, so a body is an M/M/c queue. A tick is a
// twentieth of the service time unless a test asks for less; that what arrives within a tick counts as there at its
// beginning shortens queues by about 1 %.

#include "behaviour/bench.hpp"

namespace qorgan::test {

inline constexpr double service_ticks = 20;
inline constexpr std::size_t others = 4;  ///< bodies that stand before the offices

/// `count` offices with `servers` desks and offered load `load`; a tick is a minute, work takes `ticks` in the mean.
inline SmallState offices(std::size_t count, int servers, double load, double ticks = service_ticks) {
  SmallState state;
  state.scenario.tick_seconds = 60;
  DeskProfile office;
  office.id = "office";
  office.servers = servers;
  office.routine_time = office.order_time = ticks * 60;
  office.routine_rate = load / office.routine_time;
  office.answer_deadline = 1e12;
  state.institution.profiles.push_back(office);
  Role role = state.role("parliament");
  role.profile = "office";
  state.institution.roles.erase(state.institution.roles.begin() + others, state.institution.roles.end());
  state.institution.threats.clear();
  state.institution.instruments.clear();
  state.institution.forces.clear();
  for (std::size_t i = 0; i < count; ++i) {
    role.id = "office-" + std::to_string(i);
    state.institution.roles.push_back(role);
  }
  return state;
}

}  // namespace qorgan::test
