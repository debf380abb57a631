#pragma once
// What is at stake in an incident, in natural units, and of which class that is.

#include "world/world.hpp"

namespace qorgan {

/// At intensity 1, in a region of that many people.
[[nodiscard]] Stakes stakes_of(const IncidentSpec& incident, double population);

/// What is at stake in one more incident: for all that decide by classes.
void add_stakes(Structure& structure, const Institution& institution, const Parameters& parameters,
                const IncidentSpec& incident);

/// What a decision answers for.
enum class Scope : std::uint8_t { region, country };

/// The class of a threat in the region of an incident, or in the whole country, by `severity(IncidentId)` of its
/// incidents there.
template <class Severity>
[[nodiscard]] Stakes stakes_in(const World& world, IncidentId incident, Scope scope, const Severity& severity) {
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  Stakes sum;
  for (const std::uint32_t i : world.structure->incidents_of[spec.threat.index()]) {
    const IncidentId other(static_cast<std::size_t>(i));
    if (scope == Scope::region && world.scenario->incidents[i].region != spec.region) continue;
    if (const double s = severity(other); s > 0) add(sum, world.structure->stakes[i], s);
  }
  return sum;
}

[[nodiscard]] inline const ClassTable& classes_of(const World& world, IncidentId incident) {
  return world.structure->classes[world.scenario->incidents[incident.index()].threat.index()];
}

/// The queue that a message waits in: 0 orders and invitations; 1 matters of the class regional or beyond, as its
/// sender believes, and appeals; 2 lesser matters; 3 everyday ones.
[[nodiscard]] inline std::size_t attention_of(const Structure& structure, const Message& message) {
  const float grave = message.incident.valid() ? structure.grave_from[IncidentId(message.incident).index()] : 0;
  return attention_of(message, grave);
}

}  // namespace qorgan
