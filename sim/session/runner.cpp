#include "session/runner.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "session/branch.hpp"

namespace qorgan {

namespace {

using Clock = std::chrono::steady_clock;
/// The window draws at most 60 frames a second: no use in copying the world more often.
constexpr auto publish_interval = std::chrono::milliseconds(16);
/// How often the journal notes how far the run has got.
constexpr auto journal_interval = std::chrono::seconds(1);

std::size_t speed_index(double speed) {
  const auto found = std::find(speeds.begin(), speeds.end(), speed);
  return found == speeds.end() ? 2 : static_cast<std::size_t>(found - speeds.begin());
}

}  // namespace

double faster(double speed) { return speeds[std::min(speed_index(speed) + 1, speeds.size() - 1)]; }
double slower(double speed) { return speeds[std::max<std::size_t>(speed_index(speed), 1) - 1]; }

struct Runner::Impl {
  std::shared_ptr<const Scenario> scenario;
  RunnerOptions options;

  // Shared with the window, under the mutex.
  mutable std::mutex mutex;
  std::condition_variable changed;
  bool quit = false, playing = false, pause_on_decisions = false;
  double speed = 4;
  std::optional<Tick> goal;
  std::vector<std::function<void()>> wishes;  ///< done by the thread, in order
  Frame frame;

  // Of the simulation's thread alone.
  std::vector<std::unique_ptr<Branch>> branches;
  Branch* active = nullptr;
  Branch* other = nullptr;
  Clock::time_point next_step = Clock::now(), published{}, noted{};
  Tick noted_tick = -1;
  std::string error, refused;
  Refusal refusal = Refusal::none;
  unsigned answers = 0;
  bool waiting = false;
  bool other_went_on = false;  ///< beyond what the journal knows

  std::thread thread;  // last: starts when everything above is there

  Impl(std::shared_ptr<const Scenario> s, RunnerOptions o) : scenario(std::move(s)), options(std::move(o)) { begin(); }

  void begin() {
    EngineOptions engine;
    engine.threads = options.threads;
    branches.push_back(std::make_unique<Branch>(scenario, engine, options.snapshot_budget));
    active = branches.front().get();
    publish();
    thread = std::thread([this] { loop(); });
  }

  Branch* find(int number) {
    for (const auto& branch : branches)
      if (branch->number == number) return branch.get();
    return nullptr;
  }

  // ---- what the thread does

  void step() {
    const bool news = !active->in_the_past();
    active->step();
    follow();
    if (!news) return;
    note_progress(false);
    const std::lock_guard lock(mutex);
    if (!pause_on_decisions || !asks()) return;
    waiting = true;
    playing = false;
    goal.reset();
  }

  /// Whether the last step put something before a person, or the next one would settle it without them.
  [[nodiscard]] bool asks() const {
    const World& world = active->world();
    return std::any_of(world.decisions.begin(), world.decisions.end(), [&](const PlayerDecision& d) {
      return d.state == DecisionState::open && (d.since == world.tick - 1 || d.deadline == world.tick);
    });
  }

  void note_progress(bool now) {
    if (!options.journal || noted_tick == active->reached() || (!now && Clock::now() - noted < journal_interval))
      return;
    if (active->in_the_past()) return;  // it is noted already
    noted = Clock::now();
    noted_tick = active->reached();
    if (other_went_on && other != nullptr && !other->in_the_past())
      options.journal->reached(other->number, other->reached(), other->world().digest);
    other_went_on = false;
    options.journal->reached(active->number, active->reached(), active->world().digest);
  }

  void give(Command command) {
    ++answers;
    waiting = false;
    if (active->in_the_past()) {
      // Only what will be taken forks: a refusal must leave everything as it is.
      Branch trial(*active, 0, {}, &command);
      refused = trial.give(command);
      refusal = trial.refusal();
      if (!refused.empty()) return;
      part({}, &command);
    }
    refused = active->give(command);
    refusal = active->refusal();
    if (!refused.empty() || !options.journal) return;
    note_progress(true);
    if (command.tick < active->tick()) command.tick = active->tick();
    if (command.given < 0) command.given = active->tick();
    options.journal->command(active->number, command, active->world());
  }

  void withdraw(std::uint32_t decision) {
    ++answers;
    refused.clear();
    refusal = Refusal::none;
    const auto taken = active->withdraw(decision);
    if (taken && options.journal) options.journal->withdrawn(active->number, *taken, active->world());
  }

  /// What was given at this very tick goes on in the new branch, but for what `instead` is given in the place of.
  void part(const std::string& name, const Command* instead = nullptr) {
    note_progress(true);
    int number = 0;
    for (const auto& branch : branches) number = std::max(number, branch->number);
    branches.push_back(std::make_unique<Branch>(*active, number + 1, name, instead));
    if (options.journal) options.journal->branch(number + 1, active->number, active->tick(), name);
    active = branches.back().get();
    noted_tick = -1;
    if (!options.journal) return;
    for (const Command& command : active->commands())
      if (given_at(command) == active->tick()) options.journal->command(active->number, command, active->world());
  }

  void change_to(int number) {
    Branch* wanted = find(number);
    if (wanted == nullptr || wanted == active) return;
    note_progress(true);
    const Tick tick = active->tick();
    if (other == wanted) other = active;  // the two change places
    active = wanted;
    noted_tick = -1;
    stand_at(*active, std::min(tick, active->reached()));
    // Standing there tells the journal on which branch people are; how far that has got it knows.
    if (options.journal) options.journal->reached(active->number, active->tick(), active->world().digest);
    follow();
  }

  /// The branch beside keeps step. One that people play waits where they left it: nobody is there to decide.
  void follow() {
    if (other == nullptr) return;
    const Tick before = other->reached();
    stand_at(*other, other->world().played.empty() ? active->tick() : std::min(active->tick(), other->reached()));
    other_went_on = other_went_on || other->reached() > before;
  }

  static void stand_at(Branch& branch, Tick tick) { (void)branch.go_to(tick, Clock::now() + std::chrono::hours(1)); }

  /// Copies the world outside the lock and puts the copy in place under it.
  void publish() {
    Frame next;
    next.world = std::make_shared<const World>(active->world());
    next.events = active->events_so_far();
    next.decisions = std::make_shared<const std::vector<DecisionRow>>(active->decisions_so_far());
    next.history = active->history_so_far();
    next.done = active->done();
    next.error = error;
    if (options.journal) next.journal_error = options.journal->error();
    next.branch = active->number;
    next.reached = active->reached();
    for (const auto& branch : branches) next.branches.push_back(branch->info());
    next.commands = std::make_shared<const std::vector<Command>>(active->commands());
    if (other != nullptr) next.other = beside();
    next.refused = refused;
    next.refusal = refusal;
    next.answers = answers;
    next.waiting = waiting;
    const std::lock_guard lock(mutex);
    next.playing = playing;
    next.speed = speed;
    next.busy = goal.has_value() || !wishes.empty();
    next.goal = goal;
    next.number = frame.number + 1;
    frame = std::move(next);
    published = Clock::now();
  }

  [[nodiscard]] std::shared_ptr<const OtherRun> beside() const {
    auto run = std::make_shared<OtherRun>();
    run->number = other->number;
    run->parted = parting();
    run->world = std::make_shared<const World>(other->world());
    run->events = other->events_so_far();
    run->decisions = std::make_shared<const std::vector<DecisionRow>>(other->decisions_so_far());
    run->history = other->history_so_far();
    run->commands = std::make_shared<const std::vector<Command>>(other->commands());
    return run;
  }

  /// The tick since which the two branches differ: where the lines of their parents meet.
  [[nodiscard]] Tick parting() const {
    const auto line = [&](const Branch* from) {
      std::vector<std::pair<int, Tick>> out{{from->number, scenario->ticks}};
      for (Tick at = scenario->ticks; from->parent != 0;) {
        at = std::min(at, from->parted);
        out.emplace_back(from->parent, at);
        for (const auto& branch : branches)
          if (branch->number == out.back().first) {
            from = branch.get();
            break;
          }
      }
      return out;
    };
    for (const auto& [a, a_until] : line(active))
      for (const auto& [b, b_until] : line(other))
        if (a == b) return std::min(a_until, b_until);
    return 0;
  }

  void loop() {
    try {
      while (turn()) {
      }
    } catch (const std::exception& e) {
      error = e.what();
      {
        const std::lock_guard lock(mutex);
        playing = false;
        goal.reset();
      }
      publish();
    }
    note_progress(true);
  }

  /// One wish or one tick. False when it is time to go.
  bool turn() {
    std::vector<std::function<void()>> todo;
    std::optional<Tick> target;
    bool run = false;
    {
      std::unique_lock lock(mutex);
      const auto wanted = [&] { return quit || goal || !wishes.empty() || (playing && !active->done()); };
      if (!wanted() && (playing || frame.world->tick != active->tick() || frame.playing != playing || frame.busy)) {
        playing = playing && !active->done();
        lock.unlock();
        note_progress(true);
        publish();
        lock.lock();
      }
      changed.wait(lock, wanted);
      todo.swap(wishes);
      if (quit) {
        lock.unlock();
        for (const auto& last : todo) last();  // what a person did before the end is part of the record
        return false;
      }
      target = goal;
      run = playing && !target;
      if (run && todo.empty() && speed > 0 && Clock::now() < next_step) {
        changed.wait_until(lock, next_step, [&] { return quit || goal || !wishes.empty() || !playing; });
        return true;
      }
      if (run) {
        // After a pause or a slow tick the clock starts anew: nothing is caught up in a rush.
        const auto period =
            std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(speed > 0 ? 1 / speed : 0));
        next_step = std::max(next_step + period, Clock::now());
        waiting = false;
      }
    }
    for (const auto& wish : todo) wish();
    if (target) {
      move_to(*target);
    } else if (run) {
      step();
    }
    if (active->done()) stop();
    if (Clock::now() - published >= publish_interval || !run || active->done()) publish();
    return true;
  }

  void stop() {
    const std::lock_guard lock(mutex);
    playing = false;
  }

  /// One part of the way to a tick; ends the wish when there.
  void move_to(Tick target) {
    waiting = false;
    const auto until = Clock::now() + publish_interval;
    bool there = false;
    if (target <= active->reached()) {
      there = active->go_to(target, until);
      if (there) follow();
    } else {
      if (active->in_the_past()) (void)active->go_to(active->reached(), until);
      while (!waiting && active->tick() < target && !active->done() && Clock::now() < until) step();
      there = active->tick() >= target || active->done();
    }
    if (!there) return;
    note_progress(true);
    const std::lock_guard lock(mutex);
    if (goal == target) goal.reset();
  }

  void wish(std::function<void()> what) {
    {
      const std::lock_guard lock(mutex);
      wishes.push_back(std::move(what));
      frame.busy = true;
    }
    changed.notify_all();
  }
};

Runner::Runner(std::shared_ptr<const Scenario> scenario, RunnerOptions options)
    : impl_(std::make_unique<Impl>(std::move(scenario), std::move(options))) {}

Runner::~Runner() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->quit = true;
  }
  impl_->changed.notify_all();
  impl_->thread.join();
}

void Runner::play() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->playing = !impl_->frame.done;
    impl_->frame.playing = impl_->playing;
    impl_->next_step = Clock::now();
  }
  impl_->changed.notify_all();
}

void Runner::pause() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->playing = false;
    impl_->goal.reset();
    impl_->frame.playing = false;
    impl_->frame.goal.reset();
  }
  impl_->changed.notify_all();
}

void Runner::set_speed(double ticks_per_second) {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->speed = ticks_per_second;
    impl_->frame.speed = ticks_per_second;
    impl_->next_step = Clock::now();
  }
  impl_->changed.notify_all();
}

void Runner::go_to(Tick tick) {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->playing = false;
    impl_->frame.goal = impl_->goal = std::clamp<Tick>(tick, 0, impl_->scenario->ticks);
    impl_->frame.playing = false;
    impl_->frame.busy = true;
    impl_->frame.done = false;  // until the thread says so again
  }
  impl_->changed.notify_all();
}

void Runner::submit(const Command& command) {
  impl_->wish([impl = impl_.get(), command] { impl->give(command); });
}

void Runner::withdraw(std::uint32_t decision) {
  impl_->wish([impl = impl_.get(), decision] { impl->withdraw(decision); });
}

void Runner::fork(const std::string& name, std::optional<Policy> policy, std::optional<Reading> reading) {
  impl_->wish([impl = impl_.get(), name, policy, reading] {
    impl->part(name);
    Command command;
    command.tick = impl->active->tick();
    if (policy) {
      command.kind = CommandKind::set_policy;
      command.policy = *policy;
      impl->give(command);
    }
    if (reading) {
      command.kind = CommandKind::set_reading;
      command.reading = *reading;
      impl->give(command);
    }
  });
}

void Runner::switch_to(int branch) {
  impl_->wish([impl = impl_.get(), branch] { impl->change_to(branch); });
}

void Runner::compare_with(std::optional<int> branch) {
  impl_->wish([impl = impl_.get(), branch] {
    Branch* wanted = branch ? impl->find(*branch) : nullptr;
    impl->other = wanted == impl->active ? nullptr : wanted;
    impl->follow();
  });
}

void Runner::set_pause_on_decisions(bool pause) {
  const std::lock_guard lock(impl_->mutex);
  impl_->pause_on_decisions = pause;
}

Frame Runner::latest() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->frame;
}

}  // namespace qorgan
