#include "hazards/cascade.hpp"

#include <cmath>

#include "core/mathematics.hpp"
#include "core/random.hpp"
#include "hazards/evolve.hpp"

namespace qorgan {
namespace {

constexpr std::uint32_t cascades_per_incident = 128;  // more than the loader takes; names the draws

bool acts(const IncidentState& source, const CascadeSpec& cascade) {
  return source.before > 0 && source.before >= cascade.above;
}

bool fires(const TickContext& ctx, const IncidentState& source, const CascadeSpec& cascade, std::uint32_t number) {
  if (cascade.certain) return true;
  if (cascade.rate <= 0) return false;
  Random random(ctx.scenario.seed, Stream::cascade, number, static_cast<std::uint32_t>(ctx.now));
  return random.chance(-math::expm1(-cascade.rate * source.before * ctx.dt));
}

}  // namespace

void start_cascades(TickContext& ctx) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const auto& cascades = ctx.scenario.incidents[i].cascades;
    for (std::size_t k = 0; k < cascades.size(); ++k) {
      const IncidentState& source = ctx.world.incidents[i];
      const CascadeSpec& cascade = cascades[k];
      if (!may_start(ctx.world.incidents[cascade.to.index()]) || !acts(source, cascade)) continue;
      if (fires(ctx, source, cascade, static_cast<std::uint32_t>(i * cascades_per_incident + k)))
        spread_to(ctx, IncidentId(i), cascade.to, cascade.delay);
    }
  }
}

double feed_of(const TickContext& ctx, IncidentId target) {
  double feed = 0;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i)
    for (const CascadeSpec& cascade : ctx.scenario.incidents[i].cascades)
      if (cascade.to == target && acts(ctx.world.incidents[i], cascade))
        feed += cascade.feed * ctx.world.incidents[i].before;
  return feed;
}

}  // namespace qorgan
