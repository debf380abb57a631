#pragma once
// The moments on the way of a response to an incident. A new one is a row of the table in milestone.cpp: the measures,
// the columns of results, the proof of objectives and the words follow from it.

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
  recovered,  ///< the work that outlives it is done
};

struct MilestoneTraits {
  std::string_view measure;     ///< that is the time from the onset to it: "time_to_detect"
  Tick IncidentState::*kept;    ///< where its tick stands, -1 before; nullptr where it follows from others
  std::string_view column;      ///< of the incident in results: "detected"
  std::string_view meaning;     ///< of that column
  EventKind proof;              ///< by which an incident comes to it, in the same tick
  bool first_event;             ///< the first such event of a body about the incident sets it, and nothing else
  bool by_response;             ///< tells of what bodies do, and so of nothing under the policy `no-response`
  std::string_view en, ru, kk;  ///< "First decision"
  std::array<std::string_view, 3> title;  ///< of the measure, in the order of LocalText

  [[nodiscard]] LocalText words() const { return {std::string(en), std::string(ru), std::string(kk)}; }
};

[[nodiscard]] const MilestoneTraits& traits_of(Milestone milestone);

/// Name of the measure that is the time from the onset to it: "time_to_detect".
[[nodiscard]] std::string_view measure_of(Milestone milestone);
/// Title of that measure.
[[nodiscard]] LocalText title_of(Milestone milestone);
/// The milestone whose time a measure is; nothing of other measures.
[[nodiscard]] std::optional<Milestone> milestone_of(std::string_view measure);

/// The tick at which an incident came to it; -1 while it has not.
[[nodiscard]] Tick tick_of(const IncidentState& state, Milestone milestone);

}  // namespace qorgan
