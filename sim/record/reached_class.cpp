#include "record/reached_class.hpp"

#include <algorithm>

namespace qorgan {

void ReachedClasses::add(ThreatId threat, RegionId region, std::uint32_t incident) {
  const auto known = std::find_if(groups_.begin(), groups_.end(),
                                  [&](const Group& g) { return g.threat == threat && g.region == region; });
  if (known != groups_.end())
    known->incidents.push_back(incident);
  else
    groups_.push_back({threat, region, {incident}, ThreatClass::none, 0, 0, 0});
}

/// People may throw in threats while the run goes on.
void ReachedClasses::gather(const World& world) {
  for (; gathered_ < world.incidents.size(); ++gathered_) {
    const IncidentSpec& spec = world.scenario->incidents[gathered_];
    add(spec.threat, RegionId(), static_cast<std::uint32_t>(gathered_));
    if (spec.region.valid()) add(spec.threat, spec.region, static_cast<std::uint32_t>(gathered_));
  }
}

void ReachedClasses::look(const World& world) {
  gather(world);
  for (Group& group : groups_) {
    Stakes sum;
    bool any = false;
    for (const std::uint32_t i : group.incidents)
      if (const double s = world.incidents[i].intensity; s > 0) {
        qorgan::add(sum, world.structure->stakes[i], s);
        any = true;
      }
    if (!any) continue;
    const ClassTable& table = world.structure->classes[group.threat.index()];
    const ThreatClass now = class_of(table, sum);
    if (now == ThreatClass::none || now < group.reached) continue;
    const Stakes& from = table.from(now);
    for (std::size_t k = 0; k < stake_kinds.size(); ++k) {
      const double amount = sum.*stake_kinds[k].amount, bound = from.*stake_kinds[k].amount;
      if (bound <= 0 || amount < bound) continue;
      if (now == group.reached && amount * group.from <= group.amount * bound) continue;
      group.reached = now;
      group.stake = k;
      group.amount = amount;
      group.from = bound;
    }
  }
}

ReachedClass ReachedClasses::of(ThreatId threat, RegionId region) const {
  const auto known = std::find_if(groups_.begin(), groups_.end(),
                                  [&](const Group& g) { return g.threat == threat && g.region == region; });
  if (known == groups_.end() || known->reached == ThreatClass::none)
    return {std::string(name_of(ThreatClass::none)), {}, 0, 0};
  return {std::string(name_of(known->reached)), std::string(stake_kinds[known->stake].name), known->amount,
          known->from};
}

ReachedClass ReachedClasses::in_region(const World& world, IncidentId incident) const {
  const IncidentSpec& spec = world.scenario->incidents[incident.index()];
  return of(spec.threat, spec.region);
}

ReachedClass ReachedClasses::in_country(ThreatId threat) const { return of(threat, RegionId()); }

}  // namespace qorgan
