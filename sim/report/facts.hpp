#pragma once
// What a record says when it is counted: the figures that several sections of a report rest on.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.hpp"

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
struct GroundUse {
  std::string article;
  std::size_t actions = 0;
  std::map<EventKind, std::size_t> kinds;
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

struct Facts {
  std::vector<IncidentId> incidents;  ///< that began, by onset
  std::vector<RegionId> regions;      ///< struck, each once
  std::vector<ThreatId> threats;      ///< of these incidents, each once
  IncidentId worst;                   ///< by peak intensity
  Tick first_onset = -1;
  Tick last_end = -1;  ///< -1 while one of them goes on

  std::size_t detected = 0, informed = 0, contained = 0;
  double detect_median = no_value, inform_median = no_value;  ///< seconds after onset
  IncidentId slowest_detection;
  const Event* first_detection = nullptr;  ///< the earliest by which a body knew of one of them

  std::vector<std::size_t> central, regional;  ///< indices of headquarters that sat, by first sitting
  std::vector<std::size_t> no_ground;          ///< of these, those that had none, by first sitting
  std::size_t referred_events = 0, overlap_events = 0;

  std::vector<RegionEffort> effort;  ///< by persons sent, greatest first
  std::vector<CapabilityEffort> capabilities;
  std::size_t dispatches = 0, planned_dispatches = 0;  ///< the latter by a headquarters' plan
  double sent = 0;
  double peak_personnel = no_value;
  Tick peak_personnel_tick = -1;

  std::vector<GroundUse> grounds;  ///< by number of actions
  std::size_t actions = 0;
  Breaches without_ground, kept_too_long;  ///< the latter offend against 17(2)
  std::size_t limiting_measures = 0, disproportionate = 0;
  double people_limited = 0;  ///< at one time, at most; of the measures of an incident in a region the largest counts
  double people_days = 0;     ///< sum over limiting measures of people x days in force
};

[[nodiscard]] Facts count_facts(const Record& record);

/// Seconds from an incident's onset to a tick; no_value for a tick below 0 and where there is no onset.
[[nodiscard]] double since_onset(const Record& record, const IncidentRow& incident, Tick tick);
/// The middle value; no_value of none. Values that are not finite are left out.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace qorgan
