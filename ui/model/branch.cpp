#include "ui/model/branch.hpp"

#include <algorithm>

#include "record/journal.hpp"

namespace qorgan::ui {

Branch::Branch(std::shared_ptr<const Scenario> scenario, EngineOptions options, std::size_t budget)
    : options_(options), engine_(std::move(scenario), options), snapshots_(budget) {
  history_.observe(world());
  snapshots_.offer(world());
}

Branch::Branch(const Branch& from, int with_number, std::string with_name)
    : number(with_number),
      parent(from.number),
      parted(from.tick()),
      name(std::move(with_name)),
      options_(from.options_),
      engine_(World(from.world()), from.options_),
      commands_(commands_before(from.commands_, from.tick())),
      events_(from.events_so_far()),
      history_(*from.history_so_far()),
      snapshots_(from.snapshots_),
      reached_(from.tick()) {
  snapshots_.cut(parted);
  for (const Command& command : commands_)
    if (command.tick >= parted) (void)engine_.submit(command);  // given before the fork, due after it
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
  std::string refused = engine_.why_not(command);
  if (refused.empty() && engine_.submit(command)) {
    const auto place = std::upper_bound(commands_.begin(), commands_.end(), command.tick,
                                        [](Tick t, const Command& c) { return t < c.tick; });
    commands_.insert(place, std::move(command));
  }
  return refused;
}

EventLog Branch::events_so_far() const { return in_the_past() ? events_.share(tick()) : events_.share(); }

std::shared_ptr<const History> Branch::history_so_far() const {
  auto copy = std::make_shared<History>(history_);
  if (in_the_past()) copy->cut(tick());
  return copy;
}

BranchInfo Branch::info() const { return {number, parent, parted, reached_, name}; }

}  // namespace qorgan::ui
