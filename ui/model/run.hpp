#pragma once
// The run behind the window: the simulation in its own thread, the newest frame of it, what people do to it, and the
// curves that earlier runs left.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/runner.hpp"
#include "ui/model/journey.hpp"
#include "ui/model/plot_model.hpp"

namespace qorgan::ui {

/// How many open decisions would lapse on the way to a tick: a person is asked before they do.
struct LapseQuestion {
  Tick tick = 0;
  std::size_t count = 0;
};

/// Commands never lie in the past, and nothing is asked of a run that is not open: there they do nothing.
class Run {
 public:
  static constexpr std::size_t max_traces = 5;

  /// Ends what runs and begins anew, where the scenario's players are people who have just taken over. The curves of
  /// the run before stay under that label, if they are of the same scenario.
  void begin(std::shared_ptr<const Scenario> scenario, RunnerOptions options, bool people_play, const LocalText& label);
  /// Ends the thread; the last frame stays.
  void end() { runner_.reset(); }
  [[nodiscard]] bool open() const { return runner_ != nullptr; }
  /// Rises with every run that begins; 0 before the first.
  [[nodiscard]] unsigned number() const { return number_; }

  /// Takes the newest frame; `now` in seconds of a clock that only rises.
  void update(double now);
  [[nodiscard]] const Frame& frame() const { return frame_; }
  [[nodiscard]] const World& world() const { return *frame_.world; }
  /// With the incidents that were thrown in since; only once a run was begun.
  [[nodiscard]] const Scenario& scenario() const { return *frame_.world->scenario; }
  /// As it was begun.
  [[nodiscard]] const std::shared_ptr<const Scenario>& begun_as() const { return scenario_; }
  /// Why the last command was not taken, once after it was refused.
  [[nodiscard]] std::optional<Refusal> take_refusal();
  /// True once when the run has come to its end, and again when it went back and came there anew.
  [[nodiscard]] bool take_end();
  /// On the way to a tick, where that takes long.
  [[nodiscard]] const std::optional<Journey>& journey() const { return journey_.told(); }
  [[nodiscard]] const std::vector<RunTrace>& traces() const { return traces_; }  ///< the newest last

  // ---- time
  void play();
  /// Also gives up the way to a tick.
  void pause();
  void set_speed(double ticks_per_second);
  void faster();
  void slower();
  /// Goes to a tick, cut to the length of the run. Where decisions would lapse on the way it pauses and asks first.
  void go_to(Tick tick);
  /// The same without a question: for dragging through what was simulated, and for scripts.
  void go_straight_to(Tick tick);
  [[nodiscard]] const std::optional<LapseQuestion>& lapse_question() const { return lapse_question_; }
  void answer_lapse(bool go);
  /// The tick of "2024-04-12 06:00", of a date, or of a tick's number; empty where it is none of the run.
  [[nodiscard]] std::optional<Tick> tick_of(const std::string& time) const;

  // ---- branches
  void fork(const std::string& name, std::optional<Policy> policy, std::optional<Reading> reading);
  void switch_to(int branch);
  void compare_with(std::optional<int> branch);

  // ---- people play
  void take_over(AgentId agent);
  void hand_back(AgentId agent);
  /// Leaves decisions of a kind to the staff of a played body, or takes them back.
  void delegate(AgentId agent, DecisionKind kind, bool on);
  void decide(std::uint32_t decision, Choice choice, const std::string& note);
  /// Takes it back, until the next step carries it out.
  void withdraw(std::uint32_t decision);
  void fire(InjectId inject, Tick at);
  void start_threat(ThreatId threat, RegionId where, double severity, Tick at);
  void set_pause_on_decisions(bool pause);
  [[nodiscard]] bool pause_on_decisions() const { return pause_on_decisions_; }

 private:
  void keep_trace(const Scenario& next, const LocalText& label);
  void give(const Command& command);

  std::shared_ptr<const Scenario> scenario_;
  std::unique_ptr<Runner> runner_;
  Frame frame_;
  unsigned number_ = 0;
  unsigned answers_ = 0;  ///< of Frame::answers: those that were told
  bool end_told_ = false;
  bool pause_on_decisions_ = true;
  JourneyWatch journey_;
  std::optional<LapseQuestion> lapse_question_;
  std::vector<RunTrace> traces_;
};

}  // namespace qorgan::ui
