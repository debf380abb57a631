// `qorgan why`: the chain of causes behind an event.

#include "record/why.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "core/suggest.hpp"
#include "loading.hpp"
#include "options.hpp"

namespace qorgan::cli {
namespace {

struct Question {
  std::string folder, event;
  WhyOptions options;
  Language language = Language::en;
  bool json = false;
};

/// Kinds that happened in this run, for "did you mean".
std::string nearest_kind(const Record& record, const std::string& text) {
  std::vector<std::string_view> kinds;
  for (const Event& event : record.events) {
    const std::string_view kind = name_of(event.kind);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  const auto near = closest(text.substr(0, text.find('@')), kinds);
  return near ? fmt::format("; did you mean '{}'?", *near) : std::string();
}

int answer(const Console& console, const Question& asked) {
  Record record;
  if (!load_record_or_say(console, asked.folder, record)) return bad_usage;
  const std::size_t event = find_event(record, asked.event);
  if (event >= record.events.size()) {
    console.error(fmt::format("the record has no event '{}'{}", asked.event, nearest_kind(record, asked.event)));
    return bad_usage;
  }
  const Why found = why(record, event, asked.options);
  if (!found.ok()) {
    console.error(found.error);
    return failed;
  }
  console.data(asked.json ? why_json(record, found, asked.language) : why_text(record, found, asked.language));
  return done;
}

}  // namespace

Command add_why(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Question>();
  CLI::App* command = program.add_subcommand("why", "The chain of causes behind an event");
  command->add_option("DIR", asked->folder, "Folder of the result")->required();
  command
      ->add_option("EVENT", asked->event,
                   "Its number (1234), or a kind, also of one incident: headquarters-convened, detected@flood")
      ->required();
  add_whole(*command, "--depth", asked->options.depth, "Steps back at most (default 12)", 1, 1000);
  add_language(*command, asked->language);
  command->add_flag("--json", asked->json, "For programs");
  add_quiet(*command, console);
  return {command, [asked, &console] { return answer(console, *asked); }};
}

}  // namespace qorgan::cli
