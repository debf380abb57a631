#pragma once
// The model's measures of a running or finished simulation, by the names of world/measure_names.hpp.

#include <cstddef>
#include <optional>
#include <string_view>

#include "world/world.hpp"

namespace qorgan {

/// The value of a measure just now, in base units (times in seconds since the incident's onset). Asked of one incident
/// or one region where those are given and the measure allows it; of the country otherwise. Not-a-number where it has
/// no value yet (a time to something that has not happened). Throws std::logic_error where no measure has that name.
[[nodiscard]] double measure(const World& world, std::string_view name, IncidentId incident = {}, RegionId region = {});

/// The same by its position in measure_names(), for who asks at every tick.
[[nodiscard]] double measure(const World& world, std::size_t number, IncidentId incident = {}, RegionId region = {});

/// The tick that a time of one incident counts to, -1 while it has not come; nullopt for a measure that is no time.
[[nodiscard]] std::optional<Tick> mark_of(const IncidentState& state, std::string_view name);

/// Ticks from an incident's onset to a moment, negative before it. Nothing where the moment never came (below 0), or
/// where no time counts from the onset: it was called off before, or only said to be.
[[nodiscard]] std::optional<Tick> since_onset(const IncidentState& state, Tick moment);

/// Share of the central bodies that have more waiting than they can serve within their own deadline, 0 to 1. From a
/// fifth on the state's work counts as disorganised, 6(1)(10).
[[nodiscard]] double share_swamped(const World& world);

/// Whether the condition holds now. A measure without a value makes a comparison false.
[[nodiscard]] bool holds(const World& world, const Condition& condition);

}  // namespace qorgan
