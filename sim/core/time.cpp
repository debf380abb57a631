#include "core/time.hpp"

#include <fmt/format.h>

#include <cmath>

namespace qorgan {
namespace {

// Days from the civil calendar and back, after Howard Hinnant's public-domain algorithms.
constexpr std::int64_t days_from_civil(std::int64_t y, unsigned m, unsigned d) {
  y -= m <= 2;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const auto yoe = static_cast<unsigned>(y - era * 400);
  const unsigned doy = (153 * (m + (m > 2 ? -3u : 9u)) + 2) / 5 + d - 1;
  const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + static_cast<std::int64_t>(doe) - 719468;
}

struct Civil {
  std::int64_t year;
  unsigned month, day;
};

constexpr Civil civil_from_days(std::int64_t z) {
  z += 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const auto doe = static_cast<unsigned>(z - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  const unsigned m = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<std::int64_t>(yoe) + era * 400 + (m <= 2), m, doy - (153 * mp + 2) / 5 + 1};
}

constexpr bool leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

constexpr int days_in_month(int y, int m) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return m == 2 && leap(y) ? 29 : days[m - 1];
}

/// Reads exactly `digits` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

struct Fields {
  Civil date;
  int hour, minute;
};

Fields split(Instant instant, std::int32_t offset_seconds) {
  const std::int64_t local = instant.seconds + offset_seconds;
  std::int64_t days = local / 86400;
  std::int64_t rest = local % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  return {civil_from_days(days), static_cast<int>(rest / 3600), static_cast<int>(rest % 3600 / 60)};
}

}  // namespace

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || !text.empty() || *minutes > 59 || *hours * 60 + *minutes > 18 * 60) return std::nullopt;
  return sign * (*hours * 3600 + *minutes * 60);
}

std::optional<Instant> parse_instant(std::string_view text, std::int32_t offset_seconds) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || *month < 1 || *month > 12 || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  int hour = 0, minute = 0, second = 0;
  if (!text.empty() && (text.front() == ' ' || text.front() == 'T')) {
    text.remove_prefix(1);
    const auto h = take_number(text, 2);
    if (!h || *h > 23 || !take(text, ':')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m || *m > 59) return std::nullopt;
    hour = *h;
    minute = *m;
    if (take(text, ':')) {
      const auto s = take_number(text, 2);
      if (!s || *s > 59) return std::nullopt;
      second = *s;
    }
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  if (!text.empty()) {
    const auto offset = parse_offset(text);
    if (!offset) return std::nullopt;
    offset_seconds = *offset;
  }
  const std::int64_t days = days_from_civil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  return Instant{days * 86400 + hour * 3600 + minute * 60 + second - offset_seconds};
}

std::string format_instant(Instant instant, std::int32_t offset_seconds) {
  const Fields f = split(instant, offset_seconds);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", f.date.year, f.date.month, f.date.day, f.hour, f.minute);
}

std::string format_short(Instant instant, std::int32_t offset_seconds) {
  const Fields f = split(instant, offset_seconds);
  return fmt::format("{:02}.{:02} {:02}:{:02}", f.date.day, f.date.month, f.hour, f.minute);
}

std::string format_date(Instant instant, std::int32_t offset_seconds) {
  const Fields f = split(instant, offset_seconds);
  return fmt::format("{:04}-{:02}-{:02}", f.date.year, f.date.month, f.date.day);
}

std::string format_duration(double seconds) {
  if (!std::isfinite(seconds)) return "-";
  const auto minutes = static_cast<std::int64_t>(std::llround(std::fabs(seconds) / 60.0));
  const char* sign = seconds < 0 && minutes > 0 ? "-" : "";
  const std::int64_t d = minutes / 1440, h = minutes % 1440 / 60, m = minutes % 60;
  if (d > 0) return h > 0 ? fmt::format("{}{} d {} h", sign, d, h) : fmt::format("{}{} d", sign, d);
  if (h > 0) return m > 0 ? fmt::format("{}{} h {} min", sign, h, m) : fmt::format("{}{} h", sign, h);
  return fmt::format("{}{} min", sign, m);
}

}  // namespace qorgan
