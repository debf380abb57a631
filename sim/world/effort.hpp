#pragma once
// What an incident demands, how far the teams on the spot meet it, and what of their effort is missing or duplicated.

#include "world/stores.hpp"

namespace qorgan {

/// Seconds in which people in danger are to be moved: what is left to move is asked for in as many hands as do it in
/// that time. Assumption; 45,000 to 50,000 people were moved from Pripyat in 2.5 to 3.5 hours, a village by night in as
/// long.
inline constexpr double evacuation_time = 3 * 3600;

/// Effective persons of a capability that an incident asks for at that intensity. Whom to move is work that gets done:
/// nobody is asked for who would move people that are moved, or have left by themselves.
[[nodiscard]] double persons_wanted(const IncidentSpec& spec, const IncidentState& state, const DemandSpec& demand,
                                    double intensity);

/// Share of the demand for a capability that is met, 0 to 1; 0 where none is asked for.
[[nodiscard]] double met(const IncidentState& state, Capability capability);

/// Sets `demand`, `coverage` and the needs left open from the mean intensity over the tick and from what is `supplied`.
/// A capability supplied beyond demand counts as duplicated person-hours, one below as missing. dt in seconds.
void update_coverage(const IncidentSpec& spec, IncidentState& state, double dt);

}  // namespace qorgan
