#include "world/stakes.hpp"

#include <algorithm>
#include <limits>

namespace qorgan {
namespace {

/// The severity from which on what is at stake is of that class; infinity where it never is.
double severity_of(const ClassTable& table, const Stakes& stakes, ThreatClass wanted) {
  double least = std::numeric_limits<double>::infinity();
  for (const StakeKind& kind : stake_kinds)
    if (table.from(wanted).*kind.amount > 0 && stakes.*kind.amount > 0)
      least = std::min(least, table.from(wanted).*kind.amount / stakes.*kind.amount);
  return least;
}

/// Hands that a demand asks for at intensity 1. Shelter and repair follow from people and houses, which count already.
double hands_of(const DemandSpec& demand) {
  if (demand.work == WorkKind::post || demand.within <= 0) return demand.persons;
  const double hands = demand.amount * demand.labour / demand.within;
  return demand.persons > 0 ? std::min(hands, demand.persons) : hands;
}

}  // namespace

Stakes stakes_of(const IncidentSpec& incident, double population) {
  const ConsequenceSpec& c = incident.consequences;
  Stakes out;
  out.people = c.people_at_risk;
  out.homes = c.houses_at_risk;
  out.services = std::max(c.power, c.communications) * population;
  out.damage = c.loss_rate;
  out.records = c.records / 86400;
  for (const DemandSpec& demand : incident.demands) out.hands += hands_of(demand);
  return out;
}

void add_stakes(Structure& structure, const Institution& institution, const Parameters& parameters,
                const IncidentSpec& incident) {
  const std::size_t threats = institution.threats.size();
  while (structure.classes.size() < threats) {
    ClassTable table = institution.classes_of(ThreatId(structure.classes.size()));
    for (Stakes* from : {&table.object, &table.local, &table.regional, &table.global})
      for (const StakeKind& kind : stake_kinds) from->*kind.amount *= parameters.class_factor;
    structure.classes.push_back(std::move(table));
    structure.incidents_of.emplace_back();
  }
  const std::size_t number = structure.stakes.size();
  structure.stakes.push_back(stakes_of(incident, institution.at(incident.region).population));
  structure.incidents_of[incident.threat.index()].push_back(static_cast<std::uint32_t>(number));
  structure.grave_from.push_back(static_cast<float>(
      severity_of(structure.classes[incident.threat.index()], structure.stakes.back(), ThreatClass::regional)));
}

}  // namespace qorgan
