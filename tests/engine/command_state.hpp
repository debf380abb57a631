#pragma once
// A state that has one of each that commands name.

#include "behaviour/small_state.hpp"

namespace qorgan::test {

inline SmallState state_of_all() {
  SmallState state;
  state.add_neighbour(0);
  for (const char* id : {"first", "second"}) {
    InjectSpec& spec = state.inject(InjectKind::rumour);
    spec.id = id;
    spec.contingency = true;
    spec.region = state.region("B");
  }
  return state;
}

/// Why words are no command; empty where they are one.
inline std::string error_of(const World& world, const char* kind, const char* value) {
  std::string error = "of before";
  (void)parse_command(kind, value, world, error);
  return error;
}

inline Command of(CommandKind kind) {
  Command command;
  command.kind = kind;
  return command;
}

}  // namespace qorgan::test
