// Time travel, forks, and what people do to a run: the models behind the window, without one.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "core/digest.hpp"
#include "fixture.hpp"
#include "record/journal.hpp"
#include "ui/model/branch.hpp"
#include "ui/model/compare_model.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/runner.hpp"

using namespace qorgan;
using namespace qorgan::ui;
using test::eventually;

namespace {

std::chrono::steady_clock::time_point no_hurry() { return std::chrono::steady_clock::now() + std::chrono::hours(1); }

Branch make_branch(std::size_t budget = std::size_t{256} << 20) { return Branch(test::small_scenario(), {}, budget); }

Frame arrive(Runner& runner, Tick tick) {
  runner.go_to(tick);
  REQUIRE(eventually([&] { return runner.latest().world->tick == tick && !runner.latest().busy; }));
  return runner.latest();
}

Frame settled(Runner& runner) {
  REQUIRE(eventually([&] { return !runner.latest().busy; }));
  return runner.latest();
}

AgentId some_akimat(const World& world) {
  const RegionId region = world.scenario->incidents[0].region;
  return world.structure->akimat_of[region.index()];
}

Command take_over(AgentId agent, Tick tick = 0) {
  Command command;
  command.kind = CommandKind::take_over;
  command.agent = agent;
  command.tick = tick;
  return command;
}

/// Takes over an akimat, which is returned, and runs until it is asked for the first time.
AgentId play_until_asked(Runner& runner) {
  const AgentId akimat = some_akimat(*runner.latest().world);
  runner.set_pause_on_decisions(true);
  runner.submit(take_over(akimat));
  runner.go_to(test::small_scenario()->ticks);
  REQUIRE(eventually([&] { return runner.latest().waiting && !runner.latest().busy; }));
  return akimat;
}

Command set_policy(Policy policy, Tick tick = 0) {
  Command command;
  command.kind = CommandKind::set_policy;
  command.policy = policy;
  command.tick = tick;
  return command;
}

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "qorgan-travel-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()));
    path = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

}  // namespace

TEST_CASE("every tick that was simulated is reached again with the same digest, from wherever the run stands") {
  Branch branch = make_branch();
  const Tick last = std::min<Tick>(120, test::small_scenario()->ticks);
  std::vector<std::uint64_t> digests;
  while (branch.tick() < last) {
    digests.push_back(branch.world().digest);
    branch.step();
  }
  for (Tick tick = 0; tick < last; tick += 7) {
    const Tick from = (tick * 31) % last;
    REQUIRE(branch.go_to(from, no_hurry()));
    REQUIRE(branch.go_to(tick, no_hurry()));
    CHECK(branch.tick() == tick);
    CHECK(branch.world().digest == digests[static_cast<std::size_t>(tick)]);
  }
  CHECK(branch.reached() == last);
}

TEST_CASE("standing in the past shows what was known then, and going on notes nothing twice") {
  Branch branch = make_branch();
  REQUIRE(branch.go_to(90, no_hurry()));
  const std::size_t all = branch.events_so_far().size();
  const std::size_t rows = branch.history_so_far()->size();
  REQUIRE(branch.go_to(40, no_hurry()));
  const EventLog then = branch.events_so_far();
  CHECK(then.size() < all);
  for (std::size_t i = 0; i < then.size(); ++i) CHECK(then[i].tick < 40);
  CHECK(branch.history_so_far()->size() < rows);
  REQUIRE(branch.go_to(90, no_hurry()));
  CHECK(branch.events_so_far().size() == all);
  CHECK(branch.history_so_far()->size() == rows);
}

TEST_CASE("snapshots keep to their budget and stay evenly spread") {
  const std::size_t one = size_of(build_world(test::small_scenario()));
  Branch branch = make_branch(12 * one);
  REQUIRE(branch.go_to(150, no_hurry()));
  const Snapshots& kept = branch.snapshots();
  CHECK(kept.bytes() <= 12 * one);
  CHECK(kept.count() >= 4);
  CHECK(kept.distance() > 1);
  for (Tick tick = 0; tick <= 150; ++tick) {
    REQUIRE(kept.before(tick));
    CHECK(tick - kept.before(tick)->tick < 2 * kept.distance());
  }
}

TEST_CASE("a fork shares the past, goes its own way, and leaves its parent as it was") {
  Branch branch = make_branch();
  REQUIRE(branch.go_to(60, no_hurry()));
  REQUIRE(branch.go_to(30, no_hurry()));
  const std::uint64_t at_30 = branch.world().digest;
  Branch fork(branch, 2, "the other way");
  CHECK(fork.world().digest == at_30);
  CHECK(fork.parted == 30);
  CHECK(fork.reached() == 30);
  CHECK(fork.give(set_policy(Policy::no_response, 30)).empty());
  REQUIRE(fork.go_to(60, no_hurry()));
  REQUIRE(branch.go_to(60, no_hurry()));
  CHECK(fork.world().digest != branch.world().digest);
  CHECK(branch.commands().empty());
  REQUIRE(fork.go_to(10, no_hurry()));
  REQUIRE(branch.go_to(10, no_hurry()));
  CHECK(fork.world().digest == branch.world().digest);
}

TEST_CASE("a command given in the past of a branch forks, and nothing that was done is lost", "[threads]") {
  Runner runner(test::small_scenario());
  const Frame far = arrive(runner, 80);
  arrive(runner, 20);
  runner.submit(set_policy(Policy::network, 20));
  const Frame forked = settled(runner);
  CHECK(forked.branch == 2);
  REQUIRE(forked.branches.size() == 2);
  CHECK(forked.branches[1].parent == 1);
  CHECK(forked.branches[1].parted == 20);
  CHECK(forked.branches[0].reached == 80);
  arrive(runner, 80);
  runner.switch_to(1);
  REQUIRE(eventually([&] { return runner.latest().branch == 1; }));
  CHECK(arrive(runner, 80).world->digest == far.world->digest);
  CHECK(runner.latest().commands->empty());
}

TEST_CASE("a refused command says why, and does not fork", "[threads]") {
  Runner runner(test::small_scenario());
  arrive(runner, 30);
  arrive(runner, 10);
  Command command;
  command.kind = CommandKind::hand_back;
  command.agent = some_akimat(*runner.latest().world);
  command.tick = 10;
  const unsigned before = runner.latest().answers;
  runner.submit(command);
  REQUIRE(eventually([&] { return runner.latest().answers > before; }));
  CHECK(runner.latest().refused == "nobody plays that body");
  CHECK(runner.latest().branches.size() == 1);
}

TEST_CASE("two branches run side by side at the same tick and are compared since they parted", "[threads]") {
  Runner runner(test::small_scenario());
  const Tick end = test::small_scenario()->ticks;
  arrive(runner, end / 8);
  runner.fork("nobody acts", Policy::no_response);
  REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
  runner.compare_with(1);
  REQUIRE(eventually([&] { return runner.latest().other != nullptr; }));
  CHECK(compare(runner.latest(), *runner.latest().other).first == std::nullopt);
  const Frame frame = arrive(runner, end / 2);
  REQUIRE(frame.other);
  CHECK(frame.other->world->tick == frame.world->tick);
  CHECK(frame.other->parted == end / 8);
  const Comparison found = compare(frame, *frame.other);
  CHECK_FALSE(found.measures.empty());
  REQUIRE(found.first);
  CHECK_FALSE(found.first->here);  // whoever does not act is not the first to act
  const Event& first = frame.other->events[found.first->event];
  CHECK(first.tick >= found.parted);
  CHECK_FALSE(found.only_there.empty());
  for (const EventDifference& only : found.only_there)
    CHECK(frame.other->events[only.event].kind != EventKind::reported);
}

TEST_CASE("the run pauses when a played body has to decide, and goes on when it has", "[threads]") {
  Runner runner(test::small_scenario());
  runner.set_pause_on_decisions(true);
  const AgentId akimat = some_akimat(*runner.latest().world);
  runner.submit(take_over(akimat));
  REQUIRE(eventually([&] { return runner.latest().answers == 1; }));
  runner.go_to(test::small_scenario()->ticks);
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

TEST_CASE("the journal of a session makes the same branches again without a window", "[threads]") {
  const Folder folder;
  std::vector<std::pair<int, std::uint64_t>> digests;
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path.string(), *test::small_scenario(), std::vector<std::string>{});
    REQUIRE(options.journal->error().empty());
    Runner runner(test::small_scenario(), std::move(options));
    runner.submit(take_over(some_akimat(*runner.latest().world)));
    runner.set_pause_on_decisions(true);
    runner.go_to(100);
    REQUIRE(eventually([&] { return runner.latest().waiting && !runner.latest().busy; }));
    Command decide;
    decide.kind = CommandKind::decide;
    decide.decision = 0;
    decide.agent = some_akimat(*runner.latest().world);
    decide.choice = Choice::decline;
    decide.tick = runner.latest().world->tick;
    runner.submit(decide);
    runner.set_pause_on_decisions(false);
    arrive(runner, 100);
    digests.emplace_back(1, runner.latest().world->digest);
    arrive(runner, 40);
    Command threat;
    threat.kind = CommandKind::start_threat;
    threat.threat = ThreatId(std::size_t{0});
    threat.region = RegionId(std::size_t{0});
    threat.tick = 50;
    runner.submit(threat);
    REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
    arrive(runner, 70);
    CHECK(runner.latest().world->incidents.size() == test::small_scenario()->incidents.size() + 1);
    digests.emplace_back(2, runner.latest().world->digest);
  }
  // A kill in the middle of a line leaves the journal readable.
  std::ofstream(folder.path / journal_name, std::ios::app) << R"({"reached": 9)";
  Diagnostics diagnostics;
  const auto journal = read_journal(folder.path.string(), diagnostics);
  REQUIRE(journal);
  CHECK(journal->active == 2);
  REQUIRE(journal->branches.size() == 2);
  for (const auto& [branch, digest] : digests) {
    RunOptions options;
    options.baseline = false;
    const RunResult run = run_journal(*journal, branch, options);
    INFO("branch " << branch << ": " << run.error);
    CHECK(run.ok());
    CHECK(run.record.run.digest == format_digest(digest));
    CHECK(run.record.run.stopped);
  }
}

TEST_CASE("a decision that was taken back is not carried out, in the window and from the journal", "[threads]") {
  const auto folder = std::filesystem::temp_directory_path() / "qorgan-withdrawn-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::uint64_t digest = 0;
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.string(), *test::small_scenario(), std::vector<std::string>{});
    Runner runner(test::small_scenario(), std::move(options));
    runner.set_pause_on_decisions(true);
    const AgentId akimat = some_akimat(*runner.latest().world);
    runner.submit(take_over(akimat));
    REQUIRE(eventually([&] { return runner.latest().answers == 1; }));
    runner.go_to(test::small_scenario()->ticks);
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
  const auto journal = read_journal(folder.string(), diagnostics);
  REQUIRE(journal);
  CHECK(journal->branches.front().commands.size() == 2);
  const RunResult again = run_journal(*journal, 1);
  CHECK(again.error.empty());
  CHECK(journal->branches.front().digest == format_digest(digest));
  std::filesystem::remove_all(folder);
}

TEST_CASE("what a person did just before the window was closed is in the journal", "[threads]") {
  const Folder folder;
  constexpr int given = 20;
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path.string(), *test::small_scenario(), std::vector<std::string>{});
    Runner runner(test::small_scenario(), std::move(options));
    Command command;
    command.kind = CommandKind::set_policy;
    command.policy = Policy::network;
    for (int n = 0; n < given; ++n) runner.submit(command);
  }  // closed at once
  Diagnostics diagnostics;
  const auto journal = read_journal(folder.path.string(), diagnostics);
  REQUIRE(journal);
  CHECK(journal->branches.front().commands.size() == given);
}

TEST_CASE("two branches that did the same do not differ where one waits for people", "[threads]") {
  Runner runner(test::small_scenario());
  runner.submit(take_over(some_akimat(*runner.latest().world)));
  arrive(runner, 30);
  runner.fork({}, {}, {});
  REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
  runner.compare_with(1);
  REQUIRE(eventually([&] { return runner.latest().other != nullptr; }));
  const Frame frame = arrive(runner, test::small_scenario()->ticks / 2);
  REQUIRE(frame.other);
  REQUIRE(frame.other->world->tick == 30);
  const Comparison found = compare(frame, *frame.other);
  CHECK(found.tick == 30);
  CHECK(found.measures.empty());
  CHECK(found.same > 20);
  CHECK_FALSE(found.first);
  CHECK(found.only_here.empty());
  CHECK(found.only_there.empty());
  const MeasureDifference values = compared_values(frame, *frame.other, "severity");
  CHECK(values.here == values.there);
}

TEST_CASE("a fork keeps what was given at its tick, and its journal makes the same again", "[threads]") {
  const Folder folder;
  std::vector<std::pair<int, std::uint64_t>> digests;
  const AgentId akimat = some_akimat(build_world(test::small_scenario()));
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path.string(), *test::small_scenario(), std::vector<std::string>{});
    Runner runner(test::small_scenario(), std::move(options));
    runner.submit(take_over(akimat));
    runner.submit(set_policy(Policy::network));
    arrive(runner, 40);
    CHECK(runner.latest().world->played_body(akimat) != nullptr);
    digests.emplace_back(1, runner.latest().world->digest);
    // Forked at the start as it is: the player and the policy are there.
    arrive(runner, 0);
    runner.fork("from the start", {}, {});
    REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
    CHECK(runner.latest().commands->size() == 2);
    const Frame again = arrive(runner, 40);
    CHECK(again.world->played_body(akimat) != nullptr);
    CHECK(again.world->digest == digests[0].second);
    digests.emplace_back(2, again.world->digest);
    // Another policy at the start takes the place of the one given there; the player stays.
    arrive(runner, 0);
    runner.submit(set_policy(Policy::no_response));
    REQUIRE(eventually([&] { return runner.latest().branch == 3; }));
    CHECK(runner.latest().commands->size() == 2);
    const Frame other = arrive(runner, 50);
    CHECK(other.world->played_body(akimat) != nullptr);
    CHECK(other.world->policy == Policy::no_response);
    digests.emplace_back(3, other.world->digest);
  }
  Diagnostics diagnostics;
  const auto journal = read_journal(folder.path.string(), diagnostics);
  REQUIRE(journal);
  REQUIRE(journal->branches.size() == 3);
  for (const auto& [branch, digest] : digests) {
    CHECK(journal->branches[static_cast<std::size_t>(branch) - 1].commands.size() == 2);
    RunOptions options;
    options.baseline = false;
    const RunResult run = run_journal(*journal, branch, options);
    INFO("branch " << branch << ": " << run.error);
    CHECK(run.ok());
    CHECK(run.record.run.digest == format_digest(digest));
  }
}

TEST_CASE("deciding otherwise at the tick of a decision takes its place in the fork", "[threads]") {
  Runner runner(test::small_scenario());
  const AgentId akimat = play_until_asked(runner);
  const Tick asked = runner.latest().world->tick;
  Command decide;
  decide.kind = CommandKind::decide;
  decide.decision = 0;
  decide.agent = akimat;
  decide.choice = Choice::decline;
  decide.tick = asked;
  runner.submit(decide);
  runner.set_pause_on_decisions(false);
  arrive(runner, asked + 3);
  arrive(runner, asked);
  decide.choice = Choice::act;
  runner.submit(decide);
  REQUIRE(eventually([&] { return runner.latest().branch == 2; }));
  CHECK(runner.latest().refused.empty());
  const Frame frame = arrive(runner, asked + 1);
  CHECK(frame.world->decisions[0].chosen == Choice::act);
  CHECK(frame.commands->size() == 2);
}

TEST_CASE("in its last step a question still takes an answer, and its card says that it is the last", "[threads]") {
  Runner runner(test::small_scenario());
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
