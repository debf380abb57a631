#pragma once
// The moments on the way of a response to an incident: what each is called, where its tick stands, which measure counts
// the time to it. A new one is a row of the table in milestone.cpp.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/enum_table.hpp"
#include "core/text.hpp"
#include "world/event.hpp"
#include "world/stores.hpp"

namespace qorgan {

enum class Milestone : std::uint8_t {
  detected,      ///< a body knew of it
  informed,      ///< every competent body knew (9(3))
  decided,       ///< a body settled what to do
  headquarters,  ///< a headquarters of any level that knew of it sat
  regional,      ///< that of its region
  central,       ///< a central one
  first_team,    ///< teams arrived
  contained,
  ended,
};

/// Name of the measure that is the time from the onset to it: "time_to_detect".
[[nodiscard]] std::string_view measure_of(Milestone milestone);
/// Title of that measure.
[[nodiscard]] LocalText title_of(Milestone milestone);
/// The kind of event by which an incident comes to it, in the tick of the milestone. Headquarters tell of their threat
/// and region; where a body detected, it is informed as well.
[[nodiscard]] EventKind proof_of(Milestone milestone);
/// Whether it tells of what bodies do, and so of nothing under the policy `no-response`.
[[nodiscard]] bool only_by_response(Milestone milestone);
/// The milestone whose time a measure is; nothing of other measures.
[[nodiscard]] std::optional<Milestone> milestone_of(std::string_view measure);

/// The tick at which an incident came to it; -1 while it has not.
[[nodiscard]] Tick tick_of(const IncidentState& state, Milestone milestone);

}  // namespace qorgan
