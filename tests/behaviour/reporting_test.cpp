// Phase 6: who learns from whom, under each policy.

#include <set>

#include "behaviour/small_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

SmallState struck(Policy policy, std::uint64_t seed = 1) {
  SmallState state;
  state.scenario.policy = policy;
  state.scenario.seed = seed;
  state.scenario.ticks = 6 * 24 * 4;
  IncidentSpec& spec = state.strike("emergency", "B", 2 * hour, 3 * day);
  spec.demands = {{Capability::rescue, 300, 1}, {Capability::policing, 30, 1}};
  spec.consequences.people_at_risk = 1000;
  spec.consequences.evacuation_rate = 0.01 / hour;
  return state;
}

double notices(const World& world) {
  return static_cast<double>(world.totals.by_kind[static_cast<std::size_t>(MessageKind::notice)]);
}

bool at_home(const World& world) {
  return std::all_of(world.units.begin(), world.units.end(), [](const Unit& u) { return u.state == UnitState::ready; });
}

}  // namespace

TEST_CASE("by law whoever notices tells every competent peer of its level and place") {
  Engine engine(struck(Policy::by_law).make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  for (const char* role : {"rescue", "interior", "health"}) {
    CHECK(world.picture(body_of(world, role), first_incident).since >= 0);
    CHECK(world.picture(body_of(world, role, "B"), first_incident).since >= 0);
  }
  CHECK(world.picture(body_of(world, "akimat", "B"), first_incident).since >= 0);
  CHECK(world.incidents[0].informed_all >= world.incidents[0].detected);
  const std::vector<Event> told = of_kind(events, EventKind::notified);
  REQUIRE_FALSE(told.empty());
  for (const Event& event : told) {
    CHECK(ground_of(world, event) == "9(3)");
    CHECK(world.facts(event.agent).region == world.facts(event.other).region);
  }
  // Security has no competence for emergencies: nobody owes it a word.
  CHECK(world.picture(body_of(world, "security"), first_incident).since == -1);
}

TEST_CASE("who learns by a notice names its sender, and the time a notice takes lies between") {
  SmallState state = struck(Policy::network);
  state.exact();
  state.scenario.parameters.lateral_latency = 50 * minute;
  state.scenario.parameters.vertical_latency = 30 * day;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  std::size_t checked = 0;
  for (const Event& event : of_kind(events, EventKind::informed)) {
    const auto cause =
        std::find_if(events.begin(), events.end(), [&](const Event& e) { return e.key == event.causes[0]; });
    REQUIRE(cause != events.end());
    if (cause->kind != EventKind::notified) continue;
    CHECK(cause->agent == event.other);
    CHECK(cause->other == event.agent);  // each notice has its own receiver
    CHECK(event.tick == cause->tick + 5);
    ++checked;
  }
  CHECK(checked > 0);
}

TEST_CASE("broken communications make messages late by the stated factor") {
  SmallState state = struck(Policy::network);
  state.exact();
  state.scenario.parameters.lateral_latency = 50 * minute;
  state.scenario.parameters.vertical_latency = 30 * day;
  named(state.institution.regions, "B").communications = 0.5;  // 50 min x (1 + 4 x 0.5) = 15 ticks
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  std::size_t checked = 0;
  for (const Event& event : of_kind(events, EventKind::informed)) {
    if (!engine.world().facts(event.agent).region.valid()) continue;
    const auto cause =
        std::find_if(events.begin(), events.end(), [&](const Event& e) { return e.key == event.causes[0]; });
    REQUIRE(cause != events.end());
    if (cause->kind != EventKind::notified) continue;
    CHECK(event.tick == cause->tick + 15);
    ++checked;
  }
  CHECK(checked > 0);
}

TEST_CASE("reports climb from a department to its agency, to the Government, and when it is grave to the President") {
  SmallState state = struck(Policy::hierarchy);
  state.exact();
  state.scenario.parameters.detection_rate = 1.0 / 600;
  SECTION("a grave matter reaches the President") {
    Engine engine(state.make());
    const std::vector<Event> reports = of_kind(play(engine), EventKind::reported);
    const World& world = engine.world();
    const auto went = [&](AgentId from, AgentId to) {
      return std::any_of(reports.begin(), reports.end(),
                         [&](const Event& e) { return e.agent == from && e.other == to; });
    };
    CHECK(went(body_of(world, "rescue", "B"), body_of(world, "rescue")));
    CHECK(went(body_of(world, "rescue"), body_of(world, "government")));
    CHECK(went(body_of(world, "akimat", "B"), body_of(world, "government")));
    CHECK(went(body_of(world, "government"), body_of(world, "president")));
    for (const Event& e : reports) CHECK(world.facts(e.agent).superior == e.other);
  }
  SECTION("a small one stays with the Government") {
    state.scenario.incidents[0].hazard.curve = {{0, 0.3}, {3 * day, 0.3}};
    Engine engine(state.make());
    play(engine);
    CHECK(engine.world().picture(body_of(engine.world(), "government"), first_incident).since >= 0);
    CHECK(engine.world().picture(body_of(engine.world(), "president"), first_incident).since == -1);
  }
}

TEST_CASE("the President is told from the class regional on, the Government from the class local on") {
  for (const auto& [severity, government, president] : {std::tuple(0.29, false, false), std::tuple(0.31, true, false),
                                                        std::tuple(0.79, true, false), std::tuple(0.81, true, true)}) {
    SmallState state = struck(Policy::hierarchy);
    state.exact();
    state.scenario.parameters.detection_rate = 1;
    state.scenario.incidents[0].hazard.curve = {{0, severity}, {3 * day, severity}};
    for (Role& role : state.institution.roles)
      if (role.kind == BodyKind::akimat) role.territorial_regions.clear();  // it tells the Government whatever it sees
    Engine engine(state.make());
    play(engine, 6 * 24);
    INFO("severity " << severity);
    CHECK((engine.world().picture(body_of(engine.world(), "government"), first_incident).since >= 0) == government);
    CHECK((engine.world().picture(body_of(engine.world(), "president"), first_incident).since >= 0) == president);
  }
}

TEST_CASE("under hierarchy no notices pass and no headquarters forms") {
  for (std::uint64_t seed : {1, 2, 3}) {
    Engine engine(struck(Policy::hierarchy, seed).make());
    const std::vector<Event> events = play(engine);
    CHECK(notices(engine.world()) == 0);
    CHECK(of_kind(events, EventKind::notified).empty());
    CHECK(engine.world().headquarters.empty());
    CHECK_FALSE(of_kind(events, EventKind::reported).empty());
    CHECK_FALSE(of_kind(events, EventKind::teams_sent).empty());
  }
}

TEST_CASE("under network notices pass and no headquarters forms") {
  for (std::uint64_t seed : {1, 2, 3}) {
    Engine engine(struck(Policy::network, seed).make());
    const std::vector<Event> events = play(engine);
    CHECK(notices(engine.world()) > 0);
    CHECK(engine.world().headquarters.empty());
    CHECK_FALSE(of_kind(events, EventKind::teams_sent).empty());
  }
}

TEST_CASE("under no-response bodies learn and tell, but send no team, take no instrument and form no headquarters") {
  for (std::uint64_t seed : {1, 2, 3}) {
    Engine engine(struck(Policy::no_response, seed).make());
    play(engine);
    const World& world = engine.world();
    CHECK(at_home(world));
    CHECK(world.instruments.empty());
    CHECK(world.headquarters.empty());
    CHECK(world.totals.person_hours == 0);
    CHECK(world.incidents[0].detected >= 0);
    CHECK(notices(world) > 0);
  }
}

TEST_CASE("the headquarters policy convenes at half the threshold that the law's default waits for") {
  SmallState state = struck(Policy::by_law);
  state.exact();
  state.scenario.incidents[0].hazard.curve = {{0, 0.2}, {3 * day, 0.2}};  // regional threshold 0.3
  Engine by_law(state.make());
  play(by_law);
  CHECK(by_law.world().headquarters.empty());
  state.scenario.policy = Policy::headquarters;
  Engine early(state.make());
  play(early);
  CHECK_FALSE(early.world().headquarters.empty());
}

TEST_CASE("by law more competent bodies know soon than under hierarchy") {
  const auto share_that_knows = [](Policy policy, std::uint64_t seed) {
    SmallState state = struck(policy, seed);
    state.scenario.parameters.detection_rate = 1.0 / (4 * hour);
    Engine engine(state.make());
    play(engine, 6 * 6);  // four hours after onset
    const World& world = engine.world();
    double known = 0;
    const Span span = world.structure->audience_of[0];
    for (std::uint32_t n = 0; n < span.count; ++n)
      if (world.pictures[world.structure->audience[span.first + n]].since >= 0) known += 1.0 / span.count;
    return known;
  };
  double by_law = 0, hierarchy = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    by_law += share_that_knows(Policy::by_law, seed) / 30;
    hierarchy += share_that_knows(Policy::hierarchy, seed) / 30;
  }
  CHECK(by_law > hierarchy + 0.1);
}

TEST_CASE("a body of another region lends teams, but never convenes, takes instruments or asks for help here") {
  for (std::uint64_t seed : {1, 2, 3, 4}) {
    Engine engine(struck(Policy::by_law, seed).make());
    const std::vector<Event> events = play(engine);
    const World& world = engine.world();
    const RegionId here = world.institution().region("B");
    const std::set<EventKind> own_matters = {EventKind::headquarters_convened,
                                             EventKind::instrument_taken,
                                             EventKind::instrument_proposed,
                                             EventKind::help_asked,
                                             EventKind::notified,
                                             EventKind::reported,
                                             EventKind::decided,
                                             EventKind::detected};
    std::size_t lent = 0;
    for (const Event& event : events) {
      if (!event.agent.valid()) continue;
      const RegionId home = world.facts(event.agent).region;
      if (!home.valid() || home == here) continue;
      INFO(name_of(event.kind) << " by " << world.key_of(event.agent));
      REQUIRE_FALSE(own_matters.contains(event.kind));
      if (event.kind == EventKind::aid_sent) ++lent;
      REQUIRE(event.kind != EventKind::teams_sent);  // which is of one's own region
    }
    CHECK(lent > 0);
    CHECK_FALSE(of_kind(events, EventKind::instrument_taken).empty());
    for (const Headquarters& hq : world.headquarters)
      CHECK((!world.facts(hq.head).region.valid() || world.facts(hq.head).region == here));
  }
}

TEST_CASE("the elected assembly and the prosecutor's office take no part in the response") {
  SmallState state = struck(Policy::by_law);
  Threat& threat = state.threat("emergency");
  threat.competent.push_back(state.role_id("maslikhat"));
  threat.competent.push_back(state.role_id("prosecutor"));
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  REQUIRE(world.picture(body_of(world, "maslikhat", "B"), first_incident).since >= 0);
  for (const Event& event : events) {
    if (!event.agent.valid()) continue;
    const std::string& role = world.institution().at(world.facts(event.agent).role).id;
    if (role != "maslikhat" && role != "prosecutor") continue;
    INFO(name_of(event.kind) << " by " << role);
    CHECK((event.kind == EventKind::detected || event.kind == EventKind::informed));
  }
}
