#pragma once
// Man pages and what completes a command line in a shell, made of the table that the program is parsed by: they say
// what
// `--help` says, and cannot say anything else.

#include <string>
#include <vector>

#include "pages/command_table.hpp"

namespace CLI {
class App;
}

namespace qorgan::cli {

/// What a man page says beside the table.
struct ManualText {
  std::string version;                                           ///< "0.1.0"
  std::vector<std::pair<std::string, std::string>> statuses;     ///< "2", "bad usage or bad input"
  std::vector<std::pair<std::string, std::string>> environment;  ///< name of a variable and what it does
  std::vector<std::string> see_also;                             ///< pages of other programs
};

/// The page of one command, for section 1, in the macros of man(7).
[[nodiscard]] std::string manual_page(const CommandEntry& program, const CommandEntry& command, const ManualText& text);

/// What completes the program and its commands. Names of shipped files are asked of `qorgan list`.
[[nodiscard]] std::string bash_completion(const CommandEntry& program);
[[nodiscard]] std::string zsh_completion(const CommandEntry& program);
[[nodiscard]] std::string fish_completion(const CommandEntry& program);

/// Adds `--write-pages DIR`, which the build calls and no help shows: writes man/man1/*.1, bash/NAME, zsh/_NAME and
/// fish/NAME.fish into the folder, and ends the program. Call it after everything else was added.
void add_write_pages(CLI::App& program, ManualText text);

}  // namespace qorgan::cli
