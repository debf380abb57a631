// Every event names what led to it, and every action its ground in law.

#include <map>
#include <memory>
#include <set>

#include "behaviour/small_state.hpp"
#include "scenario/load.hpp"
#include "support/places.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

std::shared_ptr<const Institution> shipped() {
  static const std::shared_ptr<const Institution> institution = [] {
    Diagnostics diagnostics;
    auto loaded = load_institution(source_dir() + "/scenarios/institutions/kazakhstan.yaml", diagnostics);
    REQUIRE(loaded);
    return loaded;
  }();
  return institution;
}

/// Three incidents in the shipped institution: one that somebody leads against, one disputed, one that nobody leads.
std::shared_ptr<const Scenario> national(std::uint64_t seed) {
  auto scenario = std::make_shared<Scenario>();
  scenario->id = "national";
  scenario->title = scenario->summary = words("National");
  scenario->institution = shipped();
  scenario->ticks = 14 * 24;
  scenario->seed = seed;
  const Institution& institution = *scenario->institution;
  const auto add = [&](const char* threat, const char* region, double onset) {
    IncidentSpec spec;
    spec.id = threat;
    spec.name = words(threat);
    spec.threat = institution.threat(threat);
    spec.region = institution.region(region);
    REQUIRE(spec.threat.valid());
    REQUIRE(spec.region.valid());
    spec.onset = onset;
    spec.hazard.family = HazardFamily::wave;
    spec.hazard.rise_time = 2 * day;
    spec.hazard.fall_time = 4 * day;
    spec.demands = {{Capability::rescue, 300, 1}, {Capability::policing, 200, 1}, {Capability::medical, 50, 1}};
    spec.consequences.people_at_risk = 20000;
    spec.consequences.evacuation_rate = 0.5 / hour;
    spec.consequences.roads = 0.3;
    scenario->incidents.push_back(spec);
  };
  add("6(1)(18)", "KZ-15", day);
  add("6(1)(7)", "KZ-75", 2 * day);
  add("6(1)(12)", "KZ-39", 2 * day);
  return scenario;
}

SmallState three_matters(Policy policy, Reading reading, std::uint64_t seed) {
  SmallState state;
  state.scenario.policy = policy;
  state.scenario.reading = reading;
  state.scenario.seed = seed;
  state.scenario.parameters.overreach = 0.5;
  state.scenario.parameters.discovery_rate = 1 / day;
  state.all_desks([](DeskProfile& desk) {
    desk.assess_time = desk.report_time = desk.order_time = 20 * minute;
    desk.decision_time = 2 * hour;
    desk.answer_deadline = 3 * hour;
    desk.routine_time = hour;
    desk.routine_rate = 1 / hour;
    desk.rework = 0.1;
  });
  state.strike("emergency", "B", 10 * hour, 3 * day).warning = 5 * hour;
  state.scenario.incidents[0].demands = {{Capability::rescue, 250, 1}, {Capability::policing, 60, 1}};
  state.scenario.incidents[0].consequences.people_at_risk = 5000;
  state.strike("unrest", "A", day, 2 * day).demands = {{Capability::policing, 80, 1}};
  state.strike("orphan", "C", day, 3 * day).demands = {{Capability::policing, 80, 1}};
  state.strike("attack", "B", 2 * day, 3 * day).demands = {{Capability::rescue, 100, 1}};
  InjectSpec& spread = state.inject(InjectKind::scale_incident);
  spread.at = 30 * hour;
  spread.incident = IncidentId(std::size_t{1});
  spread.value = 1.3;
  InjectSpec& news = state.inject(InjectKind::message);
  news.at = 12 * hour;
  news.incident = IncidentId(std::size_t{0});
  news.to = state.role_id("health");
  news.value = 0.4;
  return state;
}

struct Chains {
  std::map<EventKey, const Event*> by_key;
  std::set<EventKind> roots;
  std::set<EventKind> seen;
};

/// Checks that all causes came before, and collects what the chains begin with.
Chains check_causes(const std::vector<Event>& events) {
  Chains chains;
  EventKey last = 0;
  for (const Event& event : events) {
    INFO(name_of(event.kind) << " in tick " << event.tick);
    REQUIRE(event.key > last);  // in order, and none twice
    last = event.key;
    bool root = true;
    for (EventKey cause : event.causes) {
      if (cause == 0) continue;
      root = false;
      REQUIRE(cause < event.key);
      REQUIRE(chains.by_key.count(cause) == 1);
    }
    if (root) chains.roots.insert(event.kind);
    chains.seen.insert(event.kind);
    chains.by_key[event.key] = &event;
  }
  return chains;
}

/// What may begin a chain: the world, the scenario, a person, early signs, and the system's own backlog.
const std::set<EventKind> may_begin = {EventKind::inject, EventKind::incident_began, EventKind::command,
                                       EventKind::detected, EventKind::disorganised};

const std::set<EventKind> actions = {EventKind::reported,
                                     EventKind::notified,
                                     EventKind::ordered,
                                     EventKind::help_asked,
                                     EventKind::teams_sent,
                                     EventKind::instrument_taken,
                                     EventKind::instrument_ended,
                                     EventKind::headquarters_convened,
                                     EventKind::headquarters_sat,
                                     EventKind::statement,
                                     EventKind::instrument_proposed};

/// Every action has a ground, or it was done by or for a headquarters that is recorded as unlawful.
void check_grounds(const World& world, const std::vector<Event>& events) {
  std::set<HeadquartersId> unlawful;
  for (const Event& event : events)
    if (event.kind == EventKind::violation && event.headquarters.valid()) unlawful.insert(event.headquarters);
  for (const Event& event : events) {
    if (!actions.contains(event.kind) || event.ground != 0) continue;
    INFO(name_of(event.kind) << " by " << world.key_of(event.agent) << " in tick " << event.tick);
    REQUIRE(unlawful.count(event.headquarters) == 1);
  }
}

void check_run(const std::shared_ptr<const Scenario>& scenario, std::set<EventKind>& seen) {
  Engine engine(scenario);
  const std::vector<Event> events = play(engine);
  const Chains chains = check_causes(events);
  for (EventKind root : chains.roots) {
    INFO("a chain begins with " << name_of(root));
    CHECK(may_begin.count(root) == 1);
  }
  check_grounds(engine.world(), events);
  seen.insert(chains.seen.begin(), chains.seen.end());
  for (const Violation& violation : engine.world().violations) {
    REQUIRE(chains.by_key.count(violation.event) == 1);
    CHECK(chains.by_key.at(violation.event)->kind == EventKind::violation);
  }
  for (const Unit& unit : engine.world().units)
    if (unit.cause != 0) REQUIRE(chains.by_key.count(unit.cause) == 1);
  for (const Picture& picture : engine.world().pictures)
    if (picture.since >= 0) REQUIRE(chains.by_key.count(picture.cause) == 1);
}

}  // namespace

TEST_CASE("each event's causes came before it, each chain begins in the world, each action has a ground") {
  std::set<EventKind> seen;
  for (Policy policy : {Policy::by_law, Policy::hierarchy, Policy::network, Policy::headquarters, Policy::no_response})
    for (Reading reading : {Reading::literal, Reading::broad})
      for (std::uint64_t seed : {1, 2, 3}) {
        INFO("policy " << static_cast<int>(policy) << ", reading " << static_cast<int>(reading) << ", seed " << seed);
        check_run(three_matters(policy, reading, seed).make(), seen);
      }
  // The runs together show nearly everything that can happen, so the checks above are about something.
  for (EventKind kind : {EventKind::inject,
                         EventKind::incident_began,
                         EventKind::incident_peaked,
                         EventKind::incident_contained,
                         EventKind::incident_ended,
                         EventKind::detected,
                         EventKind::informed,
                         EventKind::reported,
                         EventKind::notified,
                         EventKind::ordered,
                         EventKind::help_asked,
                         EventKind::exception_raised,
                         EventKind::headquarters_referred,
                         EventKind::headquarters_convened,
                         EventKind::headquarters_sat,
                         EventKind::headquarters_stood_down,
                         EventKind::teams_sent,
                         EventKind::teams_arrived,
                         EventKind::teams_released,
                         EventKind::instrument_proposed,
                         EventKind::instrument_taken,
                         EventKind::instrument_ended,
                         EventKind::statement,
                         EventKind::decided,
                         EventKind::violation,
                         EventKind::violation_found,
                         EventKind::overlap_met}) {
    INFO(name_of(kind));
    CHECK(seen.count(kind) == 1);
  }
}

TEST_CASE("causes and grounds hold in the shipped institution") {
  std::set<EventKind> seen;
  for (std::uint64_t seed : {1, 2}) check_run(national(seed), seen);
  CHECK(seen.count(EventKind::headquarters_convened) == 1);
  CHECK(seen.count(EventKind::headquarters_referred) == 1);
  CHECK(seen.count(EventKind::instrument_taken) == 1);
  CHECK(seen.count(EventKind::teams_sent) == 1);
}

TEST_CASE("in the shipped institution nobody breaks the law where nobody overreaches") {
  auto scenario = std::make_shared<Scenario>(*national(1));
  scenario->parameters.overreach = 0;
  Engine engine(scenario);
  play(engine);
  CHECK(engine.world().instruments.size() > 3);
  for (const InstrumentInForce& m : engine.world().instruments) {
    INFO(engine.world().key_of(m.taker) << " took " << engine.world().institution().at(m.instrument).id);
    CHECK(m.lawful == 1);
  }
  for (const Headquarters& hq : engine.world().headquarters) CHECK(hq.ground != 0);
}

TEST_CASE("early signs lead to a detection without a cause, an onset to one with it") {
  SmallState state;
  state.scenario.parameters.detection_rate = 1.0 / minute;
  state.strike("emergency", "B", 10 * hour, day).warning = 5 * hour;
  Engine early(state.make());
  const std::vector<Event> foreseen = of_kind(play(early), EventKind::detected);
  REQUIRE_FALSE(foreseen.empty());
  CHECK(foreseen[0].causes[0] == 0);
  state.scenario.incidents[0].warning = 0;
  Engine late(state.make());
  const std::vector<Event> events = play(late);
  const std::vector<Event> seen = of_kind(events, EventKind::detected);
  REQUIRE_FALSE(seen.empty());
  CHECK(seen[0].causes[0] == of_kind(events, EventKind::incident_began)[0].key);
}
