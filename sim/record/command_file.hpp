#pragma once
// A file of commands for a run without a window: an exercise that is prepared, or a session written down by hand.
//
//   {"commands": [{"tick": 12, "do": "take-over", "value": "akimat@KZ-15", "note": "from the first day"},
//                 {"at": "2024-04-02 06:00", "do": "decide", "value": "akimat@KZ-15 convene act"},
//                 {"at": "3 d", "do": "fire-inject", "value": "second-wave"}]}
//
// "do" and "value" as engine/command.hpp writes them; "tick", or "at" as a date or a time after the start. The list may
// also stand alone.

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "engine/command.hpp"

namespace qorgan {

/// Of a file of commands.
inline constexpr std::size_t max_commands = 10000;

/// Reads a file of at most 16 MiB against the world at tick 0 that the commands are meant for: form, names, times, and
/// whether each can be given after those before it. All complaints in one pass; the commands are of use only where
/// there are no errors. In the order of their ticks, those of one tick in the order of the file.
[[nodiscard]] std::vector<Command> read_commands(const std::string& file, const World& world, Diagnostics& diagnostics);
/// The same of its text.
[[nodiscard]] std::vector<Command> parse_commands(std::string_view text, const std::string& file, const World& world,
                                                  Diagnostics& diagnostics);

/// JSON Schema (draft 2020-12) of such files, for editors; ends with a line break.
[[nodiscard]] std::string commands_schema();

}  // namespace qorgan
