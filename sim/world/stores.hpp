#pragma once
// What exists at a tick, as contiguous arrays of plain records. Each record names its units and ranges.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/enum_table.hpp"
#include "core/id.hpp"
#include "law/vocabulary.hpp"
#include "world/message.hpp"
#include "world/scenario.hpp"
#include "world/trays.hpp"

namespace qorgan {

// ---- agents -------------------------------------------------------------------------------------------------------

/// Which agent is what; fixed for a run.
struct AgentFacts {
  RoleId role;
  RegionId region;              ///< none() for central bodies
  AgentId superior;             ///< none() at the top
  std::uint32_t detects = 0;    ///< bit per threat: has a detect competence (or, in a region, watches over it)
  std::uint32_t trained = 0;    ///< bit per threat: detecting it is its task
  std::uint32_t responds = 0;   ///< bit per threat: may send teams
  std::uint32_t competent = 0;  ///< bit per threat: must be informed (9(3))
  std::uint16_t profile = 0;    ///< index of its DeskProfile
  std::uint16_t ground = 0;     ///< where the body stands in the Law: index into Structure::grounds
  BodyKind kind = BodyKind::agency;
  CoordinationRight coordination = CoordinationRight::none;
};

// The records from here on are hashed and saved as bytes, so none may hold padding: its content would be left to
// chance.
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wpadded"

/// What changes every tick. 80 bytes, no padding.
struct AgentState {
  double next_routine = 0;  ///< tick (with fraction) at which the next everyday matter arrives
  double busy = 0;          ///< desk-ticks worked so far
  double clock = 0;  ///< ticks that each of its desks has had for work; slower than time while liaison binds them
  double next_done = 1e300;  ///< `clock` at which the first of its desks is done; 1e300 while none is at work
  Tray tray;
  float bound = 0;  ///< desks bound as liaison in headquarters
  std::uint32_t served = 0;
  std::uint32_t raised = 0;  ///< exceptions
  std::uint32_t timed_out = 0;
  std::uint32_t draws = 0;  ///< draws made so far: names the next one
};

/// What a body believes of one incident. 56 bytes.
struct Picture {
  EventKey cause = 0;             ///< the event by which it last learned
  EventKey decision = 0;          ///< its `decided` event
  std::uint64_t instruments = 0;  ///< bit per instrument: taken or proposed by it
  float belief = 0;               ///< believed severity; 0 while it knows nothing
  float reported = 0;             ///< severity last passed up
  Tick since = -1;                ///< tick at which it first knew; -1: does not know
  Tick as_of = -1;                ///< tick of the newest observation, anybody's, that the belief rests on
  Tick asked = -1;     ///< tick of its last request for help: to its superior, of the Government to partners abroad
  Tick proposed = -1;  ///< tick at which it proposed a headquarters and still waits for it; -1: does not
  std::uint32_t flags = 0;  ///< PictureFlag
  Tick observed = -1;       ///< tick at which it last saw for itself

  [[nodiscard]] bool blank() const { return since < 0 && flags == 0; }
};
enum PictureFlag : std::uint32_t {
  flag_signal_pending = 1,  ///< a signal lies in its tray
  flag_reported = 2,
  flag_notified = 4,
  flag_decided = 32,
  flag_ordered = 128,       ///< it ordered its bodies in the region
  flag_own = 256,           ///< it sensed the incident itself
  flag_abroad = 512,        ///< it told its partners abroad
  flag_cleared = 1024,      ///< it told its peers that it is over
  flag_on_the_spot = 2048,  ///< a team of its own was there and told it what it saw
};

// ---- units --------------------------------------------------------------------------------------------------------

enum class UnitState : std::uint8_t { ready, preparing, travelling, working, resting, returning };

/// A team. 48 bytes.
struct Unit {
  EventKey cause = 0;  ///< the event that sent it
  AgentId owner;
  LocationId home, location, destination;
  IncidentId incident;
  Tick arrives = 0;  ///< while travelling or returning; while preparing: when it sets out
  float persons = 0;
  float fatigue = 0;  ///< 0 fresh to 1 wholly tired
  Capability capability = Capability::rescue;
  UnitState state = UnitState::ready;
  std::uint8_t under_plan =
      0;  ///< in whose plan and roster: 0 its owner's, 1 a region's headquarters', 2 a central one's
  std::uint8_t recalled = 0;  ///< told to go home; from then on nobody counts on it
  float readiness = 0;        ///< ticks from order to departure

  /// Whether it is on the spot.
  [[nodiscard]] bool there() const { return state == UnitState::working || state == UnitState::resting; }
  /// Whether it stands ready and rested, as at the start.
  [[nodiscard]] bool quiet() const { return state == UnitState::ready && !(fatigue > 0); }
};

// ---- regions ------------------------------------------------------------------------------------------------------

struct RegionState {
  float trust = 0.6F;                                             ///< 0 to 1
  float rumour = 0;                                               ///< 0 to 1
  float communications = 1, power = 1, roads = 1;                 ///< 0 to 1
  Tick informed_until = -1;                                       ///< people count as informed up to that tick
  float base_communications = 1, base_power = 1, base_roads = 1;  ///< what they recover to
  float unmet = 0;                                                ///< need not met just now, 0 and up
};

// ---- incidents ----------------------------------------------------------------------------------------------------

enum class HeadquartersLevel : std::uint8_t { regional, central };
enum class IncidentPhase : std::uint8_t { dormant, latent, active, contained, ended };

/// Work of one kind at an incident, in its units: made = done + left.
struct WorkState {
  double made = 0, done = 0;
  [[nodiscard]] double left() const { return std::max(0.0, made - done); }
};

/// Double precision: consequences are sums over thousands of ticks.
struct IncidentState {
  double intensity = 0;                              ///< at the end of the tick, 0 and up; 1 is the design intensity
  double mean = 0;                                   ///< intensity in the mean over the tick
  double mean_square = 0;                            ///< square of intensity in the mean over the tick
  double highest = 0;                                ///< greatest intensity within the tick
  double before = 0;                                 ///< intensity at the end of the tick before: what others answer to
  double prevalence = 0;                             ///< epidemic: share infectious at the end of the tick before
  double peak = 0;                                   ///< greatest intensity so far
  double peak_told = 0;                              ///< the peak that an event last told; 0 before the first
  double scale = 1;                                  ///< set by injects
  std::array<double, 6> hazard{};                    ///< the family's own state
  double coverage = 0;                               ///< weighted share of demand met, 0 to 1
  double unmet = 0;                                  ///< integral of intensity x (1 - coverage), seconds
  double at_risk = 0;                                ///< persons at risk so far
  double evacuated = 0;                              ///< persons moved so far
  double left_unaided = 0;                           ///< persons who left by themselves so far
  double returned = 0;                               ///< persons gone home so far, of those moved
  double returned_unaided = 0;                       ///< the same of those who left by themselves
  double sheltered = 0;                              ///< persons in public shelters just now
  double seen = 0;                                   ///< persons at risk who see the danger, or heard of it from others
  double told = 0;                                   ///< persons at risk whom a warning reached
  double volunteers = 0;                             ///< persons who came by themselves to help, just now
  double untold = 0;                                 ///< share of the people in danger just now whom no warning reached
  double newly_harmed = 0;                           ///< persons harmed during the tick
  double harmed = 0;                                 ///< persons harmed so far
  double houses = 0;                                 ///< houses struck so far
  double outage = 0;                                 ///< MWh not served so far
  double records = 0;                                ///< records exposed so far
  double loss = 0;                                   ///< tenge so far
  double cost = 0;                                   ///< tenge spent on the response so far
  double alarmed = 0;                                ///< persons of teams that prepare to leave just now
  double under_way = 0;                              ///< persons of teams on the way there just now
  double on_the_spot = 0;                            ///< persons of teams there just now
  double at_work = 0;                                ///< of these, persons at work; the others rest or stand by
  double teams = 0;                                  ///< how many teams all these are
  double person_hours = 0;                           ///< worked so far
  double aid = 0;                                    ///< of these, by teams outside their home region
  double duplicated = 0;                             ///< person-hours beyond demand so far
  double missing = 0;                                ///< person-hours of demand not met so far
  std::array<double, capability_count> demand{};     ///< persons wanted just now
  std::array<double, capability_count> supplied{};   ///< effective persons at work just now
  std::array<WorkState, count_of<WorkKind>> work{};  ///< by WorkKind; nothing of posts
  /// Effective persons for whom the headquarters of each level (HeadquartersLevel) keeps teams: what it plans, and of
  /// what it planned before a part that falls by and by. 0 where none sits.
  std::array<std::array<double, capability_count>, count_of<HeadquartersLevel>> planned{};
  std::array<double, capability_count> ordered{};    ///< persons ordered from afar who have not set out yet
  std::array<double, capability_count> requested{};  ///< persons asked of superiors who have not answered yet
  EventKey began = 0, first_detection = 0, last = 0;
  EventKey set_off = 0;   ///< what set its onset: a spread from another incident; 0 where the scenario's time did
  EventKey relieved = 0;  ///< the first teams' arrival
  Tick onset = 0;         ///< of a dormant one 2,000,000,000: no time counts from there, see has_onset()
  Tick detected = -1, informed_all = -1, decided = -1, first_team = -1, contained = -1, ended = -1;
  Tick regional = -1;   ///< first sitting of its region's headquarters that knew of it
  Tick central = -1;    ///< the same of a central one
  Tick recovered = -1;  ///< all work that outlives the hazard is done
  IncidentPhase phase = IncidentPhase::dormant;
  std::array<std::uint8_t, 7> spare{};

  /// An intensity that does not change over the tick.
  void hold(double value) {
    intensity = mean = highest = value;
    mean_square = value * value;
  }
  /// Persons of teams alarmed, on the way or on the spot just now.
  [[nodiscard]] double deployed() const { return alarmed + under_way + on_the_spot; }
  [[nodiscard]] const WorkState& of(WorkKind kind) const { return work[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] WorkState& of(WorkKind kind) { return work[static_cast<std::size_t>(kind)]; }
  /// Persons who left, by themselves or moved, and have not come home.
  [[nodiscard]] double away() const { return evacuated + left_unaided - returned - returned_unaided; }
  /// Persons at risk who are still there, or there again.
  [[nodiscard]] double staying() const { return std::max(0.0, at_risk - away() - harmed); }
  [[nodiscard]] double resting() const { return on_the_spot - at_work; }
  /// Whether times count from its onset: it began, or is awaited. Not of a false report, nor of what was ended before.
  [[nodiscard]] bool has_onset() const { return began != 0 || phase == IncidentPhase::latent; }
  /// First sitting of any headquarters that knew of it; -1: none sat.
  [[nodiscard]] Tick headquarters() const {
    if (regional < 0 || central < 0) return std::max(regional, central);
    return std::min(regional, central);
  }
};

// ---- headquarters -------------------------------------------------------------------------------------------------

enum class HeadquartersPhase : std::uint8_t { proposed, convening, sitting, stood_down };
inline constexpr std::size_t headquarters_member_limit = 64;

struct Headquarters {
  EventKey proposed_by = 0, convened_by = 0, last = 0;
  AgentId head, proposer;
  ThreatId threat;
  RegionId region;  ///< of a regional one
  Tick proposed = -1, convened = -1, first_sitting = -1, next_sitting = -1, stood_down = -1;
  std::uint32_t sittings = 0;
  std::uint32_t member_count = 0;
  HeadquartersPhase phase = HeadquartersPhase::proposed;
  HeadquartersLevel level = HeadquartersLevel::regional;
  std::uint8_t disputed = 0;  ///< another body had the same claim
  std::uint8_t referred = 0;  ///< nobody was entitled; formed by the Government or the President
  std::uint16_t ground = 0;   ///< index into Structure::grounds; 0: unlawful, its orders bind nobody
  std::uint16_t accepted_count = 0;
  std::array<AgentId, headquarters_member_limit> members{};
  std::array<std::uint8_t, headquarters_member_limit> accepted{};
  Tick sat = -1;  ///< its last sitting
};

// ---- law in action ------------------------------------------------------------------------------------------------

/// An instrument in force or past: the rights ledger is those with `people` > 0.
struct InstrumentInForce {
  EventKey cause = 0, event = 0;
  InstrumentId instrument;
  IncidentId incident;
  RegionId region;
  AgentId taker;
  Tick from = 0, until = 0;  ///< until: planned end; ended when past
  Tick ended = -1;
  float people = 0;                ///< whose rights it limits
  std::uint8_t proportionate = 1;  ///< passed the test of 17(2) all the time so far
  std::uint8_t lawful = 1;         ///< had ground and authority
  std::uint16_t ground = 0;
  Tick needless = -1;         ///< since when it was no longer necessary; -1 while it is
  AgentId proposer;           ///< who asked its taker for it; none() where the taker thought of it itself
  Tick told = -1;             ///< when the proposer told the taker that it is needed no longer
  Tick appealed = -1;         ///< when people last went to court against it
  std::uint32_t pending = 0;  ///< 1 while an appeal waits for the court
  float severity = 0;         ///< of its incident, as its taker believed or was told when it took it
  std::uint32_t spare = 0;
};

struct Violation {
  EventKey event = 0;
  AgentId agent;
  IncidentId incident;
  InstrumentId instrument;
  Tick tick = 0;
  Tick found = -1;
  Tick answered = -1;              ///< when who did it was held responsible (28)
  std::uint16_t article = 0;       ///< what it offends against, index into Structure::grounds
  std::uint16_t found_ground = 0;  ///< on which it was found: 27 by the prosecutor's office, 14(1) by a court
  std::array<std::uint16_t, 2> spare{};
};

/// Messages that passed between two bodies, for the response flow and the communication network.
struct Flow {
  AgentId from, to;
  IncidentId incident;
  MessageKind kind = MessageKind::report;
  std::array<std::uint8_t, 3> spare{};
  std::uint32_t count = 0;
};

/// A message that did not arrive. Its sender does not know before it misses the answer. 56 bytes.
struct LostMessage {
  Message message;
  Tick missed = 0;          ///< when its sender takes it as lost
  std::uint32_t tries = 0;  ///< how often it had been sent again before
};

/// Running sums over the whole system.
struct Totals {
  double cost = 0;  ///< tenge
  double person_hours = 0;
  double aid_person_hours = 0;  ///< outside the home region
  std::uint64_t messages = 0;   ///< sent, without everyday matters
  std::uint64_t lost = 0;       ///< of these, that did not arrive
  std::uint64_t routine = 0;
  std::array<std::uint64_t, message_kind_count> by_kind{};
  std::uint64_t exceptions = 0, timeouts = 0, defaults = 0, reworked = 0, served = 0;
  std::uint64_t appeals = 0, appeals_upheld = 0;  ///< to courts, 14(1)
  std::uint64_t held_responsible = 0;             ///< 28
  std::uint64_t disorganised_ticks = 0;
  std::uint64_t disorganised = 0;  ///< 1 while its backlog disorganises the system
};

#pragma GCC diagnostic pop

}  // namespace qorgan
