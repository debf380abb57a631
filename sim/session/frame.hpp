#pragma once
// What the window reads: a copy of the world at one tick with what led there. Values that nobody changes any more, so
// that drawing needs no lock and the simulation never waits for a frame.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/command.hpp"
#include "engine/refusal.hpp"
#include "record/event_log.hpp"
#include "record/people.hpp"
#include "world/world.hpp"

namespace qorgan {

/// What is sampled at one tick; never changed once it stands.
struct HistoryRow {
  Tick tick = 0;
  std::vector<float> values;           ///< by column, see History::column()
  std::vector<std::uint16_t> waiting;  ///< in the trays of the first `History::bodies_kept` bodies
  std::vector<std::uint8_t> load;      ///< of their desks, percent
};

/// The past: every series of measure_names() for the country, each incident and each region, and the in-trays of
/// bodies, at even steps of time. Rows are shared between copies, so that handing it to another thread costs pointers.
class History {
 public:
  static constexpr std::size_t limit = 1024;         ///< rows for the length of a run, about
  static constexpr std::size_t bodies_kept = 2'000;  ///< of a larger world only the first ones are sampled

  /// Takes the world's values if its tick is due and not yet there.
  void observe(const World& world);
  /// Forgets what lies behind the tick, as the way there may become another one.
  void cut(Tick tick);

  [[nodiscard]] Tick stride() const { return stride_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] Tick tick(std::size_t row) const { return rows_[row]->tick; }
  [[nodiscard]] const HistoryRow& row(std::size_t index) const { return *rows_[index]; }
  /// Where a measure stands in a row; nothing where it is not sampled there. None() for both is the country.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view measure, IncidentId incident = {},
                                                  RegionId region = {}) const;
  /// No number where the incident was not there yet.
  [[nodiscard]] float value(std::size_t row, std::size_t column) const;
  /// A whole curve; empty where it is not sampled.
  [[nodiscard]] std::vector<float> series(std::string_view measure, IncidentId incident = {},
                                          RegionId region = {}) const;
  /// The greatest number of persons at work at one time, in all ticks that were seen.
  [[nodiscard]] double max_deployed() const { return peaks_.empty() ? 0 : peaks_.back().second; }
  /// In-tray or load of one body; empty where it is not sampled.
  [[nodiscard]] std::vector<float> waiting(AgentId agent) const;
  [[nodiscard]] std::vector<float> load(AgentId agent) const;

 private:
  std::vector<std::shared_ptr<const HistoryRow>> rows_;
  Tick stride_ = 0;  ///< 0 before the first row
  Tick seen_ = -1;   ///< the last tick that was looked at
  /// Whenever more persons were at work than ever before: rows stand too far apart to tell.
  std::vector<std::pair<Tick, double>> peaks_;
  std::size_t incidents_ = 0, regions_ = 0;
};

/// A measure that may be asked of the place: its series exists at every tick there.
[[nodiscard]] bool sampled(std::string_view measure, bool incident, bool region);

/// A course of the session: the scenario's own, or one that was forked from another.
struct BranchInfo {
  int number = 1;
  int parent = 0;    ///< 0: the scenario itself
  Tick parted = 0;   ///< where it left its parent
  Tick reached = 0;  ///< how far it has been simulated
  std::string name;  ///< a person's; empty where nobody gave one
};

/// The branch beside the present one, at the same tick or where it ended before.
struct OtherRun {
  int number = 0;
  Tick parted = 0;  ///< since when the two differ
  std::shared_ptr<const World> world;
  EventLog events;
  std::shared_ptr<const std::vector<DecisionRow>> decisions;  ///< that were put before people
  std::shared_ptr<const History> history;
  std::shared_ptr<const std::vector<Command>> commands;
};

struct Frame {
  std::shared_ptr<const World> world;  ///< never null once a run was opened
  EventLog events;
  std::shared_ptr<const std::vector<DecisionRow>> decisions;  ///< that were put before people
  std::shared_ptr<const History> history;
  bool playing = false;
  bool done = false;
  bool busy = false;          ///< on the way to a tick that was asked for
  std::optional<Tick> goal;   ///< that tick
  double speed = 4;           ///< ticks a second; 0 is as fast as possible
  std::string error;          ///< why the run could not go on; empty normally
  std::string journal_error;  ///< why nothing more is written down; empty normally
  bool waiting = false;       ///< paused because a played body has to decide
  int branch = 1;             ///< on which the window is
  Tick reached = 0;           ///< how far this branch has been simulated; at or after the world's tick
  std::vector<BranchInfo> branches;
  std::shared_ptr<const std::vector<Command>> commands;  ///< of this branch, those to come as well
  std::shared_ptr<const OtherRun> other;                 ///< while two branches are compared
  std::string refused;                                   ///< why the last command was not taken; empty when it was
  Refusal refusal = Refusal::none;                       ///< the same as a code
  unsigned answers = 0;                                  ///< rises with every command that was taken or refused
  unsigned number = 0;                                   ///< rises with every frame
};

}  // namespace qorgan
