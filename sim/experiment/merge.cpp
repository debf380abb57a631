#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "experiment/batch.hpp"
#include "experiment/plan_of_experiment.hpp"
#include "experiment/readable_batch.hpp"
#include "experiment/run_batch.hpp"
#include "record/run.hpp"

namespace qorgan {
namespace {

namespace fs = std::filesystem;

/// "3, 7 to 9"
std::string ranges(const std::vector<RunIndex>& runs) {
  std::string out;
  std::size_t told = 0;
  for (std::size_t i = 0; i < runs.size(); ++told) {
    std::size_t last = i;
    while (last + 1 < runs.size() && runs[last + 1] == runs[last] + 1) ++last;
    if (told == 5) return out + "...";
    out += fmt::format("{}{}", out.empty() ? "" : ", ", runs[i]);
    if (last > i) out += fmt::format(" to {}", runs[last]);
    i = last + 1;
  }
  return out;
}

/// Throws what is wrong with the parts as a whole.
void put_together(const std::vector<fs::path>& parts, BatchFile& whole) {
  BatchIdentity first;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_batch(parts[i])) throw std::runtime_error(fmt::format("'{}' holds no batch", parts[i].string()));
    const ReadableBatch readable(parts[i]);  // others may still be at work on it: then runs are missing
    const fs::path& file = readable.file();
    const BatchIdentity identity = glance_at(file).identity;
    if (i == 0) {
      first = identity;
      whole.begin_like(file);
    }
    if (identity.plan_hash != first.plan_hash)
      throw std::runtime_error(
          fmt::format("'{}' and '{}' are parts of different plans", parts[0].string(), parts[i].string()));
    if (!same_question(identity.experiment, first.experiment))
      throw std::runtime_error(
          fmt::format("'{}' and '{}' were made from different experiments; make the shards of one of them again from "
                      "the experiment of the other",
                      parts[0].string(), parts[i].string()));
    if (identity.version != first.version)
      throw std::runtime_error(fmt::format("'{}' was made by version {} of the program, '{}' by {}", parts[0].string(),
                                           first.version, parts[i].string(), identity.version));
    if (const std::string error = whole.absorb(file); !error.empty())
      throw std::runtime_error(fmt::format("'{}': {}", parts[i].string(), error));
  }
  const std::vector<RunIndex> missing = [&] {
    std::vector<RunIndex> out;
    const auto statuses = whole.statuses();
    for (RunIndex run = 0; run < statuses.size(); ++run)
      if (statuses[run] == RunStatus::missing) out.push_back(run);
    return out;
  }();
  if (!missing.empty())
    throw std::runtime_error(
        fmt::format("{} of {} runs are in none of them: {}", missing.size(), first.runs, ranges(missing)));
}

/// What lies in the folder that the whole may not be put beside; empty where nothing does.
std::string taken_by_another(const OutputFolder& folder) {
  if (holds_run(folder.place())) return fmt::format("'{}' holds the result of a run", folder.named());
  if (fs::exists(folder.place() / BatchFile::unfinished_name) || fs::exists(folder.place() / BatchFile::finished_name))
    return fmt::format("'{}' holds a batch already", folder.named());
  return {};
}

}  // namespace

MergeResult merge_batches(const std::vector<fs::path>& parts, const fs::path& directory) {
  MergeResult out;
  OutputFolder folder(directory, OutputFolder::Use::shared);
  const auto refuse = [&](std::string why) {
    out.refused = true;
    out.error = std::move(why);
    return out;
  };
  if (std::string why = folder.look(); !why.empty()) return refuse(std::move(why));
  if (std::string why = taken_by_another(folder); !why.empty()) return refuse(why + "; name another folder");
  try {
    if (const std::string why = folder.prepare(); !why.empty()) {
      if (no_room(folder.reason())) throw DiskFailure(why);
      return refuse(why);
    }
    WorkFolder scratch;
    if (const std::error_code error = scratch.make(folder.place(), {}))
      throw fs::filesystem_error("cannot write", folder.place(), error);
    BatchFile whole(scratch.path() / BatchFile::unfinished_name);
    put_together(parts, whole);
    out.runs = whole.identity().runs;
    out.digest = whole.digest();
    whole.write_in_order(folder.work() / BatchFile::finished_name);
    const std::string came = taken_by_another(folder);
    out.error =
        came.empty() ? folder.commit(std::string(BatchFile::finished_name)) : came + " by now; " + folder.keep();
  } catch (const std::exception& failure) {
    out.refused = !disk_failed(failure);
    out.error = failure.what();
  }
  return out;
}

}  // namespace qorgan
