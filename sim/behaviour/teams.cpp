#include "behaviour/teams.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "behaviour/phases.hpp"

namespace qorgan {
namespace {

/// Teams of one owner and capability stand side by side.
bool same_pool(const TeamGroup& a, const TeamGroup& b) { return a.owner == b.owner && a.capability == b.capability; }

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
  const Tick gone = travel_ticks(ctx, unit, unit.location, unit.destination) - (unit.arrives - ctx.now);
  go_home(ctx, unit);
  unit.arrives = ctx.now + std::max(1, gone);
}

void arrive(Unit& unit) {
  unit.location = unit.destination;
  if (unit.state == UnitState::returning) return stand_ready(unit);
  unit.state = UnitState::resting;  // until the roster calls it
}

/// The first team on the spot of an incident; who waits where nothing is, on a false report, is not there first.
void note_first_team(TickContext& ctx, const Unit& unit) {
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  if (incident.first_team >= 0 || incident.phase == IncidentPhase::dormant) return;
  incident.first_team = ctx.now;
  incident.relieved = emit(ctx, ctx.serial, Phase::act,
                           team_event(ctx, EventKind::teams_arrived, unit, static_cast<double>(unit.persons)));
}

void set_out(const TickContext& ctx, Unit& unit) {
  unit.state = UnitState::travelling;
  unit.arrives = ctx.now + travel_ticks(ctx, unit, unit.location, unit.destination);
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
  if (moving && ctx.now >= unit.arrives) arrive(unit);
  if (unit.there()) note_first_team(ctx, unit);
  tire(ctx, unit);
  if (!unit.there()) return;
  // Who stands where nothing is any more, or never was, sees it.
  const IncidentPhase phase = ctx.world.incidents[unit.incident.index()].phase;
  const bool nothing_there = phase == IncidentPhase::ended || phase == IncidentPhase::dormant;
  if (unit.recalled || nothing_there) go_home(ctx, unit);
}

/// Persons of a capability that whoever keeps this team's roster wants at work at once.
double wanted_at_work(const TickContext& ctx, const Unit& unit) {
  if (unit.under_plan > 0)
    return ctx.world.incidents[unit.incident.index()]
        .planned[unit.under_plan - 1U][static_cast<std::size_t>(unit.capability)];
  const Picture& picture = ctx.world.picture(unit.owner, unit.incident);
  if (picture.since < 0) return std::numeric_limits<double>::infinity();  // who knows nothing keeps no roster
  const auto belief = static_cast<double>(picture.belief);
  for (const DemandSpec& demand : ctx.spec(unit.incident).demands)
    if (demand.capability == unit.capability) return demand.persons * belief * planning_margin;
  return 0;
}

/// What wanted_at_work() says of teams of one owner and capability: most of them stand at the same incident.
class Roster {
 public:
  explicit Roster(const TickContext& ctx) : ctx_(ctx) {}

  double wanted(const Unit& unit) {
    if (unit.incident != incident_ || unit.under_plan != under_plan_) {
      incident_ = unit.incident;
      under_plan_ = unit.under_plan;
      wanted_ = wanted_at_work(ctx_, unit);
    }
    return wanted_;
  }

 private:
  const TickContext& ctx_;
  IncidentId incident_;
  std::uint8_t under_plan_ = 0;
  double wanted_ = 0;
};

/// The teams of one owner and capability that are out. What an owner without a plan knows of is its own roster: two
/// owners may each put the whole need to work.
void keep_roster(TickContext& ctx, std::span<Unit* const> teams, std::vector<double>& own) {
  for (const Unit* unit : teams)
    if (unit->state == UnitState::working && !unit->under_plan)
      own[unit->incident.index()] += static_cast<double>(unit->persons);
  Roster roster(ctx);
  for (Unit* const team : teams) {
    Unit& unit = *team;
    if (!unit.there()) continue;
    const auto persons = static_cast<double>(unit.persons);
    const std::size_t cell = unit.incident.index() * capability_count + static_cast<std::size_t>(unit.capability);
    double& at_work = unit.under_plan ? ctx.teams.working[cell] : own[unit.incident.index()];
    const double wanted = roster.wanted(unit);
    if (unit.state == UnitState::working && (unit.fatigue >= 1 || at_work - persons / 2 >= wanted)) {
      unit.state = UnitState::resting;
      at_work -= persons;
    } else if (unit.state == UnitState::resting && unit.fatigue <= rested && at_work + persons / 2 <= wanted) {
      unit.state = UnitState::working;
      at_work += persons;
    }
  }
  for (const Unit* unit : teams) own[unit->incident.index()] = 0;
}

void count_work(TickContext& ctx, const Unit& unit) {
  const double persons = static_cast<double>(unit.persons);
  const double hours = ctx.dt / 3600;
  Totals& totals = ctx.serial.totals;
  IncidentState& incident = ctx.world.incidents[unit.incident.index()];
  totals.cost += persons * ctx.parameters.team_cost * ctx.dt;
  incident.cost += persons * ctx.parameters.team_cost * ctx.dt;
  if (unit.state != UnitState::working) return;
  const std::size_t c = static_cast<std::size_t>(unit.capability);
  const double efficiency = 1 - (1 - ctx.parameters.tired_efficiency) * static_cast<double>(unit.fatigue);
  incident.supplied[c] += persons * efficiency;
  incident.person_hours += persons * hours;
  totals.person_hours += persons * hours;
  if (unit.home == ctx.spec(unit.incident).region) return;
  incident.aid += persons * hours;
  totals.aid_person_hours += persons * hours;
}

/// Calls `visit(unit, group)` for the teams that an order sends out: whole teams in the order of their number, until
/// the persons wanted are reached. Whom it calls does not hang on what the visits do.
template <class Visit>
void over_those_who_go(const TickContext& ctx, const Intent& order, double home_share, const Visit& visit) {
  const auto capability = static_cast<Capability>(order.capability);
  double all = 0;
  const Span groups = ctx.structure.groups_of[order.agent.index()];
  for (std::uint32_t g = groups.first; g < groups.first + groups.count; ++g)
    if (ctx.structure.groups[g].capability == capability) all += ctx.structure.groups[g].persons;
  double available = ready_persons(ctx, order.agent, capability) - home_share * all;
  double sent = 0;
  over_units(ctx, order.agent, capability, [&](Unit& unit, std::size_t group) {
    const auto persons = static_cast<double>(unit.persons);
    if (sent >= static_cast<double>(order.amount) || persons > available || !fit_to_go(unit)) return;
    available -= persons;
    sent += persons;
    visit(unit, group);
  });
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
  if (unit.state == UnitState::working) ctx.teams.working[cell] -= persons;
}

void recall_lent(TickContext& ctx, AgentId by, IncidentId incident, Capability capability, EventKey cause) {
  double recalled = 0;
  const Unit* any = nullptr;
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) {
    const TeamGroup& group = ctx.structure.groups[g];
    if (ctx.teams.away[g] == 0 || group.capability != capability || !lent_to(ctx, group.owner, incident)) continue;
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

void recall_teams(TickContext& ctx, AgentId owner, IncidentId incident, Capability capability, double persons) {
  double recalled = 0;
  const Unit* any = nullptr;
  over_units(ctx, owner, capability, [&](Unit& unit, std::size_t) {
    if (unit.incident != incident || unit.recalled || unit.under_plan || !unit.there()) return;
    if (recalled + static_cast<double>(unit.persons) > persons) return;
    recall(ctx, unit);
    recalled += static_cast<double>(unit.persons);
    any = &unit;
  });
  if (!any) return;
  Event event = team_event(ctx, EventKind::teams_released, *any, recalled);
  event.ground = ctx.world.ground_to_act(owner, ctx.spec(incident).threat);
  emit(ctx, ctx.serial, Phase::act, event);
}

double send_teams(TickContext& ctx, const Intent& order, double home_share) {
  double sent = 0;
  over_those_who_go(ctx, order, home_share,
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
  over_those_who_go(ctx, order, home_share, [&](Unit& unit, std::size_t group) {
    const auto persons = static_cast<double>(unit.persons);
    ctx.teams.ready[group] -= persons;
    ctx.teams.away[group] = 1;
    ctx.teams.assigned[order.incident.index() * capability_count + order.capability] += persons;
    unit.cause = key;
    unit.incident = order.incident;
    unit.destination = where;
    unit.under_plan =
        order.headquarters.valid() ? plan_of(ctx.world.headquarters[order.headquarters.index()]) : std::uint8_t{0};
    unit.state = UnitState::preparing;
    unit.arrives = ctx.now + static_cast<Tick>(std::ceil(static_cast<double>(unit.readiness)));
    if (unit.arrives <= ctx.now) set_out(ctx, unit);
  });
  return sent;
}

void count_teams(TickContext& ctx) {
  std::fill(ctx.teams.assigned.begin(), ctx.teams.assigned.end(), 0.0);
  std::fill(ctx.teams.present.begin(), ctx.teams.present.end(), 0.0);
  std::fill(ctx.teams.working.begin(), ctx.teams.working.end(), 0.0);
  for (IncidentState& incident : ctx.world.incidents) incident.deployed = incident.teams = 0;
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) {
    if (ctx.teams.away[g] == 0) {
      ctx.teams.ready[g] = ctx.structure.groups[g].persons;
      continue;
    }
    double ready = 0;
    bool away = false;
    for (const Unit& unit : units_of(ctx, g)) {
      const auto persons = static_cast<double>(unit.persons);
      if (fit_to_go(unit)) ready += persons;
      away = away || !unit.quiet();
      if (!unit.incident.valid() || unit.recalled || unit.state == UnitState::returning) continue;
      IncidentState& incident = ctx.world.incidents[unit.incident.index()];
      incident.deployed += persons;
      incident.teams += 1;
      const std::size_t cell = unit.incident.index() * capability_count + static_cast<std::size_t>(unit.capability);
      ctx.teams.assigned[cell] += persons;
      if (unit.there()) ctx.teams.present[cell] += persons;
      if (unit.state == UnitState::working) ctx.teams.working[cell] += persons;
    }
    ctx.teams.ready[g] = ready;
    ctx.teams.away[g] = away ? 1 : 0;
  }
}

void move_teams(TickContext& ctx) {
  for (IncidentState& incident : ctx.world.incidents) incident.supplied.fill(0);
  const std::vector<TeamGroup>& groups = ctx.structure.groups;
  std::vector<Unit*>& out = ctx.teams.out;
  for (std::size_t first = 0, last = 0; first < groups.size(); first = last) {
    out.clear();
    for (; last < groups.size() && same_pool(groups[first], groups[last]); ++last) {
      if (ctx.teams.away[last] == 0) continue;
      for (Unit& unit : units_of(ctx, last)) {
        if (unit.quiet()) continue;
        move_one(ctx, unit);
        if (unit.incident.valid()) out.push_back(&unit);
      }
    }
    if (out.empty()) continue;
    keep_roster(ctx, out, ctx.teams.own_at_work);
    for (const Unit* unit : out) count_work(ctx, *unit);
  }
  count_teams(ctx);
}

}  // namespace qorgan
