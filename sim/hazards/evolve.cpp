#include "hazards/evolve.hpp"

#include <algorithm>
#include <cmath>

#include "hazards/cascade.hpp"
#include "hazards/consequences.hpp"
#include "hazards/hazard.hpp"
#include "hazards/outbreak.hpp"
#include "hazards/region.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

constexpr double contained_share = 0.1;  // of the peak: below it an incident counts as contained
constexpr double active_share = 0.2;     // of the peak: above it a contained incident is active again. Assumption
constexpr double new_peak = 1.05;        // times the peak told last: what is worth telling anew. Assumption

Event event_of(EventKind kind, IncidentId incident, RegionId region, double value, EventKey cause) {
  Event event;
  event.kind = kind;
  event.incident = incident;
  event.region = region;
  event.value = static_cast<float>(value);
  event.causes[0] = cause;
  return event;
}

/// Tells of the incident's own course: caused by what it did last, and by the teams that came to end it.
void tell(TickContext& ctx, EventKind kind, IncidentId id, double value) {
  IncidentState& state = ctx.world.incidents[id.index()];
  Event event = event_of(kind, id, ctx.spec(id).region, value, state.last);
  if (kind == EventKind::incident_contained) event.causes[1] = state.relieved;
  state.last = emit(ctx, ctx.serial, Phase::evolve, event);
}

bool going_on(const IncidentState& state) {
  return state.phase == IncidentPhase::active || state.phase == IncidentPhase::contained;
}

void end_incident(TickContext& ctx, IncidentId id) {
  IncidentState& state = ctx.world.incidents[id.index()];
  if (state.contained < 0) {
    state.contained = ctx.now;
    tell(ctx, EventKind::incident_contained, id, state.intensity);
  }
  state.phase = IncidentPhase::ended;
  state.ended = ctx.now;
  state.hold(0);
  state.demand.fill(0);
  tell(ctx, EventKind::incident_ended, id, state.peak);
}

void note_phase(TickContext& ctx, IncidentId id) {
  IncidentState& state = ctx.world.incidents[id.index()];
  const bool falling = state.intensity < state.before;
  if (falling && state.peak > new_peak * state.peak_told) {
    state.peak_told = state.peak;
    tell(ctx, EventKind::incident_peaked, id, state.peak);
  }
  if (state.phase == IncidentPhase::contained && state.intensity > active_share * state.peak) {
    state.phase = IncidentPhase::active;
    state.contained = state.recovered = -1;
  }
  if (state.phase == IncidentPhase::active && falling && state.intensity < contained_share * state.peak) {
    state.phase = IncidentPhase::contained;
    state.contained = ctx.now;
    tell(ctx, EventKind::incident_contained, id, state.intensity);
  }
  const double elapsed = (ctx.now + 1 - state.onset) * ctx.dt;
  const bool stopped = state.scale <= 0;  // by an inject
  if (stopped || hazard_over(ctx.spec(id).hazard, elapsed, state.intensity / std::max(state.scale, 1e-9), state.hazard))
    end_incident(ctx, id);
}

double advance(TickContext& ctx, IncidentId id) {
  IncidentState& state = ctx.world.incidents[id.index()];
  const IncidentSpec& spec = ctx.spec(id);
  const RegionState& region = ctx.world.regions[spec.region.index()];
  Random random(ctx.scenario.seed, Stream::hazard, id.value, static_cast<std::uint32_t>(ctx.now));
  HazardInput input{spec.hazard, (ctx.now + 1 - state.onset) * ctx.dt, ctx.dt, state.coverage, random};
  input.population = ctx.institution.at(spec.region).population;
  input.trust = static_cast<double>(region.trust);
  input.rumour = static_cast<double>(region.rumour);
  input.informed = region.informed_until >= ctx.now;
  input.feed = feed_of(ctx, id);
  input.instruments = factors_of(ctx.world, id);
  if (spec.hazard.family == HazardFamily::epidemic) {
    const Imports imports = imports_of(ctx, id);
    input.home = imports.home;
    input.imported = imports.imported;
  }
  if (spec.hazard.family == HazardFamily::fire) {
    input.line = state.of(WorkKind::fire_line).done;
    input.line_built = input.line - state.hazard[fire_line_seen];
    state.hazard[fire_line_seen] = input.line;
  }
  return state.scale * advance_hazard(input, state.hazard);
}

/// What reaches the people of an incident just now.
PeopleInput people_of(const TickContext& ctx, IncidentId id) {
  const RegionState& region = ctx.world.regions[ctx.spec(id).region.index()];
  PeopleInput people;
  people.dt = ctx.dt;
  people.trust = static_cast<double>(region.trust);
  people.ordered = in_force(ctx.world, id, InstrumentEffect::evacuate);
  people.warned = region.informed_until >= ctx.now;
  return people;
}

bool makes_recovery(const IncidentSpec& spec) {
  return std::any_of(spec.demands.begin(), spec.demands.end(),
                     [](const DemandSpec& demand) { return is_recovery(demand.work); });
}

/// What an incident left behind is done once the hazard is low and nothing is left of it.
void note_recovery(TickContext& ctx, IncidentId id, bool left) {
  IncidentState& state = ctx.world.incidents[id.index()];
  if (left || state.recovered >= 0 || !makes_recovery(ctx.spec(id))) return;
  state.recovered = ctx.now;
  tell(ctx, EventKind::recovered, id, hours_done(ctx.spec(id), state));
}

/// What goes on once the hazard is over: people come home, what it broke is mended.
void recover(TickContext& ctx, IncidentId id) {
  IncidentState& state = ctx.world.incidents[id.index()];
  const IncidentSpec& spec = ctx.spec(id);
  make_work(spec, state, ctx.parameters, 0, ctx.dt);
  update_coverage(spec, state, ctx.parameters, ctx.dt);  // teams for anything else are beyond what is wanted
  do_work(spec, state, ctx.dt);
  add_outage(spec, state, ctx.dt);
  state.newly_harmed = state.untold = 0;
  return_home(spec, state, ctx.parameters, ctx.dt);
  const bool left = recovery_left(spec, state);
  call_volunteers(state, ctx.parameters, left, ctx.dt);
  note_recovery(ctx, id, left);
}

void advance_incident(TickContext& ctx, IncidentId id) {
  IncidentState& state = ctx.world.incidents[id.index()];
  const IncidentSpec& spec = ctx.spec(id);
  // What stands in the scenario's own time has no cause in the run, whatever happened at the place before.
  if (state.phase == IncidentPhase::latent && ctx.now >= state.onset) begin_incident(ctx, id, state.set_off);
  if (state.phase == IncidentPhase::ended) return recover(ctx, id);
  if (state.phase == IncidentPhase::latent) spread_word(spec, state, ctx.parameters, people_of(ctx, id), 0);
  if (!going_on(state)) return;
  const bool first = state.onset == ctx.now;
  const double people = ctx.institution.at(spec.region).population;
  const double before = first ? state.scale * intensity_at_onset(spec.hazard, people) : state.intensity;
  state.intensity = advance(ctx, id);
  if (spec.hazard.family == HazardFamily::fire)  // all round it is to be built, or was
    state.of(WorkKind::fire_line).made = std::max(state.of(WorkKind::fire_line).done, state.hazard[fire_perimeter]);
  const OverTick over = over_tick(spec.hazard, (ctx.now + 1 - state.onset) * ctx.dt, ctx.dt, before, state.intensity);
  state.mean = over.mean;
  state.mean_square = over.mean_square;
  state.highest = over.highest;
  make_work(spec, state, ctx.parameters, std::max(0.0, state.highest - state.peak), ctx.dt);
  update_coverage(spec, state, ctx.parameters, ctx.dt);
  do_work(spec, state, ctx.dt);
  add_consequences(spec, state, ctx.parameters, people_of(ctx, id), factors_of(ctx.world, id).loss, before);
  call_volunteers(state, ctx.parameters, true, ctx.dt);
  if (is_calm(spec, state)) note_recovery(ctx, id, recovery_left(spec, state));
  note_phase(ctx, id);
}

/// Copies what other incidents answer to, so that their order plays no part.
void freeze(TickContext& ctx) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentSpec& spec = ctx.scenario.incidents[i];
    IncidentState& state = ctx.world.incidents[i];
    state.before = state.intensity;
    if (spec.hazard.family != HazardFamily::epidemic) continue;
    const double people = ctx.institution.at(spec.region).population;
    state.prevalence = going_on(state) && people > 0 ? state.hazard[epidemic_infectious] / people : 0;
  }
}

}  // namespace

void begin_incident(TickContext& ctx, IncidentId incident, EventKey cause) {
  IncidentState& state = ctx.world.incidents[incident.index()];
  if (!may_start(state)) return;
  state.phase = IncidentPhase::active;
  state.onset = ctx.now;
  state.began = state.last = emit(ctx, ctx.serial, Phase::evolve,
                                  event_of(EventKind::incident_began, incident, ctx.spec(incident).region, 0, cause));
}

void call_off(TickContext& ctx, IncidentId incident, EventKey cause) {
  IncidentState& state = ctx.world.incidents[incident.index()];
  if (!may_start(state)) return;
  state.phase = IncidentPhase::ended;
  state.ended = ctx.now;
  state.last = cause;
  tell(ctx, EventKind::incident_ended, incident, 0);
}

void spread_to(TickContext& ctx, IncidentId source, IncidentId target, double delay) {
  IncidentState& state = ctx.world.incidents[target.index()];
  const Tick onset = ctx.now + ctx.scenario.tick_at(delay);
  if (!may_start(state) || (state.phase == IncidentPhase::latent && state.onset <= onset)) return;
  const EventKey cause = ctx.world.incidents[source.index()].last;
  state.phase = IncidentPhase::latent;
  state.onset = onset;
  state.set_off = state.last = emit(ctx, ctx.serial, Phase::evolve,
                                    event_of(EventKind::spread, target, ctx.spec(target).region, source.value, cause));
}

void evolve(TickContext& ctx) {
  freeze(ctx);
  start_cascades(ctx);
  import_infections(ctx);
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) advance_incident(ctx, IncidentId(i));
  for (std::size_t r = 0; r < ctx.world.regions.size(); ++r) evolve_region(ctx, RegionId(r));
}

}  // namespace qorgan
