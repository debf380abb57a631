#pragma once
// Watches an engine and keeps what a record needs. It only reads: a run that is watched has the digest of one that is
// not. Memory is bounded: series are thinned as they grow, events end at their limit.

#include <memory>

#include "engine/engine.hpp"
#include "record/run.hpp"

namespace qorgan {

class Recorder {
 public:
  /// Takes note of the world as it stands (tick 0, or wherever a restored engine goes on).
  Recorder(const Engine& engine, const RunOptions& options);
  ~Recorder();
  Recorder(Recorder&&) noexcept;
  Recorder& operator=(Recorder&&) noexcept;

  /// Call after every step().
  void observe(const Engine& engine);

  /// Series so far, for plots that move with the run. Valid until the next observe().
  [[nodiscard]] const std::vector<SeriesRow>& series() const;
  /// Events so far, sorted by key.
  [[nodiscard]] const std::vector<Event>& events() const;

  /// The record of what was seen so far; the recorder can go on afterwards. `wall_seconds` as measured by the caller.
  [[nodiscard]] Record finish(const Engine& engine, double wall_seconds) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Puts the measures, national series and digest of the same run under `no-response` beside a finished record.
void add_baseline(Record& record, const Record& baseline);

}  // namespace qorgan
