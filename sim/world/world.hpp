#pragma once
// The world at a tick: everything that changes, in one place. A snapshot is these stores; the digest chains what
// changed in them.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/enum_table.hpp"
#include "world/decisions.hpp"
#include "world/event.hpp"
#include "world/offices.hpp"
#include "world/scenario.hpp"
#include "world/stores.hpp"

namespace qorgan {

/// A range of indices in a flat list.
struct Span {
  std::uint32_t first = 0, count = 0;
};

/// A point of the running world: a region's seat, a settlement, or where an incident happens.
struct Location {
  GeoPoint point;
  RegionId region;
  /// Metres from the middle of where it lies to where something happens, in the mean: of a settlement two thirds of the
  /// radius of its built-up area; of a whole region the radius of half its area; 0 of a site.
  double inside = 0;
  bool everywhere = false;  ///< an incident that happens all over its region: the point is the region's seat
};

/// Teams alike: their units stand side by side in World::units.
struct TeamGroup {
  AgentId owner;
  LocationId home;
  RegionId region;  ///< of its home
  Capability capability = Capability::rescue;
  Span units;                 ///< those on duty first, then in the order in which they can leave
  std::uint32_t on_duty = 0;  ///< how many of them leave at once; the others are called in
  double persons = 0;         ///< in all
};

/// Indices of grounds that the behaviour itself cites.
struct CommonGrounds {
  std::uint16_t mutual_information = 0;  ///< 9(3)
  std::uint16_t apex = 0;                ///< 10(2)
  std::uint16_t government = 0;          ///< 13(3)
  std::uint16_t subordinate = 0;         ///< 15(2)(1)
  std::uint16_t inform_public = 0;       ///< 15(2)(4)
  std::uint16_t territory = 0;           ///< 16(1)
  std::uint16_t necessity = 0;           ///< 17(2)
  std::uint16_t excess = 0;              ///< 17(3)
  std::uint16_t headquarters = 0;        ///< 18(4)
  std::uint16_t supervision = 0;         ///< 27
  std::uint16_t disorganisation = 0;     ///< 6(1)(10)
  std::uint16_t court = 0;               ///< 14(1)
  std::uint16_t abroad = 0;              ///< 25(2)(5)
  std::uint16_t responsibility = 0;      ///< 28
};

/// A desk profile of the institution, counted in ticks of the scenario.
struct DeskTicks {
  std::array<double, message_kind_count> work{};  ///< mean ticks on one item, by MessageKind, before any factor
  double routine_gap = 0;                         ///< mean ticks from one everyday matter to the next
  double deadline = 0;                            ///< ticks that an item may wait; 0: without end
  double rework = 0;                              ///< probability, 0 to 0.9
  int servers = 1;                                ///< desks, 1 to 64, in the mean over a week
  bool round_the_clock = false;                   ///< as many of them at all hours
};

/// How a message travels; decides its latency.
enum class Channel : std::uint8_t { vertical, lateral, headquarters };
inline constexpr std::size_t channel_count = count_of<Channel>;
/// Seconds under way while communications are whole.
inline constexpr EnumTable<Channel, double Parameters::*> channel_latencies(
    {{Channel::vertical, &Parameters::vertical_latency},
     {Channel::lateral, &Parameters::lateral_latency},
     {Channel::headquarters, &Parameters::headquarters_latency}});

/// The way of a team between where it stands and an incident, on whole roads.
struct Route {
  double road = 0;  ///< metres between places
  double town = 0;  ///< metres within a town

  [[nodiscard]] double metres() const { return road + town; }
};

/// A partner abroad and the central bodies that deal with it.
struct PartnerBody {
  AgentId agent;
  std::vector<AgentId> contacts;
};

/// Fixed for a run: derived from the scenario, never saved.
struct Structure {
  std::vector<AgentFacts> agents;
  std::size_t central = 0;                  ///< how many of them, the first, are organs and central agencies
  std::vector<std::uint32_t> subordinates;  ///< flat; `subordinates_of[agent]` is the range
  std::vector<Span> subordinates_of;
  std::vector<TeamGroup> groups;  ///< teams of one owner, capability and home; sorted by owner
  std::vector<Span> groups_of;    ///< by agent: its range of `groups`
  std::array<std::vector<std::uint32_t>, capability_count> groups_with;  ///< indices of `groups`, by capability
  std::vector<std::uint32_t> watchers;  ///< flat agent indices, by incident: who can sense it
  std::vector<Span> watchers_of;
  std::vector<std::uint32_t>
      audience;  ///< flat agent indices, by incident: competent bodies (9(3)) of its region and the centre
  std::vector<Span> audience_of;
  std::vector<AgentId> akimat_of;    ///< by region
  std::vector<AgentId> body_of;      ///< role x (regions + 1); column 0 is the central body; none() where there is none
  std::vector<std::string> grounds;  ///< articles; 0 is ""
  CommonGrounds common;
  std::vector<std::uint16_t> instrument_ground;   ///< by instrument
  std::vector<std::uint16_t> prohibition_ground;  ///< by prohibition of the institution
  std::vector<std::uint32_t> may_take;            ///< roles x instruments: bit per threat, see may_take() of law/
  std::vector<std::uint16_t> notice_ground;       ///< roles x threats: on what a body notices it; 0 where on nothing
  std::vector<std::uint16_t> act_ground;          ///< roles x threats: on what a body decides and sends its teams
  std::vector<double> distances;                  ///< regions x regions, metres between seats
  std::vector<Location> locations;                ///< seats of regions, settlements, then incidents' places
  std::size_t regions = 0, settlements = 0;       ///< how many of them are seats, and settlements
  std::vector<Route> routes;                      ///< incidents x homes(), incident first
  std::vector<Stakes> stakes;                     ///< by incident, at intensity 1
  std::vector<float> grave_from;                  ///< by incident: severity from which it alone is of class regional
  std::vector<ClassTable> classes;                ///< by threat, with the scenario's factor
  std::vector<std::vector<std::uint32_t>> incidents_of;  ///< by threat, in their order
  std::vector<DeskTicks> desks;                          ///< by profile of the institution
  std::array<Tick, channel_count> latency{};  ///< median ticks under way while communications are whole, at least 1
  OfficeHours offices;                        ///< of bodies that do not work round the clock
  std::vector<PartnerBody> partners;          ///< abroad, 25
  AgentId president, government, prosecutor, courts;

  [[nodiscard]] LocationId location_of(RegionId region) const { return LocationId(region.index()); }
  [[nodiscard]] LocationId location_of(SettlementId settlement) const {
    return LocationId(regions + settlement.index());
  }
  [[nodiscard]] LocationId location_of(IncidentId incident) const { return LocationId(homes() + incident.index()); }
  /// How many places teams may stand at: seats and settlements.
  [[nodiscard]] std::size_t homes() const { return regions + settlements; }
  [[nodiscard]] const Location& at(LocationId location) const { return locations[location.index()]; }
  [[nodiscard]] const Route& route(LocationId home, IncidentId incident) const {
    return routes[incident.index() * homes() + home.index()];
  }

  /// On what ground a body turns to its superior with what it knows or cannot settle: the general powers of the
  /// President and the Government where it is one of them, else the superior's care of those below it (15(2)(1)).
  [[nodiscard]] std::uint16_t ground_to_pass_up_to(AgentId superior) const {
    return superior == government ? common.government : superior == president ? common.apex : common.subordinate;
  }

  /// Calls `visit(agent)` for each body of an incident's audience, in the order of their numbers.
  template <class Visit>
  void over_audience(IncidentId incident, const Visit& visit) const {
    const Span span = audience_of[incident.index()];
    for (std::uint32_t n = span.first; n < span.first + span.count; ++n)
      visit(AgentId(static_cast<std::size_t>(audience[n])));
  }
};

/// An incident that a person threw in: what it is made of again, see generic_incident().
struct ThrownIn {
  ThreatId threat;
  RegionId region;
};

struct World {
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const Structure> structure;

  Tick tick = 0;  ///< ticks done
  std::vector<AgentState> agents;
  std::vector<TrayPool> pools;    ///< one a block of agents
  std::vector<Picture> pictures;  ///< agents x incidents, agent first
  std::vector<Unit> units;
  std::vector<RegionState> regions;
  std::vector<IncidentState> incidents;
  std::vector<Headquarters> headquarters;
  std::vector<float> shared_pictures;  ///< headquarters x incidents: severity as the headquarters believes it
  std::vector<InstrumentInForce> instruments;
  std::vector<Violation> violations;
  std::vector<Message> in_flight;         ///< sent and not yet due; by block of the receiver, then in order of sending
  std::vector<LostMessage> lost;          ///< whose senders have not missed the answer yet, in the order of sending
  std::vector<Tick> staff_in;             ///< by agent: when staff last called in is at its desks; -1: never called
  std::vector<Tick> inject_fired;         ///< by inject: tick, -1 before
  std::vector<Tick> inject_armed;         ///< by inject: tick at which its condition came true, -1 before
  std::vector<Flow> flows;                ///< sorted by (from, to, incident, kind)
  std::vector<ThrownIn> thrown_in;        ///< the last incidents, in their order; the scenario's own stand before them
  std::vector<PlayedBody> played;         ///< by people; sorted by agent
  std::vector<PlayerDecision> decisions;  ///< put before people so far, in the order of asking
  Totals totals;
  Policy policy = Policy::by_law;  ///< may change during a run, by command
  Reading reading = Reading::literal;
  std::uint64_t digest = 0;  ///< chained over all ticks

  [[nodiscard]] const Institution& institution() const { return *scenario->institution; }
  [[nodiscard]] std::size_t agent_count() const { return agents.size(); }
  [[nodiscard]] Picture& picture(AgentId a, IncidentId i) { return pictures[a.index() * incidents.size() + i.index()]; }
  [[nodiscard]] const Picture& picture(AgentId a, IncidentId i) const {
    return pictures[a.index() * incidents.size() + i.index()];
  }
  [[nodiscard]] const AgentFacts& facts(AgentId a) const { return structure->agents[a.index()]; }
  /// The body of a role in a region (none(): the central one); none() where there is none.
  [[nodiscard]] AgentId body(RoleId role, RegionId region = RegionId::none()) const;
  /// The article of the competence on which a body notices a threat, and on which it acts against it; where it has
  /// none, as a body that others order or ask, the article where it stands.
  [[nodiscard]] std::uint16_t ground_to_notice(AgentId agent, ThreatId threat) const;
  [[nodiscard]] std::uint16_t ground_to_act(AgentId agent, ThreatId threat) const;
  /// "Civil protection, Aktobe Region": the name people read.
  [[nodiscard]] LocalText name_of(AgentId agent) const;
  [[nodiscard]] LocalText short_name_of(AgentId agent) const;
  /// A stable key for programs: "civil-protection", "civil-protection@KZ-15", "akimat@KZ-15".
  [[nodiscard]] std::string key_of(AgentId agent) const;
  /// The entry of a body that a person plays; null where nobody does.
  [[nodiscard]] const PlayedBody* played_body(AgentId agent) const;
  [[nodiscard]] Instant now() const { return scenario->time_of(tick); }
};

/// Builds the world at tick 0. The scenario is complete and checked; what is inconsistent in it is a defect of the
/// loader and asserts.
[[nodiscard]] World build_world(std::shared_ptr<const Scenario> scenario);

/// The same world with one more incident, dormant: what a person throws into a run, as generic_incident() makes it. The
/// scenario's own incidents keep their numbers; nothing that happened changes.
void add_incident(World& world, IncidentSpec incident);

/// A synthetic scenario for scaling runs: a tree of `agents` bodies in `regions` regions with everyday work and a few
/// incidents. `messages` sets how much of the time a desk is at work. Pure function of its arguments.
struct SyntheticOptions {
  std::size_t agents = 1000;  ///< 40 to 1,000,000
  std::size_t regions = 20;
  std::size_t incidents = 1;
  std::size_t span = 7;  ///< subordinates of each body
  double messages = 1;   ///< messages each body sends a tick in the mean; 0 is an idle system
  Tick ticks = 100;
  std::uint64_t seed = 1;
};
[[nodiscard]] std::shared_ptr<const Scenario> synthetic_scenario(const SyntheticOptions& options);

}  // namespace qorgan
