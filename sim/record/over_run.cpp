#include "record/over_run.hpp"

#include <algorithm>
#include <cmath>

#include "engine/measures.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

/// Calls `visit(number in the table, incident, region)` for everything that a measure can be asked of.
template <class Visit>
void over_places(const World& world, const Visit& visit) {
  const auto names = measure_names();
  for (std::size_t m = 0; m < names.size(); ++m)
    if (names[m].scopes.national) visit(m, IncidentId(), RegionId());
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    for (std::size_t m = 0; m < names.size(); ++m)
      if (names[m].scopes.incident) visit(m, IncidentId(i), RegionId());
  for (std::size_t r = 0; r < world.regions.size(); ++r)
    for (std::size_t m = 0; m < names.size(); ++m)
      if (names[m].scopes.region) visit(m, IncidentId(), RegionId(r));
}

bool is_state(OverRun over_run) {
  return over_run == OverRun::greatest || over_run == OverRun::least || over_run == OverRun::mean;
}

bool under_way(const World& world, IncidentId incident, RegionId region) {
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    if (incident.valid() && incident.index() != i) continue;
    if (region.valid() && world.scenario->incidents[i].region != region) continue;
    const IncidentPhase phase = world.incidents[i].phase;
    if (phase == IncidentPhase::active || phase == IncidentPhase::contained) return true;
  }
  return false;
}

}  // namespace

OverRunValues::OverRunValues(const World& world) {
  const bool full = world.agent_count() <= full_agent_limit;
  over_places(world, [&](std::size_t m, IncidentId incident, RegionId region) {
    const bool country = !incident.valid() && !region.valid();
    if (is_state(measure_names()[m].over_run) && (full || country))
      states_.push_back({m, incident, region, no_value, 0});
  });
}

void OverRunValues::look(const World& world) {
  for (State& state : states_) {
    const OverRun over_run = measure_names()[state.measure].over_run;
    if (over_run == OverRun::mean && !under_way(world, state.incident, state.region)) continue;
    const double now = measure(world, state.measure, state.incident, state.region);
    if (std::isnan(now)) continue;
    ++state.ticks;
    if (state.ticks == 1)
      state.value = now;
    else if (over_run == OverRun::greatest)
      state.value = std::max(state.value, now);
    else if (over_run == OverRun::least)
      state.value = std::min(state.value, now);
    else
      state.value += now;
  }
}

double OverRunValues::value_of(const State& state) const {
  const bool mean = measure_names()[state.measure].over_run == OverRun::mean;
  return mean && state.ticks > 0 ? state.value / static_cast<double>(state.ticks) : state.value;
}

std::vector<MeasureRow> OverRunValues::rows(const World& world) const {
  std::vector<MeasureRow> out;
  std::size_t next = 0;  // states come in the order of the places
  over_places(world, [&](std::size_t m, IncidentId incident, RegionId region) {
    MeasureRow row{std::string(measure_names()[m].name), incident, region, no_value, no_value, no_value};
    row.at_end = measure(world, m, incident, region);
    if (!is_state(measure_names()[m].over_run))
      row.value = row.at_end;
    else if (next < states_.size() && states_[next].measure == m && states_[next].incident == incident &&
             states_[next].region == region)
      row.value = value_of(states_[next++]);
    out.push_back(std::move(row));
  });
  return out;
}

}  // namespace qorgan
