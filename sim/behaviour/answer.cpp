// Phase 6: what came in is answered, and what was worked on is learned.

#include <algorithm>
#include <array>
#include <optional>

#include "behaviour/learn.hpp"
#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"

namespace qorgan {
namespace {

/// To whom a generated body passes an everyday matter on: up once in twice the span, down half of the time where there
/// is somebody below, else sideways. So each body gets as many as it sends, wherever it stands in the tree, and no
/// in-tray grows without end.
AgentId colleague(const TickContext& ctx, AgentId agent, std::uint32_t draw) {
  const auto body = [&](const Span& of, std::uint32_t n) {
    return AgentId(static_cast<std::size_t>(ctx.structure.subordinates[of.first + n % of.count]));
  };
  const Span below = ctx.structure.subordinates_of[agent.index()];
  const AgentId superior = ctx.world.facts(agent).superior;
  const bool top = !superior.valid() || ctx.world.facts(superior).kind != BodyKind::synthetic;
  // Knuth's multiplicative hash: any even spread will do, and nothing else depends on it.
  const std::uint32_t spread = (draw + agent.value * 7919U) * 2654435769U >> 16;
  const auto span = static_cast<std::uint32_t>(ctx.institution.synthetic_span);
  const std::uint32_t way = spread % (2 * span), which = spread / (2 * span);
  if (below.count > 0 && (top || way >= span)) return body(below, which);
  if (top) return AgentId::none();
  if (way == 0) return superior;
  const Span beside = ctx.structure.subordinates_of[superior.index()];
  return body(beside, which);
}

/// Everyday work of a generated institution sends one message on, so that scaling runs have traffic.
void pass_on_routine(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  if (ctx.world.facts(agent).kind != BodyKind::synthetic || message.hops > 0) return;
  const AgentId to = colleague(ctx, agent, ctx.world.agents[agent.index()].draws++);
  if (to.valid()) send_routine(ctx, block, agent, to);
}

Intent from_message(Intent::Kind kind, AgentId agent, const Message& message) {
  Intent intent;
  intent.kind = kind;
  intent.agent = agent;
  intent.other = message.from;
  intent.incident = message.incident;
  intent.headquarters = message.headquarters;
  intent.instrument = message.instrument;
  intent.amount = message.amount;
  intent.capability = message.capability;
  intent.cause = message.cause;
  intent.severity = message.severity;
  intent.observed = message.seen();
  return intent;
}

void refuse(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  Event event;
  event.kind = EventKind::proposal_refused;
  event.agent = agent;
  event.other = message.subject.valid() ? message.subject : message.from;
  event.incident = message.incident;
  event.region = ctx.spec(message.incident).region;
  event.instrument = message.instrument;
  event.value = ctx.world.picture(agent, message.incident).belief;
  event.ground = message.instrument.valid() ? ctx.structure.common.necessity : ctx.structure.common.headquarters;
  event.causes[0] = message.cause;
  emit(ctx, block, Phase::decide, event);
}

void grant(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  Intent intent = from_message(Intent::Kind::convene, agent, message);
  if (message.subject.valid()) intent.other = message.subject;  // it climbed; who made it is not who passed it on
  if (message.instrument.valid()) {
    intent.kind = Intent::Kind::take_instrument;
    intent.ground = ctx.structure.instrument_ground[message.instrument.index()];
  } else {
    if (!ctx.rules.headquarters) return;
    intent.level = HeadquartersLevel::central;
    intent.ground = agent == ctx.structure.government  ? ctx.structure.common.government
                    : agent == ctx.structure.president ? ctx.structure.common.apex
                                                       : ctx.structure.common.headquarters;
  }
  block.intents.push_back(intent);
}

void answer_proposal(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  if (!ctx.rules.respond || settled(ctx, message)) return;
  if (!sees_the_need(ctx.world, agent, message.incident, message.instrument)) return refuse(ctx, block, agent, message);
  grant(ctx, block, agent, message);
}

/// A superior settles what lay too long with a body below it: does it in its stead, or sends it again.
void settle_exception(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  switch (static_cast<MessageKind>(message.matter)) {
    case MessageKind::order:
      if (message.amount > 0) {
        block.intents.push_back(from_message(Intent::Kind::carry_out_order, message.subject, message));
      } else if (ctx.rules.respond) {
        Message again = about(ctx, MessageKind::order, agent, message.subject, message.incident, message.cause);
        again.hops = message.hops;
        send(ctx, block, Channel::vertical, again);
      }
      break;
    case MessageKind::request: block.intents.push_back(from_message(Intent::Kind::lend, agent, message)); break;
    case MessageKind::invitation:
      block.intents.push_back(from_message(Intent::Kind::accept, message.subject, message));
      break;
    default: break;  // a signal, a report or a notice: the superior has learned of it now
  }
}

/// Whether and how a person who plays the body is asked about what came in. Nothing is asked where nothing is left to
/// decide.
std::optional<PlayerDecision> question_of(const TickContext& ctx, AgentId agent, const Message& message) {
  PlayerDecision question;
  question.agent = agent;
  question.message = message;
  question.belief = ctx.world.picture(agent, message.incident).belief;
  switch (message.kind) {
    case MessageKind::proposal:
      if (!ctx.rules.respond || settled(ctx, message)) return std::nullopt;
      if (message.instrument.valid()) {
        question.kind = DecisionKind::answer_instrument;
      } else {
        if (!ctx.rules.headquarters) return std::nullopt;
        question.kind = DecisionKind::answer_headquarters;
      }
      question.otherwise = default_choice(ctx.world, question);
      return question;
    case MessageKind::request:
      if (!ctx.rules.respond || message.capability == 0xFF) return std::nullopt;
      question.kind = DecisionKind::lend_teams;
      return question;
    case MessageKind::order:
      question.kind = DecisionKind::carry_out;
      return message.amount > 0 ? std::optional(question) : std::nullopt;
    case MessageKind::invitation: question.kind = DecisionKind::join; return question;
    case MessageKind::exception: {
      const auto matter = static_cast<MessageKind>(message.matter);
      question.kind = DecisionKind::settle_exception;
      const bool open =
          matter == MessageKind::order || matter == MessageKind::request || matter == MessageKind::invitation;
      return open && ctx.rules.respond ? std::optional(question) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

/// Leaves what came in to the superior.
void pass_up(TickContext& ctx, BlockBuffer& block, AgentId agent, Message message, EventKey by) {
  const AgentId superior = ctx.world.facts(agent).superior;
  if (!superior.valid()) return;
  if (message.kind == MessageKind::proposal && !message.subject.valid()) message.subject = message.from;
  message.from = agent;
  message.to = superior;
  message.cause = by;
  if (message.hops < 0xFF) ++message.hops;
  send(ctx, block, Channel::vertical, message);
}

void decline(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  if (matter_of(message) == MessageKind::proposal) refuse(ctx, block, agent, message);
  no_longer_expected(ctx.world, message);
}

/// Half of what was asked for; the other half is no longer expected.
Message halved(TickContext& ctx, Message message) {
  message.amount /= 2;
  no_longer_expected(ctx.world, message);
  return message;
}

/// What a body does about what came in, as the model would.
void respond(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  switch (message.kind) {
    case MessageKind::exception: settle_exception(ctx, block, agent, message); break;
    case MessageKind::order:
      if (message.amount > 0) block.intents.push_back(from_message(Intent::Kind::carry_out_order, agent, message));
      break;
    case MessageKind::request: block.intents.push_back(from_message(Intent::Kind::lend, agent, message)); break;
    case MessageKind::invitation: block.intents.push_back(from_message(Intent::Kind::accept, agent, message)); break;
    case MessageKind::proposal: answer_proposal(ctx, block, agent, message); break;
    default: break;
  }
}

}  // namespace

bool sees_the_need(const World& world, AgentId agent, IncidentId incident, InstrumentId instrument) {
  if (!instrument.valid()) return believes_in(world, agent, incident, Scope::country, ThreatClass::object);
  const Instrument& asked = world.institution().at(instrument);
  // What was struck is to be mended also when the danger is over.
  if (asked.effect == InstrumentEffect::restore) return world.incidents[incident.index()].began != 0;
  return world.picture(agent, incident).belief > 0 &&
         believes_in(world, agent, incident, scope_of(world, asked, agent), asked.from, 1 / necessity_share);
}

bool stands_by(const World& world, AgentId proposer, IncidentId incident, InstrumentId instrument) {
  if (world.picture(proposer, incident).since < 0) return true;
  if (instrument.valid()) return sees_the_need(world, proposer, incident, instrument);
  return believes_in(world, proposer, incident, Scope::country, class_for(HeadquartersLevel::central),
                     1 / (necessity_share * rules_of(world.policy).headquarters_factor));
}

void let_lapse(TickContext& ctx, Phase phase, const Intent& intent) {
  Event event;
  event.kind = EventKind::proposal_lapsed;
  event.agent = intent.agent;
  event.other = intent.other;
  event.incident = intent.incident;
  event.region = ctx.spec(intent.incident).region;
  event.instrument = intent.instrument;
  event.causes[0] = intent.cause;
  emit(ctx, ctx.serial, phase, event);
}

void answer_message(TickContext& ctx, BlockBuffer& block, const PlayerDecision& decision, Choice choice, EventKey by) {
  Message message = decision.message;
  if (choice == Choice::pass_up) return pass_up(ctx, block, decision.agent, message, by);
  message.cause = by;
  if (choice == Choice::decline) return decline(ctx, block, decision.agent, message);
  if (choice == Choice::partly) message = halved(ctx, message);
  if (message.kind == MessageKind::proposal)
    grant(ctx, block, decision.agent, message);  // whether there is need was for the person to judge
  else
    respond(ctx, block, decision.agent, message);
}

void answer(TickContext& ctx, BlockBuffer& block, const Completion& done) {
  const Message& message = done.message;
  const AgentId agent = done.agent;
  if (message.kind == MessageKind::routine) {
    pass_on_routine(ctx, block, agent, message);
    return;
  }
  if (!message.incident.valid()) return;
  if (done.lapsed) {
    Intent drop = from_message(Intent::Kind::drop_proposal, agent, message);
    if (message.subject.valid()) drop.other = message.subject;
    block.intents.push_back(drop);
    return;
  }
  if (message.kind == MessageKind::appeal) {
    block.intents.push_back(from_message(Intent::Kind::judge, agent, message));
    return;
  }
  learn(ctx, block, agent, message);
  const auto question = ctx.world.played.empty() ? std::nullopt : question_of(ctx, agent, message);
  if (question && plays(ctx.world, agent, question->kind))
    ask_person(block, *question);
  else
    respond(ctx, block, agent, message);
  consider(ctx, block, agent, message.incident);
}

}  // namespace qorgan
