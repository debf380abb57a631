// The run behind the window: what is done to it, and what is asked first.

#include "ui/model/run.hpp"
#include "fixture.hpp"
#include "ui/model/decision_model.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;

namespace {

const LocalText label{"a", "b", "c"};

/// The small scenario with every body of its first incident's region played by people.
std::shared_ptr<const Scenario> with_players() {
  static const std::shared_ptr<const Scenario> made = [] {
    auto scenario = std::make_shared<Scenario>(*test::small_scenario());
    const RegionId region = scenario->incidents[0].region;
    const Frame start = test::frame_at(0);
    for (const AgentFacts& body : start.world->structure->agents)
      if (body.region == region && body.kind != BodyKind::synthetic && body.kind != BodyKind::partner)
        scenario->players.push_back({"player", label, body.role, region});
    return scenario;
  }();
  return made;
}

/// Takes frames until it stands at the tick.
bool at(Run& run, Tick tick) {
  return eventually([&] {
    run.update(0);
    return run.world().tick == tick && !run.frame().busy;
  });
}

}  // namespace

TEST_CASE("nothing can be done to a run that is not open") {
  Run run;
  run.play(), run.pause(), run.faster(), run.go_to(5), run.fork("x", {}, {}), run.compare_with(1), run.switch_to(2);
  run.take_over(AgentId(std::size_t{0})), run.decide(0, Choice::act, ""), run.withdraw(0), run.answer_lapse(true);
  run.update(0);
  CHECK_FALSE(run.open());
  CHECK_FALSE(run.frame().world);
  CHECK_FALSE(run.take_refusal());
  CHECK_FALSE(run.take_end());
  CHECK_FALSE(run.lapse_question());
  CHECK_FALSE(run.tick_of("5"));
  CHECK(run.number() == 0);
  // And to one that has ended: its last frame stays.
  run.begin(test::small_scenario(), {}, false, {});
  REQUIRE(run.open());
  run.end();
  run.go_to(5), run.take_over(AgentId(std::size_t{0}));
  run.update(0);
  CHECK(run.world().tick == 0);
  CHECK(run.number() == 1);
}

TEST_CASE("the scenario's players are people from the start, where people play") {
  Run watched, played;
  watched.begin(with_players(), {}, false, {});
  played.begin(with_players(), {}, true, {});
  REQUIRE_FALSE(with_players()->players.empty());
  CHECK(eventually([&] {
    played.update(0);
    return played.frame().commands->size() == with_players()->players.size();
  }));
  watched.update(0);
  CHECK(watched.frame().commands->empty());
}

TEST_CASE("a way is cut to the run's length, and a command to the present") {
  Run run;
  run.begin(test::small_scenario(), {}, false, {});
  run.go_to(-7);
  CHECK(at(run, 0));
  run.go_to(20);
  REQUIRE(at(run, 20));
  run.start_threat(ThreatId(std::size_t{0}), RegionId(std::size_t{0}), 1, 3);
  REQUIRE(eventually([&] {
    run.update(0);
    return run.frame().commands->size() == 1;
  }));
  CHECK(run.frame().commands->front().tick == 20);
  CHECK_FALSE(run.take_refusal());
  run.go_to(test::small_scenario()->ticks + 1000);
  CHECK(at(run, test::small_scenario()->ticks));
  // The end is told once, and again when the run came there anew.
  CHECK(run.take_end());
  CHECK_FALSE(run.take_end());
  run.go_to(20);
  REQUIRE(at(run, 20));
  CHECK_FALSE(run.take_end());
  run.go_to(test::small_scenario()->ticks);
  REQUIRE(at(run, test::small_scenario()->ticks));
  CHECK(run.take_end());
}

TEST_CASE("a refusal is told once") {
  Run run;
  run.begin(test::small_scenario(), {}, false, {});
  run.hand_back(AgentId(std::size_t{0}));
  std::optional<Refusal> refusal;
  REQUIRE(eventually([&] {
    run.update(0);
    refusal = run.take_refusal();
    return refusal.has_value();
  }));
  CHECK(*refusal == Refusal::not_played);
  run.update(0);
  CHECK_FALSE(run.take_refusal());
}

TEST_CASE("decisions do not lapse on a way that nobody was asked about") {
  Run run;
  run.begin(with_players(), {}, true, {});
  // Ticks one by one until somebody has something to decide.
  for (Tick tick = 1; tick < 200 && open_count(run.world(), *run.frame().commands) == 0; ++tick) {
    run.go_straight_to(tick);
    REQUIRE(at(run, tick));
  }
  const std::size_t open = open_count(run.world(), *run.frame().commands);
  REQUIRE(open > 0);
  const Tick here = run.world().tick, end = test::small_scenario()->ticks;
  run.go_to(end + 1000);
  REQUIRE(run.lapse_question());
  CHECK(run.lapse_question()->tick == end);
  CHECK(run.lapse_question()->count == open);
  run.answer_lapse(false);
  CHECK_FALSE(run.lapse_question());
  CHECK(at(run, here));
  run.set_pause_on_decisions(false);
  run.go_to(end);
  run.answer_lapse(true);
  CHECK(at(run, end));
  // What was simulated is only gone through.
  run.go_to(here);
  REQUIRE(at(run, here));
  run.go_to(end);
  CHECK_FALSE(run.lapse_question());
}

TEST_CASE("curves stay of the last runs of the same scenario, under the label of their run") {
  Run run;
  run.begin(test::small_scenario(), {}, false, {});
  for (std::size_t i = 0; i < Run::max_traces + 2; ++i) {
    run.go_to(60);
    REQUIRE(at(run, 60));
    LocalText name = label;
    name.en += std::to_string(i);
    run.begin(test::small_scenario(), {}, false, name);
    CHECK(run.traces().size() == std::min(i + 1, Run::max_traces));
    CHECK(run.traces().back().label.en == "a" + std::to_string(i));
    CHECK(run.traces().back().history->size() > 1);
  }
  // One that has no curve leaves none.
  run.begin(test::small_scenario(), {}, false, label);
  CHECK(run.traces().back().label.en != "a");
  auto other = std::make_shared<Scenario>(*test::small_scenario());
  other->id = "another";
  run.go_to(60);
  REQUIRE(at(run, 60));
  run.begin(other, {}, false, label);
  CHECK(run.traces().empty());
}

TEST_CASE("times are read as the clock of the scenario tells them, within the run") {
  Run run;
  run.begin(test::small_scenario(), {}, false, {});
  CHECK(run.tick_of("0") == 0);
  CHECK(run.tick_of(std::to_string(test::small_scenario()->ticks)) == test::small_scenario()->ticks);
  CHECK_FALSE(run.tick_of(std::to_string(test::small_scenario()->ticks + 1)));
  CHECK_FALSE(run.tick_of("-1"));
  CHECK_FALSE(run.tick_of("1999-01-01"));
  CHECK_FALSE(run.tick_of("soon"));
}
