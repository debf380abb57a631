// Time travel, forks, and what people do to a run, without a window.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/digest.hpp"
#include "record/journal.hpp"
#include "session/fixture.hpp"
#include "support/folder.hpp"

using namespace qorgan;
using namespace qorgan::session_test;

TEST_CASE("every tick that was simulated is reached again with the same digest, from wherever the run stands") {
  Branch branch = make_branch();
  const Tick last = std::min<Tick>(120, small_scenario()->ticks);
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
  const std::size_t one = size_of(build_world(small_scenario()));
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
  Runner runner(small_scenario());
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
  Runner runner(small_scenario());
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

TEST_CASE("the journal of a session makes the same branches again without a window", "[threads]") {
  const test::Folder folder;
  std::vector<std::pair<int, std::uint64_t>> digests;
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path().string(), *small_scenario(), std::vector<std::string>{});
    REQUIRE(options.journal->error().empty());
    Runner runner(small_scenario(), std::move(options));
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
    CHECK(runner.latest().world->incidents.size() == small_scenario()->incidents.size() + 1);
    digests.emplace_back(2, runner.latest().world->digest);
  }
  // A kill in the middle of a line leaves the journal readable.
  std::ofstream(folder.path() / journal_name, std::ios::app) << R"({"reached": 9)";
  Diagnostics diagnostics;
  const auto journal = read_journal(folder.path().string(), diagnostics);
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

TEST_CASE("what a person did just before the window was closed is in the journal", "[threads]") {
  const test::Folder folder;
  constexpr int given = 20;
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path().string(), *small_scenario(), std::vector<std::string>{});
    Runner runner(small_scenario(), std::move(options));
    Command command;
    command.kind = CommandKind::set_policy;
    command.policy = Policy::network;
    for (int n = 0; n < given; ++n) runner.submit(command);
  }  // closed at once
  Diagnostics diagnostics;
  const auto journal = read_journal(folder.path().string(), diagnostics);
  REQUIRE(journal);
  CHECK(journal->branches.front().commands.size() == given);
}

TEST_CASE("a fork keeps what was given at its tick, and its journal makes the same again", "[threads]") {
  const test::Folder folder;
  std::vector<std::pair<int, std::uint64_t>> digests;
  const AgentId akimat = some_akimat(build_world(small_scenario()));
  {
    RunnerOptions options;
    options.journal =
        std::make_unique<JournalWriter>(folder.path().string(), *small_scenario(), std::vector<std::string>{});
    Runner runner(small_scenario(), std::move(options));
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
  const auto journal = read_journal(folder.path().string(), diagnostics);
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
  Runner runner(small_scenario());
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
