#pragma once
// Indices with a type of their own: a RegionId cannot be handed in where an AgentId is meant.

#include <cassert>
#include <compare>
#include <cstdint>
#include <functional>

namespace qorgan {

/// A dense index into one store. Trivially copyable, 4 bytes; `none()` stands for "no such thing".
template <class Tag>
struct Id {
  static constexpr std::uint32_t none_value = 0xFFFFFFFFu;
  std::uint32_t value = none_value;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  static constexpr Id none() { return Id{}; }
  [[nodiscard]] constexpr bool valid() const { return value != none_value; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

/// An id kept in two bytes, for records that must stay small: of a store that holds fewer than 65,535 things
/// (asserted). Reads and writes as the id itself.
template <class Id>
struct ShortId {
  static constexpr std::uint16_t none_value = 0xFFFF;
  std::uint16_t value = none_value;

  constexpr ShortId() = default;
  constexpr ShortId(Id id) : value(id.valid() ? static_cast<std::uint16_t>(id.value) : none_value) {
    assert(!id.valid() || id.value < none_value);
  }
  constexpr operator Id() const { return valid() ? Id(static_cast<std::size_t>(value)) : Id::none(); }
  [[nodiscard]] constexpr bool valid() const { return value != none_value; }
  [[nodiscard]] constexpr std::size_t index() const { return Id(*this).index(); }
};

using RoleId = Id<struct RoleTag>;              ///< an organ, one of the 37 roles of 15(1), or a kind of body of 16
using AgentId = Id<struct AgentTag>;            ///< a body in the running world
using RegionId = Id<struct RegionTag>;          ///< one of the 20 units
using SettlementId = Id<struct SettlementTag>;  ///< a town or village of the institution
using LocationId = Id<struct LocationTag>;      ///< a point of the running world: a seat, a settlement, an incident's
using ThreatId = Id<struct ThreatTag>;          ///< one of the 21 threats of 6(1)
using InstrumentId = Id<struct InstrumentTag>;  ///< a legal means that bodies take
using IncidentId = Id<struct IncidentTag>;      ///< a threat that became concrete
using HeadquartersId = Id<struct HeadquartersTag>;
using InjectId = Id<struct InjectTag>;
using ObjectiveId = Id<struct ObjectiveTag>;

/// Names an event for good: tick, phase, block and number packed so that sorting by value is the order in
/// which the simulation made them, on any thread count. 0 is "no event".
using EventKey = std::uint64_t;

/// Ticks since the start of the scenario.
using Tick = std::int32_t;

}  // namespace qorgan

template <class Tag>
struct std::hash<qorgan::Id<Tag>> {
  std::size_t operator()(qorgan::Id<Tag> id) const noexcept { return id.value; }
};
