// Teams go home when nobody needs them any more, whoever sent for them, and each is let go once.

#include <array>
#include <cmath>

#include "behaviour/bench.hpp"
#include "behaviour/headquarters.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});
constexpr auto rescue = static_cast<std::size_t>(Capability::rescue);

/// A need for 40 rescuers at severity 1 without shifts: what is believed is what is wanted.
SmallState no_shifts() {
  SmallState state;
  state.exact();
  state.scenario.parameters.shift = 1e9;
  state.scenario.parameters.rest = 1e-9;
  state.strike("emergency", "B", 0, 10 * day).demands = {{Capability::rescue, 40, 1}};
  return state;
}

/// All sixty rescuers of the akimat of region B at the incident; it believes in half the severity.
struct OnTheSpot : PhaseBench {
  AgentId akimat, centre;

  explicit OnTheSpot(const SmallState& state)
      : PhaseBench(state.make()), akimat(body_of(world, "akimat", "B")), centre(body_of(world, "rescue")) {
    world.incidents[0].phase = IncidentPhase::active;
    world.incidents[0].began = 1;
    for (Unit& unit : world.units)
      if (unit.owner == akimat) stand(unit);
    for (const AgentId body : {akimat, centre}) know(body, 0.5F);
    TickContext ctx = context();
    count_teams(ctx);
  }

  void stand(Unit& unit) {
    unit.state = UnitState::resting;
    unit.incident = first_incident;
    unit.location = unit.destination = world.structure->location_of(IncidentId(std::size_t{0}));
  }
  void know(AgentId body, float belief) {
    Picture& picture = world.picture(body, first_incident);
    picture.since = 0;
    picture.belief = belief;
  }
  /// A headquarters that sits now; its members have come.
  HeadquartersId sitting(HeadquartersLevel level, std::initializer_list<AgentId> members) {
    Headquarters hq;
    hq.level = level;
    hq.threat = world.scenario->incidents[0].threat;
    if (level == HeadquartersLevel::regional) hq.region = world.scenario->incidents[0].region;
    hq.head = *members.begin();
    hq.ground = 1;
    hq.phase = HeadquartersPhase::sitting;
    hq.next_sitting = world.tick;
    for (const AgentId member : members) {
      hq.members[hq.member_count] = member;
      hq.accepted[hq.member_count++] = 1;
      ++hq.accepted_count;
    }
    world.headquarters.push_back(hq);
    world.shared_pictures.resize(world.headquarters.size() * world.incidents.size(), 0.5F);
    return HeadquartersId(world.headquarters.size() - 1);
  }
  /// Persons who stay at the incident or go there.
  [[nodiscard]] double persons_out() const {
    double persons = 0;
    for (const Unit& unit : world.units)
      if (unit.incident.valid() && !unit.recalled && unit.state != UnitState::returning)
        persons += static_cast<double>(unit.persons);
    return persons;
  }
  [[nodiscard]] double released() const {
    double persons = 0;
    for (const Event& event : of_kind(serial.events, EventKind::teams_released)) persons += event.value;
    return persons;
  }
  [[nodiscard]] Intent dispatch() const {
    Intent intent;
    intent.agent = akimat;
    intent.incident = first_incident;
    return intent;
  }
};

}  // namespace

TEST_CASE("a body that considers an incident twice in a tick sends its surplus home once") {
  OnTheSpot bench(no_shifts());
  bench.blocks[0].intents = {bench.dispatch(), bench.dispatch()};
  TickContext ctx = bench.context();
  act(ctx);
  CHECK(bench.released() == 30);
  CHECK(bench.persons_out() == 30);  // what half the severity asks for, and what tiring and misjudgement take
}

TEST_CASE("two headquarters that sit in one tick do not both send the same surplus home") {
  OnTheSpot bench(no_shifts());
  bench.sitting(HeadquartersLevel::regional, {bench.akimat});
  bench.sitting(HeadquartersLevel::central, {bench.centre, bench.akimat});
  TickContext ctx = bench.context();
  coordinate(ctx);
  REQUIRE(bench.world.headquarters[1].sittings == 1);
  CHECK(bench.released() == 30);
  CHECK(bench.persons_out() == 30);
}

TEST_CASE("how much more than the need is borne is a parameter, of a headquarters and of a body alone") {
  for (const double borne : {2.5, 3.5}) {  // sixty are 2.6 times the need
    SmallState state = no_shifts();
    state.scenario.parameters.plan_surplus = state.scenario.parameters.own_surplus = borne;
    INFO(borne);
    OnTheSpot planned(state);
    planned.sitting(HeadquartersLevel::regional, {planned.akimat});
    TickContext sitting = planned.context();
    count_teams(sitting);
    coordinate(sitting);
    CHECK(planned.released() == (borne < 2.6 ? 30 : 0));
    OnTheSpot alone(state);
    alone.blocks[0].intents = {alone.dispatch()};
    TickContext ctx = alone.context();
    count_teams(ctx);
    act(ctx);
    CHECK(alone.released() == (borne < 2.6 ? 30 : 0));
  }
}

TEST_CASE("teams come home when their headquarters has stood down, though the incident smoulders on") {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.ticks = 6 * 24 * 8;
  IncidentSpec& spec = state.strike("emergency", "B", 2 * hour, day);
  // Grave for a day, then below what a headquarters stands down at, and not over for a month.
  spec.hazard.curve = {{0, 1}, {day, 1}, {1.2 * day, 0.03}, {30 * day, 0.03}};
  spec.demands = {{Capability::rescue, 60, 1}};
  Engine engine(state.make());
  play(engine, 6 * 24);
  CHECK(engine.world().incidents[0].deployed() > 60);
  play(engine);
  const World& world = engine.world();
  REQUIRE(world.headquarters.size() >= 2);
  for (const Headquarters& hq : world.headquarters) CHECK(hq.phase == HeadquartersPhase::stood_down);
  CHECK(world.incidents[0].phase != IncidentPhase::ended);
  for (const Unit& unit : world.units) REQUIRE_FALSE(unit.incident.valid());
}

TEST_CASE("when one of two headquarters stands down its teams go over to the one that goes on") {
  OnTheSpot bench(no_shifts());
  const HeadquartersId regional = bench.sitting(HeadquartersLevel::regional, {bench.akimat});
  const HeadquartersId central = bench.sitting(HeadquartersLevel::central, {bench.centre, bench.akimat});
  for (Unit& unit : bench.world.units)
    if (unit.incident.valid()) unit.under_plan = 1;
  TickContext ctx = bench.context();
  stand_down(ctx, regional, 0);
  CHECK(bench.persons_out() == 60);
  for (const Unit& unit : bench.world.units)
    if (unit.incident.valid()) CHECK(unit.under_plan == 2);
  stand_down(ctx, central, 0);
  CHECK(bench.persons_out() == 0);
  CHECK(bench.released() == 60);
}

TEST_CASE("a headquarters that stands down leaves the number that another one plans for") {
  OnTheSpot bench(no_shifts());
  const HeadquartersId regional = bench.sitting(HeadquartersLevel::regional, {bench.akimat});
  bench.sitting(HeadquartersLevel::central, {bench.centre, bench.akimat});
  TickContext ctx = bench.context();
  coordinate(ctx);
  const IncidentState& incident = bench.world.incidents[0];
  CHECK(incident.planned[0][rescue] == Approx(20));  // 40 x 0.5
  stand_down(ctx, regional, 0);
  CHECK(incident.planned[0][rescue] == 0);
  CHECK(incident.planned[1][rescue] == Approx(20));
}

TEST_CASE("the teams of a headquarters that was dissolved are left to their owners") {
  OnTheSpot bench(no_shifts());
  const HeadquartersId unlawful = bench.sitting(HeadquartersLevel::central, {bench.centre, bench.akimat});
  for (Unit& unit : bench.world.units)
    if (unit.incident.valid()) unit.under_plan = 2;
  TickContext ctx = bench.context();
  stand_down(ctx, unlawful, 1);
  CHECK(bench.persons_out() == 60);
  for (const Unit& unit : bench.world.units) CHECK(unit.under_plan == 0);
}

namespace {

/// Who has teams and lends them to region B: another region, or a central body without a part in emergencies.
struct Lender {
  const char* role;
  const char* region;
};
constexpr std::array lenders{Lender{"akimat", "A"}, Lender{"security", ""}};

/// The akimat's sixty rescuers on the spot, and as many of the lender.
struct Lent : OnTheSpot {
  AgentId lender;

  explicit Lent(const Lender& who) : OnTheSpot(with_more_rescuers()), lender(body_of(world, who.role, who.region)) {
    for (Unit& unit : world.units)
      if (unit.owner == lender) stand(unit);
  }
  static SmallState with_more_rescuers() {
    SmallState state = no_shifts();
    state.add_force("security", false, Capability::rescue, 6);
    return state;
  }
};

}  // namespace

TEST_CASE("what others lent goes home with the last headquarters") {
  for (const Lender& who : lenders) {
    INFO(who.role);
    Lent bench(who);
    const HeadquartersId regional = bench.sitting(HeadquartersLevel::regional, {bench.akimat});
    TickContext ctx = bench.context();
    count_teams(ctx);
    stand_down(ctx, regional, 0);
    CHECK(bench.released() == 60);  // the lender's; the akimat's own stood in no plan and are its matter
    for (const Unit& unit : bench.world.units)
      if (unit.incident.valid()) CHECK((unit.recalled != 0) == (unit.owner == bench.lender));
  }
}

TEST_CASE("a headquarters sends home what is too much, also of lenders who do not sit in it") {
  for (const Lender& who : lenders) {
    INFO(who.role);
    Lent bench(who);
    bench.sitting(HeadquartersLevel::central, {bench.centre});  // neither the akimat nor the lender is at its disposal
    TickContext ctx = bench.context();
    count_teams(ctx);
    coordinate(ctx);
    CHECK(bench.released() == 60);  // of the surplus of a hundred; the akimat judges its own
  }
}

TEST_CASE("who asked for help lets it go once it believes that nothing is needed") {
  for (const Lender& who : lenders)
    for (const bool asked : {true, false}) {
      INFO(who.role);
      Lent bench(who);
      bench.know(bench.akimat, 0.01F);
      if (asked) bench.world.picture(bench.akimat, first_incident).asked = 0;
      bench.blocks[0].intents = {bench.dispatch()};
      TickContext ctx = bench.context();
      count_teams(ctx);
      act(ctx);
      CHECK(bench.released() == (asked ? 120 : 60));
      CHECK(bench.persons_out() == (asked ? 0 : 60));
    }
}

TEST_CASE("an order of a headquarters that has stood down since sends nobody out") {
  for (const bool stood_down : {true, false}) {
    PhaseBench bench(no_shifts().make());
    Headquarters hq;
    hq.phase = stood_down ? HeadquartersPhase::stood_down : HeadquartersPhase::sitting;
    bench.world.headquarters.push_back(hq);
    bench.world.incidents[0].phase = IncidentPhase::active;
    bench.world.incidents[0].ordered[rescue] = 30;
    Intent order;
    order.kind = Intent::Kind::carry_out_order;
    order.agent = body_of(bench.world, "akimat", "B");
    order.incident = first_incident;
    order.headquarters = HeadquartersId(std::size_t{0});
    order.capability = static_cast<std::uint8_t>(Capability::rescue);
    order.amount = 30;
    bench.blocks[0].intents = {order};
    TickContext ctx = bench.context();
    act(ctx);
    CHECK(bench.world.incidents[0].ordered[rescue] == 0);
    CHECK(bench.world.incidents[0].deployed() == (stood_down ? 0 : 30));
  }
}

TEST_CASE("a team that is called back on its way takes as long home as it has gone") {
  OnTheSpot bench(no_shifts());
  const AgentId owner = body_of(bench.world, "akimat", "A");
  Intent order;
  order.agent = owner;
  order.incident = first_incident;
  order.capability = static_cast<std::uint8_t>(Capability::rescue);
  order.amount = 10;
  TickContext ctx = bench.context();
  REQUIRE(send_teams(ctx, order, 0) == 10);
  Unit& team = *std::find_if(bench.world.units.begin(), bench.world.units.end(),
                             [&](const Unit& unit) { return unit.owner == owner && unit.incident.valid(); });
  const auto move = [&] {
    bench.next_tick();
    TickContext then = bench.context();
    move_teams(then);
  };
  while (team.state != UnitState::travelling) move();
  for (int t = 0; t < 9; ++t) move();
  REQUIRE(team.state == UnitState::travelling);
  const double assigned = bench.teams.assigned[rescue];
  TickContext then = bench.context();
  recall(then, team);
  CHECK(bench.teams.assigned[rescue] == assigned - 10);
  Tick back = 0;
  for (; team.state != UnitState::ready; ++back) {
    REQUIRE(back < 100);
    move();
    REQUIRE(team.state != UnitState::working);
  }
  CHECK(std::abs(back - 10) <= 1);
  CHECK(team.location == team.home);
  CHECK_FALSE(team.incident.valid());
}

TEST_CASE("what was asked for is no longer expected when nobody responds any more") {
  PhaseBench bench(no_shifts().make());
  bench.world.policy = Policy::no_response;
  bench.world.incidents[0].requested[rescue] = 30;
  Intent request;
  request.kind = Intent::Kind::lend;
  request.agent = body_of(bench.world, "government");
  request.incident = first_incident;
  request.capability = static_cast<std::uint8_t>(Capability::rescue);
  request.amount = 30;
  bench.blocks[0].intents = {request};
  TickContext ctx = bench.context();
  act(ctx);
  CHECK(bench.world.incidents[0].requested[rescue] == 0);
  CHECK(of_kind(bench.serial.events, EventKind::ordered).empty());
}

TEST_CASE("nobody who is there goes home because of somebody who is yet to come") {
  for (const bool own : {true, false}) {  // the akimat's own other teams, or those of a body that does not sit
    INFO((own ? "its own" : "of others"));
    OnTheSpot bench(no_shifts());
    int teams = 0, coming = 0;
    for (Unit& unit : bench.world.units) {
      const bool stays = unit.owner == bench.akimat && teams++ < 3;
      const bool comes = !stays && coming < 3 && unit.capability == Capability::rescue &&
                         unit.owner == (own ? bench.akimat : bench.centre);
      if (comes) {
        bench.stand(unit);
        unit.state = UnitState::travelling;
        unit.arrives = bench.world.tick + 100;
        ++coming;
      } else if (!stays && unit.incident.valid()) {
        unit.state = UnitState::ready;
        unit.incident = IncidentId::none();
      }
    }
    REQUIRE(coming == 3);
    bench.sitting(HeadquartersLevel::regional, {bench.akimat});
    TickContext ctx = bench.context();
    count_teams(ctx);
    coordinate(ctx);
    CHECK(bench.released() == (own ? 30 : 0));
    for (const Unit& unit : bench.world.units)
      if (unit.there()) CHECK_FALSE(unit.recalled);
  }
}

TEST_CASE("a headquarters lets go by and by of what it once planned, however often it sits") {
  const auto kept_after = [](double hours, int sittings) {
    OnTheSpot bench(no_shifts());
    const HeadquartersId id = bench.sitting(HeadquartersLevel::regional, {bench.akimat});
    double& planned = bench.world.incidents[0].planned[0][rescue];
    planned = 400;
    for (int n = 1; n <= sittings; ++n) {
      Headquarters& hq = bench.world.headquarters[id.index()];
      hq.sat = bench.world.tick;
      bench.world.tick += static_cast<Tick>(hours * 6 / sittings);
      hq.next_sitting = bench.world.tick;
      hq.sittings = 1;
      TickContext ctx = bench.context();
      count_teams(ctx);
      plan(ctx, hq, id);
    }
    return planned;
  };
  CHECK(kept_after(12, 1) == Approx(400 * std::exp(-1.0)));
  CHECK(kept_after(12, 4) == Approx(kept_after(12, 1)));
  CHECK(kept_after(120, 2) == Approx(20));  // what it believes to be needed stays
}
