// The one seam through which work runs in parallel: each index once, on any number of threads.
#include "core/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "catch.hpp"

using namespace qorgan;

namespace {
/// How often each index was worked, with blocks checked on the way.
std::vector<int> visits(Executor& executor, std::size_t count, std::size_t block_size) {
  std::vector<std::atomic<int>> seen(count);
  std::atomic<bool> sound{true};
  executor.for_blocks(count, block_size, [&](const Block& block) {
    const bool good = block.first == block.number * block_size && block.last > block.first && block.last <= count &&
                      block.last - block.first <= block_size &&
                      block.worker < static_cast<std::size_t>(executor.threads());
    if (!good) sound = false;
    for (std::size_t i = block.first; i < block.last; ++i) ++seen[i];
  });
  CHECK(sound);
  std::vector<int> out;
  for (const auto& n : seen) out.push_back(n);
  return out;
}
}  // namespace

TEST_CASE("every index is worked once, on any number of threads") {
  for (int threads : {1, 2, 3, 8}) {
    Executor executor(threads);
    CHECK(executor.threads() == threads);
    for (std::size_t count : {0u, 1u, 63u, 64u, 65u, 1000u, 10007u})
      for (std::size_t block_size : {1u, 64u, 20000u}) {
        INFO(threads << " threads, " << count << " by " << block_size);
        CHECK(visits(executor, count, block_size) == std::vector<int>(count, 1));
      }
  }
}

TEST_CASE("a worker has one block at a time, so that what it keeps for itself needs no lock") {
  for (int threads : {1, 2, 3, 8}) {
    Executor executor(threads);
    std::vector<std::atomic<int>> inside(static_cast<std::size_t>(threads));
    std::atomic<bool> alone{true};
    executor.for_blocks(10000, 7, [&](const Block& block) {
      if (++inside.at(block.worker) != 1) alone = false;
      --inside[block.worker];
    });
    INFO(threads << " threads");
    CHECK(alone);
  }
}

TEST_CASE("what blocks make is the same on any number of threads when put together in their order") {
  const auto total = [](int threads) {
    constexpr std::size_t count = 100000, size = 1024;
    std::vector<double> sums(block_count(count, size));
    Executor executor(threads);
    executor.for_blocks(count, size, [&](const Block& block) {
      double sum = 0;
      for (std::size_t i = block.first; i < block.last; ++i) sum += 1.0 / static_cast<double>(i + 1);
      sums[block.number] = sum;
    });
    double out = 0;
    for (double sum : sums) out += sum;
    return out;
  };
  const double alone = total(1);
  for (int threads : {2, 3, 8}) CHECK(total(threads) == alone);
}

TEST_CASE("an exception of a block reaches the caller, and the executor works on") {
  for (int threads : {1, 2, 3, 8}) {
    INFO(threads << " threads");
    Executor executor(threads);
    CHECK_THROWS_AS(executor.for_blocks(100, 1,
                                        [](const Block& block) {
                                          if (block.number == 57) throw std::runtime_error("block 57");
                                        }),
                    std::runtime_error);
    CHECK(visits(executor, 100, 3) == std::vector<int>(100, 1));
  }
}

TEST_CASE("no threads asked for means as many as the machine has") {
  Executor executor(0);
  CHECK(executor.threads() >= 1);
  CHECK(visits(executor, 100, 7) == std::vector<int>(100, 1));
}

TEST_CASE("an executor can be moved") {
  Executor first(3);
  Executor second = std::move(first);
  CHECK(second.threads() == 3);
  CHECK(visits(second, 100, 7) == std::vector<int>(100, 1));
}

TEST_CASE("blocks are counted up") {
  CHECK(block_count(0, 64) == 0);
  CHECK(block_count(1, 64) == 1);
  CHECK(block_count(64, 64) == 1);
  CHECK(block_count(65, 64) == 2);
}
