#include "report/scale.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("an axis covers its values with round steps", "[report][scale]") {
  const NumberAxis axis = number_axis(0, 118385, 5);
  CHECK(axis.low == 0);
  CHECK(axis.high == 150000);
  CHECK(axis.step == 50000);
  CHECK(axis.ticks.size() == 4);
  const NumberAxis small = number_axis(0.12, 0.87, 4);
  CHECK(small.step == Approx(0.2));
  CHECK(small.decimals == 1);
  CHECK(small.low == Approx(0.0));
  CHECK(small.high == Approx(1.0));
}

TEST_CASE("every axis is finite, rising and covers what it is given", "[report][scale]") {
  const double values[] = {0, 1, -1, 1e-9, 3.3e-5, 0.5, 7, 42, 99999, 1e12, -250};
  for (const double a : values)
    for (const double b : values)
      for (const int wanted : {2, 5, 10}) {
        const NumberAxis axis = number_axis(a, b, wanted);
        INFO(a << " to " << b << " in " << wanted);
        REQUIRE(axis.high > axis.low);
        CHECK(axis.low <= std::min(a, b) + axis.step * 1e-6);
        CHECK(axis.high >= std::max(a, b) - axis.step * 1e-6);
        CHECK(axis.ticks.size() >= 2);
        CHECK(axis.ticks.size() <= static_cast<std::size_t>(2 * wanted + 2));
        const double mantissa = axis.step / std::pow(10.0, std::floor(std::log10(axis.step) + 1e-9));
        CHECK((std::fabs(mantissa - 1) < 1e-6 || std::fabs(mantissa - 2) < 1e-6 || std::fabs(mantissa - 5) < 1e-6));
      }
}

TEST_CASE("an axis of counts has no fractions", "[report][scale]") {
  CHECK(number_axis(0, 2, 10, true).step == 1);
  CHECK(number_axis(0, 2, 10, true).decimals == 0);
}

TEST_CASE("what is not finite gives an axis all the same", "[report][scale]") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  for (const auto& [a, b] : {std::pair{nan, 1.0}, std::pair{0.0, inf}, std::pair{-inf, inf}}) {
    const NumberAxis axis = number_axis(a, b, 5);
    CHECK(std::isfinite(axis.low));
    CHECK(axis.high > axis.low);
  }
}

TEST_CASE("days begin at local midnight", "[report][scale]") {
  const std::int32_t offset = 5 * 3600;
  const Instant start = *parse_instant("2024-03-20 09:00", offset);
  const auto ticks = time_ticks(start, offset, 0, 10 * 86400, 11, Language::en);
  REQUIRE(ticks.size() == 10);
  CHECK(ticks[0].seconds == 15 * 3600);
  CHECK(ticks[0].label == "21 Mar");
  CHECK(time_ticks(start, offset, 0, 10 * 86400, 11, Language::ru)[0].label == "21.03");
}

TEST_CASE("hours are shown by the clock, and midnight by its date", "[report][scale]") {
  const Instant start = *parse_instant("2024-03-20 21:00", 0);
  const auto ticks = time_ticks(start, 0, 0, 6 * 3600, 7, Language::ru);
  REQUIRE(ticks.size() == 7);
  CHECK(ticks[0].label == "21:00");
  CHECK(ticks[3].label == "21.03");
}

TEST_CASE("never more time ticks than asked for", "[report][scale]") {
  for (const double length : {60.0, 5000.0, 86400.0, 3e6, 6.048e6, 4e7, 1e9})
    for (const int wanted : {3, 6, 12}) {
      const auto ticks = time_ticks({}, 0, 0, length, wanted, Language::en);
      CHECK(ticks.size() <= static_cast<std::size_t>(wanted + 1));
    }
  CHECK(time_ticks({}, 0, 5, 5, 5, Language::en).empty());
}
