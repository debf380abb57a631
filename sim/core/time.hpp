#pragma once
// Calendar time of a scenario. Seconds since 1970-01-01T00:00Z; no leap seconds, no host time zone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qorgan {

/// A moment, in seconds since the Unix epoch (UTC).
struct Instant {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

/// Reads "2024-03-27", "2024-03-27 09:00", "2024-03-27T09:00:00", optionally followed by "Z" or "+05:00".
/// A text without an offset is local time at `offset_seconds` east of UTC. Empty where it is no valid date.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text, std::int32_t offset_seconds);

/// Reads "+05:00", "-03:30" or "Z" to seconds east of UTC (range -18 h to +18 h).
[[nodiscard]] std::optional<std::int32_t> parse_offset(std::string_view text);

/// "2024-03-27 09:00" in local time at that offset.
[[nodiscard]] std::string format_instant(Instant instant, std::int32_t offset_seconds);
/// "27 Mar 09:00" style without the year, months as numbers: "27.03 09:00".
[[nodiscard]] std::string format_short(Instant instant, std::int32_t offset_seconds);
/// "2024-03-27"
[[nodiscard]] std::string format_date(Instant instant, std::int32_t offset_seconds);
/// "3 d 4 h", "45 min": a length of time for people to read.
[[nodiscard]] std::string format_duration(double seconds);

}  // namespace qorgan
