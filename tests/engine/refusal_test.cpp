// Why a command is refused: every boundary and every reason.

#include "engine/refusal.hpp"

#include <string>
#include <vector>

#include "engine/command_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE("a severity is above 0 and at most 10, as a text and as a number") {
  SmallState state = state_of_all();
  Engine engine(state.make());
  for (const auto& [text, value, good] : {std::tuple{"unrest@B 10", 10.0, true},
                                          {"unrest@B 10.01", 10.01, false},
                                          {"unrest@B 0.01", 0.01, true},
                                          {"unrest@B 0", 0.0, false},
                                          {"unrest@B -1", -1.0, false}}) {
    INFO(text);
    CHECK(error_of(engine.world(), "start-threat", text).empty() == good);
    Command command = of(CommandKind::start_threat);
    command.threat = engine.world().institution().threat("unrest");
    command.region = state.region("B");
    command.severity = value;
    CHECK(engine.why_not(command) == (good ? "" : "the severity must be above 0 and at most 10"));
  }
  CHECK_FALSE(error_of(engine.world(), "start-threat", "unrest@B much").empty());
}

TEST_CASE("a command is refused for what is not there, at the first number that is too large") {
  SmallState state = state_of_all();
  Engine engine(state.make());
  const World& world = engine.world();
  Command inject = of(CommandKind::fire_inject);
  inject.inject = InjectId(std::size_t{1});
  CHECK(engine.why_not(inject).empty());
  inject.inject = InjectId(std::size_t{2});
  CHECK(engine.why_not(inject) == "there is no such inject");
  Command threat = of(CommandKind::start_threat);
  threat.threat = ThreatId(world.institution().threats.size() - 1);
  threat.region = RegionId(world.regions.size() - 1);
  CHECK(engine.why_not(threat).empty());
  threat.region = RegionId(world.regions.size());
  CHECK(engine.why_not(threat) == "there is no such region");
  threat.threat = ThreatId(world.institution().threats.size());
  CHECK(engine.why_not(threat) == "there is no such threat");
  for (const CommandKind kind :
       {CommandKind::take_over, CommandKind::hand_back, CommandKind::delegate, CommandKind::decide}) {
    Command command = of(kind);
    command.agent = AgentId(world.agent_count());
    CHECK(engine.why_not(command) == "there is no such body");
  }
  Command numbered = of(CommandKind::decide);  // asks for no body
  numbered.decision = 0;
  CHECK(engine.why_not(numbered) == "there is no decision 0");
  Command own = of(CommandKind::decide);
  own.agent = body_of(world, "rescue");
  own.decision_kind = DecisionKind::convene;
  CHECK(engine.why_not(own) == "rescue has no open decision of the kind 'convene'");
}

TEST_CASE("an inject that has fired is refused now, and may be asked for at a later tick") {
  Engine engine(state_of_all().make());
  Command inject = of(CommandKind::fire_inject);
  inject.inject = InjectId(std::size_t{0});
  REQUIRE(engine.submit(inject));
  engine.step();
  inject.tick = 1;
  CHECK(engine.why_not(inject) == "that inject has fired already");
  inject.tick = 2;
  CHECK(engine.why_not(inject).empty());
  inject.tick = 0;
  CHECK(engine.why_not(inject) == "tick 0 is past");
}

TEST_CASE("who plays a body at a tick follows the commands for that tick, of that body alone") {
  Engine engine(state_of_all().make());
  const World& world = engine.world();
  const auto command = [&](CommandKind kind, const char* role, Tick tick = 0) {
    Command made = of(kind);
    made.agent = body_of(world, role);
    made.tick = tick;
    return made;
  };
  CHECK(engine.why_not(command(CommandKind::delegate, "rescue")) == "nobody plays that body");
  CHECK(engine.why_not(command(CommandKind::hand_back, "rescue")) == "nobody plays that body");
  CHECK(engine.why_not(command(CommandKind::hand_back, "rescue", 1)).empty());  // who knows who will play it then
  REQUIRE(engine.submit(command(CommandKind::take_over, "rescue", 5)));
  CHECK(engine.why_not(command(CommandKind::delegate, "rescue")) == "nobody plays that body");
  REQUIRE(engine.submit(command(CommandKind::take_over, "rescue")));
  CHECK(engine.why_not(command(CommandKind::delegate, "rescue")).empty());
  CHECK(engine.why_not(command(CommandKind::delegate, "health")) == "nobody plays that body");
  CHECK(engine.why_not(command(CommandKind::take_over, "rescue")) == "somebody plays that body already");
  CHECK(engine.why_not(command(CommandKind::take_over, "rescue", 1)).empty());
  REQUIRE(engine.submit(command(CommandKind::hand_back, "rescue")));
  CHECK(engine.why_not(command(CommandKind::delegate, "rescue")) == "nobody plays that body");
  CHECK(engine.why_not(command(CommandKind::take_over, "rescue")).empty());
  engine.step();
  CHECK(world.played.empty());
}

TEST_CASE("who is no body of the state cannot be taken over") {
  Engine engine(state_of_all().make());
  Command command = of(CommandKind::take_over);
  for (std::size_t a = 0; a < engine.world().agent_count(); ++a) {
    command.agent = AgentId(a);
    const bool partner = engine.world().facts(command.agent).kind == BodyKind::partner;
    CHECK(engine.why_not(command) == (partner ? "a partner abroad is no body of the state" : ""));
  }
  SyntheticOptions options;
  options.agents = 100;
  Engine generated(synthetic_scenario(options));
  command.agent = AgentId(std::size_t{99});
  CHECK(generated.why_not(command) == "a generated body decides nothing");
}

TEST_CASE("a run holds a thousand incidents, by the tick for which a threat is asked") {
  SmallState state = state_of_all();
  for (int i = 0; i < 998; ++i) state.strike("emergency", "B", 1e8, day);
  Engine engine(state.make());
  Command threat = of(CommandKind::start_threat);
  threat.threat = state.institution.threat("unrest");
  threat.region = state.region("B");
  threat.tick = 5;
  REQUIRE(engine.submit(threat));
  REQUIRE(engine.submit(threat));
  CHECK(engine.why_not(threat) == "a run holds 1000 incidents");
  threat.tick = 6;
  CHECK(engine.why_not(threat) == "a run holds 1000 incidents");
  threat.tick = 4;  // by then there is room
  CHECK(engine.why_not(threat).empty());
}

TEST_CASE("every refusal has words of its own, and none has none") {
  SmallState state = state_of_all();
  state.scenario.ticks = 1440;
  World world = build_world(state.make());
  PlayerDecision decision;
  decision.kind = DecisionKind::convene;
  decision.agent = body_of(world, "rescue");
  world.decisions.assign(2, decision);
  world.decisions[0].state = DecisionState::done;
  Command command = of(CommandKind::decide);
  command.agent = decision.agent;
  command.decision_kind = DecisionKind::convene;
  command.choice = Choice::pass_up;
  command.tick = 1500;
  const auto text = [&](Refusal refusal) { return refusal_text(refusal, world, command); };
  CHECK(text(Refusal::none).empty());
  CHECK(text(Refusal::past) == "tick 1500 is past");
  CHECK(text(Refusal::too_late) == "tick 1500 is too late: the last tick of the run is 1439");
  CHECK(text(Refusal::no_such_body) == "there is no such body");
  CHECK(text(Refusal::no_such_inject) == "there is no such inject");
  CHECK(text(Refusal::inject_fired) == "that inject has fired already");
  CHECK(text(Refusal::generated_body) == "a generated body decides nothing");
  CHECK(text(Refusal::partner_abroad) == "a partner abroad is no body of the state");
  CHECK(text(Refusal::played_already) == "somebody plays that body already");
  CHECK(text(Refusal::not_played) == "nobody plays that body");
  CHECK(text(Refusal::no_open_decision) == "rescue has no open decision of the kind 'convene'");
  CHECK(text(Refusal::decision_closed) == "decision 1 is not open any more");  // the first of that kind that is open
  CHECK(text(Refusal::no_such_choice) == "'pass-up' is no choice in decision 1 ('convene')");
  CHECK(text(Refusal::no_such_threat) == "there is no such threat");
  CHECK(text(Refusal::no_such_region) == "there is no such region");
  CHECK(text(Refusal::wrong_severity) == "the severity must be above 0 and at most 10");
  CHECK(text(Refusal::too_many_incidents) == "a run holds 1000 incidents");
  command.decision = 0;
  CHECK(text(Refusal::no_such_decision) == "there is no decision 0");
  CHECK(text(Refusal::decision_closed) == "decision 0 is not open any more");
}

TEST_CASE("what is sure to be refused is known before the run, after the commands before it, whatever their ticks") {
  SmallState state = state_of_all();
  const World world = build_world(state.make());
  const auto command = [&](CommandKind kind, const char* role, Tick tick) {
    Command made = of(kind);
    made.agent = body_of(world, role);
    made.tick = tick;
    return made;
  };
  const auto told = [&](const std::vector<Command>& before, const Command& next) {
    return refusal_ahead(world, before, next);
  };
  const Command take = command(CommandKind::take_over, "rescue", 5),
                back = command(CommandKind::hand_back, "rescue", 7);
  CHECK(told({}, take) == Refusal::none);
  CHECK(told({take}, take) == Refusal::played_already);
  CHECK(told({take, back}, take) == Refusal::none);
  CHECK(told({}, back) == Refusal::not_played);
  CHECK(told({take}, back) == Refusal::none);
  CHECK(told({command(CommandKind::take_over, "health", 5)}, back) == Refusal::not_played);
  for (const CommandKind kind : {CommandKind::delegate, CommandKind::decide}) {
    const Command later = command(kind, "rescue", 9);
    CHECK(told({}, later) == Refusal::not_played);
    CHECK(told({take}, later) == Refusal::none);
    CHECK(told({take, back}, later) == Refusal::not_played);
  }
  Command numbered = of(CommandKind::decide);  // whose decision that will be only the run can show
  numbered.decision = 3;
  CHECK(told({}, numbered) == Refusal::none);
  Command first = of(CommandKind::fire_inject), second = first;
  first.inject = InjectId(std::size_t{0});
  second.inject = InjectId(std::size_t{1});
  second.tick = 20;
  CHECK(told({first}, second) == Refusal::none);
  CHECK(told({first, second}, second) == Refusal::inject_fired);
  for (const CommandKind kind : {CommandKind::set_policy, CommandKind::set_reading}) {
    Command any = of(kind);
    CHECK(told({any}, any) == Refusal::none);
    any.tick = -1;
    CHECK(told({}, any) == Refusal::past);
    any.tick = world.scenario->ticks;
    CHECK(told({}, any) == Refusal::too_late);
  }
}

TEST_CASE("a decision for which an answer is given in this tick is closed to another, also named by its body") {
  SmallState state = state_of_all();
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.strike("emergency", "B", 0, 3 * day);
  Engine engine(state.make());
  Command take = of(CommandKind::take_over);
  take.agent = body_of(engine.world(), "akimat", "B");
  REQUIRE(engine.submit(take));
  play(engine, 12);
  const World& world = engine.world();
  REQUIRE_FALSE(world.decisions.empty());
  REQUIRE(world.decisions[0].state == DecisionState::open);
  Command numbered = of(CommandKind::decide);
  numbered.tick = world.tick;
  numbered.decision = 0;
  numbered.choice = Choice::decline;
  Command named = numbered;
  named.decision = any_decision;
  named.agent = take.agent;
  named.decision_kind = world.decisions[0].kind;
  CHECK(engine.why_not(numbered).empty());
  CHECK(engine.why_not(named).empty());
  Command later = numbered;
  later.tick = world.tick + 1;
  REQUIRE(engine.submit(later));  // another tick's
  CHECK(engine.why_not(numbered).empty());
  REQUIRE(engine.submit(named));
  CHECK(engine.why_not(numbered) == "decision 0 is not open any more");
  CHECK(engine.why_not(named) == "decision 0 is not open any more");
}
