#include "behaviour/played.hpp"

#include <algorithm>
#include <cmath>

#include "behaviour/phases.hpp"
#include "behaviour/teams.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

// Times the change that is worth a report, by which severity must have changed before a person is asked anew. The same
// change calls an extraordinary sitting of a headquarters. Assumption.
constexpr double worth_asking_again = 2;
constexpr double day = 86400;

/// Whether it is about the whole threat, not about one incident of it: a central headquarters.
bool of_the_threat(const PlayerDecision& d) {
  return d.kind == DecisionKind::propose_headquarters ||
         (d.kind == DecisionKind::convene && d.message.matter == static_cast<std::uint8_t>(HeadquartersLevel::central));
}

bool same_matter(const World& world, const PlayerDecision& a, const PlayerDecision& b) {
  const auto threat = [&](const PlayerDecision& d) {
    return world.scenario->incidents[d.message.incident.index()].threat;
  };
  return a.agent == b.agent && a.kind == b.kind && a.message.instrument == b.message.instrument &&
         a.message.matter == b.message.matter &&
         (of_the_threat(a) ? threat(a) == threat(b) : a.message.incident == b.message.incident);
}

Choice settled_choice(const PlayerDecision& d) { return d.state == DecisionState::lapsed ? d.otherwise : d.chosen; }

/// Lists the ways to decide one question.
class Choices {
 public:
  Choices(const World& world, const PlayerDecision& decision)
      : world_(world), d_(decision), common_(world.structure->common), facts_(world.facts(decision.agent)) {}

  std::vector<ChoiceFacts> list() {
    switch (d_.kind) {
      case DecisionKind::notify: return add(act(common_.mutual_information)), refuse_duty(common_.mutual_information);
      case DecisionKind::order_body: return add(act(common_.subordinate, d_.message.to)), decline();
      case DecisionKind::send_teams: return ways_to_send_teams();
      case DecisionKind::convene:
        return add(act(d_.message.matter == 0 ? common_.territory : common_.headquarters)), decline();
      case DecisionKind::propose_headquarters: return ways_to_propose_headquarters();
      case DecisionKind::take_instrument:
      case DecisionKind::answer_instrument: return ways_to_take_instrument();
      case DecisionKind::propose_instrument: return ways_to_propose_instrument();
      case DecisionKind::lift_instrument: return add(act(common_.necessity)), decline();
      case DecisionKind::answer_headquarters: return ways_to_answer_headquarters();
      case DecisionKind::lend_teams: return ways_to_lend();
      case DecisionKind::carry_out: return ways_to_carry_out();
      case DecisionKind::join: return add(act(ground_of_headquarters(), d_.message.from)), decline();
      case DecisionKind::settle_exception:
        return add(act(common_.subordinate, d_.message.subject)), pass_up(facts_.superior.valid()), decline();
    }
    return list_;
  }

 private:
  [[nodiscard]] static ChoiceFacts act(std::uint16_t ground, AgentId other = {}) {
    ChoiceFacts facts;
    facts.ground = ground;
    facts.other = other;
    return facts;
  }
  void add(const ChoiceFacts& facts) { list_.push_back(facts); }
  std::vector<ChoiceFacts> decline() {
    add({.choice = Choice::decline});
    return list_;
  }
  std::vector<ChoiceFacts> refuse_duty(std::uint16_t article) {
    add({.choice = Choice::decline, .lawful = false, .ground = article});
    return list_;
  }
  void pass_up(bool possible) {
    if (possible)
      add({.choice = Choice::pass_up,
           .ground = world_.structure->ground_to_pass_up_to(facts_.superior),
           .other = facts_.superior});
  }
  void with_teams(ChoiceFacts facts, double persons) {
    const double price = world_.scenario->parameters.team_cost * day;
    facts.persons = persons;
    facts.cost = persons * price;
    add(facts);
  }
  [[nodiscard]] std::uint16_t ground_of_headquarters() const {
    const HeadquartersId hq = d_.message.headquarters;
    if (hq.index() >= world_.headquarters.size()) return 0;
    const Headquarters& headquarters = world_.headquarters[hq.index()];
    return headquarters.phase == HeadquartersPhase::stood_down ? std::uint16_t{0} : headquarters.ground;
  }
  [[nodiscard]] double ready(std::uint8_t capability, bool of_below) const {
    double persons = 0;
    for (const Unit& unit : world_.units) {
      if (!fit_to_go(unit) || static_cast<std::uint8_t>(unit.capability) != capability) continue;
      const bool own = unit.owner == d_.agent;
      const bool below = of_below && world_.facts(unit.owner).superior == d_.agent;
      if (own || below) persons += static_cast<double>(unit.persons);
    }
    return persons;
  }

  std::vector<ChoiceFacts> ways_to_send_teams() {
    const Parameters& p = world_.scenario->parameters;
    double persons = 0;
    const std::size_t incident = d_.message.incident.index();
    const IncidentSpec& spec = world_.scenario->incidents[incident];
    const auto belief = static_cast<double>(world_.picture(d_.agent, d_.message.incident).belief);
    over_capabilities(spec, [&](Capability capability) {
      const double wanted = persons_wanted(spec, world_.incidents[incident], capability, belief);
      persons += std::min(persons_needed(p, wanted), ready(static_cast<std::uint8_t>(capability), false));
    });
    const std::uint16_t ground =
        world_.ground_to_act(d_.agent, world_.scenario->incidents[d_.message.incident.index()].threat);
    with_teams(act(ground), persons);
    with_teams({.choice = Choice::partly, .ground = ground}, persons / 2);
    return decline();
  }

  std::vector<ChoiceFacts> ways_to_propose_headquarters() {
    const bool referred = d_.message.to == world_.structure->government;
    add(act(referred ? common_.government : common_.headquarters, d_.message.to));
    add({.choice = Choice::go_ahead, .lawful = false, .ground = common_.headquarters});
    return decline();
  }

  [[nodiscard]] ChoiceFacts instrument_facts() const {
    const InstrumentId id = d_.message.instrument;
    const Instrument& instrument = world_.institution().at(id);
    const ConsequenceSpec& spec = world_.scenario->incidents[d_.message.incident.index()].consequences;
    const double belief = static_cast<double>(world_.picture(d_.agent, d_.message.incident).belief);
    ChoiceFacts facts = act(world_.structure->instrument_ground[id.index()]);
    if (!instrument.rights.empty())
      facts.people = instrument.share_affected * spec.people_at_risk * std::min(1.0, belief);
    facts.cost = instrument.cost_per_person * belief * spec.people_at_risk;
    return facts;
  }

  std::vector<ChoiceFacts> ways_to_take_instrument() {
    ChoiceFacts facts = instrument_facts();
    facts.lawful = has_authority(world_, d_.agent, d_.message.incident, d_.message.headquarters, d_.message.instrument);
    if (!facts.lawful) {
      facts.choice = Choice::go_ahead;
      facts.ground = common_.excess;
    }
    add(facts);
    pass_up(d_.kind == DecisionKind::answer_instrument && facts_.superior.valid());
    return decline();
  }

  std::vector<ChoiceFacts> ways_to_propose_instrument() {
    ChoiceFacts facts = instrument_facts();
    facts.other = d_.message.to;
    add(facts);
    facts.choice = Choice::go_ahead;
    facts.lawful = false;
    facts.ground = common_.excess;
    facts.other = {};
    add(facts);
    return decline();
  }

  std::vector<ChoiceFacts> ways_to_answer_headquarters() {
    const Structure& s = *world_.structure;
    add(act(d_.agent == s.government  ? common_.government
            : d_.agent == s.president ? common_.apex
                                      : common_.headquarters));
    pass_up(facts_.superior.valid());
    return decline();
  }

  std::vector<ChoiceFacts> ways_to_lend() {
    const bool government = d_.agent == world_.structure->government;
    const double asked = static_cast<double>(d_.message.amount);
    const std::uint16_t ground = government ? common_.government : common_.subordinate;
    with_teams(act(ground, d_.message.from), asked);
    with_teams({.choice = Choice::partly, .ground = ground, .other = d_.message.from}, asked / 2);
    pass_up(facts_.superior.valid() && facts_.superior != world_.structure->president);
    return decline();
  }

  std::vector<ChoiceFacts> ways_to_carry_out() {
    const bool plan = d_.message.headquarters.valid();
    const std::uint16_t ground = plan ? ground_of_headquarters() : common_.subordinate;
    with_teams(act(ground, d_.message.from),
               std::min(static_cast<double>(d_.message.amount), ready(d_.message.capability, false)));
    // An order of who may not give one binds nobody.
    if (ground == 0) return decline();
    return refuse_duty(plan ? common_.headquarters : common_.subordinate);
  }

  const World& world_;
  const PlayerDecision& d_;
  const CommonGrounds& common_;
  const AgentFacts& facts_;
  std::vector<ChoiceFacts> list_;
};

Event event_of(const World& world, const PlayerDecision& d, std::size_t number, EventKind kind) {
  Event event;
  event.kind = kind;
  event.agent = d.agent;
  if (answers_message(d.kind))
    event.other = d.message.subject.valid() ? d.message.subject : d.message.from;
  else if (d.message.to.valid())
    event.other = d.message.to;
  event.incident = d.message.incident;
  event.instrument = d.message.instrument;
  event.headquarters = d.message.headquarters;
  event.region = world.scenario->incidents[d.message.incident.index()].region;
  event.value = static_cast<float>(number);
  event.spare = static_cast<std::uint32_t>(d.kind) << 8 | static_cast<std::uint32_t>(d.chosen);
  return event;
}

/// What a person chose against the Law is a violation, unless the step itself records it.
void note_breach(TickContext& ctx, const PlayerDecision& d, const ChoiceFacts& chosen, EventKey by) {
  if (chosen.lawful || chosen.choice == Choice::go_ahead) return;
  const Event what = event_of(ctx.world, d, 0, EventKind::violation);
  record_violation(ctx, Phase::decide,
                   {.agent = d.agent,
                    .other = what.other,
                    .incident = what.incident,
                    .instrument = what.instrument,
                    .headquarters = what.headquarters,
                    .article = chosen.ground,
                    .cause = by});
}

void carry_out_decision(TickContext& ctx, std::size_t number) {
  const bool answered = ctx.world.decisions[number].state == DecisionState::answered;
  PlayerDecision d = ctx.world.decisions[number];
  const Choice choice = answered ? d.chosen : d.otherwise;
  d.state = answered ? DecisionState::done : DecisionState::lapsed;
  d.chosen = choice;
  d.closed = ctx.now;
  Event event = event_of(ctx.world, d, number, answered ? EventKind::decision_made : EventKind::decision_lapsed);
  event.causes = {d.asked, d.command, 0};
  ChoiceFacts chosen{.choice = choice};
  for (const ChoiceFacts& facts : choices_of(ctx.world, d))
    if (facts.choice == choice) chosen = facts;
  event.ground = chosen.lawful ? chosen.ground : std::uint16_t{0};
  const EventKey by = emit(ctx, ctx.serial, Phase::process, event);
  ctx.world.decisions[number] = d;
  if (answered) note_breach(ctx, d, chosen, by);
  BlockBuffer& block = ctx.blocks[d.agent.index() / agents_per_block];
  block.touched = true;
  if (answers_message(d.kind))
    answer_message(ctx, block, d, choice, by);
  else
    take_own_step(ctx, block, d, choice, by);
}

}  // namespace

std::vector<ChoiceFacts> choices_of(const World& world, const PlayerDecision& decision) {
  return Choices(world, decision).list();
}

Choice default_choice(const World& world, const PlayerDecision& d) {
  const Message& m = d.message;
  const double times = 1 / rules_of(world.policy).headquarters_factor;
  const auto forms = [&](HeadquartersLevel level, Scope scope) {
    return believes_in(world, d.agent, m.incident, scope, class_for(level), times) ? Choice::act : Choice::decline;
  };
  const bool authorised =
      !m.instrument.valid() || has_authority(world, d.agent, m.incident, m.headquarters, m.instrument);
  const Choice do_it = authorised ? Choice::act : Choice::go_ahead;
  switch (d.kind) {
    case DecisionKind::convene:
      if (m.matter == static_cast<std::uint8_t>(HeadquartersLevel::regional))
        return forms(HeadquartersLevel::regional, Scope::region);
      [[fallthrough]];
    case DecisionKind::propose_headquarters: return forms(HeadquartersLevel::central, Scope::country);
    case DecisionKind::take_instrument:
    case DecisionKind::answer_headquarters:
    case DecisionKind::answer_instrument:
      return sees_the_need(world, d.agent, m.incident, m.instrument) ? do_it : Choice::decline;
    case DecisionKind::propose_instrument:
      return sees_the_need(world, d.agent, m.incident, m.instrument) ? Choice::act : Choice::decline;
    case DecisionKind::lift_instrument:
      return sees_the_need(world, d.agent, m.incident, m.instrument) ? Choice::decline : Choice::act;
    default: return Choice::act;
  }
}

bool may_choose(const World& world, const PlayerDecision& decision, Choice choice) {
  const std::vector<ChoiceFacts> choices = choices_of(world, decision);
  return std::any_of(choices.begin(), choices.end(), [&](const ChoiceFacts& c) { return c.choice == choice; });
}

std::uint32_t open_decision(const World& world, AgentId agent, DecisionKind kind) {
  for (std::size_t n = 0; n < world.decisions.size(); ++n) {
    const PlayerDecision& d = world.decisions[n];
    if (d.state == DecisionState::open && d.agent == agent && d.kind == kind) return static_cast<std::uint32_t>(n);
  }
  return 0xFFFFFFFFU;
}

bool plays(const World& world, AgentId agent, DecisionKind kind) {
  if (world.played.empty()) return false;
  const PlayedBody* body = world.played_body(agent);
  return body && (body->delegated >> static_cast<unsigned>(kind) & 1U) == 0;
}

bool left_to_person(const TickContext& ctx, BlockBuffer& block, PlayerDecision question) {
  if (!plays(ctx.world, question.agent, question.kind)) return false;
  for (const PlayerDecision& asked : block.asks)
    if (same_matter(ctx.world, asked, question)) return true;
  const float belief = ctx.world.picture(question.agent, question.message.incident).belief;
  const PlayerDecision* last = nullptr;
  for (auto d = ctx.world.decisions.rbegin(); d != ctx.world.decisions.rend() && !last; ++d)
    if (same_matter(ctx.world, *d, question)) last = &*d;
  const bool open = last && (last->state == DecisionState::open || last->state == DecisionState::answered);
  // Teams that the person let go stay let go until it is asked anew; see teams_let_go().
  const bool sent = question.kind == DecisionKind::send_teams;
  const bool held = last && (sent || settled_choice(*last) == Choice::decline);
  const float change = last ? (belief - last->belief) / std::max(last->belief, 1e-9F) : 0;
  // Graver calls for a step that was declined; for the lifting of an instrument its opposite does; teams follow both.
  const float more = sent ? std::fabs(change) : question.kind == DecisionKind::lift_instrument ? -change : change;
  const bool anew = more >= worth_asking_again * ctx.parameters.report_change;
  if (!open && (!held || anew)) {
    question.belief = belief;
    ask_person(block, question);
  }
  return !sent || teams_let_go(ctx.world, question.agent, question.message.incident) <= 0;
}

double teams_let_go(const World& world, AgentId agent, IncidentId incident) {
  if (!plays(world, agent, DecisionKind::send_teams)) return 1;
  for (auto d = world.decisions.rbegin(); d != world.decisions.rend(); ++d) {
    if (d->kind != DecisionKind::send_teams || d->agent != agent || d->message.incident != incident) continue;
    if (d->state == DecisionState::open || d->state == DecisionState::answered) continue;
    const Choice choice = settled_choice(*d);
    return choice == Choice::act ? 1 : choice == Choice::partly ? 0.5 : 0;
  }
  return 0;
}

void ask_person(BlockBuffer& block, PlayerDecision question) { block.asks.push_back(question); }

void carry_out_decisions(TickContext& ctx) {
  const std::size_t count = ctx.world.decisions.size();
  for (std::size_t n = 0; n < count; ++n) {
    PlayerDecision& d = ctx.world.decisions[n];
    const bool open = d.state == DecisionState::open;
    if (open) d.otherwise = default_choice(ctx.world, d);  // much may have changed since it was asked
    const bool over = open && (ctx.now >= d.deadline || !plays(ctx.world, d.agent, d.kind));
    if (over || d.state == DecisionState::answered) carry_out_decision(ctx, n);
  }
}

void put_questions(TickContext& ctx, Phase phase) {
  const auto wait = static_cast<Tick>(std::ceil(ctx.ticks(ctx.parameters.decision_deadline) - 1e-9));
  const auto put = [&](BlockBuffer& block) {
    for (PlayerDecision& question : block.asks) {
      question.since = ctx.now;
      question.deadline = ctx.now + std::max<Tick>(1, wait);
      const std::size_t number = ctx.world.decisions.size();
      Event event = event_of(ctx.world, question, number, EventKind::decision_asked);
      const Picture& picture = ctx.world.picture(question.agent, question.message.incident);
      event.causes[0] = question.message.cause != 0 ? question.message.cause : picture.cause;
      ctx.world.decisions.push_back(question);
      ctx.world.decisions[number].asked = emit(ctx, ctx.serial, phase, event);
    }
    block.asks.clear();
  };
  if (ctx.world.played.empty()) return;
  for (BlockBuffer& block : ctx.blocks) put(block);
  put(ctx.serial);
}

}  // namespace qorgan
