// Phase 9: legality. Instruments need a ground, an authority and proportionality; what is done without is a violation.
// The prosecutor's office finds violations with a lag (27), courts hear those whose rights are limited (14), and who
// broke the Law answers for it (28).

#include <algorithm>
#include <cmath>

#include "behaviour/phases.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"
#include "law/authority.hpp"

namespace qorgan {
namespace {

/// What the Law forbids by name is told beside the violation: a needless instrument breaks other prohibitions than one
/// taken without authority.
void name_prohibitions(TickContext& ctx, Phase phase, Event event) {
  if (!event.instrument.valid()) return;
  const ForbiddenWhen when =
      event.ground == ctx.structure.common.necessity ? ForbiddenWhen::disproportionate : ForbiddenWhen::unauthorised;
  event.causes = {event.key, 0, 0};
  for (const std::size_t p : broken_by(ctx.institution, event.instrument, when)) {
    event.kind = EventKind::prohibition_broken;
    event.ground = ctx.structure.prohibition_ground[p];
    emit(ctx, ctx.serial, phase, event);
  }
}

/// 17(2): limits only as far as necessary. Judged by what is, not by what was believed.
void test_proportionality(TickContext& ctx, InstrumentInForce& m) {
  const Instrument& instrument = ctx.institution.at(m.instrument);
  if (m.ended >= 0 || instrument.rights.empty() || !m.proportionate) return;
  const double grace = 86400;  // seconds; assumption: a day to see that the necessity is gone
  const double times = 1 / (necessity_share * std::max(ctx.parameters.necessity_factor, 1e-9));
  if (observable_severity(ctx, m.incident) > 0 &&
      is_of_class(ctx, m.incident, scope_of(ctx.world, instrument, m.taker), instrument.from, times)) {
    m.needless = -1;
    return;
  }
  if (m.needless < 0) m.needless = ctx.now;
  if ((ctx.now - m.needless) * ctx.dt < grace) return;
  m.proportionate = 0;
  record_violation(ctx, Phase::audit,
                   {.agent = m.taker,
                    .incident = m.incident,
                    .instrument = m.instrument,
                    .article = ctx.structure.common.necessity,
                    .cause = m.event});
}

/// What was found is put right: the instrument is lifted, the headquarters without a lawful head dissolved, and people
/// trust less for having been wronged.
void put_right(TickContext& ctx, const Violation& violation, EventKey found) {
  for (InstrumentInForce& m : ctx.world.instruments)
    if (m.taker == violation.agent && m.instrument == violation.instrument && m.incident == violation.incident &&
        m.ended < 0)
      end_instrument(ctx, m, Phase::audit, found);
  if (violation.article == ctx.structure.common.headquarters && !violation.instrument.valid())
    for (std::size_t h = 0; h < ctx.world.headquarters.size(); ++h) {
      const Headquarters& hq = ctx.world.headquarters[h];
      if (hq.head == violation.agent && hq.ground == 0 && hq.phase != HeadquartersPhase::stood_down &&
          deals_with(ctx.world, hq, violation.incident))
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
  event.instrument = violation.instrument;
  event.ground = ground;
  event.causes[0] = violation.event;
  put_right(ctx, violation, emit(ctx, ctx.serial, Phase::audit, event));
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

/// 14(1): people whose rights an instrument limits may go to court against it, whatever they think of it. One appeal
/// against an instrument waits at a time.
void file_appeals(TickContext& ctx) {
  if (!ctx.structure.courts.valid()) return;
  for (std::size_t i = 0; i < ctx.world.instruments.size(); ++i) {
    InstrumentInForce& m = ctx.world.instruments[i];
    if (m.ended >= 0 || m.pending != 0 || ctx.institution.at(m.instrument).rights.empty()) continue;
    Random random(ctx.scenario.seed, Stream::appeal, static_cast<std::uint32_t>(i),
                  static_cast<std::uint32_t>(ctx.now));
    const double rate = ctx.parameters.appeal_rate * static_cast<double>(m.people);
    if (!random.chance(1 - math::exp(-rate * ctx.dt))) continue;
    m.pending = 1;
    ++ctx.serial.totals.appeals;
    m.appealed = ctx.now;
    Event event = event_about(m, EventKind::appeal_filed, ctx.structure.courts, ctx.structure.common.court);
    event.other = m.taker;
    Message appeal;
    appeal.kind = MessageKind::appeal;
    appeal.from = appeal.to = ctx.structure.courts;
    appeal.incident = m.incident;
    appeal.instrument = m.instrument;
    appeal.amount = static_cast<float>(i);
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
    event.instrument = violation.instrument;
    event.ground = ctx.structure.common.responsibility;
    event.causes[0] = violation.event;
    emit(ctx, ctx.serial, Phase::audit, event);
    float& trust = ctx.world.regions[ctx.spec(violation.incident).region.index()].trust;
    trust = std::min(1.0F, trust + static_cast<float>(restored * ctx.parameters.violation_trust_cost));
  }
}

}  // namespace

EventKey record_violation(TickContext& ctx, Phase phase, const Offence& offence) {
  Event event;
  event.kind = EventKind::violation;
  event.agent = offence.agent;
  event.other = offence.other;
  event.incident = offence.incident;
  event.region = ctx.spec(offence.incident).region;
  event.headquarters = offence.headquarters;
  event.instrument = offence.instrument;
  event.ground = offence.article;
  event.causes[0] = offence.cause;
  Violation violation;
  violation.event = event.key = emit(ctx, ctx.serial, phase, event);
  violation.agent = offence.agent;
  violation.incident = offence.incident;
  violation.instrument = offence.instrument;
  violation.tick = ctx.now;
  violation.article = offence.article;
  ctx.world.violations.push_back(violation);
  name_prohibitions(ctx, phase, event);
  return violation.event;
}

void record_breach(TickContext& ctx, AgentId agent, IncidentId incident, std::size_t prohibition, EventKey cause) {
  Event event;
  event.kind = EventKind::prohibition_broken;
  event.agent = agent;
  event.incident = incident;
  event.region = ctx.spec(incident).region;
  event.ground = ctx.structure.prohibition_ground[prohibition];
  event.causes[0] = record_violation(ctx, Phase::audit,
                                     {.agent = agent, .incident = incident, .article = event.ground, .cause = cause});
  emit(ctx, ctx.serial, Phase::audit, event);
}

void judge(TickContext& ctx, const Intent& intent) {
  InstrumentInForce& m = ctx.world.instruments[static_cast<std::size_t>(intent.amount)];
  m.pending = 0;
  if (m.ended >= 0) return;  // nothing is left to decide
  const bool stands = m.lawful && m.proportionate && m.needless < 0;
  Event event = event_about(m, stands ? EventKind::appeal_dismissed : EventKind::appeal_upheld, intent.agent,
                            ctx.structure.common.court);
  event.other = m.taker;
  event.causes = {intent.cause, m.event, 0};
  const EventKey key = emit(ctx, ctx.serial, Phase::act, event);
  if (stands) return;
  ++ctx.serial.totals.appeals_upheld;
  if (m.lawful && m.proportionate) {
    m.proportionate = 0;
    record_violation(ctx, Phase::audit,
                     {.agent = m.taker,
                      .incident = m.incident,
                      .instrument = m.instrument,
                      .article = ctx.structure.common.necessity,
                      .cause = key});
  }
  end_instrument(ctx, m, Phase::act, key);
  for (Violation& v : ctx.world.violations)
    if (v.found < 0 && v.agent == m.taker && v.instrument == m.instrument && v.incident == m.incident)
      find(ctx, v, intent.agent, ctx.structure.common.court);
}

void audit(TickContext& ctx) {
  for (InstrumentInForce& m : ctx.world.instruments) test_proportionality(ctx, m);
  file_appeals(ctx);
  find_violations(ctx);
  hold_responsible(ctx);
}

}  // namespace qorgan
