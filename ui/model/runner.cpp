#include "ui/model/runner.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/engine.hpp"

namespace qorgan::ui {

namespace {

using Clock = std::chrono::steady_clock;
/// The window draws at most 60 frames a second: no use in copying the world more often.
constexpr auto publish_interval = std::chrono::milliseconds(16);

std::size_t speed_index(double speed) {
  const auto found = std::find(speeds.begin(), speeds.end(), speed);
  return found == speeds.end() ? 2 : static_cast<std::size_t>(found - speeds.begin());
}

}  // namespace

double faster(double speed) { return speeds[std::min(speed_index(speed) + 1, speeds.size() - 1)]; }
double slower(double speed) { return speeds[std::max<std::size_t>(speed_index(speed), 1) - 1]; }

struct Runner::Impl {
  std::shared_ptr<const Scenario> scenario;
  EngineOptions options;

  // Shared with the window, under the mutex.
  mutable std::mutex mutex;
  std::condition_variable changed;
  bool quit = false, playing = false;
  double speed = 4;
  std::optional<Tick> goal;
  std::vector<Command> wishes;
  Frame frame;

  // Of the simulation's thread alone.
  std::optional<Engine> engine;
  EventLog events;
  History history;
  Clock::time_point next_step = Clock::now(), published{};
  std::string error;

  std::thread thread;  // last: starts when everything above is there

  Impl(std::shared_ptr<const Scenario> s, int threads) : scenario(std::move(s)) {
    options.threads = threads;
    restart();
    publish();
    thread = std::thread([this] { loop(); });
  }

  void restart() {
    engine.emplace(scenario, options);
    events = {};
    history = {};
    history.observe(engine->world());
  }

  void step() {
    engine->step();
    for (const Event& event : engine->events()) events.append(event);
    history.observe(engine->world());
  }

  /// Copies the world outside the lock and puts the copy in place under it.
  void publish() {
    Frame next;
    next.world = std::make_shared<const World>(engine->world());
    next.events = events.share();
    next.history = std::make_shared<const History>(history);
    next.done = engine->done();
    next.error = error;
    const std::lock_guard lock(mutex);
    next.playing = playing;
    next.speed = speed;
    next.busy = goal.has_value();
    next.number = frame.number + 1;
    frame = std::move(next);
    published = Clock::now();
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
  }

  /// One wish or one tick. False when it is time to go.
  bool turn() {
    std::vector<Command> commands;
    std::optional<Tick> target;
    bool run = false;
    {
      std::unique_lock lock(mutex);
      const auto wanted = [&] { return quit || goal || !wishes.empty() || (playing && !engine->done()); };
      if (!wanted() && (playing || frame.world->tick != engine->world().tick || frame.playing != playing)) {
        playing = playing && !engine->done();
        lock.unlock();
        publish();
        lock.lock();
      }
      changed.wait(lock, wanted);
      if (quit) return false;
      commands.swap(wishes);
      target = goal;
      run = playing && !target;
      if (run && commands.empty() && speed > 0 && Clock::now() < next_step) {
        changed.wait_until(lock, next_step, [&] { return quit || goal || !wishes.empty() || !playing; });
        return !quit;
      }
      if (run) {
        // After a pause or a slow tick the clock starts anew: nothing is caught up in a rush.
        const auto period =
            std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(speed > 0 ? 1 / speed : 0));
        next_step = std::max(next_step + period, Clock::now());
      }
    }
    for (Command& command : commands) {
      command.tick = engine->world().tick;
      engine->submit(command);
    }
    if (target) {
      move_to(*target);
    } else if (run) {
      step();
    }
    if (engine->done()) stop();
    if (Clock::now() - published >= publish_interval || !run || engine->done()) publish();
    return true;
  }

  void stop() {
    const std::lock_guard lock(mutex);
    playing = false;
  }

  /// One part of the way to a tick; ends the wish when there.
  void move_to(Tick target) {
    if (target < engine->world().tick) {
      std::vector<Command> given = engine->commands();
      std::erase_if(given, [&](const Command& c) { return c.tick >= target; });
      restart();
      for (const Command& command : given) engine->submit(command);
    }
    const auto until = Clock::now() + publish_interval;
    while (engine->world().tick < target && !engine->done() && Clock::now() < until) step();
    if (engine->world().tick < target && !engine->done()) return;
    const std::lock_guard lock(mutex);
    if (goal == target) goal.reset();
  }
};

Runner::Runner(std::shared_ptr<const Scenario> scenario, int threads)
    : impl_(std::make_unique<Impl>(std::move(scenario), threads)) {}

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
    impl_->frame.playing = false;
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
    impl_->goal = std::clamp<Tick>(tick, 0, impl_->scenario->ticks);
    impl_->frame.playing = false;
    impl_->frame.busy = true;
    impl_->frame.done = false;  // until the thread says so again
  }
  impl_->changed.notify_all();
}

void Runner::submit(const Command& command) {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->wishes.push_back(command);
  }
  impl_->changed.notify_all();
}

Frame Runner::latest() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->frame;
}

}  // namespace qorgan::ui
