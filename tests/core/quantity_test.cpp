#include "core/quantity.hpp"

#include <array>
#include <clocale>
#include <cmath>

#include "catch.hpp"
#include "core/random.hpp"

using namespace qorgan;

namespace {
constexpr std::array all_dimensions{Dimension::number, Dimension::duration,   Dimension::rate, Dimension::length,
                                    Dimension::speed,  Dimension::people,     Dimension::area, Dimension::money,
                                    Dimension::houses, Dimension::money_rate, Dimension::power};

double value_of(std::string_view text, Dimension dimension) {
  const QuantityResult result = parse_quantity(text, dimension);
  INFO(text);
  REQUIRE_FALSE(result.error);
  return result.value;
}

QuantityError error_of(std::string_view text, Dimension dimension) {
  const QuantityResult result = parse_quantity(text, dimension);
  INFO(text);
  REQUIRE(result.error);
  CHECK_FALSE(result.error->message.empty());
  return *result.error;
}
}  // namespace

TEST_CASE("quantities come out in the base unit of their dimension") {
  CHECK(value_of("6 h", Dimension::duration) == 21600);
  CHECK(value_of("1.5 d", Dimension::duration) == 129600);
  CHECK(value_of("90min", Dimension::duration) == 5400);
  CHECK(value_of("  2  week ", Dimension::duration) == 1209600);
  CHECK(value_of("0.3 /day", Dimension::rate) == Approx(0.3 / 86400));
  CHECK(value_of("120 km", Dimension::length) == 120000);
  CHECK(value_of("36 km/h", Dimension::speed) == Approx(10));
  CHECK(value_of("12000 person", Dimension::people) == 12000);
  CHECK(value_of("300970 km2", Dimension::area) == Approx(3.0097e11));
  CHECK(value_of("5 million KZT", Dimension::money) == 5.0e6);
  CHECK(value_of("2.4 million KZT/day", Dimension::money_rate) == Approx(2.4e6 / 86400));
  CHECK(value_of("1.2 GW", Dimension::power) == Approx(1200));
  CHECK(value_of("1200 house", Dimension::houses) == 1200);
}

TEST_CASE("plain numbers may be shares of a hundred") {
  CHECK(value_of("0.25", Dimension::number) == 0.25);
  CHECK(value_of("25 %", Dimension::number) == 0.25);
  CHECK(value_of("-3e2", Dimension::number) == -300);
  CHECK(value_of("+.5", Dimension::number) == 0.5);
}

TEST_CASE(
    "a missing unit is named with those that are allowed and never guessed; counts of people and houses need none") {
  const QuantityError error = error_of("6", Dimension::duration);
  CHECK(error.message ==
        "'6' has no unit; a duration is written with one of: h, min, d, s, week, day, days, hour, "
        "hours, weeks");
  CHECK(error.suggestion.empty());
  CHECK(error_of("0.002", Dimension::rate).suggestion.empty());
  CHECK(value_of("60", Dimension::people) == 60);
  CHECK(value_of("60", Dimension::houses) == 60);
}

TEST_CASE("a slip in a unit is put right; what may be another unit is not") {
  CHECK(error_of("60 kmh", Dimension::speed).suggestion == "60 km/h");
  CHECK(error_of("3 dyas", Dimension::duration).suggestion == "3 days");
  CHECK(error_of("10 mins", Dimension::duration).suggestion == "10 min");
  CHECK(error_of("5 kzt", Dimension::money).suggestion == "5 KZT");
  for (std::string_view text : {"5 m", "3 mon", "2 months", "1 y"}) {
    INFO(text);
    CHECK(error_of(text, Dimension::duration).suggestion.empty());
  }
  CHECK(error_of("3 h", Dimension::number).suggestion.empty());
  CHECK(error_of("3 MWh", Dimension::power).suggestion.empty());
  CHECK(error_of("2 KZT/d", Dimension::money_rate).suggestion.empty());
  CHECK(error_of("0.1 /mon", Dimension::rate).suggestion.empty());
}

TEST_CASE("a suggestion keeps the number, or there is none") {
  CHECK(error_of("0,8", Dimension::number).suggestion == "0.8");
  CHECK(error_of("0,5 %", Dimension::number).suggestion == "0.5 %");
  CHECK(error_of("1,5 days", Dimension::duration).suggestion == "1.5 days");
  CHECK(error_of("2 500 person", Dimension::people).suggestion == "2500 person");
  CHECK(error_of("1\u00a0250\u00a0000 person", Dimension::people).suggestion == "1250000 person");
  CHECK(error_of("2,500 person", Dimension::people).suggestion.empty());
  CHECK(error_of("12 34 person", Dimension::people).suggestion.empty());
  CHECK(error_of("1,5", Dimension::duration).suggestion.empty());
  CHECK(error_of("5 ч 30", Dimension::duration).suggestion.empty());
}

TEST_CASE("every suggestion is a quantity that is read") {
  Random random(5, Stream::generator, 2, 0);
  for (Dimension dimension : all_dimensions)
    for (int i = 0; i < 2000; ++i) {
      static constexpr std::string_view letters = "0123456789 ,.'hmindaysperkKZTMW/%";
      std::string text;
      for (std::uint32_t n = 1 + random.below(12); n > 0; --n) text += letters[random.below(letters.size())];
      const QuantityResult read = parse_quantity(text, dimension);
      INFO(text);
      if (read.error && !read.error->suggestion.empty())
        CHECK_FALSE(parse_quantity(read.error->suggestion, dimension).error);
    }
}

TEST_CASE("a number that is too large is called that") {
  CHECK_THAT(error_of("1e400 person", Dimension::people).message,
             ContainsSubstring("'1e400 person' is too large or too small to count with"));
  CHECK_THAT(error_of("many", Dimension::people).message, ContainsSubstring("'many' is not a number of people"));
}

TEST_CASE("what is no finite decimal number is refused") {
  for (std::string_view text : {"", " ", "h", "nan", "inf", "-inf", "0x10", "1e999", "1,5", "--1", "1..2", "e5", "+-1",
                                ".", "1e", "\xd9\xa1"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text));
    CHECK(parse_quantity(text, Dimension::number).error);
  }
}

TEST_CASE("an exponent is part of the number and a unit is not") {
  CHECK(value_of("1e3 h", Dimension::duration) == 3600000);
  CHECK(value_of("2E-1 h", Dimension::duration) == Approx(720));
  CHECK(parse_number("1e3") == 1000.0);
  CHECK_FALSE(parse_number("1 h"));
}

TEST_CASE("the decimal point is a point in any locale") {
  const char* before = std::setlocale(LC_ALL, nullptr);
  const std::string saved = before ? before : "C";
  for (const char* name : {"ru_RU.UTF-8", "kk_KZ.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) std::setlocale(LC_ALL, name);
  CHECK(value_of("1.5 h", Dimension::duration) == 5400);
  CHECK(format_quantity(5400, Dimension::duration) == "1.5 h");
  std::setlocale(LC_ALL, saved.c_str());
}

TEST_CASE("a quantity is shown in the unit that reads best") {
  CHECK(format_quantity(21600, Dimension::duration) == "6 h");
  CHECK(format_quantity(86400, Dimension::duration) == "1 d");
  CHECK(format_quantity(90, Dimension::duration) == "1.5 min");
  CHECK(format_quantity(0.05 / 86400, Dimension::rate) == "0.05 /day");
  CHECK(format_quantity(1.0 / 3600, Dimension::rate) == "1 /h");
  CHECK(format_quantity(0, Dimension::rate) == "0 /h");
  CHECK(format_quantity(5.0e6, Dimension::money) == "5 million KZT");
  CHECK(format_quantity(0.5, Dimension::number) == "0.5");
}

TEST_CASE("every unit of every dimension is read, and what is shown is read back") {
  for (Dimension dimension : all_dimensions) {
    INFO(name_of(dimension));
    REQUIRE_FALSE(units_of(dimension).empty());
    for (std::string_view unit : units_of(dimension)) {
      INFO(unit);
      CHECK(value_of("1 " + std::string(unit), dimension) > 0);
    }
    Random random(11, Stream::generator, static_cast<std::uint32_t>(dimension), 0);
    for (int i = 0; i < 500; ++i) {
      const double value = (random.uniform() - 0.3) * std::pow(10.0, random.below(12)) / 1000;
      const std::string text = format_quantity(value, dimension);
      INFO(text);
      CHECK(value_of(text, dimension) == Approx(value).epsilon(1e-5));  // six digits are shown
    }
  }
}

TEST_CASE("names of dimensions differ") {
  std::vector<std::string_view> names;
  for (Dimension dimension : all_dimensions) names.push_back(name_of(dimension));
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("one quantity is one number to the last bit, whatever unit it is written in") {
  struct Same {
    std::string_view one, other;
    Dimension dimension;
  };
  for (const Same& same : {Same{"6 h", "360 min", Dimension::duration},
                           {"0.1 h", "6 min", Dimension::duration},
                           {"1.7 d", "40.8 h", Dimension::duration},
                           {"7 %", "0.07", Dimension::number},
                           {"0.7 %", "7e-3", Dimension::number},
                           {"0.3 /day", "0.0125 /h", Dimension::rate},
                           {"1 /h", "24 /day", Dimension::rate},
                           {"0.35 /week", "0.05 /day", Dimension::rate},
                           {"45 km/h", "12.5 m/s", Dimension::speed},
                           {"0.123 km", "123 m", Dimension::length},
                           {"12 million KZT/day", "500000 KZT/h", Dimension::money_rate},
                           {"1.1 GW", "1100 MW", Dimension::power},
                           {"-0.3 h", "-18 min", Dimension::duration},
                           {"0.07", "00.070", Dimension::number}}) {
    INFO(same.one << " and " << same.other);
    const QuantityResult one = parse_quantity(same.one, same.dimension);
    const QuantityResult other = parse_quantity(same.other, same.dimension);
    REQUIRE((!one.error && !other.error));
    CHECK(one.value == other.value);
  }
  CHECK(parse_quantity("7 %", Dimension::number).value == 0.07);
  CHECK(parse_quantity("0.1", Dimension::number).value == 0.1);
  // More digits than whole numbers hold: multiplied as they are.
  CHECK(parse_quantity("0.12345678901234567890 h", Dimension::duration).value == 0.12345678901234567890 * 3600);
  CHECK(parse_quantity("1e30 h", Dimension::duration).value == 1e30 * 3600);
}
