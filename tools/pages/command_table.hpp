#pragma once
// What a program can be told, read from the very table that parses its command line.

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace qorgan::cli {

struct OptionEntry {
  std::vector<std::string> names;       ///< "-q", "--quiet"; empty for an argument
  std::string value;                    ///< "DIR", "SCENARIO"; empty for an option that takes none
  std::string help, standard;           ///< what it says of itself; its default, empty where it shows none
  std::vector<std::string> words;       ///< those that it takes, where it takes no others
  bool required = false, many = false;  ///< must be given; may be given several values
};

struct CommandEntry {
  std::string name, about;  ///< "qorgan law who"
  std::vector<OptionEntry> arguments, options;
  std::vector<CommandEntry> commands;
};

/// The name of a check that lets pass nothing but these words; see OptionEntry::words.
[[nodiscard]] std::string words_check(const std::vector<std::string>& words);

/// Of a program and all commands below it. What the help does not show is left out.
[[nodiscard]] CommandEntry command_table(CLI::App& program);

}  // namespace qorgan::cli
