// What is chosen is always there in the world that is shown.

#include <algorithm>

#include "engine/engine.hpp"
#include "fixture.hpp"
#include "ui/model/selection.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

/// The small scenario at a tick; a threat was thrown into the region at tick 5.
Frame thrown_into(std::size_t region, Tick until) {
  Engine engine(test::small_scenario());
  Command command;
  command.kind = CommandKind::start_threat;
  command.threat = ThreatId(std::size_t{0});
  command.region = RegionId(region);
  command.severity = 2;
  command.tick = 5;
  REQUIRE(engine.submit(command));
  Frame frame;
  while (engine.world().tick < until) {
    engine.step();
    for (const Event& event : engine.events()) frame.events.append(event);
  }
  frame.world = std::make_shared<const World>(engine.world());
  return frame;
}

/// One course before and after something was thrown in, and another one in which it hit another region.
struct Courses {
  Frame before = thrown_into(0, 5), after = thrown_into(0, 60), other = thrown_into(1, 60);
  IncidentId planned{std::size_t{0}};
  IncidentId thrown{before.world->incidents.size()};
  EventKey last = after.events[after.events.size() - 1].key;  ///< of what happened afterwards
};

const Courses& courses() {
  static const Courses all;
  REQUIRE(all.after.world->incidents.size() == all.thrown.index() + 1);
  REQUIRE(all.other.world->incidents.size() == all.thrown.index() + 1);
  return all;
}

ResponseNode threat_node(IncidentId incident) {
  ResponseNode node;
  node.column = FlowColumn::threats;
  node.kind = FlowKind::incident;
  node.incident = incident;
  return node;
}

}  // namespace

TEST_CASE("what the shown world does not have cannot be chosen") {
  const Courses& runs = courses();
  Selection none;
  CHECK_FALSE(none.choose_incident(runs.planned));
  CHECK_FALSE(none.choose_region(RegionId(std::size_t{0})));
  CHECK_FALSE(none.choose_body(AgentId(std::size_t{0})));
  CHECK_FALSE(none.ask_why(1));
  Selection chosen;
  chosen.show(runs.before.world, runs.before.events);
  CHECK(chosen.choose_incident(runs.planned));
  CHECK(chosen.narrow_flow(runs.planned));
  CHECK_FALSE(chosen.choose_incident(runs.thrown));
  CHECK_FALSE(chosen.narrow_flow(runs.thrown));
  CHECK_FALSE(chosen.list_messages(threat_node(runs.thrown), {}));
  CHECK_FALSE(chosen.list_messages({}, threat_node({})));
  CHECK_FALSE(chosen.choose_region(RegionId(runs.before.world->regions.size())));
  CHECK_FALSE(chosen.choose_body(AgentId(runs.before.world->agent_count())));
  CHECK_FALSE(chosen.narrow_flow(AgentId(runs.before.world->agent_count())));
  CHECK_FALSE(chosen.ask_why(runs.last));
  // A choice that was refused leaves what was chosen before.
  CHECK(chosen.incident() == runs.planned);
  CHECK(chosen.flow().incident == runs.planned);
  CHECK_FALSE(chosen.body().valid());
  CHECK_FALSE(chosen.band());
  CHECK(chosen.why() == 0);
  CHECK(chosen.choose_incident({}));
  CHECK_FALSE(chosen.incident().valid());
}

TEST_CASE("an incident brings its region with it") {
  const Courses& runs = courses();
  Selection chosen;
  chosen.show(runs.after.world, runs.after.events);
  REQUIRE(chosen.choose_incident(runs.thrown));
  CHECK(chosen.region() == RegionId(std::size_t{0}));
}

TEST_CASE("going back takes back what was not yet there, and nothing else") {
  const Courses& runs = courses();
  Selection chosen;
  chosen.show(runs.after.world, runs.after.events);
  REQUIRE(chosen.choose_incident(runs.thrown));
  REQUIRE(chosen.narrow_flow(runs.planned));
  REQUIRE(chosen.choose_body(AgentId(std::size_t{3})));
  REQUIRE(chosen.list_messages(threat_node(runs.thrown), {}));
  REQUIRE(chosen.ask_why(runs.last));
  chosen.show_article("18(4)");
  chosen.show(runs.before.world, runs.before.events);
  CHECK_FALSE(chosen.incident().valid());
  CHECK_FALSE(chosen.band());
  CHECK(chosen.why() == 0);
  CHECK(chosen.flow().incident == runs.planned);
  CHECK(chosen.body() == AgentId(std::size_t{3}));
  CHECK(chosen.article() == "18(4)");
}

TEST_CASE("another branch's incident and event of the same number are not the chosen ones") {
  const Courses& runs = courses();
  Selection chosen;
  chosen.show(runs.after.world, runs.after.events);
  REQUIRE(chosen.narrow_flow(runs.thrown));
  REQUIRE(chosen.choose_incident(runs.planned));
  chosen.show(runs.other.world, runs.other.events);
  CHECK_FALSE(chosen.flow().incident.valid());
  CHECK(chosen.incident() == runs.planned);
  // An event that is another one there.
  EventLog altered;
  for (std::size_t i = 0; i < runs.after.events.size(); ++i) {
    Event event = runs.after.events[i];
    if (event.key == runs.last)
      event.kind = event.kind == EventKind::detected ? EventKind::decided : EventKind::detected;
    altered.append(event);
  }
  chosen.show(runs.after.world, runs.after.events);
  REQUIRE(chosen.ask_why(runs.last));
  chosen.show(runs.after.world, runs.after.events);
  CHECK(chosen.why() == runs.last);
  chosen.show(runs.after.world, altered);
  CHECK(chosen.why() == 0);
}

TEST_CASE("a body that the shown world does not have is not chosen any more") {
  const Courses& runs = courses();
  Selection chosen;
  chosen.show(runs.after.world, runs.after.events);
  const AgentId last(runs.after.world->agent_count() - 1);
  REQUIRE(chosen.choose_body(last));
  REQUIRE(chosen.narrow_flow(last));
  auto smaller = std::make_shared<World>(*runs.after.world);
  smaller->agents.pop_back();
  REQUIRE(smaller->agent_count() == last.index());
  chosen.show(smaller, runs.after.events);
  CHECK_FALSE(chosen.body().valid());
  CHECK_FALSE(chosen.flow().body.valid());
}

TEST_CASE("another run begins with nothing chosen") {
  const Courses& runs = courses();
  Selection chosen;
  chosen.show(runs.after.world, runs.after.events);
  REQUIRE(chosen.choose_incident(runs.planned));
  chosen.show_article("1");
  chosen.begin();
  CHECK_FALSE(chosen.incident().valid());
  CHECK_FALSE(chosen.region().valid());
  CHECK(chosen.article().empty());
  CHECK_FALSE(chosen.choose_incident(runs.planned));
}
