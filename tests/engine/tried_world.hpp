#pragma once
// Worlds as a snapshot might hold them: one that is believed, and changes of it.

#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/busy_state.hpp"
#include "engine/snapshot_check.hpp"

namespace qorgan::test {

inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();  // there is no value beyond this end
inline constexpr double no_id = 0xFFFFFFFFU, no_short_id = 0xFFFF;

struct Bounds {
  double low, high, below, above;
};
inline constexpr Bounds share{0, 1, -0.00001, 1.00001};
inline constexpr Bounds amount{0, 1e18, -0.00001, 1.001e18};
inline constexpr Bounds sum{-1e18, 1e18, -1.001e18, 1.001e18};
inline constexpr Bounds moment{-1, 2e9, -2, 2000000001};
constexpr Bounds upto(double last) { return {0, last, nothing, last + 1}; }
constexpr Bounds index_in(std::size_t count) { return {0, static_cast<double>(count) - 1, no_id, double(count)}; }
constexpr Bounds index_in_or_none(std::size_t count, double none = no_id) {
  return {none, static_cast<double>(count) - 1, nothing, static_cast<double>(count)};
}

template <class Field>
void set(Field& field, double value) {
  if constexpr (requires { field.value; })
    field.value = static_cast<decltype(field.value)>(value);
  else if constexpr (std::is_floating_point_v<Field>)
    field = static_cast<Field>(value);
  else
    field = static_cast<Field>(static_cast<std::int64_t>(value));
}

/// Changes of a world that is believed.
struct Tried {
  World good, fresh;

  explicit Tried(World world) : good(std::move(world)), fresh(build_world(good.scenario)) {
    INFO(implausible_store(good, fresh));
    REQUIRE(implausible_store(good, fresh).empty());
  }
  template <class Change>
  [[nodiscard]] std::string told(const Change& change) const {
    World world = good;
    change(world);
    return std::string(implausible_store(world, fresh));
  }
  /// `of(world)` is the field.
  template <class Of>
  void field(const std::string& store, const Bounds& bounds, const Of& of) const {
    const auto with = [&](double value) { return told([&](World& world) { set(of(world), value); }); };
    INFO(bounds.low << " to " << bounds.high);
    CHECK(with(bounds.low).empty());
    CHECK(with(bounds.high).empty());
    if (!std::isnan(bounds.below)) CHECK(with(bounds.below) == store);
    CHECK(with(bounds.above) == store);
    if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(of(std::declval<World&>()))>>)
      CHECK(with(nothing) == store);
  }
  /// The fields of a record, all with the same bounds.
  template <class Of, class Record, class... Value>
  void fields(const std::string& store, const Bounds& bounds, const Of& record, Value Record::*... members) const {
    int number = 0;
    const auto each = [&](auto member) {
      INFO(store << ", field " << ++number);
      field(
          store, bounds, [&](World & world) -> auto& { return record(world).*member; });
    };
    (each(members), ...);
  }
  /// Each element of an array.
  template <class Of>
  void elements(const std::string& store, const Bounds& bounds, const Of& list) const {
    World world = good;
    for (std::size_t n = 0; n < list(world).size(); ++n) {
      INFO(store << ", element " << n);
      field(
          store, bounds, [&](World & w) -> auto& { return list(w)[n]; });
    }
  }
};

/// A message that has what any kind may be about.
inline Message any_message(MessageKind kind) {
  Message message;
  message.kind = kind;
  message.from = message.to = message.subject = AgentId(std::size_t{0});
  message.incident = IncidentId(std::size_t{0});
  message.headquarters = HeadquartersId(std::size_t{0});
  message.capability = 0;
  message.matter = 1;
  return message;
}

inline World busy_world() {
  World world = busy(100).world();
  REQUIRE_FALSE(world.headquarters.empty());
  REQUIRE_FALSE(world.instruments.empty());
  return world;
}

}  // namespace qorgan::test
