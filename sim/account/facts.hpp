#pragma once
// What a run amounts to when it is counted: the figures that the report, the window and the tables of batches rest on.

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "account/evidence.hpp"
#include "account/grounds.hpp"
#include "account/rights.hpp"
#include "world/milestone.hpp"

namespace qorgan {

struct RegionEffort {
  RegionId region;
  double sent = 0;       ///< persons in all dispatches there, teams sent twice counted twice
  double from_away = 0;  ///< of these, by bodies of other regions or of the centre
  std::size_t dispatches = 0;
  Tick first_arrival = -1;
};
struct CapabilityEffort {
  std::uint8_t capability = 0xFF;
  double sent = 0;
  std::size_t dispatches = 0;
};
/// Violations of one kind, and by whom they were found.
struct Breaches {
  std::size_t count = 0;
  std::size_t by_prosecutor = 0, by_court = 0;  ///< found on 27 and on 14(1)
  double found_after = no_value;                ///< mean seconds from violation to its discovery
  [[nodiscard]] std::size_t found() const { return by_prosecutor + by_court; }
};

/// How a headquarters came about, as its convening was recorded. Without a ground it is a violation of 18(4), and its
/// orders bind nobody, whoever headed it.
enum class Formation : unsigned char { entitled, disputed, referred, no_ground };
[[nodiscard]] Formation formation_of(const Headquarters& headquarters);
[[nodiscard]] inline bool lawful(const Headquarters& headquarters) {
  return formation_of(headquarters) != Formation::no_ground;
}
/// Key of its words in the report: "headquarters.entitled".
[[nodiscard]] std::string_view key_of(Formation formation);

/// How the incidents that came about got to a milestone, in seconds from their onsets.
struct Delays {
  std::size_t reached = 0;   ///< incidents that have got there
  double median = no_value;  ///< of those that have an onset
  double longest = no_value;
  IncidentId slowest;
};

struct Facts {
  std::vector<IncidentId> incidents;  ///< that began, by onset
  std::vector<RegionId> regions;      ///< struck, each once
  std::vector<ThreatId> threats;      ///< of these incidents, each once
  IncidentId worst;                   ///< by peak intensity
  Tick first_onset = -1;
  Tick last_end = -1;  ///< -1 while one of them goes on

  std::array<Delays, count_of<Milestone>> delays{};
  const Event* first_detection = nullptr;  ///< the earliest by which a body knew of one of them

  std::vector<std::size_t> central, regional;  ///< indices of headquarters that sat, by first sitting
  std::vector<std::size_t> no_ground;          ///< of these, those that had none, by first sitting

  std::vector<RegionEffort> effort;  ///< by persons sent, greatest first
  std::vector<CapabilityEffort> capabilities;
  std::size_t dispatches = 0, planned_dispatches = 0;  ///< the latter by a headquarters' plan
  double sent = 0;

  GroundTally legal;
  Breaches without_ground, kept_too_long;  ///< the latter offend against 17(2)
  std::size_t limiting_instruments = 0, disproportionate = 0;
  double people_limited =
      0;                   ///< at one time, at most; of the instruments of an incident in a region the largest counts
  double person_days = 0;  ///< sum over limiting instruments of people x days in force

  [[nodiscard]] const Delays& delay(Milestone milestone) const { return delays[index_of(milestone)]; }
};

[[nodiscard]] Facts count_facts(const Evidence& evidence);

/// The middle value; no_value of none. Values that are not finite are left out.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace qorgan
