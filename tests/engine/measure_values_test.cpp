// Every measure against a value worked out by hand from a world whose numbers are all different.

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "behaviour/small_state.hpp"
#include "engine/measures.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first(std::size_t{0}), second(std::size_t{1});

/// Two incidents in regions B and C; the second one's numbers are ten times those of the first.
World numbered_world() {
  SmallState state;
  state.strike("emergency", "B", 2 * hour, 2 * day);
  state.strike("unrest", "C", 10 * hour, 2 * day);
  World world = build_world(state.make());
  world.tick = 100;
  for (std::size_t i = 0; i < 2; ++i) {
    const double k = i == 0 ? 1 : 10;
    IncidentState& s = world.incidents[i];
    s.evacuated = 31 * k;
    s.returned = 7 * k;
    s.harmed = 3 * k;
    s.houses = 5 * k;
    s.at_risk = 1100 * k;
    s.alarmed = 20 * k;
    s.under_way = 30 * k;
    s.on_the_spot = 80 * k;
    s.at_work = 55 * k;
    s.teams = 13 * k;
    s.intensity = 0.25 * k;
    s.coverage = i == 0 ? 0.2 : 0.6;
    s.records = 17 * k;
    s.outage = 19 * k;
    s.loss = 23 * k;
    s.cost = 29 * k;
    s.duplicated = 37 * k;
    s.missing = 41 * k;
    s.aid = 43 * k;
    s.phase = IncidentPhase::active;
    s.began = 1;
    s.onset = i == 0 ? 12 : 60;
  }
  Totals& totals = world.totals;
  totals.messages = 151;
  totals.exceptions = 152;
  totals.timeouts = 153;
  totals.reworked = 154;
  totals.appeals = 155;
  totals.appeals_upheld = 156;
  totals.held_responsible = 157;
  totals.disorganised_ticks = 158;
  totals.lost = 159;
  return world;
}

struct Expected {
  const char* name;
  double of_first, of_both;
};

}  // namespace

TEST_CASE("sums over incidents are those of the incidents asked about, each from its own number") {
  const World world = numbered_world();
  const RegionId c = world.institution().region("C"), a = world.institution().region("A");
  for (const auto& [name, of_first, of_both] : std::vector<Expected>{{"evacuated", 31, 341},
                                                                     {"displaced", 24, 264},
                                                                     {"returned", 7, 77},
                                                                     {"harmed", 3, 33},
                                                                     {"houses_flooded", 5, 55},
                                                                     {"people_at_risk", 1100, 12100},
                                                                     {"personnel_deployed", 130, 1430},
                                                                     {"personnel_alarmed", 20, 220},
                                                                     {"personnel_under_way", 30, 330},
                                                                     {"personnel_on_the_spot", 80, 880},
                                                                     {"personnel_at_work", 55, 605},
                                                                     {"personnel_resting", 25, 275},
                                                                     {"teams_deployed", 13, 143},
                                                                     {"incidents_active", 1, 2},
                                                                     {"severity", 0.25, 2.75},
                                                                     {"unmet", 0.25 * 0.8, 0.25 * 0.8 + 2.5 * 0.4},
                                                                     {"records_exposed", 17, 187},
                                                                     {"energy_not_served", 19, 209},
                                                                     {"loss", 23, 253},
                                                                     {"cost", 29, 319},
                                                                     {"duplicated_effort", 37, 407},
                                                                     {"missing_effort", 41, 451},
                                                                     {"mutual_aid", 43, 473}}) {
    INFO(name);
    CHECK(measure(world, name, first) == Approx(of_first));
    CHECK(measure(world, name, second) == Approx(of_both - of_first));
    CHECK(measure(world, name) == Approx(of_both));
    CHECK(measure(world, name, {}, c) == Approx(of_both - of_first));
    CHECK(measure(world, name, {}, a) == 0);
  }
}

TEST_CASE("an incident counts as active from its onset to its end, whether contained or not") {
  World world = numbered_world();
  for (const auto& [phase, active] : {std::pair{IncidentPhase::dormant, 1},
                                      {IncidentPhase::latent, 1},
                                      {IncidentPhase::active, 2},
                                      {IncidentPhase::contained, 2},
                                      {IncidentPhase::ended, 1}}) {
    world.incidents[0].phase = phase;
    CHECK(measure(world, "incidents_active") == active);
  }
}

TEST_CASE("counts over the whole system are each their own running sum") {
  const World world = numbered_world();
  for (const auto& [name, value] : {std::pair{"messages", 151.0},
                                    {"escalations", 152.0},
                                    {"timeouts", 153.0},
                                    {"rework", 154.0},
                                    {"appeals", 155.0},
                                    {"appeals_upheld", 156.0},
                                    {"held_responsible", 157.0},
                                    {"disorganised_time", 158 * 600.0},
                                    {"messages_lost", 159.0},
                                    {"incidents_begun", 2.0}}) {
    INFO(name);
    CHECK(measure(world, name) == value);
  }
}

TEST_CASE("each time is that of its own mark, in seconds from the onset, also where that is the onset itself") {
  World world = numbered_world();
  IncidentState& s = world.incidents[0];
  const std::vector<std::pair<const char*, Tick*>> marks{{"time_to_detect", &s.detected},
                                                         {"time_to_inform", &s.informed_all},
                                                         {"time_to_decide", &s.decided},
                                                         {"time_to_regional_headquarters", &s.regional},
                                                         {"time_to_central_headquarters", &s.central},
                                                         {"time_to_first_unit", &s.first_team},
                                                         {"time_to_contain", &s.contained},
                                                         {"time_to_close", &s.ended}};
  Tick at = 20;
  for (const auto& [name, mark] : marks) {
    INFO(name);
    CHECK(std::isnan(measure(world, name, first)));
    *mark = s.onset;
    CHECK(measure(world, name, first) == 0);
    *mark = at += 3;
    CHECK(measure(world, name, first) == (at - 12) * 600.0);
    CHECK(mark_of(s, name) == at);
    CHECK(std::isnan(measure(world, name, second)));
  }
  CHECK(measure(world, "time_to_headquarters", first) == measure(world, "time_to_regional_headquarters", first));
  s.began = 0;  // a false report, or what was ended before
  for (const auto& entry : marks) CHECK(std::isnan(measure(world, entry.first, first)));
  s.phase = IncidentPhase::latent;  // awaited: seen before its onset
  s.detected = 6;
  CHECK(measure(world, "time_to_detect", first) == -6 * 600.0);
}

TEST_CASE("an incident of tick 0 has its times") {
  World world = numbered_world();
  world.incidents[0].onset = 0;
  world.incidents[0].detected = 0;
  CHECK(measure(world, "time_to_detect", first) == 0);
}

TEST_CASE("rumour of the country is weighted by population, and the region's own where one is asked about") {
  World world = numbered_world();
  world.regions[0].rumour = 0.1F;
  world.regions[1].rumour = 0.4F;
  world.regions[2].rumour = 0.7F;
  CHECK(measure(world, "rumour") == Approx(0.4));  // all have half a million
  CHECK(measure(world, "rumour", {}, world.institution().region("C")) == Approx(0.7));
}

TEST_CASE("the backlog counts what waits in the trays of the country or of one region") {
  World world = numbered_world();
  const AgentId centre = body_of(world, "rescue"), there = body_of(world, "rescue", "B");
  world.agents[centre.index()].tray.waiting = 4;
  world.agents[there.index()].tray.waiting = 3;
  CHECK(measure(world, "backlog") == 7);
  CHECK(measure(world, "backlog", {}, world.institution().region("B")) == 3);
  CHECK(measure(world, "backlog", {}, world.institution().region("C")) == 0);
}

TEST_CASE("utilisation is the share of desk time worked so far") {
  World world = numbered_world();
  for (AgentState& agent : world.agents) agent.busy = 0;
  const AgentId there = body_of(world, "rescue", "B");
  world.agents[there.index()].busy = 50;  // of two desks over 100 ticks
  double here = 0;
  for (const AgentFacts& facts : world.structure->agents) here += facts.region == world.institution().region("B");
  REQUIRE(here > 1);
  CHECK(measure(world, "utilisation", {}, world.institution().region("B")) == Approx(0.25 / here));
  CHECK(measure(world, "utilisation") == Approx(0.25 / static_cast<double>(world.agent_count())));
  CHECK(measure(world, "utilisation", {}, world.institution().region("C")) == 0);
}

TEST_CASE(
    "the system is disorganised by the share of its central bodies that have more in the tray than they can do in "
    "time") {
  SmallState state;
  state.desk("centre").report_time = 30 * minute;
  state.desk("centre").answer_deadline = 5 * hour;  // of two desks: 20 reports
  World world = build_world(state.make());
  const double central = static_cast<double>(world.structure->central);
  REQUIRE(central >= 6);
  world.agents[0].tray.waiting = 20;
  CHECK(measure(world, "disorganisation") == 0);
  world.agents[0].tray.waiting = 21;
  CHECK(measure(world, "disorganisation") == Approx(1 / central));
  world.agents[world.structure->central - 1].tray.waiting = 1000;
  CHECK(measure(world, "disorganisation") == Approx(2 / central));
  world.agents[world.structure->central].tray.waiting = 1000;  // a body in a region
  CHECK(measure(world, "disorganisation") == Approx(2 / central));
  // Desks that answer at once count as if a report took a minute.
  state.desk("centre").report_time = 0;
  state.desk("centre").answer_deadline = 10 * minute;
  World quick = build_world(state.make());
  quick.agents[0].tray.waiting = 20;
  CHECK(measure(quick, "disorganisation") == 0);
  quick.agents[0].tray.waiting = 21;
  CHECK(measure(quick, "disorganisation") == Approx(1 / central));
}

TEST_CASE("headquarters are those of the level, the place and the threat asked about, and only while they sit") {
  World world = numbered_world();
  const RegionId b = world.institution().region("B"), c = world.institution().region("C");
  const auto add = [&](HeadquartersLevel level, RegionId region, const char* threat) {
    Headquarters hq;
    hq.level = level;
    hq.region = region;
    hq.threat = world.institution().threat(threat);
    hq.phase = HeadquartersPhase::sitting;
    world.headquarters.push_back(hq);
  };
  add(HeadquartersLevel::regional, b, "emergency");
  add(HeadquartersLevel::regional, c, "emergency");
  add(HeadquartersLevel::regional, c, "unrest");
  add(HeadquartersLevel::central, RegionId::none(), "emergency");
  CHECK(measure(world, "regional_headquarters") == 3);
  CHECK(measure(world, "regional_headquarters", {}, c) == 2);
  CHECK(measure(world, "regional_headquarters", first) == 1);   // an emergency in B
  CHECK(measure(world, "regional_headquarters", second) == 1);  // unrest in C
  CHECK(measure(world, "central_headquarters") == 1);
  CHECK(measure(world, "central_headquarters", first) == 1);  // of the whole country
  CHECK(measure(world, "central_headquarters", second) == 0);
  for (const HeadquartersPhase phase :
       {HeadquartersPhase::proposed, HeadquartersPhase::convening, HeadquartersPhase::stood_down}) {
    world.headquarters[0].phase = phase;
    CHECK(measure(world, "regional_headquarters") == 2);
  }
}

TEST_CASE("a picture counts while its incident lasts, and one of a false report does not make a body informed") {
  World world = numbered_world();
  world.incidents[1].began = 0;  // not yet
  const Span span = world.structure->audience_of[0];
  for (std::uint32_t n = span.first; n < span.first + span.count; ++n) {
    Picture& picture = world.picture(AgentId(static_cast<std::size_t>(world.structure->audience[n])), first);
    picture.since = 0;
    picture.belief = 0;
    picture.as_of = 11;  // heard before the onset, at tick 12, that there is nothing
  }
  CHECK(measure(world, "share_informed") == 0);
  CHECK(measure(world, "picture_error") == Approx(0.25));
  for (std::uint32_t n = span.first; n < span.first + span.count; ++n)
    world.picture(AgentId(static_cast<std::size_t>(world.structure->audience[n])), first).as_of = 12;
  CHECK(measure(world, "share_informed") == 1);
  world.incidents[0].phase = IncidentPhase::ended;
  CHECK(measure(world, "picture_error") == 0);
  CHECK(measure(world, "share_informed") == 1);
}

TEST_CASE("no two measures tell the same of that world without saying so") {
  // A table in which two rows were exchanged would pass what only compares names with numbers.
  const World world = numbered_world();
  std::map<double, std::set<std::string>> told;
  for (const MeasureName& name : measure_names()) {
    const double value = measure(world, name.name);
    if (!std::isnan(value) && value != 0) told[value].insert(std::string(name.name));
  }
  for (const auto& [value, names] : told) {
    INFO(value << ": " << *names.begin() << ", " << *names.rbegin());
    CHECK((names.size() == 1 || names == std::set<std::string>{"incidents_active", "incidents_begun"}));
  }
}

TEST_CASE("an audience of one body has its share and its error as well, one of nobody has none") {
  World world = numbered_world();
  for (const std::uint32_t bodies : {1U, 0U}) {
    auto structure = std::make_shared<Structure>(*world.structure);
    for (Span& span : structure->audience_of) span.count = 0;
    structure->audience_of[0].count = bodies;
    world.structure = structure;
    const AgentId only(static_cast<std::size_t>(structure->audience[structure->audience_of[0].first]));
    world.picture(only, first).since = 20;
    world.picture(only, first).belief = 0.75F;
    CHECK(measure(world, "share_informed") == bodies);
    CHECK(measure(world, "picture_error") == Approx(0.5 * bodies));
  }
}
