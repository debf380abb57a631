#include "world/world.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qorgan {
namespace {

LocalText with_region(const LocalText& body, const LocalText& place) {
  return {body.en + ", " + place.in(Language::en), body.in(Language::ru) + ", " + place.in(Language::ru),
          body.in(Language::kk) + ", " + place.in(Language::kk)};
}

}  // namespace

AgentId World::body(RoleId role, RegionId region) const {
  if (!role.valid()) return AgentId::none();
  const std::size_t columns = regions.size() + 1;
  return structure->body_of[role.index() * columns + (region.valid() ? region.index() + 1 : 0)];
}

LocalText World::name_of(AgentId agent) const {
  if (!agent.valid()) return {};
  const AgentFacts& f = facts(agent);
  const Role& role = institution().at(f.role);
  return f.region.valid() ? with_region(role.name, institution().at(f.region).name) : role.name;
}

LocalText World::short_name_of(AgentId agent) const {
  if (!agent.valid()) return {};
  const AgentFacts& f = facts(agent);
  const Role& role = institution().at(f.role);
  const LocalText& name = role.short_name.en.empty() ? role.name : role.short_name;
  if (!f.region.valid()) return name;
  const Region& region = institution().at(f.region);
  return with_region(name, region.short_name.en.empty() ? region.name : region.short_name);
}

std::uint16_t World::ground_to_notice(AgentId agent, ThreatId threat) const {
  const AgentFacts& f = facts(agent);
  const std::uint16_t found = structure->notice_ground[f.role.index() * institution().threats.size() + threat.index()];
  return found != 0 ? found : f.ground;
}

std::uint16_t World::ground_to_act(AgentId agent, ThreatId threat) const {
  const AgentFacts& f = facts(agent);
  const std::uint16_t found = structure->act_ground[f.role.index() * institution().threats.size() + threat.index()];
  return found != 0 ? found : f.ground;
}

const PlayedBody* World::played_body(AgentId agent) const {
  const auto place = std::lower_bound(played.begin(), played.end(), agent,
                                      [](const PlayedBody& body, AgentId wanted) { return body.agent < wanted; });
  return place != played.end() && place->agent == agent ? &*place : nullptr;
}

std::string World::key_of(AgentId agent) const {
  if (!agent.valid()) return {};
  const AgentFacts& f = facts(agent);
  std::string key = institution().at(f.role).id;
  if (f.kind == BodyKind::synthetic) return fmt::format("{}-{}", key, agent.value);
  if (f.region.valid()) key += "@" + institution().at(f.region).id;
  return key;
}

}  // namespace qorgan
