#include "hazards/effects.hpp"

#include <algorithm>

namespace qorgan {

void add_measure(MeasureFactors& factors, HazardFamily family, MeasureEffect effect, double strength) {
  const double left = 1 - std::clamp(strength, 0.0, 1.0);
  const bool logistic = family == HazardFamily::logistic;
  const auto lengthen = [&] { factors.long_term = 1 - (1 - factors.long_term) * left; };
  switch (effect) {
    case MeasureEffect::quarantine:
    case MeasureEffect::restrict_movement: factors.contacts *= left; break;
    case MeasureEffect::entry_ban:
      factors.mobility *= left;
      if (logistic) factors.growth *= left;
      break;
    case MeasureEffect::trade_ban:
      if (logistic) factors.growth *= left;
      break;
    case MeasureEffect::restrict_communications:
      if (family == HazardFamily::contagion) factors.growth *= left;
      break;
    case MeasureEffect::legal_restriction:
      if (logistic || family == HazardFamily::campaign) factors.growth *= left;
      lengthen();
      break;
    case MeasureEffect::financial_support:
      factors.loss *= left;
      lengthen();
      break;
    case MeasureEffect::restore: lengthen(); break;
    case MeasureEffect::none:
    case MeasureEffect::evacuate:
    case MeasureEffect::inform_population:
    case MeasureEffect::emergency_regime:
    case MeasureEffect::mobilise_reserves: break;
  }
}

MeasureFactors factors_of(const World& world, IncidentId incident) {
  MeasureFactors factors;
  const HazardFamily family = world.scenario->incidents[incident.index()].hazard.family;
  for (const MeasureInForce& m : world.measures) {
    if (m.ended >= 0 || m.incident != incident) continue;
    const Measure& measure = world.institution().at(m.measure);
    add_measure(factors, family, measure.effect, measure.strength);
  }
  return factors;
}

RegionFactors factors_of(const World& world, RegionId region) {
  RegionFactors factors;
  for (const MeasureInForce& m : world.measures) {
    if (m.ended >= 0 || m.region != region) continue;
    const Measure& measure = world.institution().at(m.measure);
    if (measure.effect == MeasureEffect::restrict_communications) factors.communications_cut += measure.strength;
    if (measure.effect == MeasureEffect::restore) factors.recovery += measure.strength;
  }
  return factors;
}

}  // namespace qorgan
