// What people do to a run from the window: play bodies, throw things in, fork; and the record that stays of it.

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>

#include "core/quantity.hpp"
#include "report/report.hpp"
#include "report/session.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/future_ready.hpp"
#include "ui/model/session.hpp"

namespace qorgan::ui {

namespace {

namespace fs = std::filesystem;

std::string clock_text() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  localtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &parts);
  return text.data();
}

/// A folder that was not there; empty where none can be made.
std::string fresh_folder(const std::string& parent, const std::string& stem) {
  std::error_code failure;
  fs::create_directories(parent, failure);
  for (int n = 1; n < 1000; ++n) {
    const fs::path folder = fs::path(parent) / (n == 1 ? stem : fmt::format("{}-{}", stem, n));
    if (fs::create_directory(folder, failure)) return folder.string();
    if (failure) return {};
  }
  return {};
}

std::string make_record(const std::string& folder, Language language) {
  const WriteSessionResult result = write_session(folder, {language});
  for (const Diagnostic& wrong : result.journal.all())
    if (wrong.severity == Severity::error) return wrong.text();
  return result.error;
}

}  // namespace

RunnerOptions Session::runner_options() {
  RunnerOptions options;
  options.threads = options_.threads;
  if (!options_.keep_sessions) return options;
  remove_unused_sessions(options_.out_folder);
  session_folder_ = fresh_folder(options_.out_folder, fmt::format("session-{}-{}", scenario_->id, clock_text()));
  if (!session_folder_.empty())
    options.journal = std::make_unique<JournalWriter>(session_folder_, *scenario_, std::vector<std::string>{});
  return options;
}

std::string Session::alarm() const {
  if (!runner_) return {};
  if (!frame_.error.empty()) return fill(tr(Str::run_failed), {{"why", frame_.error}});
  if (!options_.keep_sessions) return {};
  if (session_folder_.empty()) return fill(tr(Str::session_not_kept), {{"place", options_.out_folder}});
  if (!frame_.journal_error.empty()) return fill(tr(Str::session_broken), {{"why", frame_.journal_error}});
  return {};
}

void Session::take_over_players() {
  if (!options_.people_play) return;
  for (const PlayerSpec& player : scenario_->players)
    if (const AgentId agent = frame_.world->body(player.role, player.region); agent.valid()) take_over(agent);
}

void Session::end_run() {
  if (!runner_) return;
  const bool used = frame_.reached > 0;
  runner_.reset();
  std::string folder;
  folder.swap(session_folder_);
  if (folder.empty()) return;
  if (!used) {
    std::error_code ignored;
    fs::remove(fs::path(folder) / journal_name, ignored);
    fs::remove(folder, ignored);
    return;
  }
  // One that is being made in the same folder comes first: both write the same files.
  std::future<std::string> before;
  for (auto kept = kept_.begin(); kept != kept_.end(); ++kept)
    if (kept->folder == folder) {
      before = std::move(kept->error);
      kept_.erase(kept);
      break;
    }
  kept_.push_back({folder, report_file(language, ReportFormat::html),
                   std::async(std::launch::async, [before = std::move(before), folder, in = language] {
                     if (before.valid()) before.wait();
                     return make_record(folder, in);
                   })});
}

bool Session::may_keep() const { return !session_folder_.empty() && kept_.empty() && frame_.reached > 0; }

void Session::keep_record() {
  if (!may_keep()) return;
  tell(fill(tr(Str::keeping_record), {{"place", session_folder_}}));
  report_ = {ReportState::Kind::making, frame_.reached, {}};
  kept_.push_back({session_folder_, report_file(language, ReportFormat::html),
                   std::async(std::launch::async, make_record, session_folder_, language)});
}

void Session::update_kept() {
  for (auto kept = kept_.begin(); kept != kept_.end();) {
    if (!ready(kept->error)) {
      ++kept;
      continue;
    }
    const std::string error = kept->error.get();
    const bool made = error.empty();
    const std::string report = (fs::path(kept->folder) / kept->report).string();
    tell(fill(tr(made ? Str::saved_at : Str::report_failed), {{"place", report}, {"why", error}}), made);
    if (kept->folder == session_folder_)
      report_ = {made ? ReportState::Kind::made : ReportState::Kind::failed, report_.tick, made ? report : error};
    kept = kept_.erase(kept);
  }
}

std::vector<std::pair<std::string, std::string>> Session::close() {
  end_run();
  std::vector<std::pair<std::string, std::string>> out;
  for (Kept& kept : kept_) out.emplace_back(kept.folder, kept.error.get());
  kept_.clear();
  return out;
}

std::optional<Tick> Session::tick_of(const std::string& time) const {
  const Scenario& s = *scenario_;
  double tick = -1;
  if (const auto instant = parse_instant(time, s.utc_offset))
    tick = static_cast<double>(instant->seconds - s.start.seconds) / s.tick_seconds;
  else if (const auto number = parse_number(time))
    tick = *number;
  if (!(tick >= 0) || tick > s.ticks) return std::nullopt;
  return static_cast<Tick>(std::round(tick));
}

// ---- commands

void Session::give(Command command) {
  if (!runner_) return;
  if (command.tick < frame_.world->tick) command.tick = frame_.world->tick;
  runner_->submit(command);
}

void Session::take_over(AgentId agent) {
  Command command;
  command.kind = CommandKind::take_over;
  command.agent = agent;
  give(command);
}

void Session::hand_back(AgentId agent) {
  Command command;
  command.kind = CommandKind::hand_back;
  command.agent = agent;
  give(command);
}

void Session::toggle_body() {
  if (!runner_ || !agency.valid()) return;
  if (will_be_played(world(), agency, *frame_.commands))
    hand_back(agency);
  else
    take_over(agency);
}

void Session::delegate(AgentId agent, DecisionKind kind, bool on) {
  Command command;
  command.kind = CommandKind::delegate;
  command.agent = agent;
  command.decision_kind = kind;
  command.on = on;
  give(command);
}

void Session::decide(std::uint32_t decision, Choice choice, const std::string& note) {
  Command command;
  command.kind = CommandKind::decide;
  command.decision = decision;
  command.agent = world().decisions[decision].agent;
  command.choice = choice;
  command.note = note;
  give(command);
}

void Session::withdraw(std::uint32_t decision) {
  if (runner_) runner_->withdraw(decision);
}

void Session::fire(InjectId inject, Tick at) {
  Command command;
  command.kind = CommandKind::fire_inject;
  command.inject = inject;
  command.tick = at;
  give(command);
}

void Session::start_threat(ThreatId threat, RegionId where, double severity, Tick at) {
  Command command;
  command.kind = CommandKind::start_threat;
  command.threat = threat;
  command.region = where;
  command.severity = severity;
  command.tick = at;
  give(command);
}

void Session::set_pause_on_decisions(bool pause) {
  pause_on_decisions_ = pause;
  if (runner_) runner_->set_pause_on_decisions(pause);
}

}  // namespace qorgan::ui
