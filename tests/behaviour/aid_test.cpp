// Phase 8: who asks for help, and whom a superior that is asked turns to.

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

SmallState struck(double persons) {
  SmallState state;
  state.exact();
  state.strike("emergency", "B", 0, 3 * day).demands = {{Capability::rescue, persons, 1}};
  state.institution.forces.clear();
  return state;
}

struct AidBench : PhaseBench {
  explicit AidBench(const SmallState& state) : PhaseBench(state.make()) {}

  /// A superior is asked for so many persons; what it orders of whom.
  std::vector<Event> lend(const char* superior, double persons) {
    Intent asked;
    asked.kind = Intent::Kind::lend;
    asked.agent = body_of(world, superior);
    asked.incident = first_incident;
    asked.capability = static_cast<std::uint8_t>(Capability::rescue);
    asked.amount = static_cast<float>(persons);
    return of_kind(apply(asked), EventKind::ordered);
  }
  /// The akimat of B believes that severity and sends what it has; what it then asks for.
  std::vector<Event> dispatch(double belief) {
    Intent sending;
    sending.kind = Intent::Kind::dispatch;
    sending.agent = body_of(world, "akimat", "B");
    sending.incident = first_incident;
    Picture& picture = world.picture(sending.agent, first_incident);
    picture.since = picture.as_of = 0;
    picture.belief = static_cast<float>(belief);
    return of_kind(apply(sending), EventKind::help_asked);
  }
  std::vector<Event> apply(const Intent& intent) {
    blocks[0].intents = {intent};
    TickContext ctx = context();
    count_teams(ctx);
    act(ctx);
    return serial.events;
  }
  /// Takes all teams of that body away.
  void busy(AgentId owner) {
    for (Unit& unit : world.units)
      if (unit.owner == owner) unit.fatigue = 1;
  }
};

double persons_in(const std::vector<Event>& events) {
  double sum = 0;
  for (const Event& e : events) sum += static_cast<double>(e.value);
  return sum;
}

}  // namespace

TEST_CASE("a superior turns to six owners at most, and to the nearest first") {
  SmallState state = struck(1000);
  state.add_force("akimat", true, Capability::rescue, 2);
  for (const char* owner : {"rescue", "interior", "health", "security"}) {
    state.add_force(owner, false, Capability::rescue, 2);
    state.add_force(owner, true, Capability::rescue, 2);
  }
  AidBench bench(state);
  const std::vector<Event> ordered = bench.lend("government", 1000);
  REQUIRE(ordered.size() == 6);
  for (const Event& e : ordered) {
    // In or of region A, 300 km away; C is 900.
    const RegionId home = bench.world.facts(e.other).region;
    CHECK((!home.valid() || home == bench.world.institution().region("A")));
    CHECK(e.value == 10);  // half of what stands ready
  }
}

TEST_CASE("a lender gives the stated share of what stands ready, and all of it once reserves are mobilised") {
  for (const double share : {0.25, 0.5, 1.0})
    for (const bool mobilised : {false, true}) {
      SmallState state = struck(1000);
      state.add_force("akimat", true, Capability::rescue, 8);
      state.scenario.parameters.mutual_aid_share = share;
      state.instrument("regime").effect = InstrumentEffect::mobilise_reserves;
      AidBench bench(state);
      if (mobilised) {
        InstrumentInForce instrument;
        instrument.instrument = bench.world.institution().instrument("regime");
        instrument.incident = first_incident;
        instrument.until = 1000;
        bench.world.instruments.push_back(instrument);
      }
      const std::vector<Event> ordered = bench.lend("government", 1000);
      REQUIRE(ordered.size() == 2);  // the akimats of A and C
      CHECK(ordered[0].value == 80 * (mobilised ? 1 : share));
    }
}

TEST_CASE("less than half a person is worth no order, and less than one no further request") {
  const auto asked = [](double persons, double teams) {
    SmallState state = struck(1000);
    if (teams > 0) state.add_force("rescue", true, Capability::rescue, teams);
    AidBench bench(state);
    const std::size_t orders = bench.lend("rescue", persons).size();
    const std::vector<Event> passed_on = of_kind(bench.serial.events, EventKind::help_asked);
    return std::tuple(orders, passed_on.size(), persons_in(passed_on));
  };
  CHECK(asked(0.4, 4) == std::tuple(0U, 0U, 0.0));
  CHECK(asked(0.6, 4) == std::tuple(1U, 0U, 0.0));
  CHECK(asked(0.9, 0) == std::tuple(0U, 0U, 0.0));
  CHECK(asked(1.5, 0) == std::tuple(0U, 1U, 1.5));
  // Two lenders give 20 each.
  CHECK(asked(40.75, 4) == std::tuple(2U, 0U, 0.0));
  CHECK(asked(41.5, 4) == std::tuple(2U, 1U, 1.5));
}

TEST_CASE("a body asks for help once it lacks one person, and more than the stated share of its need") {
  // Need of 12 h of work and 8 h of rest: five thirds of the persons at work, and what tiring and misjudgement take.
  const double each = persons_needed(Parameters{}, 1);
  CHECK(each == Approx(5.0 / 3 * 1.1 / 0.95));
  const auto asked = [](double persons, double belief, double ready_teams, double help_threshold) {
    SmallState state = struck(persons);
    state.add_force("akimat", true, Capability::rescue, std::max(1.0, ready_teams));
    state.scenario.parameters.reserve_share = 0;
    state.scenario.parameters.help_threshold = help_threshold;
    AidBench bench(state);
    if (ready_teams <= 0) bench.busy(body_of(bench.world, "akimat", "B"));
    return persons_in(bench.dispatch(belief));
  };
  CHECK(asked(1, 0.95 / each, 0, 0.6) == 0);
  CHECK(asked(1, 1.05 / each, 0, 0.6) == Approx(1.05));
  CHECK(asked(60, 1, 7, 0.6) == 0);  // 46 of 116 missing
  CHECK(asked(60, 1, 5, 0.6) == Approx(60 * each - 50));
  CHECK(asked(60, 1, 7, 0.8) == Approx(60 * each - 70));  // asks once a fifth is missing
  CHECK(asked(60, 1, 5, 0.4) == 0);                       // asks once three fifths are
}

TEST_CASE("below the class object nobody is needed") {
  for (const double threshold : {0.1, 0.3}) {
    SmallState state = struck(100);
    state.add_force("akimat", true, Capability::rescue, 1);
    state.from(ThreatClass::object, threshold);
    AidBench bench(state);
    bench.busy(body_of(bench.world, "akimat", "B"));
    CHECK(bench.dispatch(threshold - 0.01).empty());
    CHECK_FALSE(bench.dispatch(threshold + 0.01).empty());
  }
}

TEST_CASE("the Government turns to partners abroad once a day at most") {
  SmallState state = struck(1000);
  state.add_neighbour(8);
  AidBench bench(state);
  std::vector<Tick> asked;
  for (; bench.world.tick < 6 * 24 * 3; bench.next_tick()) {
    (void)bench.lend("government", 500);
    for (const Event& e : of_kind(bench.serial.events, EventKind::help_asked)) {
      CHECK(e.other == body_of(bench.world, "neighbour"));
      CHECK(e.value == 80);  // what stands ready there
      asked.push_back(e.tick);
    }
  }
  CHECK(asked == std::vector<Tick>{0, 144, 288});
}
