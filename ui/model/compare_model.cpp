#include "ui/model/compare_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "engine/measures.hpp"
#include "world/event_traits.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

bool equal(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// What an event is, whenever it happened.
using What = std::tuple<EventKind, AgentId, IncidentId, MeasureId, RegionId>;
What what_of(const Event& e) { return {e.kind, e.agent, e.incident, e.measure, e.region}; }
using When = std::tuple<Tick, What>;

struct Seen {
  std::set<What> ever;
  std::set<When> at;
  std::vector<std::size_t> events;
};

Seen look(const EventLog& log, Tick parted, Tick until) {
  Seen seen;
  for (std::size_t i = 0; i < log.size(); ++i) {
    const Event& e = log[i];
    if (e.tick >= until) break;
    if (!traits_of(e.kind).compared) continue;
    seen.ever.insert(what_of(e));
    if (e.tick < parted) continue;
    seen.at.insert({e.tick, what_of(e)});
    seen.events.push_back(i);
  }
  return seen;
}

std::optional<std::size_t> first_other(const EventLog& log, const Seen& mine, const Seen& theirs) {
  for (const std::size_t i : mine.events)
    if (!theirs.at.contains({log[i].tick, what_of(log[i])})) return i;
  return std::nullopt;
}

std::vector<EventDifference> only(const EventLog& log, const Seen& mine, const Seen& theirs, bool here,
                                  std::size_t most) {
  std::vector<EventDifference> out;
  std::set<What> told;
  for (const std::size_t i : mine.events) {
    if (out.size() >= most) break;
    const What what = what_of(log[i]);
    if (!theirs.ever.contains(what) && told.insert(what).second) out.push_back({i, here});
  }
  return out;
}

double value_at(const History& history, std::string_view name, Tick tick) {
  const auto column = history.column(name);
  std::size_t row = history.size();
  while (row > 0 && history.tick(row - 1) > tick) --row;
  return column && row > 0 ? static_cast<double>(history.value(row - 1, *column))
                           : std::numeric_limits<double>::quiet_NaN();
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

Comparison compare(const Frame& frame, const OtherRun& other, std::size_t most) {
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
  const Seen mine = look(frame.events, out.parted, out.tick), theirs = look(other.events, out.parted, out.tick);
  const auto a = first_other(frame.events, mine, theirs);
  const auto b = first_other(other.events, theirs, mine);
  if (a && (!b || frame.events[*a].key <= other.events[*b].key))
    out.first = EventDifference{*a, true};
  else if (b)
    out.first = EventDifference{*b, false};
  out.only_here = only(frame.events, mine, theirs, true, most);
  out.only_there = only(other.events, theirs, mine, false, most);
  return out;
}

}  // namespace qorgan::ui
