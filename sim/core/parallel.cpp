#include "core/parallel.hpp"

#include <algorithm>

#include "core/processors.hpp"

#ifdef QORGAN_STD_THREADS
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace qorgan {
namespace {
constexpr int max_threads = 256;

Block block_at(std::size_t number, std::size_t count, std::size_t block_size, std::size_t worker) {
  return {number, number * block_size, std::min(count, (number + 1) * block_size), worker};
}
}  // namespace

#ifdef QORGAN_STD_THREADS
// ThreadSanitizer cannot see into Debian's libtbb and reports races that are none; plain threads it understands.
struct Executor::Pool {
  explicit Pool(int /*threads*/) {}
};
#else
struct Executor::Pool {
  explicit Pool(int threads) : arena(threads) {
    // oneTBB refuses more threads than processors unless the process allows them once and for all. Asking for eight on
    // two processors is slow, not wrong: the determinism tests do it.
    static const oneapi::tbb::global_control allow(oneapi::tbb::global_control::max_allowed_parallelism, max_threads);
  }
  oneapi::tbb::task_arena arena;
};
#endif

Executor::Executor(int threads) : threads_(std::min(threads > 0 ? threads : available_processors(), max_threads)) {
  if (threads_ > 1) pool_ = std::make_unique<Pool>(threads_);
}
Executor::~Executor() = default;
Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;

int Executor::threads() const { return threads_; }

void Executor::run(std::size_t count, std::size_t block_size, Call call, const void* work) {
  const std::size_t blocks = block_count(count, block_size);
  if (!pool_ || blocks < 2) {
    for (std::size_t b = 0; b < blocks; ++b) call(work, block_at(b, count, block_size, 0));
    return;
  }
#ifdef QORGAN_STD_THREADS
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_guard;
  auto worker = [&](std::size_t number) {
    for (std::size_t b = next++; b < blocks; b = next++) {
      try {
        call(work, block_at(b, count, block_size, number));
      } catch (...) {
        const std::lock_guard lock(failure_guard);
        if (!failure) failure = std::current_exception();
      }
    }
  };
  std::vector<std::thread> others;
  for (int t = 1; t < threads_; ++t) others.emplace_back(worker, static_cast<std::size_t>(t));
  worker(0);
  for (std::thread& thread : others) thread.join();
  if (failure) std::rethrow_exception(failure);
#else
  pool_->arena.execute([&] {
    oneapi::tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) {
      const int worker = oneapi::tbb::this_task_arena::current_thread_index();
      call(work, block_at(b, count, block_size, static_cast<std::size_t>(worker)));
    });
  });
#endif
}

}  // namespace qorgan
