#pragma once
// Epidemics of one outbreak infect each other. People of a region have a share of their contacts, `mobility`, in the
// other regions of the outbreak, shared out by gravity: by population over distance (Zipf 1946, The P1 P2 / D
// hypothesis). The prevalence of the others is that of the tick before, so the order of incidents plays no part.

#include "world/tick.hpp"

namespace qorgan {

/// Where the people of an incident's region have their contacts.
struct Imports {
  double home = 1;      ///< share of contacts at home
  double imported = 0;  ///< share infectious among all their contacts, met elsewhere
  IncidentId source;    ///< from which most of it comes; none() where nothing does
};
[[nodiscard]] Imports imports_of(const TickContext& ctx, IncidentId incident);

/// Counts the infections brought to dormant incidents of outbreaks; an incident begins when they reach one person.
void import_infections(TickContext& ctx);

}  // namespace qorgan
