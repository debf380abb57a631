// Epidemics of several regions that infect each other.

#include "hazards/outbreak.hpp"
#include "hazards/evolve_bench.hpp"
#include "hazards/hazard.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// A disease that begins in A; B is about 300 km away from it, C 900 km.
SmallState outbreak(double mobility, const char* order = "ABC") {
  SmallState state;
  for (const char* region = order; *region; ++region) {
    HazardSpec spec = example(HazardFamily::epidemic);
    spec.outbreak = "fever";
    spec.mobility = mobility;
    const bool first = *region == 'A';
    if (!first) spec.initial = 0;
    add_incident(state, std::string(1, *region).c_str(), spec, !first);
  }
  return state;
}

}  // namespace

TEST_CASE("people who stay in their region carry no disease to another") {
  EvolveBench bench(outbreak(0));
  bench.run(24 * 200);
  CHECK(bench.incident(0).phase == IncidentPhase::ended);
  CHECK(bench.incident(1).phase == IncidentPhase::dormant);
  CHECK(bench.incident(2).phase == IncidentPhase::dormant);
}

TEST_CASE("a disease reaches regions farther away later, and all the later the less people travel") {
  EvolveBench busy(outbreak(1e-3)), quiet(outbreak(1e-5));
  busy.run(24 * 200);
  quiet.run(24 * 200);
  CHECK(busy.incident(1).onset > 0);
  CHECK(busy.incident(1).onset < busy.incident(2).onset);
  CHECK(quiet.incident(1).onset < quiet.incident(2).onset);
  CHECK(busy.incident(1).onset + 24 < quiet.incident(1).onset);
  CHECK(busy.incident(2).onset + 24 < quiet.incident(2).onset);
  // Where it came, it runs its course: 94 % are infected at a reproduction number of 3.
  for (std::size_t i : {0, 1, 2}) {
    const auto& m = busy.incident(i).hazard;
    CHECK(busy.incident(i).phase == IncidentPhase::ended);
    CHECK(m[epidemic_susceptible] / 5e5 == Approx(0.0595).epsilon(0.01));
  }
}

TEST_CASE("an epidemic that was brought names from where") {
  EvolveBench bench(outbreak(1e-3));
  bench.run(24 * 100);
  const auto spread = of_kind(bench.events, EventKind::spread);
  REQUIRE(spread.size() == 2);
  CHECK(spread[0].incident == IncidentId(std::size_t{1}));
  CHECK(spread[0].value == 0);
  CHECK(spread[0].causes[0] == bench.incident(0).began);
  for (const Event& began : of_kind(bench.events, EventKind::incident_began)) {
    if (began.incident == IncidentId(std::size_t{1})) CHECK(began.causes[0] == spread[0].key);
  }
}

TEST_CASE("it begins in the tick in which the infections brought to it reach one person") {
  EvolveBench bench(outbreak(1e-4));
  double brought = 0;
  while (bench.incident(1).phase == IncidentPhase::dormant) {
    REQUIRE(brought < 1);
    TickContext ctx = bench.context();
    const double prevalence = bench.incident(0).hazard[epidemic_infectious] / 5e5;
    bench.incident(0).prevalence = prevalence;
    const Imports imports = imports_of(ctx, IncidentId(std::size_t{1}));
    CHECK(imports.imported <= 1e-4 * prevalence);
    brought += 5e5 * 3 / (2 * day) * imports.imported * hour;
    bench.tick();
  }
  CHECK(brought >= 1);
}

TEST_CASE("contacts elsewhere are shared out by population over distance and come from contacts at home") {
  SmallState state = outbreak(0.02);
  state.institution.regions[2].population = 2e6;
  EvolveBench bench(state);
  TickContext ctx = bench.context();
  bench.incident(0).prevalence = 0.01;
  bench.incident(2).prevalence = 0.05;
  const auto& d = bench.world.structure->distances;
  const double a = 5e5 / d[3 + 0], c = 2e6 / d[3 + 2];
  const Imports b = imports_of(ctx, IncidentId(std::size_t{1}));
  CHECK(b.home == Approx(0.98));
  CHECK(b.imported == Approx(0.02 * (a * 0.01 + c * 0.05) / (a + c)).epsilon(1e-12));
  CHECK(b.source == IncidentId(std::size_t{2}));
}

TEST_CASE("a city does not take all the contacts of the region around it: capitals count as fifty kilometres apart") {
  const auto share_of_near = [](double latitude) {
    SmallState state = outbreak(0.02);
    Region &a = state.institution.regions[0], &b = state.institution.regions[1];
    a.longitude = b.longitude;
    a.latitude = latitude;
    EvolveBench bench(state);
    TickContext ctx = bench.context();
    bench.incident(0).prevalence = 0.01;
    const auto& d = bench.world.structure->distances;
    const double imported = imports_of(ctx, IncidentId(std::size_t{1})).imported / 0.02 / 0.01;
    // imported = w_a / (w_a + w_c), with w_c = N / distance
    return imported / (1 - imported) / d[3 + 2];
  };
  CHECK(share_of_near(50 + 60 / 111.195) == Approx(1 / 60000.0).epsilon(1e-4));
  CHECK(share_of_near(50 + 40 / 111.195) == Approx(1 / 50000.0).epsilon(1e-4));
  CHECK(share_of_near(50) == Approx(1 / 50000.0).epsilon(1e-4));
}

TEST_CASE("instruments at either end thin out what travellers bring") {
  SmallState state = outbreak(0.02, "AB");
  state.institution.instruments[0].effect = InstrumentEffect::quarantine;
  state.institution.instruments[0].strength = 0.4;
  state.institution.instruments[1].effect = InstrumentEffect::entry_ban;
  state.institution.instruments[1].strength = 0.7;
  EvolveBench bench(state);
  bench.incident(0).prevalence = 0.01;
  TickContext ctx = bench.context();
  const IncidentId b(std::size_t{1});
  CHECK(imports_of(ctx, b).imported == Approx(0.02 * 0.01));
  bench.instrument(InstrumentId(std::size_t{0}), 0);  // where it is: people meet fewer travellers
  CHECK(imports_of(ctx, b).imported == Approx(0.02 * 0.01 * 0.6));
  CHECK(imports_of(ctx, b).home == Approx(0.98));
  bench.instrument(InstrumentId(std::size_t{1}), 1);  // where it goes: people travel less
  CHECK(imports_of(ctx, b).imported == Approx(0.02 * 0.01 * 0.6 * 0.3));
  CHECK(imports_of(ctx, b).home == Approx(1 - 0.02 * 0.3));
}

TEST_CASE("an epidemic that stands alone has all its contacts at home") {
  SmallState state = outbreak(0.5, "A");
  EvolveBench bench(state);
  TickContext ctx = bench.context();
  CHECK(imports_of(ctx, IncidentId(std::size_t{0})).home == 1);
  SmallState two = outbreak(0.5, "AB");
  two.scenario.incidents[1].hazard.outbreak = "another";
  EvolveBench apart(two);
  apart.incident(0).prevalence = 1;
  TickContext apart_ctx = apart.context();
  CHECK(imports_of(apart_ctx, IncidentId(std::size_t{1})).home == 1);
  CHECK(imports_of(apart_ctx, IncidentId(std::size_t{1})).imported == 0);
}

TEST_CASE("the order of incidents plays no part in an outbreak") {
  EvolveBench forward(outbreak(1e-3, "ABC")), backward(outbreak(1e-3, "CBA"));
  for (int t = 0; t < 24 * 60; ++t) {
    forward.tick();
    backward.tick();
    REQUIRE(forward.incident(0).intensity == backward.incident(2).intensity);
    REQUIRE(forward.incident(1).intensity == backward.incident(1).intensity);
    REQUIRE(forward.incident(2).intensity == backward.incident(0).intensity);
  }
  CHECK(forward.incident(2).intensity > 0);
}

TEST_CASE("a ban on entry keeps a disease out for longer, quarantine where it is keeps it in for longer") {
  const auto arrival = [](InstrumentEffect effect, std::size_t where) {
    SmallState state = outbreak(1e-4, "AB");
    state.institution.instruments[0].effect = effect;
    state.institution.instruments[0].strength = 0.5;
    EvolveBench bench(state);
    bench.instrument(InstrumentId(std::size_t{0}), where);
    bench.run(24 * 200);
    REQUIRE(bench.incident(1).began != 0);
    return bench.incident(1).onset;
  };
  const Tick open = arrival(InstrumentEffect::none, 1);
  CHECK(arrival(InstrumentEffect::entry_ban, 1) > open + 24);
  CHECK(arrival(InstrumentEffect::quarantine, 0) > open + 24);
  // People of A who may not leave still let others in.
  CHECK(std::abs(arrival(InstrumentEffect::entry_ban, 0) - open) <= 2);
}
