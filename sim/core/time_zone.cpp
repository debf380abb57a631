#include "core/time_zone.hpp"

#include <fmt/format.h>

namespace qorgan {

std::string format_offset(std::int32_t offset_seconds) {
  const std::int32_t minutes = (offset_seconds < 0 ? -offset_seconds : offset_seconds) / 60;
  return fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string format_zone(std::int32_t offset_seconds) {
  return offset_seconds == 0 ? "UTC" : "UTC" + format_offset(offset_seconds);
}

std::string format_iso(Instant instant, std::int32_t offset_seconds) {
  std::string text = format_instant(instant, offset_seconds);  // 2024-03-27 09:00
  if (const std::size_t at = text.find(' '); at != std::string::npos) text[at] = 'T';
  const std::int64_t second = ((instant.seconds + offset_seconds) % 60 + 60) % 60;
  return fmt::format("{}:{:02}{}", text, second, format_offset(offset_seconds));
}

}  // namespace qorgan
