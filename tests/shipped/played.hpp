#pragma once
// Every shipped scenario, played: found by listing the folders, so that a new file is tested by itself. Played once,
// for all tests of the program.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "world/world.hpp"

namespace qorgan {

/// What a run came to, in the mean over the seeds.
struct Outcome {
  double harmed = 0;  ///< persons
  double loss = 0;    ///< tenge
};

struct Played {
  std::string name;  ///< "threats/06-01-crime-and-corruption": below scenarios/, without its ending
  std::shared_ptr<const Scenario> scenario;
  World world;                      ///< after the last tick
  std::vector<Event> events;        ///< of the whole run, in order
  std::vector<std::string> faults;  ///< values of series that were not finite: "trust in tick 12"
  std::uint64_t digest_on_three = 0;
  Outcome response, nobody;  ///< by its own policy, and under no-response with the same seeds

  [[nodiscard]] bool in(const std::string& folder) const { return name.starts_with(folder + "/"); }
};

/// Names of all files in scenarios/ and its folders that are scenarios, sorted.
[[nodiscard]] std::vector<std::string> all_shipped();

[[nodiscard]] const std::vector<Played>& all_played();

}  // namespace qorgan
