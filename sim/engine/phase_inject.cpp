#include <algorithm>

#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"
#include "engine/measures.hpp"
#include "engine/pending.hpp"
#include "engine/phases.hpp"
#include "hazards/evolve.hpp"

namespace qorgan {
namespace {

constexpr double max_scale = 1000;  // beyond what any incident means; repeated factors would run out of numbers

void set_region(RegionState& region, const std::string& target, float value) {
  if (target == "trust") region.trust = value;
  if (target == "communications") region.communications = region.base_communications = value;
  if (target == "power") region.power = region.base_power = value;
  if (target == "roads") region.roads = region.base_roads = value;
}

void send_news(TickContext& ctx, const InjectSpec& spec, EventKey cause) {
  const AgentId to = ctx.world.body(spec.to, spec.region);
  if (!to.valid() || !spec.incident.valid()) return;
  Message message;
  message.kind = MessageKind::report;
  message.from = message.to = to;
  message.incident = spec.incident;
  message.severity = static_cast<float>(spec.value);
  message.observed = ctx.now;
  message.cause = cause;
  send(ctx, ctx.serial, Channel::vertical, message);
}

/// Somebody does what the Law forbids; from here on it is for the audit to find.
void breach(TickContext& ctx, const InjectSpec& spec, EventKey cause) {
  const AgentId who = ctx.world.body(spec.to, spec.region);
  if (!who.valid()) return;
  for (std::size_t p = 0; p < ctx.institution.prohibitions.size(); ++p)
    if (ctx.institution.prohibitions[p].id == spec.prohibition) record_breach(ctx, who, spec.incident, p, cause);
}

/// Begins an incident that may; `scale` above 0 becomes its scale. One that has begun stays as it is.
void start(TickContext& ctx, IncidentId incident, double scale, EventKey cause) {
  IncidentState& state = ctx.world.incidents[incident.index()];
  if (!may_start(state)) return;
  if (scale > 0) state.scale = scale;
  begin_incident(ctx, incident, cause);
}

void apply(TickContext& ctx, const InjectSpec& spec, EventKey cause) {
  World& world = ctx.world;
  switch (spec.kind) {
    case InjectKind::start_incident: start(ctx, spec.incident, spec.value, cause); break;
    case InjectKind::scale_incident: {
      IncidentState& state = world.incidents[spec.incident.index()];
      state.scale = std::min(state.scale * spec.value, max_scale);
      state.last = cause;
      break;
    }
    case InjectKind::end_incident: {
      IncidentState& state = world.incidents[spec.incident.index()];
      if (may_start(state)) {
        call_off(ctx, spec.incident, cause);
        break;
      }
      state.scale = 0;
      state.last = cause;
      break;
    }
    case InjectKind::message: send_news(ctx, spec, cause); break;
    case InjectKind::set_region:
      set_region(world.regions[spec.region.index()], spec.target, static_cast<float>(spec.value));
      break;
    case InjectKind::public_statement: {
      constexpr double holds_for = 86400;
      Tick& until = world.regions[spec.region.index()].informed_until;
      until = std::max(until, ctx.now + static_cast<Tick>(ctx.ticks(holds_for)) - 1);  // this tick is the first
      world.regions[spec.region.index()].rumour *= static_cast<float>(1 - std::min(1.0, spec.value));
      break;
    }
    case InjectKind::breach: breach(ctx, spec, cause); break;
    case InjectKind::rumour: {
      float& rumour = world.regions[spec.region.index()].rumour;
      rumour = std::clamp(rumour + static_cast<float>(spec.value), 0.0F, 1.0F);
      break;
    }
  }
}

void fire(TickContext& ctx, InjectId id, EventKey cause) {
  if (ctx.world.inject_fired[id.index()] >= 0) return;
  const InjectSpec& spec = ctx.scenario.injects[id.index()];
  ctx.world.inject_fired[id.index()] = ctx.now;
  Event event;
  event.kind = EventKind::inject;
  event.incident = spec.incident;
  event.region = spec.region;
  event.value = static_cast<float>(id.value);
  event.causes[0] = cause;
  apply(ctx, spec, emit(ctx, ctx.serial, Phase::inject, event));
}

[[nodiscard]] bool due(TickContext& ctx, InjectId id) {
  const InjectSpec& spec = ctx.scenario.injects[id.index()];
  if (spec.contingency) return false;
  if (spec.at) return ctx.now >= ctx.scenario.tick_at(*spec.at);
  Tick& armed = ctx.world.inject_armed[id.index()];
  if (armed < 0 && spec.when && holds(ctx.world, *spec.when)) armed = ctx.now;
  return armed >= 0 && ctx.now >= armed + ctx.scenario.tick_at(spec.delay);
}

void take_over(World& world, AgentId agent) {
  const auto place = std::lower_bound(world.played.begin(), world.played.end(), agent,
                                      [](const PlayedBody& body, AgentId wanted) { return body.agent < wanted; });
  PlayedBody body;
  body.agent = agent;
  body.since = world.tick;
  if (place == world.played.end() || place->agent != agent) world.played.insert(place, body);
}

void delegate(World& world, const Command& command) {
  const std::uint32_t mark = 1U << static_cast<unsigned>(command.decision_kind);
  for (PlayedBody& body : world.played)
    if (body.agent == command.agent) body.delegated = command.on ? body.delegated | mark : body.delegated & ~mark;
}

void decide(World& world, const Command& command, EventKey key) {
  const std::uint32_t number = decision_settled_by(world, command);
  if (number >= world.decisions.size()) return;
  PlayerDecision& decision = world.decisions[number];
  if (decision.state != DecisionState::open || !may_choose(world, decision, command.choice)) return;
  decision.state = DecisionState::answered;
  decision.chosen = command.choice;
  decision.command = key;
}

void start_threat(TickContext& ctx, const Command& command, IncidentId incident, EventKey key) {
  if (!incident.valid()) return;
  start(ctx, incident, command.severity, key);
}

/// Of a decision that is named by its number: whose it is.
AgentId agent_of(const World& world, const Command& command) {
  const bool numbered = command.kind == CommandKind::decide && command.decision < world.decisions.size();
  return numbered ? world.decisions[command.decision].agent : command.agent;
}

void apply(TickContext& ctx, const Command& command, std::size_t number, IncidentId prepared) {
  Event event;
  event.kind = EventKind::command;
  event.value = static_cast<float>(number);
  event.agent = agent_of(ctx.world, command);
  event.incident = prepared;
  const EventKey key = emit(ctx, ctx.serial, Phase::inject, event);
  switch (command.kind) {
    case CommandKind::fire_inject: fire(ctx, command.inject, key); break;
    case CommandKind::set_policy: ctx.world.policy = command.policy; break;
    case CommandKind::set_reading: ctx.world.reading = command.reading; break;
    case CommandKind::take_over: take_over(ctx.world, command.agent); break;
    case CommandKind::hand_back:
      std::erase_if(ctx.world.played, [&](const PlayedBody& body) { return body.agent == command.agent; });
      break;
    case CommandKind::delegate: delegate(ctx.world, command); break;
    case CommandKind::decide: decide(ctx.world, command, key); break;
    case CommandKind::start_threat: start_threat(ctx, command, prepared, key); break;
  }
}

}  // namespace

void inject(TickContext& ctx, std::span<const Command> commands, std::span<const IncidentId> prepared) {
  for (std::size_t c = 0; c < commands.size(); ++c) apply(ctx, commands[c], c, prepared[c]);
  for (std::size_t i = 0; i < ctx.scenario.injects.size(); ++i)
    if (ctx.world.inject_fired[i] < 0 && due(ctx, InjectId(i))) fire(ctx, InjectId(i), 0);
}

}  // namespace qorgan
