// Time travel in the flagship: from the end of the run to every tick of it, by the nearest snapshot and simulation from
// there. `worst` is the longest way in milliseconds, `tick` where it leads.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "scenario/load.hpp"
#include "session/branch.hpp"
#include "support/places.hpp"
#include "ui/model/compare_model.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

using Clock = std::chrono::steady_clock;

void rewind(benchmark::State& state) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(source_dir() + "/scenarios/spring-flood-2024.yaml", diagnostics);
  if (!scenario) return state.SkipWithError("the flagship is not read");
  const auto budget = static_cast<std::size_t>(state.range(0)) << 20;
  Branch branch(scenario, {}, budget);
  const auto no_hurry = Clock::now() + std::chrono::hours(1);
  (void)branch.go_to(scenario->ticks, no_hurry);
  std::vector<std::pair<double, Tick>> ways;
  for (auto _ : state) {
    ways.clear();
    for (Tick tick = 0; tick < scenario->ticks; ++tick) {
      (void)branch.go_to(scenario->ticks, no_hurry);
      const auto start = Clock::now();
      (void)branch.go_to(tick, no_hurry);
      // What the window then waits for as well: the frame's copies.
      benchmark::DoNotOptimize(branch.events_so_far());
      benchmark::DoNotOptimize(branch.history_so_far());
      benchmark::DoNotOptimize(World(branch.world()));
      ways.emplace_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count(), tick);
    }
  }
  std::sort(ways.begin(), ways.end());
  state.counters["worst"] = ways.back().first;
  state.counters["tick"] = ways.back().second;
  state.counters["median"] = ways[ways.size() / 2].first;
  state.counters["99%"] = ways[ways.size() * 99 / 100].first;
  state.counters["snapshots"] = static_cast<double>(branch.snapshots().count());
  state.counters["every"] = branch.snapshots().distance();
  state.counters["MiB"] = static_cast<double>(branch.snapshots().bytes()) / (1 << 20);
}

/// What a person waits for between "fork" and standing on the new branch with its first frame, from a tick in the
/// middle.
void fork(benchmark::State& state) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(source_dir() + "/scenarios/spring-flood-2024.yaml", diagnostics);
  if (!scenario) return state.SkipWithError("the flagship is not read");
  Branch branch(scenario, {}, std::size_t{384} << 20);
  const auto no_hurry = Clock::now() + std::chrono::hours(1);
  (void)branch.go_to(scenario->ticks, no_hurry);
  (void)branch.go_to(scenario->ticks / 2, no_hurry);
  for (auto _ : state) {
    const Branch forked(branch, 2, "");
    benchmark::DoNotOptimize(World(forked.world()));
  }
}

/// The comparison of two finished branches that parted before the headquarters sat, as the window makes it for each new
/// frame.
void compare_branches(benchmark::State& state) {
  Diagnostics diagnostics;
  const auto scenario = load_scenario(source_dir() + "/scenarios/spring-flood-2024.yaml", diagnostics);
  if (!scenario) return state.SkipWithError("the flagship is not read");
  Branch first(scenario, {}, std::size_t{384} << 20);
  const auto no_hurry = Clock::now() + std::chrono::hours(1);
  (void)first.go_to(scenario->ticks / 8, no_hurry);
  Branch second(first, 2, "");
  Command command;
  command.kind = CommandKind::set_policy;
  command.policy = Policy::network;
  command.tick = second.tick();
  if (!second.give(command).empty()) return state.SkipWithError("the policy is not taken");
  (void)first.go_to(scenario->ticks, no_hurry);
  (void)second.go_to(scenario->ticks, no_hurry);
  Frame frame;
  frame.world = std::make_shared<const World>(second.world());
  frame.events = second.events_so_far();
  frame.history = second.history_so_far();
  OtherRun other;
  other.number = 1;
  other.parted = second.parted;
  other.world = std::make_shared<const World>(first.world());
  other.events = first.events_so_far();
  other.history = first.history_so_far();
  for (auto _ : state) benchmark::DoNotOptimize(compare(frame, other, 12));
  state.counters["differ"] = static_cast<double>(compare(frame, other, 12).measures.size());
}

}  // namespace

BENCHMARK(fork)->Unit(benchmark::kMillisecond);
BENCHMARK(compare_branches)->Unit(benchmark::kMillisecond);
BENCHMARK(rewind)->ArgName("MiB")->Arg(384)->Arg(64)->Iterations(1)->Unit(benchmark::kSecond);

BENCHMARK_MAIN();
