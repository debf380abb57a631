#pragma once
// What measures amount to over a run: the peak or the mean of a state, the last value of a sum. Which of them each
// measure is says OverRun of world/measure_names.hpp.

#include <cstddef>
#include <vector>

#include "record/rows.hpp"
#include "world/world.hpp"

namespace qorgan {

class OverRunValues {
 public:
  /// Every state of the table, of the country, of each incident and of each region; see full_agent_limit.
  explicit OverRunValues(const World& world);

  /// Takes note of a tick. Each tick once, in order.
  void look(const World& world);

  /// Every measure of the table where it can be asked: the country first, then incidents, then regions.
  [[nodiscard]] std::vector<MeasureRow> rows(const World& world) const;

 private:
  /// One state, asked of one place, over the ticks so far.
  struct State {
    std::size_t measure = 0;  ///< in measure_names()
    IncidentId incident;
    RegionId region;
    double value = no_value;  ///< greatest, least, or sum so far
    std::size_t ticks = 0;    ///< that the mean is over
  };
  [[nodiscard]] double value_of(const State& state) const;
  std::vector<State> states_;
};

}  // namespace qorgan
