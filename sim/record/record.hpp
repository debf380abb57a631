#pragma once
// The record of one run: everything that the report, the chain of causes and a replay ask for, as one value.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/rows.hpp"

namespace qorgan {

/// Over how many of the incidents a time is a mean.
struct Reach {
  std::size_t reached = 0;  ///< what it times has happened
  std::size_t all = 0;      ///< these, and those that began without it
};

struct Record {
  RunRow run;
  std::vector<AgentRow> agents;  ///< by id; see AgentRow
  std::vector<RegionRow> regions;
  std::vector<RoleRow> roles;
  std::vector<ThreatRow> threats;
  std::vector<InterestRow> interests;
  std::vector<TypeRow> types;  ///< those of Article 4, then the kinds of 22(1)
  std::vector<PrincipleRow> principles;
  std::vector<InstrumentRow> instruments;
  std::vector<WordRow> words;        ///< the vocabulary for people
  std::vector<std::string> grounds;  ///< articles; 0 is ""

  std::vector<IncidentRow> incidents;
  std::vector<Headquarters> headquarters;
  std::vector<InstrumentInForce> instruments_in_force;
  std::vector<Violation> violations;
  std::vector<Flow> flows;    ///< sorted by (from, to, incident, kind)
  std::vector<Event> events;  ///< sorted by key; empty below the level `events`

  std::vector<SeriesRow> series;
  std::vector<MeasureRow> measures;  ///< national ones first, in the order of the measures' table
  std::vector<DamageRow> damage;     ///< by interest, by type, by kind; every measure of each in turn
  std::vector<ObjectiveRow> objectives;
  std::vector<ObservationRow> observations;
  std::vector<InjectRow> injects;
  std::vector<CommandRow> commands;
  std::vector<DecisionRow> decisions;  ///< that were put before people, in the order in which they were asked
  std::vector<DigestRow> digests;

  std::vector<SourcedNumber> numbers;  ///< every number with its source; `file` is relative as in `sources`
  std::vector<LocalText> assumptions;  ///< stated by the author
  std::vector<std::string> overrides;  ///< "path=value", as given beside the scenario
  std::vector<SourceFile> sources;     ///< the scenario file first
  std::vector<std::string> notes;      ///< what the reader must know: events left out, the run stopped early

  [[nodiscard]] const AgentRow* agent(AgentId id) const;
  [[nodiscard]] const RegionRow* region(RegionId id) const;
  [[nodiscard]] const RoleRow* role(std::string_view id) const;
  [[nodiscard]] const IncidentRow* incident(IncidentId id) const;
  [[nodiscard]] const ThreatRow* threat(ThreatId id) const;
  [[nodiscard]] const ThreatRow* threat_of(IncidentId id) const;
  [[nodiscard]] const InstrumentRow* instrument(InstrumentId id) const;
  [[nodiscard]] std::string_view ground(std::uint16_t index) const;
  /// The word for people; the key itself where the vocabulary has none.
  [[nodiscard]] LocalText word(std::string_view group, std::string_view key) const;
  /// Index of the event with that key; events.size() where there is none.
  [[nodiscard]] std::size_t event_index(EventKey key) const;
  [[nodiscard]] const Event* event(EventKey key) const;
  [[nodiscard]] const SeriesRow* find_series(std::string_view name, bool baseline = false, IncidentId incident = {},
                                             RegionId region = {}) const;
  /// no_value where it was not recorded.
  [[nodiscard]] double measure(std::string_view name, IncidentId incident = {}, RegionId region = {}) const;
  [[nodiscard]] double at_end(std::string_view name, IncidentId incident = {}, RegionId region = {}) const;
  [[nodiscard]] double baseline(std::string_view name, IncidentId incident = {}, RegionId region = {}) const;
  /// Of a time; nothing of nothing for other measures.
  [[nodiscard]] Reach reach(std::string_view name) const;
  /// Violations that offend against 17(2), an instrument kept longer than needed, are another matter than acts without
  /// a legal ground.
  [[nodiscard]] bool kept_too_long(const Violation& violation) const { return ground(violation.article) == "17(2)"; }
  [[nodiscard]] Instant time_of(Tick tick) const {
    return {run.start.seconds + static_cast<std::int64_t>(run.tick_seconds * static_cast<double>(tick))};
  }
};

}  // namespace qorgan
