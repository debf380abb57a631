#include "ui/model/exports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>

#include "report/report.hpp"
#include "report/session_report.hpp"
#include "ui/model/future_ready.hpp"

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

Exports::Exports(std::string folder, std::optional<char> separator, bool keep_sessions)
    : folder_(std::move(folder)), separator_(separator), keep_sessions_(keep_sessions) {}

void Exports::tell(const std::string& text, bool good, double now) {
  notice_ = {text, good};
  notice_until_ = now + notice_seconds;
}

const Notice* Exports::notice(double now) const {
  return notice_.text.empty() || now > notice_until_ ? nullptr : &notice_;
}

void Exports::ask_picture(std::optional<PanelKind> panel) {
  picture_ = panel;
  picture_wait_ = 3;
  clear_notice();
}

std::optional<std::optional<PanelKind>> Exports::take_picture() {
  if (picture_wait_ == 0 || --picture_wait_ > 0) return std::nullopt;
  return picture_;
}

CsvStyle Exports::table_style(Language language) const {
  CsvStyle style;
  style.separator = separator_.value_or(language == Language::en ? ',' : ';');
  style.decimal = style.separator == ';' ? ',' : '.';
  return style;
}

std::unique_ptr<JournalWriter> Exports::begin_session(const Scenario& scenario) {
  report_ = {};
  session_folder_.clear();
  if (!keep_sessions_) return nullptr;
  remove_unused_sessions(folder_);
  session_folder_ = fresh_folder(folder_, fmt::format("session-{}-{}", scenario.id, clock_text()));
  if (session_folder_.empty()) return nullptr;
  return std::make_unique<JournalWriter>(session_folder_, scenario, std::vector<std::string>{});
}

void Exports::end_session(Tick reached, Language language) {
  std::string folder;
  folder.swap(session_folder_);
  if (folder.empty()) return;
  if (reached <= 0) {
    std::error_code ignored;
    fs::remove(fs::path(folder) / journal_name, ignored);
    fs::remove(folder, ignored);
    return;
  }
  // One that is being made in the same folder comes first: both write the same files.
  std::future<std::string> before;
  const auto same = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.folder == folder; });
  if (same != kept_.end()) {
    before = std::move(same->error);
    kept_.erase(same);
  }
  kept_.push_back({folder, report_file(language, ReportFormat::html),
                   std::async(std::launch::async, [before = std::move(before), folder, language] {
                     if (before.valid()) before.wait();
                     return make_record(folder, language);
                   })});
}

bool Exports::may_keep(Tick reached) const { return !session_folder_.empty() && kept_.empty() && reached > 0; }

bool Exports::keep_record(Tick reached, Language language) {
  if (!may_keep(reached)) return false;
  report_ = {ReportState::Kind::making, reached, {}};
  kept_.push_back({session_folder_, report_file(language, ReportFormat::html),
                   std::async(std::launch::async, make_record, session_folder_, language)});
  return true;
}

std::vector<Exports::Made> Exports::take_made() {
  std::vector<Made> out;
  for (auto kept = kept_.begin(); kept != kept_.end();) {
    if (!ready(kept->error)) {
      ++kept;
      continue;
    }
    const Made made{(fs::path(kept->folder) / kept->report).string(), kept->error.get()};
    const bool good = made.error.empty();
    if (kept->folder == session_folder_)
      report_ = {good ? ReportState::Kind::made : ReportState::Kind::failed, report_.tick,
                 good ? made.report : made.error};
    out.push_back(made);
    kept = kept_.erase(kept);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> Exports::wait() {
  std::vector<std::pair<std::string, std::string>> out;
  for (Kept& kept : kept_) out.emplace_back(kept.folder, kept.error.get());
  kept_.clear();
  return out;
}

}  // namespace qorgan::ui
