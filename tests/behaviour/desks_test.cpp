// Phase 5: what lies in the in-trays follows the theory of queues, within sampling error.
//
// Everyday matters arrive as a Poisson process and take exponential times, so a body is an M/M/c queue. Mean waits Wq
// (in units of the mean service time) are those of Erlang's C formula; the number waiting is Lq = a Wq (Little). A tick
// is a tenth of the service time; that what arrives within a tick counts as there at its beginning shortens queues by
// less than 1.5 %, which each tolerance allows for beside three standard errors.

#include <cmath>

#include "behaviour/bench.hpp"
#include "core/random.hpp"
#include "engine/measures.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

constexpr double service_ticks = 10;
constexpr double bias = 0.015;

/// `count` bodies alike that do nothing but everyday work: `servers` desks, offered load `load`.
SmallState offices(std::size_t count, int servers, double load) {
  SmallState state;
  state.scenario.tick_seconds = 60;
  DeskProfile office;
  office.id = "office";
  office.servers = servers;
  office.routine_time = office.order_time = service_ticks * 60;
  office.routine_rate = load / office.routine_time;
  office.answer_deadline = 1e12;
  state.institution.profiles.push_back(office);
  Role role = state.role("parliament");
  role.profile = "office";
  state.institution.roles.erase(state.institution.roles.begin() + 4, state.institution.roles.end());
  state.institution.threats.clear();
  state.institution.measures.clear();
  state.institution.forces.clear();
  for (std::size_t i = 0; i < count; ++i) {
    role.id = "office-" + std::to_string(i);
    state.institution.roles.push_back(role);
  }
  return state;
}

constexpr std::size_t others = 4;  // bodies that stand before the offices

/// Mean number waiting over time, office by office.
std::vector<double> mean_waiting(const SmallState& state, Tick warm_up, Tick ticks) {
  SmallState longer = state;
  longer.scenario.ticks = warm_up + ticks;
  Engine engine(longer.make(), {1, false, false});
  while (engine.world().tick < warm_up) engine.step();
  std::vector<double> sums(engine.world().agent_count() - others, 0.0);
  while (!engine.done()) {
    engine.step();
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] += static_cast<double>(engine.world().agents[others + i].tray.waiting) / ticks;
  }
  return sums;
}

void check_wait(int servers, double load, double wait, Tick ticks, double power) {
  INFO(servers << " desks, offered load " << load << ", Wq " << wait);
  const Estimate seen = estimate(mean_waiting(offices(96, servers, load), 4000, ticks));
  const double expected = load * wait;
  INFO("Lq " << expected << " expected, " << seen.mean << " seen, standard error " << seen.error);
  CHECK(seen.error < power * expected);
  CHECK(std::fabs(seen.mean - expected) < 3 * seen.error + bias * expected);
}

}  // namespace

TEST_CASE("one desk at load 0.8 keeps matters waiting for four service times, as Erlang's C says") {
  check_wait(1, 0.8, 4.0, 40000, 0.025);
}

TEST_CASE("two desks at load 1.6 keep matters waiting for 1.7778 service times") {
  check_wait(2, 1.6, 1.7778, 20000, 0.03);
}

TEST_CASE("three desks at load 2 keep matters waiting for 4/9 of a service time") {
  check_wait(3, 2.0, 4.0 / 9, 10000, 0.03);
}

TEST_CASE("desks are busy for the share of time that the offered load says, and serve what arrives") {
  SmallState state = offices(96, 3, 2.0);
  state.scenario.ticks = 10000;
  Engine engine(state.make(), {1, false, false});
  play(engine);
  double busy = 0;
  for (std::size_t a = others; a < engine.world().agent_count(); ++a) busy += engine.world().agents[a].busy / 10000;
  // 192,000 matters of mean 10 ticks: the standard error of the work they bring is 0.3 %.
  CHECK(busy / 96 == Approx(2.0).epsilon(0.01));
  CHECK(static_cast<double>(engine.world().totals.served) == Approx(96 * 10000 * 0.2).epsilon(0.01));
}

TEST_CASE("work that must be done again with probability p takes 1/(1-p) times the work") {
  SmallState state = offices(96, 2, 0.9);
  named(state.institution.profiles, "office").rework = 0.25;
  state.scenario.ticks = 10000;
  Engine engine(state.make(), {1, false, false});
  play(engine);
  double busy = 0;
  for (std::size_t a = others; a < engine.world().agent_count(); ++a) busy += engine.world().agents[a].busy;
  const Totals& totals = engine.world().totals;
  const auto served = static_cast<double>(totals.served);
  // 86,000 matters: standard errors of 0.35 % on the work and 0.4 % on the repetitions.
  CHECK(busy / served / service_ticks == Approx(1 / 0.75).epsilon(0.015));
  CHECK(static_cast<double>(totals.reworked) / served == Approx(1.0 / 3).epsilon(0.02));
}

TEST_CASE("orders wait less than everyday matters by as much as Cobham's formula says") {
  // One desk, loads 0.3 and 0.3, no item is interrupted: W0 = 0.6, W1 = W0 / (1 - 0.3), W2 = W1 / (1 - 0.6).
  constexpr std::size_t bodies = 96;
  constexpr Tick warm_up = 1500, ticks = 15000;
  PhaseBench bench(offices(bodies, 1, 0.3).make());
  std::vector<double> orders(bodies, 0.0), everyday(bodies, 0.0);
  Message order;
  order.kind = MessageKind::order;
  for (Tick t = 0; t < warm_up + ticks; ++t) {
    for (std::size_t i = 0; i < bodies; ++i) {
      order.from = order.to = AgentId(others + i);
      Random random(7, Stream::generator, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(t));
      for (std::uint32_t n = random.poisson(0.3 / service_ticks); n > 0; --n) bench.put(order);
    }
    TickContext ctx = bench.context();
    process(ctx);
    bench.next_tick();
    if (t < warm_up) continue;
    for (std::size_t i = 0; i < bodies; ++i) {
      const int first = bench.waiting(AgentId(others + i), 0);
      orders[i] += static_cast<double>(first) / ticks;
      everyday[i] += static_cast<double>(bench.world.agents[others + i].tray.waiting - first) / ticks;
    }
  }
  const Estimate first = estimate(orders), second = estimate(everyday);
  const double w1 = 0.6 / 0.7, w2 = w1 / 0.4;
  INFO("orders " << first.mean << ", everyday " << second.mean);
  CHECK(first.error < 0.02 * 0.3 * w1);
  CHECK(second.error < 0.03 * 0.3 * w2);
  CHECK(std::fabs(first.mean - 0.3 * w1) < 3 * first.error + 0.04 * 0.3 * w1);
  CHECK(std::fabs(second.mean - 0.3 * w2) < 3 * second.error + 0.04 * 0.3 * w2);
}

TEST_CASE("the time from arrival to answer is exponential with rate mu - lambda") {
  // One desk at load 0.8: P(T > t) = exp(-(0.1 - 0.08) t). What arrives in a tick counts from its beginning, so an
  // answer in tick s + k took more than k ticks.
  constexpr std::size_t bodies = 96;
  constexpr Tick warm_up = 4000, ticks = 25000;
  SmallState state = offices(bodies, 1, 0);
  named(state.institution.profiles, "office").order_time = service_ticks * 60;
  PhaseBench bench(state.make());
  std::vector<double> answered(bodies, 0.0), after_half(bodies, 0.0), after_one(bodies, 0.0);
  Message order;
  order.kind = MessageKind::order;
  for (Tick t = 0; t < warm_up + ticks; ++t) {
    order.due = t;
    for (std::size_t i = 0; i < bodies; ++i) {
      order.from = order.to = AgentId(others + i);
      Random random(8, Stream::generator, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(t));
      for (std::uint32_t n = random.poisson(0.8 / service_ticks); n > 0; --n) bench.put(order);
    }
    TickContext ctx = bench.context();
    process(ctx);
    if (t >= warm_up)
      for (const BlockBuffer& block : bench.blocks)
        for (const Completion& done : block.completions) {
          const std::size_t i = done.agent.index() - others;
          answered[i] += 1;
          after_half[i] += t - done.message.due >= 25 ? 1 : 0;
          after_one[i] += t - done.message.due >= 50 ? 1 : 0;
        }
    bench.next_tick();
  }
  for (std::size_t i = 0; i < bodies; ++i) {
    after_half[i] /= answered[i];
    after_one[i] /= answered[i];
  }
  const Estimate half = estimate(after_half), one = estimate(after_one);
  INFO("P(T > 25) " << half.mean << " +- " << half.error << ", P(T > 50) " << one.mean << " +- " << one.error);
  CHECK(one.error < 0.03 * std::exp(-1.0));
  CHECK(std::fabs(half.mean - std::exp(-0.5)) < 3 * half.error + 0.01);
  CHECK(std::fabs(one.mean - std::exp(-1.0)) < 3 * one.error + 0.01);
}

TEST_CASE("liaison duty takes its share of every desk's time") {
  SmallState state = offices(1, 4, 0);
  named(state.institution.profiles, "office").order_time = 1e9;
  PhaseBench bench(state.make());
  const AgentId office(others);
  Message order;
  order.kind = MessageKind::order;
  order.from = order.to = office;
  for (int i = 0; i < 10; ++i) bench.put(order);
  AgentState& agent = bench.world.agents[office.index()];
  const auto worked_with = [&](float bound) {
    agent.bound = bound;
    const double before = agent.busy;
    TickContext ctx = bench.context();
    process(ctx);
    bench.next_tick();
    return agent.busy - before;
  };
  CHECK(worked_with(0) == Approx(4));
  CHECK(worked_with(2) == Approx(2));
  CHECK(worked_with(3) == Approx(1));
  // However many headquarters it sits in, a tenth of each desk stays with the body.
  CHECK(worked_with(9) == Approx(0.4));
  CHECK(agent.tray.working == 4);
  CHECK(agent.tray.waiting == 6);
}
