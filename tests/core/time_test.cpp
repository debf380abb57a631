#include "core/time.hpp"

#include <limits>

#include "catch.hpp"
#include "core/random.hpp"
#include "core/time_zone.hpp"

using namespace qorgan;

namespace {
constexpr std::int32_t east5 = 5 * 3600;

std::int64_t seconds_of(std::string_view text, std::int32_t offset) {
  const auto instant = parse_instant(text, offset);
  INFO(text);
  REQUIRE(instant);
  return instant->seconds;
}
}  // namespace

TEST_CASE("a date with a time is read as local time unless it says otherwise") {
  CHECK(seconds_of("1970-01-01", 0) == 0);
  CHECK(seconds_of("2024-03-27 09:00", 0) == 1711530000);
  CHECK(seconds_of("2024-03-27 09:00", east5) == 1711530000 - east5);
  CHECK(seconds_of("2024-03-27T09:00:30Z", east5) == 1711530030);
  CHECK(seconds_of("2024-03-27 09:00 +05:00", 0) == 1711530000 - east5);
  CHECK(seconds_of("2024-03-27 09:00 -03:30", 0) == 1711530000 + 12600);
}

TEST_CASE("dates before 1970 and leap days are counted right") {
  CHECK(seconds_of("1969-12-31 23:59:59", 0) == -1);
  CHECK(seconds_of("2024-03-01", 0) - seconds_of("2024-02-28", 0) == 2 * 86400);
  CHECK(seconds_of("2023-03-01", 0) - seconds_of("2023-02-28", 0) == 86400);
  CHECK(seconds_of("2000-03-01", 0) - seconds_of("2000-02-28", 0) == 2 * 86400);
  CHECK(seconds_of("2100-03-01", 0) - seconds_of("2100-02-28", 0) == 86400);
}

TEST_CASE("what is no date is refused") {
  for (std::string_view text :
       {"", "2024", "2024-03", "2024-13-01", "2024-00-10", "2024-02-30", "2023-02-29", "24-03-01", "2024-03-27 24:00",
        "2024-03-27 09:60", "2024-03-27 09:00:60", "2024-03-27 9:00", "2024-03-27x", "2024-03-27 09:00 +5",
        "2024/03/27", " 2024-03-27", "2024-03-27 09"}) {
    INFO(text);
    CHECK_FALSE(parse_instant(text, 0));
  }
}

TEST_CASE("offsets from UTC are read with their sign") {
  CHECK(parse_offset("+05:00") == 18000);
  CHECK(parse_offset("-03:30") == -12600);
  CHECK(parse_offset("Z") == 0);
  for (std::string_view text :
       {"", "05:00", "+5:00", "+05", "+0500", "+19:00", "+18:01", "-18:30", "+05:60", "+05:00 "}) {
    INFO(text);
    CHECK_FALSE(parse_offset(text));
  }
}

TEST_CASE("an offset is said for people and for programs, and read back") {
  CHECK(format_zone(0) == "UTC");
  CHECK(format_zone(18000) == "UTC+05:00");
  CHECK(format_zone(-12600) == "UTC-03:30");
  CHECK(format_offset(0) == "+00:00");
  for (std::int32_t offset = -18 * 3600; offset <= 18 * 3600; offset += 900) {
    INFO(offset);
    CHECK(parse_offset(format_offset(offset)) == offset);
  }
}

TEST_CASE("an instant for programs carries its offset and means the same at each") {
  const Instant instant{1711530059};
  CHECK(format_iso(instant, 18000) == "2024-03-27T14:00:59+05:00");
  CHECK(format_iso(instant, -34200) == "2024-03-26T23:30:59-09:30");
  CHECK(format_iso(Instant{-1}, 0) == "1969-12-31T23:59:59+00:00");
  for (const std::int32_t offset : {0, 18000, 20700, -12600, -34200, 64800, -64800}) {
    const auto back = parse_instant(format_iso(instant, offset), 7200);
    REQUIRE(back);
    CHECK(back->seconds == instant.seconds);
  }
}

TEST_CASE("an instant is shown in local time, in three lengths") {
  const Instant instant{1711530000};
  CHECK(format_instant(instant, 0) == "2024-03-27 09:00");
  CHECK(format_instant(instant, 20 * 3600) == "2024-03-28 05:00");
  CHECK(format_short(instant, east5) == "27.03 14:00");
  CHECK(format_date(instant, -10 * 3600) == "2024-03-26");
  CHECK(format_instant(Instant{-1}, 0) == "1969-12-31 23:59");
}

TEST_CASE("every minute of four centuries is read back from what is shown") {
  Random random(5, Stream::generator, 0, 0);
  for (int i = 0; i < 20000; ++i) {
    const auto minutes = static_cast<std::int64_t>(random.below(210383000)) - 70000000;  // 1836 to 2236
    const auto offset = static_cast<std::int32_t>(random.below(24 * 4)) * 900 - 12 * 3600;
    const Instant instant{minutes * 60};
    const std::string text = format_instant(instant, offset);
    INFO(text << " at " << offset);
    const auto back = parse_instant(text, offset);
    REQUIRE(back);
    CHECK(back->seconds == instant.seconds);
  }
}

TEST_CASE("lengths of time are shown in at most two units") {
  CHECK(format_duration(0) == "0 min");
  CHECK(format_duration(45 * 60) == "45 min");
  CHECK(format_duration(3 * 3600) == "3 h");
  CHECK(format_duration(3 * 3600 + 300) == "3 h 5 min");
  CHECK(format_duration(3 * 86400 + 4 * 3600) == "3 d 4 h");
  CHECK(format_duration(2 * 86400) == "2 d");
  CHECK(format_duration(-5400) == "-1 h 30 min");
  CHECK(format_duration(std::numeric_limits<double>::infinity()) == "-");
}
