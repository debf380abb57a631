#pragma once
// Who knew what when: the way of the news of an incident through the bodies.

#include <cstddef>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

/// How a body came to know.
enum class HeardFrom : std::uint8_t {
  itself,   ///< it found out
  body,     ///< another body told it
  sitting,  ///< the pictures were put together at a sitting of a headquarters
  outside   ///< nobody of the state told it: an inject, people
};

/// What a body knew of an incident.
struct Knowledge {
  AgentId agent;
  HeardFrom heard = HeardFrom::itself;
  AgentId from;           ///< the body that told it first; none() otherwise
  Tick since = 0;         ///< when it first knew
  std::size_t event = 0;  ///< by which it did, for Evidence::event()
  float belief = 0;       ///< severity as it first believed it
  float last_belief = 0;  ///< as the last news had it
  Tick last = 0;          ///< when that came
  std::size_t news = 0;   ///< how often it learned something of it
  std::size_t steps = 0;  ///< how many bodies the news passed through before: 0 where no body told it
};

/// By when they first knew. Nothing where no events were kept.
[[nodiscard]] std::vector<Knowledge> who_knew(const Evidence& evidence, IncidentId incident);

}  // namespace qorgan
