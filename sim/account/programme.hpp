#pragma once
// The programme of a run: its injects, those to come and those that have fired.

#include <cstddef>
#include <vector>

#include "account/evidence.hpp"

namespace qorgan {

/// What an inject waits for.
enum class InjectState : std::uint8_t {
  scheduled,   ///< for its time
  on_trigger,  ///< for a condition, or for a person where it is a contingency
  fired
};

struct ProgrammeRow {
  std::size_t inject = 0;  ///< for Evidence::inject()
  InjectState state = InjectState::scheduled;
  std::optional<Tick> tick;  ///< in which it fired, or will; empty where that is not known
  bool contingency = false;  ///< waits for a person
  friend bool operator==(const ProgrammeRow&, const ProgrammeRow&) = default;
};

/// What is still to come, by time, then what waits for a condition or a person, then what has fired, the newest first.
[[nodiscard]] std::vector<ProgrammeRow> programme_of(const Evidence& evidence);

}  // namespace qorgan
