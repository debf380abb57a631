#include "engine/engine.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"
#include "behaviour/teams.hpp"
#include "engine/phases.hpp"
#include "engine/refusal.hpp"
#include "hazards/evolve.hpp"
#include "hazards/generic.hpp"

namespace qorgan {
namespace {

constexpr std::uint32_t serial_block = 0x3FFF;  // sorts behind all blocks of agents within a phase

std::vector<Headship> heads_of(const Scenario& scenario, Reading reading) {
  const Institution& institution = *scenario.institution;
  std::vector<Headship> heads;
  for (std::size_t t = 0; t < institution.threats.size(); ++t)
    heads.push_back(entitled_head(institution, ThreatId(t), reading, scenario.parameters.type_fallback));
  return heads;
}

}  // namespace

struct Engine::Impl {
  World world;
  EngineOptions options;
  Executor executor;
  std::vector<BlockBuffer> blocks;
  BlockBuffer serial;
  Mail mail;
  /// By worker: what the desks of the block that it works on have done. Lent to that block, so that it stays in the
  /// worker's cache.
  std::vector<std::vector<Completion>> completions;
  std::vector<Event> events;
  std::vector<Command> commands;
  std::vector<IncidentId> prepared;  ///< by command that is due: what it starts
  std::vector<Headship> heads;
  TeamCounts teams;
  std::array<double, phase_count> seconds{};

  Impl(World w, EngineOptions o)
      : world(std::move(w)),
        options(o),
        executor(o.threads),
        mail(world),
        completions(static_cast<std::size_t>(executor.threads())),
        teams(world) {
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
    count_all_teams();
  }

  /// From the units alone: teams may be anywhere.
  void count_all_teams() {
    std::fill(teams.away.begin(), teams.away.end(), std::uint8_t{1});
    TickContext ctx = context();
    count_teams(ctx);
  }

  void clear(BlockBuffer& block) {
    block.messages.clear();
    block.lost.clear();
    block.events.clear();
    block.intents.clear();
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
      std::swap(blocks[range.number].completions, completions[range.worker]);
      lap(sums, 0, [&] { mail.deliver(ctx, range); });
      lap(sums, 1, [&] { sense(ctx, range); });
      lap(sums, 2, [&] { process(ctx, range); });
      lap(sums, 3, [&] { decide(ctx, range); });
      blocks[range.number].completions.clear();
      std::swap(blocks[range.number].completions, completions[range.worker]);
    });
    if (!options.time_phases) return;
    for (LocalSeconds& sums : local_seconds)
      for (std::size_t p = 0; p < sums.size(); ++p)
        seconds[static_cast<std::size_t>(Phase::deliver) + p] += std::exchange(sums[p], 0.0);
  }

  [[nodiscard]] TickContext context() {
    const Scenario& scenario = *world.scenario;
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

  /// The incident that a threat starts as: one that the scenario keeps dormant there, else a new one; none() where the
  /// run holds no more.
  IncidentId incident_for(const Command& command) {
    for (std::size_t i = 0; i < world.incidents.size(); ++i) {
      const IncidentSpec& spec = world.scenario->incidents[i];
      const bool taken = std::find(prepared.begin(), prepared.end(), IncidentId(i)) != prepared.end();
      if (!taken && world.incidents[i].phase == IncidentPhase::dormant && spec.threat == command.threat &&
          spec.region == command.region)
        return IncidentId(i);
    }
    if (world.incidents.size() >= max_incidents) return IncidentId::none();
    add_incident(world, generic_incident(world, command.threat, command.region));
    teams = TeamCounts(world);
    count_all_teams();
    return IncidentId(world.incidents.size() - 1);
  }

  /// Makes room for the incidents that commands start, before the tick looks at the world.
  void prepare(std::span<const Command> due) {
    prepared.clear();
    for (const Command& command : due)
      prepared.push_back(command.kind == CommandKind::start_threat ? incident_for(command) : IncidentId::none());
  }

  void clear_buffers() {
    for (BlockBuffer& block : blocks) clear(block);
    clear(serial);
  }

  /// Commands and injects; the rules and the heads of headquarters follow the policy and the reading that they set.
  void inject_all(TickContext& ctx) {
    const Reading reading = world.reading;
    inject(ctx, due_commands(), prepared);
    ctx.rules = rules_of(world.policy);
    if (world.reading != reading) heads = heads_of(*world.scenario, world.reading);
  }

  void record_all(TickContext& ctx) {
    ++world.tick;
    record(ctx, events);
  }

  /// The ten phases. What people decided stands before the work of the desks, as if it were work that is done; what
  /// they are asked follows the decisions of the bodies; and the mail of this tick is handed over for the next when all
  /// else is recorded.
  void step() {
    timed(Phase::inject, [&] { clear_buffers(), prepare(due_commands()); });
    TickContext ctx = context();
    timed(Phase::inject, [&] { inject_all(ctx); });
    timed(Phase::evolve, [&] { evolve(ctx); });
    if (options.record_flows) timed(Phase::deliver, [&] { mail.note_flows(ctx); });
    timed(Phase::process, [&] { carry_out_decisions(ctx); });
    work_blocks(ctx);  // deliver, sense, process, decide
    timed(Phase::decide, [&] { put_questions(ctx, Phase::decide); });
    timed(Phase::coordinate, [&] { coordinate(ctx); });
    timed(Phase::act, [&] { act(ctx); });
    timed(Phase::audit, [&] { audit(ctx); });
    timed(Phase::record, [&] { record_all(ctx); });
    timed(Phase::deliver, [&] { mail.collect(ctx); });
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

std::string Engine::why_not(const Command& command) const {
  return refusal_text(refusal_of(impl_->world, impl_->commands, command), impl_->world, command);
}

bool Engine::submit(Command command) {
  if (refusal_of(impl_->world, impl_->commands, command) != Refusal::none) return false;
  const auto place = std::upper_bound(impl_->commands.begin(), impl_->commands.end(), command.tick,
                                      [](Tick t, const Command& c) { return t < c.tick; });
  impl_->commands.insert(place, std::move(command));
  return true;
}

}  // namespace qorgan
