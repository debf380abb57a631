// Phases 8 and 9: instruments need ground, authority and proportionality; the prosecutor's office finds what lacks
// them.

#include <cmath>

#include "behaviour/bench.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

SmallState struck(double severity = 1) {
  SmallState state;
  state.scenario.parameters.detection_rate = 1.0 / hour;
  state.scenario.ticks = 6 * 24 * 12;
  ConsequenceSpec& consequences = state.strike("emergency", "B", 2 * hour, 5 * day, severity).consequences;
  consequences.people_at_risk = 1000;
  consequences.evacuation_rate = 1 / hour;
  return state;
}

/// The instrument as that body takes it, all by itself.
Intent taking(const World& world, std::string_view role, std::string_view region, std::string_view instrument) {
  Intent intent;
  intent.kind = Intent::Kind::take_instrument;
  intent.agent = body_of(world, role, region);
  intent.incident = first_incident;
  intent.instrument = world.institution().instrument(instrument);
  intent.ground = world.structure->instrument_ground[intent.instrument.index()];
  intent.cause = 1;
  intent.severity = 1;
  return intent;
}

/// Whether that body may lawfully take that instrument.
bool lawful(const SmallState& state, std::string_view role, std::string_view region, std::string_view instrument) {
  PhaseBench bench(state.make());
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, role, region, instrument));
  REQUIRE(bench.world.instruments.size() == 1);
  const bool found = bench.world.instruments[0].lawful != 0;
  CHECK(bench.world.violations.empty() == found);
  return found;
}

/// Steps the audit alone.
void audit_ticks(PhaseBench& bench, Tick ticks) {
  for (Tick t = 0; t < ticks; ++t) {
    TickContext ctx = bench.context();
    audit(ctx);
    bench.next_tick();
  }
}

}  // namespace

TEST_CASE("each authority may take its own instruments and no other body may") {
  const SmallState state = struck();
  CHECK(lawful(state, "akimat", "B", "evacuate"));
  CHECK_FALSE(lawful(state, "akimat", "A", "evacuate"));  // of another region
  CHECK_FALSE(lawful(state, "rescue", "", "evacuate"));
  CHECK_FALSE(lawful(state, "government", "", "evacuate"));
  CHECK(lawful(state, "government", "", "regime"));
  CHECK(lawful(state, "president", "", "regime"));  // 10(2), when the Government does not answer
  CHECK_FALSE(lawful(state, "rescue", "", "regime"));
  CHECK_FALSE(lawful(state, "parliament", "", "regime"));
  CHECK(lawful(state, "rescue", "", "inform"));
  CHECK_FALSE(lawful(state, "security", "", "inform"));  // not competent for emergencies
  CHECK_FALSE(lawful(state, "rescue", "", "restrict"));  // head of no headquarters
}

TEST_CASE("an instrument without authority is a violation of 17(3), by whoever took it, because it was taken") {
  PhaseBench bench(struck().make());
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, "interior", "", "evacuate"));
  REQUIRE(bench.world.violations.size() == 1);
  const Violation& violation = bench.world.violations[0];
  CHECK(violation.agent == body_of(bench.world, "interior"));
  CHECK(bench.world.structure->grounds[violation.article] == "17(3)");
  CHECK(violation.found == -1);
  REQUIRE(bench.serial.events.size() == 2);
  CHECK(bench.serial.events[0].kind == EventKind::instrument_taken);
  CHECK(bench.serial.events[1].kind == EventKind::violation);
  CHECK(bench.serial.events[1].causes[0] == bench.serial.events[0].key);
  CHECK(violation.event == bench.serial.events[1].key);
}

TEST_CASE("an instrument in force is not taken twice") {
  PhaseBench bench(struck().make());
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, "akimat", "B", "evacuate"));
  take_instrument(ctx, taking(bench.world, "akimat", "B", "evacuate"));
  CHECK(bench.world.instruments.size() == 1);
}

TEST_CASE("an instrument limits the rights of the stated share of the people at risk, or of nobody") {
  PhaseBench bench(struck().make());
  TickContext ctx = bench.context();
  Intent intent = taking(bench.world, "akimat", "B", "evacuate");
  intent.severity = 0.4F;
  take_instrument(ctx, intent);
  take_instrument(ctx, taking(bench.world, "rescue", "", "inform"));
  REQUIRE(bench.world.instruments.size() == 2);
  CHECK(static_cast<double>(bench.world.instruments[0].people) == Approx(0.5 * 1000 * 0.4));
  CHECK(bench.world.instruments[1].people == 0);
}

TEST_CASE("a limit on rights that is no longer necessary becomes a violation of 17(2), once, after a day of grace") {
  // Trigger 0.3, ended by its taker at half of that, and 0.8 of it is the bound: 0.12.
  struct Case {
    double severity;
    Tick expected;
  };
  for (const Case& c : {Case{0.11, 144}, Case{0.13, -1}}) {
    INFO("severity " << c.severity);
    PhaseBench bench(struck().make());
    bench.world.incidents[0].phase = IncidentPhase::active;
    bench.world.incidents[0].intensity = c.severity;
    TickContext ctx = bench.context();
    take_instrument(ctx, taking(bench.world, "akimat", "B", "evacuate"));
    audit_ticks(bench, 1000);
    if (c.expected < 0) {
      CHECK(bench.world.violations.empty());
      CHECK(bench.world.instruments[0].proportionate == 1);
    } else {
      REQUIRE(bench.world.violations.size() == 1);
      CHECK(bench.world.violations[0].tick == c.expected);
      CHECK(bench.world.structure->grounds[bench.world.violations[0].article] == "17(2)");
      CHECK(bench.world.instruments[0].proportionate == 0);
    }
  }
}

TEST_CASE("the day of grace begins when the necessity ends, and anew after it came back") {
  PhaseBench bench(struck().make());
  IncidentState& incident = bench.world.incidents[0];
  incident.phase = IncidentPhase::active;
  incident.intensity = 1;
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, "akimat", "B", "evacuate"));
  audit_ticks(bench, 500);
  incident.intensity = 0;
  audit_ticks(bench, 100);
  incident.intensity = 1;
  audit_ticks(bench, 10);
  CHECK(bench.world.violations.empty());
  incident.intensity = 0;
  audit_ticks(bench, 144);
  CHECK(bench.world.violations.empty());
  audit_ticks(bench, 1);
  CHECK(bench.world.violations.size() == 1);
}

TEST_CASE("an instrument that limits nobody's rights needs no proportion") {
  PhaseBench bench(struck().make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, "rescue", "", "inform"));
  audit_ticks(bench, 1000);
  CHECK(bench.world.violations.empty());
}

TEST_CASE("the prosecutor's office finds violations after the stated mean time") {
  SmallState state = struck();
  state.scenario.parameters.discovery_rate = 1 / (2 * day);
  PhaseBench bench(state.make());
  constexpr std::size_t count = 3000;
  bench.world.violations.resize(count);
  for (Violation& violation : bench.world.violations) {
    violation.agent = body_of(bench.world, "rescue");
    violation.incident = first_incident;
  }
  audit_ticks(bench, 6 * 24 * 30);
  std::vector<double> lags;
  for (const Violation& violation : bench.world.violations) {
    REQUIRE(violation.found >= 0);
    lags.push_back(violation.found);
  }
  const double p = 1 - std::exp(-600 / (2 * day));
  const Estimate seen = estimate(lags);
  CHECK(seen.error < 0.025 * (1 - p) / p);
  CHECK(std::fabs(seen.mean - (1 - p) / p) < 3 * seen.error);
}

TEST_CASE("what is found is told with its cause, and the unlawful instrument is lifted") {
  SmallState state = struck();
  state.scenario.parameters.discovery_rate = 1 / (6 * hour);
  World world = build_world(state.make());
  // The Government's proposal reaches the parliament, which may not answer for it: 13(3) names the Government.
  Message proposal;
  proposal.kind = MessageKind::proposal;
  proposal.from = body_of(world, "rescue");
  proposal.to = body_of(world, "parliament");
  proposal.incident = first_incident;
  proposal.instrument = world.institution().instrument("regime");
  proposal.severity = 1;
  proposal.due = 1;
  world.in_flight.push_back(proposal);
  Engine engine(std::move(world), {});
  const std::vector<Event> events = play(engine);
  const std::vector<Event> broken = of_kind(events, EventKind::violation);
  const std::vector<Event> found = of_kind(events, EventKind::violation_found);
  REQUIRE_FALSE(broken.empty());
  CHECK(broken[0].agent == body_of(engine.world(), "parliament"));
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].agent == body_of(engine.world(), "prosecutor"));
  CHECK(found[0].other == broken[0].agent);
  CHECK(found[0].causes[0] == broken[0].key);
  CHECK(ground_of(engine.world(), found[0]) == "27");
  const InstrumentInForce& unlawful =
      *std::find_if(engine.world().instruments.begin(), engine.world().instruments.end(),
                    [](const InstrumentInForce& m) { return !m.lawful; });
  CHECK(unlawful.ended >= found[0].tick);
  CHECK(unlawful.ended <= found[0].tick + 1);
}

TEST_CASE("an instrument is renewed while its taker believes it needed and ends when it is not") {
  SmallState state = struck();
  state.exact();
  state.scenario.policy = Policy::network;
  Engine engine(state.make());
  const AgentId akimat = body_of(engine.world(), "akimat", "B");
  const InstrumentId evacuate = engine.world().institution().instrument("evacuate");
  const std::vector<Event> events = play(engine);
  std::vector<Event> taken, ended;
  for (const Event& event : events) {
    if (event.instrument != evacuate) continue;
    if (event.kind == EventKind::instrument_taken) taken.push_back(event);
    if (event.kind == EventKind::instrument_ended) ended.push_back(event);
  }
  // A term of one day, an incident of five.
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].agent == akimat);
  REQUIRE(ended.size() == 1);
  CHECK(ended[0].causes[0] == taken[0].key);
  CHECK(ended[0].tick > engine.world().incidents[0].ended);
  CHECK(ended[0].tick < engine.world().incidents[0].ended + 6 * 24 * 2);
  CHECK(engine.world().violations.empty());
}

TEST_CASE("recovery begins once there is something to recover from, and outlasts the danger") {
  SmallState state = struck();
  state.exact();
  state.scenario.incidents[0].onset = 2 * day;
  state.scenario.incidents[0].warning = 2 * day;
  Instrument& recovery = state.instrument("evacuate");
  recovery.effect = InstrumentEffect::restore;
  recovery.rights.clear();
  recovery.from = ThreatClass::object;  // the early signs come to three times as much
  recovery.duration = 8 * day;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> taken = of_kind(events, EventKind::instrument_taken);
  const std::vector<Event> began = of_kind(events, EventKind::incident_began);
  const std::vector<Event> decided = of_kind(events, EventKind::decided);
  REQUIRE(began.size() == 1);
  REQUIRE_FALSE(decided.empty());
  CHECK(decided[0].tick < began[0].tick);  // they knew, and could have
  const auto first = std::find_if(taken.begin(), taken.end(), [&](const Event& event) {
    return event.instrument == engine.world().institution().instrument("evacuate");
  });
  REQUIRE(first != taken.end());
  CHECK(first->tick >= began[0].tick);
  // The danger is over after five days; the instrument is in force to the end of its eight.
  CHECK(engine.world().incidents[0].ended >= 0);
  for (const Event& event : of_kind(events, EventKind::instrument_ended))
    CHECK((event.instrument != first->instrument || event.tick >= first->tick + 8 * 24 * 6));
}

TEST_CASE("recovery is granted also when the danger is over, and not before it has come") {
  SmallState state = struck();
  state.instrument("regime").effect = InstrumentEffect::restore;
  PhaseBench bench(state.make());
  const AgentId government = body_of(bench.world, "government");
  const InstrumentId recovery = bench.world.institution().instrument("regime");
  bench.world.picture(government, first_incident).belief = 0.9F;
  CHECK_FALSE(sees_the_need(bench.world, government, first_incident, recovery));
  bench.world.incidents[0].began = 1;
  bench.world.picture(government, first_incident).belief = 0.01F;
  CHECK(sees_the_need(bench.world, government, first_incident, recovery));
}

TEST_CASE("the Government takes the emergency regime when it is asked, not before") {
  SmallState state = struck();
  state.scenario.policy = Policy::network;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const InstrumentId regime = engine.world().institution().instrument("regime");
  const std::vector<Event> proposed = of_kind(events, EventKind::instrument_proposed);
  REQUIRE_FALSE(proposed.empty());
  std::size_t taken = 0;
  for (const Event& event : of_kind(events, EventKind::instrument_taken)) {
    if (event.instrument != regime) continue;
    ++taken;
    CHECK(event.agent == body_of(engine.world(), "government"));
    CHECK(event.causes[0] == proposed[0].key);
    CHECK(event.tick > proposed[0].tick);
  }
  CHECK(taken == 1);
}

TEST_CASE("the rights ledger is never negative and only grows") {
  for (std::uint64_t seed : {1, 2, 3}) {
    SmallState state = struck(0.8);
    state.scenario.seed = seed;
    Engine engine(state.make());
    double last = 0;
    while (!engine.done()) {
      engine.step();
      const double ledger = measure(engine.world(), "rights_limited");
      REQUIRE(ledger >= last);
      last = ledger;
      for (const InstrumentInForce& m : engine.world().instruments) {
        REQUIRE(m.people >= 0);
        REQUIRE((m.ended < 0 || m.ended >= m.from));
        REQUIRE(m.until > m.from - 1);
      }
    }
    CHECK(last > 0);
  }
}

TEST_CASE("a limit on rights must be needed and may be appealed also where the scenario counts nobody at risk") {
  SmallState state = struck();
  state.add_courts();
  state.scenario.incidents[0].consequences.people_at_risk = 0;
  state.scenario.parameters.appeal_rate = 1;
  PhaseBench bench(state.make());
  bench.world.incidents[0].phase = IncidentPhase::active;
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, "akimat", "B", "evacuate"));
  take_instrument(ctx, taking(bench.world, "rescue", "", "inform"));
  CHECK(bench.world.instruments[0].people == 1);  // at least somebody's
  CHECK(bench.world.instruments[1].people == 0);
  audit_ticks(bench, 200);
  REQUIRE(bench.world.violations.size() == 1);
  CHECK(bench.world.violations[0].instrument == bench.world.instruments[0].instrument);
  CHECK(bench.world.structure->grounds[bench.world.violations[0].article] == "17(2)");
  CHECK(bench.world.instruments[0].appealed >= 0);
  CHECK(bench.world.instruments[1].appealed == -1);
}

TEST_CASE("a headquarters without a lawful head is dissolved when that is found, not when something else is") {
  for (const char* article : {"9(3)", "18(4)"}) {
    INFO(article);
    SmallState state = struck();
    state.scenario.parameters.discovery_rate = 1;
    PhaseBench bench(state.make());
    Headquarters hq;
    hq.head = body_of(bench.world, "interior");
    hq.threat = bench.world.scenario->incidents[0].threat;
    hq.level = HeadquartersLevel::central;
    hq.phase = HeadquartersPhase::sitting;
    bench.world.headquarters.push_back(hq);
    Violation violation;
    violation.agent = hq.head;
    violation.incident = first_incident;
    const CommonGrounds& common = bench.world.structure->common;
    violation.article = article == std::string("18(4)") ? common.headquarters : common.mutual_information;
    bench.world.violations.push_back(violation);
    audit_ticks(bench, 1);
    REQUIRE(bench.world.violations[0].found == 0);
    CHECK((bench.world.headquarters[0].phase == HeadquartersPhase::stood_down) == (article == std::string("18(4)")));
  }
}

namespace {

/// What a body wants and sends when it considers the incident with that belief, having decided to act.
struct Considered {
  std::vector<Intent> taken;
  std::vector<Message> proposed;
};
Considered considers(PhaseBench& bench, AgentId agent, float belief) {
  bench.next_tick();
  Picture& picture = bench.world.picture(agent, first_incident);
  if (picture.since < 0) picture.since = bench.world.tick;
  picture.as_of = bench.world.tick;
  picture.belief = belief;
  picture.flags |= flag_decided;
  picture.decision = 1;
  TickContext ctx = bench.context();
  BlockBuffer& block = bench.blocks[agent.index() / agents_per_block];
  consider(ctx, block, agent, first_incident);
  Considered out;
  for (const Intent& i : block.intents)
    if (i.kind == Intent::Kind::take_instrument) out.taken.push_back(i);
  for (const Message& m : block.messages)
    if (m.kind == MessageKind::proposal && m.instrument.valid()) out.proposed.push_back(m);
  return out;
}

bool takes(const Considered& considered, InstrumentId instrument) {
  return std::any_of(considered.taken.begin(), considered.taken.end(),
                     [&](const Intent& i) { return i.instrument == instrument; });
}

/// Lets what is in force run out, and its takers see no need of it.
void lift_all(PhaseBench& bench) {
  bench.next_tick();
  for (InstrumentInForce& m : bench.world.instruments) {
    m.until = bench.world.tick;
    bench.world.picture(m.taker, m.incident).belief = 0.05F;
  }
  TickContext ctx = bench.context();
  act(ctx);
  for (const InstrumentInForce& m : bench.world.instruments) REQUIRE(m.ended >= 0);
}

}  // namespace

TEST_CASE("nobody proposes what is in force already, and everybody may once it has ended") {
  PhaseBench bench(struck().make());
  const AgentId rescue = body_of(bench.world, "rescue");
  TickContext ctx = bench.context();
  take_instrument(ctx, taking(bench.world, "government", "", "regime"));
  CHECK(considers(bench, rescue, 0.9F).proposed.empty());
  lift_all(bench);
  const Considered after = considers(bench, rescue, 0.9F);
  REQUIRE(after.proposed.size() == 1);
  CHECK(after.proposed[0].instrument == bench.world.institution().instrument("regime"));
  CHECK(considers(bench, rescue, 0.9F).proposed.empty());  // it has asked, and waits
}

TEST_CASE("who kept an instrument beyond the need takes the same again only in a graver case") {
  for (const bool needless : {false, true}) {
    INFO((needless ? "needless" : "needed"));
    PhaseBench bench(struck().make());
    const AgentId akimat = body_of(bench.world, "akimat", "B");
    const InstrumentId evacuate = bench.world.institution().instrument("evacuate");
    REQUIRE(takes(considers(bench, akimat, 0.5F), evacuate));
    TickContext ctx = bench.context();
    Intent intent = taking(bench.world, "akimat", "B", "evacuate");
    intent.severity = 0.5F;
    take_instrument(ctx, intent);
    if (needless) bench.world.instruments[0].proportionate = 0;
    lift_all(bench);
    (void)considers(bench, akimat, 0.05F);
    CHECK(takes(considers(bench, akimat, 0.5F), evacuate) == !needless);
    (void)considers(bench, akimat, 0.05F);
    CHECK(takes(considers(bench, akimat, 0.8F), evacuate));  // the flood has come after all
  }
}

TEST_CASE(
    "who took an instrument without authority asks for it the next time, and does not take it when nobody answers") {
  SmallState state = struck();
  state.scenario.parameters.overreach = 1;
  PhaseBench bench(state.make());
  const AgentId rescue = body_of(bench.world, "rescue");
  Intent lapsed = taking(bench.world, "government", "", "regime");
  lapsed.kind = Intent::Kind::drop_proposal;
  lapsed.other = rescue;
  const auto lapse = [&] {
    bench.next_tick();
    bench.blocks[0].intents.push_back(lapsed);
    TickContext ctx = bench.context();
    act(ctx);
  };
  lapse();
  CHECK(bench.world.instruments.empty());  // who no longer believes in the need does not go ahead
  bench.world.picture(rescue, first_incident).belief = 0.9F;
  lapse();
  REQUIRE(bench.world.instruments.size() == 1);
  CHECK(bench.world.instruments[0].taker == rescue);
  CHECK(bench.world.instruments[0].lawful == 0);
  lift_all(bench);
  (void)considers(bench, rescue, 0.05F);
  CHECK(considers(bench, rescue, 0.9F).proposed.size() == 1);
  lapse();
  CHECK(bench.world.instruments.size() == 1);
  CHECK(bench.world.violations.size() == 1);
  CHECK(considers(bench, rescue, 0.9F).proposed.size() == 1);  // it may ask again
}

TEST_CASE("of two proposals that lapse in one tick each is taken or left for itself") {
  SmallState state = struck();
  state.scenario.parameters.overreach = 0.5;
  state.institution.instruments.push_back(state.instrument("regime"));
  state.institution.instruments.back().id = "second-regime";
  int together = 0;
  constexpr int runs = 400;
  for (int run = 0; run < runs; ++run) {
    state.scenario.seed = static_cast<std::uint64_t>(run) + 1;
    PhaseBench bench(state.make());
    bench.world.picture(body_of(bench.world, "rescue"), first_incident).belief = 0.9F;
    for (const char* instrument : {"regime", "second-regime"}) {
      Intent lapsed = taking(bench.world, "government", "", instrument);
      lapsed.kind = Intent::Kind::drop_proposal;
      lapsed.other = body_of(bench.world, "rescue");
      bench.blocks[0].intents.push_back(lapsed);
    }
    TickContext ctx = bench.context();
    act(ctx);
    if (bench.world.instruments.size() == 2 || bench.world.instruments.empty()) ++together;
  }
  // Half of them, with a standard error of 10 over 400.
  CHECK(std::abs(together - runs / 2) < 40);
}
