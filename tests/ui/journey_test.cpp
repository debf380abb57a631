#include "ui/model/journey.hpp"

#include "fixture.hpp"
#include "session/runner.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

Frame under_way(Tick tick, std::optional<Tick> goal) {
  Frame frame;
  auto world = std::make_shared<World>();
  world->tick = tick;
  frame.world = world;
  frame.busy = true;
  frame.goal = goal;
  return frame;
}

}  // namespace

TEST_CASE("a long way is told with its share and the time that is left") {
  JourneyWatch watch;
  watch.observe(under_way(100, 500), 10);
  CHECK_FALSE(watch.told());
  watch.observe(under_way(150, 500), 10.9);
  CHECK_FALSE(watch.told());
  watch.observe(under_way(200, 500), 12);
  REQUIRE(watch.told());
  CHECK(watch.told()->goal == 500);
  CHECK(watch.told()->share == 0.25);
  CHECK(watch.told()->seconds_left == 6);
  // Once it is told it stays until it is over.
  watch.observe(under_way(490, 500), 18);
  CHECK(watch.told());
  Frame there = under_way(500, std::nullopt);
  there.busy = false;
  watch.observe(there, 18.2);
  CHECK_FALSE(watch.told());
}

TEST_CASE("a way that is nearly done when anybody could notice is not told") {
  JourneyWatch watch;
  watch.observe(under_way(0, 100), 0);
  watch.observe(under_way(60, 100), 1.2);
  CHECK_FALSE(watch.told());
}

TEST_CASE("a way back in time counts from the snapshot where it begins") {
  JourneyWatch watch;
  watch.observe(under_way(900, 300), 0);
  watch.observe(under_way(200, 300), 0.5);
  watch.observe(under_way(225, 300), 2);
  REQUIRE(watch.told());
  CHECK(watch.told()->share == 0.25);
  CHECK(watch.told()->seconds_left == 6);
}

TEST_CASE("another branch that is brought up is told without a share, another goal begins anew") {
  JourneyWatch watch;
  watch.observe(under_way(10, std::nullopt), 0);
  watch.observe(under_way(10, std::nullopt), 1.5);
  REQUIRE(watch.told());
  CHECK_FALSE(watch.told()->goal);
  watch.observe(under_way(10, 400), 2);
  CHECK_FALSE(watch.told());
}

TEST_CASE("a pause gives up the way to a tick and leaves the run where it is", "[threads]") {
  SyntheticOptions options;
  options.agents = 400;
  options.incidents = 4;
  options.ticks = 1'000'000;
  Runner runner(synthetic_scenario(options));
  runner.go_to(options.ticks);
  REQUIRE(test::eventually([&] { return runner.latest().world->tick > 20; }));
  CHECK(runner.latest().goal == options.ticks);
  runner.pause();
  REQUIRE(test::eventually([&] { return !runner.latest().busy; }));
  const Tick here = runner.latest().world->tick;
  CHECK(here < options.ticks);
  CHECK_FALSE(runner.latest().goal);
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  CHECK(runner.latest().world->tick == here);
}
