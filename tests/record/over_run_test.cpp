#include "record/over_run.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "support/small_run.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;

TEST_CASE("what a measure is over a run follows from its values tick by tick", "[record][over-run]") {
  const Record& record = test::small_record();
  std::size_t states = 0;
  for (const MeasureName& name : measure_names()) {
    const SeriesRow* series = record.find_series(name.name);
    if (!series) continue;
    INFO(name.name);
    REQUIRE(series->ticks.size() == 241);  // every tick
    const auto& values = series->values;
    const double value = record.measure(name.name);
    CHECK(record.at_end(name.name) == values.back());
    switch (name.over_run) {
      case OverRun::total:
        CHECK(std::is_sorted(values.begin(), values.end()));
        CHECK(value == values.back());
        break;
      case OverRun::last: CHECK(value == values.back()); break;
      case OverRun::greatest: CHECK(value == *std::max_element(values.begin(), values.end())); break;
      case OverRun::least: CHECK(value == *std::min_element(values.begin(), values.end())); break;
      case OverRun::mean: {
        const SeriesRow* active = record.find_series("incidents_active");
        REQUIRE(active);
        double sum = 0, ticks = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
          if (active->values[i] == 0) continue;
          sum += values[i];
          ++ticks;
        }
        REQUIRE(ticks > 0);
        CHECK(value == Approx(sum / ticks));
        break;
      }
      case OverRun::once: FAIL("a time has no series"); break;
    }
    states += name.over_run == OverRun::greatest || name.over_run == OverRun::mean;
  }
  CHECK(states >= 8);
}

TEST_CASE("when all is over, the peak of what came and went is still known", "[record][over-run]") {
  const Record& record = test::small_record();
  CHECK(record.measure("personnel_deployed") > record.at_end("personnel_deployed"));
  CHECK(record.measure("severity") > 0.6);
  CHECK(record.measure("picture_error") > 0);
  const IncidentId first(std::size_t{0});
  CHECK(record.measure("severity", first) == Approx(record.incidents[0].state.peak));
  CHECK(record.measure("severity", {}, record.incidents[0].region) >= record.measure("severity", first));
  CHECK(record.baseline("severity") > 0);
}

TEST_CASE("every measure says what it is over a run, and states are named so", "[record][over-run]") {
  for (const MeasureName& name : measure_names()) {
    INFO(name.name);
    const bool state =
        name.over_run == OverRun::greatest || name.over_run == OverRun::least || name.over_run == OverRun::mean;
    for (const Language language : all_languages)
      CHECK((run_title(name, false).in(language) != name.text.in(language)) == state);
  }
  CHECK(run_title(*find_measure_name("severity")).en == "Severity, summed over incidents (greatest)");
  CHECK(run_title(*find_measure_name("trust")).ru == "Доверие общества (наименьшее)");
}
