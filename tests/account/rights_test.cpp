#include "account/rights.hpp"

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

namespace {

InstrumentInForce use_of(std::size_t instrument, std::size_t region, Tick from, Tick ended, float people) {
  InstrumentInForce use;
  use.instrument = InstrumentId(instrument);
  use.region = RegionId(region);
  use.from = from;
  use.ended = ended;
  use.people = people;
  return use;
}

/// Ticks of an hour, 48 of them done.
Record record_of(std::vector<InstrumentInForce> uses) {
  Record record;
  record.run.tick_seconds = 3600;
  record.run.ticks_done = 48;
  record.instruments_in_force = std::move(uses);
  return record;
}

}  // namespace

TEST_CASE("the ledger multiplies people by the days that each use lasted", "[account][rights]") {
  InstrumentInForce open = use_of(1, 0, 24, -1, 100);
  open.needless = 40;
  InstrumentInForce harsh = use_of(1, 2, 0, 12, 300);
  harsh.proportionate = 0;
  harsh.lawful = 0;
  const Record record =
      record_of({use_of(0, 0, 0, 24, 500), open, harsh, use_of(0, 0, 24, 36, 200), use_of(3, 0, 0, 48, 0)});
  const std::vector<RightsRow> rows = rights_ledger(Evidence(record));
  REQUIRE(rows.size() == 2);  // what limits nobody's rights is not in it
  CHECK(rows[0].instrument == InstrumentId(std::size_t{0}));
  CHECK(rows[0].uses == 2);
  CHECK(rows[0].in_force == 0);
  CHECK(rows[0].people == 500);
  CHECK(rows[0].days == 1.5);
  CHECK(rows[0].person_days == 600);
  CHECK(rows[0].first == 0);
  CHECK(rows[1].uses == 2);
  CHECK(rows[1].in_force == 1);
  CHECK(rows[1].people == 300);
  CHECK(rows[1].days == 1.5);
  CHECK(rows[1].person_days == 100 + 150);
  CHECK(rows[1].disproportionate == 1);
  CHECK(rows[1].unlawful == 1);
  CHECK(rows[1].needless == 1);
  CHECK(rows[1].first == 24);
  CHECK_FALSE(rows[1].region.valid());
}

TEST_CASE("by region the ledger has a row for each place, and the same sums", "[account][rights]") {
  const Record record = record_of({use_of(0, 0, 0, 24, 500), use_of(0, 1, 0, 48, 700), use_of(0, 0, 30, -1, 100)});
  const std::vector<RightsRow> rows = rights_ledger(Evidence(record), true);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].region == RegionId(std::size_t{1}));
  CHECK(rows[0].person_days == 1400);
  CHECK(rows[1].uses == 2);
  CHECK(rows[1].person_days == 500 + 75);
  CHECK(rights_ledger(Evidence(record)).front().person_days == 1400 + 575);
}
