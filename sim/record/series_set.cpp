#include "record/series_set.hpp"

#include <algorithm>

namespace qorgan {

SeriesSet::SeriesSet(std::size_t limit) : limit_(std::max<std::size_t>(limit, 16)) {}

void SeriesSet::add(std::string_view measure, IncidentId incident, RegionId region) {
  rows_.push_back({std::string(measure), false, incident, region, {}, {}});
}

void SeriesSet::thin() {
  for (SeriesRow& row : rows_) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < row.ticks.size(); i += 2, ++kept) {
      row.ticks[kept] = row.ticks[i];
      row.values[kept] = row.values[i];
    }
    row.ticks.resize(kept);
    row.values.resize(kept);
  }
  count_ = (count_ + 1) / 2;
  stride_ *= 2;
}

}  // namespace qorgan
