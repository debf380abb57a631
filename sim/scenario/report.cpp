#include "scenario/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace qorgan::format {

bool Report::take(const Spot& spot) {
  if (full()) return false;
  if (++entries_ == max_entries)
    diagnostics_->note(Place{spot.place().file, 0, 0},
                       fmt::format("more than {} problems; the rest is not shown", max_entries - 1));
  return !full();
}

bool Report::shows_at(const Spot& spot) const {
  std::string added;
  if (relocate_) (void)relocate_(spot, added);
  return added.empty();
}

void Report::error(const Spot& found, std::string message, std::string suggestion) {
  ++errors_;
  ++findings_;
  if (!full()) told_.emplace(found.line, found.column);
  const Spot spot = relocate_ ? relocate_(found, message) : found;
  // The first error is always handed on, so that a file with errors is never taken for a good one.
  if (take(spot) || errors_ == 1) diagnostics_->error(spot.place(), std::move(message), std::move(suggestion));
}

void Report::warning(const Spot& found, std::string message, std::string suggestion) {
  ++findings_;
  const Spot spot = relocate_ ? relocate_(found, message) : found;
  if (take(spot)) diagnostics_->warning(spot.place(), std::move(message), std::move(suggestion));
}

void Report::note(const Spot& found, std::string message) {
  const Spot spot = relocate_ ? relocate_(found, message) : found;
  if (take(spot)) diagnostics_->note(spot.place(), std::move(message));
}

void report_duplicate_keys(const Node& map, Report& report) {
  std::vector<const Node::Member*> sorted;
  sorted.reserve(map.members.size());
  for (const Node::Member& member : map.members) sorted.push_back(&member);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
  for (std::size_t i = 1, first = 0; i < sorted.size(); ++i) {
    if (sorted[i]->key != sorted[first]->key) {
      first = i;
      continue;
    }
    report.error(sorted[i]->spot, fmt::format("key {} stands twice in this mapping; first in line {}",
                                              quote(sorted[i]->key), sorted[first]->spot.line));
  }
}

}  // namespace qorgan::format
