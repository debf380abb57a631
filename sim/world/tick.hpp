#pragma once
// What the phases of one tick share: the world, where each block writes, and how events and messages are made.
// In a parallel phase a block writes only the states, trays and pictures of its own agents and its own buffer.

#include <cstdint>
#include <vector>

#include "core/enum_table.hpp"
#include "core/parallel.hpp"
#include "law/headship.hpp"
#include "world/world.hpp"

namespace qorgan {

enum class Phase : std::uint8_t { inject, evolve, deliver, sense, process, decide, coordinate, act, audit, record };
inline constexpr std::size_t phase_count = count_of<Phase>;
[[nodiscard]] std::string_view name_of(Phase phase);

/// What an agent wants done that reaches beyond its own state. Applied serially, in order of blocks.
struct Intent {
  enum class Kind : std::uint8_t {
    dispatch,
    carry_out_order,
    lend,
    convene,
    accept,
    take_instrument,
    end_instrument,
    drop_proposal,  ///< refused or lapsed: its proposer may ask again
    judge,          ///< a court decides on an appeal against an instrument
    tell_needless   ///< a proposer tells the taker of an instrument that it is needed no longer
  };
  EventKey cause = 0;
  AgentId agent;
  AgentId other;
  IncidentId incident;
  HeadquartersId headquarters;
  InstrumentId instrument;
  float amount = 0;    ///< persons; to judge: the number of the instrument in World::instruments
  float severity = 0;  ///< as the agent believes it
  Tick observed = -1;  ///< when somebody saw what that rests on, see Message
  Kind kind = Kind::dispatch;
  HeadquartersLevel level = HeadquartersLevel::regional;
  std::uint8_t capability = 0xFF;  ///< of the teams it is about; 0xFF where no teams are
  std::uint8_t lawful = 1;         ///< 0: the agent knows that it lacks the authority
  std::uint16_t ground = 0;
};

/// A piece of work done, for the decide phase.
struct Completion {
  AgentId agent;
  Message message;
  bool lapsed = false;  ///< a proposal on which nobody decided in time
};

/// Where one block writes. Vectors keep their capacity from tick to tick.
struct BlockBuffer {
  std::vector<Message> messages;
  std::vector<LostMessage> lost;  ///< sent, and not to arrive
  std::vector<Event> events;
  std::vector<Intent> intents;
  std::vector<Completion> completions;            ///< what its desks have done; empty but while the block is worked
  std::vector<PlayerDecision> asks;               ///< what people must decide; put into World::decisions in order
  Totals totals;                                  ///< what this tick adds
  std::uint64_t active[agents_per_block / 64]{};  ///< bit per agent of the block: its tray is not empty
  double wake = 0;                                ///< earliest everyday matter of the block's agents, in ticks
  std::uint64_t digest = 0;
  std::uint32_t number = 0;       ///< of the block
  std::uint32_t undelivered = 0;  ///< messages for its agents that are not due yet
  bool touched = false;           ///< whether any of its agents changed this tick
};

struct PolicyRules {
  bool lateral = true;             ///< notices under 9(3)
  bool headquarters = true;        ///< headquarters under 18(4) and 16(1)
  bool respond = true;             ///< teams and instruments at all
  double headquarters_factor = 1;  ///< on the thresholds for convening
};
[[nodiscard]] PolicyRules rules_of(Policy policy);

/// Persons of teams, counted anew at the end of each tick and kept up during it.
struct TeamCounts {
  std::vector<double> assigned;         ///< on the way, at work or resting, incidents x capabilities
  std::vector<double> present;          ///< of these, who are there
  std::vector<double> ready;            ///< who stand ready, by Structure::groups
  std::vector<std::uint8_t> away;       ///< by Structure::groups: 1 where some team is not just ready and rested
  std::vector<std::vector<Unit*>> out;  ///< teams counted as assigned, incidents x capabilities, in the order of groups
  /// Scratch of the roster, incidents x capabilities: teams on the spot of owners that plan for themselves, by owner,
  /// and those in the plans of headquarters.
  std::vector<std::vector<Unit*>> of_owners, in_plans;
  std::vector<std::uint32_t> nearest;  ///< scratch: groups of one owner, by their distance from an incident
  std::vector<std::uint8_t>
      at_disposal;  ///< scratch: 1 of each agent whose teams the headquarters may call on that plans

  explicit TeamCounts(const World& world)
      : assigned(world.incidents.size() * capability_count),
        present(assigned),
        ready(world.structure->groups.size()),
        away(world.structure->groups.size()),
        out(assigned.size()),
        of_owners(assigned.size()),
        in_plans(assigned.size()),
        at_disposal(world.agents.size()) {}
};

struct TickContext {
  World& world;
  const Scenario& scenario;
  const Institution& institution;
  const Structure& structure;
  const Parameters& parameters;
  Executor& executor;
  std::vector<BlockBuffer>& blocks;
  BlockBuffer& serial;                 ///< of the phases that run in one thread
  const std::vector<Headship>& heads;  ///< by threat, under the reading in force
  TeamCounts& teams;
  PolicyRules rules;
  Tick now = 0;   ///< ticks done before this one
  double dt = 0;  ///< seconds

  [[nodiscard]] const IncidentSpec& spec(IncidentId i) const { return scenario.incidents[i.index()]; }
  [[nodiscard]] const DeskProfile& desk(AgentId a) const { return institution.profiles[world.facts(a).profile]; }
  [[nodiscard]] double ticks(double seconds) const { return seconds / dt; }
};

/// Appends an event to a buffer and gives it its key. `tick` is set here.
EventKey emit(const TickContext& ctx, BlockBuffer& buffer, Phase phase, Event event);

/// Sends a message: due after the channel's latency, lengthened where communications are down at either end. Between
/// two bodies it may be lost, but not inside a headquarters. `tries`: how often it was sent before.
void send(const TickContext& ctx, BlockBuffer& buffer, Channel channel, const Message& message,
          std::uint32_t tries = 0);
/// Sends an everyday matter on. It takes the median time and is not lost: nothing hangs on it.
void send_routine(const TickContext& ctx, BlockBuffer& buffer, AgentId from, AgentId to);

/// Whether an agent sits in a headquarters that is sitting and deals with that incident. Its id, or none().
[[nodiscard]] HeadquartersId seat_of(const World& world, AgentId agent, IncidentId incident);
/// Whether that headquarters deals with that incident: same threat, and its region where it is regional.
[[nodiscard]] bool deals_with(const World& world, const Headquarters& headquarters, IncidentId incident);
/// An open headquarters of that level against that threat (in that region), or none().
[[nodiscard]] HeadquartersId open_headquarters(const World& world, HeadquartersLevel level, ThreatId threat,
                                               RegionId region);
/// Whether an instrument with that effect, or that instrument, is in force for that incident.
[[nodiscard]] bool in_force(const World& world, IncidentId incident, InstrumentEffect effect);
[[nodiscard]] bool in_force(const World& world, IncidentId incident, InstrumentId instrument);

}  // namespace qorgan
