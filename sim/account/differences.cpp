#include "account/differences.hpp"

#include <set>
#include <tuple>

#include "world/event_traits.hpp"

namespace qorgan {
namespace {

/// What an event is, whenever it happened.
using What = std::tuple<EventKind, AgentId, IncidentId, InstrumentId, RegionId>;
What what_of(const Event& e) { return {e.kind, e.agent, e.incident, e.instrument, e.region}; }

/// One of the courses, as far as it is compared.
struct Seen {
  const Evidence& course;
  std::set<What> ever;
  std::set<std::tuple<Tick, What>> at;  ///< since they parted
  std::vector<std::size_t> events;      ///< likewise, in their order

  Seen(const Evidence& evidence, Tick parted, Tick until) : course(evidence) {
    for (std::size_t i = 0; i < course.event_count(); ++i) {
      const Event& e = course.event(i);
      if (e.tick >= until) break;
      if (!traits_of(e.kind).compared) continue;
      ever.insert(what_of(e));
      if (e.tick < parted) continue;
      at.insert({e.tick, what_of(e)});
      events.push_back(i);
    }
  }

  [[nodiscard]] std::optional<std::size_t> first_other_than(const Seen& other) const {
    for (const std::size_t i : events)
      if (const Event& e = course.event(i); !other.at.contains({e.tick, what_of(e)})) return i;
    return std::nullopt;
  }

  [[nodiscard]] std::vector<EventDifference> only_in_it(const Seen& other, bool here, std::size_t max_rows) const {
    std::vector<EventDifference> out;
    std::set<What> told;
    for (const std::size_t i : events) {
      if (out.size() >= max_rows) break;
      const What what = what_of(course.event(i));
      if (!other.ever.contains(what) && told.insert(what).second) out.push_back({i, here});
    }
    return out;
  }
};

}  // namespace

CourseDifferences course_differences(const Evidence& here, const Evidence& there, Tick parted, Tick until,
                                     std::size_t max_rows) {
  const Seen mine(here, parted, until), theirs(there, parted, until);
  CourseDifferences out;
  const auto a = mine.first_other_than(theirs), b = theirs.first_other_than(mine);
  if (a && (!b || here.event(*a).key <= there.event(*b).key))
    out.first = EventDifference{*a, true};
  else if (b)
    out.first = EventDifference{*b, false};
  out.only_here = mine.only_in_it(theirs, true, max_rows);
  out.only_there = theirs.only_in_it(mine, false, max_rows);
  return out;
}

}  // namespace qorgan
