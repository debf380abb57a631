// What must not matter does not matter: the length of ticks, names, how often a headquarters sits; and what is counted
// in parts adds up. Tried on small states drawn at random; a failure names the number of the state.

#include <array>
#include <cmath>

#include "engine/measures.hpp"
#include "engine/random_state.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// One incident of a family that lasts for days, and nobody who answers it.
SmallState alone(std::uint32_t number, HazardFamily family) {
  SmallState state;
  Random random(0x1A7E, Stream::generator, number, static_cast<std::uint32_t>(family));
  const auto between = [&](double low, double high) { return low + (high - low) * random.uniform(); };
  IncidentSpec& spec = state.strike("emergency", "B", 6 * hour, 1);
  spec.hazard = HazardSpec{};
  spec.hazard.family = family;
  spec.hazard.peak = between(0.4, 1.5);
  spec.hazard.decay_time = between(0.5, 3) * day;
  spec.hazard.rise_time = between(0.7, 2) * day;
  spec.hazard.fall_time = between(1, 3) * day;
  spec.hazard.initial = between(0.05, 0.3);
  spec.hazard.growth_rate = between(0.2, 1) / day;
  spec.demands = {{Capability::rescue, between(50, 300), 1}};
  ConsequenceSpec& c = spec.consequences;
  c.people_at_risk = between(1e3, 1e5);
  c.houses_at_risk = between(10, 1e3);
  c.self_evacuation = between(0.01, 0.5) / day;
  c.harm_rate = between(0.001, 0.05) / day;
  c.loss_rate = between(1, 1e6);
  c.power_outage = between(0, 500);
  state.scenario.policy = Policy::no_response;
  return state;
}

std::array<double, 6> totals(SmallState state, double tick) {
  state.scenario.tick_seconds = tick;
  state.scenario.ticks = static_cast<Tick>(8 * day / tick);
  Engine engine(state.make());
  play(engine);
  std::array<double, 6> out{};
  const char* names[] = {"people_at_risk", "harmed", "loss", "houses_flooded", "energy_not_served", "missing_effort"};
  for (std::size_t n = 0; n < out.size(); ++n) out[n] = measure(engine.world(), names[n]);
  return out;
}

/// An accident in B that many can see, with all kinds of stakes, under the default classes, and teams of three persons
/// that can answer it.
SmallState accident(double size) {
  SmallState state;
  state.exact();
  state.institution.classes.clear();
  state.institution.forces.clear();
  for (const Capability capability : {Capability::rescue, Capability::evacuation, Capability::medical})
    for (const char* owner : {"akimat", "rescue"}) {
      state.add_force(owner, true, capability, 120);
      state.institution.forces.back().persons = 3;
      state.institution.forces.back().readiness = 10 * minute;
    }
  Parameters& p = state.scenario.parameters;
  p.call_rate = 0.5 / hour;  // so that two halves are noticed as soon as the whole
  p.refresh_interval = hour;
  state.scenario.ticks = 6 * 24 * 8;
  IncidentSpec& spec = state.strike("emergency", "B", 6 * hour, 1);
  spec.hazard.curve = {{0, 0.2}, {12 * hour, 1}, {3 * day, 0.8}, {5 * day, 0}};
  spec.demands = {{Capability::rescue, 250 * size, 3},
                  {Capability::evacuation, 200 * size, 2},
                  {Capability::medical, 150 * size, 1}};
  ConsequenceSpec& c = spec.consequences;
  c = {};
  c.people_at_risk = 45000 * size;
  c.houses_at_risk = 3000 * size;
  c.loss_rate = 9e9 / day * size;
  c.harm_rate = 0.005 / day;
  c.evacuation_rate = 5.0 / hour;
  return state;
}

}  // namespace

TEST_CASE("forty-five people are no matter of the centre, forty-five thousand are") {
  const auto run = [](double size) {
    Engine engine(accident(size).make());
    double most = 0;
    while (!engine.done()) {
      engine.step();
      most = std::max(most, measure(engine.world(), "personnel_deployed"));
    }
    std::array<int, 2> sat{};
    for (const Headquarters& hq : engine.world().headquarters) sat[static_cast<std::size_t>(hq.level)] += 1;
    return std::tuple(sat[0], sat[1], most);
  };
  const auto [regional, central, persons] = run(1);
  CHECK(regional == 1);
  CHECK(central == 1);
  const auto [few_regional, few_central, few_persons] = run(0.001);
  CHECK(few_regional == 0);
  CHECK(few_central == 0);
  CHECK(few_persons > 0);
  CHECK(few_persons <= persons / 20);
  // Half of the homes or the people of a larger one are a matter of the region alone.
  const auto [some_regional, some_central, some_persons] = run(0.02);
  CHECK(some_regional == 1);
  CHECK(some_central == 0);
  CHECK(some_persons > few_persons);
}

TEST_CASE("an incident that is told of in two halves moves no total by more than two in a hundred") {
  const auto sums = [](bool split) {
    std::array<double, 6> out{};
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      SmallState state = accident(1);
      state.scenario.seed = seed;
      if (split) {
        IncidentSpec half = accident(0.5).scenario.incidents[0];
        half.id = "other-half";
        state.scenario.incidents = {accident(0.5).scenario.incidents[0], half};
      }
      Engine engine(state.make());
      double most = 0;
      while (!engine.done()) {
        engine.step();
        most = std::max(most, measure(engine.world(), "personnel_at_work"));
      }
      const char* names[] = {"people_at_risk", "evacuated", "harmed", "houses_flooded", "loss"};
      for (std::size_t n = 0; n < std::size(names); ++n) out[n] += measure(engine.world(), names[n]);
      out[5] += most;
    }
    return out;
  };
  const std::array<double, 6> whole = sums(false), halves = sums(true);
  for (std::size_t n = 0; n < whole.size(); ++n) {
    INFO("total " << n);
    CHECK(halves[n] == Approx(whole[n]).epsilon(0.02));
  }
}

TEST_CASE("a headquarters that sits more often does no harm by it") {
  const auto sums = [](double cycle, double noise) {
    std::array<double, 3> out{};
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      SmallState state = accident(1);
      state.scenario.seed = seed;
      state.scenario.parameters.headquarters_cycle = cycle;
      state.scenario.parameters.estimate_noise = noise;
      Engine engine(state.make());
      play(engine);
      const char* names[] = {"missing_effort", "harmed", "loss"};
      for (std::size_t n = 0; n < out.size(); ++n) out[n] += measure(engine.world(), names[n]);
    }
    return out;
  };
  for (const double noise : {0.0, 0.35}) {
    const std::array<double, 3> seldom = sums(12 * hour, noise);
    for (const double cycle : {6 * hour, 3 * hour}) {
      const std::array<double, 3> often = sums(cycle, noise);
      for (std::size_t n = 0; n < often.size(); ++n) {
        INFO("noise " << noise << ", every " << cycle / hour << " h, total " << n);
        CHECK(often[n] <= 1.02 * seldom[n]);
      }
    }
  }
}

TEST_CASE("people in danger are moved, leave, or stay, and none of them twice") {
  for (std::uint32_t number = 0; number < 20; ++number) {
    SmallState state = random_state(number);
    for (IncidentSpec& incident : state.scenario.incidents) {
      incident.consequences.self_evacuation = 0.2 / day;
      incident.consequences.evacuation_rate = 3 / hour;
      incident.consequences.return_rate = 0.1 / day;
    }
    Engine engine(state.make());
    std::vector<double> at_risk(engine.world().incidents.size());
    while (!engine.done()) {
      engine.step();
      for (std::size_t i = 0; i < engine.world().incidents.size(); ++i) {
        const IncidentState& s = engine.world().incidents[i];
        INFO("state " << number << ", incident " << i << ", tick " << engine.world().tick);
        const double slack = 1e-6 * (1 + s.at_risk);
        REQUIRE(s.at_risk >= at_risk[i]);
        REQUIRE(s.evacuated + s.left_unaided <= s.at_risk + slack);
        REQUIRE(s.returned <= s.evacuated + slack);
        REQUIRE(std::min({s.evacuated, s.left_unaided, s.returned, s.harmed}) >= 0);
        at_risk[i] = s.at_risk;
      }
    }
  }
}

TEST_CASE("what an incident does by itself does not depend on the length of ticks, from a minute to six hours") {
  for (const HazardFamily family : {HazardFamily::pulse, HazardFamily::wave, HazardFamily::logistic})
    for (std::uint32_t number = 0; number < 4; ++number) {
      const SmallState state = alone(number, family);
      const std::array<double, 6> hourly = totals(state, hour);
      for (const double tick : {10 * minute, 3 * hour, 6 * hour}) {
        const std::array<double, 6> other = totals(state, tick);
        for (std::size_t n = 0; n < hourly.size(); ++n) {
          INFO("family " << static_cast<int>(family) << ", state " << number << ", tick " << tick << ", total " << n);
          CHECK(other[n] == Approx(hourly[n]).epsilon(0.02));
        }
      }
    }
  const SmallState state = alone(9, HazardFamily::pulse);
  const std::array<double, 6> hourly = totals(state, hour), finest = totals(state, minute);
  for (std::size_t n = 0; n < hourly.size(); ++n) CHECK(finest[n] == Approx(hourly[n]).epsilon(0.02));
}

TEST_CASE("names change nothing") {
  for (std::uint32_t number = 0; number < 4; ++number) {
    const SmallState plain = random_state(number);
    SmallState renamed = plain;
    for (IncidentSpec& incident : renamed.scenario.incidents) {
      incident.id = "z" + incident.id;
      incident.name = words("other");
    }
    for (Region& region : renamed.institution.regions) region.name = region.capital = words("elsewhere");
    for (Role& role : renamed.institution.roles) role.name = role.short_name = words("somebody");
    Engine a(plain.make()), b(renamed.make());
    play(a);
    play(b);
    CHECK(a.world().digest == b.world().digest);
  }
}

TEST_CASE("estimates spread with their noise, and their mean stays that of the truth") {
  for (const double noise : {0.0, 0.35, 0.7}) {
    SmallState state;
    state.exact();
    state.scenario.parameters.estimate_noise = noise;
    state.scenario.parameters.report_noise = noise / 4;
    state.scenario.parameters.first_underestimate = 0;
    state.scenario.parameters.detection_rate = 20 / hour;
    state.scenario.policy = Policy::network;
    state.scenario.ticks = 6 * 48;
    state.strike("emergency", "B", 0, 4 * day, 0.6);
    double sum = 0, squares = 0;
    constexpr int runs = 300;
    for (int run = 0; run < runs; ++run) {
      state.scenario.seed = static_cast<std::uint64_t>(run);
      Engine engine(state.make());
      play(engine);
      const World& world = engine.world();
      const double belief =
          static_cast<double>(world.picture(body_of(world, "rescue", "B"), IncidentId(std::size_t{0})).belief);
      sum += belief;
      squares += belief * belief;
    }
    const double mean = sum / runs, deviation = std::sqrt(std::max(0.0, squares / runs - mean * mean));
    INFO("noise " << noise);
    CHECK(std::fabs(mean - 0.6) <= 3.5 * deviation / std::sqrt(runs) + 1e-6);
    if (noise > 0) CHECK(deviation > 0.1 * noise);
  }
}
