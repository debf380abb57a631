// Chooses one of the changes that tools/mutants wrote into the sources beside the original, while the program runs.
#pragma once
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

namespace qorgan_mutants {

constexpr int max_mutants = 65536;
inline std::atomic<int> chosen{-1};  // 0: none; known from the first question on
inline std::atomic<bool> is_noted{false};
inline std::atomic<char> reached[max_mutants];

/// Appends the numbers that were asked for since the last time to the file that QORGAN_MUTANTS_REACHED names.
inline void note_reached(const char* rest) {
  const char* name = std::getenv("QORGAN_MUTANTS_REACHED");
  std::FILE* file = name != nullptr ? std::fopen(name, "a") : nullptr;
  if (file == nullptr) return;
  for (int i = 0; i < max_mutants; ++i)
    if (reached[i].exchange(0, std::memory_order_relaxed) != 0) std::fprintf(file, "%d ", i);
  std::fprintf(file, "%s\n", rest);
  std::fclose(file);
}

inline void begin() {
  const char* number = std::getenv("QORGAN_MUTANT");
  if (std::getenv("QORGAN_MUTANTS_REACHED") != nullptr) {
    is_noted = true;
    std::atexit([] { note_reached(""); });
  }
  chosen = number != nullptr ? std::atoi(number) : 0;
}

/// True where change `number` is the one that is tried.
inline bool on(int number) {
  int now = chosen.load(std::memory_order_relaxed);
  if (now < 0) {
    begin();
    now = chosen.load(std::memory_order_relaxed);
  }
  if (is_noted.load(std::memory_order_relaxed)) reached[number].store(1, std::memory_order_relaxed);
  return now == number;
}

/// The same in a function that the compiler may compute as well.
constexpr bool on_at_run_time(int number) {
  if (std::is_constant_evaluated()) return false;
  return on(number);
}

}  // namespace qorgan_mutants
