#pragma once
// What people do to a run. Commands carry their tick, are recorded, and make the same session again.

#include <cstdint>
#include <string>

#include "core/id.hpp"
#include "law/vocabulary.hpp"

namespace qorgan {

enum class CommandKind : std::uint8_t { fire_inject, set_policy, set_reading };

struct Command {
  Tick tick = 0;  ///< applied at the start of the step that leads from this tick to the next
  CommandKind kind = CommandKind::fire_inject;
  InjectId inject;                     ///< fire_inject
  Policy policy = Policy::by_law;      ///< set_policy
  Reading reading = Reading::literal;  ///< set_reading
  std::string note;                    ///< of the person; not part of the digest
};

}  // namespace qorgan
