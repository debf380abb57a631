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
