#include "ui/model/compare_model.hpp"

#include <algorithm>
#include <cmath>

#include "engine/measures.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

bool equal(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

double value_at(const History& history, std::string_view name, Tick tick) {
  const auto column = history.column(name);
  std::size_t row = history.size();
  while (row > 0 && history.tick(row - 1) > tick) --row;
  return column && row > 0 ? static_cast<double>(history.value(row - 1, *column)) : no_value;
}

/// The last tick at or before both worlds that both histories hold.
Tick sampled_in_both(const History& a, const History& b, Tick tick) {
  std::size_t i = a.size(), j = b.size();
  while (i > 0 && j > 0) {
    const Tick x = a.tick(i - 1), y = b.tick(j - 1);
    if (x == y && x <= tick) return x;
    if (x >= y) --i;
    if (y >= x) --j;
  }
  return 0;
}

}  // namespace

Tick compared_tick(const Frame& frame, const OtherRun& other) {
  const Tick here = frame.world->tick, there = other.world->tick;
  return here == there ? here : sampled_in_both(*frame.history, *other.history, std::min(here, there));
}

MeasureDifference compared_values(const Frame& frame, const OtherRun& other, std::string_view name) {
  if (frame.world->tick == other.world->tick) return {name, measure(*frame.world, name), measure(*other.world, name)};
  const Tick tick = compared_tick(frame, other);
  return {name, value_at(*frame.history, name, tick), value_at(*other.history, name, tick)};
}

Comparison compare(const Frame& frame, const OtherRun& other, std::size_t max_rows) {
  Comparison out;
  out.parted = other.parted;
  out.tick = compared_tick(frame, other);
  const bool level = frame.world->tick == other.world->tick;
  for (const MeasureName& name : measure_names()) {
    if (!name.scopes.national) continue;
    if (!level && !name.series()) continue;  // no history holds it
    const MeasureDifference values = compared_values(frame, other, name.name);
    if (equal(values.here, values.there))
      ++out.same;
    else
      out.measures.push_back(values);
  }
  out.events = course_differences(Evidence(*frame.world, frame.events), Evidence(*other.world, other.events),
                                  out.parted, out.tick, max_rows);
  return out;
}

}  // namespace qorgan::ui
