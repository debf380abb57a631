// What coordination costs: each cost seen where its cause is there, and gone where the cause is switched off.

#include <cmath>

#include "behaviour/bench.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

/// Mean over seeds 1 to `runs` of what a run of the state gives.
template <class Value>
Estimate over_seeds(SmallState state, int runs, const Value& value) {
  std::vector<double> values;
  for (int seed = 1; seed <= runs; ++seed) {
    state.scenario.seed = static_cast<std::uint64_t>(seed);
    Engine engine(state.make());
    values.push_back(value(engine));
  }
  return estimate(values);
}

/// A matter for a regional headquarters of four bodies, seen at once and as it is.
SmallState regional_matter() {
  SmallState state;
  state.exact();
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.quorum = 1;
  state.scenario.ticks = 6 * 24 * 6;
  state.strike("emergency", "B", 2 * hour, 30 * day, 0.5);
  return state;
}

/// Sittings of the only headquarters.
std::uint32_t sittings(int span, double delay) {
  SmallState state = regional_matter();
  state.scenario.parameters.span_of_control = span;
  state.scenario.parameters.subgroup_delay = delay;
  Engine engine(state.make());
  play(engine);
  REQUIRE(engine.world().headquarters.size() == 1);
  REQUIRE(engine.world().headquarters[0].member_count == 4);
  return engine.world().headquarters[0].sittings;
}

/// Everyday matters waiting at the four bodies of a region, in the mean over the last four days.
double mean_waiting(Engine& engine, const char* region) {
  double sum = 0;
  Tick count = 0;
  while (!engine.done()) {
    engine.step();
    if (engine.world().tick < 6 * 24 * 2) continue;
    for (const char* role : {"akimat", "rescue", "interior", "health"})
      sum += engine.world().agents[body_of(engine.world(), role, region).index()].tray.waiting / 4.0;
    ++count;
  }
  return sum / count;
}

/// Offices in the regions that are busy for three quarters of their time.
SmallState busy_offices(double liaison_share) {
  SmallState state = regional_matter();
  DeskProfile& local = state.desk("local");
  local.servers = 4;
  local.routine_time = hour;
  local.routine_rate = 3 / hour;
  state.scenario.parameters.liaison_share = liaison_share;
  return state;
}

/// Ticks from what a department in region B reports to when its agency at the centre learns of it, once the region has
/// been struck for two days by another matter that damages `what` there.
Tick ticks_to_the_centre(double ConsequenceSpec::*what, double penalty, double power_dependence) {
  SmallState state;
  state.exact();
  for (Role& role : state.institution.roles)  // the centre sees nothing itself
    std::erase_if(role.competences, [](const Competence& c) { return c.function == Function::detect; });
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.vertical_latency = 2 * hour;
  state.scenario.parameters.communications_penalty = penalty;
  state.scenario.parameters.power_dependence = power_dependence;
  state.scenario.policy = Policy::hierarchy;
  state.scenario.ticks = 6 * 24 * 4;
  if (what) state.strike("unrest", "B", hour, 4 * day).consequences.*what = 1;
  state.strike("emergency", "B", 2 * day, day, 0.5);
  const IncidentId late(state.scenario.incidents.size() - 1);
  Engine engine(state.make());
  play(engine);
  const AgentId centre = body_of(engine.world(), "rescue"), department = body_of(engine.world(), "rescue", "B");
  REQUIRE(engine.world().picture(centre, late).since >= 0);
  return engine.world().picture(centre, late).since - engine.world().picture(department, late).since;
}

/// As many matters at once that nobody leads against as `count`; each is referred to the Government by two agencies.
SmallState referred_matters(std::size_t count, double factor, int desks) {
  SmallState state;
  state.exact();
  DeskProfile apex = state.desk("centre");
  apex.id = "apex";
  apex.servers = desks;
  apex.decision_time = hour;
  apex.answer_deadline = 1e12;
  state.institution.profiles.push_back(apex);
  state.role("government").profile = "apex";
  const Threat orphan = state.threat("orphan");
  state.institution.instruments.clear();
  for (std::size_t i = 0; i < count; ++i) {
    Threat another = orphan;
    another.id = "orphan-" + std::to_string(i);
    state.institution.threats.push_back(another);
    state.strike(another.id, "B", 2 * hour, 30 * day);
  }
  state.scenario.parameters.detection_rate = 1;
  state.scenario.parameters.liaison_share = 0;  // heading many headquarters would bind the Government's desks as well
  state.scenario.parameters.proposal_factor = factor;
  state.scenario.ticks = 6 * 24 * 12;
  return state;
}

/// Hours from the first referral of a matter to the Government until it convenes, in the mean over the matters.
double hours_to_convene(Engine& engine) {
  const std::vector<Event> events = play(engine);
  const std::vector<Event> referred = of_kind(events, EventKind::headquarters_referred);
  double sum = 0;
  int count = 0;
  for (const Event& convened : of_kind(events, EventKind::headquarters_convened)) {
    if (convened.agent != engine.world().structure->government) continue;
    const auto first =
        std::find_if(referred.begin(), referred.end(), [&](const Event& e) { return e.incident == convened.incident; });
    REQUIRE(first != referred.end());
    sum += (convened.tick - first->tick) / 6.0;
    ++count;
  }
  REQUIRE(count == static_cast<int>(engine.scenario().incidents.size()));
  return sum / count;
}

double mean_hours(std::size_t count, double factor, int desks) {
  return over_seeds(referred_matters(count, factor, desks), 20, hours_to_convene).mean;
}

/// A state whose offices keep up with everyday matters, and a crisis that makes them write to each other.
SmallState strained(int desks, bool crisis) {
  SmallState state;
  for (DeskProfile& desk : state.institution.profiles) {
    desk.servers = desks;
    desk.assess_time = desk.report_time = desk.order_time = hour;
    desk.decision_time = 2 * hour;
    desk.routine_time = hour;
    desk.routine_rate = 1 / hour;
    desk.answer_deadline = 4 * hour;
  }
  state.scenario.parameters.refresh_interval = hour;
  state.scenario.parameters.report_change = 0.1;
  state.scenario.parameters.estimate_noise = 0.5;
  state.scenario.parameters.detection_rate = 1.0 / hour;
  if (crisis)
    for (const char* region : {"A", "B", "C"})
      for (const char* threat : {"emergency", "unrest"}) state.strike(threat, region, 2 * day, 4 * day);
  return state;
}

}  // namespace

TEST_CASE("beyond the span of control headquarters sit less often; without delay of sub-groups it does not tell") {
  const double wide = sittings(7, 0.25);
  CHECK(sittings(1, 0.25) == Approx(wide / 1.75).margin(1));  // four sub-groups of one: a cycle of 1 + 3 x 0.25
  CHECK(sittings(1, 0) == sittings(7, 0));
  CHECK(sittings(7, 0) == wide);
}

TEST_CASE("liaison keeps everyday work waiting at the members; without its share it does not") {
  const auto struck = [](Engine& engine) { return mean_waiting(engine, "B"); };
  const auto untouched = [](Engine& engine) { return mean_waiting(engine, "C"); };
  // Four desks of which a headquarters binds a quarter have to do three desks' work: queues grow without end.
  const Estimate members = over_seeds(busy_offices(0.25), 20, struck);
  const Estimate others = over_seeds(busy_offices(0.25), 20, untouched);
  INFO(members.mean << " wait at members, " << others.mean << " elsewhere");
  CHECK(members.mean > 4 * others.mean);
  const Estimate unbound = over_seeds(busy_offices(0), 20, struck);
  INFO(unbound.mean << " wait at members that are not bound");
  CHECK(std::fabs(unbound.mean - others.mean) < 3 * std::hypot(unbound.error, others.error));
}

TEST_CASE("damage to communications, also by loss of power, slows news; without its cause it does not") {
  constexpr Tick whole = 12;  // two hours
  CHECK(ticks_to_the_centre(nullptr, 4, 0.5) == whole);
  CHECK(ticks_to_the_centre(&ConsequenceSpec::communications, 4, 0.5) == 5 * whole);
  CHECK(ticks_to_the_centre(&ConsequenceSpec::communications, 0, 0.5) == whole);
  CHECK(ticks_to_the_centre(&ConsequenceSpec::power, 4, 0.5) == 3 * whole);  // half of communications hangs on power
  CHECK(ticks_to_the_centre(&ConsequenceSpec::power, 4, 0) == whole);
  CHECK(ticks_to_the_centre(&ConsequenceSpec::power, 0, 0.5) == whole);
}

TEST_CASE("the apex congests as more matters are referred to it; with quick decisions or more desks it does not") {
  // A decision takes eight hours, matters arrive at once, the first of two proposals decides. With one desk the mean of
  // n matters is 4 (n + 1) hours, with a desk for each proposal four hours whatever n; standard errors are 1 to 3.
  const double one = mean_hours(1, 8, 1), four = mean_hours(4, 8, 1), eight = mean_hours(8, 8, 1);
  INFO("hours to convene: one matter " << one << ", four " << four << ", eight " << eight);
  CHECK(one < 12);
  CHECK(four > one + 6);
  CHECK(eight > four + 9);
  CHECK(eight == Approx(36).margin(8));
  CHECK(mean_hours(8, 1, 1) < one);
  CHECK(mean_hours(8, 8, 16) == Approx(4).margin(1.2));
}

TEST_CASE("the state's own backlog disorganises it; with more desks, or without a crisis, it does not") {
  Engine engine(strained(2, true).make());
  const std::vector<Event> told = of_kind(play(engine), EventKind::disorganised);
  REQUIRE_FALSE(told.empty());
  CHECK(ground_of(engine.world(), told[0]) == "6(1)(10)");
  CHECK(told[0].tick >= engine.world().incidents[0].onset);
  CHECK(told[0].value >= 0.2F);  // a fifth of the central bodies
  const auto hours = [](Engine& run) {
    play(run);
    return measure(run.world(), "disorganised_time") / hour;
  };
  CHECK(over_seeds(strained(2, true), 5, hours).mean > 24);
  CHECK(over_seeds(strained(2, false), 5, hours).mean == 0);
  CHECK(over_seeds(strained(16, true), 5, hours).mean == 0);
}
