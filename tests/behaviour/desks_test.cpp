// Phase 5: desks work for the time that they have. What the theory of queues says of the waits in their trays stands in
// validation/queues_test.cpp.

#include "behaviour/offices.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("desks are busy for the share of time that the offered load says, and serve what arrives") {
  SmallState state = offices(96, 3, 2.0);
  state.scenario.ticks = 20000;
  Engine engine(state.make(), {1, false, false});
  play(engine);
  double busy = 0;
  for (std::size_t a = others; a < engine.world().agent_count(); ++a) busy += engine.world().agents[a].busy / 20000;
  // 192,000 matters of mean 20 ticks: the standard error of the work they bring is 0.3 %.
  CHECK(busy / 96 == Approx(2.0).epsilon(0.01));
  CHECK(static_cast<double>(engine.world().totals.served) == Approx(96 * 20000 * 0.1).epsilon(0.01));
}

TEST_CASE("liaison duty takes its share of every desk's time") {
  SmallState state = offices(1, 4, 0);
  named(state.institution.profiles, "office").order_time = 1e9;
  PhaseBench bench(state.make());
  const AgentId office(others);
  Message order;
  order.kind = MessageKind::order;
  order.from = order.to = office;
  for (int i = 0; i < 10; ++i) bench.put(order);
  AgentState& agent = bench.world.agents[office.index()];
  const auto worked_with = [&](float bound) {
    agent.bound = bound;
    const double before = agent.busy;
    bench.process();
    bench.next_tick();
    return agent.busy - before;
  };
  CHECK(worked_with(0) == Approx(4));
  CHECK(worked_with(2) == Approx(2));
  CHECK(worked_with(3) == Approx(1));
  // However many headquarters it sits in, a tenth of each desk stays with the body.
  CHECK(worked_with(9) == Approx(0.4));
  CHECK(agent.tray.working == 4);
  CHECK(agent.tray.waiting == 6);
}

TEST_CASE("a proposal takes the Government the stated factor longer, the President that and his own") {
  // Mean ticks a desk needs for a proposal, over 4000 of them: the standard error is 1.6 %.
  const auto mean_ticks = [](const char* body, double proposal_factor, double apex_factor, bool in_force) {
    SmallState state;
    state.exact();
    state.strike("emergency", "B", 0, day);
    state.scenario.tick_seconds = day;
    state.scenario.parameters.proposal_factor = proposal_factor;
    state.scenario.parameters.apex_factor = apex_factor;
    state.desk("centre").servers = 1;
    state.desk("centre").decision_time = 100;
    state.desk("centre").report_time = 30;
    state.desk("centre").answer_deadline = 1e12;
    PhaseBench bench(state.make());
    Message proposal;
    proposal.kind = MessageKind::proposal;
    proposal.from = proposal.to = body_of(bench.world, body);
    proposal.incident = IncidentId(std::size_t{0});
    proposal.instrument = bench.world.institution().instrument("regime");
    if (in_force) {
      InstrumentInForce regime;
      regime.instrument = proposal.instrument;
      regime.incident = proposal.incident;
      bench.world.instruments.push_back(regime);
    }
    for (int i = 0; i < 4000; ++i) bench.put(proposal);
    const AgentState& agent = bench.world.agents[proposal.to.index()];
    while (agent.served < 4000 && bench.world.tick < 1000) {
      bench.process();
      bench.next_tick();
    }
    REQUIRE(agent.served == 4000);
    return agent.busy * day / 4000;
  };
  for (const auto& [factor, apex] : {std::pair(8.0, 2.0), std::pair(3.0, 5.0)}) {
    CHECK(mean_ticks("rescue", factor, apex, false) == Approx(100).epsilon(0.06));
    CHECK(mean_ticks("government", factor, apex, false) == Approx(100 * factor).epsilon(0.06));
    CHECK(mean_ticks("president", factor, apex, false) == Approx(100 * factor * apex).epsilon(0.06));
    CHECK(mean_ticks("president", factor, apex, true) == Approx(30).epsilon(0.06));  // a glance
  }
}
