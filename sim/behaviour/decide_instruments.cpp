// Phase 6, instruments: which a body takes itself, which it asks a higher authority for, and when it lifts one.

#include <algorithm>

#include "behaviour/decision.hpp"
#include "behaviour/learn.hpp"
#include "law/organs.hpp"

namespace qorgan {

bool Decision::may_take_itself(InstrumentId instrument) const {
  const std::size_t cell = facts_.role.index() * ctx_.institution.instruments.size() + instrument.index();
  return (ctx_.structure.may_take[cell] >> spec_.threat.index() & 1U) != 0;
}

/// Whether it falls to this body to set an instrument going: its own, or one that it must ask a higher authority for.
bool Decision::starts(InstrumentId instrument) const {
  switch (ctx_.institution.at(instrument).authority) {
    case Authority::akimat: return facts_.kind == BodyKind::akimat;
    case Authority::lead: return central() && may_take_itself(instrument);
    case Authority::body: return may_take_itself(instrument);
    case Authority::headquarters_head: return false;  // taken at the sitting
    case Authority::government:
    case Authority::parliament:
    case Authority::president:
    case Authority::court: return raises_the_matter();
  }
  return false;
}

AgentId Decision::authority_for(const Instrument& instrument) const {
  switch (instrument.authority) {
    case Authority::government: return ctx_.structure.government;
    case Authority::president: return ctx_.structure.president;
    case Authority::parliament: return ctx_.world.body(ctx_.institution.role(organ::parliament));
    case Authority::court: return ctx_.world.body(ctx_.institution.role(organ::courts));
    default: return agent_;
  }
}

void Decision::take_instruments() {
  if (!(picture_.flags & flag_decided)) return;
  for (std::size_t m = 0; m < ctx_.institution.instruments.size(); ++m) {
    const InstrumentId id(m);
    const Instrument& instrument = ctx_.institution.instruments[m];
    const Scope scope = scope_of(ctx_.world, instrument, agent_);
    if (picture_.instruments & mark_of(id) && !believes(scope, instrument.from, 1 / necessity_share) &&
        !in_force(ctx_.world, incident_, id))
      picture_.instruments &= ~mark_of(id);  // what was refused may be asked anew when the class rises again
    if (picture_.instruments & mark_of(id) || !starts(id) || !believes(scope, instrument.from)) continue;
    if (!serves(ctx_.world, instrument, incident_)) continue;
    if (std::find(instrument.threats.begin(), instrument.threats.end(), spec_.threat) == instrument.threats.end())
      continue;
    if (!in_force(ctx_.world, incident_, id)) start_instrument(id);  // which are in force everybody knows
  }
}

void Decision::start_instrument(InstrumentId instrument) {
  const AgentId authority = authority_for(ctx_.institution.at(instrument));
  if (authority == agent_) {
    if (barred(ctx_.world, agent_, instrument, incident_)) return;
    if (left(DecisionKind::take_instrument, instrument)) return;
    intend_to_take(instrument, {});
  } else if (authority.valid()) {
    if (left(DecisionKind::propose_instrument, instrument, authority)) return;
    propose_instrument(instrument, authority);
  }
  picture_.instruments |= mark_of(instrument);
}

void Decision::intend_to_take(InstrumentId instrument, HeadquartersId headquarters) {
  Intent i =
      intent(Intent::Kind::take_instrument, ctx_.structure.instrument_ground[instrument.index()], picture_.decision);
  i.instrument = instrument;
  i.headquarters = headquarters;
  block_.intents.push_back(i);
}

void Decision::propose_instrument(InstrumentId instrument, AgentId authority) {
  const EventKey key = tell(EventKind::instrument_proposed, ctx_.structure.instrument_ground[instrument.index()],
                            authority, picture_.belief);
  block_.events.back().instrument = instrument;
  Message proposal = about(ctx_, MessageKind::proposal, agent_, authority, incident_, key);
  proposal.instrument = instrument;
  send(ctx_, block_, Channel::vertical, proposal);
}

/// A body lifts its instrument once it believes that the necessity is gone, and tells whom it asked for one. Recovery
/// goes on to its end: what was struck is to be mended also when the danger is over.
void Decision::end_instruments() {
  for (const InstrumentInForce& m : ctx_.world.instruments) {
    const bool asked_for = m.proposer == agent_ && m.told < 0;
    if ((m.taker != agent_ && !asked_for) || m.incident != incident_ || m.ended >= 0) continue;
    const Instrument& instrument = ctx_.institution.at(m.instrument);
    if (instrument.effect == InstrumentEffect::restore) continue;  // nor does who proposed it call it needless
    if (sees_the_need(ctx_.world, agent_, incident_, m.instrument)) continue;
    if (m.taker == agent_ && left(DecisionKind::lift_instrument, m.instrument)) continue;
    intend_to_lift(m);
  }
}

void Decision::intend_to_lift(const InstrumentInForce& m) {
  const Intent::Kind kind = m.taker == agent_ ? Intent::Kind::end_instrument : Intent::Kind::tell_needless;
  Intent i = intent(kind, m.ground, picture_.cause);
  i.instrument = m.instrument;
  block_.intents.push_back(i);
}

void Decision::lift_instruments(InstrumentId instrument) {
  for (const InstrumentInForce& m : ctx_.world.instruments)
    if (m.ended < 0 && m.taker == agent_ && m.incident == incident_ && m.instrument == instrument) intend_to_lift(m);
}

}  // namespace qorgan
