#include <algorithm>

#include "behaviour/phases.hpp"
#include "engine/measures.hpp"
#include "engine/phases.hpp"
#include "world/milestone.hpp"

namespace qorgan {
namespace {

void add(Totals& sum, const Totals& part) {
  sum.cost += part.cost;
  sum.person_hours += part.person_hours;
  sum.aid_person_hours += part.aid_person_hours;
  sum.messages += part.messages;
  sum.lost += part.lost;
  sum.routine += part.routine;
  for (std::size_t k = 0; k < message_kind_count; ++k) sum.by_kind[k] += part.by_kind[k];
  sum.exceptions += part.exceptions;
  sum.timeouts += part.timeouts;
  sum.defaults += part.defaults;
  sum.reworked += part.reworked;
  sum.served += part.served;
  sum.appeals += part.appeals;
  sum.appeals_upheld += part.appeals_upheld;
  sum.held_responsible += part.held_responsible;
}

void note_first(Tick& mark, Tick now) {
  if (mark < 0) mark = now;
}

/// First times that the measures of 3(4) and 3(6) speak of.
void mark_milestones(TickContext& ctx, const std::vector<Event>& events) {
  for (const Event& event : events) {
    if (!event.incident.valid()) continue;
    if (event.agent.valid() && ctx.world.facts(event.agent).kind == BodyKind::partner)
      continue;  // 25: not of the state
    IncidentState& incident = ctx.world.incidents[event.incident.index()];
    if (incident.phase == IncidentPhase::dormant) continue;  // a false report
    if (event.kind == EventKind::detected || event.kind == EventKind::informed) {
      if (incident.detected < 0) incident.first_detection = event.key;
      note_first(incident.detected, ctx.now);
    }
    for (const Milestone milestone : all_of<Milestone>)
      if (const MilestoneTraits& row = traits_of(milestone); row.first_event && event.kind == row.proof)
        note_first(incident.*row.kept, ctx.now);
  }
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    IncidentState& incident = ctx.world.incidents[i];
    if (incident.informed_all >= 0 || incident.detected < 0) continue;
    const Span span = ctx.structure.audience_of[i];
    bool all = true;
    for (std::uint32_t n = 0; n < span.count && all; ++n)
      all = knows_of(
          ctx.world.picture(AgentId(static_cast<std::size_t>(ctx.structure.audience[span.first + n])), IncidentId(i)),
          incident);
    if (all) incident.informed_all = ctx.now;
  }
}

/// 6(1)(10): the system's own backlog disorganises it; each time it begins is told as an event. It ends once the share
/// of swamped bodies has fallen to half of what began it, so that it does not flicker.
void note_disorganisation(TickContext& ctx) {
  constexpr double raised_at = 0.2;  // Assumption.
  Totals& totals = ctx.world.totals;
  const double swamped = share_swamped(ctx.world);
  const bool before = totals.disorganised != 0;
  totals.disorganised = swamped >= (before ? raised_at / 2 : raised_at) ? 1 : 0;
  totals.disorganised_ticks += totals.disorganised;
  if (before || totals.disorganised == 0) return;
  Event event;
  event.kind = EventKind::disorganised;
  event.ground = ctx.structure.common.disorganisation;
  event.value = static_cast<float>(swamped);
  emit(ctx, ctx.serial, Phase::record, event);
}

/// Nobody in the run knows of it yet, but who reads its record would ask.
void note_lost(TickContext& ctx, const BlockBuffer& block) {
  for (const LostMessage& lost : block.lost) {
    Event event;
    event.kind = EventKind::message_lost;
    event.agent = lost.message.from;
    event.other = lost.message.to;
    event.incident = lost.message.incident;
    event.headquarters = lost.message.headquarters;
    event.instrument = lost.message.instrument;
    event.value = static_cast<float>(index_of(lost.message.kind));
    event.capability = lost.message.capability;
    event.causes[0] = lost.message.cause;
    emit(ctx, ctx.serial, Phase::record, event);
    ctx.world.lost.push_back(lost);
  }
}

}  // namespace

void record(TickContext& ctx, std::vector<Event>& events) {
  World& world = ctx.world;
  events.clear();
  for (BlockBuffer& block : ctx.blocks) {
    if (!block.touched) continue;
    events.insert(events.end(), block.events.begin(), block.events.end());
    add(world.totals, block.totals);
    note_lost(ctx, block);
  }
  note_lost(ctx, ctx.serial);
  mark_milestones(ctx, events);
  note_disorganisation(ctx);
  events.insert(events.end(), ctx.serial.events.begin(), ctx.serial.events.end());
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.key < b.key; });
  add(world.totals, ctx.serial.totals);
  chain_digest(ctx);
}

}  // namespace qorgan
