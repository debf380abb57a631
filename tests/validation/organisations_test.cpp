// Forms of organisation against the classics: the approval chain, Radner's hierarchy of processors, the nets of
// Bavelas.

#include <array>
#include <cmath>
#include <map>

#include "behaviour/learn.hpp"
#include "validation/exchange.hpp"
#include "validation/row.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {

const IncidentId first_incident(std::size_t{0});

// ---- the approval chain ---------------------------------------------------------------------------------------------

constexpr double desk_ticks = 20;  // mean work on a report

/// A department that is told of a grave matter: its report climbs to the agency, the Government and the President, with
/// the whole engine at work. Everybody has one desk and nothing else to do.
SmallState reporting_line(std::uint64_t seed) {
  SmallState state;
  state.exact();
  state.scenario.seed = seed;
  state.scenario.policy = Policy::hierarchy;
  state.scenario.ticks = 2000;
  state.scenario.parameters.refresh_interval = 1e12;
  state.institution.instruments.clear();
  state.threat("emergency").competent = {state.role_id("rescue")};
  for (DeskProfile& desk : state.institution.profiles) {
    desk.servers = 1;
    desk.report_time = desk_ticks * state.scenario.tick_seconds;
    desk.answer_deadline = 1e12;
  }
  state.strike("emergency", "B", 0, 400 * day).detectability = 0;  // nobody sees it by itself
  InjectSpec& told = state.inject(InjectKind::message);
  told.at = 0;
  told.incident = first_incident;
  told.to = state.role_id("rescue");
  told.region = state.region("B");
  told.value = 1;
  return state;
}

}  // namespace

// A tick rounds each desk's time up, by half a tick in the mean: one desk takes 1 / (1 - exp(-1/20)) = 20.5 ticks, with
// the message's way to the next. Desks that worked at the same time would take 1.5, 1.83 and 2.08 times one desk.
TEST_CASE("an approval chain of depth d takes d times one desk", "[validation]") {
  constexpr std::size_t runs = 2500;
  std::array<std::vector<double>, 4> times;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    Engine engine(reporting_line(seed).make(), {1, false, false});
    const World& world = engine.world();
    const std::array<AgentId, 4> line = {body_of(world, "rescue", "B"), body_of(world, "rescue"),
                                         body_of(world, "government"), body_of(world, "president")};
    while (!engine.done() && world.picture(line[3], first_incident).since < 0) engine.step();
    for (std::size_t d = 0; d < line.size(); ++d) {
      REQUIRE(world.picture(line[d], first_incident).since >= 1);
      times[d].push_back(world.picture(line[d], first_incident).since);  // it was told at the start of tick 1
    }
  }
  const double one = 1 / (1 - std::exp(-1 / desk_ticks));
  for (std::size_t d = 0; d < times.size(); ++d) {
    const Estimate seen = estimate(times[d]);
    CHECK(seen.error / one < 0.05);
    row_near("approval-" + std::to_string(d + 1), static_cast<double>(d + 1), seen.mean / one, 3 * seen.error / one);
  }
}

// ---- Radner's hierarchy ---------------------------------------------------------------------------------------------

namespace {

constexpr std::size_t data = 40;
// The engine's work is random, Radner's is not: a datum lies in the tray as so many parts that one datum takes a period
// give or take 2.6 %.
constexpr std::size_t parts = 1500;
constexpr double period = 200;  // ticks, so that the tick a message travels is half a percent of a period

/// Periods until the first of `processors` bodies holds the sum of all data. Each works through its share and the
/// partial sums that are sent to it, then sends on what it has: body i to i without its lowest set bit.
double time_to_sum(std::size_t processors, std::uint64_t seed) {
  SmallState state = offices(processors, 1, 0);
  state.scenario.seed = seed;
  state.scenario.parameters.vertical_latency = 0;
  named(state.institution.profiles, "office").order_time = 60 * period / static_cast<double>(parts);
  Exchange exchange(state);
  std::vector<std::size_t> left(processors, data / processors * parts);
  for (std::size_t i = 0; i < processors; ++i) {
    for (std::size_t step = 1; i % (2 * step) == 0 && i + step < processors; step *= 2) left[i] += parts;
    Message datum;
    datum.kind = MessageKind::order;
    datum.from = datum.to = AgentId(others + i);
    for (std::size_t n = data / processors * parts; n > 0; --n) exchange.put(datum);
  }
  while (left[0] > 0) {
    exchange.tick(
        [&](TickContext& ctx, BlockBuffer& block, const Completion& done) {
          const std::size_t i = done.agent.index() - others;
          if (--left[i] > 0 || i == 0) return;
          Message partial;
          partial.kind = MessageKind::order;
          partial.from = done.agent;
          partial.to = AgentId(others + (i & (i - 1)));
          for (std::size_t n = parts; n > 0; --n) send(ctx, block, Channel::vertical, partial);
        },
        [](TickContext&, BlockBuffer&) {});
    REQUIRE(exchange.world().tick < 60 * period);
  }
  return exchange.world().tick / period;
}

}  // namespace

// Engine: desks of limited capacity, trays, messages and their way. Set-up: the tree, and that a partial sum is sent on
// when it is complete. The parts' randomness makes the slowest of eight desks 0.1 late, a message half a tick;
// tolerance 0.3 is less than half of Radner's least step, one period. Without the work of reading partial sums eight
// bodies would need 5 periods, with all sums read by the first body 12.
TEST_CASE("a hierarchy of P processors sums 40 data after floor(N/P) + ceil(log2(P + N mod P)) periods",
          "[validation]") {
  for (const auto& [processors, delay] : std::map<std::size_t, double>{{1, 40}, {2, 21}, {4, 12}, {8, 8}}) {
    std::vector<double> times;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) times.push_back(time_to_sum(processors, seed));
    row_near("radner-" + std::to_string(processors), delay, estimate(times).mean, 0.3);
  }
}

// ---- the nets of Bavelas --------------------------------------------------------------------------------------------

namespace {

constexpr std::size_t persons = 5;
using Net = std::vector<std::pair<std::size_t, std::size_t>>;
using Letters = std::array<std::size_t, persons>;     ///< by sender: to whom it writes in a step
using Knowledge = std::array<std::uint8_t, persons>;  ///< by person: bit per piece of information

Knowledge after(const Knowledge& before, const Letters& letters) {
  Knowledge out = before;
  for (std::size_t p = 0; p < persons; ++p) out[letters[p]] |= before[p];
  return out;
}

/// All that can be written in one step; who has more than one neighbour chooses. Silence would never help.
std::vector<Letters> choices(const Net& net) {
  std::vector<Letters> out{Letters{}};
  for (std::size_t p = 0; p < persons; ++p) {
    std::vector<Letters> longer;
    for (const Letters& letters : out)
      for (const auto& [a, b] : net)
        if (a == p || b == p) {
          longer.push_back(letters);
          longer.back()[p] = a == p ? b : a;
        }
    out = std::move(longer);
  }
  return out;
}

/// The shortest correspondence after which everybody knows everything, by breadth-first search.
std::vector<Letters> shortest(const Net& net) {
  constexpr std::uint8_t everything = 31;
  std::map<Knowledge, std::vector<Letters>> level{{{1, 2, 4, 8, 16}, {}}};
  const std::vector<Letters> all = choices(net);
  while (true) {
    std::map<Knowledge, std::vector<Letters>> next;
    for (const auto& [known, so_far] : level) {
      if (std::all_of(known.begin(), known.end(), [](std::uint8_t k) { return k == everything; })) return so_far;
      for (const Letters& letters : all) {
        auto longer = so_far;
        longer.push_back(letters);
        next.emplace(after(known, letters), std::move(longer));
      }
    }
    level = std::move(next);
  }
}

/// Five bodies of which each knows of one of five incidents. Reading takes no time.
SmallState five_bodies() {
  SmallState state = offices(persons, 1, 0);
  state.exact();
  Threat threat;
  threat.id = "task";
  threat.article = "6(1)(18)";
  state.institution.threats.push_back(threat);
  for (std::size_t i = 0; i < persons; ++i) state.strike("task", "B", 0, day, 0.5);
  return state;
}

/// Step 0: each body learns of its own incident. In every step all write what they know to whom the correspondence
/// says. Returns the step in which everybody knows of every incident, -1 where that never comes.
int steps_to_inform(const std::vector<Letters>& correspondence) {
  Exchange exchange(five_bodies());
  const auto told = [](TickContext& ctx, BlockBuffer& block, const Completion& done) {
    learn(ctx, block, done.agent, done.message);
  };
  for (std::size_t p = 0; p < persons; ++p) {
    Message own;
    own.kind = MessageKind::signal;
    own.from = own.to = AgentId(others + p);
    own.incident = IncidentId(p);
    own.severity = 0.5F;
    exchange.put(own);
  }
  for (std::size_t step = 0; step <= 2 * correspondence.size(); ++step) {
    const Letters& letters = correspondence[std::min(step, correspondence.size() - 1)];
    exchange.tick(told, [&](TickContext& ctx, BlockBuffer& block) {
      for (std::size_t p = 0; p < persons; ++p)
        for (std::size_t i = 0; i < persons; ++i) {
          const AgentId from(others + p), to(others + letters[p]);
          if (ctx.world.picture(from, IncidentId(i)).since < 0) continue;
          send(ctx, block, Channel::lateral, about(ctx, MessageKind::notice, from, to, IncidentId(i), 0));
        }
    });
    const std::vector<Picture>& pictures = exchange.world().pictures;
    if (std::all_of(pictures.begin() + static_cast<std::ptrdiff_t>(others * persons), pictures.end(),
                    [](const Picture& picture) { return picture.since >= 0; }))
      return static_cast<int>(step);
  }
  return -1;
}

}  // namespace

// Engine: pictures, messages, their way, trays, learning. Set-up: the net, and who of several neighbours is written to,
// the best that a search finds. A message that took two ticks would double the counts; one that passed through a body
// in the tick of its arrival, or a body that could write to two neighbours at once, would lower them (the wheel to 2).
TEST_CASE("five bodies in a net exchange what they know in as many steps as the nets of Bavelas", "[validation]") {
  const std::map<std::string, std::pair<Net, int>> nets = {
      {"bavelas-circle", {{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}}, 3}},
      {"bavelas-wheel", {{{0, 1}, {0, 2}, {0, 3}, {0, 4}}, 5}},
      {"bavelas-chain", {{{0, 1}, {1, 2}, {2, 3}, {3, 4}}, 5}},
      {"bavelas-y", {{{0, 2}, {1, 2}, {2, 3}, {3, 4}}, 4}}};
  for (const auto& [id, net] : nets) row_near(id, net.second, steps_to_inform(shortest(net.first)), 0);
}
