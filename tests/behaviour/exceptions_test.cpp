// Phase 5: what nobody answers in time climbs the reporting line, and at its top is settled by default.

#include "behaviour/small_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr Tick deadline = 72;  // 12 h in ticks of 10 min

/// One desk everywhere, and an everyday matter on it that never ends.
SmallState blocked_state() {
  SmallState state;
  state.exact();
  state.all_desks([](DeskProfile& desk) {
    desk.servers = 1;
    desk.routine_time = 1e12;
  });
  state.strike("emergency", "B", 0, 20 * day).detectability = 0;  // nobody sees it by itself
  return state;
}

Message message_to(AgentId agent, MessageKind kind, Tick due) {
  Message message;
  message.kind = kind;
  message.from = message.to = agent;
  message.due = due;
  if (kind != MessageKind::routine) {
    message.incident = IncidentId(std::size_t{0});
    message.severity = 0.05F;  // too little to act upon
  }
  return message;
}

/// A world in which all desks of these bodies are taken.
World with_blocked(const SmallState& state, std::initializer_list<std::pair<const char*, const char*>> bodies) {
  World world = build_world(state.make());
  for (const auto& [role, region] : bodies)
    world.in_flight.push_back(message_to(body_of(world, role, region), MessageKind::routine, 0));
  return world;
}

}  // namespace

TEST_CASE("an item that waits past the deadline goes to the superior, once") {
  World world = with_blocked(blocked_state(), {{"rescue", "B"}});
  const AgentId local = body_of(world, "rescue", "B"), centre = body_of(world, "rescue");
  world.in_flight.push_back(message_to(local, MessageKind::report, 1));
  Engine engine(std::move(world), {});
  const std::vector<Event> raised = of_kind(play(engine), EventKind::exception_raised);
  REQUIRE(raised.size() == 1);
  CHECK(raised[0].agent == local);
  CHECK(raised[0].other == centre);
  CHECK(raised[0].tick == 1 + deadline + 1);
  CHECK(ground_of(engine.world(), raised[0]) == "15(2)(1)");
  CHECK(engine.world().totals.timeouts == 1);
  CHECK(engine.world().totals.exceptions == 1);
  CHECK(engine.world().totals.defaults == 0);
  CHECK(engine.world().agents[local.index()].timed_out == 1);
  // The superior, whose desk is free, takes note of what it says.
  CHECK(engine.world().picture(centre, IncidentId(std::size_t{0})).since == raised[0].tick + 1);
  CHECK(engine.world().picture(local, IncidentId(std::size_t{0})).since == -1);
}

TEST_CASE("what climbs to the Government or the President does so on their general powers") {
  World world = with_blocked(blocked_state(), {{"rescue", ""}, {"government", ""}});
  const AgentId agency = body_of(world, "rescue"), government = body_of(world, "government");
  world.in_flight.push_back(message_to(agency, MessageKind::report, 1));
  Engine engine(std::move(world), {});
  const std::vector<Event> raised = of_kind(play(engine), EventKind::exception_raised);
  REQUIRE(raised.size() == 2);
  CHECK(raised[0].other == government);
  CHECK(ground_of(engine.world(), raised[0]) == "13(3)");
  CHECK(raised[1].agent == government);
  CHECK(raised[1].other == body_of(engine.world(), "president"));
  CHECK(ground_of(engine.world(), raised[1]) == "10(2)");
}

TEST_CASE("who learns from people that call has learned it from no body") {
  World world = with_blocked(blocked_state(), {});
  const AgentId local = body_of(world, "rescue", "B");
  world.in_flight.push_back(message_to(local, MessageKind::report, 1));  // as an inject puts it in
  Engine engine(std::move(world), {});
  const std::vector<Event> informed = of_kind(play(engine), EventKind::informed);
  REQUIRE_FALSE(informed.empty());
  CHECK(informed[0].agent == local);
  CHECK_FALSE(informed[0].other.valid());
}

TEST_CASE("an item answered in time raises nothing") {
  World world = with_blocked(blocked_state(), {});
  world.in_flight.push_back(message_to(body_of(world, "rescue", "B"), MessageKind::report, 1));
  Engine engine(std::move(world), {});
  play(engine);
  CHECK(engine.world().totals.timeouts == 0);
  CHECK(engine.world().totals.served >= 1);
}

TEST_CASE("what nobody on the line answers climbs to its top and is settled there by default") {
  World world = with_blocked(blocked_state(), {{"rescue", "B"}, {"rescue", ""}, {"government", ""}, {"president", ""}});
  const std::vector<AgentId> line = {body_of(world, "rescue", "B"), body_of(world, "rescue"),
                                     body_of(world, "government"), body_of(world, "president")};
  world.in_flight.push_back(message_to(line[0], MessageKind::report, 1));
  Engine engine(std::move(world), {});
  const std::vector<Event> events = play(engine);
  const std::vector<Event> raised = of_kind(events, EventKind::exception_raised);
  const std::vector<Event> settled = of_kind(events, EventKind::default_taken);
  REQUIRE(raised.size() == 3);
  REQUIRE(settled.size() == 1);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(raised[i].agent == line[i]);
    CHECK(raised[i].other == line[i + 1]);
    // Each level lets its own deadline pass, and the message takes a tick.
    CHECK(raised[i].tick == 74 + static_cast<Tick>(i) * (deadline + 2));
    if (i > 0) CHECK(raised[i].causes[0] == raised[i - 1].key);
  }
  CHECK(settled[0].agent == line[3]);
  CHECK(settled[0].causes[0] == raised[2].key);
  CHECK(engine.world().totals.timeouts == 4);
  CHECK(engine.world().totals.exceptions == 3);
  CHECK(engine.world().totals.defaults == 1);
}

TEST_CASE("an exception climbs four times and is settled by default where it then lies, whoever stands above") {
  for (const int hops : {2, 3, 4, 5}) {
    World world = with_blocked(blocked_state(), {{"rescue", "B"}, {"rescue", ""}});
    Message message = message_to(body_of(world, "rescue", "B"), MessageKind::report, 1);
    message.hops = static_cast<std::uint8_t>(hops);
    world.in_flight.push_back(message);
    Engine engine(std::move(world), {});
    const std::vector<Event> events = play(engine);
    INFO(hops << " hops");
    const std::vector<Event> settled = of_kind(events, EventKind::default_taken);
    REQUIRE(settled.size() == (hops < 3 ? 0 : 1));
    // Whoever's matter is settled learns of the threat and goes on from there: what comes later is another matter.
    std::vector<Event> raised = of_kind(events, EventKind::exception_raised);
    if (!settled.empty()) std::erase_if(raised, [&](const Event& event) { return event.tick > settled[0].tick; });
    CHECK(raised.size() == static_cast<std::size_t>(std::max(0, 4 - hops)));
  }
}

TEST_CASE("everyday matters wait as long as it takes") {
  World world = with_blocked(blocked_state(), {{"rescue", "B"}});
  world.in_flight.push_back(message_to(body_of(world, "rescue", "B"), MessageKind::routine, 1));
  Engine engine(std::move(world), {});
  play(engine);
  CHECK(engine.world().totals.timeouts == 0);
  CHECK(engine.world().agents[body_of(engine.world(), "rescue", "B").index()].tray.waiting == 1);
}

TEST_CASE("a signal that nobody found time for is lost to its body, which may notice the next") {
  SmallState state = blocked_state();
  state.scenario.incidents[0].detectability = 1;
  state.scenario.incidents[0].onset = hour;
  state.scenario.parameters.detection_rate = 1;  // noticed at once
  state.scenario.policy = Policy::network;       // no headquarters tells it
  World world = with_blocked(state, {{"rescue", "B"}});
  const AgentId local = body_of(world, "rescue", "B");
  Engine engine(std::move(world), {});
  const std::vector<Event> events = play(engine, 370);
  const std::vector<Event> began = of_kind(events, EventKind::incident_began);
  REQUIRE(began.size() == 1);
  std::vector<Tick> given_up;  // notices and orders of others time out as well, for another cause
  for (const Event& event : of_kind(events, EventKind::exception_raised))
    if (event.agent == local && event.causes[0] == began[0].key) given_up.push_back(event.tick);
  CHECK(given_up == std::vector<Tick>{79, 153, 227, 301});
  CHECK(engine.world().picture(local, IncidentId(std::size_t{0})).since == -1);
}

TEST_CASE("a proposal that the Government leaves lying is decided by the President") {
  SmallState state = blocked_state();
  state.all_desks([](DeskProfile& desk) { desk.decision_time = 60; });
  World world = with_blocked(state, {{"government", ""}});
  const AgentId president = body_of(world, "president");
  Message proposal = message_to(body_of(world, "government"), MessageKind::proposal, 1);
  proposal.from = body_of(world, "rescue");
  proposal.severity = 0.9F;
  proposal.instrument = world.institution().instrument("regime");
  world.in_flight.push_back(proposal);
  Engine engine(std::move(world), {});
  const std::vector<Event> taken = of_kind(play(engine), EventKind::instrument_taken);
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].agent == president);
  CHECK(taken[0].tick >= 74);
  CHECK(engine.world().violations.empty());
}
