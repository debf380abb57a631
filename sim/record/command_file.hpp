#pragma once
// A file of commands for a run without a window: an exercise that is prepared, or a session written down by hand.
//
//   {"commands": [{"tick": 12, "do": "take-over", "value": "akimat@KZ-15", "note": "from the first day"},
//                 {"at": "2024-04-02 06:00", "do": "decide", "value": "akimat@KZ-15 convene act"},
//                 {"at": "3 d", "do": "fire-inject", "value": "second-wave"}]}
//
// "do" and "value" as engine/command.hpp writes them; "tick", or "at" as a date or a time after the start.

#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "engine/command.hpp"

namespace qorgan {

/// All complaints in one pass; the commands are of use only where there are none. In the order of their ticks.
[[nodiscard]] std::vector<Command> read_commands(const std::string& file, const World& world, Diagnostics& diagnostics);

}  // namespace qorgan
