#include "hazards/consequences.hpp"

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

// Share of harm that full coverage averts; what remains happens before help can reach anybody. Assumption.
constexpr double averted_by_coverage = 0.9;

bool makes(const IncidentSpec& spec, WorkKind kind) {
  return std::any_of(spec.demands.begin(), spec.demands.end(),
                     [&](const DemandSpec& demand) { return demand.work == kind; });
}

const DemandSpec* restoration_of(const IncidentSpec& spec) {
  for (const DemandSpec& demand : spec.demands)
    if (demand.work == WorkKind::restoration) return &demand;
  return nullptr;
}

/// How far houses are kept dry: by the dyke that stands, or, where none is asked for, by engineers who hold the water.
double dry(const IncidentSpec& spec, const IncidentState& state) {
  return makes(spec, WorkKind::dyke) ? done_share(state, WorkKind::dyke) : met(state, Capability::engineering);
}

}  // namespace

double down(const IncidentSpec& spec, const IncidentState& state) {
  const DemandSpec* restoration = restoration_of(spec);
  return restoration ? state.of(WorkKind::restoration).left() / restoration->amount : state.intensity;
}

void add_outage(const IncidentSpec& spec, IncidentState& state, double dt) {
  const double failed = restoration_of(spec) ? state.of(WorkKind::restoration).left() / restoration_of(spec)->amount
                                             : state.mean * (1 - met(state, Capability::power_repair));
  state.outage += spec.consequences.power_outage * failed * dt / 3600;
}

void add_consequences(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters,
                      const PeopleInput& people, double loss_factor, double begin) {
  const ConsequenceSpec& c = spec.consequences;
  const double dt = people.dt;
  const double rise = std::max(0.0, state.highest - state.peak);
  state.houses += c.houses_at_risk * rise * (1 - c.house_protection * dry(spec, state));
  state.peak = std::max(state.peak, state.highest);
  const double gone_before = state.away();
  move_people(spec, state, parameters, people, begin);
  return_home(spec, state, parameters, dt);
  const double gone = (gone_before + state.away()) / 2;  // in the mean over the tick
  // The intensity of an epidemic is a number of people already; of other hazards it also says how hard each is struck,
  // and nobody is struck twice.
  const bool infects = spec.hazard.family == HazardFamily::epidemic;
  const double spared = gone + (infects ? 0 : state.harmed);
  const double exposed = std::max(0.0, c.people_at_risk * state.mean - spared);
  const double struck = infects ? exposed : std::max(0.0, c.people_at_risk * state.mean_square - spared * state.mean);
  const double open = 1 - averted_by_coverage * state.coverage;
  state.newly_harmed = std::min(exposed, struck * c.harm_rate * open * dt);
  state.harmed += state.newly_harmed;
  state.untold = exposed > 0 ? 1 - state.told : 0;
  add_outage(spec, state, dt);
  state.records += c.records * state.mean * (1 - met(state, Capability::cyber)) * dt / 86400;
  state.loss += c.loss_rate * state.mean * open * loss_factor * dt;
}

}  // namespace qorgan
