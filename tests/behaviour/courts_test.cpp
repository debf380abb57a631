// Courts hear those whose rights an instrument limits (14), and who broke the Law answers for it (28).

#include <cmath>

#include "behaviour/bench.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

SmallState with_courts(double length = 5 * day) {
  SmallState state;
  state.add_courts();
  state.exact();
  state.scenario.parameters.detection_rate = 1.0 / hour;
  state.scenario.ticks = 6 * 24 * 12;
  state.scenario.parameters.appeal_rate = 1.0 / (500 * 6 * hour);  // one in six hours from the 500 whom it limits
  state.scenario.parameters.discovery_rate = 0;
  ConsequenceSpec& consequences = state.strike("emergency", "B", 2 * hour, length).consequences;
  consequences.people_at_risk = 1000;
  consequences.evacuation_rate = 1 / hour;
  return state;
}

std::vector<Event> play_all(SmallState& state) {
  Engine engine(state.make());
  return play(engine);
}

const Event* caused(const std::vector<Event>& events, EventKey key) {
  const auto found = std::find_if(events.begin(), events.end(), [&](const Event& e) { return e.key == key; });
  return found == events.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an appeal against an instrument that is needed is dismissed and the instrument stands") {
  SmallState state = with_courts(12 * day);
  const std::vector<Event> events = play_all(state);
  const std::vector<Event> filed = of_kind(events, EventKind::appeal_filed);
  const std::vector<Event> dismissed = of_kind(events, EventKind::appeal_dismissed);
  REQUIRE_FALSE(filed.empty());
  REQUIRE_FALSE(dismissed.empty());
  CHECK(of_kind(events, EventKind::appeal_upheld).empty());
  CHECK(of_kind(events, EventKind::violation).empty());
  const Event* appeal = caused(events, dismissed[0].causes[0]);
  REQUIRE(appeal != nullptr);
  CHECK(appeal->kind == EventKind::appeal_filed);
  CHECK(appeal->instrument == dismissed[0].instrument);
}

TEST_CASE("an appeal against an instrument that nobody needs any more lifts it, and the court finds the violation") {
  SmallState state = with_courts();
  // The regime stands; of the incident nothing is left.
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  InstrumentInForce regime;
  regime.instrument = bench.world.institution().instrument("regime");
  regime.incident = first_incident;
  regime.region = bench.world.scenario->incidents[0].region;
  regime.taker = body_of(bench.world, "government");
  regime.until = 10000;
  regime.people = 500;
  regime.needless = 0;
  regime.pending = 1;
  bench.world.instruments.push_back(regime);
  bench.next_tick();
  TickContext ctx = bench.context();
  Intent intent;
  intent.agent = body_of(bench.world, "courts");
  intent.incident = first_incident;
  intent.instrument = regime.instrument;
  judge(ctx, intent);
  const InstrumentInForce& after = bench.world.instruments[0];
  CHECK(after.ended == bench.world.tick);
  const std::vector<Event> over = of_kind(bench.serial.events, EventKind::instrument_ended);
  const std::vector<Event> upheld = of_kind(bench.serial.events, EventKind::appeal_upheld);
  REQUIRE(over.size() == 1);
  REQUIRE(upheld.size() == 1);
  CHECK(over[0].causes[1] == upheld[0].key);  // it ended because the court said so
  CHECK(after.pending == 0);
  CHECK(after.proportionate == 0);
  REQUIRE(bench.world.violations.size() == 1);
  CHECK(bench.world.violations[0].agent == regime.taker);
  CHECK(bench.world.violations[0].found == bench.world.tick);
  const std::vector<Event> found = of_kind(bench.serial.events, EventKind::violation_found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].agent == intent.agent);
  CHECK(ground_of(bench.world, found[0]) == "14(1)");
}

TEST_CASE("appeals come at the stated rate from the people limited, and none where nobody may be asked") {
  const auto waits = [](bool courts) {
    SmallState state = courts ? with_courts() : SmallState();
    if (!courts) state.strike("emergency", "B", 2 * hour, day);
    state.scenario.parameters.appeal_rate = 1.0 / (500 * 6 * hour);
    PhaseBench bench(state.make());
    constexpr std::size_t count = 2000;
    bench.world.instruments.resize(count);
    bench.world.incidents[0].phase = IncidentPhase::active;
    for (InstrumentInForce& m : bench.world.instruments) {
      m.instrument = bench.world.institution().instrument("regime");
      m.incident = first_incident;
      m.region = bench.world.scenario->incidents[0].region;
      m.taker = body_of(bench.world, "government");
      m.people = 500;
    }
    std::vector<double> lags;
    for (Tick t = 0; t < 6 * 24 * 4; ++t) {
      TickContext ctx = bench.context();
      audit(ctx);
      bench.next_tick();
    }
    for (const InstrumentInForce& m : bench.world.instruments)
      if (m.appealed >= 0) lags.push_back(m.appealed);
    return lags;
  };
  CHECK(waits(false).empty());
  const std::vector<double> lags = waits(true);
  const double p = 1 - std::exp(-600 / (6 * hour));
  REQUIRE(lags.size() > 1990);  // within four days all but one in ten million
  const Estimate seen = estimate(lags);
  CHECK(std::fabs(seen.mean - (1 - p) / p) < 3 * seen.error);
}

TEST_CASE("who broke the Law answers for it once the inquiry is done, and part of the trust comes back") {
  SmallState state = with_courts();
  state.scenario.parameters.responsibility_time = 2 * day;
  state.scenario.parameters.violation_trust_cost = 0.1;
  PhaseBench bench(state.make());
  Violation violation;
  violation.agent = body_of(bench.world, "interior");
  violation.incident = first_incident;
  violation.found = 10;
  bench.world.violations.push_back(violation);
  const std::size_t region = bench.world.scenario->incidents[0].region.index();
  const float trust = bench.world.regions[region].trust;
  std::vector<Event> answered;
  for (Tick t = 0; t < 6 * 24 * 3; ++t) {
    TickContext ctx = bench.context();
    audit(ctx);
    for (const Event& e : of_kind(bench.serial.events, EventKind::held_responsible)) answered.push_back(e);
    bench.next_tick();
  }
  REQUIRE(answered.size() == 1);
  CHECK(answered[0].tick == 10 + 6 * 48);
  CHECK(answered[0].agent == body_of(bench.world, "government"));  // its superior
  CHECK(answered[0].other == violation.agent);
  CHECK(ground_of(bench.world, answered[0]) == "28");
  CHECK(bench.world.regions[region].trust == Approx(trust + 0.05F));
}

TEST_CASE("an inject makes a body do what the Law forbids: the audit records it and the prosecutor finds it") {
  SmallState state = with_courts(12 * day);
  state.scenario.parameters.discovery_rate = 1.0 / (6 * hour);
  Prohibition forbidden;
  forbidden.id = "needless-checks";
  forbidden.article = "22(7)";
  forbidden.name = words("needless checks");
  state.institution.prohibitions.push_back(forbidden);
  InjectSpec& inject = state.inject(InjectKind::breach);
  inject.at = 6 * hour;
  inject.to = state.role_id("interior");
  inject.incident = first_incident;
  inject.prohibition = "needless-checks";
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> injects = of_kind(events, EventKind::inject);
  const std::vector<Event> broken = of_kind(events, EventKind::violation);
  REQUIRE(injects.size() == 1);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].agent == body_of(engine.world(), "interior"));
  CHECK(broken[0].causes[0] == injects[0].key);
  CHECK(ground_of(engine.world(), broken[0]) == "22(7)");
  const std::vector<Event> named = of_kind(events, EventKind::prohibition_broken);
  REQUIRE(named.size() == 1);
  CHECK(named[0].causes[0] == broken[0].key);
  CHECK(of_kind(events, EventKind::violation_found).size() == 1);
}

TEST_CASE(
    "an appeal against an instrument that has ended leaves one against the same instrument, taken anew, to wait") {
  SmallState state = with_courts();
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  InstrumentInForce regime;
  regime.instrument = bench.world.institution().instrument("regime");
  regime.incident = first_incident;
  regime.region = bench.world.scenario->incidents[0].region;
  regime.taker = body_of(bench.world, "government");
  regime.until = 10000;
  regime.people = 500;
  regime.pending = 1;
  bench.world.instruments = {regime, regime};
  bench.world.instruments[0].ended = 1;
  bench.world.instruments[1].needless = 0;
  Intent intent;
  intent.agent = body_of(bench.world, "courts");
  intent.incident = first_incident;
  intent.instrument = regime.instrument;
  for (const std::size_t number : {0, 1}) {
    TickContext ctx = bench.context();
    intent.amount = static_cast<float>(number);
    judge(ctx, intent);
    CHECK(bench.world.instruments[0].pending == 0);
    CHECK(bench.world.instruments[1].pending == (number == 0 ? 1U : 0U));
    CHECK(of_kind(bench.serial.events, EventKind::appeal_upheld).size() == number);
  }
}

TEST_CASE("an appeal names the instrument that it is against") {
  SmallState state = with_courts();
  state.scenario.parameters.appeal_rate = 1;
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  InstrumentInForce regime;
  regime.instrument = bench.world.institution().instrument("regime");
  regime.incident = first_incident;
  regime.taker = body_of(bench.world, "government");
  regime.until = 10000;
  regime.people = 500;
  bench.world.instruments = {regime, regime};
  bench.world.instruments[0].ended = 0;
  TickContext ctx = bench.context();
  audit(ctx);
  REQUIRE(bench.serial.messages.size() == 1);
  CHECK(bench.serial.messages[0].kind == MessageKind::appeal);
  CHECK(bench.serial.messages[0].amount == 1);
}

TEST_CASE("silence decides no appeal: it waits for the court, however long") {
  SmallState state = with_courts(12 * day);
  state.institution.profiles.push_back(state.desk("centre"));
  state.institution.profiles.back().id = "court";
  state.institution.profiles.back().servers = 1;
  state.institution.profiles.back().answer_deadline = 2 * hour;
  state.institution.profiles.back().decision_time = 1e12;
  state.role("courts").profile = "court";
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  REQUIRE(of_kind(events, EventKind::appeal_filed).size() >= 2);  // one lies on the desk, another waits
  CHECK(of_kind(events, EventKind::appeal_dismissed).empty());
  CHECK(of_kind(events, EventKind::appeal_upheld).empty());
  for (const Event& event : of_kind(events, EventKind::default_taken)) CHECK(event.agent != body_of(world, "courts"));
  CHECK(world.agents[body_of(world, "courts").index()].timed_out == 0);
}
