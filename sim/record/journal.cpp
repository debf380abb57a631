#include "record/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/digest.hpp"
#include "record/again.hpp"

namespace qorgan {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
constexpr int journal_format = 1;

std::string line_of(const ordered_json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// One line after the other into a journal.
class JournalReader {
 public:
  explicit JournalReader(Journal& journal) : journal_(journal) {}

  void head(const json& line) {
    if (!line.is_object() || line.value("qorgan", "") != "session") throw std::runtime_error("is no session's journal");
    if (line.value("format", 0) != journal_format)
      throw std::runtime_error(
          fmt::format("has format {}, this program reads {}", line.value("format", 0), journal_format));
    journal_.version = line.at("version").get<std::string>();
    journal_.scenario = line.at("scenario").get<std::string>();
    journal_.seed = line.at("seed").get<std::uint64_t>();
    journal_.ticks = line.at("ticks").get<Tick>();
    journal_.policy = line.at("policy").get<std::string>();
    journal_.reading = line.at("reading").get<std::string>();
    journal_.overrides = line.at("overrides").get<std::vector<std::string>>();
    for (const json& file : line.at("sources"))
      journal_.sources.push_back({file.at("path").get<std::string>(), file.at("text").get<std::string>()});
    if (journal_.ticks < 0) throw std::runtime_error("has a negative length");
    journal_.branches.emplace_back();
  }

  void next(const json& line) {
    if (line.contains("command")) return command(line);
    if (line.contains("withdrawn")) return withdrawn(line);
    if (line.contains("reached")) return reached(line);
    if (line.contains("from")) return fork(line);
  }

 private:
  JournalBranch& branch(const json& line, const char* key) {
    const int id = line.at(key).get<int>();
    for (JournalBranch& candidate : journal_.branches)
      if (candidate.id == id) return candidate;
    throw std::runtime_error(fmt::format("names the unknown branch {}", id));
  }
  void command(const json& line) {
    JournalCommand command;
    command.row = {line.at("tick").get<Tick>(), line.at("command").get<std::string>(),
                   line.at("value").get<std::string>(), line.value("note", "")};
    command.given = line.at("given").get<Tick>();
    JournalBranch& on = branch(line, "branch");
    on.commands.push_back(std::move(command));
    on.reached = std::max(on.reached, on.commands.back().given);
    journal_.active = on.id;
  }
  /// The last command that says the same is taken out again.
  void withdrawn(const json& line) {
    const Tick tick = line.at("tick").get<Tick>();
    const std::string kind = line.at("withdrawn").get<std::string>(), value = line.at("value").get<std::string>();
    std::vector<JournalCommand>& given = branch(line, "branch").commands;
    const auto found = std::find_if(given.rbegin(), given.rend(), [&](const JournalCommand& c) {
      return c.row.tick == tick && c.row.kind == kind && c.row.value == value;
    });
    if (found == given.rend()) throw std::runtime_error("withdraws a command that was not given");
    given.erase(std::next(found).base());
  }
  void reached(const json& line) {
    JournalBranch& on = branch(line, "branch");
    const Tick tick = line.at("reached").get<Tick>();
    if (tick < 0 || tick > journal_.ticks) throw std::runtime_error(fmt::format("names the tick {}", tick));
    journal_.active = on.id;
    if (tick < on.reached) return;
    on.reached = tick;
    on.digest = line.at("digest").get<std::string>();
  }
  void fork(const json& line) {
    JournalBranch fresh;
    fresh.id = line.at("branch").get<int>();
    const JournalBranch& parent = branch(line, "from");
    fresh.from = parent.id;
    fresh.at = fresh.reached = line.at("tick").get<Tick>();
    fresh.name = line.value("name", "");
    for (const JournalCommand& command : parent.commands)
      if (command.given < fresh.at) fresh.commands.push_back(command);
    for (const JournalBranch& other : journal_.branches)
      if (other.id == fresh.id) throw std::runtime_error(fmt::format("names the branch {} twice", fresh.id));
    journal_.branches.push_back(std::move(fresh));
    journal_.active = journal_.branches.back().id;
  }

  Journal& journal_;
};

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

std::optional<Journal> read_journal(const std::string& folder, std::string& error) {
  error.clear();
  const std::string path = (std::filesystem::path(folder) / journal_name).string();
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    error = fmt::format("{}: the journal cannot be read", path);
    return std::nullopt;
  }
  Journal journal;
  JournalReader reader(journal);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const bool whole = !in.eof();  // a line without its end was cut off by a kill
    try {
      if (!whole && number > 1) break;
      const json value = json::parse(line);
      number == 1 ? reader.head(value) : reader.next(value);
    } catch (const std::exception& failure) {
      error = fmt::format("{}:{}: error: {}", path, number, failure.what());
      return std::nullopt;
    }
  }
  if (number == 0) error = fmt::format("{}: error: the journal is empty", path);
  return number == 0 ? std::nullopt : std::optional(std::move(journal));
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
      out.error = fmt::format("the command '{} {}' cannot be given again: {}", given.row.kind, given.row.value, wrong);
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
