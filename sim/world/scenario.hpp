#pragma once
// A scenario as the simulation takes it: checked, complete, immutable. Read from YAML by scenario/.

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "law/institution.hpp"

namespace qorgan {

/// Parameters of the model that a scenario may override. Times in seconds, shares in 0 to 1. Every default's source
/// stands in the field table of scenario/ and in sim/parameters.md.
struct Parameters {
  // pictures
  double estimate_noise = 0.35;          ///< sd of the logarithm of a body's severity estimate; its mean is right
  double first_underestimate = 0.3;      ///< share of the size that who looks at the onset does not see, 0 to 1
  double size_known_rate = 1.0 / 86400;  ///< per second: how fast that share falls
  double report_noise = 0.10;            ///< sd of the logarithm added when a picture is passed on
  double detection_rate =
      1.0 / 10800;  ///< signals per second that a watching body notices at severity 1 and detectability 1
  double refresh_interval = 21600;  ///< mean seconds between situation reports of a body on the spot
  double report_change = 0.35;      ///< change of what is believed, as a share of the greater, worth a new report
  // channels
  double vertical_latency = 1800;     ///< median seconds of a report or order between levels
  double lateral_latency = 2700;      ///< of a notice between bodies (9(3))
  double headquarters_latency = 600;  ///< of a message inside a headquarters
  double latency_spread = 1.0;        ///< sd of the logarithm of a latency; 0: each takes the median
  double communications_penalty = 4;  ///< factor on latency where communications are wholly down (plus 1)
  double message_loss = 0.01;         ///< probability that a message between bodies does not arrive; 0: none is lost
  double loss_penalty = 29;           ///< factor on it where communications are wholly down (plus 1)
  double receipt_time = 7200;         ///< seconds of silence after which a sender takes a message as lost
  // offices
  double night_staffing = 0.25;    ///< desks outside of office hours, as a share of those within; 1: no nights
  double weekend_staffing = 0.25;  ///< the same on Saturdays and Sundays; 1: no weekends
  double staff_recall = 3600;      ///< seconds until staff that a grave matter calls in is at its desks
  // decisions
  double class_factor = 1;          ///< on all amounts from which classes of threats begin
  double help_threshold = 0.60;     ///< share of believed demand met, below which a body asks for help
  double proposal_factor = 8;       ///< factor on decision time of a proposal before the Government
  double apex_factor = 2;           ///< factor on it where the President decides
  double overreach = 0.02;          ///< probability that a body acts without authority when no answer comes in time
  double decision_deadline = 7200;  ///< seconds in which who plays a body must decide, before the default is taken
  bool type_fallback = false;       ///< whether a type coordinator may lead where the subject has none
  // headquarters
  double quorum = 0.5;                ///< share of invited members needed to sit
  double convening_deadline = 43200;  ///< seconds after which it sits with those who are there
  double headquarters_cycle = 21600;  ///< seconds between two sittings once the rhythm is found
  double first_period = 10800;        ///< seconds between the first two; at least the cycle: no other rhythm
  double period_growth = 1.25;        ///< factor from one period to the next, up to the cycle, 1 and up
  double liaison_share = 0.1;         ///< share of a member's desks bound by one headquarters
  int span_of_control = 7;            ///< members a head can lead without sub-groups
  double subgroup_delay = 0.25;       ///< share by which each sub-group beyond the first lengthens the cycle
  // units
  double road_speed = 60.0 / 3.6;  ///< metres per second, between places
  double town_speed = 37.0 / 3.6;  ///< metres per second, within a town
  double shift = 43200;            ///< seconds of work until wholly tired
  double rest = 28800;             ///< seconds of rest until wholly recovered
  double tired_efficiency = 0.85;  ///< efficiency of a wholly tired team; falls with the square of fatigue
  double reserve_share = 0.25;     ///< share of its teams that a body keeps at home
  double mutual_aid_share = 0.5;   ///< share of its teams that a region not struck lends
  double plan_surplus = 1.25;      ///< times the need, above which a headquarters sends teams home, down to the need
  double own_surplus = 1.5;        ///< the same for a body that acts by its own picture
  // population
  double trust_loss = 0.05 / 86400;     ///< per second at full unmet need
  double trust_gain = 0.02 / 86400;     ///< per second where need is met and people are informed
  double rumour_growth = 0.10 / 86400;  ///< per second at full unmet need without public information
  double rumour_decay = 0.20 / 86400;   ///< per second once people are informed
  double sight_rate = 1.0 / 3600;       ///< per second at intensity 1: people in danger come to see it
  double word_of_mouth = 1.0 / 3600;    ///< per second: who knows tells who does not
  double warning_rate = 1.0 / 1800;     ///< per second: a warning spreads to those whom its channels reach
  double warning_ceiling = 0.68;        ///< share of people whom the channels of a warning reach
  double shelter_share = 0.15;          ///< share of those away from home who need a public shelter
  double volunteer_share = 0.008;       ///< volunteers who come by themselves, as a share of the people at risk
  double volunteer_effort = 0.5;        ///< what a volunteer does, as a share of what a team member does
  double call_rate = 0.5 / 3600;        ///< calls per second and person in danger, at intensity 1
  double household = 3.5;               ///< persons who live in a house
  double harm_distrust = 5;             ///< trust lost where all at risk come to harm
  double late_distrust = 0.05 / 86400;  ///< loss of trust per second where all in danger are untold
  double restriction_distrust =
      0.02 / 86400;  ///< loss of trust per second while communications are wholly restricted by an instrument
  // infrastructure
  double power_dependence = 0.5;  ///< share of communications lost where power is wholly down
  // legality
  double discovery_rate = 1.0 / (10 * 86400.0);  ///< per second: the prosecutor's office finds a violation (27)
  double necessity_factor = 0.8;       ///< share of the necessity_share from which on an instrument is proportionate
  double violation_trust_cost = 0.02;  ///< public trust lost in the region when a violation is found
  double appeal_rate =
      1 / (1e5 * 86400);  ///< per second and person whose rights an instrument limits: appeals to a court (14(1))
  double responsibility_time =
      30 * 86400.0;  ///< seconds from finding a violation to holding its author responsible (28)
  // cost
  double team_cost = 0;  ///< tenge per person and second of deployed teams
  friend bool operator==(const Parameters&, const Parameters&) = default;
};

enum class HazardFamily : std::uint8_t { pulse, wave, logistic, epidemic, contagion, campaign, drift, fire };

/// One breakpoint of a wave: intensity at a time after onset.
struct CurvePoint {
  double time = 0;   ///< seconds after onset, rising
  double value = 0;  ///< intensity, 0 and up; 1 is the design intensity
};

/// How the intensity of an incident runs. Each family uses the keys that name it and leaves the others alone; equations
/// stand in hazards/.
struct HazardSpec {
  HazardFamily family = HazardFamily::pulse;
  double peak = 1;     ///< pulse, wave: intensity at the peak; logistic, contagion, fire: ceiling; campaign: added
                       ///< by one attack; drift: where it tends to. 0 and up
  double initial = 0;  ///< logistic, contagion, drift, fire: intensity at onset; epidemic: infectious persons at onset
  double suppression = 0;  ///< 0 to 1; what full coverage takes away: share of the decay time (pulse), of intensity
                           ///< (wave), of contacts (epidemic), of attacks (campaign); drift: share of the target that
                           ///< long-term instruments at full strength take away
  double decay_time = 0;   ///< pulse, campaign: seconds to fall to 1/e; fire: of what burns with nothing to spread to
  double rise_time = 0;    ///< wave without curve: seconds from onset to peak
  double fall_time = 0;    ///< wave without curve: seconds from peak to end
  std::vector<CurvePoint> curve;  ///< wave: the given curve; replaces rise and fall
  double growth_rate = 0;         ///< logistic, contagion: per second
  double suppression_rate = 0;    ///< logistic, contagion: per second at full coverage
  double fading = 0;              ///< contagion: per second, by itself
  double rebuttal = 0;            ///< contagion: per second while people are informed
  std::string outbreak;           ///< epidemic: incidents of that name infect each other; empty: it stands alone
  double reproduction = 0;        ///< epidemic: persons that one person infects among people all susceptible
  double incubation = 0;          ///< epidemic: mean seconds from infection to infectiousness
  double infectious = 0;          ///< epidemic: mean seconds of infectiousness
  double reference = 0;           ///< epidemic: share of the population infectious at once that is intensity 1
  double mobility = 0;            ///< epidemic: share of contacts in other regions of the outbreak, 0 to 1
  double attack_rate = 0;         ///< campaign: per second
  double adaptation_time = 0;     ///< campaign: seconds in which the adversary gets used to the effort, to 1/e
  double adaptation = 0;          ///< campaign: share of the effect of effort that it then wins back, 0 to 1
  double length = 0;              ///< campaign: seconds for which attacks come; fire: for which the weather feeds it
  double spread = 0;              ///< fire: metres per second that an open front moves
  double front = 0;               ///< fire: metres of open front that are intensity 1
  double drift_time = 0;          ///< drift: seconds in which the distance to the target falls to 1/e
  double instrument_lag = 0;      ///< drift: seconds in which long-term instruments come to work, to 1/e

  /// Severity of which early signs before onset speak: what the incident is about to be.
  [[nodiscard]] double foretold(double population) const;
};

/// What an incident asks for. A post is held while the hazard lasts; all others are work, which is made, gets done, and
/// is asked for as long as some is left.
enum class WorkKind : std::uint8_t {
  post,         ///< so many persons at work, at intensity 1
  evacuation,   ///< people to move out of danger
  shelter,      ///< people away from home to be looked after; person-days
  dyke,         ///< metres of dyke before the water stands there
  fire_line,    ///< metres of line around a fire
  clearing,     ///< items or hectares to clear once the hazard is over, before people come home
  restoration,  ///< megawatts, stations or lines that failed, to be brought back
  repair        ///< struck houses to be made fit to live in, once the hazard is over
};

/// What an incident asks for at intensity 1.
struct DemandSpec {
  Capability capability = Capability::rescue;
  double persons = 0;  ///< of a post: team members at work, at intensity 1; of work: the most who find room, 0: any
  double weight = 1;   ///< its share in how far coverage averts harm
  WorkKind work = WorkKind::post;
  double amount = 0;  ///< units of work at intensity 1
  double labour = 0;  ///< seconds that one person works for one unit
  double within = 0;  ///< seconds in which all of it is to be done
};
/// Work that outlives the hazard and is done whatever bodies think of it: 18(3)(6).
[[nodiscard]] constexpr bool is_recovery(WorkKind kind) {
  return kind == WorkKind::shelter || kind >= WorkKind::clearing;
}

/// What an incident does at intensity 1 if nobody acts; zero where it does not apply.
struct ConsequenceSpec {
  double people_at_risk = 0;    ///< persons in the struck area at intensity 1
  double houses_at_risk = 0;    ///< houses struck at intensity 1
  double evacuation_rate = 0;   ///< persons moved per second by one team member at work
  double self_evacuation = 0;   ///< share of those at risk who leave unaided, per second
  double harm_rate = 0;         ///< share of the people left at risk who are harmed, per second at intensity 1
  double house_protection = 0;  ///< share of houses that full engineering coverage saves, 0 to 1
  double return_rate = 0;       ///< share of evacuees who go home per second below `return_below`
  double return_below = 0.1;    ///< share of the peak so far
  double roads = 0, power = 0, communications = 0;  ///< loss of each at intensity 1, 0 to 1
  double power_outage = 0;                          ///< MW at intensity 1
  double records = 0;                               ///< records of information exposed per day at intensity 1
  double loss_rate = 0;                             ///< tenge per second at intensity 1 with need wholly unmet
  double rumour_growth = 0;                         ///< growth of rumour per second at intensity 1 with need unmet
  double trust_loss = 0;                            ///< loss of trust per second at intensity 1 with need unmet
};

/// What an incident does to another one, tick by tick while its own intensity is at least `above`.
struct CascadeSpec {
  IncidentId to;
  double above = 0;      ///< intensity of this incident, 0 and up
  double rate = 0;       ///< hazard rate per second and intensity with which the other begins
  bool certain = false;  ///< it begins without fail
  double delay = 0;      ///< seconds from then to its onset
  double feed = 0;       ///< intensity added to the other per second and intensity; attacks per second (campaign)
  int line = 0;
};

/// A threat of 6(1) that becomes concrete.
struct IncidentSpec {
  std::string id;
  LocalText name;
  ThreatId threat;
  RegionId region;
  SettlementId settlement;       ///< where it happens; none() where it happens all over the region, or at `site`
  std::optional<GeoPoint> site;  ///< a point outside of settlements
  double onset = 0;              ///< seconds after the start; never (infinity) where it waits to be started
  bool dormant = false;          ///< waits for an inject, a cascade or an infection from elsewhere
  HazardSpec hazard;
  double detectability = 1;  ///< how plainly its signals show, 0 to 1
  double warning = 0;        ///< seconds before onset from which signals of it can be sensed
  std::vector<DemandSpec> demands;
  ConsequenceSpec consequences;
  std::vector<CascadeSpec> cascades;
  int line = 0;
};

/// A test on a measure of the running simulation, or a combination of such tests.
struct Condition {
  enum class Kind : std::uint8_t { compare, all, any, not_ };
  enum class Operator : std::uint8_t { above, below, at_least, at_most };
  Kind kind = Kind::compare;
  std::string measure;  ///< a name of engine/measures.hpp: "evacuated", "trust"...
  IncidentId incident;  ///< where the measure is asked of one incident
  RegionId region;      ///< where it is asked of one region
  Operator op = Operator::above;
  double value = 0;
  std::vector<Condition> parts;  ///< of all, any, not
};

enum class InjectKind : std::uint8_t {
  start_incident,
  scale_incident,
  end_incident,
  message,
  set_region,
  public_statement,
  rumour,
  breach  ///< a body does what the Law forbids by name
};

/// Something the scenario throws in.
struct InjectSpec {
  std::string id;
  LocalText text;  ///< what participants read
  InjectKind kind = InjectKind::message;
  std::optional<double> at;       ///< seconds after the start
  std::optional<Condition> when;  ///< fires once, at the first tick when true
  double delay = 0;               ///< seconds after `when` came true
  bool contingency = false;       ///< only when a person throws it in
  IncidentId incident;
  RegionId region;
  RoleId to;                ///< message: receiver; breach: who does it (its central body, or the body in `region`)
  std::string prohibition;  ///< breach: id of what is forbidden
  double value = 0;         ///< factor, severity or level, by kind
  std::string target;       ///< set_region: "trust", "communications", "power", "roads"
  int line = 0;
};

struct ObjectiveSpec {
  std::string id;
  LocalText text;
  std::string measure;  ///< a name of engine/measures.hpp
  IncidentId incident;
  RegionId region;
  Condition::Operator op = Condition::Operator::at_most;
  double target = 0;
  int line = 0;
};

/// Stands for a side on which nothing is known: no lower or upper bound, no earliest or latest time.
inline constexpr double open_side = std::numeric_limits<double>::quiet_NaN();

/// A dated figure of what really happened, or what is known of one: bounds in place of the figure, and the earliest and
/// the latest time that it may have been so. An `open_side` is known to nobody.
struct ObservationPoint {
  double time = 0;   ///< seconds after the start; the earliest where the time is vague
  double value = 0;  ///< the least where there are bounds; of a milestone of no meaning
  std::string source;
  std::string note;
  double until = time;  ///< the latest
  double most = value;  ///< the greatest
};

/// A moment of the response of which sources tell, beside those that the model counts by itself (world/milestone.hpp).
enum class ObservedMoment : std::uint8_t {
  detected,
  decided,
  first_order_to_evacuate,
  first_arrival,  ///< of teams
  headquarters,   ///< of any level, first sitting
  central_headquarters,
  emergency_declared,
  contained,
  return_,      ///< the first people who were moved are home
  none = 0xFF,  ///< the observation is of a series
};

/// Figures of a series, or the time of a moment, in the country, a region or an incident. Of several incidents a moment
/// is the earliest.
struct ObservationSpec {
  std::string id;
  LocalText name;
  std::string series;  ///< a series of engine/measures.hpp; empty: of a moment
  RegionId region;
  std::vector<ObservationPoint> points;  ///< one of a moment, and its times alone count
  ObservedMoment moment = ObservedMoment::none;
  IncidentId incident;
};

struct PlayerSpec {
  std::string id;
  LocalText name;
  RoleId role;
  RegionId region;  ///< of a body in a region; none() for the centre
};

/// The first tick that is not before a time in seconds after the start; 0 for what lies before that.
[[nodiscard]] Tick tick_at(double seconds, double tick_seconds);

struct Scenario {
  std::string id;                           ///< file name without its ending
  std::string file;                         ///< as it was opened
  std::shared_ptr<const std::string> text;  ///< what stood in it; nullptr where it was made in memory
  std::optional<Language> language;         ///< the one in which its texts are written; nullopt: in all of them
  LocalText title, summary;
  std::vector<std::string> tags;
  Instant start;
  std::int32_t utc_offset = 0;  ///< seconds east of UTC, for showing times
  double tick_seconds = 3600;   ///< 60 to 86400
  Tick ticks = 0;               ///< length of the run
  std::uint64_t seed = 1;
  Policy policy = Policy::by_law;
  Reading reading = Reading::literal;
  std::shared_ptr<const Institution> institution;
  Parameters parameters;
  std::vector<IncidentSpec> incidents;
  std::vector<InjectSpec> injects;
  std::vector<ObjectiveSpec> objectives;
  std::vector<ObservationSpec> observations;
  std::vector<PlayerSpec> players;
  std::vector<LocalText> assumptions;  ///< stated by the author, for the report
  std::vector<SourcedNumber> numbers;  ///< every number of the scenario file and every parameter in force
  /// Of what scenario, institution and settings mean, however and wherever they are written; not of words for people,
  /// sources and notes, nor of the conditions of one run: seed, policy, reading and an earlier end. Equal hashes under
  /// equal conditions are the same run, bit by bit.
  std::uint64_t hash = 0;
  std::uint64_t text_hash = 0;  ///< of the files, byte by byte, their names and the settings

  [[nodiscard]] Tick tick_at(double seconds) const { return qorgan::tick_at(seconds, tick_seconds); }
  [[nodiscard]] Instant time_of(Tick tick) const {
    return Instant{start.seconds + static_cast<std::int64_t>(tick_seconds * static_cast<double>(tick))};
  }
  [[nodiscard]] IncidentId incident(std::string_view wanted) const;
};

}  // namespace qorgan
