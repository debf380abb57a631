#include "record/wording.hpp"

#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("numbers are written as each language writes them", "[record][wording]") {
  CHECK(write_number(1234567.891, 1, Language::en) == "1,234,567.9");
  CHECK(write_number(1234567.891, 1, Language::ru) == "1\u00A0234\u00A0567,9");
  CHECK(write_number(1234, 0, Language::en) == "1,234");
  CHECK(write_number(1234, 0, Language::kk) == "1234");
  CHECK(write_number(-0.4, 0, Language::en) == "0");
  CHECK(write_number(-3, 0, Language::en) == "\u22123");
  CHECK(write_number(std::numeric_limits<double>::quiet_NaN(), 2, Language::en) == "\u2013");
}

TEST_CASE("a share is a percentage", "[record][wording]") {
  CHECK(write_share(0.42, Language::en) == "42%");
  CHECK(write_share(0.425, Language::ru) == "43\u00A0%");
  CHECK(write_share(0.0512, Language::en) == "5.1%");
}

TEST_CASE("a length of time shows its two largest parts", "[record][wording]") {
  CHECK(write_duration(45 * 60, Language::en) == "45\u00A0min");
  CHECK(write_duration(3 * 3600 + 5 * 60, Language::en) == "3\u00A0h\u00A05\u00A0min");
  CHECK(write_duration(76 * 3600, Language::ru) == "3\u00A0сут\u00A04\u00A0ч");
  CHECK(write_duration(86400, Language::kk) == "1\u00A0тәул");
  CHECK(write_duration(-7200, Language::en) == "\u22122\u00A0h");
  CHECK(write_duration(86399, Language::en) == "1\u00A0d");
}

TEST_CASE("times follow the language and the offset", "[record][wording]") {
  const Instant instant = *parse_instant("2024-03-07 09:05", 18000);
  CHECK(write_time(instant, 18000, Language::en) == "7 Mar 2024 09:05");
  CHECK(write_time(instant, 18000, Language::ru) == "07.03.2024 09:05");
  CHECK(write_date(instant, 0, Language::en) == "7 Mar 2024");
}

TEST_CASE("quantities carry their unit", "[record][wording]") {
  CHECK(write_quantity(12345, Dimension::people, Language::en) == "12,345\u00A0persons");
  CHECK(write_quantity(1.8e10, Dimension::money, Language::en) == "18.0\u00A0bn\u00A0KZT");
  CHECK(write_quantity(2.5e6, Dimension::money, Language::ru) == "2,5\u00A0млн\u00A0тенге");
  CHECK(write_quantity(3600, Dimension::duration, Language::kk) == "1\u00A0сағ");
}

TEST_CASE("words follow numbers as each language counts", "[record][wording]") {
  struct Case {
    double number;
    const char *en, *ru;
  };
  for (const Case& c : {Case{0, "teams", "отрядов"}, Case{1, "team", "отряд"}, Case{2, "teams", "отряда"},
                        Case{5, "teams", "отрядов"}, Case{11, "teams", "отрядов"}, Case{12, "teams", "отрядов"},
                        Case{21, "teams", "отряд"}, Case{32, "teams", "отряда"}, Case{46, "teams", "отрядов"},
                        Case{111, "teams", "отрядов"}, Case{1.5, "teams", "отряда"}, Case{-1, "team", "отряд"}}) {
    INFO(c.number);
    const MeasureName& teams = *find_measure_name("teams_deployed");
    CHECK(measure_unit(teams, c.number, Language::en) == c.en);
    CHECK(measure_unit(teams, c.number, Language::ru) == c.ru);
    CHECK(measure_unit(teams, c.number, Language::kk) == "жасақ");
  }
  CHECK(write_measure("harmed", 1.16, Language::en) == "1\u00A0person");
  CHECK(write_measure("harmed", 0, Language::en) == "0\u00A0persons");
  CHECK(write_measure("houses_flooded", 13932, Language::ru) == "13\u00A0932\u00A0дома");
  CHECK(write_measure("houses_flooded", 12319, Language::ru) == "12\u00A0319\u00A0домов");
  CHECK(write_measure("teams_deployed", 1, Language::en) == "1\u00A0team");
  CHECK(write_measure("violations", 4, Language::ru) == "4");
  CHECK(write_measure("disorganisation", 0.25, Language::en) == "25%");
  CHECK(spelled_quantity("2 house").ru == "2 дома");
  CHECK(as_written("harmed", 3.6) == 4);
  CHECK(as_written("trust", 0.42) == 0.42);
}

TEST_CASE("every unit of a measure has its forms", "[record][wording]") {
  for (const MeasureName& name : measure_names()) {
    INFO(name.name);
    if (name.unit.en.empty() || name.unit.en == "number") {
      if (name.dimension == Dimension::number) CHECK(measure_unit(name, 2, Language::en).empty());
      continue;
    }
    CHECK(measure_unit(name, 1, Language::en) == name.unit.en);
    for (const Language language : all_languages) CHECK_FALSE(measure_unit(name, 2, language).empty());
  }
}

TEST_CASE("quantities as files spell them are written for people", "[wording]") {
  CHECK(spelled_quantity("6 h").en == "6 h");
  CHECK(spelled_quantity("0.5 h").ru == "0,5 ч");
  CHECK(spelled_quantity("15 min").kk == "15 мин");
  CHECK(spelled_quantity("h").ru == "ч");
  CHECK(spelled_quantity("0.15").ru == "0,15");
  CHECK(spelled_quantity("12 %").kk == "12 %");
  CHECK(spelled_quantity("by-law").ru == "by-law");
  CHECK(spelled_quantity("").ru.empty());
}

TEST_CASE("a number is rounded to what is worth reading of it", "[record][wording]") {
  for (const auto& [value, text] : {std::pair{0.0, "0"},
                                    {0.1236, "0.124"},
                                    {0.9994, "0.999"},
                                    {1.0, "1"},
                                    {1.236, "1.24"},
                                    {9.994, "9.99"},
                                    {10.0, "10"},
                                    {10.26, "10.3"},
                                    {99.94, "99.9"},
                                    {100.4, "100"},
                                    {1234.6, "1,235"},
                                    {-2.346, "\u22122.35"},
                                    {7.0, "7"},
                                    {12345.0, "12,345"}})
    CHECK(write_rounded(value, Language::en) == text);
}

TEST_CASE("digits stand in groups of three, in Russian and Kazakh from five on", "[record][wording]") {
  for (const auto& [value, en, ru] : {std::tuple{999.0, "999", "999"},
                                      {1000.0, "1,000", "1000"},
                                      {9999.0, "9,999", "9999"},
                                      {10000.0, "10,000", "10\u00A0000"},
                                      {123456.0, "123,456", "123\u00A0456"},
                                      {1234567.0, "1,234,567", "1\u00A0234\u00A0567"}}) {
    CHECK(write_number(value, 0, Language::en) == en);
    CHECK(write_number(value, 0, Language::ru) == ru);
    CHECK(write_number(value, 0, Language::kk) == ru);
  }
  CHECK(write_number(-0.04, 1, Language::en) == "0.0");
  CHECK(write_number(-0.06, 1, Language::ru) == "\u22120,1");
}

TEST_CASE("shares below a tenth have a digit more, and halves go up", "[record][wording]") {
  for (const auto& [share, text] : {std::pair{0.0, "0%"},
                                    {0.004, "0.4%"},
                                    {0.05, "5%"},
                                    {0.099, "9.9%"},
                                    {0.0994, "9.9%"},
                                    {0.0996, "10%"},
                                    {0.1, "10%"},
                                    {0.104, "10%"},
                                    {0.105, "11%"},
                                    {0.125, "13%"},
                                    {0.994, "99%"},
                                    {1.0, "100%"},
                                    {1.5, "150%"}})
    CHECK(write_share(share, Language::en) == text);
  CHECK(write_share(0.5, Language::kk) == "50\u00A0%");
  CHECK(write_share(std::numeric_limits<double>::infinity(), Language::en) == "\u2013");
}

TEST_CASE("a length of time turns from minutes to hours to days where it should", "[record][wording]") {
  for (const auto& [seconds, text] : {std::pair{0.0, "0\u00A0min"},
                                      {29.0, "0\u00A0min"},
                                      {31.0, "1\u00A0min"},
                                      {59 * 60.0, "59\u00A0min"},
                                      {60 * 60.0, "1\u00A0h"},
                                      {61 * 60.0, "1\u00A0h\u00A01\u00A0min"},
                                      {(23 * 60 + 59) * 60.0, "23\u00A0h\u00A059\u00A0min"},
                                      {24 * 3600.0, "1\u00A0d"},
                                      {(24 * 60 + 29) * 60.0, "1\u00A0d"},
                                      {(24 * 60 + 30) * 60.0, "1\u00A0d\u00A01\u00A0h"},
                                      {(47 * 60 + 30) * 60.0, "2\u00A0d"},
                                      {250 * 3600.0, "10\u00A0d\u00A010\u00A0h"}})
    CHECK(write_duration(seconds, Language::en) == text);
  CHECK(write_duration(std::numeric_limits<double>::quiet_NaN(), Language::en) == "\u2013");
}

TEST_CASE("every month has its name", "[record][wording]") {
  const std::vector<std::string> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t m = 0; m < 12; ++m) {
    const std::string number = (m < 9 ? "0" : "") + std::to_string(m + 1);
    const Instant instant = *parse_instant("2023-" + number + "-15 23:59", 0);
    CHECK(write_date(instant, 0, Language::en) == "15 " + months[m] + " 2023");
    CHECK(write_date(instant, 0, Language::kk) == "15." + number + ".2023");
    CHECK(write_time(instant, 0, Language::ru) == "15." + number + ".2023 23:59");
  }
  CHECK(write_date(*parse_instant("2023-12-31 23:30", 0), 3600, Language::en) == "1 Jan 2024");
}

TEST_CASE("money is written in millions and thousands of millions where it reaches them", "[record][wording]") {
  for (const auto& [value, text] : {std::pair{999999.0, "999,999\u00A0KZT"},
                                    {1e6, "1.0\u00A0m\u00A0KZT"},
                                    {9.94e7, "99.4\u00A0m\u00A0KZT"},
                                    {1e8, "100\u00A0m\u00A0KZT"},
                                    {9.99e8, "999\u00A0m\u00A0KZT"},
                                    {1e9, "1.0\u00A0bn\u00A0KZT"},
                                    {9.94e10, "99.4\u00A0bn\u00A0KZT"},
                                    {1e11, "100\u00A0bn\u00A0KZT"},
                                    {-2e6, "\u22122.0\u00A0m\u00A0KZT"}})
    CHECK(write_quantity(value, Dimension::money, Language::en) == text);
  CHECK(write_quantity(3e9, Dimension::money, Language::kk) == "3,0\u00A0млрд\u00A0теңге");
}

TEST_CASE("each dimension is written in the unit that people use, from the one that is computed in",
          "[record][wording]") {
  struct Row {
    Dimension dimension;
    double value;
    const char *en, *ru, *kk;
  };
  for (const Row& row : {Row{Dimension::length, 2500, "2.50 km", "2,50 км", "2,50 км"},
                         Row{Dimension::speed, 10, "36 km/h", "36 км/ч", "36 км/сағ"},
                         Row{Dimension::area, 5e6, "5 km²", "5 км²", "5 км²"},
                         Row{Dimension::rate, 3.0 / 86400, "3 /day", "3 /сут", "3 /тәул"},
                         Row{Dimension::money_rate, 1.0 / 36, "100 KZT/h", "100 тенге/ч", "100 теңге/сағ"},
                         Row{Dimension::power, 250, "250 MW", "250 МВт", "250 МВт"},
                         Row{Dimension::houses, 1.6, "2 houses", "2 дома", "2 үй"},
                         Row{Dimension::people, 21, "21 persons", "21 чел.", "21 адам"},
                         Row{Dimension::number, 0.25, "0.250", "0,250", "0,250"}}) {
    const auto plain = [](std::string text) {
      for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0"))
        text.replace(at, 2, " ");
      return text;
    };
    CHECK(plain(write_quantity(row.value, row.dimension, Language::en)) == row.en);
    CHECK(plain(write_quantity(row.value, row.dimension, Language::ru)) == row.ru);
    CHECK(plain(write_quantity(row.value, row.dimension, Language::kk)) == row.kk);
    CHECK(write_quantity(std::numeric_limits<double>::quiet_NaN(), row.dimension, Language::en) == "\u2013");
  }
}

TEST_CASE("units that files spell are told in Russian and Kazakh, those that nobody knows stay", "[record][wording]") {
  for (const auto& [text, ru, kk] : {std::tuple{"3 min", "3 мин", "3 мин"},
                                     {"2 d", "2 сут", "2 тәул"},
                                     {"5 s", "5 с", "5 с"},
                                     {"1 week", "1 нед.", "1 апта"},
                                     {"7 km", "7 км", "7 км"},
                                     {"7 m", "7 м", "7 м"},
                                     {"60 km/h", "60 км/ч", "60 км/сағ"},
                                     {"4 person", "4 чел.", "4 адам"},
                                     {"1 house", "1 дом", "1 үй"},
                                     {"5 house", "5 домов", "5 үй"},
                                     {"9.5 KZT", "9,5 тенге", "9,5 теңге"},
                                     {"2 MW", "2 МВт", "2 МВт"},
                                     {"0.3 /day", "0,3 /сут", "0,3 /тәул"},
                                     {"0.3 /h", "0,3 /ч", "0,3 /сағ"},
                                     {"2 furlong", "2 furlong", "2 furlong"},
                                     {"1.5 %", "1,5 %", "1,5 %"}}) {
    CHECK(spelled_quantity(text).en == text);
    CHECK(spelled_quantity(text).ru == ru);
    CHECK(spelled_quantity(text).kk == kk);
  }
}

TEST_CASE("an index has two decimals unless it is whole", "[record][wording]") {
  CHECK(write_measure("severity", 2, Language::en) == "2");
  CHECK(write_measure("severity", 2.5, Language::en) == "2.50");
  CHECK(write_measure("severity", 0, Language::ru) == "0");
}
