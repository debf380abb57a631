// Phase 7: what a headquarters plans, whom it orders, and whom it lets go.

#include <algorithm>
#include <array>

#include "behaviour/headquarters.hpp"
#include "behaviour/learn.hpp"
#include "core/mathematics.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

// Seconds in which a headquarters lets go of 63 % of what it once planned and believes to be needed no more: a picture
// is never so sure that all could be sent home at once, and how often it sits must not matter. Assumption: a shift.
constexpr double letting_go = 12 * 3600;

/// Marks whose teams a headquarters may call on: its members', and those of their bodies in the regions.
void mark_at_disposal(TickContext& ctx, const Headquarters& hq) {
  std::vector<std::uint8_t>& marks = ctx.teams.at_disposal;
  std::fill(marks.begin(), marks.end(), std::uint8_t{0});
  for (std::size_t m = 0; m < hq.member_count; ++m) {
    if (!hq.accepted[m]) continue;
    marks[hq.members[m].index()] = 1;
    if (hq.level != HeadquartersLevel::central) continue;
    const Span below = ctx.structure.subordinates_of[hq.members[m].index()];
    for (std::uint32_t s = below.first; s < below.first + below.count; ++s) marks[ctx.structure.subordinates[s]] = 1;
  }
}

bool at_disposal(const TickContext& ctx, AgentId owner) { return ctx.teams.at_disposal[owner.index()] != 0; }

struct Offer {
  AgentId owner;
  double distance = 0;  ///< metres from the nearest of its teams
  double persons = 0;
};

/// Persons of one capability that stand ready at each owner at the headquarters' disposal, nearest first.
std::vector<Offer> offers(const TickContext& ctx, const Headquarters& hq, IncidentId incident, Capability capability) {
  std::vector<Offer> list;
  const RegionId where = ctx.spec(incident).region;
  for (const std::uint32_t g : ctx.structure.groups_with[index_of(capability)]) {
    const TeamGroup& group = ctx.structure.groups[g];
    if (ctx.teams.ready[g] < 0.5) continue;
    if (hq.level == HeadquartersLevel::regional && group.region != where) continue;
    if (!at_disposal(ctx, group.owner)) continue;
    const double metres = ctx.structure.route(group.home, incident).metres();
    if (list.empty() || list.back().owner != group.owner) list.push_back({group.owner, metres, 0});
    list.back().distance = std::min(list.back().distance, metres);
    list.back().persons += ctx.teams.ready[g];
  }
  std::stable_sort(list.begin(), list.end(), [](const Offer& a, const Offer& b) { return a.distance < b.distance; });
  return list;
}

/// What a region's headquarters cannot raise in its own region its head asks of the Government.
void ask_for_help(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident,
                  Capability capability, double missing) {
  const AgentId superior = ctx.world.facts(hq.head).superior;
  if (hq.level == HeadquartersLevel::central || !superior.valid() || missing < 1) return;
  // So that it lets the help go once nothing is needed any more, also when the headquarters sits no longer.
  ctx.world.picture(hq.head, incident).asked = ctx.now;
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
  for (const Offer& offer : offers(ctx, hq, incident, capability)) {
    if (missing < 0.5) return;
    const bool away = ctx.world.facts(offer.owner).region.valid() && ctx.world.facts(offer.owner).region != where;
    const bool reserves = in_force(ctx.world, incident, InstrumentEffect::mobilise_reserves);
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
    order.observed = ctx.world.picture(hq.head, incident).as_of;
    order.cause = hq.last;
    send(ctx, ctx.serial, Channel::headquarters, order);
    ctx.world.incidents[incident.index()].ordered[static_cast<std::size_t>(capability)] += asked;
    missing -= asked;
  }
  ask_for_help(ctx, hq, id, incident, capability, missing);
}

void tell_release(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident,
                  Capability capability, double released) {
  if (released <= 0) return;
  Event event = event_of(hq, id, EventKind::teams_released, released, hq.ground);
  event.incident = incident;
  event.capability = static_cast<std::uint8_t>(capability);
  emit(ctx, ctx.serial, Phase::coordinate, event);
}

void release_surplus(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident,
                     Capability capability, double wanted) {
  Surplus surplus(ctx, incident, capability, wanted);
  for (const Release which : all_of<Release>)
    for (Unit* unit : teams_out(ctx, incident, capability)) {
      // What others lent is for the headquarters on whose behalf it was asked for to let go, and a region does not send
      // home what the centre sent.
      if (!surplus.has(which)) break;
      if (unit->under_plan <= plan_of(hq) && (at_disposal(ctx, unit->owner) || lent_to(ctx, unit->owner, incident)))
        surplus.let_go(ctx, *unit, which);
    }
  tell_release(ctx, hq, id, incident, capability, surplus.released());
}

/// Members' teams that came by themselves are taken into the plan and its roster.
void adopt_teams(TickContext& ctx, const Headquarters& hq) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    over_capabilities(ctx.spec(incident), [&](Capability capability) {
      for (Unit* unit : teams_out(ctx, incident, capability))
        if (!unit->under_plan && !unit->recalled && at_disposal(ctx, unit->owner)) unit->under_plan = plan_of(hq);
    });
  }
}

}  // namespace

void plan(TickContext& ctx, Headquarters& hq, HeadquartersId id) {
  mark_at_disposal(ctx, hq);
  adopt_teams(ctx, hq);
  const double still_kept = hq.sat < 0 ? 0 : math::exp(-(ctx.now - hq.sat) * ctx.dt / letting_go);
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    if (!deals_with(ctx.world, hq, incident)) continue;
    const double belief = ctx.world.shared_pictures[id.index() * ctx.world.incidents.size() + i];
    IncidentState& state = ctx.world.incidents[i];
    const bool needed = belief > 0 && would_believe_in(ctx.world, hq.head, incident, belief, Scope::region,
                                                       ThreatClass::object, 1 / necessity_share);
    over_capabilities(ctx.scenario.incidents[i], [&](Capability capability) {
      const auto c = static_cast<std::size_t>(capability);
      const double at_work = persons_wanted(ctx.scenario.incidents[i], state, capability, belief, needed);
      double& planned = state.planned[static_cast<std::size_t>(hq.level)][c];
      planned = std::max(at_work, planned * still_kept);
      const double need = persons_needed(ctx.parameters, at_work);
      const double keep = persons_needed(ctx.parameters, planned);
      const double coming = on_the_way_to(ctx, incident, capability);
      const double have = ctx.teams.assigned[i * capability_count + c];
      if (coming < need)
        order_teams(ctx, hq, id, incident, capability, need - coming);
      else if (have > keep * ctx.parameters.plan_surplus)
        release_surplus(ctx, hq, id, incident, capability, keep);
    });
  }
}

void end_plan(TickContext& ctx, const Headquarters& hq, HeadquartersId id, IncidentId incident, bool dissolved) {
  const HeadquartersId next = sits_over(ctx, incident);
  const std::uint8_t heir = next.valid() ? plan_of(ctx.world.headquarters[next.index()]) : std::uint8_t{0};
  std::array<double, capability_count> released{};
  ctx.world.incidents[incident.index()].planned[static_cast<std::size_t>(hq.level)].fill(0);
  for (std::size_t c = 0; c < capability_count; ++c) {
    const auto capability = static_cast<Capability>(c);
    // Who still has recovery to do goes on with it on behalf of its owner.
    const bool recovers = recovery_left(ctx.spec(incident), ctx.world.incidents[incident.index()], capability);
    for (Unit* unit : teams_out(ctx, incident, capability)) {
      if (unit->recalled) continue;
      const bool lent = lent_to(ctx, unit->owner, incident), in_plan = unit->under_plan == plan_of(hq);
      if (in_plan) unit->under_plan = heir;
      const bool goes_on = recovers && !lent;
      if (heir != 0 || dissolved || goes_on || (!in_plan && (!lent || unit->under_plan != 0))) continue;
      recall(ctx, *unit);
      released[c] += static_cast<double>(unit->persons);
    }
  }
  for (std::size_t c = 0; c < capability_count; ++c)
    tell_release(ctx, hq, id, incident, static_cast<Capability>(c), released[c]);
}

}  // namespace qorgan
