// Phase 9: legality. Measures need a ground, an authority and proportionality; what is done without is a violation. The
// prosecutor's office finds violations with a lag (27), courts hear those whose rights are limited (14), and who broke
// the Law answers for it (28).

#include <algorithm>
#include <cmath>

#include "behaviour/phases.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"

namespace qorgan {
namespace {

/// What the Law forbids by name is told beside the violation: a needless measure breaks other prohibitions than one
/// taken without authority.
void name_prohibitions(TickContext& ctx, Event event, EventKey violation) {
  if (!event.measure.valid()) return;
  const ForbiddenWhen when =
      event.ground == ctx.structure.common.necessity ? ForbiddenWhen::disproportionate : ForbiddenWhen::unauthorised;
  for (const std::size_t p : broken_by(ctx.institution, event.measure, when)) {
    event.kind = EventKind::prohibition_broken;
    event.ground = ctx.structure.prohibition_ground[p];
    event.causes = {violation, 0, 0};
    emit(ctx, ctx.serial, Phase::audit, event);
  }
}

EventKey note_violation(TickContext& ctx, AgentId agent, IncidentId incident, MeasureId measure, std::uint16_t article,
                        EventKey cause) {
  Event event;
  event.kind = EventKind::violation;
  event.agent = agent;
  event.incident = incident;
  event.region = ctx.spec(incident).region;
  event.measure = measure;
  event.ground = article;
  event.causes[0] = cause;
  Violation violation;
  violation.event = emit(ctx, ctx.serial, Phase::audit, event);
  violation.agent = agent;
  violation.incident = incident;
  violation.measure = measure;
  violation.tick = ctx.now;
  violation.article = article;
  ctx.world.violations.push_back(violation);
  name_prohibitions(ctx, event, violation.event);
  return violation.event;
}

void take_effect(TickContext& ctx, const Measure& measure, const MeasureInForce& taken) {
  RegionState& region = ctx.world.regions[taken.region.index()];
  IncidentState& incident = ctx.world.incidents[taken.incident.index()];
  const double cost =
      measure.cost_per_person * incident.intensity * ctx.spec(taken.incident).consequences.people_at_risk;
  incident.cost += cost;
  ctx.serial.totals.cost += cost;
  if (measure.effect != MeasureEffect::inform_population) return;
  region.informed_until = std::max(region.informed_until, taken.until);
  Event event;
  event.kind = EventKind::statement;
  event.agent = taken.taker;
  event.incident = taken.incident;
  event.region = taken.region;
  event.measure = taken.measure;
  event.ground = ctx.structure.common.inform_public;
  event.causes[0] = taken.event;
  emit(ctx, ctx.serial, Phase::act, event);
}

/// 17(2): limits only as far as necessary. Judged by what is, not by what was believed.
void test_proportionality(TickContext& ctx, MeasureInForce& m) {
  const Measure& measure = ctx.institution.at(m.measure);
  if (m.ended >= 0 || m.people <= 0 || !m.proportionate) return;
  const double grace = 86400;  // seconds; assumption: a day to see that the necessity is gone
  if (observable_severity(ctx, m.incident) >= measure.trigger * necessity_share * ctx.parameters.necessity_factor) {
    m.needless = -1;
    return;
  }
  if (m.needless < 0) m.needless = ctx.now;
  if ((ctx.now - m.needless) * ctx.dt < grace) return;
  m.proportionate = 0;
  record_violation(ctx, m.taker, m.incident, m.measure, ctx.structure.common.necessity, m.event);
}

/// What was found is put right: the measure is lifted, the headquarters without a lawful head dissolved, and people
/// trust less for having been wronged.
void lift(TickContext& ctx, const Violation& violation, EventKey found) {
  for (MeasureInForce& m : ctx.world.measures)
    if (m.taker == violation.agent && m.measure == violation.measure && m.incident == violation.incident && m.ended < 0)
      m.until = ctx.now;
  if (!violation.measure.valid())
    for (std::size_t h = 0; h < ctx.world.headquarters.size(); ++h) {
      const Headquarters& hq = ctx.world.headquarters[h];
      if (hq.head == violation.agent && hq.ground == 0 && hq.phase != HeadquartersPhase::stood_down)
        stand_down(ctx, HeadquartersId(h), found);
    }
  float& trust = ctx.world.regions[ctx.spec(violation.incident).region.index()].trust;
  trust = std::max(0.0F, trust - static_cast<float>(ctx.parameters.violation_trust_cost));
}

/// Marks a violation as found and undoes what can be undone.
void find(TickContext& ctx, Violation& violation, AgentId finder, std::uint16_t ground) {
  violation.found = ctx.now;
  violation.found_ground = ground;
  Event event;
  event.kind = EventKind::violation_found;
  event.agent = finder;
  event.other = violation.agent;
  event.incident = violation.incident;
  event.measure = violation.measure;
  event.ground = ground;
  event.causes[0] = violation.event;
  lift(ctx, violation, emit(ctx, ctx.serial, Phase::audit, event));
}

void find_violations(TickContext& ctx) {
  if (!ctx.structure.prosecutor.valid()) return;
  const double chance = 1 - math::exp(-ctx.parameters.discovery_rate * ctx.dt);
  for (std::size_t v = 0; v < ctx.world.violations.size(); ++v) {
    Violation& violation = ctx.world.violations[v];
    if (violation.found >= 0) continue;
    Random random(ctx.scenario.seed, Stream::discovery, static_cast<std::uint32_t>(v),
                  static_cast<std::uint32_t>(ctx.now));
    if (!random.chance(chance)) continue;
    find(ctx, violation, ctx.structure.prosecutor, ctx.structure.common.supervision);
  }
}

/// 14(1): people whose rights a measure limits may go to court against it, whatever they think of it. One appeal
/// against a measure waits at a time.
void file_appeals(TickContext& ctx) {
  if (!ctx.structure.courts.valid()) return;
  for (std::size_t i = 0; i < ctx.world.measures.size(); ++i) {
    MeasureInForce& m = ctx.world.measures[i];
    if (m.ended >= 0 || m.pending != 0 || m.people <= 0) continue;
    Random random(ctx.scenario.seed, Stream::appeal, static_cast<std::uint32_t>(i),
                  static_cast<std::uint32_t>(ctx.now));
    const double rate = ctx.parameters.appeal_rate * static_cast<double>(m.people);
    if (!random.chance(1 - math::exp(-rate * ctx.dt))) continue;
    m.pending = 1;
    ++ctx.serial.totals.appeals;
    m.appealed = ctx.now;
    Event event;
    event.kind = EventKind::appeal_filed;
    event.agent = ctx.structure.courts;
    event.other = m.taker;
    event.incident = m.incident;
    event.region = m.region;
    event.measure = m.measure;
    event.ground = ctx.structure.common.court;
    event.value = m.people;
    event.causes[0] = m.event;
    Message appeal;
    appeal.kind = MessageKind::appeal;
    appeal.from = appeal.to = ctx.structure.courts;
    appeal.incident = m.incident;
    appeal.measure = m.measure;
    appeal.severity = 1;  // rights come before what is less grave
    appeal.cause = emit(ctx, ctx.serial, Phase::audit, event);
    send(ctx, ctx.serial, Channel::lateral, appeal);
  }
}

/// 28: who broke the Law answers for it once the inquiry is done; part of the trust that was lost comes back.
void hold_responsible(TickContext& ctx) {
  constexpr double restored = 0.5;  // of the trust that the finding cost. Assumption.
  for (Violation& violation : ctx.world.violations) {
    if (violation.found < 0 || violation.answered >= 0) continue;
    if (ctx.now - violation.found < ctx.ticks(ctx.parameters.responsibility_time)) continue;
    violation.answered = ctx.now;
    ++ctx.serial.totals.held_responsible;
    const AgentId superior = ctx.world.facts(violation.agent).superior;
    Event event;
    event.kind = EventKind::held_responsible;
    event.agent = superior.valid() ? superior : ctx.structure.prosecutor;
    event.other = violation.agent;
    event.incident = violation.incident;
    event.region = ctx.spec(violation.incident).region;
    event.measure = violation.measure;
    event.ground = ctx.structure.common.responsibility;
    event.causes[0] = violation.event;
    emit(ctx, ctx.serial, Phase::audit, event);
    float& trust = ctx.world.regions[ctx.spec(violation.incident).region.index()].trust;
    trust = std::min(1.0F, trust + static_cast<float>(restored * ctx.parameters.violation_trust_cost));
  }
}

}  // namespace

void record_violation(TickContext& ctx, AgentId agent, IncidentId incident, MeasureId measure, std::uint16_t article,
                      EventKey cause) {
  note_violation(ctx, agent, incident, measure, article, cause);
}

void record_breach(TickContext& ctx, AgentId agent, IncidentId incident, std::size_t prohibition, EventKey cause) {
  const std::uint16_t ground = ctx.structure.prohibition_ground[prohibition];
  const EventKey violation = note_violation(ctx, agent, incident, MeasureId::none(), ground, cause);
  Event event;
  event.kind = EventKind::prohibition_broken;
  event.agent = agent;
  event.incident = incident;
  event.region = ctx.spec(incident).region;
  event.ground = ground;
  event.causes[0] = violation;
  emit(ctx, ctx.serial, Phase::audit, event);
}

void judge(TickContext& ctx, const Intent& intent) {
  for (MeasureInForce& m : ctx.world.measures) {
    if (m.pending == 0 || m.measure != intent.measure || m.incident != intent.incident) continue;
    m.pending = 0;
    if (m.ended >= 0) continue;  // nothing is left to decide
    const bool stands = m.lawful && m.proportionate && m.needless < 0;
    Event event;
    event.kind = stands ? EventKind::appeal_dismissed : EventKind::appeal_upheld;
    event.agent = intent.agent;
    event.other = m.taker;
    event.incident = m.incident;
    event.region = m.region;
    event.measure = m.measure;
    event.value = m.people;
    event.ground = ctx.structure.common.court;
    event.causes = {intent.cause, m.event, 0};
    const EventKey key = emit(ctx, ctx.serial, Phase::act, event);
    if (stands) continue;
    ++ctx.serial.totals.appeals_upheld;
    if (m.lawful && m.proportionate) {
      m.proportionate = 0;
      record_violation(ctx, m.taker, m.incident, m.measure, ctx.structure.common.necessity, key);
    }
    m.until = ctx.now;
    for (Violation& v : ctx.world.violations)
      if (v.found < 0 && v.agent == m.taker && v.measure == m.measure && v.incident == m.incident)
        find(ctx, v, intent.agent, ctx.structure.common.court);
  }
}

bool has_authority(const World& world, AgentId agent, IncidentId incident, HeadquartersId headquarters,
                   MeasureId measure) {
  const AgentFacts& taker = world.facts(agent);
  const Institution& institution = world.institution();
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  switch (institution.at(measure).authority) {
    case Authority::lead:
      if (taker.region.valid()) return false;
      [[fallthrough]];
    case Authority::body: {
      const std::size_t cell = taker.role.index() * institution.measures.size() + measure.index();
      return (world.structure->may_take[cell] >> spec.threat.index() & 1U) != 0;
    }
    case Authority::akimat: return taker.kind == BodyKind::akimat && taker.region == spec.region;
    case Authority::headquarters_head:
      return headquarters.valid() && world.headquarters[headquarters.index()].head == agent &&
             world.headquarters[headquarters.index()].ground != 0;
    // What climbed past the Government without an answer the President may settle: 10(2).
    case Authority::government: return agent == world.structure->government || agent == world.structure->president;
    case Authority::president: return agent == world.structure->president;
    case Authority::parliament: return institution.at(taker.role).id == "parliament";
    case Authority::court: return institution.at(taker.role).id == "courts";
  }
  return false;
}

void take_measure(TickContext& ctx, const Intent& intent) {
  for (const MeasureInForce& m : ctx.world.measures)
    if (m.ended < 0 && m.measure == intent.measure && m.incident == intent.incident) return;  // in force already
  const Measure& measure = ctx.institution.at(intent.measure);
  const IncidentSpec& spec = ctx.spec(intent.incident);
  MeasureInForce taken;
  taken.measure = intent.measure;
  taken.incident = intent.incident;
  taken.region = spec.region;
  taken.taker = intent.agent;
  if (intent.other != intent.agent) taken.proposer = intent.other;
  taken.from = ctx.now;
  taken.until = ctx.now + std::max(1, static_cast<Tick>(std::lround(ctx.ticks(measure.duration))));
  taken.cause = intent.cause;
  taken.ground = intent.ground;
  taken.lawful = has_authority(ctx.world, intent.agent, intent.incident, intent.headquarters, intent.measure) ? 1 : 0;
  if (!measure.rights.empty())
    taken.people = static_cast<float>(measure.share_affected * spec.consequences.people_at_risk *
                                      std::min(1.0, static_cast<double>(intent.severity)));
  Event event;
  event.kind = EventKind::measure_taken;
  event.agent = intent.agent;
  event.incident = intent.incident;
  event.region = spec.region;
  event.headquarters = intent.headquarters;
  event.measure = intent.measure;
  event.ground = intent.ground;
  event.value = taken.people;
  event.causes[0] = intent.cause;
  taken.event = emit(ctx, ctx.serial, Phase::act, event);
  ctx.world.measures.push_back(taken);
  take_effect(ctx, measure, taken);
  if (!taken.lawful)
    record_violation(ctx, intent.agent, intent.incident, intent.measure, ctx.structure.common.excess, taken.event);
}

void renew_measure(TickContext& ctx, MeasureInForce& m) {
  const Measure& measure = ctx.institution.at(m.measure);
  m.until = ctx.now + std::max(1, static_cast<Tick>(std::lround(ctx.ticks(measure.duration))));
  if (measure.effect != MeasureEffect::inform_population) return;
  Tick& informed = ctx.world.regions[m.region.index()].informed_until;
  informed = std::max(informed, m.until);
}

void audit(TickContext& ctx) {
  for (MeasureInForce& m : ctx.world.measures) test_proportionality(ctx, m);
  file_appeals(ctx);
  find_violations(ctx);
  hold_responsible(ctx);
}

}  // namespace qorgan
