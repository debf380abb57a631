#include "experiment/cluster.hpp"

#include <algorithm>
#include <cstdlib>

#ifdef QORGAN_MPI
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include <chrono>
#include <exception>
#include <thread>

#include "core/digest.hpp"
#include "experiment/workshop.hpp"
#endif

namespace qorgan {

int processes_in_environment() {
  // Open MPI, PMI (MPICH, srun --mpi=pmi2), PMIx says the rank only.
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
    if (const char* size = std::getenv(name); size != nullptr && *size != '\0') return std::max(1, std::atoi(size));
  return std::getenv("PMIX_RANK") != nullptr ? 2 : 1;
}

#ifndef QORGAN_MPI

ClusterSession::ClusterSession() {
  if (processes_in_environment() > 1)
    error_ =
        "the program was started as one of several processes, but was built without MPI; --shard and 'qorgan merge' do "
        "the same without it";
}
ClusterSession::~ClusterSession() { begun_ = false; }

BatchResult run_batch_together(const ClusterSession& /*session*/, const PreparedPlan& prepared,
                               const std::filesystem::path& directory, const BatchOptions& options) {
  return run_batch(prepared, directory, options);
}

#else

ClusterSession::ClusterSession() {
  if (processes_in_environment() <= 1) return;
  int level = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level);
  begun_ = true;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
  if (size_ > 1 && level < MPI_THREAD_FUNNELED) error_ = "this MPI allows no threads beside it";
}

ClusterSession::~ClusterSession() {
  if (begun_) MPI_Finalize();
}

namespace {

namespace fs = std::filesystem;

enum Tag : int { ask_tag = 1, answer_tag = 2 };
constexpr std::int64_t nothing_left = -1;

/// What a process tells when it asks for work: what it made since it asked last, and whether it leaves.
struct Ask {
  std::int64_t done = 0, failed = 0, leaves = 0;
};

/// Process 0: hands out runs to the others and to a thread of its own.
class Dispatcher {
 public:
  Dispatcher(int others, std::vector<RunIndex> wanted, ProgressMeter meter, const BatchOptions& options)
      : others_(others), wanted_(std::move(wanted)), meter_(meter), options_(options) {}

  std::optional<RunIndex> next() {
    const std::lock_guard lock(guard_);
    if (at_ >= wanted_.size() || (options_.stop && options_.stop->load())) return std::nullopt;
    return wanted_[at_++];
  }

  /// A run of its own thread is done.
  void note(bool failed) { (failed ? own_failed_ : own_done_)++; }

  /// Serves until the others have left and `own_work` is over.
  void serve(const std::atomic<bool>& own_work) {
    while (others_ > 0 || own_work) {
      int waiting = 0;
      MPI_Status status;
      MPI_Iprobe(MPI_ANY_SOURCE, ask_tag, MPI_COMM_WORLD, &waiting, &status);
      if (waiting != 0)
        answer(status.MPI_SOURCE);
      else
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      count(own_done_.exchange(0), own_failed_.exchange(0));
    }
  }

 private:
  void answer(int who) {
    Ask ask;
    MPI_Recv(&ask, 3, MPI_INT64_T, who, ask_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    count(ask.done, ask.failed);
    if (ask.leaves != 0) {
      --others_;
      return;
    }
    const std::optional<RunIndex> run = next();
    const std::int64_t out = run ? std::int64_t{*run} : nothing_left;
    MPI_Send(&out, 1, MPI_INT64_T, who, answer_tag, MPI_COMM_WORLD);
    if (!run) --others_;
  }

  void count(std::int64_t done, std::int64_t failed) {
    if (done + failed == 0) return;
    const double now = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    for (; done > 0; --done) meter_.note(false, now);
    for (; failed > 0; --failed) meter_.note(true, now);
    if (options_.progress) options_.progress(meter_.at(now));
  }

  int others_;
  std::vector<RunIndex> wanted_;
  std::size_t at_ = 0;
  std::mutex guard_;
  ProgressMeter meter_;
  const BatchOptions& options_;
  std::atomic<std::int64_t> own_done_{0}, own_failed_{0};
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A process that is not the first: asks for runs and writes a file of its own.
BatchResult help(int rank, const PreparedPlan& prepared, const fs::path& directory, const BatchOptions& options) {
  BatchResult out;
  Ask ask;
  bool dismissed = false;
  std::uint64_t failed = 0;
  BatchOptions own = options;
  own.progress = [&](const BatchProgress& p) {
    (p.failed > failed ? ask.failed : ask.done)++;
    failed = p.failed;
  };
  const auto next = [&]() -> std::optional<RunIndex> {
    MPI_Send(&ask, 3, MPI_INT64_T, 0, ask_tag, MPI_COMM_WORLD);
    ask = {};
    std::int64_t run = nothing_left;
    MPI_Recv(&run, 1, MPI_INT64_T, 0, answer_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    dismissed = run == nothing_left;
    return dismissed ? std::nullopt : std::optional(static_cast<RunIndex>(run));
  };
  try {
    BatchFile file(rank_file(directory, rank));
    file.begin(prepared, options.shard);
    Workshop workshop(prepared, file, own, ProgressMeter(prepared.plan.run_count(), 0, 0));
    workshop.work(next);
    out.error = workshop.error();
    out.stopped = workshop.stopped();
    out.fresh = workshop.fresh();
  } catch (const std::exception& failure) {
    out.error = failure.what();
  }
  if (!dismissed) {
    ask.leaves = 1;
    MPI_Send(&ask, 3, MPI_INT64_T, 0, ask_tag, MPI_COMM_WORLD);
  }
  return out;
}

/// Process 0 with the batch open: works, serves, and puts everything together.
BatchResult lead(int others, Opened& opened, const PreparedPlan& prepared, const BatchOptions& options) {
  BatchResult out;
  count_runs(opened.statuses, options.shard, out);
  Dispatcher dispatcher(others, missing_runs(opened.statuses, options.shard),
                        ProgressMeter(out.runs, out.done + out.failed, out.failed), options);
  BatchOptions own = options;
  std::uint64_t failed = 0;
  own.progress = [&](const BatchProgress& p) {
    dispatcher.note(p.failed > failed);
    failed = p.failed;
  };
  Workshop workshop(prepared, *opened.file, own, ProgressMeter(out.runs, 0, 0));
  std::atomic<bool> working{true};
  std::thread thread([&] {
    workshop.work([&] { return dispatcher.next(); });
    working = false;
  });
  dispatcher.serve(working);
  thread.join();
  out.error = workshop.error();
  MPI_Barrier(MPI_COMM_WORLD);  // the others have closed their files
  const std::uint64_t before = out.done + out.failed;
  end_batch(opened, options, out);
  out.fresh = out.done + out.failed - before;
  out.stopped = workshop.stopped() && !out.finished_all();
  if (out.error.empty() && !out.stopped && !out.finished_all()) out.error = "another process could not go on";
  out.seconds = workshop.seconds();
  return out;
}

}  // namespace

BatchResult run_batch_together(const ClusterSession& session, const PreparedPlan& prepared, const fs::path& directory,
                               const BatchOptions& options) {
  if (session.size() == 1) return run_batch(prepared, directory, options);
  BatchResult out;
  Opened opened;
  if (session.rank() == 0) opened = open_batch(prepared, directory, options);
  // The plan as process 0 sees it, and whether there is anything to do.
  std::uint64_t word[2] = {prepared.hash, opened.file ? 1ULL : 0ULL};
  MPI_Bcast(word, 2, MPI_UINT64_T, 0, MPI_COMM_WORLD);
  int same = word[0] == prepared.hash ? 1 : 0, all_same = 0;
  MPI_Allreduce(&same, &all_same, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
  if (word[1] == 0 || all_same == 0) {
    out.refused = opened.refused || all_same == 0;
    out.error = all_same == 0 ? "the processes do not see the same files" : opened.error;
    count_runs(opened.statuses, options.shard, out);
    out.digest = opened.digest;
    return out;
  }
  if (session.rank() == 0) return lead(session.size() - 1, opened, prepared, options);
  out = help(session.rank(), prepared, directory, options);
  MPI_Barrier(MPI_COMM_WORLD);
  return out;
}

#endif

}  // namespace qorgan
