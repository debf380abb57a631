#pragma once
// Rows of a record as they are read off a scenario and a world. Nothing here changes what it reads.

#include <filesystem>
#include <memory>
#include <vector>

#include "record/record.hpp"
#include "world/world.hpp"

namespace qorgan {

/// What does not change in a run: the run's own facts, the law, the regions' names, numbers, assumptions, injects.
void capture_scenario(const Scenario& scenario, Record& record);
/// What stands in the world now: bodies, regions, incidents, headquarters, instruments in force, violations, flows.
/// Needs `record.events` to know which bodies of a very large world appear.
void capture_world(const World& world, bool with_flows, Record& record);
/// The objectives of the scenario against the world now.
[[nodiscard]] std::vector<ObjectiveRow> capture_objectives(const World& world, const std::vector<Event>& events);
/// Fills the errors of an observation from its points.
void compare_observation(ObservationRow& row);

/// A file that a run was made from.
struct PlacedFile {
  std::string spelled;          ///< as it was opened
  std::filesystem::path place;  ///< where it lies, absolute, as the scenario's names lead there from where that lies
  std::shared_ptr<const std::string> text;  ///< what was read; nullptr where it was made in memory
};
/// The scenario's own file first, each once.
[[nodiscard]] std::vector<PlacedFile> placed_files(const Scenario& scenario);

/// Where the files of a scenario lie relative to the folder that holds them all; keys as the scenario spells them.
struct RelativeFile {
  std::string spelled;   ///< as the scenario and its numbers name it
  std::string relative;  ///< "institutions/kazakhstan.yaml"
};
[[nodiscard]] std::vector<RelativeFile> relative_files(const Scenario& scenario);

}  // namespace qorgan
