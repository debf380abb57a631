// Branches beside each other and cards of decisions: the models behind the window, without one.

#include <algorithm>

#include "core/digest.hpp"
#include "fixture.hpp"
#include "record/journal.hpp"
#include "record/people.hpp"
#include "support/folder.hpp"
#include "ui/model/compare_model.hpp"
#include "ui/model/decision_model.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using namespace qorgan::session_test;

TEST_CASE("two branches run side by side at the same tick and are compared since they parted", "[threads]") {
  Runner runner(small_scenario());
  const Tick end = small_scenario()->ticks;
  arrive(runner, end / 8);
  runner.fork("nobody acts", Policy::no_response);
  REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
  runner.compare_with(1);
  REQUIRE(eventually([&] { return runner.latest().other != nullptr; }));
  CHECK(compare(runner.latest(), *runner.latest().other).events.first == std::nullopt);
  const Frame frame = arrive(runner, end / 2);
  REQUIRE(frame.other);
  CHECK(frame.other->world->tick == frame.world->tick);
  CHECK(frame.other->parted == end / 8);
  const Comparison found = compare(frame, *frame.other);
  CHECK_FALSE(found.measures.empty());
  REQUIRE(found.events.first);
  CHECK_FALSE(found.events.first->here);  // whoever does not act is not the first to act
  const Event& first = frame.other->events[found.events.first->event];
  CHECK(first.tick >= found.parted);
  CHECK_FALSE(found.events.only_there.empty());
  for (const EventDifference& only : found.events.only_there)
    CHECK(frame.other->events[only.event].kind != EventKind::reported);
}

TEST_CASE("the run pauses when a played body has to decide, and goes on when it has", "[threads]") {
  Runner runner(small_scenario());
  runner.set_pause_on_decisions(true);
  const AgentId akimat = some_akimat(*runner.latest().world);
  runner.submit(take_over(akimat));
  REQUIRE(eventually([&] { return runner.latest().answers == 1; }));
  runner.go_to(small_scenario()->ticks);
  REQUIRE(eventually([&] { return runner.latest().waiting && !runner.latest().busy; }));
  const Frame frame = runner.latest();
  CHECK_FALSE(frame.done);
  const std::vector<DecisionCard> cards = open_cards(*frame.world, *frame.commands);
  REQUIRE_FALSE(cards.empty());
  CHECK(cards[0].decision->agent == akimat);
  CHECK_FALSE(cards[0].given);
  CHECK(cards[0].left > 0);
  CHECK(cards[0].choices.size() >= 2);
  CHECK(open_count(*frame.world, *frame.commands) == cards.size());
  Command command;
  command.kind = CommandKind::decide;
  command.decision = cards[0].number;
  command.agent = akimat;
  command.choice = cards[0].choices[0].choice;
  command.note = "because";
  command.tick = frame.world->tick;
  runner.submit(command);
  REQUIRE(eventually([&] { return runner.latest().answers == 2; }));
  CHECK(runner.latest().refused.empty());
  const Frame given = runner.latest();
  CHECK(open_cards(*given.world, *given.commands).front().given);  // a card stays in its place
  CHECK(given_count(*given.world, *given.commands) == 1);
  const Frame later = arrive(runner, frame.world->tick + 1);
  CHECK(later.world->decisions[command.decision].state == DecisionState::done);
  CHECK(note_of(*later.world, command.decision, *later.commands) == "because");
  CHECK(settled_decisions(*later.world, 5).front() == command.decision);
}

TEST_CASE("a decision that was taken back is not carried out, in the window and from the journal", "[threads]") {
  const qorgan::test::Folder folder;
  std::uint64_t digest = 0;
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path().string(), *small_scenario(), std::vector<std::string>{});
    Runner runner(small_scenario(), std::move(options));
    runner.set_pause_on_decisions(true);
    const AgentId akimat = some_akimat(*runner.latest().world);
    runner.submit(take_over(akimat));
    REQUIRE(eventually([&] { return runner.latest().answers == 1; }));
    runner.go_to(small_scenario()->ticks);
    REQUIRE(eventually([&] { return runner.latest().waiting && !runner.latest().busy; }));
    const Frame frame = runner.latest();
    Command command;
    command.kind = CommandKind::decide;
    command.decision = open_cards(*frame.world, *frame.commands)[0].number;
    command.agent = akimat;
    command.choice = open_cards(*frame.world, *frame.commands)[0].choices[0].choice;
    command.tick = frame.world->tick;
    runner.submit(command);
    REQUIRE(eventually([&] { return runner.latest().answers == 2; }));
    CHECK(runner.latest().commands->size() == 2);
    runner.withdraw(command.decision);
    REQUIRE(eventually([&] { return runner.latest().answers == 3; }));
    CHECK(runner.latest().commands->size() == 1);
    CHECK(open_count(*runner.latest().world, *runner.latest().commands) >= 1);
    const Frame later = arrive(runner, frame.world->tick + 1);
    CHECK(later.world->decisions[command.decision].state == DecisionState::open);
    // Once carried out it stays.
    command.tick = later.world->tick;
    runner.submit(command);
    REQUIRE(eventually([&] { return runner.latest().answers == 4; }));
    const Frame done = arrive(runner, later.world->tick + 1);
    CHECK(done.world->decisions[command.decision].state == DecisionState::done);
    runner.withdraw(command.decision);
    REQUIRE(eventually([&] { return runner.latest().answers == 5; }));
    CHECK(runner.latest().commands->size() == 2);
    digest = done.world->digest;
  }
  Diagnostics diagnostics;
  const auto journal = read_journal(folder.path().string(), diagnostics);
  REQUIRE(journal);
  CHECK(journal->branches.front().commands.size() == 2);
  const RunResult again = run_journal(*journal, 1);
  CHECK(again.error.empty());
  CHECK(journal->branches.front().digest == format_digest(digest));
}

TEST_CASE("two branches that did the same do not differ where one waits for people", "[threads]") {
  Runner runner(small_scenario());
  runner.submit(take_over(some_akimat(*runner.latest().world)));
  arrive(runner, 30);
  runner.fork({}, {}, {});
  REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
  runner.compare_with(1);
  REQUIRE(eventually([&] { return runner.latest().other != nullptr; }));
  const Frame frame = arrive(runner, small_scenario()->ticks / 2);
  REQUIRE(frame.other);
  REQUIRE(frame.other->world->tick == 30);
  const Comparison found = compare(frame, *frame.other);
  CHECK(found.tick == 30);
  CHECK(found.measures.empty());
  CHECK(found.same > 20);
  CHECK_FALSE(found.events.first);
  CHECK(found.events.only_here.empty());
  CHECK(found.events.only_there.empty());
  const MeasureDifference values = compared_values(frame, *frame.other, "severity");
  CHECK(values.here == values.there);
}

TEST_CASE("in its last step a question still takes an answer, and its card says that it is the last", "[threads]") {
  Runner runner(small_scenario());
  const AgentId akimat = play_until_asked(runner);
  runner.set_pause_on_decisions(false);
  const Tick deadline = runner.latest().world->decisions[0].deadline;
  const auto card_at = [&](const Frame& frame) {
    const std::vector<DecisionCard> cards = open_cards(*frame.world, *frame.commands);
    const auto card = std::find_if(cards.begin(), cards.end(), [](const DecisionCard& c) { return c.number == 0; });
    REQUIRE(card != cards.end());
    return *card;
  };
  CHECK_FALSE(card_at(arrive(runner, deadline - 1)).last);
  const Frame frame = arrive(runner, deadline);
  CHECK(card_at(frame).last);
  Command command;
  command.kind = CommandKind::decide;
  command.decision = 0;
  command.agent = akimat;
  command.choice = card_at(frame).choices[0].choice;
  command.tick = deadline;
  runner.submit(command);
  REQUIRE(eventually([&] { return runner.latest().answers == 2; }));
  CHECK(arrive(runner, deadline + 1).world->decisions[0].state == DecisionState::done);
}
