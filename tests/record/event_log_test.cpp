#include "record/event_log.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace qorgan;

namespace {

/// Two events a tick, with even keys.
EventLog log_of(std::size_t count) {
  EventLog log;
  Event e;
  for (std::size_t i = 0; i < count; ++i) {
    e.key = 2 * i + 2;
    e.tick = static_cast<Tick>(i / 2);
    log.append(e);
  }
  return log;
}

}  // namespace

TEST_CASE("an event log shared with the window does not change when the run goes on") {
  EventLog log;
  Event e;
  for (std::size_t i = 0; i < EventLog::chunk + 10; ++i) e.key = i, log.append(e);
  const EventLog copy = log.share();
  for (std::size_t i = 0; i < 2 * EventLog::chunk; ++i) e.key = 7, log.append(e);
  REQUIRE(copy.size() == EventLog::chunk + 10);
  for (std::size_t i = 0; i < copy.size(); ++i)
    if (copy[i].key != i) FAIL("event " << i << " changed");
  CHECK(log.size() == 3 * EventLog::chunk + 10);
}

TEST_CASE("an event log finds every event by its key and nothing between", "[record]") {
  const std::size_t count = 2 * EventLog::chunk + 3;
  const EventLog log = log_of(count);
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}, EventLog::chunk - 1, EventLog::chunk, count - 1}) {
    INFO("event " << i);
    const Event* found = log.find(log[i].key);
    REQUIRE(found != nullptr);
    CHECK(found->key == log[i].key);
    CHECK(log.find(log[i].key + 1) == nullptr);
  }
  CHECK(log.find(0) == nullptr);
  CHECK(EventLog().find(2) == nullptr);
}

TEST_CASE("an event log is shared up to a tick, whole chunks or parts of them", "[record]") {
  const EventLog log = log_of(2 * EventLog::chunk);
  const auto whole = static_cast<Tick>(EventLog::chunk / 2);
  for (const Tick before : {0, 1, 7, whole - 1, whole, whole + 1, 2 * whole, 2 * whole + 5}) {
    INFO("before tick " << before);
    const EventLog copy = log.share(before);
    REQUIRE(copy.size() == std::min<std::size_t>(2 * EventLog::chunk, 2 * static_cast<std::size_t>(before)));
    if (copy.size() > 0) CHECK(copy[copy.size() - 1].tick == std::min(before, 2 * whole) - 1);
  }
}
