#include "hazards/consequences.hpp"

#include <cmath>

#include "catch.hpp"
#include "world/effort.hpp"

using namespace qorgan;

namespace {

IncidentSpec spec_with(Capability capability, double persons) {
  IncidentSpec spec;
  spec.demands.push_back({capability, persons, 1});
  spec.consequences.people_at_risk = 1000;
  return spec;
}

std::size_t at(Capability c) { return static_cast<std::size_t>(c); }

/// What people see and tell each other stands still: how word spreads is for people_test.
Parameters still() {
  Parameters p;
  p.sight_rate = p.word_of_mouth = 0;
  return p;
}

void add_consequences(const IncidentSpec& spec, IncidentState& state, double dt, bool ordered, double trust,
                      double loss_factor = 1) {
  PeopleInput people;
  people.dt = dt;
  people.trust = trust;
  people.ordered = ordered;
  qorgan::add_consequences(spec, state, still(), people, loss_factor, state.highest);
}

void update_coverage(const IncidentSpec& spec, IncidentState& state, double dt) {
  qorgan::update_coverage(spec, state, still(), dt);
}

void return_home(const IncidentSpec& spec, IncidentState& state, double dt) {
  qorgan::return_home(spec, state, still(), dt);
}

}  // namespace

TEST_CASE("teams move people at their rate until nobody at risk is left") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.evacuation_rate = 1.0 / 3600;  // one person an hour for each team member
  IncidentState state;
  state.hold(1);
  state.supplied[at(Capability::evacuation)] = 100;
  add_consequences(spec, state, 3600, true, 1);
  CHECK(state.evacuated == Approx(100));
  for (int h = 0; h < 20; ++h) add_consequences(spec, state, 3600, true, 1);
  CHECK(state.evacuated == Approx(1000));
}

TEST_CASE("half of the people follow teams whatever they trust, the other half as far as they trust") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.evacuation_rate = 1.0 / 3600;
  const auto moved = [&](bool ordered, double trust) {
    IncidentState state;
    state.hold(1);
    state.supplied[at(Capability::evacuation)] = 100;
    add_consequences(spec, state, 3600, ordered, trust);
    return state.evacuated;
  };
  CHECK(moved(true, 1) == Approx(100));
  CHECK(moved(true, 0.4) == Approx(70));
  CHECK(moved(true, 0) == Approx(50));
  // Without an order a little more than a third as many go.
  CHECK(moved(false, 1) == Approx(35));
  CHECK(moved(false, 0.4) == Approx(0.35 * 70));
}

TEST_CASE("who is not moved by teams leaves unaided at the stated rate, as long as there is anything to flee") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.evacuation_rate = 1.0 / 3600;
  spec.consequences.self_evacuation = 0.1 / 3600;
  IncidentState state;
  state.hold(0.5);  // 500 people at risk
  state.seen = 1;
  state.at_risk = 500;  // none of them a newcomer
  state.supplied[at(Capability::evacuation)] = 100;
  add_consequences(spec, state, 3600, true, 1);
  CHECK(state.evacuated == Approx(100));
  CHECK(state.left_unaided == Approx(400 * (1 - std::exp(-0.1))));
  const double unaided = state.left_unaided;
  add_consequences(spec, state, 7200, true, 1);
  CHECK(state.evacuated == Approx(300));
  CHECK(state.left_unaided == Approx(unaided + (500 - 300 - unaided) * (1 - std::exp(-0.2))));
  const double before = state.left_unaided;
  state.hold(0);
  state.supplied.fill(0);
  add_consequences(spec, state, 7200, true, 1);
  CHECK(state.left_unaided == before);
}

TEST_CASE("as many count as at risk as were at the worst") {
  IncidentSpec spec = spec_with(Capability::rescue, 10);
  IncidentState state;
  for (const double intensity : {0.2, 0.7, 0.4}) {
    state.hold(intensity);
    add_consequences(spec, state, 600, false, 1);
  }
  CHECK(state.at_risk == Approx(700));
}

TEST_CASE("harm falls on those who stayed and is averted in part by coverage") {
  IncidentSpec spec = spec_with(Capability::rescue, 100);
  spec.consequences.harm_rate = 0.01 / 3600;
  const auto harmed = [&](double evacuated, double supplied) {
    IncidentState state;
    state.hold(1);
    state.evacuated = evacuated;
    state.supplied[at(Capability::rescue)] = supplied;
    update_coverage(spec, state, 3600);
    add_consequences(spec, state, 3600, false, 1);
    return state.harmed;
  };
  CHECK(harmed(0, 0) == Approx(10));
  CHECK(harmed(500, 0) == Approx(5));
  CHECK(harmed(0, 100) == Approx(1));
  CHECK(harmed(1000, 0) == 0);
}

TEST_CASE("whoever left is spared, whoever came back is not, and nobody is harmed who is not there") {
  IncidentSpec spec = spec_with(Capability::rescue, 100);
  spec.consequences.harm_rate = 0.02 / 3600;
  const auto harmed = [&](double evacuated, double unaided, double returned, double dt = 3600) {
    IncidentState state;
    state.hold(0.5);
    state.evacuated = evacuated;
    state.left_unaided = unaided;
    state.returned = returned;
    add_consequences(spec, state, dt, false, 1);
    return state.harmed;
  };
  CHECK(harmed(0, 0, 0) == Approx(500 * 0.02 * 0.5));
  CHECK(harmed(200, 0, 0) == Approx(300 * 0.02 * 0.5));
  CHECK(harmed(0, 200, 0) == Approx(300 * 0.02 * 0.5));
  CHECK(harmed(200, 100, 150) == Approx(350 * 0.02 * 0.5));
  CHECK(harmed(400, 400, 0) == 0);
  CHECK(harmed(0, 0, 0, 3600 * 1000) == Approx(500));  // however long the tick
}

TEST_CASE("full coverage averts nine tenths of harm and loss, instruments take their share off the loss besides") {
  IncidentSpec spec = spec_with(Capability::rescue, 100);
  spec.consequences.harm_rate = 0.01 / 3600;
  spec.consequences.loss_rate = 10;
  const auto after = [&](double coverage, double loss_factor) {
    IncidentState state;
    state.hold(0.5);
    state.supplied[at(Capability::rescue)] = 50 * coverage;
    update_coverage(spec, state, 3600);
    add_consequences(spec, state, 3600, false, 1, loss_factor);
    return state;
  };
  for (const double coverage : {0.0, 0.5, 1.0}) {
    CHECK(after(coverage, 1).harmed == Approx(500 * 0.01 * 0.5 * (1 - 0.9 * coverage)));
    CHECK(after(coverage, 1).loss == Approx(10 * 0.5 * (1 - 0.9 * coverage) * 3600));
    CHECK(after(coverage, 0.3).loss == Approx(0.3 * after(coverage, 1).loss));
    CHECK(after(coverage, 0.3).harmed == Approx(after(coverage, 1).harmed));
  }
}

TEST_CASE("repair of the grid and defence of networks hold down what they are there for, and nothing else does") {
  IncidentSpec spec = spec_with(Capability::power_repair, 40);
  spec.demands.push_back({Capability::cyber, 20, 1});
  spec.demands.push_back({Capability::engineering, 10, 1});
  spec.consequences.power_outage = 60;  // MW
  spec.consequences.records = 1000;     // a day
  spec.consequences.houses_at_risk = 200;
  spec.consequences.house_protection = 0.8;
  const auto after = [&](Capability supplied, double share) {
    IncidentState state;
    state.hold(0.5);
    for (const DemandSpec& demand : spec.demands)
      if (demand.capability == supplied) state.supplied[at(supplied)] = share * demand.persons * 0.5;
    update_coverage(spec, state, 7200);
    add_consequences(spec, state, 7200, false, 1);
    return state;
  };
  const IncidentState alone = after(Capability::power_repair, 0);
  CHECK(alone.outage == Approx(60 * 0.5 * 2));  // MWh in two hours
  CHECK(alone.records == Approx(1000 * 0.5 / 12));
  CHECK(alone.houses == Approx(200 * 0.5));
  for (const double share : {0.25, 0.5, 1.0, 3.0}) {
    const double met = std::min(1.0, share);
    const IncidentState grid = after(Capability::power_repair, share), nets = after(Capability::cyber, share),
                        dykes = after(Capability::engineering, share);
    CHECK(grid.outage == Approx(alone.outage * (1 - met)));
    CHECK(nets.records == Approx(alone.records * (1 - met)));
    CHECK(dykes.houses == Approx(alone.houses * (1 - 0.8 * met)));
    CHECK(grid.records == alone.records);
    CHECK(grid.houses == alone.houses);
    CHECK(nets.outage == alone.outage);
    CHECK(nets.houses == alone.houses);
    CHECK(dykes.outage == alone.outage);
    CHECK(dykes.records == alone.records);
  }
}

TEST_CASE("only what rises above the worst so far strikes further houses") {
  IncidentSpec spec = spec_with(Capability::rescue, 10);
  spec.consequences.houses_at_risk = 300;
  IncidentState state;
  const auto houses_at = [&](double intensity) {
    state.hold(intensity);
    add_consequences(spec, state, 600, false, 1);
    return state.houses;
  };
  CHECK(houses_at(0.2) == Approx(60));
  CHECK(houses_at(0.5) == Approx(150));
  CHECK(houses_at(0.1) == Approx(150));
  CHECK(houses_at(0.5) == Approx(150));
  CHECK(houses_at(0.6) == Approx(180));
}

TEST_CASE("people go home at the stated rate once intensity is below the stated share of the peak") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.return_rate = 0.5 / 86400;
  IncidentState state;
  state.peak = 2;
  state.evacuated = 800;
  state.left_unaided = 100;
  state.hold(0.21);  // of a peak of 2 just more than the tenth that a file need not state
  return_home(spec, state, 86400);
  CHECK(state.returned == 0);
  state.hold(0.19);
  return_home(spec, state, 86400);
  CHECK(state.returned == Approx(800 * (1 - std::exp(-0.5))));
  CHECK(state.returned_unaided == Approx(100 * (1 - std::exp(-0.5))));  // who left by themselves come as fast
  spec.consequences.return_below = 0.5;
  state.returned = 0;
  state.hold(1.01);
  return_home(spec, state, 86400);
  CHECK(state.returned == 0);
  state.hold(0.99);
  return_home(spec, state, 86400);
  CHECK(state.returned > 0);
  state.hold(0);
  for (int d = 0; d < 60; ++d) return_home(spec, state, 86400);
  CHECK(state.returned == Approx(800).epsilon(1e-6));
  CHECK(state.returned <= state.evacuated);
}

TEST_CASE("an epidemic harms in proportion to the people who have it, other hazards harder the greater they are") {
  const auto harmed = [](HazardFamily family, double intensity) {
    IncidentSpec spec = spec_with(Capability::rescue, 100);
    spec.hazard.family = family;
    spec.consequences.harm_rate = 0.001 / 3600;
    IncidentState state;
    state.hold(intensity);
    add_consequences(spec, state, 3600, false, 1);
    return state.harmed;
  };
  CHECK(harmed(HazardFamily::epidemic, 0.5) == Approx(0.5));
  CHECK(harmed(HazardFamily::epidemic, 2) == Approx(2));
  CHECK(harmed(HazardFamily::wave, 0.5) == Approx(0.25));
  CHECK(harmed(HazardFamily::wave, 2) == Approx(4));
}
