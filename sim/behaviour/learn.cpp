#include "behaviour/learn.hpp"

#include <algorithm>
#include <cmath>

#include "behaviour/believed_class.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"

namespace qorgan {
namespace {

// Weight of what is new against a belief that was formed just now: one's own eyes count a little more than what others
// say, and who has just looked itself is moved little by hearsay. Assumptions.
constexpr double weight_own = 0.6;
constexpr double weight_told = 0.5;
constexpr double weight_told_to_witness = 0.15;
constexpr double witness_reports = 4;  // situation reports for which one's own sight makes a witness. Assumption.

/// How long ago somebody saw a thing decides, not when it was told: news older than what the belief rests on loses
/// weight, and so does a belief older than the news. Two words equally old have the weights that are stated.
float weight_of_size(const TickContext& ctx, AgentId agent, const Picture& picture, const Message& message) {
  const double memory = memory_of(ctx.parameters);
  const bool own = message.kind == MessageKind::signal;
  const bool witness = picture.observed >= 0 &&
                       (ctx.now - picture.observed) * ctx.dt < witness_reports * ctx.parameters.refresh_interval;
  const double fresh_weight = own ? weight_own : witness ? weight_told_to_witness : weight_told;
  const Tick believed = !own && witness ? picture.observed : picture.as_of;
  const double newer = std::max(0, message.seen() - believed) * ctx.dt;
  const double older = std::max(0, picture.as_of - message.seen()) * ctx.dt;
  // Who looks for itself no more takes the word of who does that nobody is needed any more.
  if (!own && !witness && newer > 0 &&
      !would_believe_in(ctx.world, agent, message.incident, static_cast<double>(message.severity), Scope::region,
                        ThreatClass::object, 1 / necessity_share))
    return 1;
  return static_cast<float>((1 - (1 - fresh_weight) * math::exp(-newer / memory)) * math::exp(-older / memory));
}

float weight_of_news(const TickContext& ctx, AgentId agent, const Picture& picture, const Message& message) {
  if (picture.since < 0) return 1;
  // Bodies err about how grave a matter is, not about whether there is one: of "nothing" and "something" the newer
  // holds.
  if (message.severity <= 0) return message.seen() >= picture.as_of ? 1.0F : 0.0F;
  if (picture.belief <= 0) return message.seen() > picture.as_of ? 1.0F : 0.0F;
  return weight_of_size(ctx, agent, picture, message);
}

}  // namespace

void learn(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  Picture& picture = ctx.world.picture(agent, message.incident);
  const bool own = message.kind == MessageKind::signal;
  const bool first = picture.since < 0;
  const bool first_look = own && !(picture.flags & flag_own);
  const bool nothing_there = message.severity <= 0;  // a false report, or over
  if (first && nothing_there && !own) return;        // the end of what it never heard of is no news
  const float weight = weight_of_news(ctx, agent, picture, message);
  picture.belief += weight * (message.severity - picture.belief);
  if (weight > 0) picture.as_of = std::max(picture.as_of, message.seen());
  if (first) picture.since = ctx.now;
  if (own) {
    picture.flags &= ~static_cast<std::uint32_t>(flag_signal_pending);
    if (!nothing_there) picture.flags |= flag_own;
    picture.observed = std::max(picture.observed, message.seen());
  }
  if ((!first && !first_look) || nothing_there) {
    if (message.cause != 0 && weight > 0) picture.cause = message.cause;
    return;
  }
  // Who was told before and now sees for itself has detected it too.
  Event event;
  event.kind = own ? EventKind::detected : EventKind::informed;
  event.agent = agent;
  if (!own && message.from != agent) event.other = message.from;  // people who call are no body
  event.incident = message.incident;
  event.region = ctx.spec(message.incident).region;
  event.value = message.severity;
  event.causes[0] = message.cause;
  if (own) event.ground = ctx.world.ground_to_notice(agent, ctx.spec(message.incident).threat);
  picture.cause = emit(ctx, block, Phase::decide, event);
}

Message about(TickContext& ctx, MessageKind kind, AgentId from, AgentId to, IncidentId incident, EventKey cause) {
  AgentState& state = ctx.world.agents[from.index()];
  Random random(ctx.scenario.seed, Stream::estimate, from.value, state.draws++);
  const Picture& picture = ctx.world.picture(from, incident);
  Message message;
  message.kind = kind;
  message.from = from;
  message.to = to;
  message.incident = incident;
  message.cause = cause;
  message.severity = picture.belief * static_cast<float>(random.factor(ctx.parameters.report_noise));
  message.observed = picture.as_of;
  return message;
}

void request_help(TickContext& ctx, Phase phase, const HelpRequest& request) {
  Event event;
  event.kind = EventKind::help_asked;
  event.agent = request.from;
  event.other = request.to;
  event.incident = request.incident;
  event.headquarters = request.headquarters;
  event.region = ctx.spec(request.incident).region;
  event.value = static_cast<float>(request.persons);
  event.capability = request.capability;
  event.ground = request.ground != 0 ? request.ground : ctx.structure.common.mutual_information;
  event.causes[0] = request.cause;
  const EventKey key = emit(ctx, ctx.serial, phase, event);
  Message message = about(ctx, MessageKind::request, request.from, request.to, request.incident, key);
  if (request.severity > message.severity) {
    message.severity = request.severity;
    message.observed = request.observed;
  }
  message.amount = static_cast<float>(request.persons);
  message.capability = request.capability;
  ctx.world.incidents[request.incident.index()].requested[request.capability] += static_cast<double>(message.amount);
  send(ctx, ctx.serial, Channel::vertical, message);
}

}  // namespace qorgan
