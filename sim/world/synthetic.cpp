// A made-up institution of any size, for scaling runs.

#include <algorithm>
#include <cmath>

#include "core/digest.hpp"
#include "law/organs.hpp"
#include "world/world.hpp"

namespace qorgan {
namespace {

LocalText same(const std::string& text) { return {text, text, text}; }

std::shared_ptr<Institution> synthetic_institution(const SyntheticOptions& options) {
  auto institution = std::make_shared<Institution>();
  institution->id = "synthetic";
  institution->name = same("Synthetic");
  institution->synthetic_agents = options.agents;
  institution->synthetic_span = options.span;
  // At one message a tick a body works 0.25 ticks of one desk on its own matters and as much on those sent to it.
  DeskProfile desk;
  desk.id = "synthetic";
  desk.routine_rate = options.messages / 3600.0;
  desk.routine_time = 900;
  desk.assess_time = desk.report_time = desk.order_time = desk.decision_time = 900;
  desk.answer_deadline = 86400;
  institution->profiles.push_back(desk);

  for (const std::string_view id :
       {organ::president, organ::government, organ::prosecutor, name_of(BodyKind::synthetic)}) {
    Role role;
    role.id = id;
    role.name = role.short_name = same(role.id);
    role.kind = role.id == name_of(BodyKind::synthetic) ? BodyKind::synthetic : BodyKind::organ;
    role.superior = role.id == organ::government || role.id == organ::prosecutor ? Superior::president : Superior::none;
    role.profile = "synthetic";
    institution->roles.push_back(role);
  }
  Role akimat;
  akimat.id = "akimat";
  akimat.name = akimat.short_name = same("akimat");
  akimat.kind = BodyKind::akimat;
  akimat.superior = Superior::government;
  akimat.profile = akimat.territorial_profile = "synthetic";
  akimat.competences.push_back({"synthetic", Function::detect, Basis::inferred, "16(1)"});

  const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(options.regions))));
  for (std::size_t r = 0; r < options.regions; ++r) {
    Region region;
    region.id = "R-" + std::to_string(r);
    region.name = region.short_name = region.capital = same(region.id);
    region.kind = r == 0 ? "capital" : "region";
    region.longitude = 50 + static_cast<double>(r % columns) * 4;
    const std::size_t row = r / columns;
    region.latitude = 42 + static_cast<double>(row) * 3;
    region.area = 1e11;
    region.population = 5e5;
    institution->regions.push_back(region);
    akimat.territorial_regions.emplace_back(r);
  }
  institution->roles.push_back(akimat);

  Threat threat;
  threat.id = "synthetic";
  threat.article = "6(1)(18)";
  threat.name = same("synthetic");
  institution->threats.push_back(threat);

  ForceEntry force;
  force.role = RoleId(institution->roles.size() - 1);
  force.regional = true;
  force.capability = Capability::rescue;
  force.teams = 10;
  institution->forces.push_back(force);
  return institution;
}

}  // namespace

std::shared_ptr<const Scenario> synthetic_scenario(const SyntheticOptions& options) {
  auto scenario = std::make_shared<Scenario>();
  scenario->id = "synthetic";
  scenario->title = scenario->summary = same("Synthetic");
  scenario->tick_seconds = 3600;
  scenario->ticks = options.ticks;
  scenario->seed = options.seed;
  scenario->institution = synthetic_institution(options);
  for (std::size_t i = 0; i < options.incidents; ++i) {
    IncidentSpec spec;
    spec.id = "incident-" + std::to_string(i);
    spec.name = same(spec.id);
    spec.threat = ThreatId(std::size_t{0});
    spec.region = RegionId(i % options.regions);
    spec.onset = 36000;
    spec.hazard.family = HazardFamily::pulse;
    spec.hazard.decay_time = 86400;
    spec.demands.push_back({Capability::rescue, 50, 1});
    scenario->incidents.push_back(spec);
  }
  const double numbers[] = {static_cast<double>(options.agents),
                            static_cast<double>(options.regions),
                            static_cast<double>(options.incidents),
                            static_cast<double>(options.span),
                            options.messages,
                            static_cast<double>(options.seed)};
  scenario->hash = digest_bytes(numbers, sizeof numbers);
  return scenario;
}

}  // namespace qorgan
