#include "hazards/outbreak.hpp"

#include <algorithm>

#include "hazards/evolve.hpp"
#include "hazards/hazard.hpp"

namespace qorgan {
namespace {

// Regions whose capitals lie nearer count as this far apart. Assumption; keeps a city from taking all the contacts of
// the region around it.
constexpr double nearest = 50000;  // metres

bool same_outbreak(const HazardSpec& a, const HazardSpec& b) {
  return b.family == HazardFamily::epidemic && !a.outbreak.empty() && a.outbreak == b.outbreak;
}

double gravity(const TickContext& ctx, RegionId from, RegionId to) {
  const double metres = ctx.structure.distances[from.index() * ctx.institution.regions.size() + to.index()];
  return ctx.institution.at(to).population / std::max(nearest, metres);
}

}  // namespace

Imports imports_of(const TickContext& ctx, IncidentId incident) {
  const IncidentSpec& spec = ctx.spec(incident);
  Imports imports;
  double weights = 0, met = 0, greatest = 0;
  for (std::size_t j = 0; j < ctx.scenario.incidents.size(); ++j) {
    const IncidentSpec& other = ctx.scenario.incidents[j];
    if (j == incident.index() || !same_outbreak(spec.hazard, other.hazard)) continue;
    const double weight = gravity(ctx, spec.region, other.region);
    weights += weight;
    const double prevalence = ctx.world.incidents[j].prevalence;
    if (prevalence <= 0) continue;
    // Instruments that keep the others from meeting people keep them from meeting travellers, too.
    const double from_there = weight * prevalence * factors_of(ctx.world, IncidentId(j)).contacts;
    met += from_there;
    if (from_there > greatest) {
      greatest = from_there;
      imports.source = IncidentId(j);
    }
  }
  if (weights <= 0) return imports;
  const double away = spec.hazard.mobility * factors_of(ctx.world, incident).mobility;
  imports.home = 1 - away;
  imports.imported = away * met / weights;
  return imports;
}

void import_infections(TickContext& ctx) {
  for (std::size_t i = 0; i < ctx.world.incidents.size(); ++i) {
    const IncidentId id(i);
    const IncidentSpec& spec = ctx.spec(id);
    IncidentState& state = ctx.world.incidents[i];
    if (state.phase != IncidentPhase::dormant || spec.hazard.family != HazardFamily::epidemic) continue;
    const Imports imports = imports_of(ctx, id);
    if (imports.imported <= 0) continue;
    const InstrumentFactors factors = factors_of(ctx.world, id);
    const double beta = spec.hazard.reproduction / spec.hazard.infectious * factors.contacts;
    double& brought = state.hazard[epidemic_exposed];
    brought += ctx.institution.at(spec.region).population * beta * imports.imported * ctx.dt;
    if (brought >= 1) spread_to(ctx, imports.source, id, 0);
  }
}

}  // namespace qorgan
