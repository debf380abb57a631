#pragma once
// Which events are actions: what the report and the window count by their legal ground.

#include "world/event.hpp"

namespace qorgan {

/// Whether an event is something a body did, for which the Law must give a ground. What it was asked, what its act is
/// besides (`prohibition_broken`) and what happened to it are none.
[[nodiscard]] bool is_action(EventKind kind);

}  // namespace qorgan
