#include "catch.hpp"
#include "engine/engine.hpp"

using namespace qorgan;

namespace {

std::shared_ptr<const Scenario> lively() {
  SyntheticOptions options;
  options.agents = 5000;
  options.incidents = 3;
  options.messages = 1;
  options.ticks = 60;
  return synthetic_scenario(options);
}

std::uint64_t digest_after(Engine& engine, Tick ticks) {
  for (Tick t = 0; t < ticks; ++t) engine.step();
  return engine.world().digest;
}

}  // namespace

TEST_CASE("the digest is the same on 1, 2, 3 and 8 threads", "[threads]") {
  const auto scenario = lively();
  Engine one(scenario, {1, true, false});
  const std::uint64_t expected = digest_after(one, 60);
  REQUIRE(one.world().totals.routine > 1000);
  for (int threads : {2, 3, 8}) {
    Engine many(scenario, {threads, true, false});
    CHECK(digest_after(many, 60) == expected);
  }
}

TEST_CASE("another seed gives another digest") {
  SyntheticOptions options;
  options.ticks = 10;
  Engine a(synthetic_scenario(options));
  options.seed = 2;
  Engine b(synthetic_scenario(options));
  CHECK(digest_after(a, 10) != digest_after(b, 10));
}

TEST_CASE("recording flows does not change the run") {
  const auto scenario = lively();
  Engine with(scenario, {1, true, false});
  Engine without(scenario, {1, false, true});
  CHECK(digest_after(with, 40) == digest_after(without, 40));
}

TEST_CASE("a saved world goes on to the same digest") {
  const auto scenario = lively();
  Engine whole(scenario);
  Engine first(scenario);
  digest_after(first, 25);
  const std::string bytes = save_world(first.world());
  RestoreResult restored = restore_world(bytes, scenario);
  REQUIRE(restored.error.empty());
  CHECK(restored.world.digest == first.world().digest);
  Engine second(std::move(restored.world), {3, true, false});
  CHECK(digest_after(second, 35) == digest_after(whole, 60));
}

TEST_CASE("a damaged or foreign snapshot is refused with a reason") {
  const auto scenario = lively();
  Engine engine(scenario);
  digest_after(engine, 5);
  std::string bytes = save_world(engine.world());
  CHECK_FALSE(restore_world("", scenario).error.empty());
  CHECK_FALSE(restore_world(std::string(200, 'x'), scenario).error.empty());
  SyntheticOptions other;
  CHECK(restore_world(bytes, synthetic_scenario(other)).error ==
        "the snapshot belongs to another scenario or other parameters");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
  CHECK(restore_world(bytes, scenario).error == "the snapshot is damaged");
}
