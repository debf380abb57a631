#pragma once
// Why a command cannot be given: as a code, for those who say it in their own words, and in words for people.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "engine/command.hpp"

namespace qorgan {

/// Of a run: each takes room in every body's picture.
inline constexpr std::size_t max_incidents = 1000;

enum class Refusal : std::uint8_t {
  none,  ///< it can be given
  past,
  too_late,  ///< the last tick begins before it
  no_such_body,
  no_such_inject,
  inject_fired,
  generated_body,
  partner_abroad,
  played_already,
  not_played,
  no_such_decision,
  no_open_decision,  ///< of that body and kind
  decision_closed,
  no_such_choice,
  no_such_threat,
  no_such_region,
  wrong_severity,
  too_many_incidents,
};

/// Whether a command can be given now, after those `given` so far, in the order of their ticks. Those for this very
/// tick count as if they had taken effect.
[[nodiscard]] Refusal refusal_of(const World& world, std::span<const Command> given, const Command& command);
/// Whether it is sure before the run begins that the command could not be given then, after those `before` it, in the
/// order of their ticks. `world` is that of tick 0; what only the run can show is no refusal.
[[nodiscard]] Refusal refusal_ahead(const World& world, std::span<const Command> before, const Command& command);
/// That refusal in words; empty for none.
[[nodiscard]] std::string refusal_text(Refusal refusal, const World& world, const Command& command);

}  // namespace qorgan
