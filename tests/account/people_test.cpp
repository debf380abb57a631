// What people were asked, chose or left, and what came of it; who knew what when.

#include "account/people.hpp"

#include "account/knowledge.hpp"
#include "catch.hpp"

using namespace qorgan;

namespace {

constexpr AgentId akimat(std::size_t{0}), ministry(std::size_t{1}), agency(std::size_t{2});
constexpr IncidentId flood(std::size_t{0}), fire(std::size_t{1});

Event event(EventKey key, EventKind kind, AgentId agent, std::array<EventKey, 3> causes = {}) {
  Event out;
  out.key = key;
  out.kind = kind;
  out.agent = agent;
  out.causes = causes;
  out.incident = flood;
  return out;
}

DecisionRow decision(AgentId agent, DecisionState state, Choice otherwise, Choice chosen, EventKey asked) {
  DecisionRow out;
  out.agent = agent;
  out.kind = DecisionKind::send_teams;
  out.incident = flood;
  out.asked = 10;
  out.closed = state == DecisionState::open || state == DecisionState::answered ? -1 : 13;
  out.state = state;
  out.otherwise = otherwise;
  out.chosen = chosen;
  out.asked_event = asked;
  out.offered = {{.choice = Choice::act, .persons = 40},
                 {.choice = Choice::go_ahead, .lawful = false},
                 {.choice = Choice::decline}};
  return out;
}

/// The akimat sends teams as the model would, goes ahead without the right, lets one question lapse and has one open;
/// the ministry has decided and waits for the next step.
Record played_record() {
  Record record;
  record.run.tick_seconds = 1800;
  record.decisions = {decision(akimat, DecisionState::done, Choice::act, Choice::act, 1),
                      decision(akimat, DecisionState::done, Choice::decline, Choice::go_ahead, 2),
                      decision(akimat, DecisionState::lapsed, Choice::decline, Choice::decline, 3),
                      decision(akimat, DecisionState::open, Choice::act, Choice::none, 4),
                      decision(ministry, DecisionState::answered, Choice::act, Choice::decline, 5)};
  record.decisions[0].note = "the river rises";
  record.decisions[1].closed = 17;
  record.events = {event(1, EventKind::decision_asked, akimat),
                   event(2, EventKind::decision_asked, akimat),
                   event(3, EventKind::decision_asked, akimat),
                   event(4, EventKind::decision_asked, akimat),
                   event(5, EventKind::decision_asked, ministry),
                   event(10, EventKind::decision_made, akimat, {1, 9, 0}),
                   event(11, EventKind::teams_sent, akimat, {10, 0, 0}),
                   event(12, EventKind::teams_arrived, akimat, {11, 0, 0}),
                   event(13, EventKind::decision_made, akimat, {2, 9, 0}),
                   event(14, EventKind::violation, akimat, {11, 13, 0}),
                   event(15, EventKind::ordered, akimat, {13, 0, 0}),
                   event(16, EventKind::decision_lapsed, akimat, {3, 0, 0})};
  return record;
}

}  // namespace

TEST_CASE("a decision is by the person, by default or open, and takes as long as it was left waiting",
          "[account][people]") {
  const Record record = played_record();
  const Evidence evidence(record);
  const std::vector<PersonDecision> decisions = person_decisions(evidence);
  REQUIRE(decisions.size() == 5);
  CHECK(decisions[0].settled == Settled::by_person);
  CHECK(decisions[0].choice == Choice::act);
  CHECK(decisions[0].as_the_model);
  CHECK(decisions[0].answered_in == 3 * 1800.0);
  REQUIRE(decisions[0].taken != nullptr);
  CHECK(decisions[0].taken->persons == 40);

  CHECK(decisions[1].choice == Choice::go_ahead);
  CHECK_FALSE(decisions[1].as_the_model);
  CHECK(decisions[1].answered_in == 7 * 1800.0);
  REQUIRE(decisions[1].taken != nullptr);
  CHECK_FALSE(decisions[1].taken->lawful);

  CHECK(decisions[2].settled == Settled::by_default);
  CHECK(decisions[2].as_the_model);
  CHECK_FALSE(decisions[2].answered_in);

  for (const std::size_t waiting : {3, 4}) {
    CHECK(decisions[waiting].settled == Settled::open);
    CHECK(decisions[waiting].choice == Choice::none);
    CHECK(decisions[waiting].taken == nullptr);
    CHECK_FALSE(decisions[waiting].answered_in);
  }
}

TEST_CASE("what follows from a decision is what names it as its cause, not what follows from that",
          "[account][people]") {
  const Record record = played_record();
  const Evidence evidence(record);
  const std::vector<PersonDecision> decisions = person_decisions(evidence);
  CHECK(decisions[0].followed == std::vector<std::size_t>{6});
  CHECK(decisions[1].followed == std::vector<std::size_t>{9, 10});
  CHECK(decisions[2].followed.empty());
}

TEST_CASE("played bodies are counted, the most asked first", "[account][people]") {
  const Record record = played_record();
  const Evidence evidence(record);
  const std::vector<PlayedTally> bodies = played_bodies(evidence, person_decisions(evidence));
  REQUIRE(bodies.size() == 2);
  CHECK(bodies[0].agent == akimat);
  CHECK(bodies[0].asked == 4);
  CHECK(bodies[0].by_person == 2);
  CHECK(bodies[0].by_default == 1);
  CHECK(bodies[0].open == 1);
  CHECK(bodies[0].unlawful == 1);
  CHECK(bodies[0].median_time == 5 * 1800.0);
  CHECK(bodies[1].agent == ministry);
  CHECK(bodies[1].asked == 1);
  CHECK(bodies[1].open == 1);
  CHECK(bodies[1].median_time != bodies[1].median_time);  // nobody decided: no number
}

TEST_CASE("who knew what when follows the news from who found out through those who were told",
          "[account][knowledge]") {
  Record record;
  const auto news = [&](EventKey key, Tick tick, EventKind kind, AgentId agent, AgentId from, float belief,
                        IncidentId about = flood) {
    Event e = event(key, kind, agent);
    e.tick = tick;
    e.other = from;
    e.value = belief;
    e.incident = about;
    record.events.push_back(e);
  };
  news(1, 2, EventKind::detected, agency, {}, 0.4F);
  news(2, 3, EventKind::detected, ministry, {}, 0.9F, fire);
  news(3, 5, EventKind::informed, akimat, agency, 0.5F);
  news(4, 8, EventKind::informed, ministry, akimat, 0.6F);
  news(5, 9, EventKind::informed, agency, akimat, 0.8F);
  news(6, 9, EventKind::ordered, agency, akimat, 1);
  news(7, 11, EventKind::informed, AgentId(std::size_t{7}), AgentId(std::size_t{8}), 0.7F);
  const AgentId head(std::size_t{9});
  news(8, 12, EventKind::informed, head, head, 0.3F);
  const Evidence evidence(record);
  const std::vector<Knowledge> known = who_knew(evidence, flood);
  REQUIRE(known.size() == 5);
  CHECK(known[4].agent == head);
  CHECK(known[4].heard == HeardFrom::outside);  // of no other body, and at no sitting
  CHECK_FALSE(known[4].from.valid());
  CHECK(known[4].steps == 0);
  CHECK(known[0].agent == agency);
  CHECK(known[0].heard == HeardFrom::itself);
  CHECK_FALSE(known[0].from.valid());
  CHECK(known[0].since == 2);
  CHECK(known[0].belief == 0.4F);
  CHECK(known[0].last_belief == 0.8F);
  CHECK(known[0].last == 9);
  CHECK(known[0].news == 2);
  CHECK(known[0].steps == 0);
  CHECK(known[1].agent == akimat);
  CHECK(known[1].heard == HeardFrom::body);
  CHECK(known[1].from == agency);
  CHECK(known[1].event == 2);
  CHECK(known[1].steps == 1);
  CHECK(known[2].agent == ministry);
  CHECK(known[2].steps == 2);
  CHECK(known[3].steps == 1);  // told by one of whom nothing is recorded
  record.events.back().headquarters = HeadquartersId(std::size_t{0});
  CHECK(who_knew(evidence, flood).back().heard == HeardFrom::sitting);
  CHECK(who_knew(evidence, flood).back().steps == 1);
  CHECK(who_knew(evidence, fire).size() == 1);
  CHECK(who_knew(evidence, IncidentId(std::size_t{2})).empty());
}
