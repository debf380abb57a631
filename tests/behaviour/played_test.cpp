// When who plays a body is asked, and asked anew.

#include "behaviour/played.hpp"

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

/// The akimat of B is played, and was asked at a belief of one half; the person chose so. Whether it is asked again now
/// that it believes otherwise.
bool asked_again(DecisionKind kind, Choice chosen, double belief, DecisionState state = DecisionState::done,
                 double report_change = 0.35) {
  SmallState small;
  small.strike("emergency", "B", 0, 3 * day);
  small.scenario.parameters.report_change = report_change;
  PhaseBench bench(small.make());
  const AgentId akimat = body_of(bench.world, "akimat", "B");
  bench.world.played.push_back({akimat, 0, 0});
  PlayerDecision question;
  question.kind = kind;
  question.agent = akimat;
  question.message.from = akimat;
  question.message.incident = first_incident;
  PlayerDecision before = question;
  before.belief = 0.5F;
  before.chosen = chosen;
  before.state = state;
  if (state == DecisionState::lapsed) before.otherwise = chosen;
  bench.world.decisions.push_back(before);
  bench.world.picture(akimat, first_incident).belief = static_cast<float>(belief);
  const TickContext ctx = bench.context();
  // Teams that the person let go, all or some of them, go on as the staff sees fit; all else waits for the person.
  const bool left = kind != DecisionKind::send_teams || chosen == Choice::decline;
  CHECK(left_to_person(ctx, bench.blocks[0], question) == left);
  // However often the body comes to it in a tick, the person is asked once.
  const std::size_t asks = bench.blocks[0].asks.size();
  (void)left_to_person(ctx, bench.blocks[0], question);
  CHECK(bench.blocks[0].asks.size() == asks);
  if (asks > 0) CHECK(bench.blocks[0].asks[0].belief == static_cast<float>(belief));
  return asks == 1;
}

}  // namespace

TEST_CASE("a step that was declined is asked again once belief has risen by twice what is worth a report") {
  using enum DecisionKind;
  for (const DecisionKind kind : {convene, take_instrument, notify, order_body}) {
    INFO(name_of(kind));
    CHECK_FALSE(asked_again(kind, Choice::decline, 0.5));
    CHECK_FALSE(asked_again(kind, Choice::decline, 0.84));  // from 0.5, by 0.35 of it
    CHECK(asked_again(kind, Choice::decline, 0.86));
    CHECK_FALSE(asked_again(kind, Choice::decline, 0.1));
    CHECK_FALSE(asked_again(kind, Choice::decline, 0.54, DecisionState::done, 0.05));
    CHECK(asked_again(kind, Choice::decline, 0.56, DecisionState::done, 0.05));
  }
}

TEST_CASE("an instrument that a person keeps is asked about again once belief has fallen by as much") {
  CHECK_FALSE(asked_again(DecisionKind::lift_instrument, Choice::decline, 0.16));
  CHECK(asked_again(DecisionKind::lift_instrument, Choice::decline, 0.14));
  CHECK_FALSE(asked_again(DecisionKind::lift_instrument, Choice::decline, 0.9));
}

TEST_CASE("teams that a person let go are asked about again once belief has changed by as much, either way") {
  for (const Choice choice : {Choice::act, Choice::partly, Choice::decline}) {
    INFO(name_of(choice));
    CHECK_FALSE(asked_again(DecisionKind::send_teams, choice, 0.84));
    CHECK(asked_again(DecisionKind::send_teams, choice, 0.86));
    CHECK_FALSE(asked_again(DecisionKind::send_teams, choice, 0.16));
    CHECK(asked_again(DecisionKind::send_teams, choice, 0.14));
  }
}

TEST_CASE("while a question is open it is not put again, and what was done may come up anew at once") {
  for (const DecisionState state : {DecisionState::open, DecisionState::answered})
    CHECK_FALSE(asked_again(DecisionKind::convene, Choice::decline, 1, state));
  CHECK(asked_again(DecisionKind::convene, Choice::act, 0.5));
  CHECK(asked_again(DecisionKind::convene, Choice::act, 0.5, DecisionState::lapsed));
  CHECK_FALSE(asked_again(DecisionKind::convene, Choice::decline, 0.5, DecisionState::lapsed));
}
