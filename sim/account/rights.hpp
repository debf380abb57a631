#pragma once
// The rights ledger: instruments that limit rights, times the people whom they limit, times how long.

#include <cstddef>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

/// One instrument over all its uses.
struct RightsRow {
  InstrumentId instrument;
  RegionId region;           ///< of its uses; none() where all places are one row
  std::uint16_t ground = 0;  ///< of the first use
  std::size_t uses = 0, in_force = 0;
  double people = 0;       ///< at most at once by one use
  double days = 0;         ///< in force, each use for itself
  double person_days = 0;  ///< as the measure rights_limited counts them
  std::size_t disproportionate = 0, unlawful = 0;
  std::size_t needless = 0;  ///< in force and no longer necessary
  Tick first = 0;
};

/// The heaviest first.
[[nodiscard]] std::vector<RightsRow> rights_ledger(const Evidence& evidence, bool by_region = false);

}  // namespace qorgan
