// The depot explosion is the scenario of cascades: what follows depends on the run.

#include "catch.hpp"
#include "engine/engine.hpp"
#include "engine/measures.hpp"
#include "golden/golden.hpp"

using namespace qorgan;

namespace {

std::size_t inject_number(const Scenario& scenario, std::string_view id) {
  for (std::size_t i = 0; i < scenario.injects.size(); ++i)
    if (scenario.injects[i].id == id) return i;
  FAIL("no inject " << id);
  return 0;
}

struct Run {
  explicit Run(const std::string& policy = "") : engine(shipped("depot-explosion", policy)) {
    while (!engine.done()) engine.step();
  }
  [[nodiscard]] Tick fired(std::string_view id) const {
    return engine.world().inject_fired[inject_number(engine.scenario(), id)];
  }
  [[nodiscard]] const IncidentState& incident(std::string_view id) const {
    return engine.world().incidents[engine.scenario().incident(id).index()];
  }
  Engine engine;
};

}  // namespace

TEST_CASE("the explosion sets the warehouses on fire, and the fire the telephone exchange") {
  const Run run;
  CHECK(run.incident("fire").onset > run.incident("depot").onset);
  CHECK(run.incident("exchange").onset > run.incident("fire").onset);
  CHECK(run.incident("fire").peak > 0.4);
  CHECK(run.fired("rumour") > run.fired("exchange-fails"));
  CHECK(run.fired("statement") > run.fired("rumour"));
}

TEST_CASE("what only the director throws in does not come by itself") {
  const Run run;
  CHECK(run.fired("second-blast") == -1);
}

TEST_CASE("response to the explosion takes people away and averts harm") {
  const Run run;
  const Run nobody("no-response");
  const IncidentState& helped = run.incident("depot");
  const IncidentState& left = nobody.incident("depot");
  // Of forty thousand most leave by themselves, and who is left is moved: nine in ten of all are away.
  CHECK(helped.evacuated > 3000);
  CHECK(helped.evacuated + helped.left_unaided > 0.9 * helped.at_risk);
  CHECK(left.evacuated == 0);
  CHECK(helped.harmed < left.harmed);
  CHECK(helped.evacuated + helped.left_unaided <= Approx(helped.at_risk));
}

TEST_CASE("the explosion is noticed at once and answered within hours, in that order") {
  const Run run;
  const IncidentState& depot = run.incident("depot");
  const double hour = 3600 / run.engine.scenario().tick_seconds;
  CHECK(depot.detected - depot.onset <= 2 * hour);
  CHECK(depot.first_team > depot.detected);
  CHECK(depot.first_team - depot.onset <= 12 * hour);
  CHECK(depot.headquarters() > depot.detected);
}
