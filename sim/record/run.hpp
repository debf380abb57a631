#pragma once
// Running a scenario to its end and keeping what came of it.

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "record/record.hpp"

namespace qorgan {

/// How much is kept: measures at the end; also series and flows; also every event.
enum class RecordLevel : std::uint8_t { measures, series, events };
[[nodiscard]] std::string_view name_of(RecordLevel level);  ///< "measures", "series", "events"
[[nodiscard]] std::optional<RecordLevel> record_level_from(std::string_view name);

struct RunOptions {
  int threads = 1;  ///< 0: as many as the process was lent. Results do not depend on it.
  /// Run the same scenario again under `no-response` with the same seed, for the damage averted. Left out where the
  /// scenario's own policy is `no-response`.
  bool baseline = true;
  RecordLevel level = RecordLevel::events;
  std::size_t series_points = 2000;  ///< kept of each national series at most (at least 16)
  std::size_t local_points = 300;    ///< of each series of one region or incident
  std::size_t event_limit =
      1'000'000;                  ///< beyond it events still happen and count but are not kept; noted in the record
  std::vector<Command> commands;  ///< what people do to the run, in order of their tick
  Tick until = -1;                ///< stop after so many ticks: a session that was left; -1: at the scenario's end
  std::vector<std::string> overrides;  ///< "path=value" that were applied when the scenario was loaded; kept for replay
  std::string command_line;            ///< for the provenance; give it without host paths
  std::vector<SourceFile> sources;     ///< stored instead of the scenario's files, where those are no longer there
  bool keep_sources = true;            ///< store the files' text, so that the record alone can be run again
};

/// Where a run stands, for a progress line. `part` is 0 for the run and 1 for its baseline.
struct RunProgress {
  int part = 0, parts = 1;
  Tick tick = 0, ticks = 0;
};
using ProgressCallback = std::function<void(const RunProgress&)>;  ///< called at most about 200 times a run

struct RunResult {
  Record record;
  bool stopped = false;  ///< the stop flag was seen: the record holds what was done until then, and no baseline
  /// Commands that could not be carried out in their tick, with the reason; among the record's notes as well.
  std::vector<std::string> without_effect;
  std::string error;  ///< empty when the run finished or was stopped; otherwise why it could not
  [[nodiscard]] bool ok() const { return error.empty(); }
};

/// One run. A pure function of the scenario, the options' commands and the program, but for the wall time. The stop
/// flag (may be null) is looked at after every tick. Never throws for what a user can cause.
[[nodiscard]] RunResult run_scenario(const std::shared_ptr<const Scenario>& scenario, const RunOptions& options = {},
                                     const ProgressCallback& progress = {}, const std::atomic<bool>* stop = nullptr);

/// The files a scenario was read from, whole, with paths relative to the folder that holds them all. What cannot be
/// read is left out.
[[nodiscard]] std::vector<SourceFile> collect_sources(const Scenario& scenario);

/// "0.1.0+6e95a4b": the program's version and the commit it was built from, where that is known.
[[nodiscard]] std::string program_version();
[[nodiscard]] std::string compiler_name();

}  // namespace qorgan
