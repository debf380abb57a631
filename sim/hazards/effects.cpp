#include "hazards/effects.hpp"

#include <algorithm>

namespace qorgan {

void add_instrument(InstrumentFactors& factors, HazardFamily family, InstrumentEffect effect, double strength) {
  const double left = 1 - std::clamp(strength, 0.0, 1.0);
  const bool logistic = family == HazardFamily::logistic;
  const auto lengthen = [&] { factors.long_term = 1 - (1 - factors.long_term) * left; };
  switch (effect) {
    case InstrumentEffect::quarantine:
    case InstrumentEffect::restrict_movement: factors.contacts *= left; break;
    case InstrumentEffect::entry_ban:
      factors.mobility *= left;
      if (logistic) factors.growth *= left;
      break;
    case InstrumentEffect::trade_ban:
      if (logistic) factors.growth *= left;
      break;
    case InstrumentEffect::restrict_communications:
      if (family == HazardFamily::contagion) factors.growth *= left;
      break;
    case InstrumentEffect::legal_restriction:
      if (logistic || family == HazardFamily::campaign) factors.growth *= left;
      lengthen();
      break;
    case InstrumentEffect::financial_support:
      factors.loss *= left;
      lengthen();
      break;
    case InstrumentEffect::restore: lengthen(); break;
    case InstrumentEffect::none:
    case InstrumentEffect::evacuate:
    case InstrumentEffect::inform_population:
    case InstrumentEffect::emergency_regime:
    case InstrumentEffect::mobilise_reserves: break;
  }
}

InstrumentFactors factors_of(const World& world, IncidentId incident) {
  InstrumentFactors factors;
  const HazardFamily family = world.scenario->incidents[incident.index()].hazard.family;
  for (const InstrumentInForce& m : world.instruments) {
    if (m.ended >= 0 || m.incident != incident) continue;
    const Instrument& instrument = world.institution().at(m.instrument);
    add_instrument(factors, family, instrument.effect, instrument.strength);
  }
  return factors;
}

RegionFactors factors_of(const World& world, RegionId region) {
  RegionFactors factors;
  for (const InstrumentInForce& m : world.instruments) {
    if (m.ended >= 0 || m.region != region) continue;
    const Instrument& instrument = world.institution().at(m.instrument);
    if (instrument.effect == InstrumentEffect::restrict_communications)
      factors.communications_cut += instrument.strength;
    if (instrument.effect == InstrumentEffect::restore) factors.recovery += instrument.strength;
  }
  return factors;
}

}  // namespace qorgan
