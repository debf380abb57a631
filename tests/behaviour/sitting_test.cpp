// Phase 7 by itself: who is asked to a headquarters, when it sits, and what its members together believe.

#include <cmath>

#include "behaviour/bench.hpp"
#include "behaviour/headquarters.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});
const HeadquartersId first_headquarters(std::size_t{0});

SmallState struck() {
  SmallState state;
  state.exact();
  state.scenario.parameters.refresh_interval = 6 * hour;  // memory: 12 h, 72 ticks
  state.strike("emergency", "B", 0, 3 * day);
  return state;
}

/// A headquarters of region B with so many members, headed by its akimat, in the given phase.
struct HeadquartersBench : PhaseBench {
  explicit HeadquartersBench(const SmallState& state, std::size_t members, HeadquartersPhase phase)
      : PhaseBench(state.make()) {
    Headquarters hq;
    hq.head = body_of(world, "akimat", "B");
    hq.threat = world.scenario->incidents[0].threat;
    hq.region = world.scenario->incidents[0].region;
    hq.phase = phase;
    hq.convened = 0;
    hq.members[hq.member_count++] = hq.head;
    for (const char* role : {"rescue", "interior", "health"})
      if (hq.member_count < members) hq.members[hq.member_count++] = body_of(world, role, "B");
    world.headquarters.push_back(hq);
    world.shared_pictures.resize(world.incidents.size(), 0.0F);
    for (std::size_t m = 0; m < members; ++m) come(m);
  }

  Headquarters& hq() { return world.headquarters[0]; }
  void come(std::size_t member) {
    hq().accepted[member] = 1;
    hq().accepted_count =
        static_cast<std::uint16_t>(std::count(hq().accepted.begin(), hq().accepted.end(), std::uint8_t{1}));
  }
  void only(std::size_t members) {
    hq().accepted.fill(0);
    hq().accepted_count = 0;
    for (std::size_t m = 0; m < members; ++m) come(m);
  }
  /// What a member believes, by its own eyes where `seen` is a tick.
  void believes(std::size_t member, double belief, Tick as_of, Tick seen = -1) {
    Picture& picture = world.picture(hq().members[member], first_incident);
    picture.since = 0;
    picture.belief = static_cast<float>(belief);
    picture.as_of = as_of;
    picture.observed = seen;
    picture.flags = seen >= 0 ? flag_own : 0U;
  }
  double pooled() {
    TickContext ctx = context();
    sit(ctx, first_headquarters);
    return static_cast<double>(world.shared_pictures[0]);
  }
  bool sits() {
    const std::uint32_t before = hq().sittings;
    TickContext ctx = context();
    coordinate(ctx);
    return hq().sittings > before;
  }
};

}  // namespace

TEST_CASE("members who saw for themselves are pooled in their mean, older sights with less weight") {
  HeadquartersBench bench(struck(), 4, HeadquartersPhase::sitting);
  bench.world.tick = 300;
  bench.believes(0, 0.9, 300);  // only told: does not count beside those who saw
  bench.believes(1, 0.4, 250, 250);
  bench.believes(2, 0.1, 178, 178);  // 72 ticks, one memory, older than the freshest sight
  const double weight = std::exp(-1);
  CHECK(bench.pooled() == Approx((0.4 + weight * 0.1) / (1 + weight)).epsilon(1e-5));
  for (std::size_t m = 0; m < 4; ++m) {
    const Picture& picture = bench.world.picture(bench.hq().members[m], first_incident);
    CHECK(picture.belief == bench.world.shared_pictures[0]);
    CHECK(picture.as_of == 300);
  }
  CHECK(bench.world.picture(bench.hq().members[3], first_incident).since == 300);  // who knew nothing is informed
}

TEST_CASE("where nobody saw anything all who were told count alike, and who did not come not at all") {
  HeadquartersBench bench(struck(), 4, HeadquartersPhase::sitting);
  bench.believes(0, 0.8, 10);
  bench.believes(1, 0.2, 90);
  bench.believes(2, 0.05, 90);
  bench.only(2);
  CHECK(bench.pooled() == Approx(0.5));
}

TEST_CASE("the newest word that there is nothing holds for all, an older one for nobody") {
  for (const Tick nothing_as_of : {99, 101}) {
    HeadquartersBench bench(struck(), 3, HeadquartersPhase::sitting);
    bench.world.tick = 200;
    bench.believes(0, 0.5, 100, 100);
    bench.believes(1, 0, nothing_as_of);
    CHECK(bench.pooled() == Approx(nothing_as_of > 100 ? 0 : 0.5));
  }
}

TEST_CASE("a quorum is the stated share of the members, but no fewer than two") {
  const auto sits_with = [](double quorum, std::size_t members, std::size_t accepted) {
    SmallState state = struck();
    state.scenario.parameters.quorum = quorum;
    HeadquartersBench bench(state, members, HeadquartersPhase::convening);
    bench.only(accepted);
    return bench.sits();
  };
  CHECK_FALSE(sits_with(0.75, 4, 2));
  CHECK(sits_with(0.75, 4, 3));
  CHECK(sits_with(0.5, 4, 2));
  for (const double quorum : {0.0, 0.25}) {
    CHECK_FALSE(sits_with(quorum, 4, 1));
    CHECK(sits_with(quorum, 4, 2));
  }
}

TEST_CASE("without a quorum a headquarters sits once the deadline has passed") {
  HeadquartersBench bench(struck(), 4, HeadquartersPhase::convening);
  bench.only(1);
  bench.world.tick = 71;  // of 72: twelve hours
  CHECK_FALSE(bench.sits());
  bench.world.tick = 72;
  CHECK(bench.sits());
}

TEST_CASE("an extraordinary sitting needs a head twice as alarmed as for a report, and a quarter of the cycle") {
  const auto sits_at = [](double alarm, Tick tick) {
    HeadquartersBench bench(struck(), 4, HeadquartersPhase::sitting);  // a cycle of six hours, 36 ticks
    bench.hq().next_sitting = 136;
    bench.world.shared_pictures[0] = 0.3F;
    for (std::size_t m = 0; m < 4; ++m) bench.believes(m, 0.3, 100, 100);
    bench.believes(0, 0.3 * (1 + alarm * 0.35), tick, tick);  // worth a report: 0.35 of it
    bench.world.tick = tick;
    return bench.sits();
  };
  CHECK(sits_at(2.1, 115));
  CHECK_FALSE(sits_at(1.9, 115));
  CHECK_FALSE(sits_at(2.1, 108));
  CHECK(sits_at(2.1, 109));
  CHECK_FALSE(sits_at(-1.9, 115));  // better than planned for is no alarm
  CHECK_FALSE(sits_at(0, 135));
  CHECK(sits_at(0, 136));
}

TEST_CASE("from its second sitting on a headquarters stands down below half of its class, not at it") {
  const auto stands_down = [](double belief, std::uint32_t sittings) {
    HeadquartersBench bench(struck(), 2, HeadquartersPhase::sitting);
    bench.hq().sittings = sittings;
    for (std::size_t m = 0; m < 2; ++m) bench.believes(m, belief, 10, 10);
    (void)bench.pooled();
    return bench.hq().phase == HeadquartersPhase::stood_down;
  };
  CHECK(stands_down(0.149, 1));
  CHECK_FALSE(stands_down(0.151, 1));
  CHECK_FALSE(stands_down(0.149, 0));
}

TEST_CASE("a headquarters has sixty-four members at most, its head among them") {
  SmallState state = struck();
  Role role = state.role("health");
  role.territorial_regions.clear();
  for (int i = 0; i < 80; ++i) {
    role.id = "more-" + std::to_string(i);
    state.institution.roles.push_back(role);
    state.threat("emergency").competent.push_back(state.role_id(role.id));
  }
  PhaseBench bench(state.make());
  Intent convening;
  convening.kind = Intent::Kind::convene;
  convening.agent = body_of(bench.world, "rescue");
  convening.incident = first_incident;
  convening.level = HeadquartersLevel::central;
  bench.blocks[0].intents.push_back(convening);
  TickContext ctx = bench.context();
  coordinate(ctx);
  REQUIRE(bench.world.headquarters.size() == 1);
  const Headquarters& hq = bench.world.headquarters[0];
  CHECK(hq.member_count == 64);
  CHECK(hq.members[0] == hq.head);
  CHECK(of_kind(bench.serial.events, EventKind::headquarters_convened).at(0).headquarters == first_headquarters);
}
