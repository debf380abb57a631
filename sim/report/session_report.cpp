#include "report/session_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "core/output_folder.hpp"
#include "record/journal.hpp"
#include "record/store.hpp"
#include "report/report.hpp"

namespace qorgan {
namespace {

/// What a branch leaves in its folder.
std::vector<std::string> result_files(const std::vector<Language>& languages) {
  std::vector<std::string> out{"results.sqlite", "summary.json"};
  for (const Language language : languages) out.push_back(report_file(language, ReportFormat::html));
  return out;
}

/// The active branch stands in the session's own folder. Where it was another one's turn before, what was made of it
/// then stands in a folder of its own, and would tell less.
void remove_earlier(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  std::vector<fs::path> made;
  const std::vector<std::string> ours = result_files({all_languages.begin(), all_languages.end()});
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (std::find(ours.begin(), ours.end(), name) != ours.end()) made.push_back(entry.path());
  }
  for (const fs::path& file : made) fs::remove(file, ignored);
  if (!made.empty()) fs::remove(folder, ignored);  // stays where a person keeps something in it
}

}  // namespace

WriteSessionResult write_session(const std::filesystem::path& folder, const std::vector<Language>& languages,
                                 int threads, const ProgressCallback& progress, const std::atomic<bool>* stop) {
  WriteSessionResult out;
  const auto journal = read_journal(folder.string(), out.journal);
  if (!journal) return out;
  for (const JournalBranch& branch : journal->branches) {
    SessionBranch done{branch.id, folder, 0, {}, false};
    if (branch.id != journal->active) done.folder /= fmt::format("branch-{}", branch.id);
    OutputFolder place(done.folder, OutputFolder::Use::shared);
    out.error = place.look();
    if (out.ok()) out.error = place.refuse_files(result_files(languages));
    if (out.ok()) out.error = place.prepare();
    if (!out.ok()) return out;
    RunOptions options;
    options.threads = threads;
    options.command_line = fmt::format("session of {}, branch {}", journal->scenario, branch.id);
    const RunResult run = run_journal(*journal, branch.id, options, progress, stop);
    if (run.stopped) {
      out.stopped = true;
      return out;
    }
    if (!run.ok()) {
      out.error = fmt::format("branch {}: {}", branch.id, run.error);
      return out;
    }
    done.ticks = run.record.run.ticks_done;
    done.digest = run.record.run.digest;
    done.verified = branch.digest == done.digest;
    out.error = write_record(run.record, place.work());
    if (out.ok()) out.error = write_report(run.record, place.work(), {ReportFormat::html}, languages).error;
    if (out.ok()) out.error = place.commit("summary.json");
    if (!out.ok()) return out;
    if (branch.id == journal->active) remove_earlier(folder / fmt::format("branch-{}", branch.id));
    out.branches.push_back(std::move(done));
  }
  return out;
}

}  // namespace qorgan
