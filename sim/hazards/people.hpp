#pragma once
// People in danger: who sees it, who is told, who leaves by themselves, who is moved, who comes home, who comes to
// help.

#include "world/stores.hpp"

namespace qorgan {

/// What reaches the people of an incident during a tick.
struct PeopleInput {
  double dt = 0;         ///< seconds of the tick
  double trust = 1;      ///< public trust in the region, 0 to 1
  bool ordered = false;  ///< an evacuation is ordered: without one, teams can move only those who ask to leave
  bool warned = false;   ///< people are told of the danger: a statement, a warning, an order to leave
};

/// Lets who is in danger come to see it and a warning reach people (shares `seen` and `told`). `newcomers`: persons who
/// came to be at risk during the tick; a warning has reached as many of them as of the others, and none sees it yet.
void spread_word(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, const PeopleInput& input,
                 double newcomers);

/// Moves people for one tick: `at_risk`, `evacuated`, `left_unaided`. `begin`: intensity at its beginning.
void move_people(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, const PeopleInput& input,
                 double begin);

/// Share of the people at risk who know of the danger, 0 to 1: they see it, or they were told.
[[nodiscard]] inline double aware(const IncidentState& state) { return 1 - (1 - state.seen) * (1 - state.told); }

/// People go home once intensity is low, as far as their homes are cleared and fit to live in; also after the end.
void return_home(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, double dt);

/// Volunteers come while there is something to do and go when there is not. `busy`: whether there is.
void call_volunteers(IncidentState& state, const Parameters& parameters, bool busy, double dt);

}  // namespace qorgan
