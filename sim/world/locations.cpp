#include "world/locations.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qorgan {
namespace {

constexpr double pi = 3.14159265358979323846;
// People per square metre of a built-up area. Assumption: as in Almaty as a whole (2.26 million on 704 km2).
constexpr double town_density = 3200.0 / 1.0e6;
// Metres to the nearest station's part of a large town. Fitted to one figure: first crews in Almaty take 12 minutes in
// the mean from the call (Kazinform 2016), of which some 9 minutes are the way, at 37 km/h.
constexpr double way_from_station = 5500;
// Of points spread evenly over a disc, the mean distance from its middle, in radii.
constexpr double mean_distance = 2.0 / 3.0;

double radius_of(double area) { return std::sqrt(area / pi); }

Location location_of(const Institution& institution, const IncidentSpec& incident) {
  Location place;
  place.region = incident.region;
  if (incident.settlement.valid()) {
    const Settlement& settlement = institution.at(incident.settlement);
    place.point = settlement.point();
    place.inside = way_inside(settlement.population);
  } else if (incident.site) {
    place.point = *incident.site;
  } else {
    place.point = institution.at(incident.region).seat();
    // A struck place lies within a circle of half the region's area.
    place.inside = radius_of(institution.at(incident.region).area / 2);
    place.everywhere = true;
  }
  return place;
}

Route route_between(const Location& home, const Location& to) {
  Route route;
  if (!to.everywhere)
    route = {distance(home.point, to.point), to.inside};
  else if (home.region == to.region)
    route.road = to.inside / 2;  // teams of the region are spread over it as well
  else
    route.road = distance(home.point, to.point) + to.inside;
  return route;
}

}  // namespace

double way_inside(double population) {
  return std::min(way_from_station, mean_distance * radius_of(population / town_density));
}

void add_homes(Structure& structure, const Institution& institution) {
  structure.regions = institution.regions.size();
  structure.settlements = institution.settlements.size();
  for (std::size_t r = 0; r < institution.regions.size(); ++r)
    structure.locations.push_back({institution.regions[r].seat(), RegionId(r)});
  for (const Settlement& settlement : institution.settlements)
    structure.locations.push_back({settlement.point(), settlement.region, way_inside(settlement.population)});
}

void add_location(Structure& structure, const Institution& institution, const IncidentSpec& incident) {
  structure.locations.push_back(location_of(institution, incident));
  for (std::size_t home = 0; home < structure.homes(); ++home)
    structure.routes.push_back(route_between(structure.locations[home], structure.locations.back()));
}

std::vector<Posts> spread_teams(const Institution& institution, RegionId region, std::size_t teams) {
  std::vector<Posts> posts;
  double in_settlements = 0;
  for (std::size_t s = 0; s < institution.settlements.size(); ++s) {
    if (institution.settlements[s].region != region) continue;
    posts.push_back({SettlementId(s), 0});
    in_settlements += institution.settlements[s].population;
  }
  if (posts.empty()) return posts;
  const double people = std::max(institution.at(region).population, in_settlements);
  const double around = (people - in_settlements) / static_cast<double>(posts.size());
  std::vector<double> remainders;
  std::size_t placed = 0;
  for (Posts& post : posts) {
    const double share =
        static_cast<double>(teams) * (institution.at(post.settlement).population + around) / std::max(people, 1.0);
    post.teams = static_cast<std::size_t>(share);
    placed += post.teams;
    remainders.push_back(share - std::floor(share));
  }
  std::vector<std::size_t> order(posts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t n = 0; placed < teams; ++n, ++placed) ++posts[order[n % order.size()]].teams;
  return posts;
}

}  // namespace qorgan
