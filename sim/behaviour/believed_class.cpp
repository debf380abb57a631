#include "behaviour/believed_class.hpp"

#include "behaviour/phases.hpp"

namespace qorgan {

Stakes believed_stakes(const World& world, AgentId agent, IncidentId incident, Scope scope) {
  return stakes_in(world, incident, scope,
                   [&](IncidentId i) { return static_cast<double>(world.picture(agent, i).belief); });
}

bool believes_in(const World& world, AgentId agent, IncidentId incident, Scope scope, ThreatClass wanted,
                 double times) {
  return reaches(classes_of(world, incident), believed_stakes(world, agent, incident, scope), wanted, times);
}

bool would_believe_in(const World& world, AgentId agent, IncidentId incident, double severity, Scope scope,
                      ThreatClass wanted, double times) {
  const Stakes stakes = stakes_in(world, incident, scope, [&](IncidentId i) {
    return i == incident ? severity : static_cast<double>(world.picture(agent, i).belief);
  });
  return reaches(classes_of(world, incident), stakes, wanted, times);
}

ThreatClass believed_class(const World& world, AgentId agent, IncidentId incident, Scope scope) {
  return class_of(classes_of(world, incident), believed_stakes(world, agent, incident, scope));
}

bool is_of_class(const TickContext& ctx, IncidentId incident, Scope scope, ThreatClass wanted, double times) {
  const Stakes stakes =
      stakes_in(ctx.world, incident, scope, [&](IncidentId i) { return observable_severity(ctx, i); });
  return reaches(classes_of(ctx.world, incident), stakes, wanted, times);
}

Scope scope_of(const World& world, const Instrument& instrument, AgentId taker) {
  return instrument.rights.empty() && !world.facts(taker).region.valid() ? Scope::country : Scope::region;
}

bool shared_is_of_class(const World& world, HeadquartersId id, ThreatClass wanted, double times) {
  const Headquarters& hq = world.headquarters[id.index()];
  const float* shared = &world.shared_pictures[id.index() * world.incidents.size()];
  Stakes sum;
  for (const std::uint32_t i : world.structure->incidents_of[hq.threat.index()])
    if (deals_with(world, hq, IncidentId(static_cast<std::size_t>(i))) && shared[i] > 0)
      add(sum, world.structure->stakes[i], static_cast<double>(shared[i]));
  return reaches(world.structure->classes[hq.threat.index()], sum, wanted, times);
}

}  // namespace qorgan
