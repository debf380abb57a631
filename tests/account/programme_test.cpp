#include "account/programme.hpp"

#include <set>

#include "support/small_run.hpp"
#include "support/watched.hpp"

using namespace qorgan;
using test::Watched;

TEST_CASE("the programme lists every inject once: to come by time, then what waits, then what has fired", "[account]") {
  auto scenario = std::make_shared<Scenario>(*test::small_scenario());
  InjectSpec spec;
  spec.kind = InjectKind::end_incident;
  spec.incident = IncidentId(std::size_t{0});
  for (const double hours : {90.0, 12.5, 40.0}) {
    spec.at = hours * 3600;
    scenario->injects.push_back(spec);
  }
  spec.at.reset();
  spec.contingency = true;
  scenario->injects.push_back(spec);
  spec.at = 5 * 3600.0;  // a contingency with a time waits for a person all the same
  scenario->injects.push_back(spec);
  const std::size_t first = scenario->injects.size() - 5;
  Watched watched(scenario);
  std::size_t to_come = 0, waiting = 0, fired = 0;
  for (const Tick tick : {0, 13, 30, 60}) {
    watched.run_to(tick);
    const std::vector<ProgrammeRow> rows = programme_of(watched.live());
    CHECK(rows.size() == scenario->injects.size());
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const ProgrammeRow& row = rows[i];
      CHECK(seen.insert(row.inject).second);
      const Tick at = watched.engine().world().inject_fired[row.inject];
      CHECK((row.state == InjectState::fired) == (at >= 0));
      if (row.state == InjectState::fired) CHECK(row.tick == at);
      if (row.state == InjectState::on_trigger) CHECK_FALSE(row.tick);
      if (row.state == InjectState::scheduled) CHECK(row.tick == scenario->tick_at(*scenario->injects[row.inject].at));
      if (row.inject >= first + 3) CHECK((row.state == InjectState::on_trigger && row.contingency));
      if (i > 0) {
        CHECK(rows[i - 1].state <= row.state);
        if (rows[i - 1].state == row.state && row.state == InjectState::scheduled) CHECK(rows[i - 1].tick <= row.tick);
        if (rows[i - 1].state == row.state && row.state == InjectState::fired) CHECK(rows[i - 1].tick >= row.tick);
      }
      to_come += row.state == InjectState::scheduled ? 1 : 0;
      waiting += row.state == InjectState::on_trigger ? 1 : 0;
      fired += row.state == InjectState::fired ? 1 : 0;
    }
  }
  CHECK((to_come > 0 && waiting > 0 && fired > 0));
}
