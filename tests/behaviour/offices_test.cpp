// Office hours: when desks are staffed, when everyday matters come, and who is called in at night.

#include <algorithm>
#include <cmath>

#include "behaviour/offices.hpp"
#include "world/offices.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr std::int64_t a_monday = 1743379200;  // 2025-03-31T00:00Z

/// Offices that close; the run starts on a Monday, 00:00 local time.
SmallState closing(std::size_t count, int servers, double load, double night = 0.25, double weekend = 0.25) {
  SmallState state = offices(count, servers, load);
  state.scenario.start.seconds = a_monday - 5 * 3600;
  state.scenario.utc_offset = 5 * 3600;
  state.scenario.parameters.night_staffing = night;
  state.scenario.parameters.weekend_staffing = weekend;
  return state;
}

OfficeHours hours_of(const SmallState& state) { return office_hours(*state.make()); }

struct Week {
  double by_day = 0, by_night = 0, at_weekends = 0;  ///< everyday matters that came
  double busy = 0;                                   ///< desks at work in the mean
};

/// Four weeks of forty offices of four desks, at work half of the time.
Week weeks_of(SmallState state) {
  state.scenario.ticks = 4 * 7 * 24 * 60;
  Engine engine(state.make(), {1, false, false});
  Week out;
  double before = 0;
  while (!engine.done()) {
    const double at = std::fmod(engine.world().tick * 60.0, 7 * day), today = std::fmod(at, day);
    engine.step();
    double came = static_cast<double>(engine.world().totals.served);
    for (std::size_t a = others; a < engine.world().agent_count(); ++a) {
      const Tray& tray = engine.world().agents[a].tray;
      came += static_cast<double>(tray.queued()) + tray.working;
    }
    double& part = at >= 5 * day ? out.at_weekends : today >= 9 * hour && today < 18 * hour ? out.by_day : out.by_night;
    part += came - before;
    before = came;
  }
  for (std::size_t a = others; a < engine.world().agent_count(); ++a)
    out.busy += engine.world().agents[a].busy / state.scenario.ticks / 40;
  return out;
}

}  // namespace

TEST_CASE("office hours are 09:00 to 18:00 from Monday to Friday, local time") {
  const OfficeHours o = hours_of(closing(1, 4, 1));
  REQUIRE(o.close());
  CHECK(o.start == 0);
  const auto staff = [&](double day_of_week, double h) {
    return o.staff(day_of_week * day + h * hour, day_of_week * day + h * hour + 60);
  };
  for (const double week : {0.0, 7.0, 70.0}) {
    CHECK(staff(week + 0, 8.9) == Approx(0.25));
    CHECK(staff(week + 0, 9) == Approx(1));
    CHECK(staff(week + 4, 17.9) == Approx(1));
    CHECK(staff(week + 4, 18) == Approx(0.25));
    CHECK(staff(week + 5, 12) == Approx(0.25));
    CHECK(staff(week + 6, 23) == Approx(0.25));
  }
  CHECK(o.staff(0, 7 * day) * o.by_day == Approx(1));
  CHECK(o.open == Approx(45.0 / 168));
  CHECK(o.staff(0, day) == Approx((9 + 15 * 0.25) / 24));  // of a tick of a whole day
  CHECK(o.shift_began(8 * hour) == Approx(-6 * hour));
  CHECK(o.shift_began(10 * hour) == Approx(9 * hour));
  CHECK(o.shift_began(day + 20 * hour) == Approx(day + 18 * hour));
}

TEST_CASE("the start of a run is a moment of the local week") {
  SmallState state = closing(1, 4, 1);
  state.scenario.start.seconds += 2 * 86400 + 3 * 3600;  // Wednesday, 03:00
  CHECK(hours_of(state).start == 2 * day + 3 * hour);
  state.scenario.utc_offset += 3600;
  CHECK(hours_of(state).start == 2 * day + 4 * hour);
}

TEST_CASE("waiting for office hours passes in office hours only, and as fast as elsewhere over whole weeks") {
  const OfficeHours o = hours_of(closing(1, 4, 1));
  for (int n = 0; n < 500; ++n) {
    const double from = n * 3.7 * hour, wait = (0.1 * n + 0.0137) * hour;  // never ends at closing time
    const double then = o.after(from, wait);
    CHECK(then >= from - 1e-6);
    CHECK(o.staff(then - 1, then + 1) > 0.25 + 1e-9);  // at a moment of office hours or at their edge
    CHECK(o.after(o.after(from, wait), 5 * hour) == Approx(o.after(from, wait + 5 * hour)));
  }
  CHECK(o.after(10 * hour, 21 * day) == Approx(10 * hour + 21 * day));
}

TEST_CASE("without nights and weekends desks are as many at all hours") {
  const OfficeHours o = hours_of(closing(1, 4, 1, 1, 1));
  CHECK_FALSE(o.close());
  CHECK(o.by_day == 1);
  DeskTicks desk;
  desk.servers = 4;
  CHECK(desks_at(o, desk, {1, 0}, -1, 0) == 4);
  CHECK(hours_of(closing(1, 4, 1, 0.25, 1)).open == Approx(9.0 / 24));
  CHECK(hours_of(closing(1, 4, 1, 1, 0.25)).open == Approx(5.0 / 7));
}

TEST_CASE("at any hour at least one desk works, and who works round the clock keeps all") {
  const OfficeHours o = hours_of(closing(1, 4, 1));
  DeskTicks desk;
  desk.servers = 1;
  CHECK(desks_at(o, desk, {0.25, 0}, -1, 0) == 1);
  desk.servers = 8;
  CHECK(desks_at(o, desk, {0.25, 0}, -1, 0) == std::lround(8 * o.by_day * 0.25));
  CHECK(desks_at(o, desk, {1, 0}, -1, 0) == std::lround(8 * o.by_day));
  desk.round_the_clock = true;
  CHECK(desks_at(o, desk, {0.25, 0}, -1, 0) == 8);
}

TEST_CASE("everyday matters come in office hours, as many in the week as without them") {
  const Week open = weeks_of(closing(40, 4, 2, 1, 1));
  const Week shut = weeks_of(closing(40, 4, 2));
  const double all = open.by_day + open.by_night + open.at_weekends;
  CHECK(open.by_day / all == Approx(45.0 / 168).epsilon(0.03));
  CHECK(shut.by_night + shut.at_weekends == 0);
  CHECK(shut.by_day == Approx(all).epsilon(0.02));  // 161,000 of them: the standard error is 0.25 %
  CHECK(open.busy == Approx(2).epsilon(0.02));
  CHECK(shut.busy == Approx(2).epsilon(0.03));

  SmallState duty = closing(40, 4, 2);
  named(duty.institution.profiles, "office").round_the_clock = true;
  const Week always = weeks_of(duty);
  CHECK(always.by_day == open.by_day);
  CHECK(always.by_night == open.by_night);
  CHECK(always.busy == open.busy);
}

TEST_CASE("a grave matter at night calls the staff in; a lesser one, or none of them in office hours, does not") {
  SmallState state = closing(1, 8, 0);
  state.scenario.parameters.staff_recall = hour;
  named(state.institution.profiles, "office").order_time = 1e9;
  const AgentId office(others);
  struct Case {
    double hour_of_day;
    MessageKind kind;
    int after_half, after_two;  ///< desks at work half an hour and two hours later
  };
  const int all = static_cast<int>(std::lround(8 * hours_of(state).by_day));
  const int few = static_cast<int>(std::lround(8 * hours_of(state).by_day * 0.25));
  for (const Case& c : {Case{2, MessageKind::order, few, 8}, Case{2, MessageKind::routine, few, few},
                        Case{12, MessageKind::order, all, all}}) {
    INFO("at " << c.hour_of_day);
    PhaseBench bench(state.make());
    bench.world.tick = static_cast<Tick>(c.hour_of_day * 60);
    Message message;
    message.kind = c.kind;
    message.from = message.to = office;
    for (int i = 0; i < 40; ++i) bench.put(message);
    const auto desks = [&] {
      return desks_at(bench.world.structure->offices, bench.world.structure->desks[bench.world.facts(office).profile],
                      staffing_at(bench.world, bench.world.tick), bench.world.staff_in[office.index()],
                      bench.world.tick);
    };
    bench.world.tick += 30;
    CHECK(desks() == c.after_half);
    bench.world.tick += 90;
    CHECK(desks() == c.after_two);
    if (c.kind == MessageKind::order) {
      bench.process();
      CHECK(bench.world.agents[office.index()].tray.working == c.after_two);
      bench.world.tick += 24 * 60;  // the next night: they went home with the change of shifts
      if (c.hour_of_day < 9) CHECK(desks() == few);
    }
  }
}

TEST_CASE("desks that close finish what lies on them and take nothing more") {
  SmallState state = closing(1, 4, 0);
  named(state.institution.profiles, "office").order_time = 60 * 60;
  state.scenario.parameters.staff_recall = 30 * day;
  PhaseBench bench(state.make());
  const AgentId office(others);
  bench.world.tick = 17 * 60;
  Message order;
  order.kind = MessageKind::order;
  order.from = order.to = office;
  for (int i = 0; i < 400; ++i) bench.put(order);
  const AgentState& agent = bench.world.agents[office.index()];
  const auto pass = [&](int ticks) {
    for (int i = 0; i < ticks; ++i) {
      bench.process();
      bench.next_tick();
    }
  };
  pass(30);
  const int by_day = agent.tray.working;
  CHECK(by_day == std::lround(4 * hours_of(state).by_day));
  pass(31);  // a minute after closing time nearly all of it still lies there
  CHECK(agent.tray.working > std::lround(4 * hours_of(state).by_day * 0.25));
  pass(10 * 60);
  CHECK(agent.tray.working == std::lround(4 * hours_of(state).by_day * 0.25));
  CHECK(agent.tray.waiting > 0);
}

TEST_CASE("at night a matter waits longer, unless the staff is called in") {
  const auto served_by_morning = [](double night, double recall) {
    SmallState state = closing(1, 6, 0, night, night);
    named(state.institution.profiles, "office").order_time = hour;
    state.scenario.parameters.staff_recall = recall;
    PhaseBench bench(state.make());
    const AgentId office(others);
    bench.world.tick = 20 * 60;
    Message order;
    order.kind = MessageKind::order;
    order.from = order.to = office;
    for (int i = 0; i < 200; ++i) bench.put(order);
    for (int i = 0; i < 8 * 60; ++i) {
      bench.process();
      bench.next_tick();
    }
    return bench.world.agents[office.index()].served;
  };
  const auto always = served_by_morning(1, hour), called = served_by_morning(0.25, hour),
             asleep = served_by_morning(0.25, 30 * day);
  CHECK(asleep < 0.7 * always);
  CHECK(called > 1.5 * asleep);
}
