#include "behaviour/teams.hpp"

#include <algorithm>
#include <cmath>

#include "behaviour/phases.hpp"

namespace qorgan {
namespace {

constexpr float rested = 0.1F;  // fatigue at which a team takes up work again. Assumption.

Tick travel_ticks(const TickContext& ctx, const Unit& unit, RegionId from, RegionId to) {
  const std::size_t regions = ctx.world.regions.size();
  // Inside a region a team still has to get to the place: the radius of a circle of half the region's area.
  const double inside = std::sqrt(ctx.institution.at(to).area / 2 / 3.14159265358979323846);
  const double metres =
      ctx.structure.distances[from.index() * regions + to.index()] + (unit.home == to ? inside / 2 : inside);
  const double roads = std::max(0.2, static_cast<double>(ctx.world.regions[to.index()].roads));
  return std::max(1, static_cast<Tick>(std::ceil(ctx.ticks(metres / (ctx.parameters.road_speed * roads)))));
}

Event team_event(const TickContext& ctx, EventKind kind, const Unit& unit, double persons) {
  Event event;
  event.kind = kind;
  event.agent = unit.owner;
  event.incident = unit.incident;
  event.region = ctx.spec(unit.incident).region;
  event.value = static_cast<float>(persons);
  event.capability = static_cast<std::uint8_t>(unit.capability);
  event.causes[0] = unit.cause;
  return event;
}

void go_home(TickContext& ctx, Unit& unit) {
  unit.recalled = 0;
  unit.under_plan = 0;
  unit.state = UnitState::returning;
  unit.destination = unit.home;
  unit.arrives = ctx.now + travel_ticks(ctx, unit, unit.location, unit.home);
}

void arrive(TickContext& ctx, Unit& unit) {
  unit.location = unit.destination;
  if (unit.state == UnitState::returning) {
    unit.state = UnitState::ready;
    unit.incident = IncidentId::none();
    return;
  }
  unit.state = UnitState::working;
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  if (incident.first_team < 0) {
    incident.first_team = ctx.now;
    incident.last = emit(ctx, ctx.serial, Phase::act,
                         team_event(ctx, EventKind::teams_arrived, unit, static_cast<double>(unit.persons)));
  }
}

void tire(const TickContext& ctx, Unit& unit) {
  if (unit.state == UnitState::working) {
    unit.fatigue += static_cast<float>(ctx.dt / ctx.parameters.shift);
    if (unit.fatigue >= 1) {
      unit.fatigue = 1;
      unit.state = UnitState::resting;
    }
  } else {
    unit.fatigue = std::max(0.0F, unit.fatigue - static_cast<float>(ctx.dt / ctx.parameters.rest));
    if (unit.state == UnitState::resting && unit.fatigue <= rested) unit.state = UnitState::working;
  }
}

void move_one(TickContext& ctx, Unit& unit) {
  const bool moving =
      unit.state == UnitState::travelling || unit.state == UnitState::returning || unit.state == UnitState::preparing;
  if (moving && ctx.now >= unit.arrives) arrive(ctx, unit);
  tire(ctx, unit);
  const bool there = unit.state == UnitState::working || unit.state == UnitState::resting;
  if (there && (unit.recalled || ctx.world.incidents[unit.incident.index()].phase == IncidentPhase::ended))
    go_home(ctx, unit);
}

void count_one(TickContext& ctx, const Unit& unit) {
  const double persons = static_cast<double>(unit.persons);
  const double hours = ctx.dt / 3600;
  Totals& totals = ctx.serial.totals;
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  totals.cost += persons * ctx.parameters.team_cost * ctx.dt;
  incident.cost += persons * ctx.parameters.team_cost * ctx.dt;
  if (unit.state == UnitState::returning) return;
  const std::size_t c = static_cast<std::size_t>(unit.capability);
  ctx.assigned[unit.incident.index() * capability_count + c] += persons;
  if (unit.state != UnitState::working) return;
  const double efficiency = 1 - (1 - ctx.parameters.tired_efficiency) * static_cast<double>(unit.fatigue);
  incident.supplied[c] += persons * efficiency;
  incident.person_hours += persons * hours;
  totals.person_hours += persons * hours;
  if (unit.home == ctx.spec(unit.incident).region) return;
  incident.aid += persons * hours;
  totals.aid_person_hours += persons * hours;
}

}  // namespace

double ready_persons(const TickContext& ctx, AgentId owner, Capability capability) {
  double persons = 0;
  const Span span = ctx.structure.units_of[owner.index()];
  for (std::uint32_t u = span.first; u < span.first + span.count; ++u)
    if (ctx.world.units[u].capability == capability && ctx.world.units[u].state == UnitState::ready)
      persons += static_cast<double>(ctx.world.units[u].persons);
  return persons;
}

bool owns(const TickContext& ctx, AgentId owner, Capability capability) {
  const Span span = ctx.structure.units_of[owner.index()];
  for (std::uint32_t u = span.first; u < span.first + span.count; ++u)
    if (ctx.world.units[u].capability == capability) return true;
  return false;
}

void recall_teams(TickContext& ctx, AgentId owner, IncidentId incident, Capability capability, double persons) {
  const Span span = ctx.structure.units_of[owner.index()];
  double recalled = 0;
  const Unit* any = nullptr;
  for (std::uint32_t u = span.first; u < span.first + span.count; ++u) {
    Unit& unit = ctx.world.units[u];
    if (unit.incident != incident || unit.capability != capability || unit.recalled || unit.under_plan) continue;
    if (unit.state != UnitState::working && unit.state != UnitState::resting) continue;
    if (recalled + static_cast<double>(unit.persons) > persons) break;
    unit.recalled = 1;
    recalled += static_cast<double>(unit.persons);
    any = &unit;
  }
  if (any) emit(ctx, ctx.serial, Phase::act, team_event(ctx, EventKind::teams_released, *any, recalled));
}

double send_teams(TickContext& ctx, const Intent& order, double home_share) {
  const Span span = ctx.structure.units_of[order.agent.index()];
  const auto capability = static_cast<Capability>(order.capability);
  const RegionId where = ctx.spec(order.incident).region;
  double all = 0;
  for (std::uint32_t u = span.first; u < span.first + span.count; ++u)
    if (ctx.world.units[u].capability == capability) all += static_cast<double>(ctx.world.units[u].persons);
  double available = ready_persons(ctx, order.agent, capability) - home_share * all;
  double sent = 0;
  const auto wanted = static_cast<double>(order.amount);
  Event event;
  event.kind = EventKind::teams_sent;
  event.agent = order.agent;
  event.incident = order.incident;
  event.region = where;
  event.headquarters = order.headquarters;
  event.capability = order.capability;
  event.ground = order.ground;
  event.causes[0] = order.cause;
  const EventKey key =
      make_event_key(ctx.now, static_cast<unsigned>(Phase::act), ctx.serial.number, ctx.serial.events.size());
  for (std::uint32_t u = span.first; u < span.first + span.count && sent < wanted; ++u) {
    Unit& unit = ctx.world.units[u];
    const auto persons = static_cast<double>(unit.persons);
    if (unit.capability != capability || unit.state != UnitState::ready || unit.fatigue > rested) continue;
    if (persons > available) break;
    available -= persons;
    sent += persons;
    unit.cause = key;
    unit.incident = order.incident;
    unit.destination = where;
    unit.state = UnitState::travelling;
    unit.under_plan = order.headquarters.valid() ? 1 : 0;
    unit.arrives = ctx.now + static_cast<Tick>(std::ceil(static_cast<double>(unit.readiness))) +
                   travel_ticks(ctx, unit, unit.location, where);
  }
  if (sent <= 0) return 0;
  event.value = static_cast<float>(sent);
  emit(ctx, ctx.serial, Phase::act, event);
  return sent;
}

void move_teams(TickContext& ctx) {
  for (IncidentState& incident : ctx.world.incidents) incident.supplied.fill(0);
  std::fill(ctx.assigned.begin(), ctx.assigned.end(), 0.0);
  for (Unit& unit : ctx.world.units) {
    if (unit.state == UnitState::ready && unit.fatigue <= 0) continue;
    move_one(ctx, unit);
    if (unit.incident.valid()) count_one(ctx, unit);
  }
}

}  // namespace qorgan
