#include "hazards/consequences.hpp"
#include "catch.hpp"

using namespace qorgan;

namespace {

IncidentSpec spec_with(Capability capability, double persons) {
  IncidentSpec spec;
  spec.demands.push_back({capability, persons, 1});
  spec.consequences.people_at_risk = 1000;
  return spec;
}

std::size_t at(Capability c) { return static_cast<std::size_t>(c); }

}  // namespace

TEST_CASE("coverage is the weighted share of demand that is met, each capability counted at most once") {
  IncidentSpec spec = spec_with(Capability::rescue, 100);
  spec.demands.push_back({Capability::medical, 50, 3});
  IncidentState state;
  state.intensity = 0.5;
  state.supplied[at(Capability::rescue)] = 500;  // ten times what is wanted
  state.supplied[at(Capability::medical)] = 12.5;
  update_coverage(spec, state, 3600);
  CHECK(state.coverage == Approx((1 * 1.0 + 3 * 0.5) / 4));
  CHECK(state.duplicated == Approx(450));
  CHECK(state.missing == Approx(12.5));
  CHECK(state.unmet == Approx(0.5 * (1 - 0.625) * 3600));
}

TEST_CASE("teams move people at their rate until nobody at risk is left") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.evacuation_rate = 1.0 / 3600;  // one person an hour for each team member
  IncidentState state;
  state.intensity = 1;
  state.supplied[at(Capability::evacuation)] = 100;
  add_consequences(spec, state, 3600, true, 1);
  CHECK(state.evacuated == Approx(100));
  for (int h = 0; h < 20; ++h) add_consequences(spec, state, 3600, true, 1);
  CHECK(state.evacuated == Approx(1000));
}

TEST_CASE("without an order to evacuate, and with less trust, fewer go") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.evacuation_rate = 1.0 / 3600;
  const auto moved = [&](bool ordered, double trust) {
    IncidentState state;
    state.intensity = 1;
    state.supplied[at(Capability::evacuation)] = 100;
    add_consequences(spec, state, 3600, ordered, trust);
    return state.evacuated;
  };
  CHECK(moved(false, 1) < moved(true, 1));
  CHECK(moved(true, 0.2) < moved(true, 0.9));
}

TEST_CASE("harm falls on those who stayed and is averted in part by coverage") {
  IncidentSpec spec = spec_with(Capability::rescue, 100);
  spec.consequences.harm_rate = 0.01 / 3600;
  const auto harmed = [&](double evacuated, double supplied) {
    IncidentState state;
    state.intensity = 1;
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

TEST_CASE("people go home once the worst is over, and never more than left") {
  IncidentSpec spec = spec_with(Capability::evacuation, 10);
  spec.consequences.return_rate = 0.5 / 86400;
  IncidentState state;
  state.peak = 1;
  state.evacuated = 800;
  state.intensity = 0.5;
  add_consequences(spec, state, 86400, false, 1);
  CHECK(state.returned == 0);
  state.intensity = 0;
  for (int d = 0; d < 60; ++d) add_consequences(spec, state, 86400, false, 1);
  CHECK(state.returned == Approx(800).epsilon(1e-6));
  CHECK(state.returned <= state.evacuated);
}

TEST_CASE("an epidemic harms in proportion to the people who have it, other hazards harder the greater they are") {
  const auto harmed = [](HazardFamily family, double intensity) {
    IncidentSpec spec = spec_with(Capability::rescue, 100);
    spec.hazard.family = family;
    spec.consequences.harm_rate = 0.001 / 3600;
    IncidentState state;
    state.intensity = intensity;
    add_consequences(spec, state, 3600, false, 1);
    return state.harmed;
  };
  CHECK(harmed(HazardFamily::epidemic, 0.5) == Approx(0.5));
  CHECK(harmed(HazardFamily::epidemic, 2) == Approx(2));
  CHECK(harmed(HazardFamily::wave, 0.5) == Approx(0.25));
  CHECK(harmed(HazardFamily::wave, 2) == Approx(4));
}
