// What a run adds up, against its own events and messages: in states drawn at random, and at the boundaries by hand.

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"
#include "random_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

std::size_t count(const std::vector<Event>& events, EventKind kind) { return of_kind(events, kind).size(); }

Message message_to(AgentId from, AgentId to, Tick due, MessageKind kind = MessageKind::report) {
  Message message;
  message.kind = kind;
  message.from = from;
  message.to = to;
  message.incident = IncidentId(std::size_t{0});
  message.severity = 0.4F;
  message.due = due;
  return message;
}

/// A state in which nothing happens by itself for a long time.
SmallState calm() {
  SmallState state;
  state.exact();
  state.strike("emergency", "B", 9 * day, day);
  return state;
}

}  // namespace

TEST_CASE("in every random state sums over the run are those of its events") {
  std::map<EventKind, std::size_t> seen;
  for (std::uint32_t number = 0; number < 24; ++number) {
    INFO("state " << number);
    SmallState state = random_state(number);
    if (number % 2 == 1) state.add_courts();
    Engine engine(state.make());
    const std::vector<Event> events = play(engine);
    const World& world = engine.world();
    const Totals& totals = world.totals;
    CHECK(totals.exceptions == count(events, EventKind::exception_raised));
    CHECK(totals.defaults >= count(events, EventKind::default_taken));
    CHECK(totals.defaults <= count(events, EventKind::default_taken) + count(events, EventKind::proposal_lapsed));
    CHECK(totals.appeals == count(events, EventKind::appeal_filed));
    CHECK(totals.appeals_upheld == count(events, EventKind::appeal_upheld));
    CHECK(totals.held_responsible == count(events, EventKind::held_responsible));
    CHECK(world.violations.size() == count(events, EventKind::violation));
    CHECK(std::accumulate(totals.by_kind.begin(), totals.by_kind.end(), std::uint64_t{0}) == totals.messages);
    double served = 0, hours = 0, aid = 0, cost = 0;
    for (const AgentState& agent : world.agents) served += agent.served;
    for (const IncidentState& incident : world.incidents) {
      hours += incident.person_hours;
      aid += incident.aid;
      cost += incident.cost;
    }
    CHECK(static_cast<double>(totals.served) == served);
    CHECK(totals.person_hours == Approx(hours));
    CHECK(totals.aid_person_hours == Approx(aid));
    CHECK(totals.cost == Approx(cost));
    for (const Event& event : events) ++seen[event.kind];
  }
  for (const EventKind kind :
       {EventKind::exception_raised, EventKind::default_taken, EventKind::appeal_filed, EventKind::violation})
    CHECK((seen[kind] > 0 ? "met" : name_of(kind)) == "met");  // else nothing was tried
}

TEST_CASE("in every random state events come in the order of their keys, and causes before effects") {
  for (std::uint32_t number = 0; number < 24; ++number) {
    INFO("state " << number);
    Engine engine(random_state(number).make());
    EventKey last = 0;
    while (!engine.done()) {
      const Tick tick = engine.world().tick;
      engine.step();
      for (const Event& event : engine.events()) {
        REQUIRE(event.key > last);
        last = event.key;
        REQUIRE(event.tick == tick);
        for (const EventKey cause : event.causes) REQUIRE(cause < event.key);
      }
    }
  }
}

TEST_CASE(
    "flows count what was delivered, by sender, receiver, incident and kind, without everyday matters and own "
    "signals") {
  World world = build_world(calm().make());
  const AgentId a = body_of(world, "rescue"), b = body_of(world, "interior"), c = body_of(world, "health");
  world.in_flight = {message_to(a, b, 0),
                     message_to(a, b, 0),
                     message_to(a, b, 2),
                     message_to(b, a, 0),
                     message_to(a, c, 1),
                     message_to(a, b, 0, MessageKind::notice),
                     message_to(a, b, 0, MessageKind::routine),
                     message_to(c, c, 0, MessageKind::signal)};
  Engine engine(std::move(world), {});
  const auto counted = [&](AgentId from, AgentId to, MessageKind kind) {
    std::uint32_t sum = 0;
    for (const Flow& flow : engine.world().flows)
      if (flow.from == from && flow.to == to && flow.kind == kind && flow.incident == IncidentId(std::size_t{0}))
        sum += flow.count;
    return sum;
  };
  engine.step();  // what is due at tick 0
  CHECK(counted(a, b, MessageKind::report) == 2);
  CHECK(counted(b, a, MessageKind::report) == 1);
  CHECK(counted(a, b, MessageKind::notice) == 1);
  CHECK(counted(a, c, MessageKind::report) == 0);
  CHECK(counted(a, b, MessageKind::routine) == 0);
  CHECK(counted(c, c, MessageKind::signal) == 0);
  engine.step();
  CHECK(counted(a, c, MessageKind::report) == 1);
  engine.step();
  CHECK(counted(a, b, MessageKind::report) == 3);
  const std::vector<Flow>& flows = engine.world().flows;
  for (std::size_t f = 1; f < flows.size(); ++f) {
    const auto key = [](const Flow& flow) { return std::tie(flow.from, flow.to, flow.incident, flow.kind); };
    CHECK(key(flows[f - 1]) < key(flows[f]));
  }
}

TEST_CASE("a message lies in flight until the tick for which it is due, and then in the tray of its receiver alone") {
  SmallState state = calm();
  for (const char* desk : {"centre", "local"}) state.desk(desk).report_time = 1e5 * day;  // stays where it is
  World world = build_world(state.make());
  const AgentId from = body_of(world, "rescue"), to = body_of(world, "health");
  world.in_flight = {message_to(from, to, 3)};
  Engine engine(std::move(world), {});
  for (Tick t = 0; t < 3; ++t) {
    engine.step();
    CHECK(engine.world().in_flight.size() == 1);
    CHECK(engine.world().agents[to.index()].tray.working == 0);
  }
  engine.step();
  CHECK(engine.world().in_flight.empty());
  for (std::size_t a = 0; a < engine.world().agent_count(); ++a) {
    const Tray& tray = engine.world().agents[a].tray;
    CHECK(tray.waiting + tray.working == (AgentId(a) == to ? 1 : 0));
  }
}

TEST_CASE("messages to bodies of every block arrive, each at its own, in the order of sending") {
  SmallState state = calm();
  Role crowd;
  crowd.id = "synthetic";
  crowd.kind = BodyKind::synthetic;
  crowd.profile = "local";
  crowd.name = crowd.short_name = words("crowd");
  state.institution.roles.push_back(crowd);
  state.institution.synthetic_agents = 900;  // four blocks
  for (const char* desk : {"centre", "local"}) state.desk(desk).report_time = 1e5 * day;
  World world = build_world(state.make());
  const AgentId from = body_of(world, "rescue");
  std::vector<int> expected(world.agent_count(), 0);
  for (std::size_t n = 0; n < 40; ++n) {
    const AgentId to((n * 389) % world.agent_count());
    world.in_flight.push_back(message_to(from, to, static_cast<Tick>(n % 3)));
    ++expected[to.index()];
  }
  Engine engine(std::move(world), {});
  play(engine, 3);
  CHECK(engine.world().in_flight.empty());
  for (std::size_t a = 0; a < engine.world().agent_count(); ++a) {
    const Tray& tray = engine.world().agents[a].tray;
    CHECK(tray.waiting + tray.working == expected[a]);
  }
}

TEST_CASE(
    "the system counts as disorganised from a fifth of its central bodies on, until fewer than a tenth are swamped") {
  SmallState state = calm();
  state.desk("centre").report_time = 10 * day;  // nothing that lies there is ever done
  state.desk("centre").answer_deadline = 0;
  World world = build_world(state.make());
  const std::size_t central = world.structure->central;
  // With a deadline of nothing one waiting item swamps a body, so that shares are set by hand.
  const auto with = [&](std::size_t swamped, bool before) {
    World made = world;
    made.totals.disorganised = before ? 1 : 0;
    for (std::size_t a = 0; a < swamped; ++a) made.agents[a].tray.waiting = 1;
    Engine engine(std::move(made), {});
    engine.step();
    const std::vector<Event> events(engine.events().begin(), engine.events().end());
    return std::tuple{engine.world().totals.disorganised, engine.world().totals.disorganised_ticks,
                      count(events, EventKind::disorganised)};
  };
  const auto fifth = static_cast<std::size_t>(std::ceil(0.2 * static_cast<double>(central)));
  const auto tenth = static_cast<std::size_t>(std::ceil(0.1 * static_cast<double>(central)));
  REQUIRE(tenth < fifth);
  CHECK(with(0, false) == std::tuple{0U, 0U, 0U});
  CHECK(with(fifth - 1, false) == std::tuple{0U, 0U, 0U});
  CHECK(with(fifth, false) == std::tuple{1U, 1U, 1U});
  CHECK(with(fifth, true) == std::tuple{1U, 1U, 0U});  // told when it began
  CHECK(with(tenth, true) == std::tuple{1U, 1U, 0U});
  CHECK(with(tenth - 1, true) == std::tuple{0U, 0U, 0U});
}

TEST_CASE("an incident is detected by the first body of the state that learns of it, and informed of by the last") {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 0.2 / hour;
  state.strike("emergency", "B", hour, 4 * day);
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const IncidentState& incident = engine.world().incidents[0];
  Tick first = -1, decided = -1;
  EventKey key = 0;
  std::map<std::uint32_t, Tick> learned;
  for (const Event& event : events) {
    if (event.kind == EventKind::detected || event.kind == EventKind::informed) {
      if (first < 0) first = event.tick, key = event.key;
      learned.emplace(static_cast<std::uint32_t>(event.agent.index()), event.tick);
    }
    if (event.kind == EventKind::decided && decided < 0) decided = event.tick;
  }
  REQUIRE(first >= 0);
  CHECK(incident.detected == first);
  CHECK(incident.first_detection == key);
  CHECK(incident.decided == decided);
  Tick all = first;
  engine.world().structure->over_audience(IncidentId(std::size_t{0}), [&](AgentId agent) {
    REQUIRE(learned.contains(static_cast<std::uint32_t>(agent.index())));
    all = std::max(all, learned.at(static_cast<std::uint32_t>(agent.index())));
  });
  CHECK(incident.informed_all == all);
}

TEST_CASE("phases are timed where that is asked for, each above nothing, and not where it is not") {
  Engine timed(random_state(1).make(), {1, true, true}), plain(random_state(1).make());
  play(timed, 60);
  play(plain, 60);
  for (std::size_t p = 0; p < phase_count; ++p) {
    INFO(name_of(static_cast<Phase>(p)));
    CHECK(timed.phase_seconds()[p] > 0);
    CHECK(timed.phase_seconds()[p] < 60);
    CHECK(plain.phase_seconds()[p] == 0);
  }
}

TEST_CASE("a run is done after its ticks and stays as it is") {
  SmallState state = calm();
  state.scenario.ticks = 3;
  Engine engine(state.make());
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(engine.done());
    engine.step();
  }
  CHECK(engine.done());
  const std::uint64_t digest = engine.world().digest;
  engine.step();
  CHECK(engine.world().tick == 3);
  CHECK(engine.world().digest == digest);
}

TEST_CASE("what happened in the first tick of all stays the first time") {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.strike("emergency", "B", 0, 4 * day);
  Engine engine(state.make());
  engine.step();
  const Tick detected = engine.world().incidents[0].detected, decided = engine.world().incidents[0].decided;
  CHECK(detected == 0);
  play(engine);
  CHECK(engine.world().incidents[0].detected == detected);
  if (decided >= 0) CHECK(engine.world().incidents[0].decided == decided);
}
