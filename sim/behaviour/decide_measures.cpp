// Phase 6, measures: which a body takes itself, which it asks a higher authority for, and when it lifts one.

#include <algorithm>

#include "behaviour/decision.hpp"
#include "behaviour/learn.hpp"
#include "law/organs.hpp"

namespace qorgan {

bool Decision::may_take_itself(MeasureId measure) const {
  const std::size_t cell = facts_.role.index() * ctx_.institution.measures.size() + measure.index();
  return (ctx_.structure.may_take[cell] >> spec_.threat.index() & 1U) != 0;
}

/// Whether it falls to this body to set a measure going: its own, or one that it must ask a higher authority for.
bool Decision::starts(MeasureId measure) const {
  switch (ctx_.institution.at(measure).authority) {
    case Authority::akimat: return facts_.kind == BodyKind::akimat;
    case Authority::lead: return central() && may_take_itself(measure);
    case Authority::body: return may_take_itself(measure);
    case Authority::headquarters_head: return false;  // taken at the sitting
    case Authority::government:
    case Authority::parliament:
    case Authority::president:
    case Authority::court: return raises_the_matter();
  }
  return false;
}

AgentId Decision::authority_for(const Measure& measure) const {
  switch (measure.authority) {
    case Authority::government: return ctx_.structure.government;
    case Authority::president: return ctx_.structure.president;
    case Authority::parliament: return ctx_.world.body(ctx_.institution.role(organ::parliament));
    case Authority::court: return ctx_.world.body(ctx_.institution.role(organ::courts));
    default: return agent_;
  }
}

void Decision::take_measures() {
  if (!(picture_.flags & flag_decided)) return;
  for (std::size_t m = 0; m < ctx_.institution.measures.size(); ++m) {
    const MeasureId id(m);
    const Measure& measure = ctx_.institution.measures[m];
    const auto belief = static_cast<double>(picture_.belief);
    if (picture_.measures & mark_of(id) && belief < measure.trigger * necessity_share &&
        !in_force(ctx_.world, incident_, id))
      picture_.measures &= ~mark_of(id);  // what was refused may be asked anew when severity rises again
    if (picture_.measures & mark_of(id) || belief < measure.trigger || !starts(id)) continue;
    if (!serves(ctx_.world, measure, incident_)) continue;
    if (std::find(measure.threats.begin(), measure.threats.end(), spec_.threat) == measure.threats.end()) continue;
    if (!in_force(ctx_.world, incident_, id)) start_measure(id);  // which are in force everybody knows
  }
}

void Decision::start_measure(MeasureId measure) {
  const AgentId authority = authority_for(ctx_.institution.at(measure));
  if (authority == agent_) {
    if (barred(ctx_.world, agent_, measure, incident_)) return;
    if (left(DecisionKind::take_measure, measure)) return;
    take_measure(measure, {});
  } else if (authority.valid()) {
    if (left(DecisionKind::propose_measure, measure, authority)) return;
    propose_measure(measure, authority);
  }
  picture_.measures |= mark_of(measure);
}

void Decision::take_measure(MeasureId measure, HeadquartersId headquarters) {
  Intent i = intent(Intent::Kind::take_measure, ctx_.structure.measure_ground[measure.index()], picture_.decision);
  i.measure = measure;
  i.headquarters = headquarters;
  block_.intents.push_back(i);
}

void Decision::propose_measure(MeasureId measure, AgentId authority) {
  const EventKey key =
      tell(EventKind::measure_proposed, ctx_.structure.measure_ground[measure.index()], authority, picture_.belief);
  block_.events.back().measure = measure;
  Message proposal = about(ctx_, MessageKind::proposal, agent_, authority, incident_, key);
  proposal.measure = measure;
  send(ctx_, block_, Channel::vertical, proposal);
}

/// A body lifts its measure once it believes that the necessity is gone, and tells whom it asked for one. Recovery goes
/// on to its end: what was struck is to be mended also when the danger is over.
void Decision::end_measures() {
  for (const MeasureInForce& m : ctx_.world.measures) {
    const bool asked_for = m.proposer == agent_ && m.told < 0;
    if ((m.taker != agent_ && !asked_for) || m.incident != incident_ || m.ended >= 0) continue;
    const Measure& measure = ctx_.institution.at(m.measure);
    if (measure.effect == MeasureEffect::restore) continue;  // nor does who proposed it call it needless
    if (static_cast<double>(picture_.belief) >= measure.trigger * necessity_share) continue;
    if (m.taker == agent_ && left(DecisionKind::lift_measure, m.measure)) continue;
    lift(m);
  }
}

void Decision::lift(const MeasureInForce& m) {
  const Intent::Kind kind = m.taker == agent_ ? Intent::Kind::end_measure : Intent::Kind::tell_needless;
  Intent i = intent(kind, m.ground, picture_.cause);
  i.measure = m.measure;
  block_.intents.push_back(i);
}

void Decision::lift_measures(MeasureId measure) {
  for (const MeasureInForce& m : ctx_.world.measures)
    if (m.ended < 0 && m.taker == agent_ && m.incident == incident_ && m.measure == measure) lift(m);
}

}  // namespace qorgan
