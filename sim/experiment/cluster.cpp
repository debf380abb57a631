#include "experiment/cluster.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <thread>

#include "core/digest.hpp"
#include "experiment/workshop.hpp"

namespace qorgan {

int processes_in_environment() {
  // Open MPI, PMI (MPICH, srun --mpi=pmi2), PMIx says the rank only.
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
    if (const char* size = std::getenv(name); size != nullptr && *size != '\0') return std::max(1, std::atoi(size));
  return std::getenv("PMIX_RANK") != nullptr ? 2 : 1;
}

ClusterSession::ClusterSession() {
  if (processes_in_environment() <= 1) return;
  LoadedTransport loaded = load_transport();
  transport_ = std::move(loaded.transport);
  if (!transport_)
    error_ = "the program was started as one of several processes, but " + loaded.error +
             "; --shard and 'qorgan merge' do the same without it";
  else if (size() > 1 && !transport_->allows_threads())
    error_ = "this MPI allows no threads beside it";
}

namespace {

namespace fs = std::filesystem;

enum Tag : int { ask_tag = 1, answer_tag = 2 };
constexpr std::int64_t nothing_left = -1;

/// What a process tells when it asks for work: what it made since it asked last, and whether it leaves.
struct Ask {
  std::int64_t done = 0, failed = 0, leaves = 0;
};

void send_ask(Transport& transport, const Ask& ask) {
  transport.send(0, ask_tag, std::array{ask.done, ask.failed, ask.leaves});
}

Ask receive_ask(Transport& transport, int who) {
  std::array<std::int64_t, 3> words{};
  transport.receive(who, ask_tag, words);
  return {words[0], words[1], words[2]};
}

/// Process 0: hands out runs to the others and to a thread of its own.
class Dispatcher {
 public:
  Dispatcher(Transport& transport, std::vector<RunIndex> wanted, ProgressMeter meter, const BatchOptions& options)
      : transport_(transport),
        others_(transport.size() - 1),
        wanted_(std::move(wanted)),
        meter_(meter),
        options_(options) {}

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
      if (const std::optional<int> who = transport_.waiting(ask_tag))
        answer(*who);
      else
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      count(own_done_.exchange(0), own_failed_.exchange(0));
    }
  }

 private:
  void answer(int who) {
    const Ask ask = receive_ask(transport_, who);
    count(ask.done, ask.failed);
    if (ask.leaves != 0) {
      --others_;
      return;
    }
    const std::optional<RunIndex> run = next();
    const std::array out{run ? std::int64_t{*run} : nothing_left};
    transport_.send(who, answer_tag, out);
    if (!run) --others_;
  }

  void count(std::int64_t done, std::int64_t failed) {
    if (done + failed == 0) return;
    const double now = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    for (; done > 0; --done) meter_.note(false, now);
    for (; failed > 0; --failed) meter_.note(true, now);
    if (options_.progress) options_.progress(meter_.at(now));
  }

  Transport& transport_;
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
BatchResult help(Transport& transport, const PreparedPlan& prepared, const fs::path& directory,
                 const BatchOptions& options) {
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
    send_ask(transport, ask);
    ask = {};
    std::array run{nothing_left};
    transport.receive(0, answer_tag, run);
    dismissed = run.front() == nothing_left;
    return dismissed ? std::nullopt : std::optional(static_cast<RunIndex>(run.front()));
  };
  try {
    BatchFile file(rank_file(directory, transport.rank()));
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
    send_ask(transport, ask);
  }
  return out;
}

/// Process 0 with the batch open: works, serves, and puts everything together.
BatchResult lead(Transport& transport, Opened& opened, const PreparedPlan& prepared, const BatchOptions& options) {
  BatchResult out;
  count_runs(opened.statuses, options.shard, out);
  Dispatcher dispatcher(transport, missing_runs(opened.statuses, options.shard),
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
  transport.meet();  // the others have closed their files
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
  Transport& transport = *session.transport();
  BatchResult out;
  Opened opened;
  if (session.rank() == 0) opened = open_batch(prepared, directory, options);
  // The plan as process 0 sees it, and whether there is anything to do.
  std::array<std::uint64_t, 2> word{prepared.hash, opened.file ? 1ULL : 0ULL};
  transport.share(word);
  const bool all_same = transport.all(word[0] == prepared.hash);
  if (word[1] == 0 || !all_same) {
    out.refused = opened.refused || !all_same;
    out.error = !all_same ? "the processes do not see the same files" : opened.error;
    count_runs(opened.statuses, options.shard, out);
    out.digest = opened.digest;
    return out;
  }
  if (session.rank() == 0) return lead(transport, opened, prepared, options);
  out = help(transport, prepared, directory, options);
  transport.meet();
  return out;
}

}  // namespace qorgan
