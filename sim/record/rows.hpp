#pragma once
// The rows of a record: what a run was given and what came of it, with everything that a reader needs to name it in
// three languages. Plain values; nothing points into a world. The tables of results.sqlite hold the same rows.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/quantity.hpp"
#include "core/text.hpp"
#include "core/time.hpp"
#include "engine/engine.hpp"
#include "record/people.hpp"
#include "world/event.hpp"
#include "world/stores.hpp"

namespace qorgan {

/// A number that has no value: a time to something that did not happen, a series before its first point.
inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// Worlds of up to so many bodies are told in full. Of larger ones a record holds the bodies that appear, and what
/// states amount to over the run for the country alone.
inline constexpr std::size_t full_agent_limit = 20'000;

/// What was run, and how.
struct RunRow {
  std::string scenario;  ///< id: the file name without its ending
  LocalText title, summary;
  std::vector<std::string> tags;
  std::string institution;  ///< id
  LocalText institution_name;
  std::string law;            ///< "527-IV"
  std::string scenario_hash;  ///< of what was run, 16 hexadecimal digits
  std::string text_hash;      ///< of the texts that said so
  std::string version;        ///< of the program: "0.1.0+6e95a4b"
  std::string compiler;       ///< "g++ 12.2.0, x86_64"
  std::string command_line;   ///< as typed, without host paths; empty where nobody typed one
  Instant start;
  std::int32_t utc_offset = 0;  ///< seconds east of UTC
  double tick_seconds = 3600;
  Tick ticks = 0;        ///< planned
  Tick ticks_done = 0;   ///< fewer where the run was stopped
  bool stopped = false;  ///< by a person, before its end
  std::uint64_t seed = 1;
  std::string policy, reading;  ///< at the start; commands may have changed them later
  std::string level;            ///< of recording: "measures", "series", "events"
  std::uint64_t agents = 0, units = 0;
  std::uint64_t messages = 0;        ///< sent, without everyday matters
  std::uint64_t events = 0;          ///< that happened
  std::uint64_t events_kept = 0;     ///< fewer where the limit was reached; the first ones are kept
  std::string digest;                ///< 16 hexadecimal digits, chained over all ticks
  bool baseline = false;             ///< whether the same run under `no-response` stands beside it
  std::string baseline_digest;       ///< empty without a baseline
  double wall_seconds = 0;           ///< of the run itself; the one number that differs between equal runs
  double baseline_wall_seconds = 0;  ///< of the baseline; likewise
  int threads = 1;
  std::array<double, phase_count> phase_seconds{};
};

/// A body that appears in the record. Small worlds keep all, large ones those that something is told of.
struct AgentRow {
  AgentId id;
  std::string key;   ///< "civil-protection@KZ-15"
  std::string role;  ///< "civil-protection"
  std::string article;
  std::string kind;  ///< BodyKind
  std::string coordination;
  std::string coordination_article;
  RegionId region;
  AgentId superior;
  LocalText name, short_name;
  std::uint32_t served = 0;     ///< items of its in-tray dealt with
  std::uint32_t raised = 0;     ///< exceptions it passed up
  std::uint32_t timed_out = 0;  ///< items that passed their deadline
  double utilisation = 0;       ///< share of its desks' time at work, 0 to 1
};

struct RegionRow {
  std::string id;  ///< "KZ-15"
  LocalText name, short_name, capital;
  double longitude = 0, latitude = 0;
  double population = 0;
  double peak_severity = 0;   ///< greatest sum of the intensities of its incidents at one tick
  double final_severity = 0;  ///< the same at the end
  double trust_start = 0, trust = 0, rumour = 0;
  double communications = 1, power = 1, roads = 1;  ///< at the end
};

/// The greatest class that a threat came to, by what really was at stake, and what made it of that class.
struct ReachedClass {
  std::string threat_class;  ///< "regional": a name of ThreatClass; "none" where it came to none
  std::string stake;         ///< "people": a name of stake_kinds; empty where it came to none
  double amount = 0;         ///< at stake when it was furthest beyond where the class begins; base units
  double from = 0;           ///< from which amount on it is of the class; base units
};

/// A threat of 6(1) and what the Law says about who leads.
struct ThreatRow {
  std::string id, article;
  LocalText name;
  std::string lead_status;
  std::vector<std::string> leads;  ///< roles
  std::vector<std::string> lead_articles;
  struct Component {
    LocalText component;
    std::string role, article;
  };
  std::vector<Component> components;
  std::vector<std::string> competent;  ///< roles
  std::vector<std::string> fallback;   ///< roles
  LocalText gap_note, rights_note;
  std::vector<int> interests;
  std::vector<std::string> types;
  std::vector<std::string> kinds;  ///< of economic security, 22(1)
  /// Who may head a headquarters under 18(4), by reading: literal, arguable, broad. Empty role: nobody.
  struct Head {
    std::string reading, role, article;
    bool component = false;  ///< only for a part of the threat
    bool disputed = false;
  };
  std::array<Head, 3> heads{};
  ReachedClass reached;  ///< in the whole country
};

struct RoleRow {
  std::string id, article;
  LocalText name, short_name, holder;
  std::string kind, coordination, coordination_article;
  LocalText coordination_field;
};

struct InterestRow {
  int number = 0;
  std::string article;
  LocalText name;
};

/// A type of security of Article 4, or one of the four kinds of economic security of 22(1).
struct TypeRow {
  std::string key;      ///< "public", "financial"
  std::string article;  ///< "4(1)", "22(1)(1)"
  LocalText name;
  bool kind = false;  ///< of economic security
};

/// An objective of 2-1(2) or a principle of 3, and what shows in results how far it was kept.
struct PrincipleRow {
  std::string id, article;
  LocalText name;
  std::vector<std::string> measures;  ///< of the outcome
  std::vector<std::string> sections;  ///< of the report
};

/// A legal instrument of the institution.
struct InstrumentRow {
  std::string id, article;
  LocalText name;
  std::string authority, authority_article, effect;
  std::vector<std::string> rights;
  std::string from;  ///< class
};

struct WordRow {
  std::string group, key;
  LocalText name;
};

struct IncidentRow {
  std::string id;
  LocalText name;
  ThreatId threat;
  RegionId region;
  LocalText settlement;                              ///< its name; empty where it happened in none
  double longitude = no_value, latitude = no_value;  ///< degrees; no_value where it happened all over its region
  std::string hazard;                                ///< family
  IncidentState state;                               ///< at the end
  ReachedClass reached;                              ///< of its threat in its region
};

/// A function of time. Points are thinned evenly; the last tick is always there.
struct SeriesRow {
  std::string measure;
  bool baseline = false;  ///< of the run under `no-response`
  IncidentId incident;
  RegionId region;
  std::vector<Tick> ticks;
  std::vector<double> values;  ///< base units; no_value where it had none
};

/// A measure of the run. What stands for a whole run is said by OverRun of world/measure_names.hpp.
struct MeasureRow {
  std::string measure;
  IncidentId incident;
  RegionId region;
  double value = no_value;     ///< over the run; base units
  double baseline = no_value;  ///< the same under `no-response`
  double at_end = no_value;    ///< of the last tick
};

/// What fell on one of the things that the Law protects; see record/damage.hpp.
struct DamageRow {
  std::string by;              ///< "interest", "type" or "kind"
  std::string key;             ///< number of the interest, key of the type or kind; empty: the threats name none
  std::string measure;         ///< "loss", "harmed" or "missing_effort"
  int incidents = 0;           ///< that began and whose threats name it
  double value = 0;            ///< base units
  double baseline = no_value;  ///< under `no-response`
  [[nodiscard]] double averted() const { return baseline - value; }
};

struct ObjectiveRow {
  std::string id;
  LocalText text;
  std::string measure;
  IncidentId incident;
  RegionId region;
  std::string op;  ///< "at_most"
  double target = 0;
  double value = no_value;  ///< of the last tick
  bool met = false;         ///< a measure without a value meets nothing
  bool decided = true;      ///< false where the run was stopped while it was open
  EventKey evidence = 0;    ///< the event that settled it, where there is one
};

/// What is known of a figure or of a moment, and what the run gave. A side of which nothing is known is no_value.
struct ObservationPointRow {
  double time = 0;              ///< seconds after the start; the earliest where it is vague
  double reported = 0;          ///< the figure; the least where there are bounds; of a moment no_value
  double simulated = no_value;  ///< the figure then (at a vague time, the one that comes nearest); of a moment, its
                                ///< seconds after the start; no_value beyond the end, or where it did not come
  std::string source, note;
  double until = time;     ///< the latest
  double most = reported;  ///< the greatest
  bool never = false;      ///< a moment that was to have come by now, and did not

  [[nodiscard]] bool dated() const { return time == until; }
  [[nodiscard]] bool bounded() const { return reported != most; }
  [[nodiscard]] double error() const { return simulated - reported; }
};

/// What was reported beside what was simulated.
struct ObservationRow {
  std::string id;
  LocalText name;
  std::string series;  ///< empty: of a moment
  RegionId region;
  std::vector<ObservationPointRow> points;
  // over the points that have a simulated value
  int compared = 0;
  double bias = no_value;       ///< mean of off(); base units, of a moment seconds
  double mape = no_value;       ///< mean of |off()| as a share of the bound that was passed, over reported > 0
  double log_error = no_value;  ///< mean of |ln((simulated + 1) / (nearest reported + 1))|; not of a moment
  std::string moment;           ///< "first_arrival": a name of ObservedMoment
  IncidentId incident;
  // over the points that tell a span, of figures or of times, and not one figure or time
  int spans = 0;   ///< compared, or a moment that never came
  int inside = 0;  ///< of these, where the run keeps within what was reported

  [[nodiscard]] bool of_moment() const { return !moment.empty(); }
  /// Whether it says from and to, and not just one figure or time, so that a run can keep within it.
  [[nodiscard]] bool is_span(const ObservationPointRow& point) const {
    return of_moment() ? !point.dated() : point.bounded();
  }
  /// How far the run is outside of what was reported, less than 0 below or before it: 0 within it. Seconds of a moment.
  [[nodiscard]] double off(const ObservationPointRow& point) const;
  /// The reported figure (or time) that off() counts from; the simulated one where that is within.
  [[nodiscard]] double nearest(const ObservationPointRow& point) const;
};

struct InjectRow {
  std::string id;
  LocalText text;
  std::string kind;
  bool contingency = false;
  bool conditional = false;
  double at = no_value;  ///< seconds after the start
  IncidentId incident;
  RegionId region;
  Tick fired = -1;
};

struct CommandRow {
  Tick tick = 0;
  std::string kind;   ///< "fire-inject", "decide"...: a name of CommandKind
  std::string value;  ///< what it is about, as value_of() in engine/command.hpp writes it
  std::string note;
};

/// A file the run was made from, whole, so that the record alone can be run again.
struct SourceFile {
  std::string path;  ///< relative to the folder that holds them all; "/" between names
  std::string text;
};

/// The digest after a tick, to find where a replay parts.
struct DigestRow {
  Tick tick = 0;
  std::uint64_t digest = 0;
};

}  // namespace qorgan
