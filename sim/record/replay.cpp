#include "record/replay.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/digest.hpp"
#include "engine/engine.hpp"
#include "record/again.hpp"

namespace qorgan {
namespace {

/// Runs as many ticks as the record did and compares digests on the way.
void run_again(const Record& record, const std::shared_ptr<const Scenario>& scenario, int threads,
               const ProgressCallback& progress, const std::atomic<bool>* stop, ReplayResult& out) {
  EngineOptions options;
  options.threads = threads;
  options.record_flows = false;
  Engine engine(scenario, options);
  for (const CommandRow& row : record.commands) {
    std::string wrong;
    Command command = parse_command(row.kind, row.value, engine.world(), wrong);
    command.tick = row.tick;
    command.note = row.note;
    if (wrong.empty()) wrong = engine.why_not(command);
    if (!wrong.empty() || !engine.submit(command)) {
      out.error = fmt::format("the recorded command '{} {}' cannot be given again: {}", row.kind, row.value, wrong);
      return;
    }
  }
  const Tick ticks = std::min(record.run.ticks_done, scenario->ticks);
  const Tick step = std::max<Tick>(1, ticks / 200);
  auto sample = record.digests.begin();
  while (out.ticks < ticks) {
    if (stop && stop->load(std::memory_order_relaxed)) {
      out.error = "stopped before the end";
      return;
    }
    engine.step();
    out.ticks = engine.world().tick;
    while (sample != record.digests.end() && sample->tick < out.ticks) ++sample;
    if (sample != record.digests.end() && sample->tick == out.ticks) {
      if (sample->digest == engine.world().digest)
        out.same_until = out.ticks;
      else if (out.differs_at < 0)
        out.differs_at = out.ticks;
    }
    if (progress && out.ticks % step == 0) progress({0, 1, out.ticks, ticks});
  }
  out.again = format_digest(engine.world().digest);
  out.same = out.again == out.recorded;
  if (out.same)
    out.same_until = out.ticks;
  else if (out.differs_at < 0)
    out.differs_at = out.ticks;
}

}  // namespace

ReplayResult replay(const Record& record, int threads, const ProgressCallback& progress,
                    const std::atomic<bool>* stop) {
  ReplayResult out;
  out.recorded = record.run.digest;
  out.other_version = record.run.version != program_version();
  if (record.sources.empty()) {
    out.error = "the record holds no scenario text, so it cannot be run again";
    return out;
  }
  try {
    const ScenarioConditions conditions{record.run.seed, record.run.ticks, record.run.policy, record.run.reading,
                                        record.overrides};
    const auto scenario = scenario_again(record.sources, conditions, out.error);
    if (scenario) run_again(record, scenario, threads, progress, stop, out);
  } catch (const std::exception& failure) {
    out.error = failure.what();
  }
  return out;
}

}  // namespace qorgan
