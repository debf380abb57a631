#pragma once
// Where teams stand, where incidents happen, and how far it is from the one to the other.

#include <span>
#include <vector>

#include "world/world.hpp"

namespace qorgan {

/// Metres from the middle of a settlement to where something happens in it, in the mean. Grows with the root of its
/// people, up to what stations that stand all over a large town leave.
[[nodiscard]] double way_inside(double population);

/// The seats of the regions and the settlements of the institution, in their order.
void add_homes(Structure& structure, const Institution& institution);
/// The place of one more incident, and the routes to it.
void add_location(Structure& structure, const Institution& institution, const IncidentSpec& incident);

/// How many of `teams` stand in each of a region's settlements: by how many people live in and around them, whole
/// teams, the largest remainders first. Whoever lives in no settlement of the institution counts as living around all
/// of them alike. Empty where the institution knows no settlement of the region.
struct Posts {
  SettlementId settlement;
  std::size_t teams = 0;
};
[[nodiscard]] std::vector<Posts> spread_teams(const Institution& institution, RegionId region, std::size_t teams);

}  // namespace qorgan
