#include "hazards/evolve.hpp"

#include <algorithm>
#include <cmath>

#include "hazards/consequences.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {
namespace {

constexpr double contained_share = 0.1;       // of the peak: below it an incident counts as contained
constexpr double infrastructure_lag = 21600;  // seconds; assumption: damage and repair show within hours

Event event_of(EventKind kind, IncidentId incident, RegionId region, double value, EventKey cause) {
  Event event;
  event.kind = kind;
  event.incident = incident;
  event.region = region;
  event.value = static_cast<float>(value);
  event.causes[0] = cause;
  return event;
}

void note_phase(TickContext& ctx, IncidentId id, double before) {
  IncidentState& state = ctx.world.incidents[id.index()];
  const IncidentSpec& spec = ctx.spec(id);
  const auto tell = [&](EventKind kind, double value) {
    state.last = emit(ctx, ctx.serial, Phase::evolve, event_of(kind, id, spec.region, value, state.last));
  };
  const bool falling = state.intensity < before;
  if (falling && state.hazard[3] == 0 && state.peak > 0) {
    state.hazard[3] = 1;  // the last cell of memory marks that the peak was told
    tell(EventKind::incident_peaked, state.peak);
  }
  if (!falling && state.intensity >= state.peak) {
    state.hazard[3] = 0;  // beyond what was seen before: there is a new peak to tell
    if (state.phase == IncidentPhase::contained) state.phase = IncidentPhase::active;
  }
  if (state.phase == IncidentPhase::active && falling && state.intensity < contained_share * state.peak) {
    state.phase = IncidentPhase::contained;
    state.contained = ctx.now;
    tell(EventKind::incident_contained, state.intensity);
  }
  const double elapsed = (ctx.now + 1 - state.onset) * ctx.dt;
  const bool stopped = state.scale <= 0;  // by an inject
  if ((stopped || hazard_over(spec.hazard, elapsed, state.intensity / std::max(state.scale, 1e-9))) &&
      state.phase != IncidentPhase::ended) {
    if (state.contained < 0) {
      state.contained = ctx.now;
      tell(EventKind::incident_contained, state.intensity);
    }
    state.phase = IncidentPhase::ended;
    state.ended = ctx.now;
    state.intensity = 0;
    state.demand.fill(0);
    tell(EventKind::incident_ended, state.peak);
  }
}

void advance_incident(TickContext& ctx, IncidentId id) {
  IncidentState& state = ctx.world.incidents[id.index()];
  const IncidentSpec& spec = ctx.spec(id);
  if (state.phase == IncidentPhase::latent && ctx.now >= state.onset) begin_incident(ctx, id, 0);
  if (state.phase == IncidentPhase::ended) {
    // People still go home after the end.
    update_coverage(spec, state, ctx.dt);
    add_consequences(spec, state, ctx.dt, false, 1);
    return;
  }
  if (state.phase != IncidentPhase::active && state.phase != IncidentPhase::contained) return;
  Random random(ctx.scenario.seed, Stream::hazard, id.value, static_cast<std::uint32_t>(ctx.now));
  const double before = state.intensity;
  const double elapsed = (ctx.now + 1 - state.onset) * ctx.dt;
  state.intensity = state.scale * advance_hazard({spec.hazard, elapsed, ctx.dt, state.coverage, random}, state.hazard);
  update_coverage(spec, state, ctx.dt);
  const bool ordered = in_force(ctx.world, id, MeasureEffect::evacuate);
  add_consequences(spec, state, ctx.dt, ordered, ctx.world.regions[spec.region.index()].trust);
  note_phase(ctx, id, before);
}

/// Moves `value` towards `target` with a time constant.
void approach(float& value, double target, double dt, double lag) {
  value += static_cast<float>((target - value) * (1 - std::exp(-dt / lag)));
  value = std::clamp(value, 0.0F, 1.0F);
}

void evolve_region(TickContext& ctx, std::size_t r) {
  RegionState& region = ctx.world.regions[r];
  const Parameters& p = ctx.parameters;
  double unmet = 0, communications = 0, power = 0, roads = 0;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentSpec& spec = ctx.scenario.incidents[i];
    if (spec.region.index() != r) continue;
    const IncidentState& state = ctx.world.incidents[i];
    const double open = state.intensity * (1 - state.coverage);
    unmet += open;
    communications += spec.consequences.communications * state.intensity;
    power += spec.consequences.power * state.intensity;
    roads += spec.consequences.roads * state.intensity;
  }
  for (const MeasureInForce& m : ctx.world.measures)
    if (m.ended < 0 && m.region.index() == r &&
        ctx.institution.at(m.measure).effect == MeasureEffect::restrict_communications)
      communications += ctx.institution.at(m.measure).strength;
  region.unmet = static_cast<float>(unmet);
  approach(region.communications, region.base_communications - communications, ctx.dt, infrastructure_lag);
  approach(region.power, region.base_power - power, ctx.dt, infrastructure_lag);
  approach(region.roads, region.base_roads - roads, ctx.dt, infrastructure_lag);
  const double need = std::min(1.0, unmet);
  const bool informed = region.informed_until >= ctx.now;
  const double trust = ctx.institution.regions[r].trust;
  region.trust -= static_cast<float>(p.trust_loss * (need + 0.5 * region.rumour) * ctx.dt * region.trust);
  if (informed && region.trust < trust) region.trust += static_cast<float>(p.trust_gain * (1 - need) * ctx.dt);
  region.trust = std::clamp(region.trust, 0.0F, 1.0F);
  const double grow = informed ? 0 : p.rumour_growth * need * (1 - region.rumour);
  const double fade = (informed ? p.rumour_decay : 0.1 * p.rumour_decay) * region.rumour;
  region.rumour = std::clamp(region.rumour + static_cast<float>((grow - fade) * ctx.dt), 0.0F, 1.0F);
}

}  // namespace

void begin_incident(TickContext& ctx, IncidentId incident, EventKey cause) {
  IncidentState& state = ctx.world.incidents[incident.index()];
  if (state.phase != IncidentPhase::latent && state.phase != IncidentPhase::dormant) return;
  state.phase = IncidentPhase::active;
  state.onset = ctx.now;
  state.began = state.last = emit(ctx, ctx.serial, Phase::evolve,
                                  event_of(EventKind::incident_began, incident, ctx.spec(incident).region, 0, cause));
}

void evolve(TickContext& ctx) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) advance_incident(ctx, IncidentId(i));
  for (std::size_t r = 0; r < ctx.world.regions.size(); ++r) evolve_region(ctx, r);
}

}  // namespace qorgan
