#include "shipped/played.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/parallel.hpp"
#include "engine/engine.hpp"
#include "engine/measures.hpp"
#include "golden/golden.hpp"
#include "support/places.hpp"
#include "world/measure_names.hpp"

namespace qorgan {
namespace {

// A pair of runs with one seed meets the same attacks, infections and everyday matters, so that a single pair shows
// what the response did. Three take out what chance alone moves: which cascade comes at all.
constexpr std::uint64_t seeds = 3;
constexpr Tick samples = 60;  // moments of a run at which the series of every incident and region are looked at

bool is_scenario(const std::filesystem::path& path) {
  if (path.extension() != ".yaml") return false;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("qorgan:")) return line.find("scenario") != std::string::npos;
  return false;
}

void look_at(const World& world, IncidentId incident, RegionId region, std::vector<std::string>& faults) {
  for (const MeasureName& name : measure_names()) {
    if (!name.series() || (incident.valid() && !name.scopes.incident) || (region.valid() && !name.scopes.region))
      continue;
    if (std::isfinite(measure(world, name.name, incident, region))) continue;
    faults.push_back(std::string(name.name) + " in tick " + std::to_string(world.tick));
  }
}

void look_at_all(const World& world, std::vector<std::string>& faults) {
  look_at(world, {}, {}, faults);
  if (world.tick % std::max(1, world.scenario->ticks / samples) != 0 && world.tick != world.scenario->ticks) return;
  for (std::size_t i = 0; i < world.incidents.size(); ++i) look_at(world, IncidentId(i), {}, faults);
  for (std::size_t r = 0; r < world.regions.size(); ++r) look_at(world, {}, RegionId(r), faults);
}

Outcome outcome_of(const World& world) { return {measure(world, "harmed"), measure(world, "loss")}; }

void add(Outcome& mean, const Outcome& run) {
  mean.harmed += run.harmed / seeds;
  mean.loss += run.loss / seeds;
}

Outcome run(const Scenario& scenario, std::uint64_t seed, Policy policy) {
  auto other = std::make_shared<Scenario>(scenario);
  other->seed = seed;
  other->policy = policy;
  Engine engine(other);
  while (!engine.done()) engine.step();
  return outcome_of(engine.world());
}

void play(Played& played) {
  const Scenario& scenario = *played.scenario;
  Engine engine(played.scenario);
  while (!engine.done()) {
    engine.step();
    played.events.insert(played.events.end(), engine.events().begin(), engine.events().end());
    look_at_all(engine.world(), played.faults);
  }
  played.world = engine.world();
  add(played.response, outcome_of(engine.world()));
  for (std::uint64_t s = 1; s < seeds; ++s) add(played.response, run(scenario, scenario.seed + s, scenario.policy));
  for (std::uint64_t s = 0; s < seeds; ++s) add(played.nobody, run(scenario, scenario.seed + s, Policy::no_response));
}

}  // namespace

std::vector<std::string> all_shipped() {
  const std::filesystem::path root = source_dir() + "/scenarios";
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
    if (is_scenario(entry.path()))
      names.push_back(std::filesystem::relative(entry.path(), root).replace_extension().generic_string());
  std::sort(names.begin(), names.end());
  return names;
}

const std::vector<Played>& all_played() {
  static const std::vector<Played> all = [] {
    std::vector<Played> list;
    for (const std::string& name : all_shipped()) list.emplace_back().name = name;
    for (Played& played : list) played.scenario = shipped(played.name);
    Executor executor(0);
    executor.for_blocks(list.size(), 1, [&](const Block& block) { play(list[block.first]); });
    for (Played& played : list) played.digest_on_three = digest_of(played.scenario, 3);
    return list;
  }();
  return all;
}

}  // namespace qorgan
