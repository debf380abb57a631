// Places: teams stand in settlements, incidents happen in one, the way between them is as long as on the map.

#include <map>

#include "behaviour/bench.hpp"
#include "behaviour/teams.hpp"
#include "catch.hpp"
#include "world/locations.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

Settlement town(SmallState& state, const std::string& id, std::string_view region, double east, double people) {
  Settlement out;
  out.id = id;
  out.name = words(id);
  out.region = state.region(region);
  const Region& seat = state.institution.at(out.region);
  out.longitude = seat.longitude + east;
  out.latitude = seat.latitude;
  out.population = people;
  return out;
}

/// Two towns of region B: Near lies at its seat, Far a degree to the east.
SmallState with_towns() {
  SmallState state;
  Region& b = named(state.institution.regions, "B");
  b.population = 100000;
  state.institution.settlements = {town(state, "near", "B", 0, 60000), town(state, "far", "B", 1, 20000)};
  return state;
}

std::size_t teams_at(const World& world, AgentId owner, LocationId home) {
  std::size_t count = 0;
  for (const Unit& unit : world.units) count += unit.owner == owner && unit.home == home ? 1 : 0;
  return count;
}

const Route& route(const World& world, LocationId home) {
  return world.structure->route(home, IncidentId(std::size_t{0}));
}

}  // namespace

TEST_CASE("teams are spread over settlements by the people in and around them, and none is lost") {
  SmallState state = with_towns();
  const RegionId b = state.region("B");
  for (std::size_t teams = 0; teams < 40; ++teams) {
    const std::vector<Posts> posts = spread_teams(state.institution, b, teams);
    REQUIRE(posts.size() == 2);
    CHECK(posts[0].teams + posts[1].teams == teams);
    // 60,000 and 20,000 in the towns, and 10,000 around each of them.
    CHECK(std::fabs(static_cast<double>(posts[0].teams) - 0.7 * static_cast<double>(teams)) <= 1);
  }
  CHECK(spread_teams(state.institution, b, 10)[1].teams == 3);
  CHECK(spread_teams(state.institution, b, 1)[0].teams == 1);
  CHECK(spread_teams(state.institution, state.region("A"), 10).empty());
}

TEST_CASE("teams stand at the seat unless they are stationed in settlements that the institution knows") {
  SmallState state = with_towns();
  for (const Stationing stationed : {Stationing::seat, Stationing::settlements}) {
    state.institution.forces.clear();
    state.add_force("akimat", true, Capability::rescue, 10);
    state.institution.forces.back().stationed = stationed;
    state.strike("emergency", "B", hour, hour);
    const World world = build_world(state.make());
    const AgentId b = body_of(world, "akimat", "B"), a = body_of(world, "akimat", "A");
    const bool spread = stationed == Stationing::settlements;
    CHECK(teams_at(world, b, world.structure->location_of(state.region("B"))) == (spread ? 0 : 10));
    CHECK(teams_at(world, b, world.structure->location_of(state.institution.settlement("near"))) == (spread ? 7 : 0));
    CHECK(teams_at(world, a, world.structure->location_of(state.region("A"))) == 10);  // no settlement is known there
  }
}

TEST_CASE("the way to an incident in a settlement is that on the map and through the town") {
  SmallState state = with_towns();
  state.strike("emergency", "B", hour, hour).settlement = state.institution.settlement("far");
  const World world = build_world(state.make());
  const Institution& it = world.institution();
  const Settlement &near = it.settlements[0], &far = it.settlements[1];
  const auto at = [&](const char* id) { return world.structure->location_of(it.settlement(id)); };
  CHECK(route(world, at("far")).road == 0);
  CHECK(route(world, at("far")).town == Approx(way_inside(far.population)));
  CHECK(route(world, at("near")).road == Approx(distance(near.point(), far.point())));
  CHECK(route(world, at("near")).town == Approx(way_inside(far.population)));
  const Region& a = named(it.regions, "A");
  CHECK(route(world, world.structure->location_of(it.region("A"))).road == Approx(distance(a.seat(), far.point())));
}

TEST_CASE("a site outside of settlements has no town to cross") {
  SmallState state = with_towns();
  const Settlement& far = state.institution.settlements[1];
  state.strike("emergency", "B", hour, hour).site = far.point();
  const World world = build_world(state.make());
  const Route& there = route(world, world.structure->location_of(world.institution().settlement("near")));
  CHECK(there.road == Approx(distance(state.institution.settlements[0].point(), far.point())));
  CHECK(there.town == 0);
}

TEST_CASE("an incident all over its region is as far for all who stand there, wherever they do") {
  SmallState state = with_towns();
  state.strike("emergency", "B", hour, hour);
  const World world = build_world(state.make());
  const double radius = std::sqrt(state.institution.at(state.region("B")).area / 2 / 3.14159265358979);
  for (const char* id : {"near", "far"})
    CHECK(route(world, world.structure->location_of(world.institution().settlement(id))).metres() ==
          Approx(radius / 2));
  CHECK(world.structure->at(world.structure->location_of(IncidentId(std::size_t{0}))).everywhere);
}

TEST_CASE("the way inside a town grows with the root of its people, and stations keep it short in the largest") {
  CHECK(way_inside(40000) == Approx(2 * way_inside(10000)));
  // Two thirds of the radius of 1 km2 where 3,200 people live.
  CHECK(way_inside(3200) == Approx(2.0 / 3 * std::sqrt(1e6 / 3.14159265358979)));
  CHECK(way_inside(2e6) == 5500);
  CHECK(way_inside(4e6) == way_inside(2e6));
}

TEST_CASE("who is ordered out sends its nearest teams first") {
  SmallState state = with_towns();
  state.institution.forces.clear();
  state.add_force("akimat", true, Capability::rescue, 10);
  state.institution.forces.back().stationed = Stationing::settlements;
  for (const char* where : {"near", "far"}) {
    state.scenario.incidents.clear();
    state.strike("emergency", "B", 0, day).settlement = state.institution.settlement(where);
    PhaseBench bench(state.make());
    TickContext ctx = bench.context();
    const LocationId home = bench.world.structure->location_of(state.institution.settlement(where));
    Intent order;
    order.agent = body_of(bench.world, "akimat", "B");
    order.incident = IncidentId(std::size_t{0});
    order.capability = static_cast<std::uint8_t>(Capability::rescue);
    order.amount = 30;
    REQUIRE(send_teams(ctx, order, 0) == 30);
    for (const Unit& unit : bench.world.units)
      if (unit.owner == order.agent && unit.state != UnitState::ready) CHECK(unit.home == home);
    order.amount = 1000;  // all that are left
    CHECK(send_teams(ctx, order, 0) == 70);
  }
}

TEST_CASE(
    "a crew of the town is there sooner than one of the next town, and that one sooner than one of another region") {
  SmallState state = with_towns();
  state.scenario.tick_seconds = 60;
  state.institution.forces.clear();
  state.add_force("akimat", true, Capability::rescue, 10);
  state.institution.forces.back().stationed = Stationing::settlements;
  state.institution.forces.back().readiness = 0;
  state.strike("emergency", "B", 0, day).settlement = state.institution.settlement("far");
  PhaseBench bench(state.make());
  TickContext ctx = bench.context();
  Intent order;
  order.incident = IncidentId(std::size_t{0});
  order.capability = static_cast<std::uint8_t>(Capability::rescue);
  order.amount = 1000;
  for (const char* region : {"B", "A"}) {
    order.agent = body_of(bench.world, "akimat", region);
    REQUIRE(send_teams(ctx, order, 0) == 100);
  }
  std::map<LocationId, Tick> arrives;
  for (const Unit& unit : bench.world.units)
    if (unit.state == UnitState::travelling) arrives[unit.home] = unit.arrives;
  const Structure& structure = *bench.world.structure;
  const Tick far = arrives.at(structure.location_of(state.institution.settlement("far")));
  const Tick near = arrives.at(structure.location_of(state.institution.settlement("near")));
  const double town = way_inside(20000) / state.scenario.parameters.town_speed;
  CHECK(far == static_cast<Tick>(std::ceil(town / 60)));
  CHECK(near > far);
  CHECK(arrives.at(structure.location_of(state.region("A"))) > near);
}
