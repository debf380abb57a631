// Commands as people write them, and what they change.

#include <string>
#include <vector>

#include "engine/command_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

TEST_CASE(
    "each kind of command takes its number of words, and says what they are where there are too few or too many") {
  const World world = build_world(state_of_all().make());
  struct Row {
    const char* kind;
    std::vector<const char*> good;  ///< of the fewest and of the most words
    const char *too_few, *too_many, *usage;
  };
  for (const Row& row : {
           Row{"fire-inject", {"first", "second"}, "", "first second", "the id of an inject"},
           Row{"set-policy", {"network"}, " ", "network now", "a policy"},
           Row{"set-reading", {"broad"}, "", "broad now", "a reading"},
           Row{"take-over", {"rescue", "akimat@B"}, "", "rescue B", "a body"},
           Row{"hand-back", {"rescue"}, "", "rescue B", "a body"},
           Row{"delegate",
               {"rescue convene", "rescue convene on", "rescue convene off"},
               "rescue",
               "rescue convene on now",
               "BODY KIND [on|off]"},
           Row{"decide",
               {"0 act", "rescue convene decline"},
               "0",
               "rescue convene decline now",
               "NUMBER CHOICE or BODY KIND CHOICE"},
           Row{"start-threat", {"unrest@B", "unrest@B 2"}, "", "unrest@B 2 3", "THREAT@REGION [SEVERITY]"},
       }) {
    INFO(row.kind);
    for (const char* value : row.good) {
      INFO(value);
      CHECK(error_of(world, row.kind, value).empty());
    }
    for (const char* value : {row.too_few, row.too_many}) {
      INFO(value);
      CHECK(error_of(world, row.kind, value) ==
            std::string("'") + row.kind + "' takes " + row.usage + ", not '" + value + "'");
    }
  }
}

TEST_CASE("words of a command may stand wide apart") {
  const World world = build_world(state_of_all().make());
  std::string error;
  const Command command = parse_command("delegate", "  rescue   convene  off ", world, error);
  CHECK(error.empty());
  CHECK(command.agent == body_of(world, "rescue"));
  CHECK(command.decision_kind == DecisionKind::convene);
  CHECK_FALSE(command.on);
}

TEST_CASE("what a command names is what it holds") {
  const World world = build_world(state_of_all().make());
  std::string error;
  CHECK(parse_command("fire-inject", "second", world, error).inject == InjectId(std::size_t{1}));
  CHECK(parse_command("set-policy", "network", world, error).policy == Policy::network);
  CHECK(parse_command("set-reading", "broad", world, error).reading == Reading::broad);
  CHECK(parse_command("take-over", "akimat@C", world, error).agent == body_of(world, "akimat", "C"));
  CHECK(parse_command("delegate", "rescue convene", world, error).on);
  CHECK(parse_command("delegate", "rescue convene on", world, error).on);
  CHECK(parse_command("decide", "7 pass-up", world, error).decision == 7);
  CHECK(parse_command("decide", "7 pass-up", world, error).choice == Choice::pass_up);
  const Command own = parse_command("decide", "rescue take-instrument decline", world, error);
  CHECK(own.decision == any_decision);
  CHECK(own.decision_kind == DecisionKind::take_instrument);
  CHECK(own.choice == Choice::decline);
  const Command threat = parse_command("start-threat", "unrest@C 2.5", world, error);
  CHECK(threat.threat == world.institution().threat("unrest"));
  CHECK(threat.region == world.institution().region("C"));
  CHECK(threat.severity == 2.5);
  CHECK(parse_command("start-threat", "unrest@C", world, error).severity == 1);
  CHECK(error.empty());
}

TEST_CASE("what a command names and nobody knows is told with what was meant") {
  const World world = build_world(state_of_all().make());
  for (const auto& [kind, value, expected] :
       {std::tuple{"fire-inject", "secnd", "there is no inject 'secnd'; did you mean 'second'?"},
        {"set-policy", "netwrk", "there is no policy 'netwrk'; did you mean 'network'?"},
        {"set-reading", "brod", "there is no reading 'brod'; did you mean 'broad'?"},
        {"take-over", "akmat@B", "there is no body 'akmat'; did you mean 'akimat'?"},
        {"take-over", "president@B", "'president' has no body in that region"},
        {"take-over", "akimat", "'akimat' has bodies in the regions only: write akimat@REGION"},
        {"take-over", "rescue@ZZZZ", "there is no region 'ZZZZ'"},
        {"delegate", "rescue convne", "there is no kind of decision 'convne'; did you mean 'convene'?"},
        {"delegate", "rescu convene", "there is no body 'rescu'; did you mean 'rescue'?"},
        {"delegate", "rescue convene of", "'of' is neither 'on' nor 'off'"},
        {"decide", "7a act", "'7a' is no number of a decision"},
        {"decide", "-1 act", "'-1' is no number of a decision"},
        {"decide", "4294967295 act", "'4294967295' is no number of a decision"},
        {"decide", "4294967296 act", "'4294967296' is no number of a decision"},
        {"decide", "7 pas-up", "there is no choice 'pas-up'; did you mean 'pass-up'?"},
        {"decide", "rescu convene act", "there is no body 'rescu'; did you mean 'rescue'?"},
        {"decide", "rescue convne act", "there is no kind of decision 'convne'; did you mean 'convene'?"},
        {"decide", "rescue take-measure act", "'take-measure' is called 'take-instrument' now"},
        {"decide", "rescue propose-measure act", "'propose-measure' is called 'propose-instrument' now"},
        {"delegate", "rescue lift-measure", "'lift-measure' is called 'lift-instrument' now"},
        {"delegate", "rescue answer-measure off", "'answer-measure' is called 'answer-instrument' now"},
        {"start-threat", "unrst@B", "there is no threat 'unrst'; did you mean 'unrest'?"},
        {"start-threat", "unrest@ZZZZ", "there is no region 'ZZZZ'"},
        {"start-threat", "unrest", "'unrest' names no region: write THREAT@REGION"},
        {"set-polcy", "network", "there is no command 'set-polcy'; did you mean 'set-policy'?"}}) {
    CHECK(error_of(world, kind, value) == expected);
  }
}

TEST_CASE("what is written down of a command names what it is about") {
  const World world = build_world(state_of_all().make());
  for (const auto& [kind, value] : {std::pair{"fire-inject", "second"},
                                    {"set-policy", "hierarchy"},
                                    {"set-reading", "arguable"},
                                    {"take-over", "akimat@C"},
                                    {"hand-back", "rescue"},
                                    {"delegate", "rescue convene on"},
                                    {"delegate", "akimat@C notify off"},
                                    {"decide", "0 act"},
                                    {"decide", "rescue convene pass-up"},
                                    {"start-threat", "attack@A 10"}}) {
    std::string error;
    const Command command = parse_command(kind, value, world, error);
    INFO(kind << " " << value << ": " << error);
    CHECK(value_of(command, world) == value);
  }
  Command gone = of(CommandKind::fire_inject);
  gone.inject = InjectId(world.scenario->injects.size());
  CHECK(value_of(gone, world).empty());
}

TEST_CASE("a body that is taken over twice is played once, and those played stand in the order of bodies") {
  Engine engine(state_of_all().make());
  Command command = of(CommandKind::take_over);
  const std::vector<AgentId> bodies{body_of(engine.world(), "health"), body_of(engine.world(), "government"),
                                    body_of(engine.world(), "interior")};
  for (const AgentId body : bodies) {
    command.agent = body;
    REQUIRE(engine.submit(command));
  }
  command.agent = bodies[0];
  command.tick = 3;
  REQUIRE(engine.submit(command));
  play(engine, 5);
  REQUIRE(engine.world().played.size() == 3);
  CHECK(engine.world().played[0].agent == bodies[1]);
  CHECK(engine.world().played[1].agent == bodies[2]);
  CHECK(engine.world().played[2].agent == bodies[0]);
  CHECK(engine.world().played[2].since == 0);
  Command staff = of(CommandKind::delegate);
  staff.agent = bodies[2];
  staff.tick = 5;
  for (const DecisionKind kind : {DecisionKind::convene, DecisionKind::join}) {
    staff.decision_kind = kind;
    REQUIRE(engine.submit(staff));
  }
  engine.step();
  const auto mark = [](DecisionKind kind) { return 1U << static_cast<unsigned>(kind); };
  CHECK(engine.world().played[1].delegated == (mark(DecisionKind::convene) | mark(DecisionKind::join)));
  CHECK(engine.world().played[0].delegated == 0);
  staff.tick = 6;
  staff.decision_kind = DecisionKind::convene;
  staff.on = false;
  REQUIRE(engine.submit(staff));
  Command back = of(CommandKind::hand_back);
  back.agent = bodies[1];
  back.tick = 6;
  REQUIRE(engine.submit(back));
  engine.step();
  REQUIRE(engine.world().played.size() == 2);
  CHECK(engine.world().played[0].delegated == mark(DecisionKind::join));
}

TEST_CASE("a command changes what it is about and nothing else") {
  for (const auto& [kind, value] : {std::pair{"fire-inject", "first"},
                                    {"set-policy", "network"},
                                    {"set-reading", "broad"},
                                    {"take-over", "rescue"},
                                    {"hand-back", "health"},
                                    {"delegate", "health convene on"},
                                    {"start-threat", "unrest@B 2"}}) {
    Engine engine(state_of_all().make());
    Command health = of(CommandKind::take_over);
    health.agent = body_of(engine.world(), "health");
    REQUIRE(engine.submit(health));
    std::string error;
    INFO(kind);
    REQUIRE(engine.submit(parse_command(kind, value, engine.world(), error)));
    engine.step();
    const World& world = engine.world();
    const std::string_view name(kind);
    CHECK((world.inject_fired[0] >= 0) == (name == "fire-inject"));
    CHECK(world.inject_fired[1] < 0);
    CHECK(world.policy == (name == "set-policy" ? Policy::network : Policy::by_law));
    CHECK(world.reading == (name == "set-reading" ? Reading::broad : Reading::literal));
    CHECK(world.played.size() == (name == "take-over" ? 2U : name == "hand-back" ? 0U : 1U));
    for (const PlayedBody& body : world.played) {
      CHECK(body.agent.valid());
      CHECK((body.delegated != 0) == (name == "delegate"));
    }
    CHECK(world.incidents.size() == (name == "start-threat" ? 1U : 0U));
    CHECK(world.decisions.empty());
  }
}
