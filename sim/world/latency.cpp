#include "world/latency.hpp"

#include <algorithm>
#include <cmath>

namespace qorgan {
namespace {

float communications_at(const World& world, AgentId agent) {
  const RegionId region = world.facts(agent).region;
  return region.valid() ? world.regions[region.index()].communications : 1.0F;
}

}  // namespace

Tick latency_ticks(const Parameters& parameters, Channel channel, double communications, double dt) {
  const double seconds =
      parameters.*channel_latencies[channel] * (1 + parameters.communications_penalty * (1 - communications));
  return std::max(1, static_cast<Tick>(std::ceil(seconds / dt - 1e-9)));
}

Tick ticks_under_way(const World& world, Channel channel, AgentId from, AgentId to) {
  const double worst = std::min(communications_at(world, from), communications_at(world, to));
  return worst < 1 ? latency_ticks(world.scenario->parameters, channel, worst, world.scenario->tick_seconds)
                   : world.structure->latency[static_cast<std::size_t>(channel)];
}

}  // namespace qorgan
