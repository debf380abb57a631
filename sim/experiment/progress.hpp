#pragma once
// How far a batch is, how fast it goes and when it will be done. Knows no clock: seconds are given in.

#include <cstdint>
#include <optional>
#include <string>

namespace qorgan {

struct BatchProgress {
  std::uint64_t runs = 0;     ///< to be done in all
  std::uint64_t done = 0;     ///< of these, those done before too
  std::uint64_t failed = 0;   ///< of the done
  double seconds = 0;         ///< since this program began
  double rate = 0;            ///< runs per second since then; 0 while none is done
  std::optional<double> eta;  ///< seconds until the end; empty while nobody can say
};

class ProgressMeter {
 public:
  /// `done` and `failed`: what was there before.
  ProgressMeter(std::uint64_t runs, std::uint64_t done, std::uint64_t failed)
      : runs_(runs), before_(done), done_(done), failed_(failed) {}
  /// A run is done, `seconds` after the beginning.
  void note(bool failed, double seconds);
  [[nodiscard]] BatchProgress at(double seconds) const;

 private:
  std::uint64_t runs_, before_, done_, failed_;
  double last_ = 0;
};

/// "412 of 1000 runs, 3 failed, 3.9 a second, 2 min 30 s to go"
[[nodiscard]] std::string progress_text(const BatchProgress& progress);
/// "45 s", "2 min 30 s", "3 h 05 min", "2 d 04 h"
[[nodiscard]] std::string time_to_go(double seconds);

/// When to write a line into a log: every 10 s in the first minute, every minute in the first hour, then every 10
/// minutes.
class LogSchedule {
 public:
  /// Whether a line is due now; says so once for each.
  [[nodiscard]] bool due(double seconds);

 private:
  double next_ = 10;
};

}  // namespace qorgan
