// Phase 8: intents become actions; teams travel, work and tire; measures begin and end.

#include <algorithm>
#include <cmath>

#include "behaviour/learn.hpp"
#include "behaviour/phases.hpp"
#include "behaviour/teams.hpp"

namespace qorgan {
namespace {

/// Persons of an owner that are at an incident or on the way to it.
double committed(const TickContext& ctx, AgentId owner, IncidentId incident, Capability capability) {
  double persons = 0;
  const Span span = ctx.structure.units_of[owner.index()];
  for (std::uint32_t u = span.first; u < span.first + span.count; ++u) {
    const Unit& unit = ctx.world.units[u];
    if (unit.incident == incident && unit.capability == capability && unit.state != UnitState::returning)
      persons += static_cast<double>(unit.persons);
  }
  return persons;
}

void ask_for_help(TickContext& ctx, const Intent& intent, Capability capability, double missing) {
  Picture& picture = ctx.world.picture(intent.agent, intent.incident);
  const AgentId superior = ctx.world.facts(intent.agent).superior;
  if (!superior.valid() || !ctx.rules.vertical) return;
  picture.asked = ctx.now;
  Event event;
  event.kind = EventKind::help_asked;
  event.agent = intent.agent;
  event.other = superior;
  event.incident = intent.incident;
  event.region = ctx.spec(intent.incident).region;
  event.value = static_cast<float>(missing);
  event.capability = static_cast<std::uint8_t>(capability);
  event.ground = ctx.structure.common.mutual_information;
  event.causes[0] = intent.cause;
  const EventKey key = emit(ctx, ctx.serial, Phase::act, event);
  Message request = about(ctx, MessageKind::request, intent.agent, superior, intent.incident, key);
  request.amount = static_cast<float>(missing);
  request.capability = static_cast<std::uint8_t>(capability);
  send(ctx, ctx.serial, Channel::vertical, request);
}

/// A body alone: it fills, as far as it can, the whole need that it believes in, since it cannot see what others send.
void dispatch(TickContext& ctx, const Intent& intent) {
  constexpr double tolerated_surplus = 1.5;  // of the need, before a body alone sends teams home. Assumption.
  const IncidentSpec& spec = ctx.spec(intent.incident);
  const Picture& picture = ctx.world.picture(intent.agent, intent.incident);
  const double belief = static_cast<double>(picture.belief);
  const bool asked_lately =
      picture.asked >= 0 && ctx.now - picture.asked < ctx.ticks(ctx.parameters.headquarters_cycle);
  const bool local = ctx.world.facts(intent.agent).region.valid();
  double worst = 0, wanted = 0;
  Capability worst_capability = Capability::rescue;
  for (const DemandSpec& demand : spec.demands) {
    const double need = belief < ctx.parameters.act_threshold ? 0 : demand.persons * belief;
    const double have = committed(ctx, intent.agent, intent.incident, demand.capability);
    if (have > tolerated_surplus * need)
      recall_teams(ctx, intent.agent, intent.incident, demand.capability, have - need);
    if (have >= need) continue;
    Intent order = intent;
    order.capability = static_cast<std::uint8_t>(demand.capability);
    order.amount = static_cast<float>(need - have);
    const double home =
        in_force(ctx.world, intent.incident, MeasureEffect::emergency_regime) ? 0.0 : ctx.parameters.reserve_share;
    const double sent = send_teams(ctx, order, home);
    const double open = need - have - sent;
    if (open > worst && owns(ctx, intent.agent, demand.capability)) {
      worst = open;
      wanted = need;
      worst_capability = demand.capability;
    }
  }
  if (local && !asked_lately && worst > 0 && worst > (1 - ctx.parameters.help_threshold) * wanted)
    ask_for_help(ctx, intent, worst_capability, worst);
}

void carry_out(TickContext& ctx, const Intent& intent) {
  const bool plan = intent.headquarters.valid();
  Intent order = intent;
  order.ground = plan ? ctx.world.headquarters[intent.headquarters.index()].ground : ctx.structure.common.subordinate;
  send_teams(ctx, order, 0.0);
}

/// A superior asked for help turns to the nearest bodies it may order that hold such teams.
void lend(TickContext& ctx, const Intent& intent) {
  constexpr std::size_t lenders_at_once = 6;
  if (!ctx.rules.respond || intent.capability == 0xFF) return;
  const bool government = intent.agent == ctx.structure.government;
  const RegionId where = ctx.spec(intent.incident).region;
  const std::size_t regions = ctx.world.regions.size();
  std::vector<std::pair<double, AgentId>> lenders;
  for (std::size_t u = 0; u < ctx.world.units.size(); ++u) {
    const Unit& unit = ctx.world.units[u];
    const AgentFacts& owner = ctx.world.facts(unit.owner);
    if (static_cast<std::uint8_t>(unit.capability) != intent.capability || unit.state != UnitState::ready) continue;
    if (owner.region == where || (owner.superior != intent.agent && unit.owner != intent.agent && !government))
      continue;
    if (!lenders.empty() && lenders.back().second == unit.owner) continue;
    lenders.emplace_back(ctx.structure.distances[unit.home.index() * regions + where.index()], unit.owner);
  }
  std::stable_sort(lenders.begin(), lenders.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  double missing = static_cast<double>(intent.amount);
  for (std::size_t l = 0; l < std::min(lenders.size(), lenders_at_once) && missing > 0.5; ++l) {
    const double ready = ready_persons(ctx, lenders[l].second, static_cast<Capability>(intent.capability));
    const double asked = std::min(missing, ready * ctx.parameters.mutual_aid_share);
    if (asked < 0.5) continue;
    missing -= asked;
    Event event;
    event.kind = EventKind::ordered;
    event.agent = intent.agent;
    event.other = lenders[l].second;
    event.incident = intent.incident;
    event.region = where;
    event.value = static_cast<float>(asked);
    event.capability = intent.capability;
    event.ground = government ? ctx.structure.common.government : ctx.structure.common.subordinate;
    event.causes[0] = intent.cause;
    Message order;
    order.kind = MessageKind::order;
    order.from = intent.agent;
    order.to = lenders[l].second;
    order.incident = intent.incident;
    order.capability = intent.capability;
    order.amount = static_cast<float>(asked);
    order.severity = intent.severity;
    order.cause = emit(ctx, ctx.serial, Phase::act, event);
    send(ctx, ctx.serial, Channel::vertical, order);
  }
}

void end_measure(TickContext& ctx, MeasureInForce& measure, EventKey cause) {
  measure.ended = ctx.now;
  Event event;
  event.kind = EventKind::measure_ended;
  event.agent = measure.taker;
  event.incident = measure.incident;
  event.region = measure.region;
  event.measure = measure.measure;
  event.ground = measure.ground;
  event.value = measure.people;
  event.causes = {measure.event, cause, 0};
  emit(ctx, ctx.serial, Phase::act, event);
  ctx.world.picture(measure.taker, measure.incident).measures &= ~(1ULL << (measure.measure.index() % 64));
}

void end_measures(TickContext& ctx, const Intent& intent) {
  for (MeasureInForce& m : ctx.world.measures)
    if (m.ended < 0 && m.taker == intent.agent && m.incident == intent.incident && m.measure == intent.measure)
      end_measure(ctx, m, intent.cause);
}

void let_measures_expire(TickContext& ctx) {
  for (MeasureInForce& m : ctx.world.measures)
    if (m.ended < 0 && ctx.now >= m.until) end_measure(ctx, m, 0);
}

void apply(TickContext& ctx, const Intent& intent) {
  switch (intent.kind) {
    case Intent::Kind::dispatch: dispatch(ctx, intent); break;
    case Intent::Kind::carry_out_order: carry_out(ctx, intent); break;
    case Intent::Kind::lend: lend(ctx, intent); break;
    case Intent::Kind::take_measure: take_measure(ctx, intent); break;
    case Intent::Kind::end_measure: end_measures(ctx, intent); break;
    case Intent::Kind::convene:
    case Intent::Kind::accept: break;  // done by coordinate()
  }
}

}  // namespace

void act(TickContext& ctx) {
  for (const BlockBuffer& block : ctx.blocks)
    for (const Intent& intent : block.intents) apply(ctx, intent);
  let_measures_expire(ctx);
  move_teams(ctx);
}

}  // namespace qorgan
