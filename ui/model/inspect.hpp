#pragma once
// What the inspectors show of one incident, one body, one region; and the run in ten lines.

#include <string>
#include <vector>

#include "law/headship.hpp"
#include "session/frame.hpp"
#include "ui/model/strings.hpp"
#include "world/milestone.hpp"

namespace qorgan::ui {

/// What one body believes of one incident.
struct Belief {
  AgentId agent;
  IncidentId incident;
  double belief = 0;
  double truth = 0;
  Tick since = -1;
  ThreatClass threat_class = ThreatClass::none;  ///< as it believes, in all that it answers for
};

struct DemandRow {
  Capability capability = Capability::rescue;
  double needed = 0, at_work = 0;  ///< persons
};

/// A number with its name.
struct Fact {
  Str name = Str::none;
  double value = 0;
  int decimals = 0;
};

/// A moment on the way, seconds after the onset (before it: negative); not-a-number while it has not come.
struct MilestoneRow {
  Milestone milestone = Milestone::detected;
  double after_onset = 0;
};

struct IncidentView {
  IncidentId incident;
  double truth = 0, peak = 0, coverage = 0;
  Str phase = Str::phase_dormant;
  std::size_t competent = 0, informed = 0;  ///< bodies that must know (9(3)), and that do
  std::vector<Belief> beliefs;              ///< at most `max_beliefs`, those who learned first first
  std::size_t knowing = 0;                  ///< all who know
  std::vector<DemandRow> demands;
  std::vector<Fact> consequences;  ///< those that are not zero
  std::vector<MilestoneRow> milestones;
  std::vector<HeadquartersId> headquarters;  ///< for it, not only proposed
  LeadStatus lead_status = LeadStatus::gap;
  Headship head;  ///< under the reading in force
};
[[nodiscard]] IncidentView view_incident(const World& world, const EventLog& events, IncidentId incident,
                                         std::size_t max_beliefs = 12);

struct TeamRow {
  Capability capability = Capability::rescue;
  std::size_t ready = 0, moving = 0, working = 0, resting = 0;
};

struct AgencyView {
  AgentId agent;
  std::size_t waiting = 0, on_desks = 0;
  int desks = 0;
  double utilisation = 0;  ///< 0 to 1, since the start
  std::uint64_t served = 0, raised = 0, timed_out = 0;
  std::vector<Belief> beliefs;  ///< what it knows of, the severest first
  std::vector<TeamRow> teams;
  struct Seat {
    HeadquartersId headquarters;
    bool head = false;
  };
  std::vector<Seat> seats;  ///< those not stood down first
};
[[nodiscard]] AgencyView view_agency(const World& world, AgentId agent);

/// Bodies of a region, or the central ones for none(): the akimat first, the others in the order of the institution.
[[nodiscard]] std::vector<AgentId> bodies_in(const World& world, RegionId region);

/// The body that a role has for a region: there, else in the centre.
[[nodiscard]] AgentId body_for(const World& world, RoleId role, RegionId region);

[[nodiscard]] Str phase_name(IncidentPhase phase);

/// What happened, in ten lines.
[[nodiscard]] std::vector<std::string> ten_lines(const World& world, const EventLog& events, const History& history,
                                                 const Strings& strings, Language language);

}  // namespace qorgan::ui
