// Man pages.

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "pages/pages.hpp"

namespace qorgan::cli {
namespace {

/// Text that means nothing to the formatter.
std::string plain(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\\')
      out += "\\e";
    else if (letter == '-')
      out += "\\-";
    else if (letter == '\n')
      out += ' ';
    else
      out += letter;
  }
  // A line that begins so would be taken for a request.
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

/// "qorgan law who" is the page qorgan-law-who.
std::string page_name(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string reference(const std::string& name) { return bold(page_name(name)) + "(1)"; }

/// "A sentence"; and "A sentence (default: x)" where it does not say so itself.
std::string told(const OptionEntry& option) {
  std::string out = plain(option.help);
  const bool says_words = std::all_of(option.words.begin(), option.words.end(), [&](const std::string& word) {
    return option.help.find(word) != std::string::npos;
  });
  if (!says_words) out += plain(fmt::format(": {}", fmt::join(option.words, ", ")));
  if (!option.standard.empty()) out += plain(fmt::format(" (default {})", option.standard));
  return out + (option.required && !option.names.empty() ? ". Required" : "");
}

std::string synopsis(const CommandEntry& command) {
  std::string out = bold(command.name);
  if (!command.commands.empty()) return out + " " + italic("COMMAND") + " ...";
  out += " [" + italic("OPTION") + "...]";
  for (const OptionEntry& option : command.options)
    if (option.required) out += " " + bold(option.names.back()) + " " + italic(option.value);
  for (const OptionEntry& argument : command.arguments) {
    const std::string word = italic(argument.value) + (argument.many ? "..." : "");
    out += argument.required ? " " + word : " [" + word + "]";
  }
  return out;
}

void add_entry(std::string& out, const std::string& head, const std::string& text) {
  out += ".TP\n" + head + "\n" + text + "\n";
}

}  // namespace

std::string manual_page(const CommandEntry& program, const CommandEntry& command, const ManualText& text) {
  std::string title = page_name(command.name);
  std::string out = fmt::format(".\\\" Made by {} itself from what it can be told; do not edit.\n", program.name);
  out += fmt::format(".TH \"{}\" 1 \"\" \"{} {}\" \"Qorgan\"\n", plain(title), program.name, text.version);
  // What names no sentence's end stays one line.
  out += ".SH NAME\n" + plain(title) + " \\- " + plain(command.about) + "\n";
  out += ".SH SYNOPSIS\n" + synopsis(command) + "\n";
  out += ".SH DESCRIPTION\n" + plain(command.about) + (command.about.ends_with('.') ? "\n" : ".\n");
  if (!command.commands.empty()) {
    out += ".SH COMMANDS\n";
    for (const CommandEntry& below : command.commands) add_entry(out, reference(below.name), plain(below.about));
  }
  if (!command.arguments.empty()) {
    out += ".SH ARGUMENTS\n";
    for (const OptionEntry& argument : command.arguments)
      add_entry(out, italic(argument.value) + (argument.many ? "..." : ""), told(argument));
  }
  out += ".SH OPTIONS\n";
  for (const OptionEntry& option : command.options) {
    std::string head;
    for (const std::string& name : option.names) head += (head.empty() ? "" : ", ") + bold(name);
    if (!option.value.empty()) head += " " + italic(option.value) + (option.many ? "..." : "");
    add_entry(out, head, told(option));
  }
  out += ".SH EXIT STATUS\n";
  for (const auto& [status, meaning] : text.statuses) add_entry(out, bold(status), plain(meaning));
  if (!text.environment.empty()) out += ".SH ENVIRONMENT\n";
  for (const auto& [name, meaning] : text.environment) add_entry(out, bold(name), plain(meaning));
  std::string others;
  if (&program != &command)
    // The page of the command above it.
    others = reference(command.name.substr(0, command.name.rfind(' ')));
  for (const std::string& other : text.see_also) others += (others.empty() ? "" : ", ") + reference(other);
  if (!others.empty()) out += ".SH SEE ALSO\n" + others + "\n";
  return out;
}

}  // namespace qorgan::cli
