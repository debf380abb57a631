// Bodies that believe in what is not there act on it, but reach nothing that a time could be counted to.

#include <cmath>
#include <limits>

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// The akimat of region B is told of a grave emergency that never comes, and nobody looks for a week.
SmallState false_report() {
  SmallState state;
  state.exact();
  state.scenario.ticks = 6 * 24 * 3;
  state.scenario.parameters.refresh_interval = 7 * day;
  IncidentSpec& spec = state.strike("emergency", "B", std::numeric_limits<double>::infinity(), day);
  spec.dormant = true;
  spec.demands = {{Capability::rescue, 30, 1}};
  InjectSpec& news = state.inject(InjectKind::message);
  news.at = hour;
  news.incident = IncidentId(std::size_t{0});
  news.to = state.role_id("akimat");
  news.region = state.region("B");
  news.value = 0.8;
  return state;
}

}  // namespace

TEST_CASE("a false report brings headquarters and teams together and sets no milestone") {
  Engine engine(false_report().make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  const IncidentState& incident = world.incidents[0];
  REQUIRE(incident.phase == IncidentPhase::dormant);
  CHECK_FALSE(of_kind(events, EventKind::headquarters_sat).empty());
  CHECK_FALSE(of_kind(events, EventKind::teams_sent).empty());
  CHECK(incident.deployed() == 0);  // they found nothing and came home
  for (const Tick mark : {incident.detected, incident.informed_all, incident.decided, incident.headquarters(),
                          incident.central, incident.first_team, incident.contained, incident.ended})
    CHECK(mark == -1);
  CHECK(of_kind(events, EventKind::teams_arrived).empty());
  for (const char* time : {"time_to_detect", "time_to_inform", "time_to_decide", "time_to_headquarters",
                           "time_to_central_headquarters", "time_to_first_unit", "time_to_contain", "time_to_close"}) {
    INFO(time);
    CHECK(std::isnan(measure(world, time)));
  }
}

TEST_CASE("a false report beside an incident leaves that one's times as they are") {
  const auto first_unit = [](bool rumoured) {
    SmallState state = false_report();
    if (!rumoured) state.scenario.injects.clear();
    state.scenario.parameters.detection_rate = 1;
    state.strike("unrest", "A", 2 * hour, day).demands = {{Capability::policing, 30, 1}};
    Engine engine(state.make());
    play(engine);
    CHECK(engine.world().incidents[1].first_team > 0);
    return measure(engine.world(), "time_to_first_unit");
  };
  CHECK(first_unit(true) == first_unit(false));
}

TEST_CASE("who is on the way on a false report is the first team there when it comes true before they arrive") {
  Engine believed(false_report().make());
  const Tick sent = of_kind(play(believed), EventKind::teams_sent).at(0).tick;
  SmallState state = false_report();
  InjectSpec& begin = state.inject(InjectKind::start_incident);
  begin.at = (sent + 1) * state.scenario.tick_seconds;
  begin.incident = IncidentId(std::size_t{0});
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> arrived = of_kind(events, EventKind::teams_arrived);
  REQUIRE(arrived.size() == 1);
  CHECK(of_kind(events, EventKind::teams_sent).at(0).tick == sent);
  CHECK(engine.world().incidents[0].onset == sent + 1);
  CHECK(engine.world().incidents[0].first_team == arrived[0].tick);
}

TEST_CASE("after a false report the incident that comes is a new matter: decided, ordered and told anew") {
  SmallState state = false_report();
  state.scenario.ticks = 6 * 24 * 8;
  state.scenario.parameters.refresh_interval = 2 * hour;  // they look, and see that there is nothing
  state.scenario.parameters.detection_rate = 1.0 / hour;
  InjectSpec& begin = state.inject(InjectKind::start_incident);
  begin.at = 4 * day;
  begin.incident = IncidentId(std::size_t{0});
  Engine engine(state.make());
  const std::vector<Event> before = play(engine, 4 * 24 * 6);
  const World& world = engine.world();
  const AgentId akimat = body_of(world, "akimat", "B");
  REQUIRE(world.picture(akimat, IncidentId(std::size_t{0})).since >= 0);
  REQUIRE(world.picture(akimat, IncidentId(std::size_t{0})).belief <= 0);  // it knows better by now
  CHECK_FALSE(of_kind(before, EventKind::ordered).empty());
  CHECK(measure(world, "share_informed") == 0);
  const std::vector<Event> after = play(engine);
  CHECK(world.incidents[0].decided >= world.incidents[0].onset);
  CHECK_FALSE(of_kind(after, EventKind::ordered).empty());
  CHECK(world.incidents[0].informed_all >= world.incidents[0].detected);
  CHECK(world.incidents[0].informed_all > world.incidents[0].onset);
}
