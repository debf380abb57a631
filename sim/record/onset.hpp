#pragma once
// Times of recorded incidents count from their onset, where they have one.

#include <optional>

#include "record/rows.hpp"

namespace qorgan {

/// The onset in the row of an incident from which no time counts: it was called off before, or only said to be.
inline constexpr Tick no_onset = 2'000'000'000;

/// Whether it came about. Where no events were kept, its peak is all that tells.
[[nodiscard]] inline bool happened(const IncidentRow& row) { return row.state.began != 0 || row.state.peak > 0; }

[[nodiscard]] inline bool has_onset(const IncidentRow& row) { return row.state.onset != no_onset; }

/// Ticks from its onset to a moment, negative before it; nothing where the moment never came (below 0) or there is no
/// onset.
[[nodiscard]] inline std::optional<Tick> since_onset(const IncidentRow& row, Tick moment) {
  if (moment < 0 || !has_onset(row)) return std::nullopt;
  return moment - row.state.onset;
}

}  // namespace qorgan
