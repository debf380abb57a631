// Phase 4: who notices what, and when.

#include <cmath>

#include "behaviour/bench.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr std::size_t watcher_count = 400;

/// A state with many agencies that watch over emergencies, each with a department in region B, and nothing that could
/// tell one watcher what another has seen.
SmallState watchers() {
  SmallState state;
  state.exact();
  state.scenario.policy = Policy::hierarchy;
  Threat& threat = state.threat("emergency");
  threat.competent.clear();
  for (std::size_t i = 0; i < watcher_count; ++i) {
    Role role = state.role("rescue");
    role.id = "watch-" + std::to_string(i);
    role.superior = Superior::none;
    role.competences.resize(1);  // detect
    role.territorial_regions = {state.region("B")};
    threat.competent.emplace_back(state.institution.roles.size());
    state.institution.roles.push_back(role);
  }
  return state;
}

bool watches(const World& world, AgentId agent) {
  return world.institution().at(world.facts(agent).role).id.starts_with("watch-");
}

/// Ticks from onset until each watcher on the spot noticed.
std::vector<double> delays(const std::shared_ptr<const Scenario>& scenario) {
  Engine engine(scenario);
  play(engine);
  const World& world = engine.world();
  std::vector<double> out;
  for (std::size_t a = 0; a < world.agent_count(); ++a) {
    const AgentId agent(a);
    if (!watches(world, agent) || !world.facts(agent).region.valid()) continue;
    const Tick since = world.picture(agent, IncidentId(std::size_t{0})).since;
    REQUIRE(since >= 0);
    out.push_back(since - world.incidents[0].onset);
  }
  return out;
}

/// Greatest distance between the values' distribution and that of the number of failures before the first success.
double distance_to_geometric(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  double worst = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i + 1 < values.size() && values[i + 1] == values[i]) continue;
    const double have = static_cast<double>(i + 1) / static_cast<double>(values.size());
    worst = std::max(worst, std::fabs(have - (1 - std::pow(1 - p, values[i] + 1))));
  }
  return worst;
}

}  // namespace

TEST_CASE("a watcher notices after a time with P = 1 - exp(-rate x detectability x severity x dt) a tick") {
  struct Case {
    double severity, detectability, tick;
  };
  for (const Case& c : {Case{0.5, 0.8, 600}, Case{1, 0.3, 600}, Case{0.5, 0.8, 3600}}) {
    INFO("severity " << c.severity << ", detectability " << c.detectability << ", tick " << c.tick << " s");
    std::vector<double> all;
    SmallState state = watchers();
    state.scenario.tick_seconds = c.tick;
    state.strike("emergency", "B", 0, 40 * day, c.severity).detectability = c.detectability;
    state.scenario.ticks = state.scenario.tick_at(8 * day);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      state.scenario.seed = seed;
      const std::vector<double> run = delays(state.make());
      all.insert(all.end(), run.begin(), run.end());
    }
    REQUIRE(all.size() == 4 * watcher_count);
    const double p = 1 - std::exp(-c.severity * c.detectability * c.tick / 10800);
    const Estimate seen = estimate(all);
    // 1600 watchers; the standard error of their mean is about 2.5 %, three of them 7.5 %.
    CHECK(seen.error < 0.03 * (1 - p) / p);
    CHECK(std::fabs(seen.mean - (1 - p) / p) < 3 * seen.error);
    // Kolmogorov and Smirnov at 1 %; stricter than need be for a discrete distribution.
    CHECK(distance_to_geometric(all, p) < 1.63 / std::sqrt(1600.0));
  }
}

TEST_CASE("the centre notices what happens in a region three tenths as fast as who is there") {
  SmallState state = watchers();
  for (Role& role : state.institution.roles) role.territorial_regions.clear();
  state.strike("emergency", "B", 0, 40 * day, 1).detectability = 1;
  state.scenario.ticks = state.scenario.tick_at(8 * day);
  std::vector<double> all;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    state.scenario.seed = seed;
    Engine engine(state.make());
    play(engine);
    for (std::size_t a = 0; a < engine.world().agent_count(); ++a)
      if (watches(engine.world(), AgentId(a))) all.push_back(engine.world().pictures[a].since);
  }
  REQUIRE(all.size() == 4 * watcher_count);
  const double p = 1 - std::exp(-0.3 * 600 / 10800);
  const Estimate seen = estimate(all);
  CHECK(std::fabs(seen.mean - (1 - p) / p) < 3 * seen.error);
}

TEST_CASE("a body whose task it is not to detect notices three tenths as fast as one whose task it is") {
  SmallState state = watchers();
  for (Role& role : state.institution.roles)
    if (role.id.starts_with("watch-")) role.competences[0].function = Function::respond;
  state.strike("emergency", "B", 0, 40 * day, 1).detectability = 1;
  state.scenario.ticks = state.scenario.tick_at(8 * day);
  std::vector<double> all;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    state.scenario.seed = seed;
    for (const double delay : delays(state.make())) all.push_back(delay);
  }
  REQUIRE(all.size() == 4 * watcher_count);
  const double p = 1 - std::exp(-0.3 * 600 / 10800);
  const Estimate seen = estimate(all);
  CHECK(std::fabs(seen.mean - (1 - p) / p) < 3 * seen.error);
}

TEST_CASE("the first estimate is off by a lognormal error with the stated deviation") {
  SmallState state = watchers();
  state.scenario.parameters.estimate_noise = 0.35;
  state.scenario.parameters.refresh_interval = 1e12;  // nobody looks twice
  state.strike("emergency", "B", 0, 40 * day, 0.7);
  state.scenario.ticks = state.scenario.tick_at(4 * day);
  std::vector<double> errors, squares;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    state.scenario.seed = seed;
    Engine engine(state.make());
    for (const Event& event : of_kind(play(engine), EventKind::detected)) {
      if (!engine.world().facts(event.agent).region.valid()) continue;
      errors.push_back(std::log(static_cast<double>(event.value) / 0.7));
      squares.push_back(errors.back() * errors.back());
    }
  }
  REQUIRE(errors.size() >= 4 * watcher_count);
  // Its mean is that of the truth, so that of its logarithm lies lower.
  const double low = -0.35 * 0.35 / 2;
  const Estimate mean = estimate(errors), square = estimate(squares);
  CHECK(std::fabs(mean.mean - low) < 3 * mean.error);
  CHECK(std::fabs(square.mean - 0.35 * 0.35 - low * low) < 3 * square.error);
  CHECK(square.error < 0.05 * 0.35 * 0.35);
}

TEST_CASE("nobody notices an incident that lies dormant") {
  SmallState state = watchers();
  IncidentSpec& spec = state.strike("emergency", "B", 0, 40 * day);
  spec.dormant = true;
  spec.warning = 10 * day;
  state.scenario.ticks = 300;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  CHECK(events.empty());
  for (const Picture& picture : engine.world().pictures) REQUIRE(picture.since == -1);
}

TEST_CASE("before onset signs show only within the time of warning") {
  SmallState state = watchers();
  state.scenario.ticks = state.scenario.tick_at(2 * day);
  const Tick onset = state.scenario.tick_at(2 * day);
  IncidentSpec& spec = state.strike("emergency", "B", 2 * day, 10 * day);

  SECTION("with a warning of six hours") {
    spec.warning = 6 * hour;
    Engine engine(state.make());
    const std::vector<Event> seen = of_kind(play(engine), EventKind::detected);
    REQUIRE(seen.size() > 50);
    for (const Event& event : seen) {
      REQUIRE(event.tick >= onset - 36);
      REQUIRE(event.tick < onset);
    }
    CHECK(engine.world().incidents[0].phase == IncidentPhase::latent);
  }
  SECTION("without any") {
    Engine engine(state.make());
    CHECK(play(engine).empty());
  }
}

TEST_CASE("early signs grow from nothing to three tenths of the peak") {
  SmallState state;
  state.strike("emergency", "B", 10 * hour, day, 2).warning = 5 * hour;
  PhaseBench bench(state.make());
  const auto severity_at = [&](double time) {
    bench.world.tick = static_cast<Tick>(time / 600);
    return observable_severity(bench.context(), IncidentId(std::size_t{0}));
  };
  CHECK(severity_at(4.9 * hour) == 0);
  CHECK(severity_at(5 * hour) == Approx(0).margin(1e-12));
  CHECK(severity_at(7.5 * hour) == Approx(0.15));
  CHECK(severity_at(10 * hour) == Approx(0.3));
}

TEST_CASE("who knows looks again every refresh interval in the mean, and the centre waits for reports") {
  SmallState state = watchers();
  state.scenario.parameters.refresh_interval = 3 * hour;
  state.strike("emergency", "B", 0, 400 * day, 1);
  state.scenario.ticks = 2000;
  Engine engine(state.make());
  play(engine, 500);
  const World before = engine.world();
  play(engine);
  std::vector<double> looks;
  for (std::size_t a = 0; a < engine.world().agent_count(); ++a) {
    if (!watches(before, AgentId(a))) continue;
    const double served = engine.world().agents[a].served - before.agents[a].served;
    if (before.facts(AgentId(a)).region.valid()) {
      REQUIRE(before.pictures[a].since >= 0);
      looks.push_back(served);
    }
  }
  REQUIRE(looks.size() == watcher_count);
  const double p = 1 - std::exp(-600 / (3 * hour));
  const Estimate seen = estimate(looks);
  CHECK(std::fabs(seen.mean - 1500 * p) < 3 * seen.error);
}

namespace {

/// Mean hours until a watcher on the spot knows of an incident with so many people in danger, watching alone aside.
double hours_to_know(double people, double detectability, double call_rate) {
  SmallState state = watchers();
  state.scenario.parameters.detection_rate = 1e-12;
  state.scenario.parameters.call_rate = call_rate;
  state.scenario.tick_seconds = 60;
  state.scenario.ticks = 60 * 48;
  IncidentSpec& spec = state.strike("emergency", "B", 0, 30 * day);
  spec.consequences.people_at_risk = people;
  spec.detectability = detectability;
  Engine engine(state.make());
  play(engine);
  const World& world = engine.world();
  double sum = 0, count = 0;
  for (std::size_t a = 0; a < world.agent_count(); ++a) {
    if (!watches(world, AgentId(a)) || !world.facts(AgentId(a)).region.valid()) continue;
    const Tick since = world.picture(AgentId(a), IncidentId(std::size_t{0})).since;
    sum += since < 0 ? 48 : since / 60.0;
    ++count;
  }
  return sum / count;
}

}  // namespace

TEST_CASE("people in danger call: the more there are, the sooner it is known, and half the people in twice the time") {
  const double rate = 0.5 / hour;
  const double one = hours_to_know(1, 1, rate), two = hours_to_know(2, 1, rate), many = hours_to_know(1000, 1, rate);
  CHECK(one == Approx(2).epsilon(0.15));
  CHECK(two == Approx(1).epsilon(0.15));
  CHECK(many < 0.05);
  // The cause: nobody calls, or there is nothing that anybody would take for a danger.
  CHECK(hours_to_know(1000, 1, 0) == 48);
  CHECK(hours_to_know(1000, 0.5, rate) == 48);
  CHECK(hours_to_know(4, 0.75, rate) == Approx(1 / 0.75).epsilon(0.15));
}
