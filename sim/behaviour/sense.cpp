// Phase 4: signals.

#include <algorithm>
#include <cmath>

#include "behaviour/phases.hpp"
#include "core/mathematics.hpp"
#include "core/random.hpp"
#include "world/effort.hpp"

namespace qorgan {
namespace {

constexpr double early_signs = 0.3;   // of what is foretold: what shows of an incident that is about to begin
constexpr double central_view = 0.3;  // how well a central body senses what happens in a region itself. Assumption.
constexpr double layman_view = 0.3;   // how well a body senses that is no detector of such threats. Assumption.

/// The part of an incident's watchers that stands in one block; the list is sorted by agent.
std::pair<const std::uint32_t*, const std::uint32_t*> watchers_in(const Structure& structure, std::size_t incident,
                                                                  const Block& range) {
  const Span span = structure.watchers_of[incident];
  const std::uint32_t* first = structure.watchers.data() + span.first;
  const std::uint32_t* last = first + span.count;
  return {std::lower_bound(first, last, range.first), std::lower_bound(first, last, range.last)};
}

bool began(const TickContext& ctx, IncidentId incident) {
  const IncidentPhase phase = ctx.world.incidents[incident.index()].phase;
  return phase == IncidentPhase::active || phase == IncidentPhase::contained;
}

double chance_to_notice(const TickContext& ctx, AgentId agent, IncidentId incident, const Picture& picture,
                        double severity) {
  const bool on_the_spot = ctx.world.facts(agent).region.valid();
  if (picture.since >= 0) {
    if (!on_the_spot) return 0;  // the centre lives on reports once it knows
    return 1 - math::exp(-ctx.dt / ctx.parameters.refresh_interval);
  }
  const IncidentSpec& spec = ctx.spec(incident);
  const double shown = spec.detectability * severity;
  const bool detector = (ctx.world.facts(agent).trained >> spec.threat.index() & 1U) != 0;
  const double watching =
      ctx.parameters.detection_rate * (on_the_spot ? 1.0 : central_view) * (detector ? 1.0 : layman_view);
  // Who is in danger and sees it calls the bodies of the region whose task it is: the more people, the sooner. What
  // shows to watchers only in part nobody takes for something to call about.
  const bool called = on_the_spot && detector && began(ctx, incident);
  const double plain = std::max(0.0, 2 * spec.detectability - 1);
  const double calls = called ? ctx.parameters.call_rate * spec.consequences.people_at_risk * plain : 0;
  return 1 - math::exp(-(watching + calls) * shown * ctx.dt);
}

void sense_one(TickContext& ctx, BlockBuffer& block, AgentId agent, IncidentId incident, double severity) {
  Picture& picture = ctx.world.picture(agent, incident);
  if (picture.flags & flag_signal_pending) return;
  Random random(ctx.scenario.seed, Stream::sense, agent.value ^ (incident.value << 20),
                static_cast<std::uint32_t>(ctx.now));
  if (!random.chance(chance_to_notice(ctx, agent, incident, picture, severity))) return;
  Message signal;
  signal.kind = MessageKind::signal;
  signal.from = signal.to = agent;
  signal.incident = incident;
  signal.cause = ctx.world.incidents[incident.index()].last;
  signal.severity = static_cast<float>(apparent_severity(ctx, incident) * random.factor(ctx.parameters.estimate_noise));
  signal.due = signal.observed = ctx.now;
  picture.flags |= flag_signal_pending;
  put_in_tray(ctx.world, block, signal, ctx.now);
}

}  // namespace

double observable_severity(const TickContext& ctx, IncidentId incident) {
  const IncidentState& state = ctx.world.incidents[incident.index()];
  const IncidentSpec& spec = ctx.spec(incident);
  if (state.phase != IncidentPhase::latent) return state.intensity;
  const double ahead = (state.onset - ctx.now) * ctx.dt;
  if (spec.warning <= 0 || ahead > spec.warning) return 0;
  return early_signs * spec.hazard.foretold(ctx.institution.at(spec.region).population) * (1 - ahead / spec.warning);
}

double apparent_severity(const TickContext& ctx, IncidentId incident) {
  const IncidentState& state = ctx.world.incidents[incident.index()];
  const double severity = observable_severity(ctx, incident);
  if (state.phase == IncidentPhase::latent) return severity;
  const double since = std::max(0, ctx.now - state.onset) * ctx.dt;
  const Parameters& p = ctx.parameters;
  return severity * (1 - p.first_underestimate * math::exp(-p.size_known_rate * since));
}

void sense(TickContext& ctx, const Block& range) {
  BlockBuffer& block = ctx.blocks[range.number];
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId incident(i);
    const double severity = observable_severity(ctx, incident);  // 0 of what is not there: see false reports
    // What the hazard left behind is looked after until it is done.
    const bool recovering = severity <= 0 && recovery_left(ctx.spec(incident), ctx.world.incidents[i]);
    const auto [first, last] = watchers_in(ctx.structure, i, range);
    for (const std::uint32_t* a = first; a != last; ++a) {
      const AgentId agent(static_cast<std::size_t>(*a));
      const Picture& picture = ctx.world.picture(agent, incident);
      // Who knows looks again until it sees that it is over; who does not needs something to see.
      if (severity > 0 || (picture.since >= 0 && (picture.belief > 0 || recovering)))
        sense_one(ctx, block, agent, incident, severity);
    }
  }
}

}  // namespace qorgan
