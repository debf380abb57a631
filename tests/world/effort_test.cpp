#include "world/effort.hpp"

#include <algorithm>
#include <tuple>

#include "catch.hpp"
#include "world/scenario.hpp"
#include "world/vocabulary.hpp"

using namespace qorgan;

namespace {

std::size_t at(Capability c) { return static_cast<std::size_t>(c); }

const Parameters parameters;
constexpr double hour = 3600;

/// A demand for engineers with that work: 100 units, an hour of one person each, in ten hours.
DemandSpec work_of(WorkKind kind) { return {Capability::engineering, 0, 1, kind, 100, hour, 10 * hour}; }

IncidentSpec with(const DemandSpec& demand) {
  IncidentSpec spec;
  spec.consequences.people_at_risk = 1000;
  spec.consequences.houses_at_risk = 100;
  spec.demands = {demand};
  return spec;
}

/// Makes and does an hour's work at that intensity with so many persons.
void an_hour(const IncidentSpec& spec, IncidentState& state, double intensity, double persons) {
  const double rise = std::max(0.0, intensity - state.peak);
  state.hold(intensity);
  state.supplied.fill(0);
  state.supplied[at(Capability::engineering)] = persons;
  make_work(spec, state, parameters, rise, hour);
  update_coverage(spec, state, parameters, hour);
  do_work(spec, state, hour);
  state.peak = std::max(state.peak, intensity);
}

}  // namespace

TEST_CASE("coverage is the weighted share of demand that is met, each capability counted at most once") {
  IncidentSpec spec;
  spec.demands.push_back({Capability::rescue, 100, 1});
  spec.demands.push_back({Capability::medical, 50, 3});
  IncidentState state;
  state.hold(0.5);
  state.supplied[at(Capability::rescue)] = 500;  // ten times what is wanted
  state.supplied[at(Capability::medical)] = 12.5;
  update_coverage(spec, state, parameters, 3600);
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
  update_coverage(spec, state, parameters, 1800);
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
    update_coverage(spec, state, parameters, 3600);
    CHECK(state.coverage == Approx(coverage));
  }
  state.evacuated = state.left_unaided = 0;
  state.supplied[at(Capability::evacuation)] = 60;
  update_coverage(spec, state, parameters, 3600);
  CHECK(state.coverage == Approx(0.6));
}

TEST_CASE("what is made is done or left, of every kind, and no more is done than was made") {
  for (const WorkKind kind : {WorkKind::dyke, WorkKind::restoration, WorkKind::clearing, WorkKind::repair}) {
    CAPTURE(name_of(kind));
    const IncidentSpec spec = with(work_of(kind));
    IncidentState state;
    for (int h = 0; h < 60; ++h) {
      state.houses = std::min(100.0, 10.0 * h);
      an_hour(spec, state, h < 10 ? h / 10.0 : std::max(0.0, 1 - (h - 10) / 10.0), 8);
      const WorkState& work = state.of(kind);
      REQUIRE(work.made == Approx(work.done + work.left()));
      REQUIRE(work.done <= work.made);
    }
    CHECK(state.of(kind).made >= 100);
    CHECK(state.of(kind).made <= 130 + 1e-9);  // of a dyke with its freeboard
  }
}

TEST_CASE(
    "work asks for hands that do all of it in its time, and for no more than finish what is left in its last eighth") {
  const IncidentSpec spec = with(work_of(WorkKind::dyke));
  const DemandSpec& dyke = spec.demands[0];
  IncidentState state;
  // With a freeboard: for water that stands a third higher than it is known to.
  CHECK(persons_wanted(spec, state, dyke, 1) == Approx(13));
  CHECK(persons_wanted(spec, state, dyke, 0.5) == Approx(6.5));
  state.of(WorkKind::dyke) = {100, 60};
  CHECK(persons_wanted(spec, state, dyke, 1) == Approx(13));
  CHECK(persons_wanted(spec, state, dyke, 0.5) == Approx(4));  // 5 m are left of 65: in an eighth of the ten hours
  CHECK(persons_wanted(spec, state, dyke, 0.46) == 0);
  CHECK(persons_wanted(spec, state, dyke, 1, false) == 0);  // who sees no need builds no dyke
  SECTION("and for no more than find room") {
    IncidentSpec narrow = spec;
    narrow.demands[0].persons = 4;
    CHECK(persons_wanted(narrow, state, narrow.demands[0], 1) == 4);
    CHECK(persons_wanted(narrow, state, narrow.demands[0], 0.7) == Approx(2.8));
  }
}

TEST_CASE("recovery asks by what there is to be done, whatever is believed, and begins when the hazard is low") {
  for (const WorkKind kind : {WorkKind::clearing, WorkKind::repair}) {
    CAPTURE(name_of(kind));
    const IncidentSpec spec = with(work_of(kind));
    IncidentState state;
    state.hold(0.5);
    state.peak = 1;
    state.of(kind) = {100, 20};
    CHECK(persons_wanted(spec, state, spec.demands[0], 1) == 0);
    CHECK_FALSE(is_calm(spec, state));
    state.hold(0.05);
    CHECK(is_calm(spec, state));
    CHECK(persons_wanted(spec, state, spec.demands[0], 1) == Approx(10));
    CHECK(persons_wanted(spec, state, spec.demands[0], 0, false) == Approx(10));
    CHECK(recovery_left(spec, state));
    CHECK(recovery_left(spec, state, Capability::engineering));
    CHECK_FALSE(recovery_left(spec, state, Capability::medical));
    state.of(kind).done = 100;
    CHECK_FALSE(recovery_left(spec, state));
    CHECK(persons_wanted(spec, state, spec.demands[0], 0) == 0);
  }
  const IncidentSpec spec = with(work_of(WorkKind::restoration));
  IncidentState state;
  state.hold(1);
  state.peak = 1;
  state.of(WorkKind::restoration) = {100, 0};
  CHECK(persons_wanted(spec, state, spec.demands[0], 0, false) == Approx(10));  // repair waits for nothing
}

TEST_CASE("hands that have two kinds of work share themselves as they are asked for") {
  IncidentSpec spec = with(work_of(WorkKind::dyke));
  spec.demands.push_back(work_of(WorkKind::restoration));
  spec.demands[1].amount = 300;
  IncidentState state;
  state.hold(1);
  state.of(WorkKind::dyke) = {100, 0};
  state.of(WorkKind::restoration) = {300, 0};
  state.supplied[at(Capability::engineering)] = 21.5;  // half of 13 + 30
  update_coverage(spec, state, parameters, hour);
  do_work(spec, state, hour);
  CHECK(state.of(WorkKind::dyke).done == Approx(6.5));
  CHECK(state.of(WorkKind::restoration).done == Approx(15));
  CHECK(persons_wanted(spec, state, Capability::engineering, 1) == Approx(43));
  int kinds = 0;
  over_capabilities(spec, [&](Capability) { ++kinds; });
  CHECK(kinds == 1);
}

TEST_CASE("people in shelters are looked after every day, and what nobody did is not made up for") {
  DemandSpec care = work_of(WorkKind::shelter);
  care.labour = 2 * hour;  // of one person for a person and day: twelve persons each
  const IncidentSpec spec = with(care);
  IncidentState state;
  state.evacuated = 800;
  state.left_unaided = 160;
  for (int h = 0; h < 24; ++h) an_hour(spec, state, 1, h < 12 ? 6 : 0);
  const double sheltered = parameters.shelter_share * 960;
  CHECK(state.sheltered == Approx(sheltered));
  CHECK(state.demand[at(Capability::engineering)] == Approx(sheltered / 12));
  const WorkState& work = state.of(WorkKind::shelter);
  CHECK(work.made == Approx(sheltered));
  CHECK(work.done == Approx(6 * 12 * 0.5));
  an_hour(spec, state, 1, 1000);
  CHECK(work.done == Approx(36 + sheltered / 24));  // no more than an hour of care
  CHECK(hours_left(spec, state) == 0);
}

TEST_CASE("hours of work are told by what a unit takes") {
  IncidentSpec spec = with(work_of(WorkKind::clearing));
  spec.consequences.evacuation_rate = 2 / hour;
  spec.demands.push_back({Capability::evacuation, 100, 1});
  spec.demands.push_back({Capability::rescue, 100, 1});
  IncidentState state;
  state.hold(1);
  state.peak = 1;
  state.of(WorkKind::clearing) = {100, 40};
  state.of(WorkKind::evacuation) = {500, 300};
  CHECK(hours_done(spec, state) == Approx(40 + 150));
  CHECK(hours_left(spec, state) == Approx(60 + 100));
  state.hold(0);
  CHECK(hours_left(spec, state) == Approx(60));  // nobody flees what is over
}
