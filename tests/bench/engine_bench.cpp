// Speed of the tick. `s/agent-tick` is wall time in seconds (n: nanoseconds) divided by agents and ticks.

#include <benchmark/benchmark.h>

#include "engine/engine.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;

namespace {

SyntheticOptions busy_options(std::size_t agents, double messages) {
  SyntheticOptions options;
  options.agents = agents;
  options.incidents = 1;
  options.messages = messages;
  options.ticks = 1000000000;
  return options;
}

/// Steps a generated institution; messages 0 is idle, 1 is about one message sent per agent and tick.
void synthetic(benchmark::State& state, double messages) {
  const SyntheticOptions options = busy_options(static_cast<std::size_t>(state.range(0)), messages);
  EngineOptions engine_options;
  engine_options.threads = static_cast<int>(state.range(1));
  engine_options.record_flows = false;
  Engine engine(synthetic_scenario(options), engine_options);
  for (int warm = 0; warm < 30; ++warm) engine.step();  // until queues and buffers have their size
  for (auto _ : state) engine.step();
  const double agent_ticks = static_cast<double>(state.iterations()) * static_cast<double>(options.agents);
  state.counters["s/agent-tick"] =
      benchmark::Counter(agent_ticks, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.SetItemsProcessed(static_cast<std::int64_t>(agent_ticks));
}

void sizes(benchmark::internal::Benchmark* bench) {
  for (int threads : {1, 2})
    for (int agents : {1000, 10000, 100000, 1000000}) bench->Args({agents, threads});
  bench->ArgNames({"agents", "threads"})->UseRealTime()->Unit(benchmark::kMicrosecond);
}

std::shared_ptr<const Scenario> flagship() {
  Diagnostics diagnostics;
  return load_scenario(source_dir() + "/scenarios/spring-flood-2024.yaml", diagnostics);
}

void run_flagship(benchmark::State& state) {
  const auto scenario = flagship();
  if (!scenario) return state.SkipWithError("the flagship scenario does not load");
  EngineOptions options;
  options.threads = static_cast<int>(state.range(0));
  for (auto _ : state) {
    Engine engine(scenario, options);
    while (!engine.done()) engine.step();
    benchmark::DoNotOptimize(engine.world().digest);
  }
  state.counters["ticks/s"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(scenario->ticks), benchmark::Counter::kIsRate);
}

void load_flagship(benchmark::State& state) {
  for (auto _ : state) {
    auto scenario = flagship();
    if (!scenario) return state.SkipWithError("the flagship scenario does not load");
    benchmark::DoNotOptimize(scenario);
  }
}

using PhaseSeconds = std::array<double, phase_count>;

void show_shares(benchmark::State& state, const PhaseSeconds& seconds) {
  double all = 0;
  for (double s : seconds) all += s;
  for (std::size_t p = 0; p < phase_count; ++p)
    state.counters[std::string(name_of(static_cast<Phase>(p)))] = all > 0 ? seconds[p] / all : 0;
}

/// What each phase costs in a run of the flagship, as shares.
void flagship_phases(benchmark::State& state) {
  const auto scenario = flagship();
  if (!scenario) return state.SkipWithError("the flagship scenario does not load");
  EngineOptions options;
  options.time_phases = true;
  PhaseSeconds seconds{};
  for (auto _ : state) {
    Engine engine(scenario, options);
    while (!engine.done()) engine.step();
    for (std::size_t p = 0; p < phase_count; ++p) seconds[p] += engine.phase_seconds()[p];
  }
  show_shares(state, seconds);
}

/// What each phase costs in a busy generated institution, as shares.
void busy_phases(benchmark::State& state) {
  Engine engine(synthetic_scenario(busy_options(static_cast<std::size_t>(state.range(0)), 1)), {1, false, true});
  for (int warm = 0; warm < 30; ++warm) engine.step();
  PhaseSeconds before = engine.phase_seconds();
  for (auto _ : state) engine.step();
  PhaseSeconds seconds = engine.phase_seconds();
  for (std::size_t p = 0; p < phase_count; ++p) seconds[p] -= before[p];
  show_shares(state, seconds);
}

void save_and_restore(benchmark::State& state) {
  const auto scenario = flagship();
  if (!scenario) return state.SkipWithError("the flagship scenario does not load");
  Engine engine(scenario);
  while (!engine.done() && engine.world().tick < scenario->ticks / 2) engine.step();
  for (auto _ : state) {
    RestoreResult result = restore_world(save_world(engine.world()), scenario);
    benchmark::DoNotOptimize(result.world.digest);
  }
}

}  // namespace

BENCHMARK_CAPTURE(synthetic, idle, 0.0)->Apply(sizes);
BENCHMARK_CAPTURE(synthetic, busy, 1.0)->Apply(sizes);
BENCHMARK(run_flagship)->Arg(1)->Arg(2)->ArgName("threads")->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(flagship_phases)->Unit(benchmark::kMillisecond);
BENCHMARK(busy_phases)->Arg(100000)->ArgName("agents")->Unit(benchmark::kMillisecond);
BENCHMARK(load_flagship)->Unit(benchmark::kMillisecond);
BENCHMARK(save_and_restore)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
