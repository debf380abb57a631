#include "pages/command_table.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace qorgan::cli {
namespace {

constexpr std::string_view words_mark = "words:";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    out.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return out;
}

std::vector<std::string> words_of_option(CLI::Option& option) {
  // The library names its checks by number until there is no such number.
  for (int number = 0;; ++number) {
    try {
      const CLI::Validator* check = option.get_validator(number);
      const std::string name = check->get_name(), told = check->get_description();
      if (name.starts_with(words_mark)) return split(std::string_view(name).substr(words_mark.size()));
      // What the library's own check of members says.
      if (told.starts_with('{') && told.ends_with('}')) return split(std::string_view(told).substr(1, told.size() - 2));
    } catch (const CLI::OptionNotFound&) {
      return {};
    }
  }
}

OptionEntry entry_of(CLI::Option& option) {
  OptionEntry out;
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  out.help = option.get_description();
  out.standard = option.get_default_str();
  out.words = words_of_option(option);
  out.required = option.get_required();
  if (option.get_items_expected_max() > 0) {
    const std::string type = option.get_type_name();
    out.value = option.get_positional() ? option.get_name(true) : type.substr(0, type.find(':'));
    if (out.value == "TEXT" && !out.words.empty()) out.value = "WORD";
    if (out.value == "INT" || out.value == "UINT" || out.value == "FLOAT") out.value = "NUMBER";
    out.many = option.get_items_expected_max() > 1;
  }
  return out;
}

CommandEntry table_of(CLI::App& command, const std::string& above) {
  CommandEntry out{above + command.get_name(), command.get_description(), {}, {}, {}};
  for (CLI::Option* option : command.get_options([](const CLI::Option*) { return true; }))
    if (!option->get_group().empty())
      (option->get_positional() ? out.arguments : out.options).push_back(entry_of(*option));
  for (CLI::App* below : command.get_subcommands([](const CLI::App*) { return true; }))
    out.commands.push_back(table_of(*below, out.name + " "));
  return out;
}

}  // namespace

std::string words_check(const std::vector<std::string>& words) {
  return fmt::format("{}{}", words_mark, fmt::join(words, ","));
}

CommandEntry command_table(CLI::App& program) { return table_of(program, {}); }

}  // namespace qorgan::cli
