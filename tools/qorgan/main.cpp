// The command line. Wires the commands; each stands in a file of its own.

#include <fmt/core.h>
#include <poll.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>

#include "commands.hpp"
#include "core/suggest.hpp"
#include "options.hpp"
#include "pages/pages.hpp"
#include "record/run.hpp"

namespace {

using namespace qorgan::cli;

/// The innermost command that was named: its help is what a mistaken user wants.
std::string named_command(const CLI::App& app) {
  std::string name = app.get_name();
  for (const CLI::App* sub : app.get_subcommands()) return name + " " + named_command(*sub);
  return name;
}

/// "; did you mean 'replay'?" for a word that is no command of `app`.
std::string nearest_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(sub->get_name());
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto near = qorgan::closest(word, candidates);
  return near ? fmt::format("; did you mean '{}'?", *near) : std::string();
}

std::string nearest_option(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::Option* option :
       app.get_options([](const CLI::Option* shown) { return !shown->get_group().empty(); }))
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto near = qorgan::closest(word.substr(0, word.find('=')), candidates);
  return near ? fmt::format("; did you mean '{}'?", *near) : std::string();
}

const CLI::App& innermost(const CLI::App& app) {
  for (const CLI::App* sub : app.get_subcommands()) return innermost(*sub);
  return app;
}

/// What is wrong with the command line, in words of our own where the library's would not help.
std::string explain(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App& where = innermost(program);
  const std::vector<std::string> left = program.remaining(true);
  if (!left.empty()) {
    const std::string& word = left.front();
    if (word.starts_with("-"))
      return fmt::format("'{}' has no option '{}'{}", named_command(program), word, nearest_option(where, word));
    if (!where.get_subcommands([](const CLI::App*) { return true; }).empty())
      return fmt::format("'{}' is no command of '{}'{}", word, named_command(program), nearest_command(where, word));
    return fmt::format("'{}' takes no argument '{}'", named_command(program), word);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr &&
      !where.get_subcommands([](const CLI::App*) { return true; }).empty())
    return fmt::format("'{}' needs a command", named_command(program));
  return error.what();
}

int run(int argc, char** argv, Console& console) {
  CLI::App program(
      "Simulates how a state's agencies detect, share, decide and act together when national security is "
      "threatened.",
      "qorgan");
  program.require_subcommand(1);
  program.set_version_flag("--version", "qorgan " + qorgan::program_version());
  program.get_formatter()->column_width(34);
  const std::vector<Command> commands{
      add_run(program, console),     add_batch(program, console),   add_sweep(program, console),
      add_compare(program, console), add_merge(program, console),   add_check(program, console),
      add_columns(program, console), add_network(program, console), add_report(program, console),
      add_replay(program, console),  add_why(program, console),     add_law(program, console),
      add_new(program, console),     add_list(program, console)};
  refuse_empty_texts(program);
  const std::string version = qorgan::program_version();
  add_write_pages(
      program,
      {version.substr(0, version.find('+')),
       {{"0", "done"}, {"1", "the run could not finish"}, {"2", "bad usage or bad input"}, {"130", "interrupted"}},
       {{"QORGAN_DATA", "the folder that holds the shipped scenarios/ and assets/"},
        {"NO_COLOR", "no colours, where it is set"}},
       {"qorgan-dashboard"}});
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return program.exit(asked);  // --help, --version
  } catch (const CLI::ParseError& error) {
    console.error(explain(program, error));
    fmt::print(stderr, "Try '{} --help'.\n", named_command(program));
    return bad_usage;
  }
  for (const Command& command : commands)
    if (command.app->parsed()) return command.action();
  return bad_usage;
}

/// Whether whoever read standard output has gone: 'qorgan run ... | head'.
bool nobody_reads() {
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  return ::poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

}  // namespace

int main(int argc, char** argv) {
  // A file that may not grow shall fail to be written, like one on a full disk, and not end the program.
  std::signal(SIGXFSZ, SIG_IGN);
  Console console;
  int status = failed;
  try {
    status = run(argc, argv, console);
  } catch (const std::exception& error) {
    console.end_progress();
    console.error(error.what());
  }
  // A full disk behind a redirection shows itself only here.
  if ((std::fflush(stdout) != 0 || std::ferror(stdout) != 0) && status == done) {
    if (nobody_reads()) {
      // That is no fault of anybody. Ends as every program does then.
      std::signal(SIGPIPE, SIG_DFL);
      std::raise(SIGPIPE);
    }
    console.error("cannot write to standard output");
    status = failed;
  }
  return status;
}
