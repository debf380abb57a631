// Phase 1: injects fire once and in time; commands do what they say or are refused.

#include <cmath>

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const InjectId first_inject(std::size_t{0});
const IncidentId first_incident(std::size_t{0});

SmallState quiet() {
  SmallState state;
  state.exact();
  state.scenario.ticks = 300;
  return state;
}

std::vector<Tick> ticks_of(const std::vector<Event>& events, EventKind kind) {
  std::vector<Tick> out;
  for (const Event& event : of_kind(events, kind)) out.push_back(event.tick);
  return out;
}

Condition above(const char* measure, double value) {
  Condition condition;
  condition.measure = measure;
  condition.op = Condition::Operator::above;
  condition.value = value;
  return condition;
}

Command throw_in(Tick tick, InjectId inject) {
  Command command;
  command.tick = tick;
  command.inject = inject;
  return command;
}

}  // namespace

TEST_CASE("a timed inject fires once, in the first tick that is not before its time") {
  for (const auto& [at, tick] :
       {std::pair{0.0, 0}, std::pair{600.0, 1}, std::pair{601.0, 2}, std::pair{1 * day, 144}}) {
    SmallState state = quiet();
    InjectSpec& spec = state.inject(InjectKind::rumour);
    spec.at = at;
    spec.region = state.region("B");
    spec.value = 0.2;
    Engine engine(state.make());
    CHECK(ticks_of(play(engine), EventKind::inject) == std::vector<Tick>{tick});
    CHECK(engine.world().inject_fired[0] == tick);
  }
}

TEST_CASE("a conditional inject fires once, its delay after the condition first came true") {
  SmallState state = quiet();
  state.strike("emergency", "B", 10 * hour, hour);  // begins in tick 60, seen by conditions from tick 61
  state.strike("emergency", "B", 30 * hour, hour);
  InjectSpec& spec = state.inject(InjectKind::rumour);
  spec.when = above("severity", 0.5);
  spec.region = state.region("C");
  spec.value = 0.3;
  SECTION("without delay") {
    Engine engine(state.make());
    CHECK(ticks_of(play(engine), EventKind::inject) == std::vector<Tick>{61});
  }
  SECTION("with a delay longer than the condition holds") {
    spec.delay = 5 * hour;
    Engine engine(state.make());
    CHECK(ticks_of(play(engine), EventKind::inject) == std::vector<Tick>{91});
    CHECK(engine.world().inject_armed[0] == 61);
  }
  SECTION("never, where the condition never holds") {
    spec.when->value = 1.5;
    Engine engine(state.make());
    CHECK(ticks_of(play(engine), EventKind::inject).empty());
    CHECK(engine.world().inject_fired[0] == -1);
  }
}

TEST_CASE("conditions combine with all, any and not") {
  SmallState state = quiet();
  state.strike("emergency", "B", hour, day, 0.6);
  Engine engine(state.make());
  play(engine, 20);
  const World& world = engine.world();
  const Condition yes = above("severity", 0.5), no = above("severity", 0.7);
  const auto combined = [](Condition::Kind kind, std::vector<Condition> parts) {
    Condition condition;
    condition.kind = kind;
    condition.parts = std::move(parts);
    return condition;
  };
  CHECK(holds(world, yes));
  CHECK_FALSE(holds(world, no));
  CHECK(holds(world, combined(Condition::Kind::all, {yes, yes})));
  CHECK_FALSE(holds(world, combined(Condition::Kind::all, {yes, no})));
  CHECK(holds(world, combined(Condition::Kind::any, {no, yes})));
  CHECK_FALSE(holds(world, combined(Condition::Kind::any, {no, no})));
  CHECK(holds(world, combined(Condition::Kind::not_, {no})));
  CHECK_FALSE(holds(world, combined(Condition::Kind::not_, {yes})));
  CHECK_FALSE(holds(world, combined(Condition::Kind::not_, {combined(Condition::Kind::any, {no, yes})})));
  Condition unknown_yet = above("time_to_close", -1e9);
  CHECK_FALSE(holds(world, unknown_yet));
  unknown_yet.op = Condition::Operator::below;
  CHECK_FALSE(holds(world, unknown_yet));
}

TEST_CASE("comparisons tell above from at least and below from at most") {
  SmallState state = quiet();
  state.strike("emergency", "B", hour, day, 0.5);
  Engine engine(state.make());
  play(engine, 20);
  const auto compares = [&](Condition::Operator op, double value) {
    Condition condition = above("severity", value);
    condition.op = op;
    return holds(engine.world(), condition);
  };
  CHECK_FALSE(compares(Condition::Operator::above, 0.5));
  CHECK(compares(Condition::Operator::at_least, 0.5));
  CHECK_FALSE(compares(Condition::Operator::below, 0.5));
  CHECK(compares(Condition::Operator::at_most, 0.5));
}

TEST_CASE("an inject starts a dormant incident at once and names itself as the cause") {
  SmallState state = quiet();
  state.strike("emergency", "B", 0, day).dormant = true;
  InjectSpec& spec = state.inject(InjectKind::start_incident);
  spec.at = 5 * hour;
  spec.incident = first_incident;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> began = of_kind(events, EventKind::incident_began);
  REQUIRE(began.size() == 1);
  CHECK(began[0].tick == 30);
  CHECK(began[0].causes[0] == of_kind(events, EventKind::inject)[0].key);
  CHECK(engine.world().incidents[0].onset == 30);
}

TEST_CASE("an inject that starts what has begun changes nothing") {
  SmallState state = quiet();
  state.scenario.policy = Policy::no_response;
  state.strike("emergency", "B", hour, day);
  InjectSpec& spec = state.inject(InjectKind::start_incident);
  spec.at = 5 * hour;
  spec.incident = first_incident;
  spec.value = 3;
  Engine engine(state.make());
  CHECK(ticks_of(play(engine, 100), EventKind::incident_began) == std::vector<Tick>{6});
  CHECK(engine.world().incidents[0].onset == 6);
  CHECK(engine.world().incidents[0].scale == 1);
  CHECK(engine.world().incidents[0].peak == Approx(1));
}

TEST_CASE("an inject scales an incident from its tick on") {
  SmallState state = quiet();
  state.scenario.policy = Policy::no_response;
  state.strike("emergency", "B", 0, 2 * day, 0.4);
  InjectSpec& spec = state.inject(InjectKind::scale_incident);
  spec.at = 5 * hour;
  spec.incident = first_incident;
  spec.value = 1.5;
  Engine engine(state.make());
  play(engine, 30);
  CHECK(measure(engine.world(), "severity") == Approx(0.4));
  play(engine, 31);
  CHECK(measure(engine.world(), "severity") == Approx(0.6));
}

TEST_CASE("an incident that is scaled again and again stays a number, and can be ended") {
  SmallState state = quiet();
  state.scenario.policy = Policy::no_response;
  state.strike("emergency", "B", 0, 2 * day, 0.4);
  for (int i = 0; i < 400; ++i) {
    InjectSpec& spec = state.inject(InjectKind::scale_incident);
    spec.at = 5 * hour;
    spec.incident = first_incident;
    spec.value = 10;
  }
  InjectSpec& end = state.inject(InjectKind::scale_incident);
  end.at = 6 * hour;
  end.incident = first_incident;
  end.value = 0;
  Engine engine(state.make());
  play(engine, 31);
  CHECK(engine.world().incidents[0].scale == 1000);
  CHECK(measure(engine.world(), "severity") == Approx(400));
  play(engine, 40);
  CHECK(engine.world().incidents[0].scale == 0);
  CHECK(measure(engine.world(), "severity") == 0);
}

TEST_CASE("an inject ends an incident, whatever its curve would still bring") {
  SmallState state = quiet();
  state.strike("emergency", "B", 0, 10 * day);
  InjectSpec& spec = state.inject(InjectKind::end_incident);
  spec.at = 5 * hour;
  spec.incident = first_incident;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  CHECK(engine.world().incidents[0].phase == IncidentPhase::ended);
  CHECK(ticks_of(events, EventKind::incident_ended) == std::vector<Tick>{30});
  CHECK(measure(engine.world(), "severity") == 0);
}

TEST_CASE("an incident that an inject ends before its onset never begins, and nothing shows of it any more") {
  SmallState state = quiet();
  state.scenario.parameters.detection_rate = 1;
  IncidentSpec& awaited = state.strike("emergency", "B", 40 * hour, day);
  awaited.warning = 30 * hour;  // shows from the tenth hour on
  state.strike("emergency", "C", 0, day).dormant = true;
  for (const std::size_t incident : {0, 1}) {
    InjectSpec& end = state.inject(InjectKind::end_incident);
    end.at = 5 * hour;
    end.incident = IncidentId(incident);
    InjectSpec& start = state.inject(InjectKind::start_incident);
    start.at = 6 * hour;
    start.incident = IncidentId(incident);
  }
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  CHECK(of_kind(events, EventKind::incident_began).empty());
  CHECK(of_kind(events, EventKind::detected).empty());
  CHECK(ticks_of(events, EventKind::incident_ended) == std::vector<Tick>{30, 30});
  CHECK(of_kind(events, EventKind::incident_ended)[0].causes[0] == of_kind(events, EventKind::inject)[0].key);
  CHECK(measure(engine.world(), "incidents_begun") == 0);
  CHECK(std::isnan(measure(engine.world(), "time_to_close")));
  for (const IncidentState& incident : engine.world().incidents) CHECK(incident.phase == IncidentPhase::ended);
}

TEST_CASE("a run takes threats up to the number of incidents that it holds, also within one tick") {
  SmallState state = quiet();
  state.scenario.ticks = 2;
  for (int i = 0; i < 995; ++i) state.strike("emergency", "B", 1e8, day);
  Engine engine(state.make());
  Command command;
  command.kind = CommandKind::start_threat;
  command.threat = engine.world().institution().threat("unrest");
  command.region = RegionId(std::size_t{0});
  int taken = 0;
  for (int i = 0; i < 10; ++i) taken += engine.submit(command) ? 1 : 0;
  CHECK(taken == 5);
  engine.step();
  CHECK(engine.world().incidents.size() == 1000);
}

TEST_CASE("an inject sets a region's infrastructure or trust") {
  SmallState state = quiet();
  state.scenario.parameters.power_dependence = 0;  // else the loss of power would take communications further down
  for (const char* target : {"trust", "communications", "power", "roads"}) {
    InjectSpec& spec = state.inject(InjectKind::set_region);
    spec.at = hour;
    spec.region = state.region("B");
    spec.target = target;
    spec.value = 0.25;
  }
  Engine engine(state.make());
  play(engine);
  const RegionState &b = engine.world().regions[1], &c = engine.world().regions[2];
  CHECK(b.trust == 0.25F);
  CHECK(b.communications == 0.25F);
  CHECK(b.power == 0.25F);
  CHECK(b.roads == 0.25F);
  CHECK(c.roads == 1);
}

TEST_CASE("a message inject reaches its receiver, which then knows") {
  SmallState state = quiet();
  state.strike("emergency", "B", 40 * hour, day);
  InjectSpec& spec = state.inject(InjectKind::message);
  spec.at = hour;
  spec.incident = first_incident;
  spec.to = state.role_id("health");
  spec.region = state.region("B");
  spec.value = 0.4;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine, 10);
  const std::vector<Event> informed = of_kind(events, EventKind::informed);
  REQUIRE_FALSE(informed.empty());
  CHECK(informed[0].agent == body_of(engine.world(), "health", "B"));
  CHECK(informed[0].tick == 7);
  CHECK(informed[0].value == 0.4F);
  CHECK(informed[0].causes[0] == of_kind(events, EventKind::inject)[0].key);
}

TEST_CASE("a contingency fires only when a person throws it in, and only once") {
  SmallState state = quiet();
  InjectSpec& spec = state.inject(InjectKind::rumour);
  spec.contingency = true;
  spec.region = state.region("B");
  spec.value = 0.2;
  Engine untouched(state.make());
  CHECK(ticks_of(play(untouched), EventKind::inject).empty());
  Engine engine(state.make());
  REQUIRE(engine.submit(throw_in(50, first_inject)));
  REQUIRE(engine.submit(throw_in(70, first_inject)));
  const std::vector<Event> events = play(engine);
  CHECK(ticks_of(events, EventKind::inject) == std::vector<Tick>{50});
  CHECK(ticks_of(events, EventKind::command) == std::vector<Tick>{50, 70});
  CHECK(of_kind(events, EventKind::inject)[0].causes[0] == of_kind(events, EventKind::command)[0].key);
}

TEST_CASE("a command for the past, or for an inject that is not there, is refused") {
  SmallState state = quiet();
  state.inject(InjectKind::rumour).region = state.region("B");
  state.scenario.injects[0].contingency = true;
  Engine engine(state.make());
  play(engine, 20);
  CHECK_FALSE(engine.submit(throw_in(19, first_inject)));
  CHECK_FALSE(engine.submit(throw_in(30, InjectId(std::size_t{1}))));
  CHECK_FALSE(engine.submit(throw_in(30, InjectId::none())));
  CHECK(engine.commands().empty());
  CHECK(engine.submit(throw_in(20, first_inject)));
  CHECK(engine.commands().size() == 1);
}

TEST_CASE("commands are kept in the order of their ticks, and of submission within one") {
  Engine engine(quiet().make());
  Command command;
  command.kind = CommandKind::set_policy;
  for (const auto& [tick, note] : {std::pair{30, "a"}, std::pair{10, "b"}, std::pair{30, "c"}, std::pair{20, "d"}}) {
    command.tick = tick;
    command.note = note;
    REQUIRE(engine.submit(command));
  }
  std::string order;
  for (const Command& c : engine.commands()) order += c.note;
  CHECK(order == "bdac");
}

TEST_CASE("a change of policy takes effect in its tick") {
  SmallState state = quiet();
  state.scenario.policy = Policy::no_response;
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.estimate_noise = 0.4;
  state.strike("emergency", "B", hour, 5 * day).demands = {{Capability::rescue, 50, 1}};
  Engine engine(state.make());
  Command command;
  command.tick = 100;
  command.kind = CommandKind::set_policy;
  command.policy = Policy::network;
  REQUIRE(engine.submit(command));
  const std::vector<Event> before = play(engine, 100);
  CHECK(of_kind(before, EventKind::teams_sent).empty());
  CHECK(engine.world().policy == Policy::no_response);
  const std::vector<Event> after = play(engine);
  CHECK(engine.world().policy == Policy::network);
  CHECK_FALSE(of_kind(after, EventKind::teams_sent).empty());
}

TEST_CASE("a change of reading decides who heads from its tick on") {
  SmallState state = quiet();
  state.scenario.parameters.detection_rate = 1;
  state.strike("unrest", "B", 10 * hour, 3 * day);  // interior "coordinates": admitted only by a wider reading
  Command command;
  command.tick = 60;  // the tick of onset, in which it is also detected
  command.kind = CommandKind::set_reading;
  command.reading = Reading::arguable;
  Engine engine(state.make());
  REQUIRE(engine.submit(command));
  play(engine);
  bool central = false;
  for (const Headquarters& hq : engine.world().headquarters) {
    if (hq.level != HeadquartersLevel::central) continue;
    central = true;
    CHECK(hq.head == body_of(engine.world(), "interior"));
    CHECK(hq.referred == 0);
  }
  CHECK(central);
}

TEST_CASE("a note on a command plays no part in the run") {
  SmallState state = quiet();
  state.strike("emergency", "B", hour, day);
  Command command;
  command.kind = CommandKind::set_policy;
  command.policy = Policy::hierarchy;
  command.tick = 3;
  Engine plain(state.make()), noted(state.make());
  REQUIRE(plain.submit(command));
  command.note = "because";
  REQUIRE(noted.submit(command));
  play(plain);
  play(noted);
  CHECK(plain.world().digest == noted.world().digest);
}

TEST_CASE(
    "a statement silences rumour for a day from its tick on, by its strength, and leaves a longer silence alone") {
  const auto after = [](double strength, Tick silent_until) {
    SmallState state = quiet();
    InjectSpec& spec = state.inject(InjectKind::public_statement);
    spec.at = 0;
    spec.region = state.region("B");
    spec.value = strength;
    World world = build_world(state.make());
    world.regions[1].rumour = 0.8F;
    world.regions[1].informed_until = silent_until;
    world.regions[2].rumour = 0.8F;
    Engine engine(std::move(world), {});
    engine.step();
    return engine.world().regions;
  };
  CHECK(after(0.25, -1)[1].informed_until == 143);  // ticks of ten minutes, this one is the first
  CHECK(after(0.25, 200)[1].informed_until == 200);
  CHECK(after(0.25, -1)[2].informed_until == -1);
  const float untouched = after(0, -1)[1].rumour;
  CHECK(untouched > 0.7F);
  CHECK(after(0.25, -1)[1].rumour == Approx(0.75 * static_cast<double>(untouched)));
  CHECK(after(1, -1)[1].rumour == 0);
  CHECK(after(7, -1)[1].rumour == 0);  // no less than nothing
}

TEST_CASE("rumour that an inject spreads stays between nothing and all") {
  for (const auto& [before, added, low, high] :
       {std::tuple{0.2F, 0.3, 0.45F, 0.5F}, {0.9F, 0.5, 0.95F, 1.0F}, {0.2F, -0.5, 0.0F, 0.0F}}) {
    SmallState state = quiet();
    InjectSpec& spec = state.inject(InjectKind::rumour);
    spec.at = 0;
    spec.region = state.region("B");
    spec.value = added;
    World world = build_world(state.make());
    world.regions[1].rumour = before;
    Engine engine(std::move(world), {});
    engine.step();
    CHECK(engine.world().regions[1].rumour >= low);
    CHECK(engine.world().regions[1].rumour <= high);
  }
}

TEST_CASE("what an inject makes of a region is what it recovers to") {
  SmallState state = quiet();
  for (const char* target : {"communications", "power", "roads"}) {
    InjectSpec& spec = state.inject(InjectKind::set_region);
    spec.at = 0;
    spec.region = state.region("B");
    spec.target = target;
    spec.value = 0.25;
  }
  Engine engine(state.make());
  engine.step();
  const RegionState& region = engine.world().regions[1];
  CHECK(region.base_communications == 0.25F);
  CHECK(region.base_power == 0.25F);
  CHECK(region.base_roads == 0.25F);
  CHECK(engine.world().regions[2].base_roads == 1);
}

TEST_CASE("a breach that an inject commits is the prohibition's that it names, by the body that it names") {
  SmallState state = quiet();
  for (const char* id : {"first", "second"}) {
    Prohibition prohibition;
    prohibition.id = id;
    prohibition.article = id == std::string("first") ? "19(1)" : "20(1)";
    prohibition.name = words(id);
    state.institution.prohibitions.push_back(prohibition);
  }
  state.strike("emergency", "B", 0, day);
  InjectSpec& spec = state.inject(InjectKind::breach);
  spec.at = hour;
  spec.to = state.role_id("akimat");
  spec.region = state.region("B");
  spec.incident = first_incident;
  spec.prohibition = "second";
  Engine engine(state.make());
  const std::vector<Event> events = play(engine, 20);
  const std::vector<Event> broken = of_kind(events, EventKind::prohibition_broken);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].agent == body_of(engine.world(), "akimat", "B"));
  CHECK(ground_of(engine.world(), broken[0]) == "20(1)");
}

TEST_CASE("a message inject is told a tick before it is read, and none goes where there is no such body") {
  SmallState state = quiet();
  state.strike("emergency", "B", 40 * hour, day);
  InjectSpec& spec = state.inject(InjectKind::message);
  spec.at = hour;
  spec.incident = first_incident;
  spec.to = state.role_id("president");
  spec.region = state.region("B");  // the President has no body there
  spec.value = 0.4;
  Engine engine(state.make());
  CHECK(of_kind(play(engine, 20), EventKind::informed).empty());
}

TEST_CASE("a threat that a person throws in has the scale that was asked for") {
  for (const double severity : {0.5, 1.0, 3.0}) {
    SmallState state = quiet();
    Engine engine(state.make());
    Command command;
    command.kind = CommandKind::start_threat;
    command.threat = state.institution.threat("unrest");
    command.region = state.region("B");
    command.severity = severity;
    REQUIRE(engine.submit(command));
    engine.step();
    CHECK(engine.world().incidents[0].scale == severity);
  }
}
