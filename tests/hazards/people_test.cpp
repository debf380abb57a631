// What people do for themselves: see, hear, leave, come home, come to help.

#include "hazards/people.hpp"

#include <cmath>

#include "hazards/consequences.hpp"
#include "hazards/evolve_bench.hpp"
#include "world/effort.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

IncidentSpec town() {
  IncidentSpec spec;
  spec.consequences.people_at_risk = 10000;
  spec.consequences.self_evacuation = 0.5 / hour;
  return spec;
}

PeopleInput during(double dt, bool warned = false, bool ordered = false, double trust = 0.6) {
  PeopleInput input;
  input.dt = dt;
  input.warned = warned;
  input.ordered = ordered;
  input.trust = trust;
  return input;
}

Parameters deaf() {
  Parameters p;
  p.sight_rate = p.word_of_mouth = 0;
  return p;
}

/// After so many hours at an intensity.
IncidentState after(const IncidentSpec& spec, double hours, double intensity, const Parameters& p,
                    const PeopleInput& each) {
  IncidentState state;
  state.hold(intensity);
  for (double t = 0; t < hours * hour - 1; t += each.dt) {
    make_work(spec, state, p, std::max(0.0, state.highest - state.peak), each.dt);
    add_consequences(spec, state, p, each, 1, intensity);
  }
  return state;
}

}  // namespace

TEST_CASE("people see a danger the sooner the greater and the plainer it is") {
  Parameters p;
  p.word_of_mouth = 0;
  IncidentSpec spec = town();
  const auto seen = [&](double intensity) { return after(spec, 2, intensity, p, during(600)).seen; };
  CHECK(seen(1) == Approx(1 - std::exp(-2.0)));
  CHECK(seen(0.25) == Approx(1 - std::exp(-0.5)));
  CHECK(seen(0) == 0);
  spec.detectability = 0.5;
  CHECK(seen(1) == Approx(1 - std::exp(-1.0)));
  p.sight_rate = 0;
  CHECK(seen(1) == 0);
}

TEST_CASE("who knows tells who does not: word runs as a logistic, whatever the tick") {
  Parameters p;
  p.sight_rate = 0;
  const auto from_one_in_a_hundred = [&](double hours, double dt) {
    IncidentState state;
    state.hold(1);
    state.at_risk = 10000;
    state.seen = 0.01;
    for (double t = 0; t < hours * hour - 1; t += dt) spread_word(town(), state, p, during(dt), 0);
    return state.seen;
  };
  for (const double dt : {600.0, 3600.0, 21600.0}) {
    const double grown = 0.01 * std::exp(6.0);
    CHECK(from_one_in_a_hundred(6, dt) == Approx(grown / (0.99 + grown)).epsilon(0.1));
  }
  p.word_of_mouth = 0;
  CHECK(from_one_in_a_hundred(6, 600) == 0.01);
}

TEST_CASE("a warning reaches those whom its channels reach, and only while somebody warns") {
  const Parameters p = deaf();
  const auto told = [&](bool warned, double hours) { return after(town(), hours, 1, p, during(600, warned)).told; };
  CHECK(told(true, 0.5) == Approx(p.warning_ceiling * (1 - std::exp(-1.0))));
  CHECK(told(true, 24) == Approx(p.warning_ceiling));
  CHECK(told(false, 24) == 0);
  CHECK(after(town(), 24, 1, p, during(600, false, true)).told == Approx(p.warning_ceiling));  // an order tells, too
}

TEST_CASE("who sees the danger leaves; who was only told leaves as far as he trusts who told him") {
  const auto left = [](const Parameters& p, bool warned, double trust) {
    return after(town(), 4, 1, p, during(600, warned, false, trust)).left_unaided;
  };
  CHECK(left(deaf(), false, 1) == 0);  // who knows nothing stays
  CHECK(left(deaf(), true, 0) == 0);
  CHECK(left(deaf(), true, 0.5) > 1000);
  CHECK(left(deaf(), true, 1) > 1.5 * left(deaf(), true, 0.5));
  CHECK(left(Parameters{}, false, 0) > left(deaf(), true, 1));
  CHECK(left(Parameters{}, false, 0) == Approx(left(Parameters{}, false, 1)));
}

TEST_CASE("newcomers to the danger have been warned as the others were, but see nothing yet") {
  IncidentState state;
  state.hold(1);
  state.at_risk = 1000;
  state.seen = 0.8;
  state.told = 0.5;
  spread_word(town(), state, deaf(), during(600), 500);
  CHECK(state.told == 0.5);
  CHECK(state.seen == Approx(0.4));
}

TEST_CASE("everybody who was threatened has left, was moved, stays or was harmed") {
  IncidentSpec spec = town();
  spec.consequences.evacuation_rate = 1 / hour;
  spec.consequences.harm_rate = 0.05 / hour;
  spec.consequences.return_rate = 0.2 / day;
  spec.demands.push_back({Capability::evacuation, 500, 1});
  const Parameters p;
  IncidentState state;
  for (int t = 0; t < 600; ++t) {
    state.hold(t < 100 ? t / 100.0 : std::exp(-(t - 100) / 50.0));
    state.supplied[static_cast<std::size_t>(Capability::evacuation)] = t > 20 ? 200 : 0;
    make_work(spec, state, p, std::max(0.0, state.highest - state.peak), 600);
    update_coverage(spec, state, p, 600);
    add_consequences(spec, state, p, during(600, t > 10, t > 20), 1, state.intensity);
    const double home_again = state.returned + state.returned_unaided;
    REQUIRE(state.at_risk ==
            Approx(state.left_unaided + state.evacuated - home_again + state.staying() + state.harmed));
    REQUIRE(state.evacuated + state.left_unaided + state.harmed <= state.at_risk * (1 + 1e-9));
  }
  CHECK(state.evacuated > 500);
  CHECK(state.left_unaided > 500);
  CHECK(state.harmed > 50);
  CHECK(state.returned > 100);
  CHECK(state.staying() > 100);
}

TEST_CASE("nobody comes home to a place that is not cleared, nor to a house that is not fit to live in") {
  IncidentSpec spec = town();
  spec.consequences.return_rate = 1 / day;
  spec.consequences.houses_at_risk = 1000;
  const Parameters p;
  const auto home_after = [&](WorkKind kind, double made, double done) {
    IncidentSpec with = spec;
    if (kind != WorkKind::post) with.demands.push_back({Capability::engineering, 0, 1, kind, 100, 3600, day});
    IncidentState state;
    state.peak = 1;
    state.at_risk = 10000;
    state.evacuated = 6000;
    state.left_unaided = 2000;
    state.of(kind) = {made, done};
    for (int d = 0; d < 60; ++d) return_home(with, state, p, day);
    return state.returned + state.returned_unaided;
  };
  CHECK(home_after(WorkKind::post, 0, 0) == Approx(8000));
  CHECK(home_after(WorkKind::clearing, 100, 0) == 0);
  CHECK(home_after(WorkKind::clearing, 100, 75) == Approx(6000).epsilon(0.01));
  CHECK(home_after(WorkKind::clearing, 100, 100) == Approx(8000));
  CHECK(home_after(WorkKind::repair, 1000, 0) == Approx(8000 - 1000 * p.household).epsilon(0.01));
  CHECK(home_after(WorkKind::repair, 1000, 1000) == Approx(8000));
}

TEST_CASE("volunteers come of those who know, in a day or two, and go when there is nothing to do") {
  IncidentState state;
  state.at_risk = 100000;
  state.seen = 1;
  const Parameters p;
  for (int h = 0; h < 24; ++h) call_volunteers(state, p, true, hour);
  CHECK(state.volunteers == Approx(800 * (1 - std::exp(-1.0))));
  for (int h = 0; h < 240; ++h) call_volunteers(state, p, true, hour);
  CHECK(state.volunteers == Approx(800).epsilon(0.001));
  for (int h = 0; h < 240; ++h) call_volunteers(state, p, false, hour);
  CHECK(state.volunteers == 0);
  state.seen = 0;
  for (int h = 0; h < 240; ++h) call_volunteers(state, p, true, hour);
  CHECK(state.volunteers == 0);
}

TEST_CASE("volunteers fill what is missing where no training is asked for, and take nobody's place") {
  IncidentSpec spec;
  spec.demands = {{Capability::shelter, 100, 1}, {Capability::logistics, 50, 1}, {Capability::medical, 100, 1}};
  const Parameters p;
  const auto supplied = [&](double volunteers, double teams) {
    IncidentState state;
    state.hold(1);
    state.volunteers = volunteers;
    state.supplied[static_cast<std::size_t>(Capability::shelter)] = teams;
    update_coverage(spec, state, p, hour);
    CHECK(state.duplicated == 0);
    CHECK(state.supplied[static_cast<std::size_t>(Capability::medical)] == 0);
    return std::pair(state.supplied[static_cast<std::size_t>(Capability::shelter)],
                     state.supplied[static_cast<std::size_t>(Capability::logistics)]);
  };
  CHECK(supplied(0, 0) == std::pair(0.0, 0.0));
  CHECK(supplied(60, 0).first == Approx(60 * p.volunteer_effort * 100 / 150));
  CHECK(supplied(60, 0).second == Approx(60 * p.volunteer_effort * 50 / 150));
  CHECK(supplied(1000, 100) == std::pair(100.0, 50.0));
}

TEST_CASE("trust falls where people are harmed or were not warned, by the share of the region whom it concerns") {
  const auto trust_after = [](double people, bool warned, double harm_rate, bool answers = true) {
    SmallState state;
    IncidentSpec& spec = add_incident(state, "B", standing(1));
    spec.consequences.people_at_risk = people;
    spec.consequences.harm_rate = harm_rate;
    spec.demands.clear();
    if (!answers) state.scenario.parameters.harm_distrust = state.scenario.parameters.late_distrust = 0;
    state.scenario.parameters.trust_loss = state.scenario.parameters.trust_gain = 0;
    EvolveBench bench(state);
    if (warned) bench.world.regions[spec.region.index()].informed_until = 1000000;
    bench.run(48);
    return static_cast<double>(bench.world.regions[spec.region.index()].trust);
  };
  const double calm = trust_after(0, false, 0);
  CHECK(trust_after(50000, false, 0) < calm - 0.02);
  CHECK(trust_after(50000, true, 0) > trust_after(50000, false, 0) + 0.01);
  CHECK(trust_after(50000, true, 0.01 / day) < trust_after(50000, true, 0) - 0.02);
  CHECK(trust_after(50, false, 0.01 / day) > calm - 0.005);  // what strikes a village does not move a region
  CHECK(trust_after(50000, false, 0.01 / day, false) == Approx(calm));
}
