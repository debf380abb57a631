// The notes that people gave with their decisions, and what was offered them.

#include "record/people.hpp"

#include "catch.hpp"

using namespace qorgan;

namespace {

constexpr AgentId akimat(std::size_t{3});

PlayerDecision done(EventKey command) {
  PlayerDecision out;
  out.agent = akimat;
  out.kind = DecisionKind::lend_teams;
  out.state = DecisionState::done;
  out.closed = 7;
  out.command = command;
  return out;
}

Command decide(std::uint32_t decision, const char* note) {
  Command out;
  out.kind = CommandKind::decide;
  out.tick = 7;
  out.agent = akimat;
  out.decision_kind = DecisionKind::lend_teams;
  out.decision = decision;
  out.note = note;
  return out;
}

}  // namespace

TEST_CASE("a note belongs to the one decision that its command settled", "[record][people]") {
  World world;
  world.decisions = {done(11), done(13), done(12)};
  SECTION("commands that name no decision settle one each, in their order") {
    const std::vector<Command> commands{decide(any_decision, "first"), decide(any_decision, "second"),
                                        decide(any_decision, "third")};
    CHECK(note_of(world, 0, commands) == "first");
    CHECK(note_of(world, 1, commands) == "third");
    CHECK(note_of(world, 2, commands) == "second");
  }
  SECTION("one that names its decision takes no part in that order") {
    const std::vector<Command> commands{decide(any_decision, "first"), decide(2, "named"),
                                        decide(any_decision, "last")};
    CHECK(note_of(world, 0, commands) == "first");
    CHECK(note_of(world, 1, commands) == "last");
    CHECK(note_of(world, 2, commands) == "named");
  }
  SECTION("what lapsed, was carried out in another tick or decided for another body has none") {
    world.decisions[0].state = DecisionState::lapsed;
    world.decisions[1].closed = 8;
    world.decisions[2].agent = AgentId(std::size_t{4});
    const std::vector<Command> commands{decide(any_decision, "x")};
    for (std::size_t d = 0; d < 3; ++d) CHECK(note_of(world, d, commands).empty());
  }
}

TEST_CASE("offers that were cut are noted anew", "[record][people]") {
  Offers offers;
  CHECK(offers.of(0).empty());
  offers.cut(3);
  CHECK(offers.size() == 0);
}
