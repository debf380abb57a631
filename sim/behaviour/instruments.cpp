// Phase 8: who may take an instrument, and what taking it does.

#include <algorithm>
#include <cmath>

#include "behaviour/phases.hpp"
#include "law/organs.hpp"

namespace qorgan {
namespace {

void take_effect(TickContext& ctx, const Instrument& instrument, const InstrumentInForce& taken) {
  RegionState& region = ctx.world.regions[taken.region.index()];
  IncidentState& incident = ctx.world.incidents[taken.incident.index()];
  const double cost =
      instrument.cost_per_person * incident.intensity * ctx.spec(taken.incident).consequences.people_at_risk;
  incident.cost += cost;
  ctx.serial.totals.cost += cost;
  if (instrument.effect != InstrumentEffect::inform_population) return;
  region.informed_until = std::max(region.informed_until, taken.until);
  Event event;
  event.kind = EventKind::statement;
  event.agent = taken.taker;
  event.incident = taken.incident;
  event.region = taken.region;
  event.instrument = taken.instrument;
  event.ground = ctx.structure.common.inform_public;
  event.causes[0] = taken.event;
  emit(ctx, ctx.serial, Phase::act, event);
}

}  // namespace

bool has_authority(const World& world, AgentId agent, IncidentId incident, HeadquartersId headquarters,
                   InstrumentId instrument) {
  const AgentFacts& taker = world.facts(agent);
  const Institution& institution = world.institution();
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  switch (institution.at(instrument).authority) {
    case Authority::lead:
      if (taker.region.valid()) return false;
      [[fallthrough]];
    case Authority::body: {
      const std::size_t cell = taker.role.index() * institution.instruments.size() + instrument.index();
      return (world.structure->may_take[cell] >> spec.threat.index() & 1U) != 0;
    }
    case Authority::akimat: return taker.kind == BodyKind::akimat && taker.region == spec.region;
    case Authority::headquarters_head:
      return headquarters.valid() && world.headquarters[headquarters.index()].head == agent &&
             world.headquarters[headquarters.index()].ground != 0 &&
             world.headquarters[headquarters.index()].phase == HeadquartersPhase::sitting;
    // What climbed past the Government without an answer the President may settle: 10(2).
    case Authority::government: return agent == world.structure->government || agent == world.structure->president;
    case Authority::president: return agent == world.structure->president;
    case Authority::parliament: return institution.at(taker.role).id == organ::parliament;
    case Authority::court: return institution.at(taker.role).id == organ::courts;
  }
  return false;
}

bool serves(const World& world, const Instrument& instrument, IncidentId incident) {
  switch (instrument.effect) {
    case InstrumentEffect::evacuate:
      return world.scenario->incidents[incident.index()].consequences.evacuation_rate > 0;
    case InstrumentEffect::restore: return world.incidents[incident.index()].began != 0;
    default: return true;
  }
}

bool barred(const World& world, AgentId agent, InstrumentId instrument, IncidentId incident) {
  const float belief = world.picture(agent, incident).belief;
  return std::any_of(world.instruments.begin(), world.instruments.end(), [&](const InstrumentInForce& m) {
    if (m.taker != agent || m.instrument != instrument || m.incident != incident) return false;
    return !m.lawful || (!m.proportionate && belief <= m.severity);
  });
}

void take_instrument(TickContext& ctx, const Intent& intent) {
  if (in_force(ctx.world, intent.incident, intent.instrument)) return;
  const Instrument& instrument = ctx.institution.at(intent.instrument);
  const IncidentSpec& spec = ctx.spec(intent.incident);
  InstrumentInForce taken;
  taken.instrument = intent.instrument;
  taken.incident = intent.incident;
  taken.region = spec.region;
  taken.taker = intent.agent;
  if (intent.other != intent.agent) taken.proposer = intent.other;
  taken.from = ctx.now;
  taken.until = ctx.now + std::max(1, static_cast<Tick>(std::lround(ctx.ticks(instrument.duration))));
  taken.cause = intent.cause;
  taken.ground = intent.ground;
  taken.severity = intent.severity;
  taken.lawful =
      has_authority(ctx.world, intent.agent, intent.incident, intent.headquarters, intent.instrument) ? 1 : 0;
  // What limits rights limits those of somebody, also where the scenario counts nobody at risk.
  if (!instrument.rights.empty())
    taken.people = static_cast<float>(std::max(1.0, instrument.share_affected * spec.consequences.people_at_risk *
                                                        std::min(1.0, static_cast<double>(intent.severity))));
  Event event;
  event.kind = EventKind::instrument_taken;
  event.agent = intent.agent;
  event.incident = intent.incident;
  event.region = spec.region;
  event.headquarters = intent.headquarters;
  event.instrument = intent.instrument;
  event.ground = intent.ground;
  event.value = taken.people;
  event.causes[0] = intent.cause;
  taken.event = emit(ctx, ctx.serial, Phase::act, event);
  ctx.world.instruments.push_back(taken);
  take_effect(ctx, instrument, taken);
  if (!taken.lawful)
    record_violation(ctx, Phase::audit,
                     {.agent = intent.agent,
                      .incident = intent.incident,
                      .instrument = intent.instrument,
                      .article = ctx.structure.common.excess,
                      .cause = taken.event});
}

Event event_about(const InstrumentInForce& instrument, EventKind kind, AgentId agent, std::uint16_t ground) {
  Event event;
  event.kind = kind;
  event.agent = agent;
  event.incident = instrument.incident;
  event.region = instrument.region;
  event.instrument = instrument.instrument;
  event.value = instrument.people;
  event.ground = ground;
  event.causes[0] = instrument.event;
  return event;
}

void end_instrument(TickContext& ctx, InstrumentInForce& instrument, Phase phase, EventKey cause) {
  instrument.ended = ctx.now;
  Event event = event_about(instrument, EventKind::instrument_ended, instrument.taker, instrument.ground);
  event.causes[1] = cause;
  emit(ctx, ctx.serial, phase, event);
  // Whoever took or proposed it may do so again when severity rises anew, unless it is barred (28).
  for (std::size_t a = 0; a < ctx.world.agent_count(); ++a)
    ctx.world.picture(AgentId(a), instrument.incident).instruments &= ~mark_of(instrument.instrument);
}

void renew_instrument(TickContext& ctx, InstrumentInForce& m) {
  const Instrument& instrument = ctx.institution.at(m.instrument);
  m.until = ctx.now + std::max(1, static_cast<Tick>(std::lround(ctx.ticks(instrument.duration))));
  if (instrument.effect != InstrumentEffect::inform_population) return;
  Tick& informed = ctx.world.regions[m.region.index()].informed_until;
  informed = std::max(informed, m.until);
}

}  // namespace qorgan
