#pragma once
// Events as sentences in the three languages. Names stand in the nominative before a colon ("Body: did this"), so that
// no language needs to inflect them. The patterns stand in assets/translations/events.json, built into the program.

#include <string>
#include <string_view>

#include "record/record.hpp"
#include "world/world.hpp"

namespace qorgan {

/// Gives the names that an event refers to; from a record or from a running world.
class EventNames {
 public:
  virtual ~EventNames() = default;
  [[nodiscard]] virtual LocalText agent(AgentId id) const = 0;  ///< its short name: a sentence holds two of them
  [[nodiscard]] virtual LocalText incident(IncidentId id) const = 0;
  [[nodiscard]] virtual LocalText region(RegionId id) const = 0;
  [[nodiscard]] virtual LocalText instrument(InstrumentId id) const = 0;
  [[nodiscard]] virtual LocalText capability(std::uint8_t capability) const = 0;
  [[nodiscard]] virtual LocalText inject(std::size_t number) const = 0;
  [[nodiscard]] virtual LocalText command(Tick tick, std::size_t number) const = 0;  ///< of that tick's commands
  [[nodiscard]] virtual std::string ground(std::uint16_t index) const = 0;
  /// "headquarters no. 3 (Aktobe Region)"
  [[nodiscard]] virtual LocalText headquarters(HeadquartersId id) const = 0;
  [[nodiscard]] virtual std::string time(Tick tick) const = 0;  ///< "2024-03-27 09:00"
  /// What the violation that the event has brought to light offends against; empty for other events.
  [[nodiscard]] virtual std::string offended(const Event& event) const = 0;
};

class RecordNames final : public EventNames {
 public:
  explicit RecordNames(const Record& record) : record_(record) {}  ///< the record must outlive it
  [[nodiscard]] LocalText agent(AgentId id) const override;
  [[nodiscard]] LocalText incident(IncidentId id) const override;
  [[nodiscard]] LocalText region(RegionId id) const override;
  [[nodiscard]] LocalText instrument(InstrumentId id) const override;
  [[nodiscard]] LocalText capability(std::uint8_t capability) const override;
  [[nodiscard]] LocalText inject(std::size_t number) const override;
  [[nodiscard]] LocalText command(Tick tick, std::size_t number) const override;
  [[nodiscard]] std::string ground(std::uint16_t index) const override;
  [[nodiscard]] LocalText headquarters(HeadquartersId id) const override;
  [[nodiscard]] std::string time(Tick tick) const override;
  [[nodiscard]] std::string offended(const Event& event) const override;

 private:
  const Record& record_;
};

class WorldNames final : public EventNames {
 public:
  explicit WorldNames(const World& world) : world_(world) {}  ///< the world must outlive it
  [[nodiscard]] LocalText agent(AgentId id) const override;
  [[nodiscard]] LocalText incident(IncidentId id) const override;
  [[nodiscard]] LocalText region(RegionId id) const override;
  [[nodiscard]] LocalText instrument(InstrumentId id) const override;
  [[nodiscard]] LocalText capability(std::uint8_t capability) const override;
  [[nodiscard]] LocalText inject(std::size_t number) const override;
  [[nodiscard]] LocalText command(Tick tick, std::size_t number) const override;
  [[nodiscard]] std::string ground(std::uint16_t index) const override;
  [[nodiscard]] LocalText headquarters(HeadquartersId id) const override;
  [[nodiscard]] std::string time(Tick tick) const override;
  [[nodiscard]] std::string offended(const Event& event) const override;

 private:
  const World& world_;
};

/// The event as one sentence without its time: "Civil protection, Aktobe Region: detected «Flood» (believed severity
/// 0.42) [15(1)(17)]". Plain text; escape it for HTML.
[[nodiscard]] std::string narrate(const Event& event, const EventNames& names, Language language);

/// What kind of event it is, in words: "detected", "headquarters convened".
[[nodiscard]] std::string kind_title(EventKind kind, Language language);

}  // namespace qorgan
