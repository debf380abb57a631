#pragma once
// The commands. Each adds itself to the command line; main() calls the one that was named.

#include <functional>
#include <string>
#include <vector>

#include "console.hpp"

namespace CLI {
class App;
}

namespace qorgan::cli {

struct Command {
  CLI::App* app = nullptr;
  std::function<int()> action;  ///< returns the exit status
};

[[nodiscard]] Command add_run(CLI::App& program, Console& console);
[[nodiscard]] Command add_compare(CLI::App& program, Console& console);
[[nodiscard]] Command add_check(CLI::App& program, Console& console);
[[nodiscard]] Command add_report(CLI::App& program, Console& console);
[[nodiscard]] Command add_replay(CLI::App& program, Console& console);
[[nodiscard]] Command add_why(CLI::App& program, Console& console);
[[nodiscard]] Command add_law(CLI::App& program, Console& console);
[[nodiscard]] Command add_batch(CLI::App& program, Console& console);
[[nodiscard]] Command add_sweep(CLI::App& program, Console& console);
[[nodiscard]] Command add_merge(CLI::App& program, Console& console);
[[nodiscard]] Command add_network(CLI::App& program, Console& console);
[[nodiscard]] Command add_columns(CLI::App& program, Console& console);
[[nodiscard]] Command add_new(CLI::App& program, Console& console);
[[nodiscard]] Command add_list(CLI::App& program, Console& console);

/// What the user typed, for the provenance: the program's name without its path, paths as they were given.
struct Invocation {
  std::vector<std::string> arguments;
};

}  // namespace qorgan::cli
