// Phase 8: teams go, work, tire and come home; without a plan two bodies send for the same need.

#include <cmath>
#include <map>

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

SmallState struck(double persons, double length = 3 * day) {
  SmallState state;
  state.scenario.parameters.detection_rate = 1.0 / hour;
  state.scenario.ticks = 6 * 24 * 8;
  state.strike("emergency", "B", 2 * hour, length).demands = {{Capability::rescue, persons, 1},
                                                              {Capability::policing, 30, 1}};
  return state;
}

/// Regional rescue teams of two owners in each region, or of one owner with as many.
SmallState owners(int count) {
  SmallState state = struck(60, 2 * day);
  state.institution.forces.clear();
  for (const char* owner : {"akimat", "rescue"}) {
    ForceEntry entry;
    entry.role = state.role_id(owner);
    entry.regional = true;
    entry.capability = Capability::rescue;
    entry.teams = count == 2 ? 10 : 20;
    entry.persons = 10;
    state.institution.forces.push_back(entry);
    if (count == 1) break;
  }
  // No shifts: every person beyond the demand is one too many.
  state.scenario.parameters.shift = 1e9;
  state.scenario.parameters.rest = 1e-9;
  state.scenario.parameters.reserve_share = 0;
  state.from(ThreatClass::local, 0.2);
  return state;
}

/// Person-hours beyond demand, in the mean over seeds.
double duplicated(SmallState state, Policy policy) {
  double sum = 0;
  constexpr int runs = 20;
  state.scenario.policy = policy;
  state.exact();
  for (int seed = 1; seed <= runs; ++seed) {
    state.scenario.seed = static_cast<std::uint64_t>(seed);
    Engine engine(state.make());
    play(engine);
    sum += engine.world().incidents[0].duplicated / runs;
  }
  return sum;
}

double assigned_persons(const PhaseBench& bench) {
  double persons = 0;
  for (const Unit& unit : bench.world.units)
    if (unit.incident.valid()) persons += static_cast<double>(unit.persons);
  return persons;
}

/// Ticks a team of that owner needs from order to arrival.
Tick ticks_to_arrive(const SmallState& state, std::string_view role, std::string_view region) {
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  TickContext ctx = bench.context();
  REQUIRE(send_teams(ctx, order_from(body_of(bench.world, role, region), 10), 0) == 10);
  for (Tick t = 1; t < 2000; ++t) {
    bench.next_tick();
    TickContext then = bench.context();
    move_teams(then);
    for (const Unit& unit : bench.world.units)
      if (unit.state == UnitState::working) return t;
  }
  return -1;
}

void check_units(const World& world, const World& start) {
  REQUIRE(world.units.size() == start.units.size());
  for (std::size_t u = 0; u < world.units.size(); ++u) {
    const Unit& unit = world.units[u];
    const Unit& before = start.units[u];
    REQUIRE(unit.persons == before.persons);
    REQUIRE(unit.owner == before.owner);
    REQUIRE(unit.home == before.home);
    REQUIRE(unit.capability == before.capability);
    REQUIRE(unit.fatigue >= 0);
    REQUIRE(unit.fatigue <= 1);
    REQUIRE(unit.location.valid());
    REQUIRE(unit.incident.valid() == (unit.state != UnitState::ready));
    if (unit.state == UnitState::ready) REQUIRE(unit.location == unit.home);
    if (unit.state == UnitState::working || unit.state == UnitState::resting)
      REQUIRE(unit.location == world.structure->location_of(unit.incident));
  }
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    for (std::size_t c = 0; c < capability_count; ++c) {
      double exist = 0, there = 0;
      for (const Unit& unit : world.units) {
        if (static_cast<std::size_t>(unit.capability) != c) continue;
        exist += static_cast<double>(unit.persons);
        if (unit.incident == IncidentId(i) && unit.state == UnitState::working)
          there += static_cast<double>(unit.persons);
      }
      REQUIRE(there <= exist);
      // Supplied was counted before the last teams of the tick turned to rest or home.
      REQUIRE(world.incidents[i].supplied[c] <= exist + 1e-9);
    }
}

}  // namespace

TEST_CASE("a team is in one place at a time, for one incident, and never grows") {
  for (Policy policy : {Policy::by_law, Policy::hierarchy, Policy::network, Policy::headquarters}) {
    SmallState state = struck(200);
    state.strike("attack", "C", 20 * hour, 2 * day).demands = {{Capability::rescue, 150, 1}};
    state.strike("orphan", "B", 30 * hour, day).demands = {{Capability::policing, 100, 1}};
    state.scenario.policy = policy;
    Engine engine(state.make());
    const World start = engine.world();
    double most = 0;
    while (!engine.done()) {
      engine.step();
      check_units(engine.world(), start);
      for (const Unit& unit : engine.world().units) most = std::max(most, static_cast<double>(unit.fatigue));
    }
    CHECK(most > 0.9);
    CHECK(engine.world().incidents[1].person_hours > 0);
  }
}

TEST_CASE("nobody sends more persons than stand ready") {
  SmallState state = struck(100);
  PhaseBench bench(state.make());
  TickContext ctx = bench.context();
  const AgentId akimat = body_of(bench.world, "akimat", "B");
  CHECK(ready_persons(ctx, akimat, Capability::rescue) == 60);
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0) == 60);
  CHECK(ready_persons(ctx, akimat, Capability::rescue) == 0);
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0) == 0);
  CHECK(assigned_persons(bench) == 60);
}

TEST_CASE("a body keeps its reserve at home") {
  PhaseBench bench(struck(100).make());
  TickContext ctx = bench.context();
  const AgentId akimat = body_of(bench.world, "akimat", "B");
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0.25) == 40);  // of 60; the fifth team would break into the reserve
  CHECK(send_teams(ctx, order_from(akimat, 1000), 0.25) == 0);
}

TEST_CASE("travel takes readiness and distance over speed") {
  SmallState state = struck(100);
  const Region &a = named(state.institution.regions, "A"), &b = named(state.institution.regions, "B");
  const double radius = std::sqrt(2e10 / 2 / 3.14159265358979);
  const double speed = state.scenario.parameters.road_speed;
  const auto ticks = [](double seconds) { return static_cast<Tick>(std::ceil(seconds / 600)); };
  // In the region itself half the radius of the place is left to go, from elsewhere all of it.
  CHECK(ticks_to_arrive(state, "akimat", "B") == 6 + ticks(radius / 2 / speed));
  CHECK(ticks_to_arrive(state, "akimat", "A") == 6 + ticks((distance(a, b) + radius) / speed));
  CHECK(ticks_to_arrive(state, "rescue", "") == ticks_to_arrive(state, "akimat", "A"));  // stands in the capital
  CHECK(ticks_to_arrive(state, "akimat", "C") > ticks_to_arrive(state, "akimat", "A"));
  state.scenario.parameters.road_speed = speed / 3;
  CHECK(ticks_to_arrive(state, "akimat", "A") == 6 + ticks((distance(a, b) + radius) / speed * 3));
}

TEST_CASE("broken roads at the place make the way there longer") {
  SmallState state = struck(100);
  const Tick open = ticks_to_arrive(state, "akimat", "A");
  named(state.institution.regions, "B").roads = 0.5;
  const Tick broken = ticks_to_arrive(state, "akimat", "A");
  CHECK(std::abs((broken - 6) - 2 * (open - 6)) <= 1);
}

TEST_CASE("roads can make a way five times as long, and no longer however broken they are") {
  SmallState state = struck(100);
  const Region &a = named(state.institution.regions, "A"), &b = named(state.institution.regions, "B");
  const double metres = distance(a, b) + std::sqrt(2e10 / 2 / 3.14159265358979);
  for (const double roads : {0.3, 0.2, 0.1, 0.0}) {
    named(state.institution.regions, "B").roads = roads;
    const double seconds = metres / (state.scenario.parameters.road_speed * std::max(0.2, roads));
    INFO("roads " << roads);
    CHECK(ticks_to_arrive(state, "akimat", "A") == 6 + static_cast<Tick>(std::ceil(seconds / 600 - 1e-3)));
  }
}

TEST_CASE("a team costs its price for every person from sending until it is back") {
  SmallState state = struck(100);
  state.scenario.parameters.team_cost = 720.0 / hour;
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  TickContext ctx = bench.context();
  REQUIRE(send_teams(ctx, order_from(body_of(bench.world, "akimat", "B"), 30), 0) == 30);
  int out = 0;
  double cost = 0, hours = 0;
  for (Tick t = 1; t < 600; ++t) {
    if (t == 100) bench.world.incidents[0].phase = IncidentPhase::ended;  // they go home
    bench.next_tick();
    TickContext then = bench.context();
    move_teams(then);
    for (const Unit& unit : bench.world.units) out += unit.incident.valid() ? 1 : 0;
    cost += bench.serial.totals.cost;
    hours += bench.serial.totals.person_hours;
  }
  REQUIRE(out > 300);
  CHECK(assigned_persons(bench) == 0);
  CHECK(bench.world.incidents[0].cost == Approx(out * 10 * 720.0 / 6));
  CHECK(cost == Approx(bench.world.incidents[0].cost));
  CHECK(hours == Approx(bench.world.incidents[0].person_hours));
  CHECK(hours < bench.world.incidents[0].cost / 720);
}

TEST_CASE("whoever keeps a roster lets as many work as the need that it believes in") {
  SmallState state = struck(400);
  state.add_force("akimat", true, Capability::rescue, 60);
  state.scenario.parameters.tired_efficiency = 1;
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  const AgentId akimat = body_of(bench.world, "akimat", "B");
  Picture& picture = bench.world.picture(akimat, first_incident);
  picture.since = picture.as_of = 0;
  picture.belief = 0.5F;
  TickContext ctx = bench.context();
  REQUIRE(send_teams(ctx, order_from(akimat, 600), 0) == 600);
  double at_work = 0;
  for (Tick t = 1; t < 40; ++t) {
    bench.next_tick();
    TickContext then = bench.context();
    move_teams(then);
    at_work = 0;
    for (const Unit& unit : bench.world.units)
      if (unit.state == UnitState::working) at_work += static_cast<double>(unit.persons);
  }
  CHECK(at_work == 200);  // of 400 x 0.5
}

TEST_CASE("teams name as their cause the event that tells of their sending, whatever happened before it") {
  SmallState state = struck(100);
  PhaseBench bench(state.make());
  TickContext ctx = bench.context();
  const AgentId akimat = body_of(bench.world, "akimat", "B"), rescue = body_of(bench.world, "rescue", "B");
  CHECK(send_teams(ctx, order_from(akimat, 20), 0) == 20);
  CHECK(send_teams(ctx, order_from(akimat, 0), 0) == 0);
  CHECK(send_teams(ctx, order_from(rescue, 30), 0) == 30);
  REQUIRE(bench.serial.events.size() == 2);  // who sends nobody tells of nothing
  for (const Unit& unit : bench.world.units)
    if (unit.incident.valid()) CHECK(unit.cause == bench.serial.events[unit.owner == akimat ? 0 : 1].key);
}

TEST_CASE("a team works a shift, rests until a tenth of its fatigue is left, and works again") {
  SmallState state = struck(100);
  state.scenario.parameters.shift = 6 * hour;  // 36 ticks
  state.scenario.parameters.rest = 5 * hour;   // 27 ticks to a tenth
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  TickContext ctx = bench.context();
  REQUIRE(send_teams(ctx, order_from(body_of(bench.world, "akimat", "B"), 10), 0) == 10);
  std::vector<std::pair<UnitState, int>> phases;
  for (Tick t = 1; t < 300; ++t) {
    bench.next_tick();
    TickContext then = bench.context();
    move_teams(then);
    const auto team = std::find_if(bench.world.units.begin(), bench.world.units.end(),
                                   [](const Unit& u) { return u.incident.valid(); });
    REQUIRE(team != bench.world.units.end());
    if (phases.empty() || phases.back().first != team->state)
      phases.emplace_back(team->state, 1);
    else
      ++phases.back().second;
  }
  REQUIRE(phases.size() >= 7);
  CHECK(phases[0].first == UnitState::preparing);
  CHECK(phases[1].first == UnitState::travelling);
  CHECK(phases[2].first == UnitState::working);
  CHECK(std::abs(phases[2].second - 36) <= 1);
  for (std::size_t p = 3; p + 1 < phases.size(); ++p) {
    const bool resting = p % 2 == 1;
    CHECK(phases[p].first == (resting ? UnitState::resting : UnitState::working));
    CHECK(std::abs(phases[p].second - (resting ? 27 : 32)) <= 1);
  }
}

TEST_CASE("a tired team does less than a fresh one, down to the stated share") {
  SmallState state = struck(100);
  state.scenario.parameters.shift = 6 * hour;
  state.scenario.parameters.tired_efficiency = 0.4;
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  Unit& team = bench.world.units.front();
  team.state = UnitState::working;
  team.incident = first_incident;
  team.location = team.destination = bench.world.structure->location_of(IncidentId(std::size_t{0}));
  double last = 1e9, least = 1e9;
  for (int t = 0; t < 34; ++t) {
    TickContext ctx = bench.context();
    move_teams(ctx);
    const double supplied = bench.world.incidents[0].supplied[static_cast<std::size_t>(team.capability)];
    CHECK(supplied < last);
    CHECK(supplied == Approx(10 * (1 - 0.6 * std::pow(static_cast<double>(team.fatigue), 2))));
    last = supplied;
    least = std::min(least, supplied);
    bench.next_tick();
  }
  CHECK(least < 10 * 0.5);
}

TEST_CASE("all teams are home and rested some time after the end") {
  for (Policy policy : {Policy::by_law, Policy::hierarchy, Policy::network}) {
    SmallState state = struck(300);
    state.scenario.policy = policy;
    Engine engine(state.make());
    double most = 0;
    while (!engine.done()) {
      engine.step();
      most = std::max(most, static_cast<double>(std::count_if(engine.world().units.begin(), engine.world().units.end(),
                                                              [](const Unit& u) { return u.incident.valid(); })));
    }
    CHECK(most > 6);
    REQUIRE(engine.world().incidents[0].phase == IncidentPhase::ended);
    for (const Unit& unit : engine.world().units) {
      REQUIRE(unit.state == UnitState::ready);
      REQUIRE(unit.location == unit.home);
      REQUIRE(unit.fatigue == 0);
    }
  }
}

TEST_CASE("without a plan two owners of a capability duplicate effort; a plan, or a single owner, avoids it") {
  const double two_alone = duplicated(owners(2), Policy::network);
  const double two_planned = duplicated(owners(2), Policy::headquarters);
  const double one_alone = duplicated(owners(1), Policy::network);
  const double one_planned = duplicated(owners(1), Policy::headquarters);
  INFO("two owners " << two_alone << " without a plan, " << two_planned << " with one; one owner " << one_alone
                     << " and " << one_planned);
  // Both send all that is needed, until each sees on the spot who else has come: ten minutes of all those needed,
  // twice.
  const double when_it_ended = one_planned;  // who still works in the tick in which nothing is needed any more
  CHECK(two_alone > when_it_ended + 9);
  CHECK(two_planned < when_it_ended + 1);
  CHECK(one_alone < when_it_ended + 1);
  CHECK(when_it_ended <= 10);
}

TEST_CASE("whose teams do not suffice asks for help, and gets it from the nearest") {
  SmallState state = struck(150);
  state.exact();
  state.institution.forces.resize(1);  // the akimats' own
  state.scenario.policy = Policy::hierarchy;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  const std::vector<Event> asked = of_kind(events, EventKind::help_asked);
  REQUIRE_FALSE(asked.empty());
  CHECK(asked[0].agent == body_of(world, "akimat", "B"));
  CHECK(asked[0].other == body_of(world, "government"));
  CHECK(asked[0].value > 100);
  std::vector<Event> ordered = of_kind(events, EventKind::ordered);
  std::erase_if(ordered, [](const Event& e) { return e.capability == 0xFF; });  // an agency to its department
  REQUIRE_FALSE(ordered.empty());
  CHECK(ordered[0].agent == body_of(world, "government"));
  CHECK(ordered[0].other == body_of(world, "akimat", "A"));  // 290 km away; C is 900
  CHECK(ordered[0].value == 30);                             // half of what stands ready
  std::map<AgentId, double> sent;
  for (const Event& event : of_kind(events, EventKind::aid_sent)) sent[event.agent] += event.value;
  CHECK(sent[body_of(world, "akimat", "A")] >= 30);
  CHECK(world.totals.aid_person_hours > 0);
  CHECK(world.totals.aid_person_hours < world.totals.person_hours);
}

TEST_CASE("help is not asked again within a cycle") {
  SmallState state = struck(1000);
  state.scenario.policy = Policy::hierarchy;
  state.scenario.parameters.headquarters_cycle = 10 * hour;
  Engine engine(state.make());
  std::map<AgentId, Tick> last;
  std::size_t asked = 0;
  for (const Event& event : of_kind(play(engine), EventKind::help_asked)) {
    if (last.contains(event.agent)) CHECK(event.tick - last[event.agent] >= 60);
    last[event.agent] = event.tick;
    ++asked;
  }
  CHECK(asked > 2);
}
