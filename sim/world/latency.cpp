#include "world/latency.hpp"

#include <algorithm>
#include <cmath>

#include "core/digest.hpp"
#include "core/random.hpp"

namespace qorgan {
namespace {

constexpr double longest = 5e8;  // ticks under way: a rare draw of a slow channel must not run out of numbers

float communications_at(const World& world, AgentId agent) {
  const RegionId region = world.facts(agent).region;
  return region.valid() ? world.regions[region.index()].communications : 1.0F;
}

double worse_communications(const World& world, AgentId from, AgentId to) {
  return static_cast<double>(std::min(communications_at(world, from), communications_at(world, to)));
}

double median_seconds(const Parameters& parameters, Channel channel, double communications) {
  return parameters.*channel_latencies[channel] * (1 + parameters.communications_penalty * (1 - communications));
}

Tick whole_ticks(double seconds, double dt) {
  return std::max(1, static_cast<Tick>(std::min(longest, std::ceil(seconds / dt - 1e-9))));
}

/// By sender, tick and what the message is, so that a draw does not depend on what else is sent, nor on who sends
/// first.
Random draws_of(const World& world, Stream stream, const Message& m, Tick now) {
  const std::uint64_t what = static_cast<std::uint64_t>(m.kind) << 24 | static_cast<std::uint64_t>(m.capability) << 16 |
                             static_cast<std::uint64_t>(m.hops) << 8 | m.matter;
  const auto incident = static_cast<std::uint64_t>(IncidentId(m.incident).value);
  const auto instrument = static_cast<std::uint64_t>(InstrumentId(m.instrument).value);
  const std::uint64_t block = mix(mix(m.to.value, incident << 32 | instrument), what);
  return {world.scenario->seed, stream, m.from.value, static_cast<std::uint32_t>(now),
          static_cast<std::uint32_t>(block)};
}

bool lost(const World& world, Channel channel, const Message& message, Tick now) {
  const Parameters& p = world.scenario->parameters;
  if (p.message_loss <= 0 || channel == Channel::headquarters) return false;
  const double down = 1 - worse_communications(world, message.from, message.to);
  return draws_of(world, Stream::loss, message, now).chance(p.message_loss * (1 + p.loss_penalty * down));
}

}  // namespace

Tick latency_ticks(const Parameters& parameters, Channel channel, double communications, double dt) {
  return whole_ticks(median_seconds(parameters, channel, communications), dt);
}

Tick ticks_under_way(const World& world, Channel channel, AgentId from, AgentId to) {
  const double worst = worse_communications(world, from, to);
  return worst < 1 ? latency_ticks(world.scenario->parameters, channel, worst, world.scenario->tick_seconds)
                   : world.structure->latency[static_cast<std::size_t>(channel)];
}

Tick drawn_ticks_under_way(const World& world, Channel channel, const Message& message, Tick now) {
  if (lost(world, channel, message, now)) return 0;
  const Parameters& p = world.scenario->parameters;
  if (p.latency_spread <= 0) return ticks_under_way(world, channel, message.from, message.to);
  const double worst = worse_communications(world, message.from, message.to);
  Random random = draws_of(world, Stream::latency, message, now);
  return whole_ticks(median_seconds(p, channel, worst) * math::exp(p.latency_spread * random.normal()),
                     world.scenario->tick_seconds);
}

}  // namespace qorgan
