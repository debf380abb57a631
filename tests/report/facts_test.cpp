#include "report/facts.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

TEST_CASE("the median is the middle value", "[report][facts]") {
  CHECK(median({3, 1, 2}) == 2);
  CHECK(median({4, 1, 2, 3}) == 2.5);
  CHECK(median({1, std::numeric_limits<double>::quiet_NaN()}) == 1);
  CHECK(std::isnan(median({})));
}

TEST_CASE("facts add up to the record", "[report][facts]") {
  const Record& record = test::small_record();
  const Facts facts = count_facts(record);
  CHECK(facts.incidents.size() == 2);
  CHECK(facts.worst == IncidentId(std::size_t{0}));
  CHECK(facts.detected == 2);
  double sent = 0;
  std::size_t dispatches = 0;
  for (const Event& event : record.events)
    if (event.kind == EventKind::teams_sent || event.kind == EventKind::aid_sent) {
      sent += static_cast<double>(event.value);
      ++dispatches;
    }
  CHECK(facts.dispatches == dispatches);
  CHECK(facts.sent == Approx(sent));
  double by_region = 0, by_capability = 0;
  for (const RegionEffort& row : facts.effort) by_region += row.sent;
  for (const CapabilityEffort& row : facts.capabilities) by_capability += row.sent;
  CHECK(by_region == Approx(sent));
  CHECK(by_capability == Approx(sent));
  std::size_t actions = 0;
  for (const GroundUse& use : facts.grounds) actions += use.actions;
  CHECK(actions == facts.actions);
  CHECK(facts.violations == record.violations.size());
  CHECK(facts.central.size() + facts.regional.size() <= record.headquarters.size());
}
