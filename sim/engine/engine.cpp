#include "engine/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

#include "behaviour/phases.hpp"
#include "behaviour/played.hpp"
#include "behaviour/teams.hpp"
#include "engine/phases.hpp"
#include "hazards/evolve.hpp"
#include "hazards/generic.hpp"

namespace qorgan {
namespace {

constexpr std::uint32_t serial_block = 0x3FFF;  // sorts behind all blocks of agents within a phase

constexpr std::size_t most_incidents = 1000;  // of a run; each takes room in every body's picture

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
    block.events.clear();
    block.intents.clear();
    block.asks.clear();
    block.totals = Totals{};
    block.touched = false;
  }

  [[nodiscard]] std::span<const Command> due_commands() const {
    const auto first = std::lower_bound(commands.begin(), commands.end(), world.tick,
                                        [](const Command& c, Tick t) { return c.tick < t; });
    const auto last = std::find_if(first, commands.end(), [&](const Command& c) { return c.tick > world.tick; });
    return {first, last};
  }

  /// Why a decision cannot be taken now; commands given for this very tick count as if they had taken effect.
  [[nodiscard]] std::string why_not_decide(const Command& command) const {
    const bool numbered = command.decision != any_decision;
    const std::uint32_t number = decision_of(command);
    if (number >= world.decisions.size())
      return numbered ? fmt::format("there is no decision {}", number)
                      : fmt::format("{} has no open decision of the kind '{}'", world.key_of(command.agent),
                                    name_of(command.decision_kind));
    const PlayerDecision& decision = world.decisions[number];
    bool open = decision.state == DecisionState::open;
    for (const Command& c : due_commands())
      if (c.kind == CommandKind::decide && decision_of(c) == number) open = false;
    if (!open) return fmt::format("decision {} is not open any more", number);
    if (!may_choose(world, decision, command.choice))
      return fmt::format("'{}' is no choice in decision {} ('{}')", name_of(command.choice), number,
                         name_of(decision.kind));
    return {};
  }

  [[nodiscard]] std::uint32_t decision_of(const Command& command) const {
    return command.decision != any_decision ? command.decision
                                            : open_decision(world, command.agent, command.decision_kind);
  }

  /// Incidents of the run by that tick, if each threat that people have asked for until then starts a new one.
  [[nodiscard]] std::size_t incidents_by(Tick tick) const {
    return world.incidents.size() +
           static_cast<std::size_t>(std::count_if(commands.begin(), commands.end(), [&](const Command& c) {
             return c.kind == CommandKind::start_threat && c.tick >= world.tick && c.tick <= tick;
           }));
  }

  /// Whether a person plays the body once the commands for this tick have taken effect.
  [[nodiscard]] bool will_play(AgentId agent) const {
    bool played = world.played_body(agent) != nullptr;
    for (const Command& c : due_commands()) {
      if (c.agent != agent) continue;
      if (c.kind == CommandKind::take_over) played = true;
      if (c.kind == CommandKind::hand_back) played = false;
    }
    return played;
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
    return {world, scenario, *scenario.institution,  *world.structure, scenario.parameters,  executor, blocks, serial,
            heads, teams,    rules_of(world.policy), world.tick,       scenario.tick_seconds};
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
    if (world.incidents.size() >= most_incidents) return IncidentId::none();
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

  void step() {
    for (BlockBuffer& block : blocks) clear(block);
    clear(serial);
    prepare(due_commands());
    TickContext ctx = context();
    const Reading reading = world.reading;
    timed(Phase::inject, [&] { inject(ctx, due_commands(), prepared); });
    ctx.rules = rules_of(world.policy);
    if (world.reading != reading) heads = heads_of(*world.scenario, world.reading);
    timed(Phase::evolve, [&] { evolve(ctx); });
    if (options.record_flows) timed(Phase::deliver, [&] { mail.note_flows(ctx); });
    if (!world.decisions.empty()) carry_out_decisions(ctx);
    work_blocks(ctx);
    put_questions(ctx, Phase::decide);
    timed(Phase::coordinate, [&] { coordinate(ctx); });
    timed(Phase::act, [&] { act(ctx); });
    timed(Phase::audit, [&] { audit(ctx); });
    ++world.tick;
    timed(Phase::record, [&] { record(ctx, events); });
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
  const World& world = impl_->world;
  if (command.tick < world.tick) return fmt::format("tick {} is past", command.tick);
  const bool now = command.tick == world.tick;
  const auto unknown = [](std::string_view what) { return fmt::format("there is no such {}", what); };
  const bool of_body = command.kind == CommandKind::take_over || command.kind == CommandKind::hand_back ||
                       command.kind == CommandKind::delegate ||
                       (command.kind == CommandKind::decide && command.decision == any_decision);
  if (of_body && command.agent.index() >= world.agent_count()) return unknown("body");
  switch (command.kind) {
    case CommandKind::fire_inject:
      if (command.inject.index() >= world.inject_fired.size()) return unknown("inject");
      if (now && world.inject_fired[command.inject.index()] >= 0) return "that inject has fired already";
      break;
    case CommandKind::set_policy:
    case CommandKind::set_reading: break;
    case CommandKind::take_over:
      if (world.facts(command.agent).kind == BodyKind::synthetic) return "a generated body decides nothing";
      if (world.facts(command.agent).kind == BodyKind::partner) return "a partner abroad is no body of the state";
      if (now && impl_->will_play(command.agent)) return "somebody plays that body already";
      break;
    case CommandKind::hand_back:
    case CommandKind::delegate:
      if (now && !impl_->will_play(command.agent)) return "nobody plays that body";
      break;
    case CommandKind::decide: return now ? impl_->why_not_decide(command) : std::string();
    case CommandKind::start_threat:
      if (command.threat.index() >= world.institution().threats.size()) return unknown("threat");
      if (command.region.index() >= world.regions.size()) return unknown("region");
      if (!(command.severity > 0) || command.severity > 10) return "the severity must be above 0 and at most 10";
      if (impl_->incidents_by(command.tick) >= most_incidents)
        return fmt::format("a run holds {} incidents", most_incidents);
      break;
  }
  return {};
}

bool Engine::submit(Command command) {
  if (!why_not(command).empty()) return false;
  const auto place = std::upper_bound(impl_->commands.begin(), impl_->commands.end(), command.tick,
                                      [](Tick t, const Command& c) { return t < c.tick; });
  impl_->commands.insert(place, std::move(command));
  return true;
}

}  // namespace qorgan
