#pragma once
// Options that several commands have, so that they look the same everywhere.

#include <optional>
#include <string>
#include <vector>

#include "console.hpp"
#include "core/text.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace qorgan::cli {

/// --quiet
void add_quiet(CLI::App& command, Console& console);
/// --lang en|ru|kk
CLI::Option* add_language(CLI::App& command, Language& language);
/// --lang en,ru,kk
CLI::Option* add_languages(CLI::App& command, std::vector<Language>& languages);
/// An option that takes one of these words and names them when it is given another.
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value, const std::string& help,
                        const std::vector<std::string>& allowed);
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                        const std::string& help, const std::vector<std::string>& allowed);

/// "'htm' is not allowed; html, md or json are; did you mean 'html'?"; empty where the word is allowed.
[[nodiscard]] std::string refuse(const std::string& word, const std::vector<std::string>& allowed);
/// "a, b or c"
[[nodiscard]] std::string either(const std::vector<std::string>& words);

}  // namespace qorgan::cli
