#pragma once
// Many functions of time sampled together, in bounded memory: when the limit is reached every second point goes and
// the samples to come lie twice as far apart. Which ticks are kept depends on the ticks alone.

#include <cstddef>
#include <vector>

#include "record/rows.hpp"

namespace qorgan {

class SeriesSet {
 public:
  /// `limit`: points kept of each series, at least 16.
  explicit SeriesSet(std::size_t limit);

  /// A new series; all are added before the first sample.
  void add(std::string_view measure, IncidentId incident = {}, RegionId region = {});
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// Whether that tick is to be sampled.
  [[nodiscard]] bool wants(Tick tick) const { return (tick - origin_) % stride_ == 0; }
  /// Takes `value(row)` of every series at that tick. Ticks rise from call to call; the first one is the origin.
  template <class Value>
  void sample(Tick tick, const Value& value) {
    if (count_ == 0) origin_ = tick;
    if (count_ >= limit_) thin();
    if (!wants(tick)) return;  // the coarser step may leave it out
    for (SeriesRow& row : rows_) {
      row.ticks.push_back(tick);
      row.values.push_back(value(row));
    }
    ++count_;
  }
  /// The last tick of a run belongs to its curve, wherever the step stands. Only on the way to a result.
  template <class Value>
  void close(Tick tick, const Value& value) {
    for (SeriesRow& row : rows_)
      if (row.ticks.empty() || row.ticks.back() < tick) {
        row.ticks.push_back(tick);
        row.values.push_back(value(row));
      }
  }

  [[nodiscard]] const std::vector<SeriesRow>& rows() const { return rows_; }
  [[nodiscard]] Tick stride() const { return stride_; }

 private:
  void thin();
  std::size_t limit_;
  std::size_t count_ = 0;
  Tick origin_ = 0;
  Tick stride_ = 1;
  std::vector<SeriesRow> rows_;
};

}  // namespace qorgan
