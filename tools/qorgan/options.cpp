#include "options.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <system_error>

#include "core/suggest.hpp"
#include "pages/command_table.hpp"

namespace qorgan::cli {
namespace {

std::vector<std::string> language_codes() {
  std::vector<std::string> codes;
  for (const Language language : all_languages) codes.emplace_back(code_of(language));
  return codes;
}

}  // namespace

std::string either(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

std::string refuse(const std::string& word, const std::vector<std::string>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return {};
  std::string text = fmt::format("'{}' is not allowed; it takes {}", word, either(allowed));
  const std::vector<std::string_view> candidates(allowed.begin(), allowed.end());
  if (const auto near = closest(word, candidates)) text += fmt::format("; did you mean '{}'?", *near);
  return text;
}

void add_quiet(CLI::App& command, Console& console) {
  command.add_flag("-q,--quiet", console.quiet, "Say nothing but errors");
}

namespace {

/// Lets pass these words alone, and tells completions of them.
CLI::Validator only(const std::vector<std::string>& allowed) {
  return {[allowed](const std::string& word) { return refuse(word, allowed); }, "", words_check(allowed)};
}

template <class Value>
CLI::Option* add_one_of(CLI::App& command, const std::string& name, Value& value, const std::string& help,
                        const std::vector<std::string>& allowed) {
  return command.add_option(name, value, fmt::format("{}: {}", help, either(allowed)))->check(only(allowed));
}

}  // namespace

CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value, const std::string& help,
                        const std::vector<std::string>& allowed) {
  return add_one_of(command, name, value, help, allowed);
}

CLI::Option* add_choice(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                        const std::string& help, const std::vector<std::string>& allowed) {
  return add_one_of(command, name, value, help, allowed);
}

CLI::Option* add_choices(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                         const std::string& help, const std::vector<std::string>& allowed) {
  return command.add_option(name, values, fmt::format("{}: {}", help, either(allowed)))
      ->delimiter(',')
      ->check(only(allowed));
}

CLI::Option* add_whole(CLI::App& command, const std::string& name, std::function<void(std::uint64_t)> take,
                       const std::string& help, std::uint64_t least, std::uint64_t most) {
  const auto read = [least, most](const std::string& text) -> std::optional<std::uint64_t> {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data(), end, number);
    return code == std::errc() && stop == end && number >= least && number <= most ? std::optional(number)
                                                                                   : std::nullopt;
  };
  return command
      .add_option_function<std::string>(
          name, [take = std::move(take), read](const std::string& text) { take(*read(text)); }, help)
      ->type_name("NUMBER")
      ->check(CLI::Validator(
          [read, least, most](const std::string& text) {
            return read(text) ? std::string() : fmt::format("'{}' is no whole number from {} to {}", text, least, most);
          },
          ""));
}

void refuse_empty_texts(CLI::App& program) {
  for (CLI::Option* option : program.get_options())
    if (option->get_items_expected_max() > 0)
      option->check(CLI::Validator(
          [](const std::string& text) {
            return text.empty() ? std::string("an empty text stands where a value should; is a variable not set?")
                                : std::string();
          },
          ""));
  for (CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) refuse_empty_texts(*command);
}

std::string named_twice(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), words[i]) !=
        words.begin() + static_cast<std::ptrdiff_t>(i))
      return words[i];
  return {};
}

std::string split_settings(const std::vector<std::string>& set,
                           std::vector<std::pair<std::string, std::string>>& pairs) {
  for (const std::string& entry : set) {
    const std::size_t equals = entry.find('=');
    if (equals == std::string::npos || equals == 0)
      return fmt::format("--set: '{}' is not PATH=VALUE; for example parameters.quorum=0.6", entry);
    pairs.emplace_back(entry.substr(0, equals), entry.substr(equals + 1));
  }
  return {};
}

CLI::Option* add_language(CLI::App& command, Language& language) {
  return command
      .add_option_function<std::string>(
          "--lang", [&language](const std::string& code) { language = *language_from_code(code); },
          "Language of names: en, ru or kk (default en)")
      ->check(only(language_codes()));
}

namespace {

/// Several words of a kind, separated by commas, each once.
template <class Value, class Read>
CLI::Option* add_several(CLI::App& command, const std::string& name, std::vector<Value>& values,
                         const std::string& help, const std::vector<std::string>& allowed, Read read) {
  return command
      .add_option_function<std::vector<std::string>>(
          name,
          [&values, read](const std::vector<std::string>& words) {
            values.clear();
            for (const std::string& word : words)
              if (const Value value = *read(word); std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(value);
          },
          help)
      ->delimiter(',')
      ->check(only(allowed));
}

}  // namespace

CLI::Option* add_languages(CLI::App& command, std::vector<Language>& languages) {
  return add_several(command, "--lang", languages, "Languages: en, ru, kk, separated by commas (default en)",
                     language_codes(), [](const std::string& code) { return language_from_code(code); });
}

CLI::Option* add_formats(CLI::App& command, std::vector<ReportFormat>& formats) {
  return add_several(command, "--format", formats,
                     "Formats of the report: html, md, json, separated by commas (default html)",
                     {"html", "md", "json"}, [](const std::string& name) { return report_format_from(name); });
}

}  // namespace qorgan::cli
