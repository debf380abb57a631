#include "behaviour/learn.hpp"

#include <algorithm>
#include <cmath>

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

/// The older the belief, the more the news replaces it. `age` in seconds.
float weight_of_news(const Parameters& p, double fresh_weight, double age) {
  return static_cast<float>(1 - (1 - fresh_weight) * math::exp(-age / memory_of(p)));
}

float blend(float belief, float news, float weight) { return belief + weight * (news - belief); }

}  // namespace

bool learn(TickContext& ctx, BlockBuffer& block, AgentId agent, const Message& message) {
  Picture& picture = ctx.world.picture(agent, message.incident);
  const bool own = message.kind == MessageKind::signal;
  const bool first = picture.since < 0;
  const bool first_look = own && !(picture.flags & flag_own);
  const bool nothing_there = own && message.severity <= 0;  // a false report, or over before it was seen
  const double seen_ago = (ctx.now - picture.observed) * ctx.dt;
  const double heard_ago = (ctx.now - picture.updated) * ctx.dt;
  const bool witness = picture.observed >= 0 && seen_ago < witness_reports * ctx.parameters.refresh_interval;
  const float weight = first     ? 1.0F
                       : own     ? weight_of_news(ctx.parameters, weight_own, heard_ago)
                       : witness ? weight_of_news(ctx.parameters, weight_told_to_witness, seen_ago)
                                 : weight_of_news(ctx.parameters, weight_told, heard_ago);
  picture.belief = blend(picture.belief, message.severity, weight);
  picture.updated = ctx.now;
  if (first) picture.since = ctx.now;
  if (own) {
    picture.flags &= ~static_cast<std::uint32_t>(flag_signal_pending);
    if (!nothing_there) picture.flags |= flag_own;
    picture.observed = ctx.now;
  }
  if ((!first && !first_look) || nothing_there) {
    if (message.cause != 0) picture.cause = message.cause;
    return false;
  }
  // Who was told before and now sees for itself has detected it too.
  Event event;
  event.kind = own ? EventKind::detected : EventKind::informed;
  event.agent = agent;
  if (!own) event.other = message.from;
  event.incident = message.incident;
  event.region = ctx.spec(message.incident).region;
  event.value = message.severity;
  event.causes[0] = message.cause;
  if (own) event.ground = ctx.world.ground_to_notice(agent, ctx.spec(message.incident).threat);
  picture.cause = emit(ctx, block, Phase::decide, event);
  return first;
}

Message about(TickContext& ctx, MessageKind kind, AgentId from, AgentId to, IncidentId incident, EventKey cause) {
  AgentState& state = ctx.world.agents[from.index()];
  Random random(ctx.scenario.seed, Stream::estimate, from.value, state.draws++);
  Message message;
  message.kind = kind;
  message.from = from;
  message.to = to;
  message.incident = incident;
  message.cause = cause;
  message.severity = ctx.world.picture(from, incident).belief *
                     static_cast<float>(math::exp(ctx.parameters.report_noise * random.normal()));
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
  message.severity = std::max(message.severity, request.severity);
  message.amount = static_cast<float>(request.persons);
  message.capability = request.capability;
  ctx.world.incidents[request.incident.index()].requested[request.capability] += static_cast<double>(message.amount);
  send(ctx, ctx.serial, Channel::vertical, message);
}

}  // namespace qorgan
