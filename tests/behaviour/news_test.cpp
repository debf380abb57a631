// Phase 6: how old news is, whoever passes it on, and how all who were told of a matter learn that it is over.

#include <cmath>

#include "behaviour/bench.hpp"
#include "behaviour/learn.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

/// Messages arrive with the next tick, pictures have no noise, and nobody looks twice.
SmallState seen_once(double severity = 1) {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.refresh_interval = 1e12;
  state.strike("emergency", "B", 2 * hour, 3 * day, severity);
  return state;
}

Message word(MessageKind kind, AgentId to, float severity, Tick observed) {
  Message message;
  message.kind = kind;
  message.from = message.to = to;
  message.incident = first_incident;
  message.severity = severity;
  message.observed = observed;
  return message;
}

/// What a body believes that believed in `belief` as of tick 500, after a report of what was seen at `observed`.
double after_report(float belief, float severity, Tick observed, Tick read_at) {
  SmallState state = seen_once();
  state.scenario.parameters.refresh_interval = 6 * hour;  // memory: 12 h, 72 ticks
  PhaseBench bench(state.make());
  bench.world.tick = read_at;
  const AgentId government = body_of(bench.world, "government");
  Picture& picture = bench.world.picture(government, first_incident);
  picture.since = 400;
  picture.as_of = 500;
  picture.belief = belief;
  TickContext ctx = bench.context();
  learn(ctx, bench.blocks[0], government, word(MessageKind::report, government, severity, observed));
  CHECK(picture.as_of == (picture.belief == belief ? 500 : std::max(500, observed)));
  return static_cast<double>(picture.belief);
}

bool knows(const World& world, AgentId agent) { return world.picture(agent, first_incident).since >= 0; }

/// A matter that is not there, of which the central rescue service is told all the same.
SmallState false_report() {
  SmallState state;
  state.scenario.parameters.detection_rate = 1.0 / hour;
  state.scenario.ticks = 6 * 24 * 20;
  IncidentSpec& spec = state.strike("emergency", "B", 0, 3 * day);
  spec.dormant = true;
  spec.demands = {{Capability::rescue, 100, 1}};
  spec.consequences.people_at_risk = 1000;
  spec.consequences.evacuation_rate = 1 / hour;
  InjectSpec& inject = state.inject(InjectKind::message);
  inject.at = day;
  inject.incident = first_incident;
  inject.to = state.role_id("rescue");
  inject.value = 1.2;
  return state;
}

}  // namespace

TEST_CASE("news counts by how much newer its observation is than the one behind the belief, whenever it is read") {
  for (const Tick read_at : {600, 5000}) {
    INFO("read at tick " << read_at);
    CHECK(after_report(0.2F, 1, 500, read_at) == Approx(0.2 + 0.8 * 0.5));
    CHECK(after_report(0.2F, 1, 572, read_at) == Approx(0.2 + 0.8 * (1 - 0.5 * std::exp(-1))));
    CHECK(after_report(0.2F, 1, 428, read_at) == Approx(0.2 + 0.8 * 0.5 * std::exp(-1)));
    CHECK(after_report(0.2F, 1, 68, read_at) == Approx(0.2 + 0.8 * 0.5 * std::exp(-6)));
  }
}

TEST_CASE(
    "one's own eyes count for three fifths, hearsay for half, and for less than a sixth with who saw for itself") {
  // What a body of region B believes that believed in 0.2 as of tick 500, and looked itself at tick `looked`, after
  // another word as old.
  const auto after = [](MessageKind kind, Tick looked, Tick read_at) {
    SmallState state = seen_once();
    state.scenario.parameters.refresh_interval = 6 * hour;  // 36 ticks; a witness for four times that
    PhaseBench bench(state.make());
    bench.world.tick = read_at;
    const AgentId akimat = body_of(bench.world, "akimat", "B");
    Picture& picture = bench.world.picture(akimat, first_incident);
    picture.since = 400;
    picture.as_of = 500;
    picture.observed = looked;
    picture.belief = 0.2F;
    picture.flags |= looked >= 0 ? flag_own : 0U;
    TickContext ctx = bench.context();
    learn(ctx, bench.blocks[0], akimat, word(kind, akimat, 1, 500));
    return (static_cast<double>(picture.belief) - 0.2) / 0.8;
  };
  CHECK(after(MessageKind::signal, -1, 510) == Approx(0.6));
  CHECK(after(MessageKind::signal, 500, 510) == Approx(0.6));
  CHECK(after(MessageKind::report, -1, 510) == Approx(0.5));
  CHECK(after(MessageKind::report, 500, 510) == Approx(0.15));
  CHECK(after(MessageKind::report, 500, 500 + 4 * 36 - 1) == Approx(0.15));
  CHECK(after(MessageKind::report, 500, 500 + 4 * 36) == Approx(0.5));
  // To a witness news is newer than its own look, which may be older than what it believes.
  CHECK(after(MessageKind::report, 428, 510) == Approx(1 - 0.85 * std::exp(-1)));
}

TEST_CASE("of nothing and something the newer is right") {
  CHECK(after_report(0.8F, 0, 501, 600) == 0);
  CHECK(after_report(0.8F, 0, 499, 600) == Approx(0.8));
  CHECK(after_report(0, 0.8F, 501, 600) == Approx(0.8));
  CHECK(after_report(0, 0.8F, 499, 600) == 0);
}

TEST_CASE("who does not look for itself takes the word of who does that nobody is needed any more") {
  CHECK(after_report(0.3F, 0.04F, 501, 600) == Approx(0.04));
  CHECK(after_report(0.3F, 0.04F, 428, 600) == Approx(0.3 - 0.26 * 0.5 * std::exp(-1)));
}

TEST_CASE("a report is as old as what somebody saw, however many hands it went through") {
  SmallState state = seen_once(0.4);
  state.scenario.policy = Policy::hierarchy;
  state.scenario.parameters.vertical_latency = 3 * hour;
  for (Role& role : state.institution.roles)
    if (role.id != "rescue") role.territorial_regions.clear();  // only its department sees anything
  state.scenario.incidents[0].detectability = 0.3;
  Engine engine(state.make());
  const AgentId department = body_of(engine.world(), "rescue", "B"), government = body_of(engine.world(), "government");
  REQUIRE(department.valid());
  while (!engine.done() && !knows(engine.world(), government)) engine.step();
  const Picture& seen = engine.world().picture(department, first_incident);
  const Picture& told = engine.world().picture(government, first_incident);
  REQUIRE(seen.observed >= 0);
  CHECK(told.as_of <= seen.observed);  // somebody at the centre may have seen it before
  CHECK(told.since >= told.as_of + 18);
}

TEST_CASE("an item that was left lying is as old when it climbs as it was when it came") {
  SmallState state = seen_once();
  state.scenario.incidents[0].detectability = 0;
  state.all_desks([](DeskProfile& desk) {
    desk.servers = 1;
    desk.routine_time = 1e12;
  });
  World world = build_world(state.make());
  const AgentId local = body_of(world, "rescue", "B"), centre = body_of(world, "rescue");
  Message matter;
  matter.from = matter.to = local;
  world.in_flight.push_back(matter);
  world.in_flight.push_back(word(MessageKind::report, local, 0.05F, 1));
  world.in_flight.back().due = 3;
  Engine engine(std::move(world), {});
  play(engine);
  CHECK_FALSE(knows(engine.world(), local));
  REQUIRE(knows(engine.world(), centre));
  CHECK(engine.world().picture(centre, first_incident).since > 70);
  CHECK(engine.world().picture(centre, first_incident).as_of == 1);
}

TEST_CASE("a proposal that was left lying until the matter was over is refused, and nobody convenes or goes out") {
  SmallState state;
  state.scenario.parameters.detection_rate = 1.0 / hour;
  state.scenario.ticks = 6 * 24 * 12;
  state.strike("orphan", "B", 2 * hour, 2 * day, 0.7).demands = {{Capability::rescue, 50, 1}};
  World world = build_world(state.make());
  const AgentId government = body_of(world, "government");
  Message proposal = word(MessageKind::proposal, government, 0.9F, 24);
  proposal.from = body_of(world, "rescue");
  proposal.due = 6 * 24 * 8;
  world.in_flight.push_back(proposal);
  Engine engine(std::move(world), {});
  play(engine, proposal.due);
  REQUIRE(engine.world().incidents[0].ended > 0);
  REQUIRE(knows(engine.world(), government));
  const std::vector<Event> after = play(engine);
  CHECK(of_kind(after, EventKind::headquarters_convened).empty());
  CHECK(of_kind(after, EventKind::teams_sent).empty());
  const std::vector<Event> refused = of_kind(after, EventKind::proposal_refused);
  REQUIRE(refused.size() == 1);
  CHECK(static_cast<double>(refused[0].value) < 0.01);
}

TEST_CASE("after a false report everybody who was told of it learns that there is nothing, and all goes home") {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    INFO("seed " << seed);
    SmallState state = false_report();
    state.scenario.seed = seed;
    Engine engine(state.make());
    const std::vector<Event> events = play(engine);
    const World& world = engine.world();
    CHECK_FALSE(of_kind(events, EventKind::headquarters_convened).empty());
    CHECK_FALSE(of_kind(events, EventKind::teams_sent).empty());
    CHECK(of_kind(events, EventKind::incident_began).empty());
    const Span audience = world.structure->audience_of[0];
    for (std::uint32_t n = 0; n < audience.count; ++n) {
      const AgentId agent(static_cast<std::size_t>(world.structure->audience[audience.first + n]));
      INFO(world.key_of(agent));
      CHECK(world.picture(agent, first_incident).belief < 0.05F);
    }
    for (const Headquarters& hq : world.headquarters) CHECK(hq.phase == HeadquartersPhase::stood_down);
    for (const InstrumentInForce& m : world.instruments) CHECK(m.ended >= 0);
    for (const Unit& unit : world.units) REQUIRE(unit.state == UnitState::ready);
  }
}

TEST_CASE("whoever gave notice tells the same peers when it is over, and gives notice anew when it is back") {
  PhaseBench bench(seen_once().make());
  const AgentId department = body_of(bench.world, "rescue", "B");
  Picture& picture = bench.world.picture(department, first_incident);
  picture.since = picture.as_of = 0;
  picture.flags = flag_own;
  const auto notices = [&](float belief) {
    picture.belief = belief;
    bench.next_tick();
    TickContext ctx = bench.context();
    consider(ctx, bench.blocks[0], department, first_incident);
    std::vector<Message> out;
    for (const Message& m : bench.blocks[0].messages)
      if (m.kind == MessageKind::notice) out.push_back(m);
    return out;
  };
  const std::vector<Message> told = notices(0.6F);
  REQUIRE(told.size() >= 2);
  CHECK(static_cast<double>(told[0].severity) == Approx(0.6));
  CHECK(notices(0.3F).empty());
  CHECK(notices(0.01F).empty());  // little, but there
  const std::vector<Message> over = notices(0);
  REQUIRE(over.size() == told.size());
  for (const Message& m : over) CHECK(m.severity == 0);
  CHECK(notices(0).empty());
  CHECK(notices(0.07F).empty());  // not yet worth to act upon
  CHECK(notices(0.5F).size() == told.size());
}

TEST_CASE("who never heard of a matter does not learn of it by its end") {
  PhaseBench bench(seen_once().make());
  const AgentId government = body_of(bench.world, "government");
  TickContext ctx = bench.context();
  learn(ctx, bench.blocks[0], government, word(MessageKind::report, government, 0, 0));
  consider(ctx, bench.blocks[0], government, first_incident);
  CHECK_FALSE(knows(bench.world, government));
  CHECK(bench.blocks[0].events.empty());
  CHECK(bench.blocks[0].messages.empty());
}

TEST_CASE("what is granted lapses where who proposed it has come to believe in it no longer") {
  for (const float belief : {0.9F, 0.1F}) {
    for (const char* instrument : {"", "regime"}) {
      INFO("the proposer believes in " << belief << ", " << instrument);
      PhaseBench bench(seen_once().make());
      Intent granted;
      granted.agent = body_of(bench.world, "government");
      granted.other = body_of(bench.world, "rescue");
      granted.incident = first_incident;
      granted.kind = *instrument ? Intent::Kind::take_instrument : Intent::Kind::convene;
      granted.level = HeadquartersLevel::central;
      if (*instrument) granted.instrument = bench.world.institution().instrument(instrument);
      granted.ground = bench.world.structure->common.government;
      Picture& picture = bench.world.picture(granted.other, first_incident);
      picture.since = picture.as_of = 0;
      picture.belief = belief;
      bench.blocks[0].intents.push_back(granted);
      TickContext ctx = bench.context();
      coordinate(ctx);
      act(ctx);
      const bool done = !bench.world.headquarters.empty() || !bench.world.instruments.empty();
      CHECK(done == (belief > 0.5F));
      CHECK(of_kind(bench.serial.events, EventKind::proposal_lapsed).empty() == done);
    }
  }
}
