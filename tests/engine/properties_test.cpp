// What holds in every run, tried on small states drawn at random. A failure names the number of the state.

#include <cmath>

#include "engine/measures.hpp"
#include "engine/random_state.hpp"
#include "world/measure_names.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr std::uint32_t states = 60;

/// Sums that only grow, whatever happens.
constexpr const char* cumulative[] = {"evacuated",
                                      "returned",
                                      "harmed",
                                      "houses_flooded",
                                      "people_at_risk",
                                      "loss",
                                      "cost",
                                      "duplicated_effort",
                                      "missing_effort",
                                      "mutual_aid",
                                      "messages",
                                      "escalations",
                                      "timeouts",
                                      "violations",
                                      "rights_limited",
                                      "appeals",
                                      "appeals_upheld",
                                      "held_responsible",
                                      "incidents_begun",
                                      "left_unaided",
                                      "work_done",
                                      "area_burnt"};
/// What lies between 0 and 1 wherever it has a value.
constexpr const char* shares[] = {"trust", "rumour", "share_informed"};
/// What is never negative.
constexpr const char* amounts[] = {"displaced",
                                   "people_told",
                                   "people_staying",
                                   "people_sheltered",
                                   "volunteers",
                                   "work_left",
                                   "personnel_deployed",
                                   "teams_deployed",
                                   "regional_headquarters",
                                   "central_headquarters",
                                   "incidents_active",
                                   "severity",
                                   "unmet",
                                   "backlog",
                                   "utilisation",
                                   "picture_error"};

void check_incident(const IncidentSpec& spec, const IncidentState& state) {
  const double slack = 1e-9 * (1 + state.at_risk);
  REQUIRE(std::isfinite(state.intensity));
  REQUIRE(state.intensity >= 0);
  REQUIRE(state.coverage >= 0);
  REQUIRE(state.coverage <= 1 + 1e-12);
  REQUIRE(state.evacuated + state.left_unaided <= state.at_risk + slack);
  REQUIRE(state.returned <= state.evacuated + slack);
  REQUIRE(state.houses <= spec.consequences.houses_at_risk * std::max(1.0, state.peak) + 1e-6);
  REQUIRE(state.peak >= state.intensity);
  for (const double share : {state.seen, state.told, state.untold}) {
    REQUIRE(share >= 0);
    REQUIRE(share <= 1);
  }
  REQUIRE(state.returned_unaided <= state.left_unaided + slack);
  // Threatened = left + moved + staying + harmed, less who is home again. An epidemic threatens others every day.
  if (spec.hazard.family != HazardFamily::epidemic) {
    const double gone = state.evacuated + state.left_unaided - state.returned - state.returned_unaided;
    REQUIRE(std::fabs(state.at_risk - gone - state.staying() - state.harmed) <= slack);
  }
  for (const WorkState& work : state.work) {  // made = done + left
    REQUIRE(work.done >= 0);
    REQUIRE(work.done <= work.made * (1 + 1e-9) + 1e-9);
  }
  // Milestones come in order.
  if (state.informed_all >= 0) REQUIRE(state.informed_all >= state.detected);
  if (state.ended >= 0) REQUIRE(state.ended >= state.contained);
  REQUIRE((state.phase == IncidentPhase::ended) == (state.ended >= 0));
}

/// Persons alarmed, under way and on the spot are all who are out for an incident and not on their way home.
void check_persons(const World& world) {
  std::vector<double> out(world.incidents.size());
  for (const Unit& unit : world.units)
    if (unit.incident.valid() && !unit.recalled && unit.state != UnitState::returning)
      out[unit.incident.index()] += static_cast<double>(unit.persons);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const IncidentState& state = world.incidents[i];
    REQUIRE(state.alarmed >= 0);
    REQUIRE(state.under_way >= 0);
    REQUIRE(std::fabs(state.deployed() - out[i]) < 1e-6);
    REQUIRE(state.at_work <= state.on_the_spot);
  }
}

void check_headquarters(const World& world, const Headquarters& hq) {
  REQUIRE(hq.accepted_count <= hq.member_count);
  std::uint32_t accepted = 0;
  bool head_sits = false;
  for (std::uint32_t m = 0; m < hq.member_count; ++m) {
    accepted += hq.accepted[m];
    head_sits = head_sits || hq.members[m] == hq.head;
    for (std::uint32_t n = 0; n < m; ++n) REQUIRE(hq.members[n] != hq.members[m]);
  }
  REQUIRE(accepted == hq.accepted_count);
  REQUIRE(head_sits);
  if (hq.first_sitting >= 0) REQUIRE(hq.first_sitting >= hq.convened);
  if (hq.stood_down >= 0) REQUIRE(hq.stood_down > hq.first_sitting);
  REQUIRE(rules_of(world.policy).headquarters);
}

/// Items on desks and in queues are those that the tray counts, and no place of a pool is used twice.
void check_trays(const World& world) {
  for (std::size_t b = 0; b < world.pools.size(); ++b) {
    const TrayPool& pool = world.pools[b];
    std::vector<char> used(pool.items.size(), 0);
    const auto walk = [&](std::uint32_t item) {
      std::size_t count = 0;
      for (; item != no_item; item = pool.items[item].next) {
        REQUIRE(item < used.size());
        REQUIRE(used[item] == 0);
        used[item] = 1;
        ++count;
      }
      return count;
    };
    const std::size_t last = std::min(world.agent_count(), (b + 1) * agents_per_block);
    for (std::size_t a = b * agents_per_block; a < last; ++a) {
      const Tray& tray = world.agents[a].tray;
      std::size_t waiting = 0;
      for (std::uint32_t head : tray.head) waiting += walk(head);
      REQUIRE(waiting == tray.queued());
      REQUIRE(walk(tray.desk) == tray.working);
      REQUIRE(tray.working <= world.institution().profiles[world.facts(AgentId(a)).profile].servers);
      REQUIRE(world.agents[a].bound >= 0);
    }
    walk(pool.free);
    REQUIRE(std::count(used.begin(), used.end(), 1) == static_cast<std::ptrdiff_t>(used.size()));
  }
}

std::uint64_t digest_at_end(const std::shared_ptr<const Scenario>& scenario, int threads) {
  Engine engine(scenario, {threads, true, false});
  while (!engine.done()) engine.step();
  return engine.world().digest;
}

}  // namespace

TEST_CASE("in every random state all series stay finite and in their range, and sums only grow") {
  bool any_violation = false, any_headquarters = false, any_aid = false;
  for (std::uint32_t number = 0; number < states; ++number) {
    INFO("state " << number);
    Engine engine(random_state(number).make());
    std::vector<double> last(std::size(cumulative), 0.0);
    while (!engine.done()) {
      engine.step();
      const World& world = engine.world();
      INFO("tick " << world.tick);
      for (std::size_t c = 0; c < std::size(cumulative); ++c) {
        INFO(cumulative[c]);
        const double value = measure(world, cumulative[c]);
        REQUIRE(std::isfinite(value));
        REQUIRE(value >= last[c] - 1e-9 * std::fabs(last[c]));
        last[c] = value;
      }
      for (const char* name : shares) {
        const double value = measure(world, name);
        INFO(name << " " << value);
        REQUIRE((std::isnan(value) || (value >= 0 && value <= 1)));
      }
      for (const char* name : amounts) {
        const double value = measure(world, name);
        INFO(name << " " << value);
        REQUIRE((std::isnan(value) || (std::isfinite(value) && value >= -1e-9)));
      }
      check_persons(world);
      for (std::size_t i = 0; i < world.incidents.size(); ++i)
        check_incident(world.scenario->incidents[i], world.incidents[i]);
      for (const Headquarters& hq : world.headquarters) check_headquarters(world, hq);
      for (const Unit& unit : world.units) {
        REQUIRE(unit.fatigue >= 0);
        REQUIRE(unit.fatigue <= 1);
      }
    }
    any_violation = any_violation || last[13] > 0;
    any_aid = any_aid || last[9] > 0;
    any_headquarters = any_headquarters || !engine.world().headquarters.empty();
  }
  CHECK(any_violation);
  CHECK(any_headquarters);
  CHECK(any_aid);
}

TEST_CASE("every measure that has a name has a value or none yet, for the country, an incident and a region") {
  Engine engine(random_state(3).make());
  play(engine, 1);  // before any onset, where measures of incidents have nothing to speak of
  for (const MeasureName& name : measure_names()) {
    INFO(name.name);
    const double national = measure(engine.world(), name.name);
    CHECK_FALSE(std::isinf(national));
    if (name.series()) CHECK_FALSE(std::isnan(national));
    if (name.scopes.incident) CHECK_FALSE(std::isinf(measure(engine.world(), name.name, IncidentId(std::size_t{0}))));
    if (name.scopes.region) CHECK_FALSE(std::isinf(measure(engine.world(), name.name, {}, RegionId(std::size_t{1}))));
  }
}

TEST_CASE("in every random state trays and pools agree on what lies where") {
  for (std::uint32_t number = 0; number < states; number += 4) {
    INFO("state " << number);
    Engine engine(random_state(number).make());
    while (!engine.done()) {
      engine.step();
      if (engine.world().tick % 10 == 0) check_trays(engine.world());
    }
  }
}

TEST_CASE("every random state has the same digest on 1, 2, 3 and 8 threads", "[threads]") {
  for (std::uint32_t number = 0; number < 12; ++number) {
    INFO("state " << number);
    const auto scenario = random_state(number).make();
    const std::uint64_t expected = digest_at_end(scenario, 1);
    for (int threads : {2, 3, 8}) CHECK(digest_at_end(scenario, threads) == expected);
  }
}

TEST_CASE("every random state goes on from a snapshot at a random tick to the same digest and world") {
  for (std::uint32_t number = 0; number < 30; ++number) {
    const auto scenario = random_state(number).make();
    Random random(0xCAFE, Stream::generator, number, 0);
    const auto cut = static_cast<Tick>(random.below(static_cast<std::uint32_t>(scenario->ticks)));
    INFO("state " << number << ", saved at tick " << cut);
    Engine whole(scenario);
    play(whole, cut);
    RestoreResult restored = restore_world(save_world(whole.world()), scenario);
    REQUIRE(restored.error.empty());
    Engine second(std::move(restored.world), {1, true, false});
    CHECK(second.world().digest == whole.world().digest);
    const std::vector<Event> expected = play(whole), events = play(second);
    CHECK(second.world().digest == whole.world().digest);
    CHECK(events.size() == expected.size());
    CHECK(save_world(second.world()) == save_world(whole.world()));
  }
}

TEST_CASE("random states differ from each other") {
  // Otherwise the properties above would have been tried on one state only.
  std::vector<std::uint64_t> digests;
  for (std::uint32_t number = 0; number < 8; ++number) digests.push_back(digest_at_end(random_state(number).make(), 1));
  std::sort(digests.begin(), digests.end());
  CHECK(std::unique(digests.begin(), digests.end()) == digests.end());
}
