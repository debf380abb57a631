#include "account/evidence.hpp"

#include <cmath>
#include <map>

#include "engine/measures.hpp"
#include "record/onset.hpp"
#include "world/measure_names.hpp"

namespace qorgan {

Evidence::Evidence(const Record& record) : record_(&record) {
  std::map<std::string_view, RoleId> numbers;
  for (std::size_t i = 0; i < record.roles.size(); ++i) numbers.emplace(record.roles[i].id, RoleId(i));
  roles_.reserve(record.agents.size());
  for (const AgentRow& agent : record.agents) {
    const auto found = numbers.find(agent.role);
    roles_.push_back(found == numbers.end() ? RoleId() : found->second);
  }
}

ThreatId Evidence::threat_of(IncidentId id) const {
  if (!id.valid() || id.index() >= incident_count()) return {};
  return world_ ? world_->scenario->incidents[id.index()].threat : record_->incidents[id.index()].threat;
}

RegionId Evidence::region_of(IncidentId id) const {
  if (!id.valid() || id.index() >= incident_count()) return {};
  return world_ ? world_->scenario->incidents[id.index()].region : record_->incidents[id.index()].region;
}

bool Evidence::happened(IncidentId id) const {
  return world_ ? incident(id).began != 0 : qorgan::happened(record_->incidents[id.index()]);
}

std::optional<Tick> Evidence::onset(IncidentId id) const {
  const bool known = world_ ? incident(id).has_onset() : has_onset(record_->incidents[id.index()]);
  return known ? std::optional(incident(id).onset) : std::nullopt;
}

std::optional<double> Evidence::planned_onset(IncidentId id) const {
  if (!world_ || incident(id).phase != IncidentPhase::dormant) return std::nullopt;
  const double onset = world_->scenario->incidents[id.index()].onset;
  return std::isfinite(onset) ? std::optional(onset / tick_seconds()) : std::nullopt;
}

double Evidence::since_onset(IncidentId id, Tick tick) const {
  const std::optional<Tick> from = onset(id);
  return from && tick >= 0 ? seconds(tick - *from) : no_value;
}

const Headquarters* Evidence::headquarters(HeadquartersId id) const {
  const auto all = headquarters();
  return id.valid() && id.index() < all.size() ? &all[id.index()] : nullptr;
}

double Evidence::total(std::string_view measure) const {
  const MeasureName* name = find_measure_name(measure);
  if (name == nullptr || name->over_run != OverRun::total || !name->scopes.national) return no_value;
  return world_ ? qorgan::measure(*world_, measure) : record_->measure(measure);
}

BodyFacts Evidence::body(AgentId id) const {
  if (!id.valid()) return {};
  if (world_) {
    if (id.index() >= world_->agent_count()) return {};
    const AgentFacts& facts = world_->facts(id);
    return {facts.role, facts.region};
  }
  const AgentRow* row = record_->agent(id);
  if (row == nullptr) return {};
  return {roles_[static_cast<std::size_t>(row - record_->agents.data())], row->region};
}

std::string_view Evidence::ground(std::uint16_t index) const {
  if (record_) return record_->ground(index);
  const auto& grounds = world_->structure->grounds;
  return index < grounds.size() ? std::string_view(grounds[index]) : std::string_view();
}

std::size_t Evidence::inject_count() const {
  return world_ ? world_->scenario->injects.size() : record_->injects.size();
}

InjectFacts Evidence::inject(std::size_t index) const {
  if (world_) {
    const InjectSpec& spec = world_->scenario->injects[index];
    return {spec.at, spec.contingency, index < world_->inject_fired.size() ? world_->inject_fired[index] : -1};
  }
  const InjectRow& row = record_->injects[index];
  return {std::isnan(row.at) ? std::nullopt : std::optional(row.at), row.contingency, row.fired};
}

}  // namespace qorgan
