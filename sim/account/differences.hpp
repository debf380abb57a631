#pragma once
// Two courses that part from one another: who acted differently first, and what happened in only one of them.

#include <cstddef>
#include <optional>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

/// Something that a person would call an act or an outcome; see EventTraits::compared.
struct EventDifference {
  std::size_t event = 0;  ///< for Evidence::event() of its own course
  bool here = true;       ///< in the first course; otherwise in the second
  friend bool operator==(const EventDifference&, const EventDifference&) = default;
};

struct CourseDifferences {
  std::optional<EventDifference> first;  ///< the first act that the other course does not have in that tick
  std::vector<EventDifference> only_here, only_there;  ///< what the other has not done at all, in the order of time
  friend bool operator==(const CourseDifferences&, const CourseDifferences&) = default;
};

/// Of what happened from the tick `parted` until before the tick `until`; what the other course did earlier counts as
/// done there. `max_rows` limits each of the two lists.
[[nodiscard]] CourseDifferences course_differences(const Evidence& here, const Evidence& there, Tick parted, Tick until,
                                                   std::size_t max_rows);

}  // namespace qorgan
