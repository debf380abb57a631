#include "ui/model/compare_model.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "engine/measures.hpp"
#include "world/measure_names.hpp"

namespace qorgan::ui {

namespace {

/// Acts of bodies and outcomes; not the messages between them, nor what the run itself notes down.
bool worth_telling(EventKind kind) {
  switch (kind) {
    case EventKind::incident_began:
    case EventKind::incident_contained:
    case EventKind::incident_ended:
    case EventKind::detected:
    case EventKind::decided:
    case EventKind::aid_sent:
    case EventKind::headquarters_proposed:
    case EventKind::headquarters_referred:
    case EventKind::headquarters_convened:
    case EventKind::headquarters_stood_down:
    case EventKind::teams_sent:
    case EventKind::teams_arrived:
    case EventKind::measure_proposed:
    case EventKind::measure_taken:
    case EventKind::measure_ended:
    case EventKind::violation:
    case EventKind::disorganised:
    case EventKind::proposal_refused:
    case EventKind::proposal_lapsed:
    case EventKind::spread: return true;
    default: return false;
  }
}

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

Seen look(const EventLog& log, Tick parted) {
  Seen seen;
  for (std::size_t i = 0; i < log.size(); ++i) {
    const Event& e = log[i];
    if (!worth_telling(e.kind)) continue;
    seen.ever.insert(what_of(e));
    if (e.tick < parted) continue;
    seen.at.insert({e.tick, what_of(e)});
    seen.events.push_back(i);
  }
  return seen;
}

std::optional<std::size_t> first_other(const EventLog& log, const Seen& mine, const Seen& theirs, Tick until) {
  for (const std::size_t i : mine.events)
    if (log[i].tick < until && !theirs.at.contains({log[i].tick, what_of(log[i])})) return i;
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

}  // namespace

Comparison compare(const Frame& frame, const OtherRun& other, std::size_t most) {
  Comparison out;
  out.parted = other.parted;
  out.tick = std::min(frame.world->tick, other.world->tick);
  for (const MeasureName& name : measure_names()) {
    if (!name.scopes.national) continue;
    const double here = measure(*frame.world, name.name), there = measure(*other.world, name.name);
    if (equal(here, there))
      ++out.same;
    else
      out.measures.push_back({name.name, here, there});
  }
  const Seen mine = look(frame.events, out.parted), theirs = look(other.events, out.parted);
  const auto a = first_other(frame.events, mine, theirs, out.tick);
  const auto b = first_other(other.events, theirs, mine, out.tick);
  if (a && (!b || frame.events[*a].key <= other.events[*b].key))
    out.first = EventDifference{*a, true};
  else if (b)
    out.first = EventDifference{*b, false};
  out.only_here = only(frame.events, mine, theirs, true, most);
  out.only_there = only(other.events, theirs, mine, false, most);
  return out;
}

}  // namespace qorgan::ui
