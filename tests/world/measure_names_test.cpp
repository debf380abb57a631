#include "world/measure_names.hpp"

#include <set>
#include <string>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("every measure is found by its name and at its place") {
  const auto all = measure_names();
  REQUIRE(all.size() == 65);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(std::string(all[i].name));
    CHECK(names.insert(all[i].name).second);
    CHECK(find_measure_name(all[i].name) == &all[i]);
    CHECK(measure_index(all[i].name) == i);
  }
}

TEST_CASE("an unknown measure is not found") {
  CHECK(find_measure_name("evacuted") == nullptr);
  CHECK(find_measure_name("") == nullptr);
  CHECK_FALSE(measure_index("Evacuated"));
}

TEST_CASE("every measure has its name in three languages and can be asked of the country") {
  for (const MeasureName& measure : measure_names()) {
    INFO(std::string(measure.name));
    CHECK(measure.text.complete());
    CHECK(measure.scopes.national);
    const bool has_unit = !measure.unit.en.empty();
    CHECK(measure.unit.complete() == has_unit);
    if (has_unit) CHECK(measure.dimension == Dimension::number);
  }
}

TEST_CASE("times are durations without a series, everything else has a value at every tick") {
  for (const MeasureName& measure : measure_names()) {
    INFO(std::string(measure.name));
    const bool time = measure.name.starts_with("time_to_");
    if (time) CHECK(measure.dimension == Dimension::duration);
    CHECK(measure.series() == !time);
    if (time) CHECK((measure.scopes.incident && !measure.scopes.region));
  }
}
