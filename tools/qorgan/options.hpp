#pragma once
// Options that several commands have, so that they look the same everywhere.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "console.hpp"
#include "core/text.hpp"
#include "law/vocabulary.hpp"
#include "report/report.hpp"

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
/// --format html,md,json
CLI::Option* add_formats(CLI::App& command, std::vector<ReportFormat>& formats);
/// An option that takes one of these words and names them when it is given another.
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value, const std::string& help,
                        const std::vector<std::string>& allowed);
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                        const std::string& help, const std::vector<std::string>& allowed);

/// An option that takes several of these words, separated by commas.
CLI::Option* add_choices(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                         const std::string& help, const std::vector<std::string>& allowed);

/// The words of a closed vocabulary.
template <class E>
std::vector<std::string> words_of() {
  std::vector<std::string> words;
  for (const auto& entry : Vocabulary<E>::names()) words.emplace_back(entry.name);
  return words;
}

/// What `--set` was given, cut at the first equals sign. Returns what is wrong with it; empty when it is well.
[[nodiscard]] std::string split_settings(const std::vector<std::string>& set,
                                         std::vector<std::pair<std::string, std::string>>& pairs);

/// "'htm' is not allowed; html, md or json are; did you mean 'html'?"; empty where the word is allowed.
[[nodiscard]] std::string refuse(const std::string& word, const std::vector<std::string>& allowed);
/// "a, b or c"
[[nodiscard]] std::string either(const std::vector<std::string>& words);

}  // namespace qorgan::cli
