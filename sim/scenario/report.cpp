#include "scenario/report.hpp"

#include <fmt/format.h>

#include <utility>

namespace qorgan::format {

bool Report::take(const Spot& spot) {
  if (full()) return false;
  if (++entries_ == most_entries)
    diagnostics_->note(Place{spot.place().file, 0, 0},
                       fmt::format("more than {} problems; the rest is not shown", most_entries - 1));
  return !full();
}

void Report::error(const Spot& found, std::string message, std::string suggestion) {
  ++errors_;
  if (!full()) told_.emplace(found.line, found.column);
  const Spot spot = relocate_ ? relocate_(found, message) : found;
  // The first error is always handed on, so that a file with errors is never taken for a good one.
  if (take(spot) || errors_ == 1) diagnostics_->error(spot.place(), std::move(message), std::move(suggestion));
}

void Report::warning(const Spot& found, std::string message, std::string suggestion) {
  const Spot spot = relocate_ ? relocate_(found, message) : found;
  if (take(spot)) diagnostics_->warning(spot.place(), std::move(message), std::move(suggestion));
}

}  // namespace qorgan::format
