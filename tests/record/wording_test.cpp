#include "record/wording.hpp"

#include <limits>

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
