// Phase 8: intents become actions; teams travel, work and tire; instruments begin and end.

#include <algorithm>
#include <cmath>

#include "behaviour/learn.hpp"
#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"
#include "behaviour/teams.hpp"
#include "core/random.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

void ask_for_help(TickContext& ctx, const Intent& intent, Capability capability, double missing) {
  const AgentId superior = ctx.world.facts(intent.agent).superior;
  if (!superior.valid()) return;
  ctx.world.picture(intent.agent, intent.incident).asked = ctx.now;
  request_help(ctx, Phase::act,
               {.from = intent.agent,
                .to = superior,
                .incident = intent.incident,
                .capability = static_cast<std::uint8_t>(capability),
                .persons = missing,
                .cause = intent.cause});
}

/// Whether a body knows what an incident asks for: somebody saw it since the first team came there. What is still to
/// come is planned by its forecast.
bool sized_up(const TickContext& ctx, const Picture& picture, IncidentId incident) {
  const IncidentState& state = ctx.world.incidents[incident.index()];
  return state.phase == IncidentPhase::latent || (state.first_team >= 0 && picture.as_of >= state.first_team);
}

/// A body alone fills, as far as it can, the need that it believes in. It sees what is at work on the spot, but not
/// what others have just sent: so two bodies can send for the same need, and none for another.
void dispatch(TickContext& ctx, const Intent& intent) {
  const Parameters& p = ctx.parameters;
  const Picture& picture = ctx.world.picture(intent.agent, intent.incident);
  const double belief = static_cast<double>(picture.belief);
  const double reserve =
      in_force(ctx.world, intent.incident, InstrumentEffect::emergency_regime) ? 0.0 : p.reserve_share;
  // Where nothing is needed nobody is asked: teams that are out come home, whoever let them go.
  const bool needed =
      picture.belief > 0 && believes_in(ctx.world, intent.agent, intent.incident, Scope::region, ThreatClass::object);
  const double let_go = !needed ? 1 : teams_let_go(ctx.world, intent.agent, intent.incident);
  if (let_go <= 0) return;
  const bool local = ctx.world.facts(intent.agent).region.valid();
  const Alarm alarm = sized_up(ctx, picture, intent.incident) ? Alarm::full : Alarm::duty;
  double worst = 0, worst_need = 0;
  Capability worst_capability = Capability::rescue;
  const IncidentState& state = ctx.world.incidents[intent.incident.index()];
  over_capabilities(ctx.spec(intent.incident), [&](Capability capability) {
    if (!owns(ctx, intent.agent, capability)) return;
    const std::size_t cell = intent.incident.index() * capability_count + static_cast<std::size_t>(capability);
    const double need =
        let_go * persons_needed(p, persons_wanted(ctx.spec(intent.incident), state, capability, belief, needed));
    // Who asked for help lets it go once it believes that nothing is needed any more, unless a headquarters plans it.
    if (need <= 0 && local && picture.asked >= 0 && !sits_over(ctx, intent.incident).valid())
      recall_lent(ctx, intent.agent, intent.incident, capability, intent.cause);
    const OwnTeams own = own_teams(ctx, intent.agent, intent.incident, capability);
    const double seen = own.committed + std::max(0.0, ctx.teams.present[cell] - own.present);
    if (own.committed > 0 && seen > p.own_surplus * need)
      recall_teams(ctx, intent.agent, intent.incident, capability, need);
    double open = need - seen;
    if (open <= 0) return;
    Intent order = intent;
    order.capability = static_cast<std::uint8_t>(capability);
    order.amount = static_cast<float>(open);
    open -= send_teams(ctx, order, reserve, alarm);
    // What has been promised from elsewhere is known to the body on the spot: it asked for it.
    open = std::min(open, need - on_the_way_to(ctx, intent.incident, capability));
    if (open > worst * need / std::max(worst_need, 1e-9)) {  // the greatest share of its need
      worst = open;
      worst_need = need;
      worst_capability = capability;
    }
  });
  const bool lately = picture.asked >= 0 && ctx.now - picture.asked < ctx.ticks(p.headquarters_cycle);
  if (local && alarm == Alarm::full && !lately && worst >= 1 && worst > (1 - p.help_threshold) * worst_need)
    ask_for_help(ctx, intent, worst_capability, worst);
}

void carry_out_order(TickContext& ctx, const Intent& intent) {
  const bool plan = intent.headquarters.valid();
  Intent order = intent;
  const AgentFacts& facts = ctx.world.facts(intent.agent);
  order.ground = plan                              ? ctx.world.headquarters[intent.headquarters.index()].ground
                 : facts.kind == BodyKind::partner ? facts.ground
                                                   : ctx.structure.common.subordinate;
  double& ordered = ctx.world.incidents[intent.incident.index()].ordered[intent.capability];
  ordered = std::max(0.0, ordered - static_cast<double>(intent.amount));
  // What a headquarters ordered that has stood down since is void with its plan.
  if (plan && ctx.world.headquarters[intent.headquarters.index()].phase == HeadquartersPhase::stood_down) return;
  send_teams(ctx, order, 0.0);
}

/// 25(2)(5): once nobody at home stands ready, the Government asks partners abroad, at most once a day.
void ask_abroad(TickContext& ctx, const Intent& intent, double missing) {
  constexpr double patience = 86400;  // seconds. Assumption.
  if (intent.agent != ctx.structure.government) return;
  for (const std::uint32_t g : ctx.structure.groups_with[intent.capability])
    if (ctx.teams.ready[g] >= 0.5 && ctx.world.facts(ctx.structure.groups[g].owner).kind != BodyKind::partner) return;
  Picture& picture = ctx.world.picture(intent.agent, intent.incident);
  if (picture.asked >= 0 && ctx.now - picture.asked < ctx.ticks(patience)) return;
  for (const PartnerBody& partner : ctx.structure.partners) {
    const double ready = ready_persons(ctx, partner.agent, static_cast<Capability>(intent.capability));
    const bool concerned =
        (ctx.world.facts(partner.agent).detects >> ctx.spec(intent.incident).threat.index() & 1U) != 0;
    if (!concerned || ready < 0.5 || missing < 1) continue;
    picture.asked = ctx.now;
    const double share = std::min(missing, ready);
    missing -= share;
    request_help(ctx, Phase::act,
                 {.from = intent.agent,
                  .to = partner.agent,
                  .incident = intent.incident,
                  .capability = intent.capability,
                  .persons = share,
                  .severity = intent.severity,
                  .observed = intent.observed,
                  .ground = ctx.structure.common.abroad,
                  .cause = intent.cause});
  }
}

/// What the bodies below cannot lend is asked of the next one up; the Government turns to partners abroad.
void pass_on_request(TickContext& ctx, const Intent& intent, double missing) {
  const AgentId superior = ctx.world.facts(intent.agent).superior;
  if (!superior.valid()) return;
  if (superior == ctx.structure.president) return ask_abroad(ctx, intent, missing);
  request_help(ctx, Phase::act,
               {.from = intent.agent,
                .to = superior,
                .incident = intent.incident,
                .capability = intent.capability,
                .persons = missing,
                .severity = intent.severity,
                .observed = intent.observed,
                .cause = intent.cause});
}

/// A superior asked for help turns to the nearest bodies it may order that hold such teams.
void lend(TickContext& ctx, const Intent& intent) {
  constexpr std::size_t lenders_at_once = 6;
  if (intent.capability == 0xFF) return;
  double& requested = ctx.world.incidents[intent.incident.index()].requested[intent.capability];
  requested = std::max(0.0, requested - static_cast<double>(intent.amount));  // answered, if only by doing nothing
  if (!ctx.rules.respond) return;
  const bool government = intent.agent == ctx.structure.government;
  const bool partner = ctx.world.facts(intent.agent).kind == BodyKind::partner;
  const RegionId where = ctx.spec(intent.incident).region;
  std::vector<std::pair<double, AgentId>> lenders;
  for (const std::uint32_t g : ctx.structure.groups_with[intent.capability]) {
    const TeamGroup& group = ctx.structure.groups[g];
    const AgentFacts& owner = ctx.world.facts(group.owner);
    if (ctx.teams.ready[g] < 0.5) continue;
    const bool below = owner.superior == intent.agent || (government && owner.kind != BodyKind::partner);
    if (owner.region == where || (!below && group.owner != intent.agent)) continue;
    const double metres = ctx.structure.route(group.home, intent.incident).metres();
    if (lenders.empty() || lenders.back().second != group.owner) lenders.emplace_back(metres, group.owner);
    lenders.back().first = std::min(lenders.back().first, metres);
  }
  std::stable_sort(lenders.begin(), lenders.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const bool reserves = in_force(ctx.world, intent.incident, InstrumentEffect::mobilise_reserves);
  double& ordered = ctx.world.incidents[intent.incident.index()].ordered[intent.capability];
  double missing = static_cast<double>(intent.amount);
  for (std::size_t l = 0; l < std::min(lenders.size(), lenders_at_once) && missing > 0.5; ++l) {
    const double ready = ready_persons(ctx, lenders[l].second, static_cast<Capability>(intent.capability));
    const double asked = std::min(missing, ready * (reserves ? 1.0 : ctx.parameters.mutual_aid_share));
    if (asked < 0.5) continue;
    missing -= asked;
    ordered += asked;
    Event event;
    event.kind = EventKind::ordered;
    event.agent = intent.agent;
    event.other = lenders[l].second;
    event.incident = intent.incident;
    event.region = where;
    event.value = static_cast<float>(asked);
    event.capability = intent.capability;
    event.ground = government ? ctx.structure.common.government
                   : partner  ? ctx.world.facts(intent.agent).ground
                              : ctx.structure.common.subordinate;
    event.causes[0] = intent.cause;
    Message order;
    order.kind = MessageKind::order;
    order.from = intent.agent;
    order.to = lenders[l].second;
    order.incident = intent.incident;
    order.capability = intent.capability;
    order.amount = static_cast<float>(asked);
    order.severity = intent.severity;
    order.observed = intent.observed;
    order.cause = emit(ctx, ctx.serial, Phase::act, event);
    send(ctx, ctx.serial, Channel::vertical, order);
  }
  if (missing >= 1) pass_on_request(ctx, intent, missing);
}

/// A proposal that nobody answered in time may be made again; now and then its proposer takes the instrument without
/// the authority for it.
void drop_proposal(TickContext& ctx, const Intent& intent) {
  // Block 0 of the draws is of headquarters; each instrument has its own, for several can lapse in one tick.
  const auto draws = intent.instrument.valid() ? static_cast<std::uint32_t>(intent.instrument.index() + 1) : 0;
  Random random(ctx.scenario.seed, Stream::overreach, intent.other.value ^ (intent.incident.value << 20),
                static_cast<std::uint32_t>(ctx.now), draws);
  const bool own_mind = intent.instrument.valid() &&
                        !plays(ctx.world, intent.other, DecisionKind::propose_instrument) &&
                        !barred(ctx.world, intent.other, intent.instrument, intent.incident) &&
                        sees_the_need(ctx.world, intent.other, intent.incident, intent.instrument);
  if (own_mind && ctx.rules.respond && random.chance(ctx.parameters.overreach)) {
    Intent taken = intent;
    taken.kind = Intent::Kind::take_instrument;
    taken.agent = intent.other;
    taken.other = AgentId::none();
    taken.ground = ctx.structure.instrument_ground[intent.instrument.index()];
    take_instrument(ctx, taken);
    return;
  }
  if (intent.instrument.valid())
    ctx.world.picture(intent.other, intent.incident).instruments &= ~mark_of(intent.instrument);
  else
    forget_proposal(ctx.world, intent.other, ctx.spec(intent.incident).threat);
}

void tell_needless(TickContext& ctx, const Intent& intent) {
  for (InstrumentInForce& m : ctx.world.instruments) {
    if (m.ended >= 0 || m.told >= 0 || m.proposer != intent.agent || m.incident != intent.incident ||
        m.instrument != intent.instrument)
      continue;
    m.told = ctx.now;
    Event event = event_about(m, EventKind::reported, intent.agent, ctx.structure.common.necessity);
    event.other = m.taker;
    event.value = intent.severity;
    event.causes = {intent.cause, m.event, 0};
    const EventKey key = emit(ctx, ctx.serial, Phase::act, event);
    send(ctx, ctx.serial, Channel::vertical, about(ctx, MessageKind::report, intent.agent, m.taker, m.incident, key));
  }
}

void end_instruments(TickContext& ctx, const Intent& intent) {
  for (InstrumentInForce& m : ctx.world.instruments)
    if (m.ended < 0 && m.taker == intent.agent && m.incident == intent.incident && m.instrument == intent.instrument)
      end_instrument(ctx, m, Phase::act, intent.cause);
}

/// At the end of its term an instrument is renewed while its taker still believes it to be needed; otherwise it ends.
void let_instruments_expire(TickContext& ctx) {
  for (InstrumentInForce& m : ctx.world.instruments) {
    if (m.ended >= 0 || ctx.now < m.until) continue;
    const Instrument& instrument = ctx.institution.at(m.instrument);
    const Scope scope = scope_of(ctx.world, instrument, m.taker);
    const bool needed = ctx.world.picture(m.taker, m.incident).belief > 0 &&
                        believes_in(ctx.world, m.taker, m.incident, scope, instrument.from, 1 / necessity_share);
    if (needed && m.lawful && m.proportionate)
      renew_instrument(ctx, m);
    else
      end_instrument(ctx, m, Phase::act, 0);
  }
}

/// Takes an instrument, unless it was asked for by who needs it no more.
void take(TickContext& ctx, const Intent& intent) {
  if (!intent.other.valid() || stands_by(ctx.world, intent.other, intent.incident, intent.instrument))
    return take_instrument(ctx, intent);
  let_lapse(ctx, Phase::act, intent);
  ctx.world.picture(intent.other, intent.incident).instruments &= ~mark_of(intent.instrument);
}

void apply(TickContext& ctx, const Intent& intent) {
  switch (intent.kind) {
    case Intent::Kind::dispatch: dispatch(ctx, intent); break;
    case Intent::Kind::carry_out_order: carry_out_order(ctx, intent); break;
    case Intent::Kind::lend: lend(ctx, intent); break;
    case Intent::Kind::take_instrument: take(ctx, intent); break;
    case Intent::Kind::end_instrument: end_instruments(ctx, intent); break;
    case Intent::Kind::drop_proposal: drop_proposal(ctx, intent); break;
    case Intent::Kind::judge: judge(ctx, intent); break;
    case Intent::Kind::tell_needless: tell_needless(ctx, intent); break;
    case Intent::Kind::convene:
    case Intent::Kind::accept: break;  // done by coordinate()
  }
}

}  // namespace

void act(TickContext& ctx) {
  for (const BlockBuffer& block : ctx.blocks)
    for (const Intent& intent : block.intents) apply(ctx, intent);
  let_instruments_expire(ctx);
  move_teams(ctx);
}

}  // namespace qorgan
