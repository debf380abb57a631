#include "engine/pending.hpp"

#include <vector>

#include "engine/command_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// A world in which a body has two matters of one kind to decide and one of another.
World asked(SmallState& state, AgentId body) {
  Engine engine(state.make());
  World world = engine.world();
  for (const DecisionKind kind : {DecisionKind::notify, DecisionKind::send_teams, DecisionKind::notify}) {
    PlayerDecision decision;
    decision.agent = body;
    decision.kind = kind;
    decision.state = DecisionState::open;
    world.decisions.push_back(decision);
  }
  return world;
}

Command decide(AgentId body, DecisionKind kind, std::uint32_t number = any_decision) {
  Command command = of(CommandKind::decide);
  command.agent = body;
  command.decision_kind = kind;
  command.decision = number;
  return command;
}

}  // namespace

TEST_CASE("a decision that is not named is the oldest open one of its body and kind") {
  SmallState state = state_of_all();
  const AgentId body(std::size_t{0}), other(std::size_t{1});
  World world = asked(state, body);
  CHECK(decision_settled_by(world, decide(body, DecisionKind::notify)) == 0);
  CHECK(decision_settled_by(world, decide(body, DecisionKind::send_teams)) == 1);
  CHECK(decision_settled_by(world, decide(body, DecisionKind::notify, 2)) == 2);
  CHECK(decision_settled_by(world, decide(other, DecisionKind::notify)) == any_decision);
  world.decisions[0].state = DecisionState::done;
  CHECK(decision_settled_by(world, decide(body, DecisionKind::notify)) == 2);
  world.decisions[2].state = DecisionState::lapsed;
  CHECK(decision_settled_by(world, decide(body, DecisionKind::notify)) == any_decision);
}

TEST_CASE("one answer settles one of two like questions, and only while it is to come") {
  SmallState state = state_of_all();
  const AgentId body(std::size_t{0});
  World world = asked(state, body);
  std::vector<Command> given{decide(body, DecisionKind::notify)};
  REQUIRE(settling(world, given, 0) == &given[0]);
  CHECK(settling(world, given, 1) == nullptr);
  CHECK(settling(world, given, 2) == nullptr);
  given[0].tick = 4;
  CHECK(settling(world, given, 0) == &given[0]);
  world.tick = 5;
  CHECK(settling(world, given, 0) == nullptr);
  CHECK(settling(world, {}, 0) == nullptr);
}

TEST_CASE("of what was given the commands of this very tick are due") {
  SmallState state = state_of_all();
  World world = asked(state, AgentId(std::size_t{0}));
  std::vector<Command> given(5, of(CommandKind::set_policy));
  for (std::size_t i = 0; i < given.size(); ++i) given[i].tick = std::array<Tick, 5>{1, 3, 3, 4, 9}[i];
  world.tick = 3;
  const auto due = due_now(world, given);
  REQUIRE(due.size() == 2);
  CHECK(due.data() == &given[1]);
  world.tick = 2;
  CHECK(due_now(world, given).empty());
  world.tick = 9;
  CHECK(due_now(world, given).size() == 1);
}

TEST_CASE("who takes over and hands back plays what the last of them says") {
  SmallState state = state_of_all();
  const AgentId body(std::size_t{0}), other(std::size_t{1});
  World world = asked(state, body);
  const auto command = [](CommandKind kind, AgentId agent) {
    Command out = of(kind);
    out.agent = agent;
    return out;
  };
  const std::vector<Command> both{command(CommandKind::take_over, body), command(CommandKind::hand_back, body),
                                  command(CommandKind::take_over, other)};
  CHECK_FALSE(will_be_played(world, {}, body));
  CHECK(will_be_played(world, std::span(both).first(1), body));
  CHECK_FALSE(will_be_played(world, both, body));
  CHECK(will_be_played(world, both, other));
  PlayedBody played;
  played.agent = body;
  world.played.push_back(played);
  CHECK(will_be_played(world, {}, body));
  CHECK_FALSE(will_be_played(world, std::span(both).subspan(1), body));
}
