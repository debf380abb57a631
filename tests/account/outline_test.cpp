#include "account/outline.hpp"

#include "catch.hpp"
#include "support/small_run.hpp"

using namespace qorgan;

TEST_CASE("the outline counts headquarters that sat by how they came about", "[account]") {
  Record record = test::small_record();
  Headquarters hq;
  hq.level = HeadquartersLevel::central;
  hq.first_sitting = 4;
  hq.ground = 1;
  record.headquarters = {hq, hq, hq, hq};
  record.headquarters[1].referred = 1;
  record.headquarters[2].disputed = 1;
  record.headquarters[3].ground = 0;
  record.headquarters[3].referred = 1;  // without a ground before all else
  record.headquarters.push_back(hq);
  record.headquarters[4].first_sitting = -1;
  record.headquarters[4].referred = 1;  // never sat
  hq.level = HeadquartersLevel::regional;
  hq.referred = 1;
  record.headquarters.push_back(hq);
  const Evidence evidence(record);
  const Outline outline = outline_of(evidence, count_facts(evidence));
  CHECK(outline.central == 4);
  CHECK(outline.regional == 1);
  CHECK(outline.referred == 2);
  CHECK(outline.no_ground == 1);
}

TEST_CASE("the outline tells what the record's measures tell", "[account]") {
  const Record& record = test::small_record();
  const Evidence evidence(record);
  const Outline outline = outline_of(evidence, count_facts(evidence));
  CHECK(outline.evacuated == record.measure("evacuated"));
  CHECK(outline.evacuated > 0);
  CHECK(outline.houses == record.measure("houses_flooded"));
  CHECK(outline.messages == record.measure("messages"));
  CHECK(outline.messages > 100);
  CHECK(outline.instruments == record.instruments_in_force.size());
  double left = 0;
  for (const IncidentRow& incident : record.incidents) left += incident.state.left_unaided;
  CHECK(outline.left_unaided == left);
}
