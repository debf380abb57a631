#include "experiment/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace qorgan {

void ProgressMeter::note(bool failed, double seconds) {
  ++done_;
  if (failed) ++failed_;
  last_ = std::max(last_, seconds);
}

BatchProgress ProgressMeter::at(double seconds) const {
  BatchProgress out{runs_, done_, failed_, seconds, 0, std::nullopt};
  const auto fresh = static_cast<double>(done_ - before_);
  // Up to the last run that came in: between two of them the rate would seem to fall.
  if (fresh > 0 && last_ > 0) {
    out.rate = fresh / last_;
    out.eta = std::max(0.0, static_cast<double>(runs_ - done_) / out.rate - (seconds - last_));
  }
  if (done_ >= runs_) out.eta = 0;
  return out;
}

std::string time_to_go(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(std::clamp(seconds, 0.0, 1e12)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  if (whole < 86400) return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
  return fmt::format("{} d {:02} h", whole / 86400, whole % 86400 / 3600);
}

std::string progress_text(const BatchProgress& p) {
  std::string out = fmt::format("{} of {} runs", p.done, p.runs);
  if (p.failed > 0) out += fmt::format(", {} failed", p.failed);
  if (p.rate >= 1)
    out += fmt::format(", {:.1f} a second", p.rate);
  else if (p.rate > 0)
    out += fmt::format(", {:.1f} a minute", p.rate * 60);
  if (p.eta && p.done < p.runs) out += fmt::format(", {} to go", time_to_go(*p.eta));
  return out;
}

bool LogSchedule::due(double seconds) {
  if (seconds < next_) return false;
  while (next_ <= seconds) next_ += next_ < 60 ? 10 : next_ < 3600 ? 60 : 600;
  return true;
}

}  // namespace qorgan
