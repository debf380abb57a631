#include "account/outline.hpp"

#include <algorithm>

namespace qorgan {

Outline outline_of(const Evidence& evidence, const Facts& facts) {
  Outline out;
  out.incidents = facts.incidents.size();
  out.regions = facts.regions.size();
  out.worst = facts.worst;
  out.detected = facts.delay(Milestone::detected);
  out.informed = facts.delay(Milestone::informed);
  out.decided = facts.delay(Milestone::decided);
  out.first_team = facts.delay(Milestone::first_team);
  out.regional = facts.regional.size();
  out.central = facts.central.size();
  for (const auto* list : {&facts.central, &facts.regional})
    out.referred += static_cast<std::size_t>(std::count_if(list->begin(), list->end(), [&](std::size_t i) {
      return formation_of(evidence.headquarters()[i]) == Formation::referred;
    }));
  out.no_ground = facts.no_ground.size();
  out.evacuated = evidence.total("evacuated");
  out.harmed = evidence.total("harmed");
  out.houses = evidence.total("houses_flooded");
  out.loss = evidence.total("loss");
  for (std::size_t i = 0; i < evidence.incident_count(); ++i)
    out.left_unaided += evidence.incident(IncidentId(i)).left_unaided;
  out.instruments = evidence.instruments().size();
  out.limiting = facts.limiting_instruments;
  out.without_ground = facts.without_ground.count;
  out.kept_too_long = facts.kept_too_long.count;
  out.messages = evidence.total("messages");
  out.escalations = evidence.total("escalations");
  out.timeouts = evidence.total("timeouts");
  return out;
}

}  // namespace qorgan
