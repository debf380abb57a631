#include "record/replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>

#include "core/digest.hpp"
#include "engine/engine.hpp"
#include "scenario/load.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

/// A folder of one's own that is gone when done with.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code failure;
    std::string pattern = (fs::temp_directory_path(failure) / "qorgan-replay-XXXXXX").string();
    if (!failure && ::mkdtemp(pattern.data())) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A record may come from anywhere: its files go into the folder and nowhere else.
bool stays_inside(const fs::path& relative) {
  if (relative.empty() || !relative.is_relative()) return false;
  return std::none_of(relative.begin(), relative.end(), [](const fs::path& part) { return part == ".."; });
}

std::string lay_out(const std::vector<SourceFile>& sources, const fs::path& folder) {
  for (const SourceFile& source : sources) {
    const fs::path relative(source.path);
    if (!stays_inside(relative)) return fmt::format("the record names a file outside its folder: '{}'", source.path);
    std::error_code failure;
    fs::create_directories((folder / relative).parent_path(), failure);
    std::ofstream out(folder / relative, std::ios::binary);
    out.write(source.text.data(), static_cast<std::streamsize>(source.text.size()));
    out.close();
    if (failure || !out) return fmt::format("cannot write a copy of '{}' to run it again", source.path);
  }
  return {};
}

/// The scenario as it was run: from the stored text, with its overrides, seed, policy, reading and length.
std::shared_ptr<const Scenario> restore_scenario(const Record& record, const fs::path& folder, std::string& error) {
  Diagnostics diagnostics;
  Overrides overrides;
  for (const std::string& setting : record.overrides) {
    const std::size_t equals = setting.find('=');
    overrides.set.emplace_back(setting.substr(0, equals),
                               equals == std::string::npos ? std::string() : setting.substr(equals + 1));
  }
  const auto loaded = load_scenario((folder / record.sources.front().path).string(), diagnostics, overrides);
  if (!loaded) {
    error = "the stored scenario can no longer be read";
    for (const Diagnostic& diagnostic : diagnostics.all())
      if (diagnostic.severity == Severity::error) {
        Diagnostic told = diagnostic;
        told.place.file = fs::path(told.place.file).lexically_relative(folder).generic_string();
        error += ": " + told.text();
        break;
      }
    return nullptr;
  }
  auto scenario = std::make_shared<Scenario>(*loaded);
  scenario->seed = record.run.seed;
  scenario->ticks = record.run.ticks;
  const auto policy = from_name<Policy>(record.run.policy);
  const auto reading = from_name<Reading>(record.run.reading);
  if (!policy || !reading) {
    error = fmt::format("the record's policy '{}' or reading '{}' is unknown", record.run.policy, record.run.reading);
    return nullptr;
  }
  scenario->policy = *policy;
  scenario->reading = *reading;
  return scenario;
}

std::optional<Command> command_of(const CommandRow& row, const Scenario& scenario) {
  Command command;
  command.tick = row.tick;
  command.note = row.note;
  if (row.kind == "fire-inject") {
    command.kind = CommandKind::fire_inject;
    for (std::size_t i = 0; i < scenario.injects.size(); ++i)
      if (scenario.injects[i].id == row.value) command.inject = InjectId(i);
    return command.inject.valid() ? std::optional(command) : std::nullopt;
  }
  if (row.kind == "set-policy") {
    const auto policy = from_name<Policy>(row.value);
    if (!policy) return std::nullopt;
    command.kind = CommandKind::set_policy;
    command.policy = *policy;
    return command;
  }
  const auto reading = row.kind == "set-reading" ? from_name<Reading>(row.value) : std::nullopt;
  if (!reading) return std::nullopt;
  command.kind = CommandKind::set_reading;
  command.reading = *reading;
  return command;
}

/// Runs as many ticks as the record did and compares digests on the way.
void run_again(const Record& record, const std::shared_ptr<const Scenario>& scenario, int threads,
               const ProgressCallback& progress, const std::atomic<bool>* stop, ReplayResult& out) {
  EngineOptions options;
  options.threads = threads;
  options.record_flows = false;
  Engine engine(scenario, options);
  for (const CommandRow& row : record.commands) {
    const auto command = command_of(row, *scenario);
    if (!command || !engine.submit(*command)) {
      out.error = fmt::format("the recorded command '{} {}' cannot be given again", row.kind, row.value);
      return;
    }
  }
  const Tick ticks = std::min(record.run.ticks_done, scenario->ticks);
  const Tick step = std::max<Tick>(1, ticks / 200);
  auto sample = record.digests.begin();
  while (out.ticks < ticks) {
    if (stop && stop->load(std::memory_order_relaxed)) {
      out.error = "stopped before the end";
      return;
    }
    engine.step();
    out.ticks = engine.world().tick;
    while (sample != record.digests.end() && sample->tick < out.ticks) ++sample;
    if (sample != record.digests.end() && sample->tick == out.ticks) {
      if (sample->digest == engine.world().digest)
        out.same_until = out.ticks;
      else if (out.differs_at < 0)
        out.differs_at = out.ticks;
    }
    if (progress && out.ticks % step == 0) progress({0, 1, out.ticks, ticks});
  }
  out.again = format_digest(engine.world().digest);
  out.same = out.again == out.recorded;
  if (out.same)
    out.same_until = out.ticks;
  else if (out.differs_at < 0)
    out.differs_at = out.ticks;
}

}  // namespace

ReplayResult replay(const Record& record, int threads, const ProgressCallback& progress,
                    const std::atomic<bool>* stop) {
  ReplayResult out;
  out.recorded = record.run.digest;
  out.other_version = record.run.version != program_version();
  if (record.sources.empty()) {
    out.error = "the record holds no scenario text, so it cannot be run again";
    return out;
  }
  const TemporaryFolder folder;
  if (folder.path().empty()) {
    out.error = "cannot create a temporary folder for the stored scenario";
    return out;
  }
  out.error = lay_out(record.sources, folder.path());
  if (!out.ok()) return out;
  try {
    const auto scenario = restore_scenario(record, folder.path(), out.error);
    if (scenario) run_again(record, scenario, threads, progress, stop, out);
  } catch (const std::exception& failure) {
    out.error = failure.what();
  }
  return out;
}

}  // namespace qorgan
