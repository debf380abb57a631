// Phase 7: who heads, how it comes about, how long it works.

#include <cmath>
#include <map>
#include <set>

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

/// A grave matter in region B, seen at once and as it is.
SmallState grave(const char* threat, double severity = 1) {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.ticks = 6 * 24 * 4;
  state.strike(threat, "B", 2 * hour, 3 * day, severity);
  return state;
}

/// The first headquarters of that level; nullptr where none formed.
const Headquarters* formed(const World& world, HeadquartersLevel level) {
  for (const Headquarters& hq : world.headquarters)
    if (hq.level == level) return &hq;
  return nullptr;
}

std::string head_of_central(const char* threat, Reading reading) {
  SmallState state = grave(threat);
  state.scenario.reading = reading;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const Headquarters* hq = formed(engine.world(), HeadquartersLevel::central);
  if (!hq) return "nobody";
  std::string head = engine.world().key_of(hq->head);
  // Referred to whom nobody is entitled, and only then.
  CHECK(of_kind(events, EventKind::headquarters_referred).empty() == (head != "government"));
  CHECK((hq->referred != 0) == (head == "government"));
  return head;
}

/// Mean tick, over seeds, at which the central headquarters against a threat was convened.
double mean_convened(const char* threat) {
  double sum = 0;
  constexpr int runs = 20;
  for (int seed = 1; seed <= runs; ++seed) {
    SmallState state = grave(threat);
    state.scenario.seed = static_cast<std::uint64_t>(seed);
    state.all_desks([](DeskProfile& desk) { desk.decision_time = hour; });
    Engine engine(state.make());
    play(engine);
    const Headquarters* hq = formed(engine.world(), HeadquartersLevel::central);
    REQUIRE(hq);
    sum += hq->convened;
  }
  return sum / runs;
}

/// Ticks between the sittings of the first headquarters.
std::vector<Tick> cycles(const std::vector<Event>& events) {
  std::vector<Tick> out;
  Tick last = -1;
  for (const Event& event : of_kind(events, EventKind::headquarters_sat)) {
    if (event.headquarters.index() != 0) continue;
    if (last >= 0) out.push_back(event.tick - last);
    last = event.tick;
  }
  return out;
}

}  // namespace

TEST_CASE("the reading of 18(4) decides who heads against which threat") {
  // rescue and security coordinate between departments, interior "coordinates", health only between sectors.
  const std::map<std::string, std::array<const char*, 3>> heads = {
      {"emergency", {"rescue", "rescue", "rescue"}},          {"unrest", {"government", "interior", "interior"}},
      {"epidemic", {"government", "government", "health"}},   {"attack", {"rescue", "rescue", "rescue"}},
      {"orphan", {"government", "government", "government"}},
  };
  for (const auto& [threat, expected] : heads) {
    INFO(threat);
    CHECK(head_of_central(threat.c_str(), Reading::literal) == expected[0]);
    CHECK(head_of_central(threat.c_str(), Reading::arguable) == expected[1]);
    CHECK(head_of_central(threat.c_str(), Reading::broad) == expected[2]);
  }
}

TEST_CASE("a headquarters stands on 18(4), a referred one on 13(3), a regional one on 16(1)") {
  for (const auto& [threat, article] : {std::pair{"emergency", "18(4)"}, std::pair{"orphan", "13(3)"}}) {
    Engine engine(grave(threat).make());
    bool central = false, regional = false;
    for (const Event& event : of_kind(play(engine), EventKind::headquarters_convened)) {
      const bool in_region =
          engine.world().headquarters[event.headquarters.index()].level == HeadquartersLevel::regional;
      CHECK(ground_of(engine.world(), event) == (in_region ? "16(1)" : article));
      (in_region ? regional : central) = true;
    }
    CHECK(central);
    CHECK(regional);
  }
}

TEST_CASE("a matter that nobody leads any competent body may raise, one that is led in part only who leads the part") {
  SmallState state = grave("orphan");
  for (Role& role : state.institution.roles) role.coordination = CoordinationRight::none;
  const auto referred_by = [&] {
    Engine engine(state.make());
    std::set<std::string> out;
    for (const Event& event : of_kind(play(engine), EventKind::headquarters_referred))
      out.insert(engine.world().key_of(event.agent));
    return out;
  };
  // The first who gets round to it raises it; whoever does is competent.
  for (const std::string& body : referred_by()) CHECK((body == "rescue" || body == "interior"));
  CHECK_FALSE(referred_by().empty());
  state.threat("orphan").component_leads = {{words("a part"), state.role_id("interior"), "15(1)(2)"}};
  CHECK(referred_by() == std::set<std::string>{"interior"});
}

TEST_CASE("a central headquarters is proposed on account of the gravest incident of its threat") {
  SmallState state = grave("orphan", 0.4);
  state.strike("orphan", "A", 2 * hour, 3 * day, 1);
  state.strike("orphan", "C", 2 * hour, 3 * day, 0.4);
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> referred = of_kind(events, EventKind::headquarters_referred);
  REQUIRE_FALSE(referred.empty());
  for (const Event& event : referred) CHECK(event.incident == IncidentId(std::size_t{1}));
  CHECK(formed(engine.world(), HeadquartersLevel::central));
}

TEST_CASE("where nobody is entitled the Government's decision comes later than a lead's own") {
  const double lead = mean_convened("emergency"), gap = mean_convened("orphan");
  // A decision of an hour takes the Government eight in place of a coordinator: 48 ticks in the mean, with a standard
  // error of 11 over 20 runs. Several who raise the matter make the first answer come sooner.
  CHECK(gap > lead + 12);
}

TEST_CASE("two leads with the same right are an overlap that is met, one lead is none") {
  Engine disputed(grave("attack").make());
  const std::vector<Event> met = of_kind(play(disputed), EventKind::overlap_met);
  REQUIRE(met.size() == 1);
  const World& world = disputed.world();
  CHECK(met[0].agent == body_of(world, "rescue"));
  CHECK(met[0].other == body_of(world, "security"));
  CHECK(formed(world, HeadquartersLevel::central)->disputed == 1);
  Engine single(grave("emergency").make());
  CHECK(of_kind(play(single), EventKind::overlap_met).empty());
}

TEST_CASE("a headship is disputed by whom the reading admits, and by nobody else") {
  SmallState state = grave("orphan");
  state.scenario.parameters.type_fallback = true;
  // interior "coordinates" and health does so between sectors: neither may head under the literal reading.
  state.threat("orphan").fallback = {state.role_id("interior"), state.role_id("rescue"), state.role_id("health")};
  Engine literal(state.make());
  CHECK(of_kind(play(literal), EventKind::overlap_met).empty());
  REQUIRE(formed(literal.world(), HeadquartersLevel::central));
  CHECK(literal.world().key_of(formed(literal.world(), HeadquartersLevel::central)->head) == "rescue");
  CHECK(formed(literal.world(), HeadquartersLevel::central)->disputed == 0);
  state.scenario.reading = Reading::arguable;
  Engine arguable(state.make());
  const std::vector<Event> met = of_kind(play(arguable), EventKind::overlap_met);
  REQUIRE(met.size() == 1);
  CHECK(met[0].agent == body_of(arguable.world(), "rescue"));
  CHECK(met[0].other == body_of(arguable.world(), "interior"));
}

TEST_CASE("the akimat heads the headquarters of its region, with the competent bodies there") {
  Engine engine(grave("emergency", 0.5).make());  // above the regional threshold, below the national
  play(engine);
  const World& world = engine.world();
  REQUIRE(world.headquarters.size() == 1);
  const Headquarters& hq = world.headquarters[0];
  CHECK(hq.level == HeadquartersLevel::regional);
  CHECK(hq.head == body_of(world, "akimat", "B"));
  CHECK(hq.member_count == 4);
  for (std::size_t m = 0; m < hq.member_count; ++m)
    CHECK(world.facts(hq.members[m]).region == world.institution().region("B"));
}

TEST_CASE("below the threshold no headquarters forms") {
  Engine engine(grave("emergency", 0.25).make());
  play(engine);
  CHECK(engine.world().incidents[0].decided >= 0);
  CHECK(engine.world().headquarters.empty());
}

TEST_CASE("a headquarters sits once its quorum has accepted") {
  SmallState state = grave("emergency", 0.5);
  state.scenario.parameters.quorum = 0.75;  // three of four
  state.scenario.parameters.vertical_latency = hour;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> convened = of_kind(events, EventKind::headquarters_convened);
  const std::vector<Event> sat = of_kind(events, EventKind::headquarters_sat);
  REQUIRE(convened.size() == 1);
  REQUIRE_FALSE(sat.empty());
  CHECK(sat[0].tick == convened[0].tick + 6);  // an hour for the invitation, answered at once
  CHECK(sat[0].value >= 3);
}

TEST_CASE("a headquarters that members do not come to sits at its deadline with those who are there") {
  SmallState state = grave("emergency", 0.5);
  state.all_desks([](DeskProfile& desk) {
    desk.order_time = 1e12;
    desk.answer_deadline = 1e12;
  });
  state.scenario.parameters.convening_deadline = 5 * hour;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> convened = of_kind(events, EventKind::headquarters_convened);
  const std::vector<Event> sat = of_kind(events, EventKind::headquarters_sat);
  REQUIRE(convened.size() == 1);
  REQUIRE_FALSE(sat.empty());
  CHECK(sat[0].tick == convened[0].tick + 30);
  CHECK(sat[0].value == 1);
}

TEST_CASE("the time to headquarters is that of the first sitting which knows of the incident") {
  SmallState state = grave("emergency");
  // Too little for a headquarters of its own, and nobody sees it until its akimat is told.
  state.strike("emergency", "C", 20 * hour, 3 * day, 0.25).detectability = 0;
  InjectSpec& news = state.inject(InjectKind::message);
  news.at = 30 * hour;
  news.incident = IncidentId(std::size_t{1});
  news.to = state.role_id("akimat");
  news.region = state.region("C");
  news.value = 0.25;
  state.scenario.parameters.headquarters_cycle = hour;
  Engine engine(state.make());
  const IncidentId second(std::size_t{1});
  std::vector<Tick> sat, knew;  // sittings of the central headquarters, and those at which a member knew of the second
  while (!engine.done()) {
    engine.step();
    const World& world = engine.world();
    for (const Event& event : engine.events()) {
      if (event.kind != EventKind::headquarters_sat) continue;
      const Headquarters& hq = world.headquarters[event.headquarters.index()];
      if (hq.level != HeadquartersLevel::central) continue;
      sat.push_back(event.tick);
      for (std::size_t m = 0; m < hq.member_count; ++m)
        if (hq.accepted[m] && world.picture(hq.members[m], second).since >= 0) {
          knew.push_back(event.tick);
          break;
        }
    }
  }
  const IncidentState& incident = engine.world().incidents[1];
  REQUIRE_FALSE(knew.empty());
  CHECK(std::count_if(sat.begin(), sat.end(), [&](Tick t) { return t >= incident.onset && t < knew[0]; }) > 0);
  CHECK(incident.headquarters() == knew[0]);
  CHECK(incident.central == knew[0]);
  CHECK(engine.world().incidents[0].central == sat[0]);
}

TEST_CASE("headquarters stand down after the end and give their members' desks back") {
  SmallState state = grave("emergency");
  state.all_desks([](DeskProfile& desk) { desk.servers = 4; });
  state.scenario.parameters.liaison_share = 0.25;
  state.scenario.ticks = 6 * 24 * 8;
  Engine engine(state.make());
  play(engine, 6 * 24 * 2);
  const AgentId centre = body_of(engine.world(), "rescue"), akimat = body_of(engine.world(), "akimat", "B");
  CHECK(engine.world().agents[centre.index()].bound == Approx(1));  // the central one
  CHECK(engine.world().agents[akimat.index()].bound == Approx(2));  // the central one and its own
  CHECK(engine.world().agents[body_of(engine.world(), "akimat", "A").index()].bound == 0);
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  REQUIRE(world.headquarters.size() >= 2);
  CHECK(of_kind(events, EventKind::headquarters_stood_down).size() == world.headquarters.size());
  for (const Headquarters& hq : world.headquarters) {
    CHECK(hq.phase == HeadquartersPhase::stood_down);
    CHECK(hq.stood_down > world.incidents[0].ended);
  }
  for (const AgentState& agent : world.agents) REQUIRE(agent.bound == 0);
}

TEST_CASE("members share one picture after a sitting") {
  SmallState state = grave("emergency", 0.5);
  state.scenario.parameters.estimate_noise = 0.5;
  state.scenario.parameters.refresh_interval = 1e12;
  Engine engine(state.make());
  std::vector<Event> sat;
  while (sat.empty()) {
    engine.step();
    sat = of_kind({engine.events().begin(), engine.events().end()}, EventKind::headquarters_sat);
    REQUIRE_FALSE(engine.done());
  }
  const World& world = engine.world();
  const Headquarters& hq = world.headquarters[0];
  const float shared = world.shared_pictures[0];
  CHECK(shared > 0);
  for (std::size_t m = 0; m < hq.member_count; ++m)
    if (hq.accepted[m]) CHECK(world.picture(hq.members[m], first_incident).belief == shared);
}

TEST_CASE("pooling makes the shared picture better than a single one") {
  double alone = 0, pooled = 0;
  constexpr int runs = 60;
  for (int seed = 1; seed <= runs; ++seed) {
    SmallState state = grave("emergency", 0.8);
    state.scenario.seed = static_cast<std::uint64_t>(seed);
    state.scenario.policy = Policy::headquarters;
    state.scenario.parameters.estimate_noise = 0.4;
    state.scenario.parameters.refresh_interval = 1e12;
    Engine engine(state.make());
    for (const Event& event : of_kind(play(engine, 40), EventKind::detected))
      if (engine.world().facts(event.agent).region.valid())
        alone += std::fabs(std::log(static_cast<double>(event.value) / 0.8)) / 4 / runs;
    REQUIRE_FALSE(engine.world().shared_pictures.empty());
    const double shared = engine.world().shared_pictures[0];
    pooled += std::fabs(std::log(std::max(1e-3, shared) / 0.8)) / runs;
  }
  // Four independent errors with sd 0.4: mean size 0.32 each, half of that for their mean.
  CHECK(alone == Approx(0.319).margin(0.06));
  CHECK(pooled < 0.75 * alone);
}

TEST_CASE("each sub-group beyond the span of control lengthens the cycle by the stated share") {
  for (const auto& [span, expected] :
       {std::pair{7, 36}, std::pair{4, 36}, std::pair{3, 45}, std::pair{2, 45}, std::pair{1, 63}}) {
    INFO("span of control " << span);
    SmallState state = grave("emergency", 0.5);  // a regional headquarters of four
    state.scenario.parameters.quorum = 1;
    state.scenario.parameters.headquarters_cycle = 6 * hour;
    state.scenario.parameters.subgroup_delay = 0.25;
    state.scenario.parameters.span_of_control = span;
    Engine engine(state.make());
    const std::vector<Tick> between = cycles(play(engine, 6 * 24 * 3));
    REQUIRE(between.size() >= 3);
    for (Tick ticks : between) CHECK(ticks == expected);
  }
}

TEST_CASE("the first sittings follow each other soon, later ones in the rhythm of the cycle") {
  const auto periods = [](double first, double growth) {
    SmallState state = grave("emergency", 0.5);
    state.scenario.parameters.quorum = 1;
    state.scenario.parameters.headquarters_cycle = 6 * hour;
    state.scenario.parameters.first_period = first;
    state.scenario.parameters.period_growth = growth;
    Engine engine(state.make());
    return cycles(play(engine, 6 * 24 * 3));
  };
  const std::vector<Tick> lengthening = periods(2 * hour, 1.5);  // ticks of ten minutes: 2 h, 3 h, 4.5 h, 6 h
  REQUIRE(lengthening.size() >= 6);
  CHECK(std::vector<Tick>(lengthening.begin(), lengthening.begin() + 6) == std::vector<Tick>{12, 18, 27, 36, 36, 36});
  for (const Tick ticks : periods(2 * hour, 1)) CHECK(ticks == 12);
  for (const double first : {6 * hour, 12 * hour})
    for (const Tick ticks : periods(first, 1.5)) CHECK(ticks == 36);
}

TEST_CASE("what 23(4) gives to the head of a headquarters only such a head takes, and only for its threats") {
  SmallState state = grave("emergency");
  state.strike("unrest", "B", 2 * hour, 3 * day);
  state.scenario.reading = Reading::arguable;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  const InstrumentId restrict_ = world.institution().instrument("restrict");
  std::size_t taken = 0;
  for (const Event& event : of_kind(events, EventKind::instrument_taken)) {
    if (event.instrument != restrict_) continue;
    ++taken;
    CHECK(event.incident == first_incident);  // never for the unrest, though that has a headquarters too
    REQUIRE(event.headquarters.valid());
    CHECK(world.headquarters[event.headquarters.index()].head == event.agent);
    CHECK(ground_of(world, event) == "23(4)");
  }
  CHECK(taken >= 1);
  CHECK(formed(world, HeadquartersLevel::central));
  CHECK(world.violations.empty());

  state.scenario.policy = Policy::network;
  Engine without(state.make());
  for (const Event& event : of_kind(play(without), EventKind::instrument_taken)) CHECK(event.instrument != restrict_);
}

TEST_CASE("who waits in vain for an answer may overreach, and that is a violation of 18(4)") {
  SmallState state = grave("unrest");  // literal reading: interior may not head
  state.scenario.parameters.overreach = 1;
  state.scenario.parameters.estimate_noise = 0.4;  // so that reports keep coming in, and with them thoughts
  state.scenario.parameters.report_change = 0.05;
  state.all_desks([](DeskProfile& desk) {
    desk.decision_time = 1e12;
    desk.answer_deadline = 4 * hour;
  });
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const World& world = engine.world();
  const Headquarters* hq = formed(world, HeadquartersLevel::central);
  REQUIRE(hq);
  CHECK(hq->head == body_of(world, "interior"));
  CHECK(hq->ground == 0);
  REQUIRE(world.violations.size() == 1);
  CHECK(world.violations[0].agent == hq->head);
  CHECK(world.structure->grounds[world.violations[0].article] == "18(4)");
  CHECK(hq->convened - world.picture(hq->head, first_incident).since >= 48);  // twice the deadline
  const std::vector<Event> found = of_kind(events, EventKind::violation);
  REQUIRE(found.size() == 1);
  CHECK(found[0].headquarters.valid());
}

TEST_CASE("patience with a proposal ends when twice the time to an answer has passed, and not before") {
  const auto goes_ahead = [](Tick waited, double answer_deadline) {
    SmallState state = grave("unrest");  // literal reading: interior may not head
    state.scenario.parameters.overreach = 1;
    state.desk("centre").answer_deadline = answer_deadline;
    PhaseBench bench(state.make());
    bench.world.tick = 500;
    const AgentId interior = body_of(bench.world, "interior");
    Picture& picture = bench.world.picture(interior, first_incident);
    picture.since = picture.as_of = 300;
    picture.belief = 1;
    picture.proposed = 500 - waited;
    TickContext ctx = bench.context();
    consider(ctx, bench.blocks[0], interior, first_incident);
    const std::vector<Intent>& intents = bench.blocks[0].intents;
    return std::any_of(intents.begin(), intents.end(),
                       [](const Intent& i) { return i.kind == Intent::Kind::convene && i.lawful == 0; });
  };
  CHECK_FALSE(goes_ahead(143, 12 * hour));
  CHECK(goes_ahead(144, 12 * hour));
  CHECK_FALSE(goes_ahead(47, 4 * hour));
  CHECK(goes_ahead(48, 4 * hour));
}

TEST_CASE("who may not head asks who may, and waits") {
  SmallState state = grave("unrest");
  state.threat("unrest").lead = {state.role_id("interior"), state.role_id("rescue")};
  state.threat("unrest").lead_articles = {"15(1)(2)", "15(1)(17)"};
  state.threat("unrest").competent.push_back(state.role_id("rescue"));
  state.role("rescue").competences = {{"field", Function::coordinate, Basis::stated, "15(1)(17)"}};
  state.scenario.parameters.vertical_latency = 2 * hour;
  state.scenario.policy = Policy::by_law;
  Engine engine(state.make());
  const std::vector<Event> proposed = of_kind(play(engine), EventKind::headquarters_proposed);
  REQUIRE_FALSE(proposed.empty());
  CHECK(proposed[0].agent == body_of(engine.world(), "interior"));
  CHECK(proposed[0].other == body_of(engine.world(), "rescue"));
  CHECK(formed(engine.world(), HeadquartersLevel::central)->head == body_of(engine.world(), "rescue"));
}

TEST_CASE("a central headquarters is proposed once for its threat, however many incidents and reports there are") {
  SmallState state = grave("unrest");  // literal reading: interior may not head
  state.strike("unrest", "A", 3 * hour, 3 * day);
  state.strike("unrest", "C", 4 * hour, 3 * day, 0.3);
  state.scenario.parameters.estimate_noise = 0.4;  // so that reports keep coming in, and with them thoughts
  state.scenario.parameters.report_change = 0.05;
  const double patience = 2 * 20 * hour;
  state.all_desks([](DeskProfile& desk) {
    desk.decision_time = 1e12;
    desk.answer_deadline = 20 * hour;
  });
  Engine engine(state.make());
  const AgentId interior = body_of(engine.world(), "interior");
  std::vector<Tick> proposed;
  for (const Event& event : of_kind(play(engine), EventKind::headquarters_referred))
    if (event.agent == interior) proposed.push_back(event.tick);
  REQUIRE(proposed.size() >= 2);
  CHECK(proposed.size() <= 3);
  for (std::size_t i = 1; i < proposed.size(); ++i) CHECK((proposed[i] - proposed[i - 1]) * 600 >= patience);
}

TEST_CASE("a proposal that lapsed on account of one incident may be made again on account of another") {
  SmallState state = grave("unrest");
  state.strike("unrest", "A", 3 * hour, 3 * day);
  PhaseBench bench(state.make());
  const AgentId interior = body_of(bench.world, "interior");
  const ThreatId unrest = state.institution.threat("unrest");
  bench.world.picture(interior, first_incident).proposed = 5;
  CHECK(proposed_headquarters(bench.world, interior, unrest) == 5);
  CHECK(proposed_headquarters(bench.world, interior, state.institution.threat("attack")) == -1);
  Intent lapsed;
  lapsed.kind = Intent::Kind::drop_proposal;
  lapsed.agent = body_of(bench.world, "government");
  lapsed.other = interior;
  lapsed.incident = IncidentId(std::size_t{1});
  bench.blocks[0].intents.push_back(lapsed);
  TickContext ctx = bench.context();
  act(ctx);
  CHECK(proposed_headquarters(bench.world, interior, unrest) == -1);
}

TEST_CASE(
    "who convenes on account of an incident on which it has not decided yet names what it heard of it as the cause") {
  SmallState state = grave("emergency");
  state.strike("emergency", "A", 2 * hour, 3 * day);
  PhaseBench bench(state.make());
  const AgentId rescue = body_of(bench.world, "rescue");
  bench.heads[state.institution.threat("emergency").index()].role = state.role_id("rescue");
  for (const std::size_t i : {0U, 1U}) {
    Picture& picture = bench.world.picture(rescue, IncidentId(i));
    picture.since = picture.as_of = 0;
    picture.belief = i == 0 ? 0.05F : 1.0F;  // too little to decide on, but part of a grave threat
    picture.cause = 77 + i;
  }
  TickContext ctx = bench.context();
  consider(ctx, bench.blocks[0], rescue, first_incident);
  const auto convening = std::find_if(bench.blocks[0].intents.begin(), bench.blocks[0].intents.end(),
                                      [](const Intent& i) { return i.kind == Intent::Kind::convene; });
  REQUIRE(convening != bench.blocks[0].intents.end());
  CHECK(convening->cause == 77);
}
