// Snapshots of a run in the shipped institution.

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "behaviour/small_state.hpp"
#include "core/random.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

std::shared_ptr<const Scenario> flood() {
  static const std::shared_ptr<const Scenario> made = [] {
    Diagnostics diagnostics;
    auto institution = load_institution(source_dir() + "/scenarios/institutions/kazakhstan.yaml", diagnostics);
    REQUIRE(institution);
    auto scenario = std::make_shared<Scenario>();
    scenario->id = "flood";
    scenario->title = scenario->summary = words("Flood");
    scenario->institution = institution;
    scenario->ticks = 10 * 24;
    scenario->hash = 0xF100D;
    for (const char* region : {"KZ-15", "KZ-39"}) {
      IncidentSpec spec;
      spec.id = region;
      spec.name = words(region);
      spec.threat = institution->threat("6(1)(18)");
      spec.region = institution->region(region);
      spec.onset = day;
      spec.warning = 12 * hour;
      spec.hazard.family = HazardFamily::wave;
      spec.hazard.rise_time = 2 * day;
      spec.hazard.fall_time = 4 * day;
      spec.demands = {
          {Capability::evacuation, 400, 1}, {Capability::engineering, 300, 1}, {Capability::rescue, 100, 1}};
      spec.consequences.people_at_risk = 8000;
      spec.consequences.evacuation_rate = 0.5 / hour;
      spec.consequences.roads = 0.3;
      scenario->incidents.push_back(spec);
    }
    InjectSpec inject;
    inject.id = "worse";
    inject.text = words("It gets worse.");
    inject.kind = InjectKind::scale_incident;
    inject.when = Condition{};
    inject.when->measure = "evacuated";
    inject.when->value = 100;
    inject.delay = 20 * hour;
    inject.incident = IncidentId(std::size_t{1});
    inject.value = 1.4;
    scenario->injects.push_back(inject);
    return scenario;
  }();
  return made;
}

}  // namespace

TEST_CASE("a run of the shipped institution goes on from any tick's snapshot to the same end") {
  Engine whole(flood(), {2, true, false});
  const std::vector<Event> events = play(whole);
  REQUIRE(events.size() > 500);
  REQUIRE(whole.world().inject_fired[0] >= 0);
  Random random(11, Stream::generator, 0, 0);
  for (int i = 0; i < 6; ++i) {
    const auto cut = static_cast<Tick>(random.below(240));
    INFO("saved at tick " << cut);
    Engine first(flood());
    play(first, cut);
    RestoreResult restored = restore_world(save_world(first.world()), flood());
    REQUIRE(restored.error.empty());
    Engine second(std::move(restored.world), {i % 2 + 1, true, false});
    play(second);
    CHECK(second.world().digest == whole.world().digest);
    CHECK(save_world(second.world()) == save_world(whole.world()));
  }
}

TEST_CASE("a run into which a threat was thrown while teams were out goes on from a copy to the same end") {
  Engine whole(flood());
  Command command;
  command.kind = CommandKind::start_threat;
  command.tick = 60;
  command.threat = whole.world().institution().threat("social-unrest");
  command.region = RegionId(std::size_t{0});
  REQUIRE(command.threat.valid());
  REQUIRE(whole.submit(command));
  play(whole, 61);
  const auto out = std::count_if(whole.world().units.begin(), whole.world().units.end(),
                                 [](const Unit& unit) { return !unit.quiet(); });
  REQUIRE(out > 0);
  Engine copy(World(whole.world()), {});
  play(whole);
  play(copy);
  CHECK(copy.world().digest == whole.world().digest);
}

TEST_CASE("a run into which threats were thrown goes on from its snapshot and the scenario's file to the same end") {
  Engine whole(flood());
  Command command;
  command.kind = CommandKind::start_threat;
  for (const char* threat : {"social-unrest", "biohazard"}) {
    command.tick += 30;
    command.threat = whole.world().institution().threat(threat);
    command.region = RegionId(std::size_t{3});
    REQUIRE(command.threat.valid());
    REQUIRE(whole.submit(command));
  }
  play(whole, 100);
  RestoreResult restored = restore_world(save_world(whole.world()), flood());
  REQUIRE(restored.error.empty());
  REQUIRE(restored.world.incidents.size() == flood()->incidents.size() + 2);
  CHECK(restored.world.scenario->incidents.back().id == whole.world().scenario->incidents.back().id);
  Engine again(std::move(restored.world), {});
  play(whole);
  play(again);
  CHECK(again.world().digest == whole.world().digest);
  // What is not the scenario of the file has the thrown in ones already: they would come twice.
  CHECK_FALSE(restore_world(save_world(whole.world()), whole.world().scenario).error.empty());
}

TEST_CASE("saving does not disturb the run") {
  Engine watched(flood()), left_alone(flood());
  while (!watched.done()) {
    watched.step();
    if (watched.world().tick % 50 == 0) REQUIRE_FALSE(save_world(watched.world()).empty());
  }
  play(left_alone);
  CHECK(watched.world().digest == left_alone.world().digest);
}

TEST_CASE("a snapshot cut short anywhere, or with any byte turned, is refused without harm") {
  Engine engine(flood());
  play(engine, 60);
  const std::string bytes = save_world(engine.world());
  Random random(12, Stream::generator, 0, 0);
  for (int i = 0; i < 40; ++i) {
    std::string cut = bytes.substr(0, random.below(static_cast<std::uint32_t>(bytes.size())));
    CHECK_FALSE(restore_world(cut, flood()).error.empty());
    std::string turned = bytes;
    const std::size_t place = random.below(static_cast<std::uint32_t>(bytes.size()));
    turned[place] = static_cast<char>(turned[place] ^ static_cast<char>(1 + random.below(255)));
    INFO("byte " << place << " of " << bytes.size());
    const RestoreResult result = restore_world(turned, flood());
    // Bytes that nobody reads may turn; what was read is checked.
    if (result.error.empty()) CHECK(save_world(result.world) == bytes);
  }
}

TEST_CASE("a snapshot of which one store is longer or shorter than the scenario makes it is refused") {
  Engine engine(flood());
  play(engine, 100);
  REQUIRE_FALSE(engine.world().headquarters.empty());
  REQUIRE(restore_world(save_world(engine.world()), flood()).error.empty());
  const std::vector<std::pair<std::string, std::function<void(World&)>>> changes{
      {"an agent more", [](World& w) { w.agents.emplace_back(); }},
      {"an agent less", [](World& w) { w.agents.pop_back(); }},
      {"a picture more", [](World& w) { w.pictures.emplace_back(); }},
      {"a picture less", [](World& w) { w.pictures.pop_back(); }},
      {"a team more", [](World& w) { w.units.emplace_back(); }},
      {"a team less", [](World& w) { w.units.pop_back(); }},
      {"a region more", [](World& w) { w.regions.emplace_back(); }},
      {"a region less", [](World& w) { w.regions.pop_back(); }},
      {"an incident more", [](World& w) { w.incidents.emplace_back(); }},
      {"an incident less", [](World& w) { w.incidents.pop_back(); }},
      {"an inject more that has fired", [](World& w) { w.inject_fired.emplace_back(); }},
      {"an inject less that waits", [](World& w) { w.inject_armed.pop_back(); }},
      {"a pool more", [](World& w) { w.pools.emplace_back(); }},
      {"a shared picture more", [](World& w) { w.shared_pictures.emplace_back(); }},
      {"a headquarters more", [](World& w) { w.headquarters.emplace_back(); }},
      {"a threat thrown in that is not there", [](World& w) { w.thrown_in.emplace_back(); }},
  };
  for (const auto& [what, change] : changes) {
    World other = engine.world();
    change(other);
    INFO(what);
    CHECK_FALSE(restore_world(save_world(other), flood()).error.empty());
  }
}

TEST_CASE("a snapshot is of its scenario, of this version, and of Qorgan") {
  Engine engine(flood());
  play(engine, 20);
  const std::string bytes = save_world(engine.world());
  const auto turned = [&](std::size_t place) {
    std::string other = bytes;
    other[place] = static_cast<char>(other[place] ^ 1);
    return restore_world(other, flood()).error;
  };
  CHECK(turned(0) == "this is no snapshot of Qorgan");
  CHECK(turned(8) == "the snapshot belongs to another scenario or other parameters");
  CHECK(turned(16) == "the snapshot is damaged");
  CHECK(restore_world(bytes.substr(0, 39), flood()).error == "the snapshot is too short");
  CHECK_FALSE(restore_world(bytes.substr(0, 40), flood()).error.empty());
}
