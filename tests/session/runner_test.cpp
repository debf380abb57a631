// The run behind the window: a thread of its own.
#include "session/runner.hpp"

#include <chrono>
#include <thread>

#include "engine/engine.hpp"
#include "session/fixture.hpp"

using namespace qorgan;
using namespace qorgan::session_test;

TEST_CASE("the run goes to a tick and back again and finds the same digest there", "[threads]") {
  Runner runner(small_scenario());
  const auto arrive = [&](Tick tick) {
    runner.go_to(tick);
    REQUIRE(eventually([&] { return runner.latest().world->tick == tick && !runner.latest().busy; }));
    return runner.latest();
  };
  const Frame first = arrive(30);
  const Frame later = arrive(60);
  const Frame back = arrive(30);
  CHECK(first.world->digest == back.world->digest);
  CHECK(first.world->digest != later.world->digest);
  CHECK(back.events.size() == first.events.size());
  CHECK(back.history->size() == first.history->size());
  // A frame that the window still holds is not touched by what the run does.
  CHECK(later.world->tick == 60);
}

TEST_CASE("the window's run has the digest of a run without a window", "[threads]") {
  Runner runner(small_scenario());
  runner.set_speed(0);
  runner.play();
  REQUIRE(eventually([&] { return runner.latest().done; }));
  Engine engine(small_scenario(), {});
  while (!engine.done()) engine.step();
  CHECK(runner.latest().world->digest == engine.world().digest);
  CHECK_FALSE(runner.latest().playing);
}

TEST_CASE("a run plays, pauses where it is, and does not run on", "[threads]") {
  Runner runner(small_scenario());
  runner.set_speed(64);
  runner.play();
  REQUIRE(eventually([&] { return runner.latest().world->tick >= 3; }));
  runner.pause();
  CHECK_FALSE(runner.latest().playing);
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  const Tick tick = runner.latest().world->tick;
  std::this_thread::sleep_for(std::chrono::milliseconds(120));
  CHECK(runner.latest().world->tick == tick);
}

TEST_CASE("a goal beyond the run is its end, one before it its start", "[threads]") {
  Runner runner(small_scenario());
  runner.go_to(1 << 30);
  REQUIRE(eventually([&] { return runner.latest().done; }));
  CHECK(runner.latest().world->tick == small_scenario()->ticks);
  runner.go_to(-5);
  REQUIRE(eventually([&] { return runner.latest().world->tick == 0; }));
}

TEST_CASE("speeds go up and down in steps and stop at their ends") {
  CHECK(faster(4) == 8);
  CHECK(slower(4) == 2);
  CHECK(slower(1) == 1);
  CHECK(faster(128) == 0);
  CHECK(faster(0) == 0);
  CHECK(slower(0) == 128);
}
