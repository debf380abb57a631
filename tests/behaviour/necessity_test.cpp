// When an instrument or a headquarters is needed: for who is asked for it, for who took it, and for who asked.

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

SmallState struck() {
  SmallState state;
  state.exact();
  state.strike("emergency", "B", 0, 3 * day).consequences.people_at_risk = 1000;
  return state;
}

void believes(PhaseBench& bench, AgentId agent, double belief) {
  Picture& picture = bench.world.picture(agent, first_incident);
  picture.since = picture.as_of = 0;
  picture.belief = static_cast<float>(belief);
}

/// The akimat of B took `evacuate`, from the class of severity 0.3 on, and believes that severity; whether it stands
/// after `tick`.
bool stands(double belief, Tick tick) {
  PhaseBench bench(struck().make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  const AgentId akimat = body_of(bench.world, "akimat", "B");
  believes(bench, akimat, 1);
  TickContext ctx = bench.context();
  Intent taking;
  taking.agent = akimat;
  taking.incident = first_incident;
  taking.instrument = bench.world.institution().instrument("evacuate");
  take_instrument(ctx, taking);
  believes(bench, akimat, belief);
  bench.world.tick = tick;
  TickContext later = bench.context();
  act(later);
  return bench.world.instruments.at(0).ended < 0;
}

}  // namespace

TEST_CASE("an instrument is renewed at the end of its term while half of its class is believed in") {
  CHECK(stands(0.151, 144));
  CHECK_FALSE(stands(0.149, 144));
  CHECK(stands(0.149, 143));  // its term is a day
}

TEST_CASE("who took an instrument lifts it below half of its class, and whoever asked for it says so then") {
  const auto steps = [](double belief) {
    PhaseBench bench(struck().make());
    bench.world.incidents[0].phase = IncidentPhase::active;
    const AgentId akimat = body_of(bench.world, "akimat", "B"), rescue = body_of(bench.world, "rescue");
    InstrumentInForce own, asked_for;
    own.instrument = bench.world.institution().instrument("evacuate");  // class from 0.3 on
    own.taker = own.proposer = akimat;
    asked_for.instrument = bench.world.institution().instrument("regime");  // class from 0.8 on
    asked_for.taker = body_of(bench.world, "government");
    asked_for.proposer = rescue;
    for (InstrumentInForce* m : {&own, &asked_for}) {
      m->incident = first_incident;
      m->region = bench.world.scenario->incidents[0].region;
      m->until = 10000;
      bench.world.instruments.push_back(*m);
    }
    believes(bench, akimat, belief * 0.3);
    believes(bench, rescue, belief * 0.8);
    TickContext ctx = bench.context();
    consider(ctx, bench.blocks[0], akimat, first_incident);
    consider(ctx, bench.blocks[0], rescue, first_incident);
    std::pair<int, int> out;
    for (const Intent& i : bench.blocks[0].intents) {
      out.first += i.kind == Intent::Kind::end_instrument && i.agent == akimat && i.instrument == own.instrument;
      out.second += i.kind == Intent::Kind::tell_needless && i.agent == rescue && i.instrument == asked_for.instrument;
    }
    return out;
  };
  CHECK(steps(0.51) == std::pair(0, 0));
  CHECK(steps(0.49) == std::pair(1, 1));
}

TEST_CASE("who is asked for an instrument sees the need for it from half of its class on") {
  PhaseBench bench(struck().make());
  const AgentId government = body_of(bench.world, "government");
  const InstrumentId regime = bench.world.institution().instrument("regime");  // class from 0.8 on
  believes(bench, government, 0.401);
  CHECK(sees_the_need(bench.world, government, first_incident, regime));
  CHECK(stands_by(bench.world, government, first_incident, regime));
  believes(bench, government, 0.399);
  CHECK_FALSE(sees_the_need(bench.world, government, first_incident, regime));
  CHECK_FALSE(stands_by(bench.world, government, first_incident, regime));
}

TEST_CASE("who is asked for a headquarters grants it from the class object on; who asked stands by it down to half") {
  SmallState state = struck();
  for (const double national : {0.8, 1.6}) {
    state.from(ThreatClass::regional, national);
    PhaseBench bench(state.make());
    const AgentId government = body_of(bench.world, "government"), rescue = body_of(bench.world, "rescue");
    believes(bench, government, 0.101);
    CHECK(sees_the_need(bench.world, government, first_incident, {}));
    believes(bench, government, 0.099);
    CHECK_FALSE(sees_the_need(bench.world, government, first_incident, {}));
    believes(bench, rescue, 0.51 * national);
    CHECK(stands_by(bench.world, rescue, first_incident, {}));
    believes(bench, rescue, 0.49 * national);
    CHECK_FALSE(stands_by(bench.world, rescue, first_incident, {}));
    bench.world.policy = Policy::headquarters;  // half the threshold
    CHECK(stands_by(bench.world, rescue, first_incident, {}));
  }
}
