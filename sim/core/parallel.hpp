#pragma once
// The one seam through which work runs in parallel. Blocks are fixed by the amount of work, never by the number
// of threads; a block is worked by one thread from first to last, and what blocks produce is put together in
// block order. So the thread count cannot be seen in any result.

#include <cstddef>
#include <memory>

namespace qorgan {

/// The half-open range of one block.
struct Block {
  std::size_t number = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t worker = 0;  ///< who works it, 0 to threads() - 1: for memory that is used again, never for a result
};

/// Runs blocks on oneTBB (or std::thread where the build asks for it). Not copyable; one per engine.
class Executor {
 public:
  /// `threads`: 1 runs everything in the calling thread; 0 takes what was lent (processors.hpp); 256 at most.
  explicit Executor(int threads);
  ~Executor();
  Executor(Executor&&) noexcept;
  Executor& operator=(Executor&&) noexcept;

  [[nodiscard]] int threads() const;

  /// Calls `work(block)` for every block of `block_size` out of [0, count), in any order, possibly at once.
  /// Exceptions thrown by a block reach the caller.
  template <class Work>
  void for_blocks(std::size_t count, std::size_t block_size, const Work& work) {
    run(
        count, block_size, [](const void* w, const Block& b) { (*static_cast<const Work*>(w))(b); }, &work);
  }

 private:
  using Call = void (*)(const void*, const Block&);
  void run(std::size_t count, std::size_t block_size, Call call, const void* work);
  struct Pool;
  std::unique_ptr<Pool> pool_;
  int threads_ = 1;
};

[[nodiscard]] constexpr std::size_t block_count(std::size_t count, std::size_t block_size) {
  return (count + block_size - 1) / block_size;
}

}  // namespace qorgan
