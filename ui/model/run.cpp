#include "ui/model/run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/quantity.hpp"
#include "scenario/file_paths.hpp"
#include "ui/model/decision_model.hpp"

namespace qorgan::ui {

void Run::begin(std::shared_ptr<const Scenario> scenario, RunnerOptions options, bool people_play,
                const LocalText& label) {
  keep_trace(*scenario, label);
  end();  // the old thread ends before the new one starts
  scenario_ = std::move(scenario);
  lapse_question_.reset();
  journey_ = {};
  answers_ = 0;
  end_told_ = false;
  ++number_;
  runner_ = std::make_unique<Runner>(scenario_, std::move(options));
  runner_->set_pause_on_decisions(pause_on_decisions_);
  frame_ = runner_->latest();
  if (!people_play) return;
  for (const PlayerSpec& player : scenario_->players)
    if (const AgentId agent = world().body(player.role, player.region); agent.valid()) take_over(agent);
}

void Run::keep_trace(const Scenario& next, const LocalText& label) {
  if (!frame_.world || !frame_.history || frame_.history->size() < 2) return;
  // Curves of another scenario would lie on another time.
  std::erase_if(traces_, [&](const RunTrace& t) { return t.scenario->id != next.id; });
  if (scenario().id != next.id) return;
  traces_.push_back({label, frame_.world->scenario, frame_.history});
  if (traces_.size() > max_traces) traces_.erase(traces_.begin());
}

void Run::update(double now) {
  if (!runner_) return;
  frame_ = runner_->latest();
  journey_.observe(frame_, now);
  if (!frame_.done) end_told_ = false;
}

std::optional<Refusal> Run::take_refusal() {
  if (std::exchange(answers_, frame_.answers) == frame_.answers || frame_.refused.empty()) return std::nullopt;
  return frame_.refusal;
}

bool Run::take_end() { return frame_.done && !std::exchange(end_told_, true); }

// ---- time

void Run::play() {
  if (runner_) runner_->play();
}

void Run::pause() {
  if (runner_) runner_->pause();
}

void Run::set_speed(double ticks_per_second) {
  if (runner_) runner_->set_speed(ticks_per_second);
}

void Run::faster() { set_speed(qorgan::faster(frame_.speed)); }

void Run::slower() { set_speed(qorgan::slower(frame_.speed)); }

void Run::go_to(Tick tick) {
  if (!runner_) return;
  tick = std::clamp<Tick>(tick, 0, scenario_->ticks);
  // What was simulated before stays as it was.
  const bool news = world().tick >= frame_.reached && tick > frame_.reached;
  const std::size_t lapsing = news ? lapsing_count(world(), *frame_.commands, tick) : 0;
  if (lapsing == 0) return go_straight_to(tick);
  pause();
  lapse_question_ = {tick, lapsing};
}

void Run::go_straight_to(Tick tick) {
  if (runner_) runner_->go_to(tick);
}

void Run::answer_lapse(bool go) {
  const auto asked = std::exchange(lapse_question_, std::nullopt);
  if (asked && go) go_straight_to(asked->tick);
}

std::optional<Tick> Run::tick_of(const std::string& time) const {
  if (!scenario_) return std::nullopt;
  const Scenario& s = *scenario_;
  double tick = -1;
  if (const auto instant = parse_instant(time, s.utc_offset))
    tick = static_cast<double>(instant->seconds - s.start.seconds) / s.tick_seconds;
  else if (const auto number = parse_number(time))
    tick = *number;
  if (!(tick >= 0) || tick > s.ticks) return std::nullopt;
  return static_cast<Tick>(std::round(tick));
}

// ---- branches

void Run::fork(const std::string& name, std::optional<Policy> policy, std::optional<Reading> reading) {
  if (runner_) runner_->fork(name, policy, reading);
}

void Run::switch_to(int branch) {
  if (runner_) runner_->switch_to(branch);
}

void Run::compare_with(std::optional<int> branch) {
  if (runner_) runner_->compare_with(branch);
}

// ---- people play

void Run::give(const Command& command) {
  if (runner_) runner_->submit(command);
}

void Run::take_over(AgentId agent) {
  Command command;
  command.kind = CommandKind::take_over;
  command.agent = agent;
  give(command);
}

void Run::hand_back(AgentId agent) {
  Command command;
  command.kind = CommandKind::hand_back;
  command.agent = agent;
  give(command);
}

void Run::delegate(AgentId agent, DecisionKind kind, bool on) {
  Command command;
  command.kind = CommandKind::delegate;
  command.agent = agent;
  command.decision_kind = kind;
  command.on = on;
  give(command);
}

void Run::decide(std::uint32_t decision, Choice choice, const std::string& note) {
  if (!runner_ || decision >= world().decisions.size()) return;
  Command command;
  command.kind = CommandKind::decide;
  command.decision = decision;
  command.agent = world().decisions[decision].agent;
  command.choice = choice;
  command.note = note;
  give(command);
}

void Run::withdraw(std::uint32_t decision) {
  if (runner_) runner_->withdraw(decision);
}

void Run::fire(InjectId inject, Tick at) {
  Command command;
  command.kind = CommandKind::fire_inject;
  command.inject = inject;
  command.tick = at;
  give(command);
}

void Run::start_threat(ThreatId threat, RegionId where, double severity, Tick at) {
  Command command;
  command.kind = CommandKind::start_threat;
  command.threat = threat;
  command.region = where;
  command.severity = severity;
  command.tick = at;
  give(command);
}

void Run::set_pause_on_decisions(bool pause) {
  pause_on_decisions_ = pause;
  if (runner_) runner_->set_pause_on_decisions(pause);
}

}  // namespace qorgan::ui
