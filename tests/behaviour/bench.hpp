#pragma once
// One phase at a time: a world with all that a phase needs, so that a test can put work in and look at what comes out.

#include <array>
#include <utility>
#include <vector>

#include "behaviour/phases.hpp"
#include "behaviour/small_state.hpp"
#include "behaviour/teams.hpp"

namespace qorgan::test {

struct PhaseBench {
  World world;
  Executor executor{1};
  std::vector<BlockBuffer> blocks;
  BlockBuffer serial;
  std::vector<Headship> heads;
  TeamCounts teams;

  explicit PhaseBench(std::shared_ptr<const Scenario> scenario)
      : world(build_world(std::move(scenario))), teams(world) {
    blocks.resize(block_count(world.agent_count(), agents_per_block));
    for (std::size_t b = 0; b < blocks.size(); ++b) blocks[b].number = static_cast<std::uint32_t>(b);
    serial.number = 0x3FFF;
    heads.resize(world.institution().threats.size());
    TickContext ctx = context();
    count_teams(ctx);
  }

  [[nodiscard]] TickContext context() {
    const Scenario& scenario = *world.scenario;
    std::fill(teams.away.begin(), teams.away.end(), std::uint8_t{1});  // tests move teams themselves
    return {.world = world,
            .scenario = scenario,
            .institution = *scenario.institution,
            .structure = *world.structure,
            .parameters = scenario.parameters,
            .executor = executor,
            .blocks = blocks,
            .serial = serial,
            .heads = heads,
            .teams = teams,
            .rules = rules_of(world.policy),
            .now = world.tick,
            .dt = scenario.tick_seconds};
  }

  /// The fifth phase over every block.
  void process() {
    TickContext ctx = context();
    executor.for_blocks(world.agent_count(), agents_per_block,
                        [&](const Block& range) { qorgan::process(ctx, range); });
  }

  /// Throws away what the phases of the last tick produced and moves on to the next.
  void next_tick() {
    for (BlockBuffer& block : blocks) clear(block);
    clear(serial);
    ++world.tick;
  }

  void put(const Message& message) {
    put_in_tray(world, blocks[message.to.index() / agents_per_block], message, world.tick);
  }

  /// Items of one attention class that wait at a body.
  [[nodiscard]] int waiting(AgentId agent, std::size_t attention) const {
    int count = 0;
    const TrayPool& pool = world.pools[agent.index() / agents_per_block];
    for (std::uint32_t i = world.agents[agent.index()].tray.head[attention]; i != no_item; i = pool.items[i].next)
      ++count;
    return count;
  }

 private:
  static void clear(BlockBuffer& block) {
    block.messages.clear();
    block.lost.clear();
    block.events.clear();
    block.intents.clear();
    block.completions.clear();
    block.totals = Totals{};
  }
};

/// An order for so many rescuers of an owner to the first incident.
inline Intent order_from(AgentId owner, double persons) {
  Intent order;
  order.agent = owner;
  order.incident = IncidentId(std::size_t{0});
  order.capability = static_cast<std::uint8_t>(Capability::rescue);
  order.amount = static_cast<float>(persons);
  order.cause = 1;
  return order;
}

/// Mean of independent values and the standard error of that mean.
struct Estimate {
  double mean = 0, error = 0;
};
inline Estimate estimate(const std::vector<double>& values) {
  Estimate out;
  const auto count = static_cast<double>(values.size());
  for (double v : values) out.mean += v / count;
  double squares = 0;
  for (double v : values) squares += (v - out.mean) * (v - out.mean);
  out.error = std::sqrt(squares / (count - 1) / count);
  return out;
}

}  // namespace qorgan::test
