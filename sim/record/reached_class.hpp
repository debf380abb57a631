#pragma once
// Which class a threat came to over a run, by what was at stake, and which stake made it so: what the report tells and
// what decisions are judged by. What bodies believed meanwhile is in their pictures and may have been another class.

#include <cstddef>
#include <vector>

#include "record/rows.hpp"
#include "world/stakes.hpp"

namespace qorgan {

class ReachedClasses {
 public:
  /// Takes note of a tick.
  void look(const World& world);
  /// Of the incident's threat in its region.
  [[nodiscard]] ReachedClass in_region(const World& world, IncidentId incident) const;
  [[nodiscard]] ReachedClass in_country(ThreatId threat) const;

 private:
  /// The incidents of a threat whose stakes add up, and the gravest that they amounted to so far.
  struct Group {
    ThreatId threat;
    RegionId region;  ///< none() of the country
    std::vector<std::uint32_t> incidents;
    ThreatClass reached = ThreatClass::none;
    std::size_t stake = 0;  ///< in stake_kinds
    double amount = 0, from = 0;
  };
  void gather(const World& world);
  void add(ThreatId threat, RegionId region, std::uint32_t incident);
  [[nodiscard]] ReachedClass of(ThreatId threat, RegionId region) const;

  std::vector<Group> groups_;
  std::size_t gathered_ = 0;  ///< incidents that stand in groups
};

}  // namespace qorgan
