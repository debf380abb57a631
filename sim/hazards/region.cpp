#include "hazards/region.hpp"

#include <algorithm>
#include <cmath>

#include "core/mathematics.hpp"
#include "hazards/consequences.hpp"
#include "hazards/effects.hpp"

namespace qorgan {
namespace {

constexpr double infrastructure_lag = 21600;  // seconds; assumption: damage and repair show within hours

/// Sums over the incidents of a region.
struct Burden {
  double unmet = 0, communications = 0, power = 0, roads = 0;
  double rumour = 0, distrust = 0;  ///< per second
  double lived = 0;                 ///< loss of trust per second by what people live through
};

// How many hear of it from one who lived through it. Assumption: family, neighbours, colleagues.
constexpr double circle = 10;

/// Loss of trust per second by what the people of an incident live through: harm, and danger that nobody told them of;
/// the more of the region's people they are, the more it counts.
double lived_through(const Parameters& p, const IncidentState& state, double population, double dt) {
  if (state.at_risk <= 0 || population <= 0) return 0;
  const double concerned = std::min(1.0, circle * state.at_risk / population);
  const double harm = p.harm_distrust * std::min(1.0, state.newly_harmed / state.at_risk) / dt;
  return concerned * (harm + p.late_distrust * state.untold * std::min(1.0, state.mean));
}

Burden burden_of(const TickContext& ctx, RegionId region) {
  Burden burden;
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentSpec& spec = ctx.scenario.incidents[i];
    if (spec.region != region) continue;
    const ConsequenceSpec& c = spec.consequences;
    const IncidentState& state = ctx.world.incidents[i];
    const double open = state.intensity * (1 - state.coverage);
    burden.unmet += open;
    burden.communications += c.communications * down(spec, state);
    burden.power += c.power * down(spec, state);
    burden.roads += c.roads * state.intensity;
    burden.rumour += c.rumour_growth * open;
    burden.distrust += c.trust_loss * open;
    burden.lived += lived_through(ctx.parameters, state, ctx.institution.at(region).population, ctx.dt);
  }
  return burden;
}

/// Moves `value` towards `target` with a time constant; `recovery` quickens the way up.
void approach(float& value, double target, double dt, double recovery) {
  const double lag = target > static_cast<double>(value) ? infrastructure_lag / recovery : infrastructure_lag;
  value += static_cast<float>((target - static_cast<double>(value)) * (1 - math::exp(-dt / lag)));
  value = std::clamp(value, 0.0F, 1.0F);
}

void evolve_infrastructure(const TickContext& ctx, RegionState& region, const Region& facts, const Burden& burden,
                           const RegionFactors& instruments) {
  const double lacking = facts.power > 0 ? std::max(0.0, 1 - static_cast<double>(region.power) / facts.power) : 0.0;
  const double communications = static_cast<double>(region.base_communications) - burden.communications -
                                instruments.communications_cut - ctx.parameters.power_dependence * lacking;
  approach(region.communications, communications, ctx.dt, instruments.recovery);
  approach(region.power, static_cast<double>(region.base_power) - burden.power, ctx.dt, instruments.recovery);
  approach(region.roads, static_cast<double>(region.base_roads) - burden.roads, ctx.dt, instruments.recovery);
}

void evolve_mood(const TickContext& ctx, RegionState& region, const Region& facts, const Burden& burden,
                 const RegionFactors& instruments) {
  const Parameters& p = ctx.parameters;
  const double need = std::min(1.0, burden.unmet);
  const bool informed = region.informed_until >= ctx.now;
  const double rumour = static_cast<double>(region.rumour);
  const double lost = p.trust_loss * (need + 0.5 * rumour) + burden.distrust + burden.lived +
                      p.restriction_distrust * std::min(1.0, instruments.communications_cut);
  region.trust -= static_cast<float>(lost * ctx.dt * static_cast<double>(region.trust));
  if (informed && static_cast<double>(region.trust) < facts.trust)
    region.trust += static_cast<float>(p.trust_gain * (1 - need) * ctx.dt);
  region.trust = std::clamp(region.trust, 0.0F, 1.0F);
  const double grow = ((informed ? 0 : p.rumour_growth * need) + burden.rumour) * (1 - rumour);
  const double fade = (informed ? p.rumour_decay : 0.1 * p.rumour_decay) * rumour;
  region.rumour = std::clamp(region.rumour + static_cast<float>((grow - fade) * ctx.dt), 0.0F, 1.0F);
}

}  // namespace

void evolve_region(TickContext& ctx, RegionId id) {
  RegionState& region = ctx.world.regions[id.index()];
  const Region& facts = ctx.institution.at(id);
  const Burden burden = burden_of(ctx, id);
  const RegionFactors instruments = factors_of(ctx.world, id);
  region.unmet = static_cast<float>(burden.unmet);
  evolve_infrastructure(ctx, region, facts, burden, instruments);
  evolve_mood(ctx, region, facts, burden, instruments);
}

}  // namespace qorgan
