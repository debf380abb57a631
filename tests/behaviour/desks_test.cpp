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
