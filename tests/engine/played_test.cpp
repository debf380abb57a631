// People play bodies: what they are asked, what their choices do, and what happens when they say nothing.

#include "behaviour/played.hpp"

#include <map>

#include "behaviour/small_state.hpp"
#include "engine/refusal.hpp"
#include "random_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

Command command_of(CommandKind kind, AgentId agent, Tick tick = 0) {
  Command command;
  command.kind = kind;
  command.agent = agent;
  command.tick = tick;
  return command;
}

/// A grave emergency in region B that is seen at once.
SmallState emergency() {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.decision_deadline = 2 * hour;
  IncidentSpec& spec = state.strike("emergency", "B", 10 * hour, 3 * day);
  spec.demands = {{Capability::rescue, 50, 1}};
  spec.consequences.people_at_risk = 1000;
  spec.consequences.evacuation_rate = 1 / hour;
  return state;
}

/// A run in which the akimat of region B is played from the start, `answer` says how it decides each question, and
/// nothing where it has no value.
struct Played {
  Engine engine;
  AgentId akimat;
  std::vector<Event> events;

  explicit Played(const SmallState& state) : engine(state.make()), akimat(body_of(engine.world(), "akimat", "B")) {
    REQUIRE(engine.submit(command_of(CommandKind::take_over, akimat)));
  }
  template <class Answer>
  void run(const Answer& answer, Tick until = 2000000000) {
    while (!engine.done() && engine.world().tick < until) {
      for (std::size_t n = 0; n < engine.world().decisions.size(); ++n) {
        const PlayerDecision& d = engine.world().decisions[n];
        if (d.state != DecisionState::open) continue;
        const std::optional<Choice> choice = answer(d);
        if (!choice) continue;
        Command command = command_of(CommandKind::decide, d.agent, engine.world().tick);
        command.decision = static_cast<std::uint32_t>(n);
        command.choice = *choice;
        INFO(engine.why_not(command));
        REQUIRE(engine.submit(command));
      }
      engine.step();
      events.insert(events.end(), engine.events().begin(), engine.events().end());
    }
  }
  [[nodiscard]] std::vector<PlayerDecision> asked(DecisionKind kind) const {
    std::vector<PlayerDecision> out;
    for (const PlayerDecision& d : engine.world().decisions)
      if (d.kind == kind) out.push_back(d);
    return out;
  }
  [[nodiscard]] bool regional_headquarters() const {
    for (const Headquarters& hq : engine.world().headquarters)
      if (hq.level == HeadquartersLevel::regional && hq.head == akimat) return true;
    return false;
  }
};

std::optional<Choice> nothing(const PlayerDecision&) { return std::nullopt; }
std::optional<Choice> as_the_model(const PlayerDecision& d) { return d.otherwise; }
std::optional<Choice> always_decline(const PlayerDecision&) { return Choice::decline; }

/// The state of the world without what tells who decided: events have other keys once a person gives commands.
std::map<std::string, double> outcome(const World& world) {
  std::map<std::string, double> out;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) {
    const IncidentState& s = world.incidents[i];
    const std::string name = std::to_string(i);
    out[name + " harmed"] = s.harmed;
    out[name + " person hours"] = s.person_hours;
    out[name + " unmet"] = s.unmet;
    out[name + " evacuated"] = s.evacuated;
    out[name + " first team"] = s.first_team;
    out[name + " headquarters"] = s.headquarters();
  }
  out["instruments"] = static_cast<double>(world.instruments.size());
  out["headquarters"] = static_cast<double>(world.headquarters.size());
  out["violations"] = static_cast<double>(world.violations.size());
  out["messages"] = static_cast<double>(world.totals.messages);
  out["cost"] = world.totals.cost;
  return out;
}

}  // namespace

TEST_CASE("a played body is asked before it convenes, sends teams or takes an instrument") {
  Played played(emergency());
  played.run(nothing, 70);
  for (const DecisionKind kind :
       {DecisionKind::notify, DecisionKind::send_teams, DecisionKind::convene, DecisionKind::take_instrument}) {
    INFO(name_of(kind));
    REQUIRE(played.asked(kind).size() >= 1);
    CHECK(played.asked(kind)[0].agent == played.akimat);
  }
  for (const Event& event : played.events) {
    INFO(name_of(event.kind));
    if (event.agent != played.akimat) continue;
    CHECK(event.kind != EventKind::headquarters_convened);
    CHECK(event.kind != EventKind::teams_sent);
    CHECK(event.kind != EventKind::instrument_taken);
    CHECK(event.kind != EventKind::notified);
  }
}

TEST_CASE("what nobody answers in time is done as the model would") {
  Played played(emergency());
  played.run(nothing);
  CHECK(played.regional_headquarters());
  CHECK_FALSE(of_kind(played.events, EventKind::decision_lapsed).empty());
  CHECK(of_kind(played.events, EventKind::decision_made).empty());
  for (const PlayerDecision& d : played.engine.world().decisions) {
    if (d.state == DecisionState::open) continue;
    CHECK(d.state == DecisionState::lapsed);
    CHECK(d.chosen == d.otherwise);
    CHECK(d.closed == d.deadline);
  }
  // Two hours are twelve ticks of ten minutes.
  CHECK(played.engine.world().decisions[0].deadline - played.engine.world().decisions[0].since == 12);
}

TEST_CASE("what a question falls back on follows the picture until the last moment") {
  SmallState state = emergency();
  state.scenario.incidents[0].hazard.curve = {{0, 1}, {2 * hour, 1}, {3 * hour, 0}};  // over before the question lapses
  state.scenario.parameters.decision_deadline = 12 * hour;
  state.scenario.parameters.refresh_interval = 30 * minute;
  Played played(state);
  played.run(nothing);
  for (const DecisionKind kind : {DecisionKind::convene, DecisionKind::take_instrument}) {
    INFO(name_of(kind));
    REQUIRE_FALSE(played.asked(kind).empty());
    for (const PlayerDecision& d : played.asked(kind)) CHECK(d.chosen == Choice::decline);
  }
  CHECK_FALSE(played.regional_headquarters());
  for (const Event& event : of_kind(played.events, EventKind::instrument_taken)) CHECK(event.agent != played.akimat);
}

TEST_CASE("saying nothing is the same as deciding for the default at the last moment") {
  for (const std::uint32_t number : {1U, 2U, 3U, 4U, 5U, 6U}) {
    SmallState state = random_state(number);
    state.scenario.policy = Policy::by_law;
    Played silent(state), late(state);
    silent.run(nothing);
    late.run([&](const PlayerDecision& d) {
      const World& world = late.engine.world();
      return world.tick == d.deadline ? std::optional(default_choice(world, d)) : std::nullopt;
    });
    INFO("state " << number);
    CHECK(outcome(silent.engine.world()) == outcome(late.engine.world()));
    CHECK(silent.engine.world().decisions.size() == late.engine.world().decisions.size());
  }
}

TEST_CASE("a body whose staff settles everything acts as if nobody played it") {
  for (const std::uint32_t number : {1U, 2U, 3U, 4U}) {
    const SmallState state = random_state(number);
    Engine plain(state.make());
    play(plain);
    Played played(state);
    for (const auto& kind : decision_kind_names) {
      Command command = command_of(CommandKind::delegate, played.akimat);
      command.decision_kind = kind.value;
      REQUIRE(played.engine.submit(command));
    }
    played.run(nothing);
    INFO("state " << number);
    CHECK(played.engine.world().decisions.empty());
    CHECK(outcome(plain.world()) == outcome(played.engine.world()));
  }
}

TEST_CASE("deciding at once for what the model would do comes one tick later than the model, step by step") {
  const SmallState state = emergency();
  Engine plain(state.make());
  const std::vector<Event> unplayed = play(plain);
  Played played(state);
  played.run(as_the_model);
  const auto first = [&](const std::vector<Event>& events, EventKind kind) {
    for (const Event& e : events)
      if (e.kind == kind && e.agent == played.akimat) return e.tick;
    return Tick{-1};
  };
  for (const EventKind kind : {EventKind::notified, EventKind::headquarters_convened, EventKind::instrument_taken}) {
    INFO(name_of(kind));
    REQUIRE(first(unplayed, kind) >= 0);
    CHECK(first(played.events, kind) == first(unplayed, kind) + 1);
  }
}

TEST_CASE("a body that a person will take over changes nothing before that tick") {
  const SmallState state = random_state(7);
  Engine plain(state.make());
  play(plain);
  Engine other(state.make());
  Command command = command_of(CommandKind::take_over, body_of(other.world(), "akimat", "B"), 20);
  REQUIRE(other.submit(command));
  play(other, 20);
  Engine again(state.make());
  play(again, 20);
  CHECK(other.world().digest == again.world().digest);
  play(other);
  CHECK(other.world().digest != plain.world().digest);
}

TEST_CASE("who declines everything convenes nothing, sends nobody and limits no right") {
  Played played(emergency());
  played.run(always_decline);
  CHECK_FALSE(played.regional_headquarters());
  for (const Event& event : played.events) {
    if (event.agent != played.akimat) continue;
    CHECK(event.kind != EventKind::teams_sent);
    CHECK(event.kind != EventKind::instrument_taken);
    CHECK(event.kind != EventKind::headquarters_convened);
  }
}

TEST_CASE("to keep news from one's peers is recorded as a violation of 9(3)") {
  Played played(emergency());
  played.run([](const PlayerDecision& d) {
    return d.kind == DecisionKind::notify ? std::optional(Choice::decline) : std::nullopt;
  });
  const World& world = played.engine.world();
  REQUIRE_FALSE(world.violations.empty());
  CHECK(world.violations[0].agent == played.akimat);
  CHECK(world.structure->grounds[world.violations[0].article] == "9(3)");
  const Event breach = of_kind(played.events, EventKind::violation)[0];
  const Event made = of_kind(played.events, EventKind::decision_made)[0];
  CHECK(breach.causes[0] == made.key);
  CHECK(made.causes[1] == of_kind(played.events, EventKind::command)[1].key);
}

TEST_CASE("whoever proposes a headquarters may go ahead without the right, and it is recorded") {
  SmallState state = emergency();
  state.scenario.incidents.clear();
  state.strike("unrest", "B", 10 * hour, 3 * day);  // interior coordinates: not enough for a literal reading
  Engine engine(state.make());
  const AgentId interior = body_of(engine.world(), "interior");
  REQUIRE(engine.submit(command_of(CommandKind::take_over, interior)));
  bool went = false;
  while (!engine.done()) {
    if (open_decision(engine.world(), interior, DecisionKind::propose_headquarters) != any_decision) {
      Command command = command_of(CommandKind::decide, interior, engine.world().tick);
      command.decision_kind = DecisionKind::propose_headquarters;
      command.choice = Choice::go_ahead;
      REQUIRE(engine.submit(command));
      went = true;
    }
    engine.step();
  }
  REQUIRE(went);
  const World& world = engine.world();
  bool headed = false;
  for (const Headquarters& hq : world.headquarters)
    if (hq.level == HeadquartersLevel::central && hq.head == interior) headed = hq.ground == 0;
  CHECK(headed);
  REQUIRE_FALSE(world.violations.empty());
  CHECK(world.structure->grounds[world.violations[0].article] == "18(4)");
}

TEST_CASE(
    "teams of a played body come home once nobody needs them, also where it was asked to let them go and was not") {
  SmallState state = emergency();
  state.scenario.incidents[0].hazard.curve = {{0, 0.6}, {day, 1}, {1.5 * day, 0.02}, {20 * day, 0.02}};
  state.no_headquarters();
  Played played(state);
  bool first = true;
  played.run([&](const PlayerDecision& d) -> std::optional<Choice> {
    if (d.kind != DecisionKind::send_teams) return d.otherwise;
    const bool lets_go = first;
    first = false;
    return lets_go ? Choice::act : Choice::decline;
  });
  CHECK(played.asked(DecisionKind::send_teams).size() >= 2);
  CHECK(played.engine.world().incidents[0].ended < 0);  // a trickle goes on
  double out = 0;
  for (const Unit& unit : played.engine.world().units)
    if (unit.owner == played.akimat && unit.state != UnitState::ready) out += static_cast<double>(unit.persons);
  CHECK(out == 0);
}

TEST_CASE("half the teams go where a person lets half of them go") {
  const auto sent = [](std::optional<Choice> choice) {
    SmallState state = emergency();
    state.institution.forces[0].teams = 60;  // more than anybody needs
    state.no_headquarters();
    Played played(state);
    double persons = 0;
    played.run(
        [&](const PlayerDecision& d) { return d.kind == DecisionKind::send_teams ? choice : std::optional<Choice>(); },
        100);
    for (const Event& e : of_kind(played.events, EventKind::teams_sent))
      if (e.agent == played.akimat) persons += static_cast<double>(e.value);
    return persons;
  };
  const double all = sent(Choice::act), half = sent(Choice::partly);
  CHECK(all > 0);
  CHECK(half >= 0.4 * all);
  CHECK(half <= 0.6 * all);
  CHECK(sent(Choice::decline) == 0);
}

TEST_CASE("every choice that is offered has a ground, is a refusal, or is marked as unlawful") {
  for (const std::uint32_t number : {12U, 14U, 15U}) {
    SmallState state = random_state(number);
    state.scenario.policy = Policy::by_law;
    Engine engine(state.make());
    for (std::size_t a = 0; a < engine.world().agent_count(); ++a)
      if (engine.why_not(command_of(CommandKind::take_over, AgentId(a))).empty())
        REQUIRE(engine.submit(command_of(CommandKind::take_over, AgentId(a))));
    play(engine);
    INFO("state " << number);
    REQUIRE_FALSE(engine.world().decisions.empty());
    for (const PlayerDecision& d : engine.world().decisions) {
      INFO("state " << number << ", " << name_of(d.kind));
      CHECK(may_choose(engine.world(), d, Choice::decline));
      for (const ChoiceFacts& choice : choices_of(engine.world(), d)) {
        CHECK((choice.ground != 0 || choice.choice == Choice::decline || d.kind == DecisionKind::carry_out ||
               d.kind == DecisionKind::join));
        CHECK((choice.lawful || choice.ground != 0));
        if (choice.choice == Choice::go_ahead) CHECK_FALSE(choice.lawful);
      }
    }
  }
}

TEST_CASE("a body that is handed back settles what is open by default and acts by itself again") {
  Played played(emergency());
  played.run(nothing, 63);
  REQUIRE_FALSE(played.engine.world().decisions.empty());
  REQUIRE(played.engine.submit(command_of(CommandKind::hand_back, played.akimat, played.engine.world().tick)));
  played.run(nothing);
  CHECK(played.engine.world().played.empty());
  for (const PlayerDecision& d : played.engine.world().decisions) {
    CHECK(d.state == DecisionState::lapsed);
    CHECK(d.since < 63);
  }
  CHECK(played.regional_headquarters());
}

TEST_CASE(
    "a choice that is not offered, a decision that is closed and a body that nobody plays are refused with a reason") {
  Played played(emergency());
  played.run(nothing, 63);
  const Tick now = played.engine.world().tick;
  Command command = command_of(CommandKind::decide, played.akimat, now);
  command.decision = 0;
  command.choice = Choice::pass_up;
  CHECK(played.engine.why_not(command).find("no choice in decision 0") != std::string::npos);
  command.decision = 999;
  CHECK(played.engine.why_not(command) == "there is no decision 999");
  command.decision = 0;
  command.choice = played.engine.world().decisions[0].otherwise;
  REQUIRE(played.engine.submit(command));
  CHECK(played.engine.why_not(command) == "decision 0 is not open any more");
  CHECK(played.engine.why_not(command_of(CommandKind::take_over, played.akimat, now)) ==
        "somebody plays that body already");
  CHECK(played.engine.why_not(command_of(CommandKind::hand_back, body_of(played.engine.world(), "rescue"), now)) ==
        "nobody plays that body");
  CHECK(played.engine.why_not(command_of(CommandKind::take_over, AgentId::none(), now)) == "there is no such body");
  CHECK(played.engine.why_not(command_of(CommandKind::take_over, played.akimat, now - 1)) == "tick 62 is past");
  const auto refusal = [&](const Command& c) { return refusal_of(played.engine.world(), played.engine.commands(), c); };
  CHECK(refusal(command) == Refusal::decision_closed);
  CHECK(refusal(command_of(CommandKind::take_over, played.akimat, now)) == Refusal::played_already);
  CHECK(refusal(command_of(CommandKind::hand_back, played.akimat, now)) == Refusal::none);
}

TEST_CASE("a played run goes on from a snapshot to the same end") {
  const SmallState state = emergency();
  Played played(state);
  played.run(nothing, 66);
  const std::string bytes = save_world(played.engine.world());
  RestoreResult restored = restore_world(bytes, played.engine.world().scenario);
  REQUIRE(restored.error.empty());
  CHECK(restored.world.decisions.size() == played.engine.world().decisions.size());
  Engine again(std::move(restored.world), {});
  play(again);
  played.run(nothing);
  CHECK(again.world().digest == played.engine.world().digest);
}

TEST_CASE("a threat thrown into a run begins there and then, and the run stays the same on any number of threads") {
  const SmallState state = emergency();
  const auto run = [&](int threads) {
    Engine engine(state.make(), {.threads = threads});
    Command command;
    command.kind = CommandKind::start_threat;
    command.tick = 30;
    command.threat = state.institution.threat("unrest");
    command.region = state.region("C");
    command.severity = 0.8;
    REQUIRE(engine.submit(command));
    const std::vector<Event> before = play(engine, 30);
    CHECK(engine.world().incidents.size() == 1);
    std::vector<Event> after = play(engine);
    CHECK(engine.world().incidents.size() == 2);
    CHECK(engine.world().scenario->incidents[1].threat == command.threat);
    CHECK(engine.world().incidents[1].began != 0);
    CHECK(engine.world().incidents[1].onset == 30);
    bool known = false;
    for (const Event& e : of_kind(after, EventKind::detected))
      known = known || e.incident == IncidentId(std::size_t{1});
    CHECK(known);
    return engine.world().digest;
  };
  CHECK(run(1) == run(4));
}

TEST_CASE("a threat for which the scenario keeps an incident dormant starts that one") {
  SmallState state = emergency();
  state.strike("unrest", "C", 0, day).dormant = true;
  Engine engine(state.make());
  Command command;
  command.kind = CommandKind::start_threat;
  command.tick = 5;
  command.threat = state.institution.threat("unrest");
  command.region = state.region("C");
  REQUIRE(engine.submit(command));
  REQUIRE(engine.submit(command));  // the second one of that kind is new
  play(engine, 10);
  CHECK(engine.world().incidents.size() == 3);
  CHECK(engine.world().incidents[1].onset == 5);
  CHECK(engine.world().incidents[2].onset == 5);
}

TEST_CASE("a command is the same one after it was written down and read again") {
  const SmallState state = emergency();
  Engine engine(state.make());
  const World& world = engine.world();
  for (const auto& [kind, value] : {std::pair{"take-over", "akimat@B"},
                                    {"take-over", "rescue"},
                                    {"hand-back", "akimat@C"},
                                    {"delegate", "akimat@B send-teams off"},
                                    {"decide", "12 decline"},
                                    {"decide", "akimat@B convene act"},
                                    {"start-threat", "unrest@C 0.8"},
                                    {"start-threat", "unrest@C 10"},  // as grave as may be
                                    {"start-threat", "unrest@C 0.01"},
                                    {"set-policy", "network"},
                                    {"set-reading", "broad"}}) {
    std::string error;
    const Command command = parse_command(kind, value, world, error);
    INFO(kind << " " << value << ": " << error);
    CHECK(error.empty());
    CHECK(name_of(command.kind) == kind);
    CHECK(value_of(command, world) == value);
  }
  for (const auto& [kind, value, wrong] : {std::tuple{"take-ovr", "rescue", "did you mean 'take-over'?"},
                                           {"take-over", "rescu", "did you mean 'rescue'?"},
                                           {"take-over", "akimat", "has bodies in the regions only"},
                                           {"take-over", "akimat@Q", "there is no region 'Q'"},
                                           {"decide", "twelve act", "is no number"},
                                           {"decide", "3 maybe", "there is no choice 'maybe'"},
                                           {"start-threat", "unrest", "names no region"},
                                           {"start-threat", "unrest@B 11", "not above 0"},
                                           {"start-threat", "unrest@B 10.01", "not above 0"},
                                           {"start-threat", "unrest@B 0", "not above 0"},
                                           {"start-threat", "unrest@B -1", "not above 0"},
                                           {"start-threat", "unrest@B nan", "not above 0"},
                                           {"fire-inject", "x y", "takes the id of an inject"}}) {
    std::string error;
    (void)parse_command(kind, value, world, error);
    INFO(error);
    CHECK(error.find(wrong) != std::string::npos);
  }
}

TEST_CASE("a command is given at a tick that the run has, with a severity up to the highest one") {
  Engine engine(emergency().make());
  const World& world = engine.world();
  std::string error;
  Command threat = parse_command("start-threat", "unrest@C 10", world, error);
  REQUIRE(error.empty());
  CHECK(threat.severity == 10);
  threat.tick = world.scenario->ticks - 1;
  CHECK(engine.why_not(threat).empty());
  threat.severity = 10.0000001;
  CHECK(engine.why_not(threat) == "the severity must be above 0 and at most 10");
  threat.severity = 0;
  CHECK(engine.why_not(threat) == "the severity must be above 0 and at most 10");
  threat.severity = 1e-9;
  CHECK(engine.why_not(threat).empty());
  threat.tick = world.scenario->ticks;
  CHECK(refusal_of(world, {}, threat) == Refusal::too_late);
  CHECK_FALSE(engine.submit(threat));
  CHECK(engine.why_not(threat).find("is too late: the last tick of the run is") != std::string::npos);
}

TEST_CASE("a person is shown only teams that are rested enough to go") {
  World world = build_world(emergency().make());
  PlayerDecision order;
  order.kind = DecisionKind::carry_out;
  order.agent = body_of(world, "akimat", "B");
  order.message.incident = IncidentId(std::size_t{0});
  order.message.capability = static_cast<std::uint8_t>(Capability::rescue);
  order.message.amount = 1000;
  CHECK(choices_of(world, order)[0].persons == 60);
  std::size_t tired = 0;
  for (Unit& unit : world.units)
    if (unit.owner == order.agent && tired < 2) unit.fatigue = 0.5F, ++tired;
  CHECK(choices_of(world, order)[0].persons == 40);
}
