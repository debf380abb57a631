#pragma once
// What a run gives beside what was reported: figures at the times of which sources tell, and the moments of a response.

#include <vector>

#include "record/rows.hpp"
#include "world/world.hpp"

namespace qorgan {

class ObservationWatch {
 public:
  explicit ObservationWatch(const Scenario& scenario);
  /// Takes note of a tick. Each tick once, in order.
  void look(const World& world);
  /// What was observed so far, with errors.
  [[nodiscard]] std::vector<ObservationRow> rows(const World& world) const;

 private:
  std::vector<ObservationRow> rows_;
  std::vector<Tick> first_return_;  ///< by observation: when the first people who were moved were home; -1 before
};

/// The tick of a moment in the incidents of a region, or of one incident, or of the country; the earliest of them. -1
/// while none of them has come to it. `return_` is not kept by the world: -1.
[[nodiscard]] Tick tick_of(const World& world, ObservedMoment moment, IncidentId incident, RegionId region);

/// Name of a moment for people; that of the name itself where there is none.
[[nodiscard]] LocalText moment_title(std::string_view moment);

}  // namespace qorgan
