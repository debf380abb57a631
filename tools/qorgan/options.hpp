#pragma once
// Options that several commands have, so that they look the same everywhere.

#include <cstdint>
#include <functional>
#include <limits>
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

/// An option that takes a whole number of decimal digits and names the range when it is given anything else: no sign
/// that wraps around, no other base, no number that is cut off.
CLI::Option* add_whole(CLI::App& command, const std::string& name, std::function<void(std::uint64_t)> take,
                       const std::string& help, std::uint64_t least,
                       std::uint64_t most = std::numeric_limits<std::uint64_t>::max());
template <class Whole>
CLI::Option* add_whole(CLI::App& command, const std::string& name, Whole& value, const std::string& help,
                       std::uint64_t least, std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) {
  return add_whole(command, name,
                   std::function<void(std::uint64_t)>([&value](std::uint64_t n) { value = static_cast<Whole>(n); }),
                   help, least, most);
}
template <class Whole>
CLI::Option* add_whole(CLI::App& command, const std::string& name, std::optional<Whole>& value, const std::string& help,
                       std::uint64_t least, std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) {
  return add_whole(command, name,
                   std::function<void(std::uint64_t)>([&value](std::uint64_t n) { value = static_cast<Whole>(n); }),
                   help, least, most);
}

/// --seed
template <class Seed>
CLI::Option* add_seed(CLI::App& command, Seed& seed, const std::string& help) {
  return add_whole(command, "--seed", seed, help, 0);
}
/// --threads and --jobs: 0 is as many as there are processors for the process.
template <class Whole>
CLI::Option* add_workers(CLI::App& command, const std::string& name, Whole& value, const std::string& help) {
  return add_whole(command, name, value, help, 0, 256);
}

/// Makes every option and argument of the program refuse an empty text: it comes from a variable that is not set, and
/// would silently stand for something else.
void refuse_empty_texts(CLI::App& program);

/// What stands twice in a list of options side by side; empty where nothing does.
[[nodiscard]] std::string named_twice(const std::vector<std::string>& words);

/// What `--set` was given, cut at the first equals sign. Returns what is wrong with it; empty when it is well.
[[nodiscard]] std::string split_settings(const std::vector<std::string>& set,
                                         std::vector<std::pair<std::string, std::string>>& pairs);

/// "'htm' is not allowed; html, md or json are; did you mean 'html'?"; empty where the word is allowed.
[[nodiscard]] std::string refuse(const std::string& word, const std::vector<std::string>& allowed);
/// "a, b or c"
[[nodiscard]] std::string either(const std::vector<std::string>& words);

}  // namespace qorgan::cli
