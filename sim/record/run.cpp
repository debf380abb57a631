#include "record/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <span>

#include "core/enum_table.hpp"
#include "engine/refusal.hpp"
#include "record/recorder.hpp"

namespace qorgan {
namespace {

constexpr EnumTable<RecordLevel, std::string_view> level_names({{RecordLevel::measures, "measures"},
                                                                {RecordLevel::series, "series"},
                                                                {RecordLevel::events, "events"}});

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// One engine from its first tick to its last, watched.
struct Part {
  Record record;
  bool stopped = false;
  std::string error;
  std::vector<std::string> without_effect;  ///< commands that could not be carried out in their tick, with the reason
};

/// Whether a command can be carried out shows at its tick only where it rests on what happened until then.
void watch_commands(const Engine& engine, Part& part) {
  const std::vector<Command>& all = engine.commands();
  const Tick now = engine.world().tick;
  const auto due = std::lower_bound(all.begin(), all.end(), now, [](const Command& c, Tick t) { return c.tick < t; });
  for (auto i = static_cast<std::size_t>(due - all.begin()); i < all.size() && all[i].tick == now; ++i) {
    const Refusal refusal = refusal_of(engine.world(), std::span(all).first(i), all[i]);
    if (refusal == Refusal::none) continue;
    part.without_effect.push_back(fmt::format("the command '{} {}' of tick {} had no effect: {}", name_of(all[i].kind),
                                              value_of(all[i], engine.world()), now,
                                              refusal_text(refusal, engine.world(), all[i])));
  }
}

Part run_part(std::shared_ptr<const Scenario> scenario, const RunOptions& options, RunProgress where,
              const ProgressCallback& progress, const std::atomic<bool>* stop) {
  Part out;
  const auto start = std::chrono::steady_clock::now();
  EngineOptions engine_options;
  engine_options.threads = options.threads;
  engine_options.record_flows = options.level != RecordLevel::measures;
  engine_options.time_phases = true;
  where.ticks = scenario->ticks;
  Engine engine(std::move(scenario), engine_options);
  for (const Command& command : options.commands)
    if (const std::string wrong = engine.why_not(command); !wrong.empty() || !engine.submit(command)) {
      out.error = fmt::format("the command '{} {}' of tick {} was refused: {}", name_of(command.kind),
                              value_of(command, engine.world()), command.tick, wrong);
      return out;
    }
  Recorder recorder(engine, options);
  const Tick step = std::max<Tick>(1, where.ticks / 200);
  while (!engine.done() && (options.until < 0 || engine.world().tick < options.until)) {
    if (stop && stop->load(std::memory_order_relaxed)) {
      out.stopped = true;
      break;
    }
    watch_commands(engine, out);
    engine.step();
    recorder.observe(engine);
    where.tick = engine.world().tick;
    if (progress && where.tick % step == 0) progress(where);
  }
  out.record = recorder.finish(engine, seconds_since(start));
  out.record.notes.insert(out.record.notes.end(), out.without_effect.begin(), out.without_effect.end());
  return out;
}

RunOptions baseline_options(const RunOptions& options) {
  RunOptions out = options;
  out.level = std::min(options.level, RecordLevel::series);
  out.local_points = 0;
  out.keep_sources = false;
  // A change of policy would undo what the baseline is for, and nobody decides anything; what is thrown in stays, for
  // the world must be the same.
  std::erase_if(out.commands, [](const Command& c) {
    return c.kind != CommandKind::fire_inject && c.kind != CommandKind::start_threat;
  });
  return out;
}

}  // namespace

std::string_view name_of(RecordLevel level) { return level_names[level]; }

std::optional<RecordLevel> record_level_from(std::string_view name) { return level_names.find(name); }

RunResult run_scenario(const std::shared_ptr<const Scenario>& scenario, const RunOptions& options,
                       const ProgressCallback& progress, const std::atomic<bool>* stop) {
  RunResult out;
  const bool with_baseline = options.baseline && scenario->policy != Policy::no_response;
  RunProgress where{0, with_baseline ? 2 : 1, 0, scenario->ticks};
  try {
    Part run = run_part(scenario, options, where, progress, stop);
    out.record = std::move(run.record);
    out.stopped = run.stopped;
    out.error = std::move(run.error);
    out.without_effect = std::move(run.without_effect);
    if (!with_baseline || out.stopped || !out.ok()) return out;
    auto unanswered = std::make_shared<Scenario>(*scenario);
    unanswered->policy = Policy::no_response;
    where.part = 1;
    const Part baseline = run_part(std::move(unanswered), baseline_options(options), where, progress, stop);
    // Half a baseline compares with nothing.
    if (baseline.stopped)
      out.record.notes.emplace_back("the comparison with no response was stopped before its end and is left out");
    else if (!baseline.error.empty())
      out.error = baseline.error;
    else
      add_baseline(out.record, baseline.record);
  } catch (const std::exception& failure) {
    out.error = failure.what();
  }
  return out;
}

}  // namespace qorgan
