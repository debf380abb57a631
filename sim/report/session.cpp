#include "report/session.hpp"

#include <fmt/format.h>

#include "record/journal.hpp"
#include "record/store.hpp"
#include "report/report.hpp"

namespace qorgan {

WriteSessionResult write_session(const std::filesystem::path& folder, const std::vector<Language>& languages,
                                 int threads, const ProgressCallback& progress, const std::atomic<bool>* stop) {
  WriteSessionResult out;
  const auto journal = read_journal(folder.string(), out.error);
  if (!journal) return out;
  for (const JournalBranch& branch : journal->branches) {
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
    SessionBranch done{branch.id, folder, run.record.run.ticks_done, run.record.run.digest,
                       branch.digest == run.record.run.digest};
    if (branch.id != journal->active) done.folder /= fmt::format("branch-{}", branch.id);
    out.error = write_record(run.record, done.folder);
    if (out.ok()) out.error = write_report(run.record, done.folder, {ReportFormat::html}, languages).error;
    if (!out.ok()) return out;
    out.branches.push_back(std::move(done));
  }
  return out;
}

}  // namespace qorgan
