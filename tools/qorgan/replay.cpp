// `qorgan replay`: the run again, from its record alone.

#include "record/replay.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "core/time_zone.hpp"
#include "interrupt.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "record/journal.hpp"
#include "report/session_report.hpp"

namespace qorgan::cli {
namespace {

struct Replay {
  std::string folder;
  int threads = 1;
  bool json = false;
  std::vector<Language> languages{Language::en};
};

std::string json_text(const ReplayResult& result) {
  const nlohmann::ordered_json value{{"same", result.same},
                                     {"recorded", result.recorded},
                                     {"again", result.again},
                                     {"ticks", result.ticks},
                                     {"same_until", result.same_until},
                                     {"differs_at", result.differs_at},
                                     {"other_version", result.other_version}};
  return value.dump(2) + "\n";
}

std::string sentence(const Record& record, const ReplayResult& result) {
  if (result.same) return fmt::format("The same: {} ticks, digest {}.", result.ticks, result.again);
  std::string text =
      fmt::format("Not the same: the record has digest {}, the replay {}.", result.recorded, result.again);
  if (result.differs_at >= 0)
    text += fmt::format(" They part between tick {} and tick {} ({}, {}).", result.same_until, result.differs_at,
                        format_instant(record.time_of(result.differs_at), record.run.utc_offset),
                        format_zone(record.run.utc_offset));
  return text;
}

/// A session of the window that left a journal and no record: the record is made of it.
int make_record(Console& console, const Replay& asked) {
  const InterruptGuard interrupt;
  const WriteSessionResult result = write_session(
      asked.folder, asked.languages, asked.threads,
      [&console](const RunProgress& at) {
        console.progress("Replaying", at.ticks > 0 ? static_cast<double>(at.tick) / at.ticks : 1);
      },
      interrupt.flag());
  console.end_progress();
  if (result.stopped) {
    console.error("interrupted; the journal is untouched");
    return interrupted;
  }
  say_diagnostics(console, result.journal);
  if (result.journal.has_errors()) return bad_usage;
  if (!result.ok()) {
    console.error(result.error);
    return failed;
  }
  nlohmann::ordered_json value{{"made", nlohmann::ordered_json::array()}};
  for (const SessionBranch& branch : result.branches) {
    value["made"].push_back({{"branch", branch.number},
                             {"folder", branch.folder.string()},
                             {"ticks", branch.ticks},
                             {"digest", branch.digest},
                             {"verified", branch.verified}});
    if (!asked.json)
      console.data(fmt::format("Branch {}: {} ticks, digest {}{}. Record and report: {}", branch.number, branch.ticks,
                               branch.digest, branch.verified ? ", the same as in the session" : "",
                               branch.folder.string()));
  }
  if (asked.json) console.data(value.dump(2) + "\n");
  return done;
}

/// Whether the folder holds a session's journal and not yet its record.
bool only_a_journal(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code failure;
  return fs::is_regular_file(fs::path(folder) / journal_name, failure) &&
         !fs::exists(fs::path(folder) / "results.sqlite", failure);
}

int again(Console& console, const Replay& asked) {
  if (only_a_journal(asked.folder)) return make_record(console, asked);
  Record record;
  if (!load_record_or_say(console, asked.folder, record)) return bad_usage;
  const InterruptGuard interrupt;
  const ReplayResult result = replay(
      record, asked.threads,
      [&console](const RunProgress& at) {
        console.progress("Replaying", at.ticks > 0 ? static_cast<double>(at.tick) / at.ticks : 1);
      },
      interrupt.flag());
  console.end_progress();
  if (interrupt.seen()) {
    console.error(fmt::format("interrupted after {} ticks", result.ticks));
    return interrupted;
  }
  if (!result.ok()) {
    console.error(result.error);
    return failed;
  }
  if (result.other_version) console.say("The record was made by another version of the program.");
  console.data(asked.json ? json_text(result) : sentence(record, result));
  return result.same ? done : failed;
}

}  // namespace

Command add_replay(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Replay>();
  CLI::App* command = program.add_subcommand(
      "replay", "Run again from the record and verify the digest; of a session that was cut off, make the record");
  command->add_option("DIR", asked->folder, "Folder of the result, or of a session")->required();
  add_workers(*command, "--threads", asked->threads,
              "Threads; 0: as many as there are processors for this process (default 1). No result depends on it");
  add_languages(*command, asked->languages);
  command->add_flag("--json", asked->json, "For programs");
  add_quiet(*command, console);
  return {command, [asked, &console] { return again(console, *asked); }};
}

}  // namespace qorgan::cli
