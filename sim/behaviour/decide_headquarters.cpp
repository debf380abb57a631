// Phase 6, headquarters: who convenes one, who proposes one to whom, and who goes ahead without the right to.

#include <algorithm>

#include "behaviour/decision.hpp"
#include "behaviour/learn.hpp"
#include "core/random.hpp"

namespace qorgan {

void Decision::convene_regional() {
  if (facts_.kind != BodyKind::akimat) return;
  if (!believes(Scope::region, class_for(HeadquartersLevel::regional), 1 / ctx_.rules.headquarters_factor)) return;
  if (open_headquarters(ctx_.world, HeadquartersLevel::regional, spec_.threat, spec_.region).valid()) return;
  if (!left(DecisionKind::convene, {}, {}, 0))
    intend_to_convene(HeadquartersLevel::regional, ctx_.structure.common.territory, 1);
}

void Decision::intend_to_convene(HeadquartersLevel level, std::uint16_t ground, std::uint8_t lawful) {
  Intent i = intent(Intent::Kind::convene, ground, led_by());
  i.level = level;
  i.lawful = lawful;
  block_.intents.push_back(i);
}

void Decision::convene_central() {
  if (!raises_the_matter()) return;
  const ThreatClass wanted = class_for(HeadquartersLevel::central);
  if (!believes_in(ctx_.world, agent_, incident_, Scope::country, wanted, 1 / ctx_.rules.headquarters_factor)) {
    forget_proposal(ctx_.world, agent_, spec_.threat);  // the next rise is a new matter
    return;
  }
  if (open_headquarters(ctx_.world, HeadquartersLevel::central, spec_.threat, spec_.region).valid()) return;
  const Headship& head = ctx_.heads[spec_.threat.index()];
  if (head.role == facts_.role) {
    if (!left(DecisionKind::convene, {}, {}, 1))
      intend_to_convene(HeadquartersLevel::central, ctx_.structure.common.headquarters, 1);
  } else if (proposed_headquarters(ctx_.world, agent_, spec_.threat) < 0) {
    if (!left(DecisionKind::propose_headquarters, {}, asked_for(head))) propose_headquarters(head);
  } else {
    overreach();
  }
}

/// To whom a proposal of a headquarters goes: who may head it, or the Government.
AgentId Decision::asked_for(const Headship& head) const {
  const AgentId entitled = ctx_.world.body(head.role);
  return entitled.valid() ? entitled : ctx_.structure.government;
}

/// The incident of the threat that it believes in most: a central headquarters is for all of them, and this one is the
/// argument for it.
IncidentId Decision::gravest() const {
  IncidentId gravest = incident_;
  for (std::size_t i = 0; i < ctx_.world.incidents.size(); ++i)
    if (ctx_.scenario.incidents[i].threat == spec_.threat &&
        ctx_.world.picture(agent_, IncidentId(i)).belief > ctx_.world.picture(agent_, gravest).belief)
      gravest = IncidentId(i);
  return gravest;
}

void Decision::propose_headquarters(const Headship& head) {
  const IncidentId argument = gravest();
  if (argument != incident_) {
    Decision other(ctx_, block_, agent_, argument);
    other.by_ = by_;
    return other.propose_headquarters(head);
  }
  const AgentId entitled = ctx_.world.body(head.role);
  const AgentId to = asked_for(head);
  if (!to.valid()) return;
  picture_.proposed = ctx_.now;
  const EventKey key =
      entitled.valid() ? tell(EventKind::headquarters_proposed, ctx_.structure.common.headquarters, to, picture_.belief)
                       : tell(EventKind::headquarters_referred, ctx_.structure.common.government, to, picture_.belief);
  send(ctx_, block_, Channel::vertical, about(ctx_, MessageKind::proposal, agent_, to, incident_, key));
}

/// Asked, not answered in time: now and then a body goes ahead without the right to (recorded as a violation).
void Decision::overreach() {
  const double patience = 2 * ctx_.ticks(ctx_.desk(agent_).answer_deadline);
  if (ctx_.now - proposed_headquarters(ctx_.world, agent_, spec_.threat) < patience) return;
  Random random(ctx_.scenario.seed, Stream::overreach, agent_.value ^ (incident_.value << 20),
                static_cast<std::uint32_t>(ctx_.now));
  forget_proposal(ctx_.world, agent_, spec_.threat);                          // it asks again, or goes ahead now
  if (plays(ctx_.world, agent_, DecisionKind::propose_headquarters)) return;  // that is for the person to say
  if (!random.chance(ctx_.parameters.overreach)) return;
  intend_to_convene(HeadquartersLevel::central, ctx_.structure.common.headquarters, 0);
}

Tick proposed_headquarters(const World& world, AgentId agent, ThreatId threat) {
  Tick last = -1;
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (world.scenario->incidents[i].threat == threat)
      last = std::max(last, world.picture(agent, IncidentId(i)).proposed);
  return last;
}

void forget_proposal(World& world, AgentId agent, ThreatId threat) {
  for (std::size_t i = 0; i < world.incidents.size(); ++i)
    if (world.scenario->incidents[i].threat == threat) world.picture(agent, IncidentId(i)).proposed = -1;
}

}  // namespace qorgan
