// Phase 7: headquarters, from convening to stand-down (18(4); regional ones on 16(1)).

#include <algorithm>
#include <cmath>
#include <optional>

#include "behaviour/learn.hpp"
#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"
#include "behaviour/teams.hpp"
#include "core/mathematics.hpp"

namespace qorgan {
namespace {

Event event_of(const Headquarters& hq, HeadquartersId id, EventKind kind, double value, std::uint16_t ground) {
  Event event;
  event.kind = kind;
  event.agent = hq.head;
  event.headquarters = id;
  event.region = hq.region;
  event.value = static_cast<float>(value);
  event.ground = ground;
  event.causes[0] = hq.last;
  return event;
}

/// Who is to sit: the competent bodies of the level, and for a central one the akimats that believe themselves struck.
void add_member(Headquarters& hq, AgentId agent) {
  if (!agent.valid() || hq.member_count >= headquarters_member_limit) return;
  for (std::size_t m = 0; m < hq.member_count; ++m)
    if (hq.members[m] == agent) return;
  hq.members[hq.member_count++] = agent;
}

/// A central headquarters takes in the akimats of struck regions as they come to know.
void add_struck_akimats(const TickContext& ctx, Headquarters& hq) {
  if (hq.level == HeadquartersLevel::regional) return;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    if (ctx.scenario.incidents[i].threat != hq.threat) continue;
    const AgentId akimat = ctx.structure.akimat_of[ctx.scenario.incidents[i].region.index()];
    if (akimat.valid() && ctx.world.picture(akimat, IncidentId(i)).observed >= 0) add_member(hq, akimat);
  }
}

void choose_members(const TickContext& ctx, Headquarters& hq, IncidentId incident) {
  add_member(hq, hq.head);
  const Span span = ctx.structure.audience_of[incident.index()];
  for (std::uint32_t n = 0; n < span.count; ++n) {
    const AgentId agent(static_cast<std::size_t>(ctx.structure.audience[span.first + n]));
    if (ctx.world.facts(agent).region.valid() == (hq.level == HeadquartersLevel::regional)) add_member(hq, agent);
  }
  add_struck_akimats(ctx, hq);
}

/// Invites the members from number `first` on; the head needs no invitation.
void invite(TickContext& ctx, Headquarters& hq, HeadquartersId id, IncidentId incident, std::size_t first) {
  for (std::size_t m = first; m < hq.member_count; ++m) {
    if (hq.members[m] == hq.head) {
      hq.accepted[m] = 1;
      ++hq.accepted_count;
      continue;
    }
    Message invitation;
    invitation.kind = MessageKind::invitation;
    invitation.from = hq.head;
    invitation.to = hq.members[m];
    invitation.incident = incident;
    invitation.headquarters = id;
    invitation.cause = hq.last;
    invitation.severity = ctx.world.picture(hq.head, incident).belief;
    send(ctx, ctx.serial, Channel::vertical, invitation);
  }
}

/// An incident that the headquarters deals with and its head knows of best.
IncidentId main_incident(const TickContext& ctx, const Headquarters& hq) {
  IncidentId best;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    if (!best.valid() || ctx.world.picture(hq.head, incident).belief > ctx.world.picture(hq.head, best).belief)
      best = incident;
  }
  return best;
}

/// An unlawful head is a violation; a second body with the same claim an overlap.
void note_legality(TickContext& ctx, Headquarters& hq, HeadquartersId id, const Intent& intent) {
  if (hq.level == HeadquartersLevel::central) {
    const Headship& head = ctx.heads[hq.threat.index()];
    if (head.disputed && head.role == ctx.world.facts(hq.head).role) {
      hq.disputed = 1;
      Event event = event_of(hq, id, EventKind::overlap_met, 0, ctx.structure.common.headquarters);
      const Threat& threat = ctx.institution.at(hq.threat);
      for (const std::vector<RoleId>* claims : {&threat.fallback, &threat.lead})  // a lead goes before a fallback
        for (RoleId rival : *claims)
          if (rival != head.role) event.other = ctx.world.body(rival);
      event.incident = intent.incident;
      emit(ctx, ctx.serial, Phase::coordinate, event);
    }
  }
  if (intent.lawful) return;
  Event event = event_of(hq, id, EventKind::violation, 0, ctx.structure.common.headquarters);
  event.incident = intent.incident;
  Violation violation;
  violation.event = emit(ctx, ctx.serial, Phase::coordinate, event);
  violation.agent = hq.head;
  violation.incident = intent.incident;
  violation.tick = ctx.now;
  violation.article = ctx.structure.common.headquarters;
  ctx.world.violations.push_back(violation);
}

void convene(TickContext& ctx, const Intent& intent) {
  const IncidentSpec& spec = ctx.spec(intent.incident);
  if (open_headquarters(ctx.world, intent.level, spec.threat, spec.region).valid()) return;
  const HeadquartersId id(ctx.world.headquarters.size());
  Headquarters hq;
  hq.head = intent.agent;
  hq.proposer = intent.other.valid() ? intent.other : intent.agent;
  hq.threat = spec.threat;
  hq.level = intent.level;
  if (intent.level == HeadquartersLevel::regional) hq.region = spec.region;
  hq.referred = intent.agent == ctx.structure.government || intent.agent == ctx.structure.president ? 1 : 0;
  hq.proposed = hq.convened = ctx.now;
  hq.phase = HeadquartersPhase::convening;
  hq.ground = intent.lawful ? intent.ground : std::uint16_t{0};
  hq.proposed_by = hq.last = intent.cause;
  choose_members(ctx, hq, intent.incident);
  Event event = event_of(hq, id, EventKind::headquarters_convened, hq.member_count, hq.ground);
  event.incident = intent.incident;
  hq.last = hq.convened_by = emit(ctx, ctx.serial, Phase::coordinate, event);
  note_legality(ctx, hq, id, intent);
  invite(ctx, hq, id, intent.incident, 0);
  ctx.world.headquarters.push_back(hq);
  ctx.world.shared_pictures.resize(ctx.world.headquarters.size() * ctx.world.incidents.size(), 0.0F);
}

/// Binds (sign 1) or frees (-1) a member's liaison share.
void bind_member(TickContext& ctx, AgentId member, float sign) {
  const auto desks = static_cast<float>(ctx.parameters.liaison_share * ctx.desk(member).servers);
  float& bound = ctx.world.agents[member.index()].bound;
  bound = std::max(0.0F, bound + sign * desks);
}

void bind_members(TickContext& ctx, const Headquarters& hq, float sign) {
  for (std::size_t m = 0; m < hq.member_count; ++m)
    if (hq.accepted[m]) bind_member(ctx, hq.members[m], sign);
}

void accept(TickContext& ctx, const Intent& intent) {
  Headquarters& hq = ctx.world.headquarters[intent.headquarters.index()];
  if (hq.phase == HeadquartersPhase::stood_down) return;
  for (std::size_t m = 0; m < hq.member_count; ++m)
    if (hq.members[m] == intent.agent && !hq.accepted[m]) {
      hq.accepted[m] = 1;
      ++hq.accepted_count;
      if (hq.phase == HeadquartersPhase::sitting) bind_member(ctx, hq.members[m], 1);
    }
}

/// Severity as the members together believe it: the geometric mean, which lets independent errors cancel. Members who
/// saw for themselves count by how long ago; the others only where nobody saw anything. Empty where nobody knows.
std::optional<float> pooled_belief(const TickContext& ctx, const Headquarters& hq, IncidentId incident) {
  const double memory = memory_of(ctx.parameters);
  Tick freshest = -1;
  for (std::size_t m = 0; m < hq.member_count; ++m)
    if (hq.accepted[m]) freshest = std::max(freshest, ctx.world.picture(hq.members[m], incident).observed);
  double seen = 0, seen_weight = 0, told = 0;
  int told_count = 0;
  for (std::size_t m = 0; m < hq.member_count; ++m) {
    const Picture& picture = ctx.world.picture(hq.members[m], incident);
    if (!hq.accepted[m] || picture.since < 0) continue;
    const double belief = math::log(std::max(1.0e-3, static_cast<double>(picture.belief)));
    if (picture.observed >= 0) {
      // By how much older it is than the freshest sight: old sights must not gain weight when all have grown old.
      const double weight = math::exp(-(freshest - picture.observed) * ctx.dt / memory);
      seen += weight * belief;
      seen_weight += weight;
    }
    told += belief;
    ++told_count;
  }
  if (seen_weight > 0) return static_cast<float>(math::exp(seen / seen_weight));
  if (told_count > 0) return static_cast<float>(math::exp(told / told_count));
  return std::nullopt;
}

void tell_member(TickContext& ctx, const Headquarters& hq, HeadquartersId id, AgentId member, IncidentId incident,
                 float belief) {
  Picture& picture = ctx.world.picture(member, incident);
  if (picture.since < 0) {
    picture.since = ctx.now;
    Event event = event_of(hq, id, EventKind::informed, belief, ctx.structure.common.mutual_information);
    event.agent = member;
    event.other = hq.head;
    event.incident = incident;
    picture.cause = emit(ctx, ctx.serial, Phase::coordinate, event);
  }
  picture.belief = belief;
  picture.updated = ctx.now;
}

/// Members lay their pictures together; what comes out becomes everybody's picture.
void share_pictures(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  float* shared = &ctx.world.shared_pictures[id.index() * ctx.world.incidents.size()];
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    const std::optional<float> pooled = pooled_belief(ctx, hq, incident);
    if (!pooled) continue;
    shared[i] = *pooled;
    for (std::size_t m = 0; m < hq.member_count; ++m)
      if (hq.accepted[m]) tell_member(ctx, hq, id, hq.members[m], incident, *pooled);
  }
}

/// Teams that a headquarters may call on: its members', and those of their bodies in the regions.
bool at_disposal(const TickContext& ctx, const Headquarters& hq, AgentId owner) {
  const AgentFacts& facts = ctx.world.facts(owner);
  for (std::size_t m = 0; m < hq.member_count; ++m) {
    if (!hq.accepted[m]) continue;
    if (hq.members[m] == owner) return true;
    if (hq.level == HeadquartersLevel::central && facts.superior == hq.members[m]) return true;
  }
  return false;
}

struct Offer {
  AgentId owner;
  double distance = 0;
  double persons = 0;
};

/// Persons of one capability that stand ready at each owner at the headquarters' disposal, nearest first.
std::vector<Offer> offers(const TickContext& ctx, const Headquarters& hq, RegionId where, Capability capability) {
  std::vector<Offer> list;
  const std::size_t regions = ctx.world.regions.size();
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) {
    const TeamGroup& group = ctx.structure.groups[g];
    if (group.capability != capability || ctx.teams.ready[g] < 0.5) continue;
    if (hq.level == HeadquartersLevel::regional && group.home != where) continue;
    if (!at_disposal(ctx, hq, group.owner)) continue;
    list.push_back(
        {group.owner, ctx.structure.distances[group.home.index() * regions + where.index()], ctx.teams.ready[g]});
  }
  std::stable_sort(list.begin(), list.end(), [](const Offer& a, const Offer& b) { return a.distance < b.distance; });
  return list;
}

/// What a region's headquarters cannot raise in its own region its head asks of the Government.
void ask_for_help(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident,
                  Capability capability, double missing) {
  const AgentId superior = ctx.world.facts(hq.head).superior;
  if (hq.level == HeadquartersLevel::central || !superior.valid() || missing < 1 || !ctx.rules.vertical) return;
  request_help(ctx, Phase::coordinate,
               {.from = hq.head,
                .to = superior,
                .incident = incident,
                .headquarters = id,
                .capability = static_cast<std::uint8_t>(capability),
                .persons = missing,
                .cause = hq.last});
}

void order_teams(TickContext& ctx, Headquarters& hq, HeadquartersId id, IncidentId incident, Capability capability,
                 double missing) {
  const RegionId where = ctx.spec(incident).region;
  for (const Offer& offer : offers(ctx, hq, where, capability)) {
    if (missing < 0.5) return;
    const bool away = ctx.world.facts(offer.owner).region.valid() && ctx.world.facts(offer.owner).region != where;
    const bool reserves = in_force(ctx.world, incident, MeasureEffect::mobilise_reserves);
    const double share = !away || reserves ? 1.0 : ctx.parameters.mutual_aid_share;
    const double asked = std::min(missing, offer.persons * share);
    if (asked < 0.5) continue;
    Message order;
    order.kind = MessageKind::order;
    order.from = hq.head;
    order.to = offer.owner;
    order.incident = incident;
    order.headquarters = id;
    order.capability = static_cast<std::uint8_t>(capability);
    order.amount = static_cast<float>(asked);
    order.severity = ctx.world.shared_pictures[id.index() * ctx.world.incidents.size() + incident.index()];
    order.cause = hq.last;
    send(ctx, ctx.serial, Channel::headquarters, order);
    ctx.world.incidents[incident.index()].ordered[static_cast<std::size_t>(capability)] += asked;
    missing -= asked;
  }
  ask_for_help(ctx, hq, id, incident, capability, missing);
}

void release_surplus(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident,
                     Capability capability, double surplus) {
  double released = 0;
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) {
    const TeamGroup& group = ctx.structure.groups[g];
    if (ctx.teams.away[g] == 0 || group.capability != capability || !at_disposal(ctx, hq, group.owner)) continue;
    for (Unit& unit : units_of(ctx, g)) {
      const auto persons = static_cast<double>(unit.persons);
      if (unit.incident != incident || unit.recalled) continue;
      if (unit.state != UnitState::working && unit.state != UnitState::resting) continue;
      if (unit.under_plan > plan_of(hq)) continue;  // a region does not send home what the centre sent
      if (released + persons > surplus) continue;
      released += persons;
      unit.recalled = 1;
    }
  }
  if (released <= 0) return;
  Event event = event_of(hq, id, EventKind::teams_released, released, hq.ground);
  event.incident = incident;
  event.capability = static_cast<std::uint8_t>(capability);
  emit(ctx, ctx.serial, Phase::coordinate, event);
}

/// Members' teams that came by themselves are taken into the plan and its roster.
void adopt_teams(TickContext& ctx, const Headquarters& hq, IncidentId incident) {
  for (std::size_t g = 0; g < ctx.structure.groups.size(); ++g) {
    if (ctx.teams.away[g] == 0 || !at_disposal(ctx, hq, ctx.structure.groups[g].owner)) continue;
    for (Unit& unit : units_of(ctx, g))
      if (unit.incident == incident && !unit.under_plan) unit.under_plan = plan_of(hq);
  }
}

/// One plan over all bodies: what is needed less what is there or on the way, asked of the nearest first.
void plan(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  constexpr double tolerated_surplus = 1.25;  // of the need, before teams are sent home. Assumption.
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    const double belief = ctx.world.shared_pictures[id.index() * ctx.world.incidents.size() + i];
    IncidentState& state = ctx.world.incidents[i];
    adopt_teams(ctx, hq, incident);
    for (const DemandSpec& demand : ctx.scenario.incidents[i].demands) {
      const auto c = static_cast<std::size_t>(demand.capability);
      const double at_work = belief < ctx.parameters.stand_down ? 0 : demand.persons * belief;
      state.planned[c] = at_work * planning_margin;
      const double need = at_work * shift_factor(ctx.parameters);
      const double coming = on_the_way_to(ctx, incident, demand.capability);
      const double have = ctx.teams.assigned[i * capability_count + c];
      if (coming < need)
        order_teams(ctx, hq, id, incident, demand.capability, need - coming);
      else if (have > need * tolerated_surplus)
        release_surplus(ctx, hq, id, incident, demand.capability, have - need);
    }
  }
}

/// Whether the head is played by a person, who is then asked.
bool left_to_head(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident, MeasureId measure) {
  if (ctx.world.played.empty()) return false;
  PlayerDecision question;
  question.kind = DecisionKind::take_measure;
  question.agent = hq.head;
  question.message.from = hq.head;
  question.message.incident = incident;
  question.message.headquarters = id;
  question.message.measure = measure;
  question.message.cause = hq.last;
  if (hq.ground == 0) question.otherwise = Choice::go_ahead;
  return left_to_person(ctx, ctx.serial, question);
}

/// What the Law gives to the head of a headquarters in person, such as 23(4).
void take_head_measures(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    Picture& picture = ctx.world.picture(hq.head, incident);
    for (std::size_t m = 0; m < ctx.institution.measures.size(); ++m) {
      const Measure& measure = ctx.institution.measures[m];
      const std::uint64_t mark = 1ULL << (m % 64);
      if (measure.authority != Authority::headquarters_head || picture.measures & mark) continue;
      if (picture.belief < measure.trigger) continue;
      if (std::find(measure.threats.begin(), measure.threats.end(), hq.threat) == measure.threats.end()) continue;
      if (left_to_head(ctx, hq, id, incident, MeasureId(m))) continue;
      picture.measures |= mark;
      Intent intent;
      intent.kind = Intent::Kind::take_measure;
      intent.agent = hq.head;
      intent.incident = incident;
      intent.headquarters = id;
      intent.measure = MeasureId(m);
      intent.ground = ctx.structure.measure_ground[m];
      intent.cause = hq.last;
      intent.severity = picture.belief;
      take_measure(ctx, intent);
    }
  }
}

[[nodiscard]] bool finished(const TickContext& ctx, const Headquarters& hq, HeadquartersId id) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    if (!deals_with(ctx.world, hq, IncidentId(i))) continue;
    if (ctx.world.shared_pictures[id.index() * ctx.world.incidents.size() + i] >= ctx.parameters.stand_down)
      return false;
  }
  return true;
}

void note_first_sitting(TickContext& ctx, const Headquarters& hq) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    IncidentState& state = ctx.world.incidents[i];
    if (!deals_with(ctx.world, hq, IncidentId(i)) || !pooled_belief(ctx, hq, IncidentId(i))) continue;
    Tick& first = hq.level == HeadquartersLevel::central ? state.central : state.regional;
    if (first < 0) first = ctx.now;
  }
}

void sit(TickContext& ctx, HeadquartersId id) {
  Headquarters& hq = ctx.world.headquarters[id.index()];
  if (hq.phase == HeadquartersPhase::convening) {
    hq.phase = HeadquartersPhase::sitting;
    hq.first_sitting = ctx.now;
    bind_members(ctx, hq, 1);
  }
  ++hq.sittings;
  share_pictures(ctx, hq, id);
  if (hq.sittings > 1 && finished(ctx, hq, id)) return stand_down(ctx, id, 0);
  hq.last = emit(ctx, ctx.serial, Phase::coordinate,
                 event_of(hq, id, EventKind::headquarters_sat, hq.accepted_count, hq.ground));
  note_first_sitting(ctx, hq);
  plan(ctx, hq, id);
  const std::size_t before = hq.member_count;
  add_struck_akimats(ctx, hq);
  invite(ctx, hq, id, main_incident(ctx, hq), before);
  take_head_measures(ctx, hq, id);
  // Beyond the span of control members work in sub-groups, and what these find must be brought together again.
  const int span = ctx.parameters.span_of_control;
  const int groups = std::max(1, (static_cast<int>(hq.accepted_count) + span - 1) / span);
  const double cycle = ctx.parameters.headquarters_cycle * (1 + ctx.parameters.subgroup_delay * (groups - 1));
  hq.next_sitting = ctx.now + std::max(1, static_cast<Tick>(std::lround(ctx.ticks(cycle))));
}

/// Between two sittings the head calls an extraordinary one when it has come to believe in much worse than they planned
/// for, but not before a quarter of the cycle.
[[nodiscard]] bool alarmed(const TickContext& ctx, const Headquarters& hq, HeadquartersId id) {
  constexpr double alarming = 2;  // times the change that is worth a report. Assumption.
  if ((hq.next_sitting - ctx.now) > 0.75 * ctx.ticks(ctx.parameters.headquarters_cycle)) return false;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    if (!deals_with(ctx.world, hq, IncidentId(i))) continue;
    const float shared = ctx.world.shared_pictures[id.index() * ctx.world.incidents.size() + i];
    const float believed = ctx.world.picture(hq.head, IncidentId(i)).belief;
    if (static_cast<double>(believed - shared) > alarming * ctx.parameters.report_change) return true;
  }
  return false;
}

[[nodiscard]] bool sits_now(const TickContext& ctx, const Headquarters& hq, HeadquartersId id) {
  if (hq.phase == HeadquartersPhase::sitting) return ctx.now >= hq.next_sitting || alarmed(ctx, hq, id);
  if (hq.phase != HeadquartersPhase::convening) return false;
  const bool quorum = hq.accepted_count >= std::max(2.0, ctx.parameters.quorum * hq.member_count);
  const bool deadline = ctx.now - hq.convened >= ctx.ticks(ctx.parameters.convening_deadline);
  return quorum || deadline;
}

}  // namespace

void stand_down(TickContext& ctx, HeadquartersId id, EventKey cause) {
  Headquarters& hq = ctx.world.headquarters[id.index()];
  const bool sat = hq.phase == HeadquartersPhase::sitting;
  hq.phase = HeadquartersPhase::stood_down;
  hq.stood_down = ctx.now;
  if (sat) bind_members(ctx, hq, -1);
  Event event = event_of(hq, id, EventKind::headquarters_stood_down, hq.sittings, hq.ground);
  if (cause != 0) event.causes[1] = cause;
  hq.last = emit(ctx, ctx.serial, cause == 0 ? Phase::coordinate : Phase::audit, event);
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i)
    if (deals_with(ctx.world, hq, IncidentId(i))) ctx.world.incidents[i].planned.fill(0);
}

void coordinate(TickContext& ctx) {
  for (const BlockBuffer& block : ctx.blocks)
    for (const Intent& intent : block.intents) {
      if (intent.kind == Intent::Kind::convene) convene(ctx, intent);
      if (intent.kind == Intent::Kind::accept) accept(ctx, intent);
    }
  for (std::size_t h = 0; h < ctx.world.headquarters.size(); ++h)
    if (sits_now(ctx, ctx.world.headquarters[h], HeadquartersId(h))) sit(ctx, HeadquartersId(h));
  put_questions(ctx, Phase::coordinate);
}

}  // namespace qorgan
