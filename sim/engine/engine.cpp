#include "engine/engine.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

#include "behaviour/phases.hpp"
#include "behaviour/teams.hpp"
#include "engine/phases.hpp"
#include "hazards/evolve.hpp"

namespace qorgan {
namespace {

constexpr std::uint32_t serial_block = 0x3FFF;  // sorts behind all blocks of agents within a phase

std::vector<Headship> heads_of(const Scenario& scenario, Reading reading) {
  const Institution& institution = *scenario.institution;
  std::vector<Headship> heads;
  for (std::size_t t = 0; t < institution.threats.size(); ++t) {
    Headship head = entitled_head(institution, ThreatId(t), reading);
    const auto& fallback = institution.threats[t].fallback;
    if (!head.role.valid() && scenario.parameters.type_fallback)
      for (RoleId role : fallback)
        if (admits(reading, institution.at(role).coordination)) {
          head = {role, HeadGround::lead, institution.at(role).coordination_article, fallback.size() > 1};
          break;
        }
    heads.push_back(head);
  }
  return heads;
}

}  // namespace

struct Engine::Impl {
  World world;
  EngineOptions options;
  Executor executor;
  std::vector<BlockBuffer> blocks;
  BlockBuffer serial;
  DeliveryBuffer delivery;
  std::vector<Event> events;
  std::vector<Command> commands;
  std::vector<Headship> heads;
  TeamCounts teams;
  std::array<double, phase_count> seconds{};

  Impl(World w, EngineOptions o) : world(std::move(w)), options(o), executor(o.threads), teams(world) {
    blocks.resize(block_count(world.agent_count(), agents_per_block));
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      blocks[b].number = static_cast<std::uint32_t>(b);
      blocks[b].touched = true;
      for (std::size_t place = 0; place < agents_per_block; ++place) {
        const std::size_t a = b * agents_per_block + place;
        if (a >= world.agent_count()) break;
        const Tray& tray = world.agents[a].tray;
        if (tray.waiting > 0 || tray.working > 0) blocks[b].active[place / 64] |= 1ULL << (place % 64);
      }
    }
    if (options.time_phases) local_seconds.resize(blocks.size());
    serial.number = serial_block;
    heads = heads_of(*world.scenario, world.reading);
    std::fill(teams.away.begin(), teams.away.end(), std::uint8_t{1});  // a restored world may have teams anywhere
    TickContext ctx = context();
    count_teams(ctx);
  }

  void clear(BlockBuffer& block) {
    block.messages.clear();
    block.events.clear();
    block.intents.clear();
    block.completions.clear();
    block.totals = Totals{};
    block.touched = false;
  }

  [[nodiscard]] std::span<const Command> due_commands() const {
    const auto first = std::lower_bound(commands.begin(), commands.end(), world.tick,
                                        [](const Command& c, Tick t) { return c.tick < t; });
    const auto last = std::find_if(first, commands.end(), [&](const Command& c) { return c.tick > world.tick; });
    return {first, last};
  }

  /// Seconds of phases 3 to 6 on one block.
  using LocalSeconds = std::array<double, 4>;
  std::vector<LocalSeconds> local_seconds;

  template <class Work>
  static void lap(LocalSeconds* sums, std::size_t phase, const Work& work) {
    if (sums == nullptr) return work();
    const auto start = std::chrono::steady_clock::now();
    work();
    (*sums)[phase] += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  template <class Work>
  void timed(Phase phase, const Work& work) {
    if (!options.time_phases) return work();
    const auto start = std::chrono::steady_clock::now();
    work();
    seconds[static_cast<std::size_t>(phase)] +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  /// Phases 3 to 6 block by block; their seconds are summed over threads.
  void work_blocks(TickContext& ctx) {
    executor.for_blocks(world.agent_count(), agents_per_block, [&](const Block& range) {
      LocalSeconds* sums = options.time_phases ? &local_seconds[range.number] : nullptr;
      lap(sums, 0, [&] { deliver(ctx, delivery, range); });
      lap(sums, 1, [&] { sense(ctx, range); });
      lap(sums, 2, [&] { process(ctx, range); });
      lap(sums, 3, [&] { decide(ctx, range); });
    });
    if (!options.time_phases) return;
    for (LocalSeconds& sums : local_seconds)
      for (std::size_t p = 0; p < sums.size(); ++p)
        seconds[static_cast<std::size_t>(Phase::deliver) + p] += std::exchange(sums[p], 0.0);
  }

  [[nodiscard]] TickContext context() {
    const Scenario& scenario = *world.scenario;
    return {world, scenario, *scenario.institution,  *world.structure, scenario.parameters,  executor, blocks, serial,
            heads, teams,    rules_of(world.policy), world.tick,       scenario.tick_seconds};
  }

  void step() {
    for (BlockBuffer& block : blocks) clear(block);
    clear(serial);
    TickContext ctx = context();
    const Reading reading = world.reading;
    timed(Phase::inject, [&] { inject(ctx, due_commands()); });
    ctx.rules = rules_of(world.policy);
    if (world.reading != reading) heads = heads_of(*world.scenario, world.reading);
    timed(Phase::evolve, [&] { evolve(ctx); });
    timed(Phase::deliver, [&] { sort_due(ctx, delivery, options.record_flows); });
    work_blocks(ctx);
    timed(Phase::deliver, [&] { drop_due(ctx, delivery); });
    timed(Phase::coordinate, [&] { coordinate(ctx); });
    timed(Phase::act, [&] { act(ctx); });
    timed(Phase::audit, [&] { audit(ctx); });
    ++world.tick;
    timed(Phase::record, [&] { record(ctx, events); });
  }
};

Engine::Engine(std::shared_ptr<const Scenario> scenario, EngineOptions options)
    : impl_(std::make_unique<Impl>(build_world(std::move(scenario)), options)) {}
Engine::Engine(World world, EngineOptions options) : impl_(std::make_unique<Impl>(std::move(world), options)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::step() {
  if (!done()) impl_->step();
}

bool Engine::done() const { return impl_->world.tick >= impl_->world.scenario->ticks; }
const World& Engine::world() const { return impl_->world; }
std::span<const Event> Engine::events() const { return impl_->events; }
const std::vector<Command>& Engine::commands() const { return impl_->commands; }
const std::array<double, phase_count>& Engine::phase_seconds() const { return impl_->seconds; }

bool Engine::submit(Command command) {
  if (command.tick < impl_->world.tick) return false;
  if (command.kind == CommandKind::fire_inject &&
      (!command.inject.valid() || command.inject.index() >= impl_->world.inject_fired.size()))
    return false;
  const auto place = std::upper_bound(impl_->commands.begin(), impl_->commands.end(), command.tick,
                                      [](Tick t, const Command& c) { return t < c.tick; });
  impl_->commands.insert(place, std::move(command));
  return true;
}

}  // namespace qorgan
