// 6(1)(10): when a body is swamped, and when its own backlog disorganises the state.

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Ten central bodies, whose desks can do so many items within the time to an answer.
SmallState ten_bodies(double report_time, double answer_deadline, int servers) {
  SmallState state;
  Role more = state.role("health");
  while (state.institution.roles.size() < 12) {  // with the akimats and maslikhats, which are no central bodies
    more.id += "-more";
    state.institution.roles.push_back(more);
  }
  DeskProfile& desk = state.desk("centre");
  desk.report_time = report_time;
  desk.answer_deadline = answer_deadline;
  desk.servers = servers;
  return state;
}

/// An everyday matter that no desk will ever be done with.
Message endless(AgentId agent) {
  Message matter;
  matter.from = matter.to = agent;
  return matter;
}

}  // namespace

TEST_CASE(
    "a body is swamped by more items than its desks can do within the time to an answer, a minute each at least") {
  const auto swamped_by = [](int items, double report_time, int servers) {
    World world = build_world(ten_bodies(report_time, hour, servers).make());
    REQUIRE(world.structure->central == 10);
    world.agents[3].tray.waiting = static_cast<std::uint16_t>(items);
    return share_swamped(world);
  };
  // An hour: thirty items of two minutes for one desk.
  CHECK(swamped_by(30, 120, 1) == 0);
  CHECK(swamped_by(31, 120, 1) == 0.1);
  CHECK(swamped_by(60, 120, 2) == 0);
  CHECK(swamped_by(61, 120, 2) == 0.1);
  for (const double report_time : {0.0, 30.0, 60.0}) {
    CHECK(swamped_by(60, report_time, 1) == 0);
    CHECK(swamped_by(61, report_time, 1) == 0.1);
  }
}

TEST_CASE("the state is disorganised once a fifth of its central bodies are swamped, until fewer than a tenth are") {
  SmallState state = ten_bodies(hour, hour, 1);
  state.all_desks([](DeskProfile& desk) { desk.routine_time = 1e12; });
  // Whether it is disorganised in a tick in which so many are swamped, of which before as many were as are given.
  const auto disorganised = [&](std::size_t swamped, bool before) {
    World world = build_world(state.make());
    REQUIRE(world.structure->central == 10);
    world.totals.disorganised = before ? 1 : 0;
    for (std::size_t a = 0; a < swamped; ++a)
      for (int i = 0; i < 3; ++i) world.in_flight.push_back(endless(AgentId(a)));  // one on the desk, two wait
    Engine engine(std::move(world), {});
    engine.step();
    CHECK(share_swamped(engine.world()) == Approx(0.1 * static_cast<double>(swamped)));
    const bool told = !of_kind({engine.events().begin(), engine.events().end()}, EventKind::disorganised).empty();
    const bool now = engine.world().totals.disorganised != 0;
    CHECK(told == (now && !before));
    CHECK(engine.world().totals.disorganised_ticks == (now ? 1 : 0));
    return now;
  };
  CHECK_FALSE(disorganised(1, false));
  CHECK(disorganised(2, false));
  CHECK(disorganised(1, true));
  CHECK_FALSE(disorganised(0, true));
}
