#pragma once
// What an account of a run is made of: the same questions to a live world with its events and to a record that was
// read. Nothing is copied but what a record keeps as text, so that a window may ask at every frame.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "record/event_log.hpp"
#include "record/record.hpp"
#include "world/world.hpp"

namespace qorgan {

/// Who a body is: its role, and the region where it works; none() for central bodies and where it is not known.
struct BodyFacts {
  RoleId role;
  RegionId region;
};

/// An inject of the scenario's programme.
struct InjectFacts {
  std::optional<double> at;  ///< seconds after the start, where its time is fixed
  bool contingency = false;  ///< waits for a person
  Tick fired = -1;           ///< -1 while it has not
};

class Evidence {
 public:
  /// All must outlive it. `decisions`: those that were put before people (decision_rows()).
  Evidence(const World& world, const EventLog& events, std::span<const DecisionRow> decisions = {})
      : world_(&world), log_(&events), decisions_(decisions) {}
  explicit Evidence(const Record& record);

  [[nodiscard]] Tick now() const { return world_ ? world_->tick : record_->run.ticks_done; }  ///< ticks done
  [[nodiscard]] double tick_seconds() const {
    return world_ ? world_->scenario->tick_seconds : record_->run.tick_seconds;
  }
  [[nodiscard]] double seconds(Tick ticks) const { return tick_seconds() * static_cast<double>(ticks); }

  [[nodiscard]] std::size_t incident_count() const {
    return world_ ? world_->incidents.size() : record_->incidents.size();
  }
  [[nodiscard]] const IncidentState& incident(IncidentId id) const {
    return world_ ? world_->incidents[id.index()] : record_->incidents[id.index()].state;
  }
  /// None() for none() and for what is no incident of the run.
  [[nodiscard]] ThreatId threat_of(IncidentId id) const;
  [[nodiscard]] RegionId region_of(IncidentId id) const;
  /// Whether it came about; one that was called off before its onset did not.
  [[nodiscard]] bool happened(IncidentId id) const;
  /// From when its times count; nothing where there is no onset: it was called off before, or only said to be.
  [[nodiscard]] std::optional<Tick> onset(IncidentId id) const;
  /// Of one that lies dormant, in ticks; nothing where only a spread or a person may set it off. A record does not
  /// know.
  [[nodiscard]] std::optional<double> planned_onset(IncidentId id) const;
  /// Seconds from its onset to a tick, negative before it; no_value for a tick below 0 and where there is no onset.
  [[nodiscard]] double since_onset(IncidentId id, Tick tick) const;

  [[nodiscard]] std::span<const Headquarters> headquarters() const {
    return world_ ? std::span(world_->headquarters) : std::span(record_->headquarters);
  }
  [[nodiscard]] std::span<const InstrumentInForce> instruments() const {
    return world_ ? std::span(world_->instruments) : std::span(record_->instruments_in_force);
  }
  [[nodiscard]] std::span<const Violation> violations() const {
    return world_ ? std::span(world_->violations) : std::span(record_->violations);
  }
  [[nodiscard]] std::span<const Flow> flows() const {
    return world_ ? std::span(world_->flows) : std::span(record_->flows);
  }
  /// That were put before the people who play bodies, in the order in which they were asked.
  [[nodiscard]] std::span<const DecisionRow> decisions() const {
    return world_ ? decisions_ : std::span<const DecisionRow>(record_->decisions);
  }
  /// nullptr of none() and of a number that no headquarters has.
  [[nodiscard]] const Headquarters* headquarters(HeadquartersId id) const;

  /// A measure of the country that adds up over a run, as it stands now; no_value for one that does not.
  [[nodiscard]] double total(std::string_view measure) const;

  [[nodiscard]] std::size_t event_count() const { return world_ ? log_->size() : record_->events.size(); }
  [[nodiscard]] const Event& event(std::size_t index) const { return world_ ? (*log_)[index] : record_->events[index]; }
  /// nullptr where it was not kept.
  [[nodiscard]] const Event* find(EventKey key) const { return world_ ? log_->find(key) : record_->event(key); }

  [[nodiscard]] BodyFacts body(AgentId id) const;
  /// "18(4)"; empty where there is none.
  [[nodiscard]] std::string_view ground(std::uint16_t index) const;

  [[nodiscard]] std::size_t inject_count() const;
  [[nodiscard]] InjectFacts inject(std::size_t index) const;

 private:
  const World* world_ = nullptr;
  const EventLog* log_ = nullptr;
  const Record* record_ = nullptr;
  std::span<const DecisionRow> decisions_;  ///< of a live world
  std::vector<RoleId> roles_;               ///< of the record's bodies, which knows them by their ids
};

}  // namespace qorgan
