#include "world/tick.hpp"

#include <algorithm>
#include <cmath>

#include "world/latency.hpp"

namespace qorgan {

std::string_view name_of(Phase phase) {
  static constexpr EnumTable<Phase, std::string_view> names({{Phase::inject, "inject"},
                                                             {Phase::evolve, "evolve"},
                                                             {Phase::deliver, "deliver"},
                                                             {Phase::sense, "sense"},
                                                             {Phase::process, "process"},
                                                             {Phase::decide, "decide"},
                                                             {Phase::coordinate, "coordinate"},
                                                             {Phase::act, "act"},
                                                             {Phase::audit, "audit"},
                                                             {Phase::record, "record"}});
  return names[phase];
}

PolicyRules rules_of(Policy policy) {
  switch (policy) {
    case Policy::by_law: break;
    case Policy::hierarchy: return {.lateral = false, .headquarters = false};
    case Policy::network: return {.headquarters = false};
    case Policy::headquarters: return {.headquarters_factor = 0.5};
    case Policy::no_response: return {.headquarters = false, .respond = false};
  }
  return {};
}

EventKey emit(const TickContext& ctx, BlockBuffer& buffer, Phase phase, Event event) {
  event.tick = ctx.now;
  event.key = make_event_key(ctx.now, static_cast<unsigned>(phase), buffer.number, buffer.events.size());
  buffer.events.push_back(event);
  return event.key;
}

namespace {

/// Sends it on its way; `ticks` is 0 where it does not arrive. Who waits for an answer misses it then, too.
void put_under_way(const TickContext& ctx, BlockBuffer& buffer, const Message& message, Tick ticks,
                   std::uint32_t tries) {
  if (ticks > 0) {
    buffer.messages.push_back(message);
    buffer.messages.back().due = ctx.now + ticks;
    return;
  }
  ++buffer.totals.lost;
  const double patience = std::ceil(ctx.ticks(ctx.parameters.receipt_time));
  buffer.lost.push_back({message, ctx.now + std::max(1, static_cast<Tick>(patience)), tries});
  buffer.lost.back().message.due = ctx.now;
}

}  // namespace

void send(const TickContext& ctx, BlockBuffer& buffer, Channel channel, const Message& message, std::uint32_t tries) {
  // What a body puts into its own tray, or the scenario into it, is no message between two.
  const Tick ticks = message.from == message.to ? ticks_under_way(ctx.world, channel, message.from, message.to)
                                                : drawn_ticks_under_way(ctx.world, channel, message, ctx.now);
  put_under_way(ctx, buffer, message, ticks, tries);
  if (message.kind == MessageKind::routine) {
    ++buffer.totals.routine;
  } else {
    ++buffer.totals.messages;
    ++buffer.totals.by_kind[static_cast<std::size_t>(message.kind)];
  }
}

void send_routine(const TickContext& ctx, BlockBuffer& buffer, AgentId from, AgentId to) {
  // Written where it stays: a copy would wait for these small stores.
  Message& message = buffer.messages.emplace_back();
  message.from = from;
  message.to = to;
  message.hops = 1;
  message.due = ctx.now + ticks_under_way(ctx.world, Channel::vertical, from, to);
  ++buffer.totals.routine;
}

bool deals_with(const World& world, const Headquarters& headquarters, IncidentId incident) {
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  return headquarters.threat == spec.threat &&
         (headquarters.level == HeadquartersLevel::central || headquarters.region == spec.region);
}

HeadquartersId seat_of(const World& world, AgentId agent, IncidentId incident) {
  for (std::size_t h = 0; h < world.headquarters.size(); ++h) {
    const Headquarters& hq = world.headquarters[h];
    if (hq.phase != HeadquartersPhase::sitting || !deals_with(world, hq, incident)) continue;
    for (std::size_t m = 0; m < hq.member_count; ++m)
      if (hq.members[m] == agent && hq.accepted[m]) return HeadquartersId(h);
  }
  return HeadquartersId::none();
}

HeadquartersId open_headquarters(const World& world, HeadquartersLevel level, ThreatId threat, RegionId region) {
  for (std::size_t h = 0; h < world.headquarters.size(); ++h) {
    const Headquarters& hq = world.headquarters[h];
    if (hq.phase != HeadquartersPhase::stood_down && hq.level == level && hq.threat == threat &&
        (level == HeadquartersLevel::central || hq.region == region))
      return HeadquartersId(h);
  }
  return HeadquartersId::none();
}

bool in_force(const World& world, IncidentId incident, InstrumentEffect effect) {
  for (const InstrumentInForce& m : world.instruments)
    if (m.incident == incident && m.ended < 0 && world.institution().at(m.instrument).effect == effect) return true;
  return false;
}

bool in_force(const World& world, IncidentId incident, InstrumentId instrument) {
  return std::any_of(world.instruments.begin(), world.instruments.end(), [&](const InstrumentInForce& m) {
    return m.ended < 0 && m.instrument == instrument && m.incident == incident;
  });
}

}  // namespace qorgan
