#include "world/effort.hpp"

#include "catch.hpp"
#include "world/scenario.hpp"

using namespace qorgan;

namespace {

std::size_t at(Capability c) { return static_cast<std::size_t>(c); }

}  // namespace

TEST_CASE("coverage is the weighted share of demand that is met, each capability counted at most once") {
  IncidentSpec spec;
  spec.demands.push_back({Capability::rescue, 100, 1});
  spec.demands.push_back({Capability::medical, 50, 3});
  IncidentState state;
  state.hold(0.5);
  state.supplied[at(Capability::rescue)] = 500;  // ten times what is wanted
  state.supplied[at(Capability::medical)] = 12.5;
  update_coverage(spec, state, 3600);
  CHECK(state.coverage == Approx((1 * 1.0 + 3 * 0.5) / 4));
  CHECK(state.duplicated == Approx(450));
  CHECK(state.missing == Approx(12.5));
  CHECK(state.unmet == Approx(0.5 * (1 - 0.625) * 3600));
}

TEST_CASE("effort that nobody wants is duplicated, and without demands nothing is covered") {
  IncidentSpec spec;
  IncidentState state;
  state.hold(2);
  state.supplied[at(Capability::logistics)] = 7;
  update_coverage(spec, state, 1800);
  CHECK(state.coverage == 0);
  CHECK(state.unmet == Approx(2 * 1800));
  CHECK(state.duplicated == Approx(3.5));
  CHECK(state.missing == 0);
}

TEST_CASE("whom to move is work that gets done: as many are wanted as move in three hours who is left, and no more") {
  IncidentSpec spec;
  spec.consequences.people_at_risk = 1000;
  spec.consequences.evacuation_rate = 2.0 / 3600;
  spec.demands.push_back({Capability::evacuation, 100, 1});
  spec.demands.push_back({Capability::rescue, 100, 1});
  IncidentState state;
  const DemandSpec &moving = spec.demands[0], &rescue = spec.demands[1];
  CHECK(persons_wanted(spec, state, moving, 1) == 100);  // of 1000 / (2 * 3) no more than the incident asks for
  CHECK(persons_wanted(spec, state, moving, 0.3) == Approx(30));
  state.evacuated = 500;
  state.left_unaided = 200;
  CHECK(persons_wanted(spec, state, moving, 1) == Approx(300.0 / 6));
  CHECK(persons_wanted(spec, state, moving, 0.8) == Approx(100.0 / 6));
  CHECK(persons_wanted(spec, state, moving, 0.5) == 0);  // more are away than are in danger any more
  CHECK(persons_wanted(spec, state, rescue, 0.5) == 50);
  SECTION("without a rate nobody is moved, and the demand stands as it is given") {
    spec.consequences.evacuation_rate = 0;
    CHECK(persons_wanted(spec, state, moving, 1) == 100);
  }
}

TEST_CASE("people who are away are help that was given") {
  IncidentSpec spec;
  spec.consequences.people_at_risk = 1000;
  spec.consequences.evacuation_rate = 1.0 / 3600;
  spec.demands.push_back({Capability::evacuation, 100, 1});
  IncidentState state;
  state.hold(1);
  for (const auto& [moved, left, coverage] :
       {std::tuple(0.0, 0.0, 0.0), std::tuple(300.0, 100.0, 0.4), std::tuple(900.0, 200.0, 1.0)}) {
    state.evacuated = moved;
    state.left_unaided = left;
    update_coverage(spec, state, 3600);
    CHECK(state.coverage == Approx(coverage));
  }
  state.evacuated = state.left_unaided = 0;
  state.supplied[at(Capability::evacuation)] = 60;
  update_coverage(spec, state, 3600);
  CHECK(state.coverage == Approx(0.6));
}
