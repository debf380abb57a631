#pragma once
// What the window writes: pictures, tables, the journal of a session with its record and report; and what it tells of
// that for some seconds.

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/csv.hpp"
#include "record/journal.hpp"
#include "ui/model/desk.hpp"
#include "ui/model/files.hpp"
#include "ui/model/strings.hpp"

namespace qorgan::ui {

/// A line that stands over the window for some seconds.
struct Notice {
  std::string text;
  bool good = true;
};

/// The record and the report that were asked for last.
struct ReportState {
  enum class Kind : std::uint8_t { none, making, made, failed } kind = Kind::none;
  Tick tick = 0;      ///< up to which it tells
  std::string place;  ///< the report's file, or why there is none
};

/// Files are never written over others, two records never into one folder at a time; what is told of a report is told
/// of the session that runs.
class Exports {
 public:
  static constexpr double notice_seconds = 6;

  /// Without a separator tables are written for a spreadsheet of the language. Sessions are kept where it is said.
  Exports(std::string folder, std::optional<char> separator, bool keep_sessions);

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] bool keeps_sessions() const { return keep_sessions_; }

  // ---- what is told. Times in seconds of a clock that only rises.
  void tell(const std::string& text, bool good, double now);
  /// nullptr when there is nothing to tell any more.
  [[nodiscard]] const Notice* notice(double now) const;
  void clear_notice() { notice_ = {}; }

  // ---- pictures and tables
  /// Asks for a picture of a panel, or of the whole window. It is taken when menus are closed and nothing is told any
  /// more, two frames later.
  void ask_picture(std::optional<PanelKind> panel);
  /// Once a frame: the picture that is due now, once; inside, the panel or none for the window.
  [[nodiscard]] std::optional<std::optional<PanelKind>> take_picture();
  /// How tables are written: for the spreadsheet of who reads that language.
  [[nodiscard]] CsvStyle table_style(Language language) const;

  // ---- sessions
  /// A new session on a scenario; the journal to write, null where none is kept or none can be.
  [[nodiscard]] std::unique_ptr<JournalWriter> begin_session(const Scenario& scenario);
  /// Where the session is written down; empty where it is not.
  [[nodiscard]] const std::string& session_folder() const { return session_folder_; }
  /// The session is over: makes its record in the background, or forgets one in which nothing was simulated.
  void end_session(Tick reached, Language language);
  /// Whether there is anything to make a record of, and none is being made.
  [[nodiscard]] bool may_keep(Tick reached) const;
  /// Makes the full record and the report of the session so far, in the background. False where may_keep() is.
  bool keep_record(Tick reached, Language language);
  [[nodiscard]] const ReportState& report() const { return report_; }
  struct Made {
    std::string report;  ///< its file
    std::string error;   ///< empty when it was made
  };
  /// Records that have been made since.
  [[nodiscard]] std::vector<Made> take_made();
  /// Waits for all that is being made: folders, each with what went wrong there (empty: nothing).
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> wait();

 private:
  struct Kept {
    std::string folder, report;  ///< the latter as a name in the folder: it tells the language
    std::future<std::string> error;
  };

  std::string folder_;
  std::optional<char> separator_;
  bool keep_sessions_;
  Notice notice_;
  double notice_until_ = 0;
  int picture_wait_ = 0;  ///< frames until the picture is taken; 0: none is wanted
  std::optional<PanelKind> picture_;
  std::string session_folder_;
  std::vector<Kept> kept_;  ///< records that are being made
  ReportState report_;
};

}  // namespace qorgan::ui
