#include "behaviour/teams.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "behaviour/phases.hpp"
#include "core/random.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

/// Calls `visit(unit, group)` for an owner's units of one capability.
template <class Visit>
void over_units(const TickContext& ctx, AgentId owner, Capability capability, const Visit& visit) {
  const Span groups = ctx.structure.groups_of[owner.index()];
  for (std::uint32_t g = groups.first; g < groups.first + groups.count; ++g) {
    if (ctx.structure.groups[g].capability != capability) continue;
    const Span units = ctx.structure.groups[g].units;
    for (std::uint32_t u = units.first; u < units.first + units.count; ++u) visit(ctx.world.units[u], g);
  }
}

/// Between a team's home and its incident, on the roads as they are where it goes.
Tick travel_ticks(const TickContext& ctx, const Unit& unit, LocationId to) {
  const Route& route = ctx.structure.route(unit.home, unit.incident);
  const double roads = std::max(0.2, static_cast<double>(ctx.world.regions[ctx.structure.at(to).region.index()].roads));
  const double seconds = route.road / ctx.parameters.road_speed + route.town / ctx.parameters.town_speed;
  return std::max(1, static_cast<Tick>(std::ceil(ctx.ticks(seconds / roads))));
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
  unit.arrives = ctx.now + travel_ticks(ctx, unit, unit.home);
}

void stand_ready(Unit& unit) {
  unit.state = UnitState::ready;
  unit.recalled = 0;
  unit.under_plan = 0;
  unit.destination = unit.location;
  unit.incident = IncidentId::none();
}

/// A team that is called back on its way there takes as long back as it has gone so far; one that is still preparing
/// stays.
void turn_back(TickContext& ctx, Unit& unit) {
  if (unit.state == UnitState::preparing) return stand_ready(unit);
  const Tick gone = travel_ticks(ctx, unit, unit.destination) - (unit.arrives - ctx.now);
  go_home(ctx, unit);
  unit.arrives = ctx.now + std::max(1, gone);
}

/// Size-up: the first of an owner's teams on the spot tells it what it sees. Who was lent answers to whom it was lent
/// to, and whose matter such threats are not does not judge them.
void size_up(TickContext& ctx, const Unit& unit) {
  const ThreatId threat = ctx.spec(unit.incident).threat;
  if (lent_to(ctx, unit.owner, unit.incident) || (ctx.world.facts(unit.owner).detects >> threat.index() & 1U) == 0)
    return;
  Picture& picture = ctx.world.picture(unit.owner, unit.incident);
  if (picture.flags & flag_on_the_spot) return;
  picture.flags |= flag_on_the_spot;
  Random random(ctx.scenario.seed, Stream::estimate, unit.owner.value, ctx.world.agents[unit.owner.index()].draws++);
  Message message;
  message.kind = MessageKind::signal;
  message.from = message.to = unit.owner;
  message.incident = unit.incident;
  message.cause = unit.cause;
  message.severity =
      static_cast<float>(apparent_severity(ctx, unit.incident) * random.factor(ctx.parameters.estimate_noise));
  message.observed = ctx.now;
  send(ctx, ctx.serial, Channel::headquarters, message);
}

void arrive(TickContext& ctx, Unit& unit) {
  unit.location = unit.destination;
  if (unit.state == UnitState::returning) return stand_ready(unit);
  unit.state = UnitState::resting;  // until the roster calls it
  size_up(ctx, unit);
}

/// The first team on the spot of an incident; who waits where nothing is, on a false report, is not there first.
void note_first_team(TickContext& ctx, const Unit& unit) {
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  if (incident.first_team >= 0 || incident.phase == IncidentPhase::dormant) return;
  incident.first_team = ctx.now;
  incident.relieved = emit(ctx, ctx.serial, Phase::act,
                           team_event(ctx, EventKind::teams_arrived, unit, static_cast<double>(unit.persons)));
}

/// What its owner pays for a team that is out, from sending until it is back.
void pay(TickContext& ctx, const Unit& unit) {
  const double cost = static_cast<double>(unit.persons) * ctx.parameters.team_cost * ctx.dt;
  ctx.serial.totals.cost += cost;
  ctx.world.incidents[unit.incident.index()].cost += cost;
}

void set_out(const TickContext& ctx, Unit& unit) {
  unit.state = UnitState::travelling;
  unit.arrives = ctx.now + travel_ticks(ctx, unit, unit.destination);
}

void tire(const TickContext& ctx, Unit& unit) {
  if (unit.state == UnitState::working)
    unit.fatigue = std::min(1.0F, unit.fatigue + static_cast<float>(ctx.dt / ctx.parameters.shift));
  else
    unit.fatigue = std::max(0.0F, unit.fatigue - static_cast<float>(ctx.dt / ctx.parameters.rest));
}

void move_one(TickContext& ctx, Unit& unit) {
  if (unit.recalled && !unit.there()) turn_back(ctx, unit);
  if (unit.state == UnitState::preparing && ctx.now >= unit.arrives) set_out(ctx, unit);
  const bool moving = unit.state == UnitState::travelling || unit.state == UnitState::returning;
  if (moving && ctx.now >= unit.arrives) arrive(ctx, unit);
  if (unit.there()) note_first_team(ctx, unit);
  tire(ctx, unit);
  if (!unit.there()) return;
  // Who stands where nothing is any more, or never was, sees it.
  const IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  const bool over = incident.phase == IncidentPhase::ended || incident.phase == IncidentPhase::dormant;
  const bool nothing_there = over && !recovery_left(ctx.spec(unit.incident), incident, unit.capability);
  if (unit.recalled || nothing_there) go_home(ctx, unit);
}

/// An owner's groups of a capability, those whose home is nearest to the incident first.
const std::vector<std::uint32_t>& nearest_groups(const TickContext& ctx, AgentId owner, IncidentId incident,
                                                 Capability capability) {
  std::vector<std::uint32_t>& nearest = ctx.teams.nearest;
  nearest.clear();
  const Span groups = ctx.structure.groups_of[owner.index()];
  for (std::uint32_t g = groups.first; g < groups.first + groups.count; ++g)
    if (ctx.structure.groups[g].capability == capability) nearest.push_back(g);
  const auto metres = [&](std::uint32_t g) {
    return ctx.structure.route(ctx.structure.groups[g].home, incident).metres();
  };
  std::sort(nearest.begin(), nearest.end(),
            [&](std::uint32_t a, std::uint32_t b) { return std::pair(metres(a), a) < std::pair(metres(b), b); });
  return nearest;
}

/// Calls `visit(unit, group)` for the teams that an order sends out: whole teams, those on duty before others, the
/// nearest first, until the persons wanted are reached. Whom it calls does not hang on what the visits do.
template <class Visit>
void over_those_who_go(const TickContext& ctx, const Intent& order, double home_share, Alarm alarm,
                       const Visit& visit) {
  const auto capability = static_cast<Capability>(order.capability);
  const std::vector<std::uint32_t>& groups = nearest_groups(ctx, order.agent, order.incident, capability);
  double all = 0;
  for (const std::uint32_t g : groups) all += ctx.structure.groups[g].persons;
  double available = ready_persons(ctx, order.agent, capability) - home_share * all;
  double sent = 0;
  const auto send = [&](std::span<Unit> units, std::uint32_t group) {
    for (Unit& unit : units) {
      const auto persons = static_cast<double>(unit.persons);
      if (sent >= static_cast<double>(order.amount) || persons > available || !fit_to_go(unit)) continue;
      available -= persons;
      sent += persons;
      visit(unit, group);
    }
  };
  for (const std::uint32_t g : groups) send(units_of(ctx, g).first(ctx.structure.groups[g].on_duty), g);
  if (alarm == Alarm::duty) return;
  for (const std::uint32_t g : groups) send(units_of(ctx, g).subspan(ctx.structure.groups[g].on_duty), g);
}

}  // namespace

double ready_persons(const TickContext& ctx, AgentId owner, Capability capability) {
  double persons = 0;
  const Span span = ctx.structure.groups_of[owner.index()];
  for (std::uint32_t g = span.first; g < span.first + span.count; ++g)
    if (ctx.structure.groups[g].capability == capability) persons += ctx.teams.ready[g];
  return persons;
}

bool owns(const TickContext& ctx, AgentId owner, Capability capability) {
  const Span span = ctx.structure.groups_of[owner.index()];
  for (std::uint32_t g = span.first; g < span.first + span.count; ++g)
    if (ctx.structure.groups[g].capability == capability) return true;
  return false;
}

OwnTeams own_teams(const TickContext& ctx, AgentId owner, IncidentId incident, Capability capability) {
  OwnTeams own;
  over_units(ctx, owner, capability, [&](const Unit& unit, std::size_t) {
    if (unit.incident != incident || unit.recalled || unit.state == UnitState::returning) return;
    own.committed += static_cast<double>(unit.persons);
    if (unit.there()) own.present += static_cast<double>(unit.persons);
  });
  return own;
}

void recall(TickContext& ctx, Unit& unit) {
  const auto persons = static_cast<double>(unit.persons);
  const std::size_t cell = unit.incident.index() * capability_count + static_cast<std::size_t>(unit.capability);
  unit.recalled = 1;
  ctx.teams.assigned[cell] -= persons;
  if (unit.there()) ctx.teams.present[cell] -= persons;
}

Surplus::Surplus(const TickContext& ctx, IncidentId incident, Capability capability, double wanted, double unknown)
    : incident_(incident) {
  const std::size_t cell = incident.index() * capability_count + index_of(capability);
  all_ = ctx.teams.assigned[cell] - unknown - wanted;
  there_ = ctx.teams.present[cell] - wanted;
}

bool Surplus::let_go(TickContext& ctx, Unit& unit, Release which) {
  const bool its_turn = which == Release::preparing    ? unit.state == UnitState::preparing
                        : which == Release::on_the_way ? unit.state == UnitState::travelling
                        : which == Release::tired      ? unit.there() && unit.fatigue >= relieved
                                                       : unit.there();
  if (!its_turn || unit.incident != incident_ || unit.recalled) return false;
  const auto persons = static_cast<double>(unit.persons);
  if (released_ + persons > all_ || (unit.there() && released_there_ + persons > there_)) return false;
  released_ += persons;
  if (unit.there()) released_there_ += persons;
  recall(ctx, unit);
  return true;
}

void recall_lent(TickContext& ctx, AgentId by, IncidentId incident, Capability capability, EventKey cause) {
  double recalled = 0;
  const Unit* any = nullptr;
  for (const std::uint32_t g : ctx.structure.groups_with[index_of(capability)]) {
    if (ctx.teams.away[g] == 0 || !lent_to(ctx, ctx.structure.groups[g].owner, incident)) continue;
    for (Unit& unit : units_of(ctx, g)) {
      if (unit.incident != incident || unit.recalled || unit.under_plan || unit.state == UnitState::returning) continue;
      recall(ctx, unit);
      recalled += static_cast<double>(unit.persons);
      any = &unit;
    }
  }
  if (!any) return;
  Event event = team_event(ctx, EventKind::teams_released, *any, recalled);
  event.agent = by;
  event.ground = ctx.world.facts(by).ground;
  event.causes[0] = cause;
  emit(ctx, ctx.serial, Phase::act, event);
}

void recall_teams(TickContext& ctx, AgentId owner, IncidentId incident, Capability capability, double wanted) {
  // Of what others have on the way it knows nothing.
  const std::size_t cell = incident.index() * capability_count + index_of(capability);
  const OwnTeams own = own_teams(ctx, owner, incident, capability);
  const double of_others_on_the_way =
      ctx.teams.assigned[cell] - ctx.teams.present[cell] - (own.committed - own.present);
  Surplus surplus(ctx, incident, capability, wanted, of_others_on_the_way);
  const Unit* any = nullptr;
  for (const Release which : all_of<Release>)
    for (Unit* unit : teams_out(ctx, incident, capability)) {
      if (!surplus.has(which)) break;
      if (unit->owner == owner && !unit->under_plan && surplus.let_go(ctx, *unit, which)) any = unit;
    }
  if (!any) return;
  Event event = team_event(ctx, EventKind::teams_released, *any, surplus.released());
  event.ground = ctx.world.ground_to_act(owner, ctx.spec(incident).threat);
  emit(ctx, ctx.serial, Phase::act, event);
}

double send_teams(TickContext& ctx, const Intent& order, double home_share, Alarm alarm) {
  double sent = 0;
  over_those_who_go(ctx, order, home_share, alarm,
                    [&](const Unit& unit, std::size_t) { sent += static_cast<double>(unit.persons); });
  if (sent <= 0) return 0;
  const RegionId where = ctx.spec(order.incident).region;
  const RegionId base = ctx.world.facts(order.agent).region;
  Event event;
  event.kind = base.valid() && base != where ? EventKind::aid_sent : EventKind::teams_sent;
  event.agent = order.agent;
  event.incident = order.incident;
  event.region = where;
  event.headquarters = order.headquarters;
  event.capability = order.capability;
  event.ground = order.ground;
  event.causes[0] = order.cause;
  event.value = static_cast<float>(sent);
  const EventKey key = emit(ctx, ctx.serial, Phase::act, event);
  over_those_who_go(ctx, order, home_share, alarm, [&](Unit& unit, std::size_t group) {
    const auto persons = static_cast<double>(unit.persons);
    ctx.teams.ready[group] -= persons;
    ctx.teams.away[group] = 1;
    ctx.teams.assigned[order.incident.index() * capability_count + order.capability] += persons;
    unit.cause = key;
    unit.incident = order.incident;
    unit.destination = ctx.structure.location_of(order.incident);
    unit.under_plan =
        order.headquarters.valid() ? plan_of(ctx.world.headquarters[order.headquarters.index()]) : std::uint8_t{0};
    unit.state = UnitState::preparing;
    unit.arrives = ctx.now + static_cast<Tick>(std::ceil(static_cast<double>(unit.readiness)));
    if (unit.arrives <= ctx.now) set_out(ctx, unit);
  });
  return sent;
}

namespace {

void clear_counts(TickContext& ctx) {
  std::fill(ctx.teams.assigned.begin(), ctx.teams.assigned.end(), 0.0);
  std::fill(ctx.teams.present.begin(), ctx.teams.present.end(), 0.0);
  for (std::vector<Unit*>& teams : ctx.teams.out) teams.clear();
  for (IncidentState& incident : ctx.world.incidents)
    incident.alarmed = incident.under_way = incident.on_the_spot = incident.at_work = incident.teams = 0;
}

/// Whether an incident counts on a team.
bool counts(const Unit& unit) { return unit.incident.valid() && !unit.recalled && unit.state != UnitState::returning; }

void list_team(TickContext& ctx, Unit& unit) {
  if (counts(unit)) ctx.teams.out[cell_of(unit)].push_back(&unit);
}

/// Counts who stands ready in a group, and whether anybody is away, after `visit(unit)` of each team.
template <class Visit>
void count_group(TickContext& ctx, std::size_t group, const Visit& visit) {
  if (ctx.teams.away[group] == 0) {
    ctx.teams.ready[group] = ctx.structure.groups[group].persons;
    return;
  }
  double ready = 0;
  bool away = false;
  for (Unit& unit : units_of(ctx, group)) {
    visit(unit);
    if (fit_to_go(unit)) ready += static_cast<double>(unit.persons);
    away = away || !unit.quiet();
  }
  ctx.teams.ready[group] = ready;
  ctx.teams.away[group] = away ? 1 : 0;
}

}  // namespace

void count_team(TickContext& ctx, const Unit& unit) {
  if (!counts(unit)) return;
  const auto persons = static_cast<double>(unit.persons);
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  (unit.state == UnitState::preparing    ? incident.alarmed
   : unit.state == UnitState::travelling ? incident.under_way
                                         : incident.on_the_spot) += persons;
  if (unit.state == UnitState::working) incident.at_work += persons;
  incident.teams += 1;
  ctx.teams.assigned[cell_of(unit)] += persons;
  if (unit.there()) ctx.teams.present[cell_of(unit)] += persons;
}

void count_teams(TickContext& ctx) {
  clear_counts(ctx);
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g)
    count_group(ctx, g, [&](Unit& unit) {
      list_team(ctx, unit);
      count_team(ctx, unit);
    });
}

void move_teams(TickContext& ctx) {
  for (std::vector<Unit*>& teams : ctx.teams.of_owners) teams.clear();
  for (std::vector<Unit*>& teams : ctx.teams.in_plans) teams.clear();
  clear_counts(ctx);
  const auto move = [&](Unit& unit) {
    if (unit.quiet()) return;
    move_one(ctx, unit);
    if (!unit.incident.valid()) return;
    pay(ctx, unit);
    list_team(ctx, unit);
    if (unit.there())  // counted once its roster has said whether it works
      (unit.under_plan > 0 ? ctx.teams.in_plans : ctx.teams.of_owners)[cell_of(unit)].push_back(&unit);
    else
      count_team(ctx, unit);
  };
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) count_group(ctx, g, move);
  work_on_the_spot(ctx);
}

}  // namespace qorgan
