// `qorgan check`: is the file right, and if not, where and how.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "commands.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "scenario/load.hpp"

namespace qorgan::cli {
namespace {

struct Check {
  std::vector<std::string> files;
  bool json = false;
};

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

nlohmann::ordered_json json_of(const Diagnostic& diagnostic) {
  return {{"file", diagnostic.place.file},     {"line", diagnostic.place.line},
          {"column", diagnostic.place.column}, {"severity", name_of(diagnostic.severity)},
          {"message", diagnostic.message},     {"suggestion", diagnostic.suggestion}};
}

std::string counted(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

int check(const Console& console, const Check& asked) {
  std::vector<Diagnostic> found;
  std::set<std::string> told;  // two scenarios of one institution would tell its errors twice
  std::size_t wrong = 0, errors = 0, warnings = 0;
  for (const std::string& file : asked.files) {
    Diagnostics diagnostics;
    const std::filesystem::path found_file = find_file(file);
    if (const auto missing = missing_file(std::nullopt, file, found_file)) {
      diagnostics.error(missing->place, missing->message, missing->suggestion);
      ++wrong;
    } else if (!check_file(found_file == file ? file : shown(found_file), diagnostics)) {
      ++wrong;
    }
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (console.quiet && diagnostic.severity != Severity::error) continue;
      if (!told.insert(diagnostic.text()).second) continue;
      errors += diagnostic.severity == Severity::error ? 1 : 0;
      warnings += diagnostic.severity == Severity::warning ? 1 : 0;
      found.push_back(diagnostic);
    }
  }
  if (asked.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Diagnostic& diagnostic : found) list.push_back(json_of(diagnostic));
    const nlohmann::ordered_json value{
        {"files", asked.files.size()}, {"wrong", wrong}, {"errors", errors}, {"diagnostics", std::move(list)}};
    // What stands in a file need not be UTF-8; the answer has to be.
    console.data(value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  } else {
    for (const Diagnostic& diagnostic : found) console.diagnostic(diagnostic, stdout);
  }
  if (wrong == 0)
    console.say(fmt::format("{}: no errors{}", counted(asked.files.size(), "file"),
                            warnings > 0 ? ", " + counted(warnings, "warning") : std::string()));
  else
    console.say(fmt::format("{} in {} of {}", counted(errors, "error"), wrong, counted(asked.files.size(), "file")));
  return wrong == 0 ? done : bad_usage;
}

}  // namespace

Command add_check(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Check>();
  CLI::App* command =
      program.add_subcommand("check", "Check scenarios, institutions and experiments: what is wrong, and where");
  command
      ->add_option("FILE", asked->files,
                   "Scenarios, institutions and their parts, experiments: files, or names of shipped ones")
      ->required();
  command->add_flag("--json", asked->json, "For programs");
  add_quiet(*command, console);
  return {command, [asked, &console] { return check(console, *asked); }};
}

}  // namespace qorgan::cli
