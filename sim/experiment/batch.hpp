#pragma once
// A batch as it is read back from disk: what was planned and what came of every run.

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/plan.hpp"
#include "record/rows.hpp"

namespace qorgan {

enum class RunStatus : std::uint8_t { missing, done, failed };
[[nodiscard]] std::string_view name_of(RunStatus status);  ///< "missing", "done", "failed"

struct BatchRun {
  RunIndex index = 0;
  std::size_t point = 0;
  std::uint32_t replicate = 0;
  std::size_t context = 0;  ///< into Batch::contexts
  std::uint64_t seed = 0;
  RunStatus status = RunStatus::missing;
  std::string digest;           ///< 16 hexadecimal digits; empty unless done
  std::string error;            ///< why it failed
  std::string command;          ///< makes this run alone; empty where it is missing
  std::string policy, reading;  ///< in force at the start; empty where it is missing
  Tick ticks = 0;
  std::uint64_t agents = 0, units = 0, messages = 0, events = 0;
};

/// A measure and where it is asked: of the country where both ids are empty.
struct MeasureKey {
  std::string measure;
  std::string incident;  ///< id in the scenario
  std::string region;    ///< ISO 3166-2
  friend bool operator==(const MeasureKey&, const MeasureKey&) = default;
  friend auto operator<=>(const MeasureKey&, const MeasureKey&) = default;
};

/// The national curve of a measure in one run.
struct BatchSeries {
  RunIndex run = 0;
  std::string measure;
  std::vector<Tick> ticks;
  std::vector<double> values;  ///< base units; no_value where it had none
};

struct BatchObjective {
  RunIndex run = 0;
  std::string objective;  ///< id; its text stands in the scenario
  double value = no_value;
  bool met = false;
  LocalText text = {};  ///< where no scenario says it; otherwise empty
};

/// A commission, council or headquarters of 18(4). Ticks are -1 where it did not come to that.
struct BatchHeadquarters {
  RunIndex run = 0;
  std::string level, phase, threat, region, head, proposer, ground;
  bool disputed = false, referred = false;
  Tick proposed = -1, convened = -1, first_sitting = -1, stood_down = -1;
  std::uint32_t sittings = 0, members = 0, accepted = 0;
};

/// A legal instrument that was used; the rights ledger is those with people > 0.
struct BatchInstrumentInForce {
  RunIndex run = 0;
  std::string instrument, incident, region, taker, ground;
  Tick start = 0, until = 0, ended = -1;
  double people = 0;
  bool proportionate = true, lawful = true;
};

/// An action without legal ground.
struct BatchViolation {
  RunIndex run = 0;
  Tick tick = 0, found = -1;
  std::string agent, incident, instrument, article;
};

/// Files from which runs were made: one combination of scenario and institution.
struct BatchContext {
  std::string scenario;     ///< file, as the plan spells it
  std::string institution;  ///< file, as the plan spells it; empty: the scenario's own
  std::string hash;         ///< of the scenario as loaded without the point's other settings
  double tick_seconds = 3600;
  Instant start;                ///< of its runs
  std::int32_t utc_offset = 0;  ///< of its local time, seconds east of UTC
  /// As loaded again from the text that is stored in the batch, with its names in three languages, law, assumptions
  /// and objectives. nullptr where the stored text can no longer be read; see Batch::notes.
  std::shared_ptr<const Scenario> loaded;
};

/// A legal instrument as readers know it, where no scenario is loaded that says so.
struct BatchInstrument {
  std::string id, article;
  LocalText name;
};

struct Batch {
  Plan plan;                   ///< `folder` is empty
  std::string plan_hash;       ///< of plan and files, 16 hexadecimal digits
  std::string version;         ///< of the program that made it
  bool complete = false;       ///< every run of the plan is done or failed
  std::string shard;           ///< "2/3" where the file holds that shard only; otherwise empty
  std::vector<BatchRun> runs;  ///< all of the plan, by index; those not in the file are `missing`
  std::vector<BatchContext> contexts;
  std::vector<MeasureKey> measures;  ///< national ones first, in the order of the measures' table
  std::vector<double> values;        ///< run by run, one a measure; no_value where it has none
  std::vector<BatchObjective> objectives;
  std::vector<BatchHeadquarters> headquarters;
  std::vector<BatchInstrumentInForce> in_force;
  std::vector<BatchViolation> violations;
  std::vector<BatchInstrument> instruments;  ///< of a recorded run; empty of a batch, whose scenarios name them
  std::vector<BatchSeries> series;           ///< by run, then measure; empty below the level `series`
  std::vector<std::string> notes;            ///< what the reader must know

  [[nodiscard]] double value(RunIndex run, std::size_t measure) const {
    return values[std::size_t{run} * measures.size() + measure];
  }
  /// Position in `measures`; measures.size() where there is none.
  [[nodiscard]] std::size_t measure_index(const MeasureKey& key) const;
  [[nodiscard]] std::size_t count(RunStatus status) const;
  /// What the scenario of a run says of itself; nullptr where it could not be read again.
  [[nodiscard]] const Scenario* scenario_of(RunIndex run) const;
  /// Length of a tick of a run, in seconds.
  [[nodiscard]] double tick_seconds_of(RunIndex run) const;
};

struct LoadBatchResult {
  Batch batch;
  std::string error;  ///< empty when loaded; otherwise names the file and what is wrong with it
  [[nodiscard]] bool ok() const { return error.empty(); }
};
/// Takes the folder of a batch or its file. A batch that is not finished loads as far as it came.
[[nodiscard]] LoadBatchResult load_batch(const std::filesystem::path& path);
/// Makes a run of a batch again, from the batch alone, with as much recorded as is asked for. An error where it does
/// not come out with the recorded digest.
[[nodiscard]] RunResult remake_run(const std::filesystem::path& path, RunIndex run, RecordLevel level,
                                   const std::atomic<bool>* stop = nullptr);
/// Whether the folder holds a batch, finished or not, rather than a single run.
[[nodiscard]] bool is_batch(const std::filesystem::path& path);
/// Whether the folder holds the result of a single run. No batch is put beside it: it would hide the run.
[[nodiscard]] bool holds_run(const std::filesystem::path& folder);

}  // namespace qorgan
