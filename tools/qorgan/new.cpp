// `qorgan new`: a commented scenario or experiment to begin with.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "core/place.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "scenario/describe.hpp"
#include "scenario/file_paths.hpp"
#include "scenario/shipped.hpp"
#include "scenario/spelling.hpp"

namespace qorgan::cli {
namespace {

namespace fs = std::filesystem;

struct New {
  std::string file, institution, scenario;
  bool experiment = false;
};

/// The text as YAML takes it for that text: in quotes where a character of it could mean something else.
std::string yaml_text(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
           c == '-' || c == '_';
  });
  if (plain) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

/// The comment by which editors find the schema; empty where it is not shipped.
std::string schema_line(const fs::path& folder, std::string_view format) {
  const fs::path schema = shipped_data() / "assets" / "schema" / fmt::format("{}.schema.json", format);
  std::error_code ignored;
  if (!fs::exists(schema, ignored)) return {};
  return fmt::format("# yaml-language-server: $schema={}\n", seen_from(folder, schema));
}

/// The text of the new file; empty, with the reason said, where there is none.
std::string text_of(const Console& console, const New& asked) {
  const fs::path folder = fs::path(asked.file).parent_path();
  if (asked.experiment) {
    const auto scenario =
        find_file_or_say(console, FileSort::scenario, asked.scenario.empty() ? "first-steps" : asked.scenario);
    if (!scenario) return {};
    return schema_line(folder, "experiment") + starter_experiment(yaml_text(seen_from(folder, *scenario)));
  }
  const auto institution = load_institution_or_say(console, asked.institution);
  if (!institution) return {};
  const fs::path path =
      asked.institution.empty() ? shipped_institution() : find_file(FileSort::institution, asked.institution);
  return schema_line(folder, "scenario") + starter_scenario(yaml_text(seen_from(folder, path)), institution.get());
}

int write(const Console& console, const New& asked) {
  std::error_code ignored;
  const fs::path file(asked.file);
  const auto exists = [&] {
    console.error(fmt::format("'{}' exists; it is not overwritten", asked.file));
    return bad_usage;
  };
  if (!asked.file.empty() && fs::exists(fs::symlink_status(file, ignored))) return exists();
  const std::string text = text_of(console, asked);
  if (text.empty()) return bad_usage;
  if (asked.file.empty()) {
    console.data(text);
    return done;
  }
  const std::error_code error = write_new_file(file, text);
  if (error == std::errc::file_exists) return exists();
  if (error) {
    console.error(fmt::format("cannot write '{}': {}", asked.file, error.message()));
    return bad_usage;
  }
  console.say(
      fmt::format("Wrote '{}'. Change it, then: qorgan check {}", readable(asked.file), shell_file(asked.file)));
  return done;
}

}  // namespace

Command add_new(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<New>();
  CLI::App* command = program.add_subcommand("new", "Write a commented scenario or experiment to begin with");
  command->add_option("FILE", asked->file, "The file to write; standard output where none is named");
  command
      ->add_option("--institution", asked->institution,
                   "The institution that it stands on: a file, or the name of a shipped one (default: kazakhstan)")
      ->type_name("FILE");
  CLI::Option* experiment = command->add_flag("--experiment", asked->experiment, "An experiment instead of a scenario");
  command
      ->add_option("--scenario", asked->scenario,
                   "The scenario that the experiment is run in: a file, or a name (default: first-steps)")
      ->type_name("FILE")
      ->needs(experiment);
  add_quiet(*command, console);
  return {command, [asked, &console] { return write(console, *asked); }};
}

}  // namespace qorgan::cli
