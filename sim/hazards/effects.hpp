#pragma once
// What the instruments in force do to an incident and to its region: every effect of an instrument on the dynamics of
// hazards and their consequences stands here. Instruments that act through bodies (evacuation, emergency regime,
// reserves) act where bodies decide.

#include "law/vocabulary.hpp"
#include "world/world.hpp"

namespace qorgan {

/// Factors of one incident. Without instruments every factor is 1 and `long_term` is 0. Several instruments of one kind
/// act one after the other on what the others have left: their factors multiply.
struct InstrumentFactors {
  double contacts = 1;   ///< on contacts among people: epidemic, contagion
  double mobility = 1;   ///< on contacts with people of other regions: epidemic
  double growth = 1;     ///< on the growth of a logistic or a contagion, on the attacks of a campaign
  double loss = 1;       ///< on loss in tenge
  double long_term = 0;  ///< strength of instruments that move a drift, 0 to 1
};

/// Adds one instrument of that effect and strength (0 to 1) to the factors of a hazard of that family.
void add_instrument(InstrumentFactors& factors, HazardFamily family, InstrumentEffect effect, double strength);

/// The factors of all instruments in force for an incident.
[[nodiscard]] InstrumentFactors factors_of(const World& world, IncidentId incident);

/// What the instruments in force in a region do to it.
struct RegionFactors {
  double communications_cut = 0;  ///< strength of instruments that restrict communications, 0 and up
  double recovery = 1;            ///< factor on the pace at which infrastructure recovers, 1 and up
};
[[nodiscard]] RegionFactors factors_of(const World& world, RegionId region);

}  // namespace qorgan
