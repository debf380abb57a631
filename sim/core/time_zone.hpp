#pragma once
// Says which offset from UTC shown times have. A scenario has one offset for all its local times.

#include <cstdint>
#include <string>

#include "core/time.hpp"

namespace qorgan {

/// "+05:00", "-03:30", "+00:00", for programs; `parse_offset` reads it back.
[[nodiscard]] std::string format_offset(std::int32_t offset_seconds);
/// "UTC+05:00", "UTC-03:30", "UTC": the same in every language.
[[nodiscard]] std::string format_zone(std::int32_t offset_seconds);
/// "2024-03-27T09:00:00+05:00" (ISO 8601), for programs.
[[nodiscard]] std::string format_iso(Instant instant, std::int32_t offset_seconds);

}  // namespace qorgan
