#pragma once
// Posts and work: what an incident asks for, how far the teams on the spot meet it, what they get done, and what of
// their effort is missing or duplicated.

#include "world/stores.hpp"

namespace qorgan {

/// Seconds in which people in danger are to be moved: what is left to move is asked for in as many hands as do it in
/// that time. Assumption; 45,000 to 50,000 people were moved from Pripyat in 2.5 to 3.5 hours, a village by night in as
/// long.
inline constexpr double evacuation_time = 3 * 3600;

/// Effective persons of a demand at a believed intensity. A post asks for persons in proportion to it. Work asks for
/// those who would do all of it in its time, as long as more is left than they do in an hour: nobody is asked for what
/// is done, nor for people who have left by themselves. Recovery (is_recovery) asks by what is there to be done, for
/// the damage is seen by who stands before it, and where `needed` is false all else asks for nothing.
[[nodiscard]] double persons_wanted(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand,
                                    double intensity, bool needed = true);
/// The same, of all demands for a capability.
[[nodiscard]] double persons_wanted(const IncidentSpec& spec, const IncidentState& state, Capability capability,
                                    double intensity, bool needed = true);

/// What a demand is. One for evacuation is work where people are at risk and a rate says how fast teams move them.
[[nodiscard]] inline WorkKind kind_of(const IncidentSpec& spec, const DemandSpec& demand) {
  const ConsequenceSpec& c = spec.consequences;
  const bool moves = demand.capability == Capability::evacuation && c.evacuation_rate > 0 && c.people_at_risk > 0;
  return demand.work == WorkKind::post && moves ? WorkKind::evacuation : demand.work;
}

/// Calls `visit(capability)` for each that the incident demands, once, in the order of its demands.
template <class Visit>
void over_capabilities(const IncidentSpec& spec, const Visit& visit) {
  for (std::size_t d = 0; d < spec.demands.size(); ++d) {
    bool before = false;
    for (std::size_t e = 0; e < d; ++e) before = before || spec.demands[e].capability == spec.demands[d].capability;
    if (!before) visit(spec.demands[d].capability);
  }
}

/// Whether the hazard has fallen so far that people come home and recovery begins.
[[nodiscard]] bool is_calm(const IncidentSpec& spec, const IncidentState& state);
/// Whether work is left that outlives the hazard; for a capability, or for any.
[[nodiscard]] bool recovery_left(const IncidentSpec& spec, const IncidentState& state);
[[nodiscard]] bool recovery_left(const IncidentSpec& spec, const IncidentState& state, Capability capability);

/// Share of the demand for a capability that is met, 0 to 1; 0 where none is asked for.
[[nodiscard]] double met(const IncidentState& state, Capability capability);
/// Share of a kind of work that is done, 0 to 1; 1 where none was made.
[[nodiscard]] double done_share(const IncidentState& state, WorkKind kind);

/// Adds to each kind of work what the tick made. `rise`: of the greatest intensity so far, during the tick.
void make_work(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, double rise, double dt);

/// Sets `demand`, `coverage` and the needs left open from the mean intensity over the tick and from what is `supplied`.
/// Volunteers help where hands are missing and no training is asked for; they are added to what is supplied.
/// A capability supplied beyond demand counts as duplicated person-hours, one below as missing. dt in seconds.
void update_coverage(const IncidentSpec& spec, IncidentState& state, const Parameters& parameters, double dt);

/// What those at work get done in a tick, all but moving people (hazards/people).
void do_work(const IncidentSpec& spec, IncidentState& state, double dt);

/// Person-hours that what is left would take.
[[nodiscard]] double hours_left(const IncidentSpec& spec, const IncidentState& state);
/// Person-hours of work done so far.
[[nodiscard]] double hours_done(const IncidentSpec& spec, const IncidentState& state);

}  // namespace qorgan
