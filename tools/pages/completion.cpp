// What completes a command line, in three shells. All three go the same way: find the command that the words so far
// name, then offer its options, or what stands for the option before or for an argument.

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "pages/pages.hpp"

namespace qorgan::cli {
namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// In single quotes, for any of the shells.
std::string quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

/// "qorgan-dashboard" as part of a function's name.
std::string identifier(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void collect(const CommandEntry& command, std::vector<const CommandEntry*>& out) {
  out.push_back(&command);
  for (const CommandEntry& below : command.commands) collect(below, out);
}

/// The command and all below it.
std::vector<const CommandEntry*> all_of(const CommandEntry& program) {
  std::vector<const CommandEntry*> out;
  collect(program, out);
  return out;
}

std::string last_word(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

/// What may stand for a value: "words", "folders", "files", or files and the shipped "scenarios", "experiments",
/// "institutions" or "all"; "none" where the shell cannot know.
std::string kind_of(const OptionEntry& option) {
  const auto named = [&](std::string_view name) {
    return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
  };
  if (!option.words.empty()) return "words";
  if (option.value == "DIR") return "folders";
  if (option.value == "SCENARIO") return "scenarios";
  if (option.value == "EXPERIMENT") return "experiments";
  if (named("--institution") || option.value == "A" || option.value == "B") return "institutions";
  if (option.value != "FILE") return "none";
  return option.help.find("shipped") != std::string::npos ? "all" : "files";
}

bool is_shipped(const std::string& kind) {
  return kind == "scenarios" || kind == "experiments" || kind == "institutions" || kind == "all";
}

/// 'qorgan run' | 'qorgan law': every command below the program, quoted, for a case.
std::string command_cases(const CommandEntry& program, std::string_view between) {
  std::vector<std::string> names;
  for (const CommandEntry* command : all_of(program))
    if (command != &program) names.push_back(quoted(command->name));
  return fmt::format("{}", fmt::join(names, between));
}

std::string head(const CommandEntry& program, std::string_view shell) {
  return fmt::format("# Completes {} in {}. Made by the program itself from what it can be told; do not edit.\n",
                     program.name, shell);
}

std::string bash_command(const CommandEntry& command) {
  std::vector<std::string> options, below;
  for (const OptionEntry& option : command.options)
    options.insert(options.end(), option.names.begin(), option.names.end());
  for (const CommandEntry& other : command.commands) below.push_back(last_word(other.name));
  std::string out = fmt::format("    {})\n      options={}\n", quoted(command.name),
                                quoted(fmt::format("{}", fmt::join(options, " "))));
  if (!below.empty())
    out += fmt::format("      kind=words words={}\n", quoted(fmt::format("{}", fmt::join(below, " "))));
  const auto value = [](const OptionEntry& option) {
    const std::string kind = kind_of(option);
    return kind == "words" ? fmt::format("kind=words words={}", quoted(fmt::format("{}", fmt::join(option.words, " "))))
                           : "kind=" + kind;
  };
  if (!command.arguments.empty()) out += fmt::format("      {}\n", value(command.arguments.front()));
  out += "      case $prev in\n";
  for (const OptionEntry& option : command.options)
    if (!option.value.empty())
      out += fmt::format("        {}) of_option=yes {} ;;\n", fmt::join(option.names, " | "), value(option));
  return out + "      esac\n      ;;\n";
}

}  // namespace

std::string bash_completion(const CommandEntry& program) {
  const std::string function = "_" + identifier(program.name);
  std::string out = head(program, "bash");
  out += fmt::format(R"sh(# shellcheck shell=bash
{0}() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command={1} i
  local options='' words='' kind=none of_option=no
  # --option=value comes as three words.
  if [[ $cur == "=" ]]; then
    cur=''
  elif [[ $prev == "=" ]]; then
    prev=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
)sh",
                     function, quoted(program.name));
  if (!program.commands.empty())
    out += fmt::format(R"sh(  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command ${{COMP_WORDS[i]}}" in
      {}) command="$command ${{COMP_WORDS[i]}}" ;;
    esac
  done
)sh",
                       command_cases(program, " | "));
  out += "  case $command in\n";
  for (const CommandEntry* command : all_of(program)) out += bash_command(*command);
  out += fmt::format(R"sh(  esac
  if [[ $of_option == no && $cur == -* ]]; then
    kind=words words=$options
  fi
  COMPREPLY=()
  case $kind in
    none) ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur") ;;
    folders) mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
    files) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
    *)
      words=$(qorgan list "$kind" 2>/dev/null | sed -n 's/^  \([^ ]\{{1,\}}\).*/\1/p')
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"; compgen -f -- "$cur")
      ;;
  esac
  [[ $kind == words || $kind == none ]] || compopt -o filenames 2>/dev/null || true
}}
complete -F {} {}
)sh",
                     function, program.name);
  return out;
}

namespace {

/// For a part of a specification of _arguments, which brackets and colons divide.
std::string zsh_text(std::string text) {
  for (const char* letter : {"\\", "[", "]", ":"}) text = replaced(std::move(text), letter, std::string("\\") + letter);
  return text;
}

std::string zsh_value(const OptionEntry& option, const std::string& program) {
  const std::string kind = kind_of(option);
  std::string action = " ";
  // Without the guard a message of what is wanted would keep options from being completed.
  if (kind == "none" && option.names.empty()) action = fmt::format("_guard \"^-*\" {}", option.value);
  if (kind == "words")
    action = fmt::format("({})", fmt::join(option.words, " "));
  else if (kind == "folders")
    action = "_files -/";
  else if (kind == "files")
    action = "_files";
  else if (is_shipped(kind))
    action = fmt::format("_{}_shipped {}", identifier(program), kind);
  return fmt::format(":{}:{}", zsh_text(option.value), action);
}

std::string zsh_command(const CommandEntry& command, const std::string& program) {
  std::string out = fmt::format("    ({})\n", quoted(command.name));
  if (!command.commands.empty()) {
    out += "      local -a commands=(\n";
    for (const CommandEntry& below : command.commands)
      out += fmt::format("        {}\n", quoted(last_word(below.name) + ":" + zsh_text(below.about)));
    out +=
        "      )\n      if [[ $words[CURRENT] != -* ]]; then\n        _describe -t commands command commands\n"
        "        return\n      fi\n";
  }
  out += "      _arguments -s -S";
  for (const OptionEntry& option : command.options) {
    const std::string rest =
        fmt::format("[{}]{}", zsh_text(option.help), option.value.empty() ? std::string() : zsh_value(option, program));
    const std::string all = fmt::format("({})", fmt::join(option.names, " "));
    for (const std::string& name : option.names)
      out += " \\\n        " +
             quoted((option.many ? "*" : all) + name + (option.value.empty() || name[1] != '-' ? "" : "=") + rest);
  }
  std::size_t number = 0;
  for (const OptionEntry& argument : command.arguments) {
    ++number;
    const std::string place = argument.many ? "*" : std::to_string(number) + (argument.required ? "" : ":");
    out += " \\\n        " + quoted(place + zsh_value(argument, program));
  }
  return out + "\n      ;;\n";
}

}  // namespace

std::string zsh_completion(const CommandEntry& program) {
  const std::string name = identifier(program.name);
  std::string out = fmt::format("#compdef {}\n", program.name) + head(program, "zsh");
  out += fmt::format(R"sh(
# _arguments puts words for compadd before the one that is written here.
_{0}_shipped() {{
  local -a names=(${{(f)"$(qorgan list $argv[-1] 2>/dev/null | sed -n 's/^  \([^ ]\{{1,\}}\).*/\1/p')"}})
  compadd "${{(@)argv[1,-2]}}" -a names
  _files "${{(@)argv[1,-2]}}"
}}

_{0}() {{
  local command={1} place=1 i
)sh",
                     name, quoted(program.name));
  if (!program.commands.empty())
    out += fmt::format(R"sh(  for ((i = 2; i < CURRENT; i++)); do
    case "$command $words[i]" in
      ({}) command="$command $words[i]" place=$i ;;
    esac
  done
  # From here on the command's last word stands for the program.
  words=("${{(@)words[place,-1]}}")
  ((CURRENT -= place - 1))
)sh",
                       command_cases(program, "|"));
  out += "  case $command in\n";
  for (const CommandEntry* command : all_of(program)) out += zsh_command(*command, program.name);
  return out + fmt::format("  esac\n}}\n\n_{} \"$@\"\n", name);
}

namespace {

/// For single quotes of fish, where a backslash means something too.
std::string fish_quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

/// What follows `complete` for a value: whether files do, and what is offered.
std::string fish_value(const OptionEntry& option, const std::string& name) {
  const std::string kind = kind_of(option);
  if (kind == "words") return fmt::format(" -x -a '{}'", fmt::join(option.words, " "));
  if (kind == "folders") return " -x -a '(__fish_complete_directories)'";
  if (kind == "files") return " -r -F";
  if (is_shipped(kind)) return fmt::format(" -r -F -a '(__{}_shipped {})'", name, kind);
  return " -x";
}

}  // namespace

std::string fish_completion(const CommandEntry& program) {
  const std::string name = identifier(program.name);
  std::string out = head(program, "fish");
  out += fmt::format(R"sh(
function __{0}_shipped
    qorgan list $argv 2>/dev/null | string replace -rf '^  (\S+).*' '$1'
end

function __{0}_command
    set -l command {1}
)sh",
                     name, fish_quoted(program.name));
  if (!program.commands.empty())
    out += fmt::format(R"sh(    for word in (commandline -opc)[2..-1]
        switch "$command $word"
            case {}
                set command "$command $word"
        end
    end
)sh",
                       command_cases(program, " "));
  out += fmt::format(R"sh(    test "$command" = "$argv"
end

complete -c {} -f
)sh",
                     program.name);
  for (const CommandEntry* command : all_of(program)) {
    const std::string line = fmt::format("complete -c {} -n {}", program.name,
                                         fish_quoted(fmt::format("__{}_command {}", name, command->name)));
    for (const CommandEntry& below : command->commands)
      out += fmt::format("{} -a {} -d {}\n", line, last_word(below.name), fish_quoted(below.about));
    for (const OptionEntry& option : command->options) {
      out += line;
      for (const std::string& word : option.names)
        out += word.starts_with("--") ? " -l " + word.substr(2) : " -s " + word.substr(1);
      if (!option.value.empty()) out += fish_value(option, name);
      out += " -d " + fish_quoted(option.help) + "\n";
    }
    if (!command->arguments.empty()) {
      // `-x` and `-r` are for values of options.
      const std::string offered = fish_value(command->arguments.front(), name).substr(3);
      if (!offered.empty()) out += line + offered + "\n";
    }
  }
  return out;
}

}  // namespace qorgan::cli
