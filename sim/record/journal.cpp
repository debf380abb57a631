#include "record/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/digest.hpp"
#include "core/place.hpp"
#include "record/again.hpp"

namespace qorgan {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

std::string line_of(const ordered_json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

std::vector<Command> commands_before(const std::vector<Command>& commands, Tick at) {
  std::vector<Command> out;
  for (const Command& command : commands)
    if (given_at(command) < at) out.push_back(command);
  return out;
}

JournalWriter::JournalWriter(const std::string& folder, const Scenario& scenario,
                             const std::vector<std::string>& overrides) {
  const std::string path = (std::filesystem::path(folder) / journal_name).string();
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0644);
  if (file_ < 0) {
    error_ = fmt::format("cannot write '{}': {}", path, std::strerror(errno));
    return;
  }
  (void)::flock(file_, LOCK_EX | LOCK_NB);
  ordered_json head{{"qorgan", "session"},
                    {"format", journal_format},
                    {"version", program_version()},
                    {"scenario", scenario.id},
                    {"seed", scenario.seed},
                    {"ticks", scenario.ticks},
                    {"policy", name_of(scenario.policy)},
                    {"reading", name_of(scenario.reading)},
                    {"overrides", overrides},
                    {"sources", ordered_json::array()}};
  for (const SourceFile& file : collect_sources(scenario))
    head["sources"].push_back({{"path", file.path}, {"text", file.text}});
  write(line_of(head), true);
}

JournalWriter::~JournalWriter() {
  if (file_ >= 0) ::close(file_);
}

void JournalWriter::branch(int id, int from, Tick at, const std::string& name) {
  write(line_of({{"branch", id}, {"from", from}, {"tick", at}, {"name", name}}), true);
}

void JournalWriter::command(int branch, const Command& command, const World& world) {
  ordered_json line{{"command", name_of(command.kind)},
                    {"value", value_of(command, world)},
                    {"tick", command.tick},
                    {"given", given_at(command)},
                    {"branch", branch}};
  if (!command.note.empty()) line["note"] = command.note;
  write(line_of(line), true);
}

void JournalWriter::withdrawn(int branch, const Command& command, const World& world) {
  write(line_of({{"withdrawn", name_of(command.kind)},
                 {"value", value_of(command, world)},
                 {"tick", command.tick},
                 {"branch", branch}}),
        true);
}

void JournalWriter::reached(int branch, Tick tick, std::uint64_t digest) {
  write(line_of({{"reached", tick}, {"branch", branch}, {"digest", format_digest(digest)}}), false);
}

/// A whole line with one call, so that a kill leaves whole lines; `durable` ones are on the disk when this returns.
void JournalWriter::write(const std::string& line, bool durable) {
  if (file_ < 0) return;
  const std::string bytes = line + "\n";
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t written = ::write(file_, bytes.data() + done, bytes.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      error_ = fmt::format("cannot write on in the session's journal: {}", std::strerror(errno));
      ::close(file_);
      file_ = -1;
      return;
    }
    done += static_cast<std::size_t>(written);
  }
  if (durable) ::fdatasync(file_);
}

void remove_unused_sessions(const std::string& parent) {
  namespace fs = std::filesystem;
  std::vector<fs::path> unused;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, error)) {
    const fs::path journal = entry.path() / journal_name;
    const auto there = look_into(entry.path(), false);
    if (!there || there->size() != 1 || !entry.path().filename().string().starts_with("session-")) continue;
    const int file = ::open(journal.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) continue;
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0;
    std::ifstream in(journal, std::ios::binary);
    std::string head;
    const bool ours = std::getline(in, head) && head.starts_with(R"({"qorgan":"session")");
    if (!held && ours && in.peek() == std::ifstream::traits_type::eof()) unused.push_back(entry.path());
    ::close(file);
  }
  for (const fs::path& folder : unused) {
    fs::remove(folder / journal_name, error);
    fs::remove(folder, error);
  }
}

RunResult run_journal(const Journal& journal, int branch, RunOptions options, const ProgressCallback& progress,
                      const std::atomic<bool>* stop) {
  RunResult out;
  const auto place = std::find_if(journal.branches.begin(), journal.branches.end(),
                                  [&](const JournalBranch& b) { return b.id == branch; });
  if (place == journal.branches.end()) {
    out.error = fmt::format("the session has no branch {}", branch);
    return out;
  }
  const ScenarioConditions conditions{journal.seed, journal.ticks, journal.policy, journal.reading, journal.overrides};
  std::shared_ptr<const Scenario> scenario;
  try {
    scenario = scenario_again(journal.sources, conditions, out.error);
  } catch (const std::exception& failure) {
    out.error = failure.what();
  }
  if (!scenario) return out;
  const World world = build_world(scenario);
  options.commands.clear();
  for (const JournalCommand& given : place->commands) {
    std::string wrong;
    Command command = parse_command(given.row.kind, given.row.value, world, wrong);
    command.tick = given.row.tick;
    command.given = given.given;
    command.note = given.row.note;
    if (!wrong.empty()) {
      out.error = fmt::format("{}:{}: the command '{} {}' cannot be given again: {}", journal_name, given.line,
                              given.row.kind, given.row.value, wrong);
      return out;
    }
    options.commands.push_back(std::move(command));
  }
  std::stable_sort(options.commands.begin(), options.commands.end(),
                   [](const Command& a, const Command& b) { return a.tick < b.tick; });
  options.until = place->reached;
  options.overrides = journal.overrides;
  options.sources = journal.sources;
  out = run_scenario(scenario, options, progress, stop);
  if (out.ok() && !out.stopped && !place->digest.empty() && out.record.run.digest != place->digest)
    out.error = fmt::format("the session had digest {} at tick {}, the replay has {}", place->digest, place->reached,
                            out.record.run.digest);
  return out;
}

}  // namespace qorgan
