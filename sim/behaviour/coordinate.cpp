// Phase 7: headquarters, from convening to stand-down (18(4); regional ones on 16(1)).

#include <algorithm>

#include "behaviour/headquarters.hpp"
#include "behaviour/played.hpp"

namespace qorgan {
namespace {

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
    if (akimat.valid() && ctx.world.picture(akimat, IncidentId(i)).flags & flag_own) add_member(hq, akimat);
  }
}

void choose_members(const TickContext& ctx, Headquarters& hq, IncidentId incident) {
  add_member(hq, hq.head);
  ctx.structure.over_audience(incident, [&](AgentId agent) {
    if (ctx.world.facts(agent).region.valid() == (hq.level == HeadquartersLevel::regional)) add_member(hq, agent);
  });
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
    invitation.observed = std::max<Tick>(0, ctx.world.picture(hq.head, incident).as_of);  // of nothing known: of old
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
      event.other = ctx.world.body(head.rival);
      event.incident = intent.incident;
      emit(ctx, ctx.serial, Phase::coordinate, event);
    }
  }
  if (intent.lawful) return;
  record_violation(ctx, Phase::coordinate,
                   {.agent = hq.head,
                    .incident = intent.incident,
                    .headquarters = id,
                    .article = ctx.structure.common.headquarters,
                    .cause = hq.last});
}

void convene(TickContext& ctx, const Intent& intent) {
  const IncidentSpec& spec = ctx.spec(intent.incident);
  if (open_headquarters(ctx.world, intent.level, spec.threat, spec.region).valid()) return;
  if (intent.other.valid() && !stands_by(ctx.world, intent.other, intent.incident, {}))
    return let_lapse(ctx, Phase::coordinate, intent);
  const std::size_t incidents = ctx.world.incidents.size();
  Headquarters& hq = ctx.world.headquarters.emplace_back();
  const HeadquartersId id(ctx.world.headquarters.size() - 1);
  ctx.world.shared_pictures.resize(ctx.world.headquarters.size() * incidents, 0.0F);
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
}

/// Binds (sign 1) or frees (-1) a member's liaison share.
void bind_member(TickContext& ctx, AgentId member, float sign) {
  const auto desks = static_cast<float>(ctx.parameters.liaison_share * ctx.desk(member).servers);
  float& bound = ctx.world.agents[member.index()].bound;
  bound = std::max(0.0F, bound + sign * desks);
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

/// Between two sittings the head calls an extraordinary one when it has come to believe in much worse than they planned
/// for, but not before a quarter of the period.
[[nodiscard]] bool alarmed(const TickContext& ctx, const Headquarters& hq, HeadquartersId id) {
  constexpr double alarming = 2;  // times the change that is worth a report. Assumption.
  if ((hq.next_sitting - ctx.now) > 0.75 * ctx.ticks(period_of(ctx.parameters, hq))) return false;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    if (!deals_with(ctx.world, hq, IncidentId(i))) continue;
    const float shared = ctx.world.shared_pictures[id.index() * ctx.world.incidents.size() + i];
    const float believed = ctx.world.picture(hq.head, IncidentId(i)).belief;
    const double worse = static_cast<double>((believed - shared) / std::max(shared, 1e-9F));
    if (worse > alarming * ctx.parameters.report_change) return true;
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

void bind_members(TickContext& ctx, const Headquarters& hq, float sign) {
  for (std::size_t m = 0; m < hq.member_count; ++m)
    if (hq.accepted[m]) bind_member(ctx, hq.members[m], sign);
}

void take_in_struck_akimats(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  const std::size_t before = hq.member_count;
  add_struck_akimats(ctx, hq);
  invite(ctx, hq, id, main_incident(ctx, hq), before);
}

HeadquartersId sits_over(const TickContext& ctx, IncidentId incident) {
  for (const HeadquartersLevel level : {HeadquartersLevel::central, HeadquartersLevel::regional}) {
    const IncidentSpec& spec = ctx.spec(incident);
    const HeadquartersId open = open_headquarters(ctx.world, level, spec.threat, spec.region);
    if (open.valid() && ctx.world.headquarters[open.index()].phase == HeadquartersPhase::sitting) return open;
  }
  return HeadquartersId::none();
}

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
    if (deals_with(ctx.world, hq, IncidentId(i))) end_plan(ctx, hq, id, IncidentId(i), cause != 0);
}

void coordinate(TickContext& ctx) {
  miss_answers(ctx);
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
