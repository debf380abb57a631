// Effort that meets the need badly, and help from elsewhere: each seen where its cause is there, and gone without it.

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

struct Effort {
  double duplicated = 0, missing = 0;  // person-hours
};

constexpr Tick steady_from = 6 * 24, steady_until = 6 * 72;  // the need stands still: 48 hours of sixty persons

/// Region B needs sixty rescuers and two bodies there have as many each. The matter grows over half a day, so that a
/// headquarters can sit before anybody has sent teams.
SmallState two_owners(double noise, Policy policy) {
  SmallState state;
  state.exact();
  state.institution.forces.clear();
  for (const char* owner : {"akimat", "rescue"}) {
    ForceEntry entry;
    entry.role = state.role_id(owner);
    entry.regional = true;
    entry.capability = Capability::rescue;
    entry.teams = 20;
    entry.persons = 3;
    state.institution.forces.push_back(entry);
  }
  Parameters& p = state.scenario.parameters;
  p.detection_rate = 1;
  p.estimate_noise = noise;
  p.refresh_interval = 3 * hour;
  p.headquarters_cycle = 3 * hour;
  state.from(ThreatClass::local, 0.1);
  state.from(ThreatClass::object, 0.05);
  p.shift = 1e9;  // nobody tires, so that every person beyond the need is one too many
  p.rest = 1e-9;
  p.reserve_share = 0;
  state.scenario.policy = policy;
  state.scenario.ticks = 6 * 24 * 4;
  IncidentSpec& spec = state.strike("emergency", "B", 2 * hour, 3 * day);
  spec.hazard.curve = {{0, 0.02}, {12 * hour, 1}, {3 * day, 1}};
  spec.demands = {{Capability::rescue, 60, 1}};
  return state;
}

Effort mean_effort(SmallState state) {
  Effort mean;
  constexpr int runs = 20;
  for (int seed = 1; seed <= runs; ++seed) {
    state.scenario.seed = static_cast<std::uint64_t>(seed);
    Engine engine(state.make());
    const IncidentState& incident = engine.world().incidents[0];
    play(engine, steady_from);
    const Effort before{incident.duplicated, incident.missing};
    play(engine, steady_until);
    mean.duplicated += (incident.duplicated - before.duplicated) / runs;
    mean.missing += (incident.missing - before.missing) / runs;
  }
  return mean;
}

/// The akimats' rescuers only, sixty in each region, and a need for many more in region B.
SmallState short_of_teams() {
  SmallState state;
  state.exact();
  state.institution.forces.resize(1);
  state.scenario.parameters.detection_rate = 1;
  state.scenario.policy = Policy::hierarchy;
  state.scenario.ticks = 6 * 24 * 5;
  state.strike("emergency", "B", 2 * hour, 3 * day).demands = {{Capability::rescue, 100, 1}};
  return state;
}

}  // namespace

TEST_CASE("effort is duplicated and missing where pictures differ; with one exact picture and one plan both vanish") {
  const Effort apart = mean_effort(two_owners(0.6, Policy::network));
  const Effort exact = mean_effort(two_owners(0, Policy::network));
  const Effort pooled = mean_effort(two_owners(0.6, Policy::headquarters));
  const Effort one = mean_effort(two_owners(0, Policy::headquarters));
  INFO("duplicated and missing person-hours: apart "
       << apart.duplicated << " and " << apart.missing << ", exact " << exact.duplicated << " and " << exact.missing
       << ", pooled " << pooled.duplicated << " and " << pooled.missing << ", one " << one.duplicated << " and "
       << one.missing);
  constexpr double needed = 48 * 60;
  // Two bodies that each put to work what they believe to be the whole need would give as much again; estimates that
  // are off by half, in both directions, leave at least a quarter of it, and gaps of a hundredth.
  CHECK(apart.duplicated > 0.25 * needed);
  CHECK(apart.missing > 0.01 * needed);
  // Exact pictures alone close the gaps: each sees who is at work. A plan over pooled errors halves what is sent twice.
  CHECK(exact.missing < 0.002 * needed);
  CHECK(pooled.duplicated < 0.5 * apart.duplicated);
  // Both together leave what the planners' margin and whole teams come to.
  CHECK(one.duplicated < 0.002 * needed);
  CHECK(one.missing < 0.002 * needed);
}

TEST_CASE("mutual aid flows where own teams do not suffice, and only where others lend") {
  const auto outcome = [](const SmallState& state) {
    Engine engine(state.make());
    play(engine);
    return std::pair(engine.world().totals.aid_person_hours, engine.world().incidents[0].missing);
  };
  SmallState state = short_of_teams();
  const auto [aid, missing] = outcome(state);
  state.scenario.parameters.mutual_aid_share = 0;
  const auto [aid_alone, missing_alone] = outcome(state);
  state = short_of_teams();
  state.institution.forces[0].teams = 30;
  const auto [aid_enough, missing_enough] = outcome(state);
  INFO("person-hours of aid and missing: " << aid << " and " << missing << ", nobody lends " << aid_alone << " and "
                                           << missing_alone << ", enough of one's own " << aid_enough);
  CHECK(aid > 1000);
  CHECK(missing < 0.8 * missing_alone);
  CHECK(aid_alone == 0);
  CHECK(aid_enough == 0);
}
