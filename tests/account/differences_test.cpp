#include "account/differences.hpp"

#include <set>

#include "support/small_run.hpp"
#include "support/watched.hpp"

using namespace qorgan;
using test::read_back;
using test::Watched;

namespace {

/// The small scenario under another policy, up to a tick.
std::unique_ptr<Watched> course(Policy policy, Tick until) {
  auto scenario = std::make_shared<Scenario>(*test::small_scenario());
  scenario->policy = policy;
  auto out = std::make_unique<Watched>(std::move(scenario));
  out->run_to(until);
  return out;
}

EventLog log_of(const std::vector<Event>& events) {
  EventLog log;
  for (const Event& event : events) log.append(event);
  return log;
}

}  // namespace

TEST_CASE("courses differ alike while they go on and when they were recorded", "[account]") {
  const auto by_law = course(Policy::by_law, 200), idle = course(Policy::no_response, 200);
  const Record one = read_back(by_law->record()), other = read_back(idle->record());
  for (const Tick parted : {0, 30})
    for (const Tick until : {Tick{31}, Tick{120}, Tick{200}})
      for (const std::size_t max_rows : {std::size_t{3}, std::size_t{1000}}) {
        const CourseDifferences live = course_differences(by_law->live(), idle->live(), parted, until, max_rows);
        CHECK(live == course_differences(Evidence(one), Evidence(other), parted, until, max_rows));
        CHECK(live.only_here.size() <= max_rows);
      }
}

TEST_CASE("who responds is first to act, and what both do at other times is in neither list", "[account]") {
  const auto by_law = course(Policy::by_law, 300), idle = course(Policy::no_response, 300);
  const Evidence here = by_law->live(), there = idle->live();
  const CourseDifferences found = course_differences(here, there, 0, 300, 1000);
  REQUIRE(found.first);
  CHECK(found.first->here);
  CHECK_FALSE(found.only_here.empty());
  for (const EventDifference& only : found.only_here) {
    CHECK(only.here);
    const Event& mine = here.event(only.event);
    for (std::size_t i = 0; i < there.event_count(); ++i) {
      const Event& e = there.event(i);
      CHECK_FALSE((e.kind == mine.kind && e.agent == mine.agent && e.incident == mine.incident &&
                   e.instrument == mine.instrument && e.region == mine.region));
    }
  }
  // Seen from the other side.
  const CourseDifferences back = course_differences(there, here, 0, 300, 1000);
  REQUIRE(back.first);
  CHECK_FALSE(back.first->here);
  CHECK(back.only_there.size() == found.only_here.size());
  // A course does not differ from itself.
  CHECK(course_differences(here, here, 0, 300, 1000) == CourseDifferences{});
}

TEST_CASE("what is compared lies between the parting and the end; what was done before counts as done", "[account]") {
  Event detected;
  detected.kind = EventKind::detected;
  detected.agent = AgentId(std::size_t{1});
  const auto at = [&](Tick tick, EventKey key, std::size_t agent) {
    Event event = detected;
    event.tick = tick, event.key = key, event.agent = AgentId(agent);
    return event;
  };
  const auto run = course(Policy::by_law, 1);
  const World& world = run->engine().world();
  const EventLog a = log_of({at(2, 1, 1), at(6, 2, 2), at(8, 3, 3), at(20, 4, 4)});
  const EventLog b = log_of({at(3, 1, 2), at(6, 2, 5), at(9, 3, 3)});
  const CourseDifferences found = course_differences(Evidence(world, a), Evidence(world, b), 5, 10, 100);
  // In tick 6 both do something else: the one with the lower key came first, of equal ones that of the first course.
  REQUIRE(found.first);
  CHECK(*found.first == EventDifference{1, true});
  CHECK(found.only_here.empty());  // 2 acted in the other course before they parted, 3 later, 4 after the end
  REQUIRE(found.only_there.size() == 1);
  CHECK(found.only_there[0] == EventDifference{1, false});
  CHECK(course_differences(Evidence(world, a), Evidence(world, b), 5, 21, 100).only_here.size() == 1);
}
