#include "session/branch.hpp"

#include <algorithm>

#include "engine/pending.hpp"
#include "record/journal.hpp"

namespace qorgan {

Branch::Branch(std::shared_ptr<const Scenario> scenario, EngineOptions options, std::size_t budget)
    : options_(options), engine_(std::move(scenario), options), snapshots_(budget) {
  history_.observe(world());
  snapshots_.offer(world());
}

namespace {

/// Whether a command, given at the same tick, says otherwise about the same thing. Taking over and handing back follow
/// one another, and threats stand beside each other.
bool replaces(const Command& fresh, const Command& old, const World& world) {
  if (fresh.kind != old.kind) return false;
  switch (fresh.kind) {
    case CommandKind::fire_inject: return fresh.inject == old.inject;
    case CommandKind::set_policy:
    case CommandKind::set_reading: return true;
    case CommandKind::delegate: return fresh.agent == old.agent && fresh.decision_kind == old.decision_kind;
    case CommandKind::decide: return decision_settled_by(world, fresh) == decision_settled_by(world, old);
    case CommandKind::take_over:
    case CommandKind::hand_back:
    case CommandKind::start_threat: return false;
  }
  return false;
}

std::vector<Command> commands_kept(const Branch& from, const Command* instead) {
  std::vector<Command> out = commands_before(from.commands(), from.tick());
  for (const Command& command : from.commands()) {
    if (given_at(command) != from.tick()) continue;
    if (instead != nullptr && replaces(*instead, command, from.world())) continue;
    const auto place =
        std::upper_bound(out.begin(), out.end(), command.tick, [](Tick t, const Command& c) { return t < c.tick; });
    out.insert(place, command);
  }
  return out;
}

}  // namespace

Branch::Branch(const Branch& from, int with_number, std::string with_name, const Command* instead)
    : number(with_number),
      parent(from.number),
      parted(from.tick()),
      name(std::move(with_name)),
      options_(from.options_),
      engine_(World(from.world()), from.options_),
      commands_(commands_kept(from, instead)),
      events_(from.events_so_far()),
      history_(*from.history_so_far()),
      offers_(from.offers_),
      snapshots_(from.snapshots_),
      reached_(from.tick()) {
  snapshots_.cut(parted);
  offers_.cut(world().decisions.size());
  for (const Command& command : commands_)
    if (command.tick >= parted) (void)engine_.submit(command);  // given by then, due from then on
}

void Branch::restore(const World& world) {
  engine_ = Engine(World(world), options_);
  for (const Command& command : commands_)
    if (command.tick >= world.tick) (void)engine_.submit(command);  // taken before: it is taken again
}

void Branch::step() {
  if (engine_.done()) return;
  engine_.step();
  if (tick() <= reached_) return;
  reached_ = tick();
  for (const Event& event : engine_.events()) events_.append(event);
  history_.observe(world());
  offers_.look(world());
  snapshots_.offer(world());
}

bool Branch::go_to(Tick target, std::chrono::steady_clock::time_point until) {
  if (const auto start = snapshots_.before(target); start && (target < tick() || start->tick > tick())) restore(*start);
  while (tick() < target && !engine_.done() && std::chrono::steady_clock::now() < until) step();
  return tick() >= target || engine_.done();
}

std::string Branch::give(Command command) {
  if (command.tick < tick()) command.tick = tick();
  if (command.given < 0 && command.tick > tick()) command.given = tick();
  refusal_ = refusal_of(engine_.world(), engine_.commands(), command);
  std::string refused = engine_.why_not(command);
  if (refused.empty() && engine_.submit(command)) {
    const auto place = std::upper_bound(commands_.begin(), commands_.end(), command.tick,
                                        [](Tick t, const Command& c) { return t < c.tick; });
    commands_.insert(place, std::move(command));
  }
  return refused;
}

std::optional<Command> Branch::withdraw(std::uint32_t decision) {
  if (in_the_past() || decision >= world().decisions.size()) return std::nullopt;  // it was carried out
  const auto found = std::find_if(commands_.begin(), commands_.end(), [&](const Command& c) {
    return c.kind == CommandKind::decide && c.tick == tick() && decision_settled_by(world(), c) == decision;
  });
  if (found == commands_.end()) return std::nullopt;
  Command taken = *found;
  commands_.erase(found);
  restore(world());  // an engine forgets no command: one that never had it takes its place
  return taken;
}

EventLog Branch::events_so_far() const { return in_the_past() ? events_.share(tick()) : events_.share(); }

std::shared_ptr<const History> Branch::history_so_far() const {
  auto copy = std::make_shared<History>(history_);
  if (in_the_past()) copy->cut(tick());
  return copy;
}

std::vector<DecisionRow> Branch::decisions_so_far() const { return decision_rows(world(), offers_, commands_); }

BranchInfo Branch::info() const { return {number, parent, parted, reached_, name}; }

}  // namespace qorgan
