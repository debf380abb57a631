#include "hazards/generic.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <string_view>

#include "hazards/hazard.hpp"

namespace qorgan {
namespace {

constexpr double day = 86400;

/// How a threat runs and whom it asks for, in the order of need. The families and capabilities are those of the shipped
/// scenario of each threat.
struct Kind {
  std::string_view threat;
  HazardFamily family = HazardFamily::pulse;
  std::array<Capability, 3> capabilities{};
};
using enum Capability;
using F = HazardFamily;
constexpr std::array<Kind, 21> kinds{{
    {"crime-and-corruption", F::logistic, {investigation, policing, Capability::intelligence}},
    {"demography-and-health", F::drift, {medical, social_support, epidemiology}},
    {"uncontrolled-migration", F::logistic, {border, shelter, policing}},
    {"health-education-decline", F::drift, {medical, social_support, logistics}},
    {"heritage-loss", F::wave, {engineering, logistics, mediation}},
    {"social-unrest", F::contagion, {mediation, policing, public_information}},
    {"constitutional-order", F::contagion, {policing, mediation, public_information}},
    {"terrorism-extremism-separatism", F::campaign, {security_operation, policing, investigation}},
    {"foreign-intelligence-subversion", F::campaign, {cyber, Capability::intelligence, security_operation}},
    {"state-disorganisation", F::pulse, {Capability::communications, cyber, logistics}},
    {"economic-security-damage", F::logistic, {investigation, public_information, social_support}},
    {"financial-instability", F::contagion, {financial_stabilisation, public_information, investigation}},
    {"production-and-supply", F::wave, {logistics, food_reserve, engineering}},
    {"defence-and-border", F::campaign, {border, defence, Capability::intelligence}},
    {"illegal-paramilitaries", F::logistic, {investigation, Capability::intelligence, policing}},
    {"information-space-intrusion", F::campaign, {cyber, Capability::intelligence, Capability::communications}},
    {"disinformation", F::contagion, {public_information, cyber, Capability::intelligence}},
    {"environment-and-emergencies", F::pulse, {engineering, environment_monitoring, logistics}},
    {"international-standing", F::pulse, {diplomacy, public_information, investigation}},
    {"foreign-funded-unrest", F::logistic, {investigation, Capability::intelligence, diplomacy}},
    {"biohazard", F::epidemic, {epidemiology, medical, policing}},
}};

const Kind& kind_of(std::string_view threat) {
  // An institution of other threats: an event that strikes once and fades.
  static constexpr Kind other{"", HazardFamily::pulse, {rescue, medical, policing}};
  for (const Kind& kind : kinds)
    if (kind.threat == threat) return kind;
  return other;
}

}  // namespace

IncidentSpec generic_incident(const World& world, ThreatId threat, RegionId region) {
  const Institution& institution = world.institution();
  const Threat& what = institution.at(threat);
  const Region& where = institution.at(region);
  const Kind& kind = kind_of(what.id);
  IncidentSpec spec;
  spec.id = fmt::format("{}-{}", what.id, world.incidents.size() + 1);
  const LocalText& place = where.short_name.en.empty() ? where.name : where.short_name;
  spec.name = {what.name.en + ", " + place.in(Language::en), what.name.in(Language::ru) + ", " + place.in(Language::ru),
               what.name.in(Language::kk) + ", " + place.in(Language::kk)};
  spec.threat = threat;
  spec.region = region;
  spec.onset = std::numeric_limits<double>::infinity();
  spec.dormant = true;
  spec.hazard = middling_hazard(kind.family);
  spec.detectability = 0.8;
  // A hundred persons of the first capability, fewer of the others: what a middling incident of the shipped scenarios
  // asks for. One inhabitant in two hundred is at risk. Assumptions.
  constexpr std::array<double, 3> persons{100, 50, 20}, weights{3, 2, 1};
  for (std::size_t i = 0; i < persons.size(); ++i) {
    DemandSpec demand;
    demand.capability = kind.capabilities[i];
    demand.persons = persons[i];
    demand.weight = weights[i];
    spec.demands.push_back(demand);
  }
  spec.consequences.people_at_risk = 0.005 * where.population;
  spec.consequences.harm_rate = 0.0005 / day;
  spec.consequences.loss_rate = 5000.0 * spec.consequences.people_at_risk / day;  // tenge per person at risk and day
  spec.consequences.trust_loss = 0.02 / day;
  spec.consequences.rumour_growth = 0.05 / day;
  return spec;
}

}  // namespace qorgan
