// Messages as they are: late by chance, lost at times, sent again. Each effect is gone without its cause.

#include <algorithm>
#include <cmath>
#include <set>

#include "behaviour/bench.hpp"
#include "world/latency.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId the_incident(std::size_t{0});

SmallState struck(Policy policy = Policy::by_law) {
  SmallState state;
  state.exact();
  state.scenario.policy = policy;
  state.scenario.ticks = 6 * 24 * 5;
  state.scenario.parameters.detection_rate = 1;
  state.strike("emergency", "B", 2 * hour, 3 * day).demands = {{Capability::rescue, 300, 1}};
  return state;
}

/// The akimats' rescuers only, and a need for more than there are in region B: help comes by messages alone.
SmallState short_of_teams() {
  SmallState state = struck(Policy::hierarchy);
  state.institution.forces.resize(1);
  state.scenario.incidents[0].demands = {{Capability::rescue, 100, 1}};
  return state;
}

/// A notice of the rescue service to the interior's, sent at some tick.
Message notice(const World& world) {
  Message m;
  m.kind = MessageKind::notice;
  m.from = body_of(world, "rescue", "B");
  m.to = body_of(world, "interior", "B");
  m.incident = the_incident;
  m.severity = 1;
  return m;
}

/// Share of many messages of that channel that do not arrive.
double share_lost(SmallState& state, Channel channel, const char* region_down = nullptr, float communications = 1) {
  const World world = [&] {
    World made = build_world(state.make());
    if (region_down != nullptr) made.regions[state.region(region_down).index()].communications = communications;
    return made;
  }();
  constexpr Tick count = 20000;
  int lost = 0;
  for (Tick now = 0; now < count; ++now)
    if (drawn_ticks_under_way(world, channel, notice(world), now) == 0) ++lost;
  return static_cast<double>(lost) / count;
}

double told_late(const IncidentState& incident) { return static_cast<double>(incident.informed_all - incident.onset); }

}  // namespace

TEST_CASE("the time of a message is log-normal about its median, and the median itself without spread") {
  for (const double spread : {0.0, 0.5, 1.5}) {
    INFO("spread " << spread);
    SmallState state = struck();
    state.scenario.tick_seconds = 60;
    state.scenario.parameters.lateral_latency = 10 * day;  // many ticks, so that whole ones do not matter
    state.scenario.parameters.latency_spread = spread;
    const World world = build_world(state.make());
    constexpr Tick count = 10000;
    double sum = 0, squares = 0;
    for (Tick now = 0; now < count; ++now) {
      const Tick ticks = drawn_ticks_under_way(world, Channel::lateral, notice(world), now);
      if (spread <= 0) REQUIRE(ticks == ticks_under_way(world, Channel::lateral, notice(world).from, notice(world).to));
      const double log = std::log(ticks * 60 / (10 * day));
      sum += log;
      squares += log * log;
    }
    const double mean = sum / count;
    CHECK(mean == Approx(0).margin(4 * spread / 100 + 1e-6));  // four standard errors of 10,000 draws
    CHECK(std::sqrt(std::max(0.0, squares / count - mean * mean)) == Approx(spread).margin(0.03 * spread + 1e-3));
  }
}

TEST_CASE("a draw is that of the message, whatever else is sent") {
  SmallState state = struck();
  state.scenario.parameters.lateral_latency = day;
  state.scenario.parameters.latency_spread = 1;
  const World world = build_world(state.make());
  std::set<Tick> different;
  Message m = notice(world);
  for (const char* to : {"interior", "health", "akimat"}) {
    m.to = body_of(world, to, "B");
    const Tick first = drawn_ticks_under_way(world, Channel::lateral, m, 7);
    CHECK(first == drawn_ticks_under_way(world, Channel::lateral, m, 7));
    different.insert(first);
  }
  m.kind = MessageKind::order;
  different.insert(drawn_ticks_under_way(world, Channel::lateral, m, 7));
  CHECK(different.size() == 4);
}

TEST_CASE("messages are lost at the stated rate, more where communications are down, and none inside headquarters") {
  SmallState state = struck();
  state.scenario.parameters.message_loss = 0.05;
  state.scenario.parameters.loss_penalty = 9;
  CHECK(share_lost(state, Channel::lateral) == Approx(0.05).margin(0.007));
  CHECK(share_lost(state, Channel::vertical) == Approx(0.05).margin(0.007));
  CHECK(share_lost(state, Channel::lateral, "B", 0.5F) == Approx(0.05 * 5.5).margin(0.014));
  CHECK(share_lost(state, Channel::lateral, "B", 0.0F) == Approx(0.5).margin(0.015));
  CHECK(share_lost(state, Channel::lateral, "C", 0.0F) == Approx(0.05).margin(0.007));  // elsewhere
  CHECK(share_lost(state, Channel::headquarters, "B", 0.0F) == 0);
  state.scenario.parameters.message_loss = 0;
  CHECK(share_lost(state, Channel::lateral, "B", 0.0F) == 0);
}

TEST_CASE("what is lost is counted, told, and does not reach its receiver") {
  SmallState state = struck();
  state.scenario.parameters.message_loss = 0.3;
  Engine engine(state.make());
  const std::vector<Event> events = play(engine);
  const std::vector<Event> lost = of_kind(events, EventKind::message_lost);
  REQUIRE_FALSE(lost.empty());
  CHECK(engine.world().totals.lost == lost.size());
  CHECK(engine.world().totals.lost < engine.world().totals.messages);
  for (const Event& event : lost) {
    CHECK(event.agent != event.other);
    CHECK(event.causes[0] != 0);
  }
  state.scenario.parameters.message_loss = 0;
  Engine whole(state.make());
  CHECK(of_kind(play(whole), EventKind::message_lost).empty());
  CHECK(whole.world().totals.lost == 0);
}

TEST_CASE("who hears nothing sends again, so that all come to know, only later") {
  double late[2] = {0, 0};
  constexpr int runs = 10;
  for (int seed = 1; seed <= runs; ++seed)
    for (const int lossy : {0, 1}) {
      SmallState state = struck();
      state.scenario.parameters.detection_rate = 1 / (6 * hour);  // most hear of it from others
      state.scenario.seed = static_cast<std::uint64_t>(seed);
      state.scenario.parameters.message_loss = 0.3 * lossy;
      Engine engine(state.make());
      play(engine);
      REQUIRE(engine.world().incidents[0].informed_all >= 0);
      late[lossy] += told_late(engine.world().incidents[0]) / runs;
    }
  CHECK(late[1] > late[0]);
}

TEST_CASE("nobody who was asked for or ordered in vain counts as coming for ever") {
  for (const double loss : {0.0, 0.5, 1.0}) {
    INFO("loss " << loss);
    SmallState state = short_of_teams();
    state.scenario.parameters.message_loss = loss;
    state.scenario.parameters.receipt_time = 2 * hour;
    // Until the incident is over at 3 d 2 h, then as long as patience can last.
    Engine engine(state.make());
    double most = 0;
    play(engine, 6 * 24 * 3);
    const IncidentState& incident = engine.world().incidents[0];
    const auto coming = [&] {
      double persons = 0;
      for (const auto& list : {incident.ordered, incident.requested})
        for (const double p : list) persons += p;
      return persons;
    };
    most = coming();
    while (!engine.done()) {
      engine.step();
      most = std::max(most, coming());
    }
    CHECK(coming() == Approx(0).margin(1e-3));
    CHECK(engine.world().lost.empty());
    if (loss >= 1) CHECK(incident.aid == 0);  // whoever was asked never heard of it
    if (loss <= 0) CHECK(incident.aid > 0);
  }
}

TEST_CASE("help that did not come for want of a message is asked for again") {
  double aid[2] = {0, 0};
  for (int seed = 1; seed <= 10; ++seed)
    for (const int lossy : {0, 1}) {
      SmallState state = short_of_teams();
      state.scenario.seed = static_cast<std::uint64_t>(seed);
      state.scenario.parameters.message_loss = 0.4 * lossy;
      Engine engine(state.make());
      play(engine);
      aid[lossy] += engine.world().incidents[0].aid;
    }
  CHECK(aid[1] > 0.5 * aid[0]);
  CHECK(aid[1] < aid[0]);
}

TEST_CASE("with chance in messages and desks that close a run does not depend on threads") {
  SmallState state = struck();
  state.scenario.parameters.latency_spread = 1.5;
  state.scenario.parameters.message_loss = 0.2;
  state.scenario.parameters.night_staffing = state.scenario.parameters.weekend_staffing = 0.25;
  state.scenario.parameters.first_period = 3 * hour;
  for (DeskProfile& desk : state.institution.profiles) {
    desk.routine_time = desk.report_time = desk.order_time = hour;
    desk.routine_rate = 0.3 / hour;
  }
  Engine one(state.make(), {1, false, false}), three(state.make(), {3, false, false});
  play(one);
  play(three);
  CHECK(one.world().digest == three.world().digest);
  CHECK(one.world().totals.lost > 0);
}
