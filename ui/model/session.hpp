#pragma once
// What the window knows beyond the simulation: which scenario, what is selected, which language and face. Plain
// values and wishes; drawing reads it and calls it.

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostic.hpp"
#include "session/runner.hpp"
#include "ui/model/files.hpp"
#include "ui/model/journey.hpp"
#include "ui/model/layout.hpp"
#include "ui/model/map_model.hpp"
#include "ui/model/plot_model.hpp"
#include "ui/model/settings.hpp"
#include "ui/model/shortcut.hpp"
#include "ui/model/strings.hpp"
#include "ui/model/timeline_model.hpp"
#include "ui/model/wide_letters.hpp"

namespace qorgan::ui {

enum class Stage : std::uint8_t { choosing, loading, errors, running };

/// A scenario that can be chosen.
struct ScenarioEntry {
  std::string path;
  std::shared_ptr<const Scenario> scenario;  ///< null where it has errors
  std::vector<Diagnostic> diagnostics;
};

/// Reads a scenario; null where there are errors. Handed in, so that the model does not depend on file formats.
using ScenarioLoader = std::shared_ptr<const Scenario> (*)(const std::string& path, Diagnostics& diagnostics);

/// A line that stands over the window for some seconds.
struct Notice {
  std::string text;
  bool good = true;
  double until = 0;  ///< by Session::seconds()
};

/// The record and the report that were asked for last.
struct ReportState {
  enum class Kind : std::uint8_t { none, making, made, failed } kind = Kind::none;
  Tick tick = 0;      ///< up to which it tells
  std::string place;  ///< the report's file, or why there is none
};

struct SessionOptions {
  std::string scenario_folder;  ///< where shipped scenarios stand
  Language language = Language::en;
  Face face = Face::light;
  float text_size = 1;  ///< what the user asks for, 0.7 to 2
  int threads = 1;
  std::string out_folder = "out/dashboard";  ///< where pictures, tables, reports and sessions go
  bool keep_sessions = false;                ///< write a journal of each run there, and its record at the end
  /// Between the cells of tables; where it is not given, as spreadsheets of the language expect it: a semicolon in
  /// Russian and Kazakh.
  std::optional<char> separator;
  bool people_play = true;  ///< the scenario's players are taken over at the start
};

class Session {
 public:
  Session(Strings strings, SchematicMap map, ScenarioLoader loader, SessionOptions options);
  ~Session();

  // ---- scenarios
  /// Starts reading the file in the background.
  void open(const std::string& path);
  /// Starts a run of a scenario already read.
  void start(std::shared_ptr<const Scenario> scenario);
  /// The same scenario from the beginning with another seed, policy and reading.
  void start_again(std::uint64_t seed, Policy policy, Reading reading);
  void show_scenarios();
  [[nodiscard]] const std::vector<ScenarioEntry>& scenarios() const { return entries_; }
  [[nodiscard]] const ScenarioEntry& failed() const { return failed_; }
  [[nodiscard]] bool reading() const { return folder_.valid(); }  ///< the folder is still being read
  [[nodiscard]] const std::string& scenario_folder() const { return options_.scenario_folder; }

  /// What is remembered from one start of the program to the next.
  [[nodiscard]] Settings settings() const;
  void use(const Settings& settings);
  std::vector<std::string> recent;  ///< scenarios opened lately

  /// Once a frame, before drawing: takes what the background has done and the newest frame of the simulation.
  void update();

  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] const Frame& frame() const { return frame_; }
  [[nodiscard]] const World& world() const { return *frame_.world; }
  /// With the incidents that were thrown in since.
  [[nodiscard]] const Scenario& scenario() const { return frame_.world ? *frame_.world->scenario : *scenario_; }
  [[nodiscard]] Runner* runner() { return runner_.get(); }
  /// Rises with every run that begins; 0 before the first.
  [[nodiscard]] unsigned run() const { return run_; }
  [[nodiscard]] const MapShapes& shapes() const { return shapes_; }
  [[nodiscard]] const std::string& tr(Str s) const { return strings_.get(s, language); }
  [[nodiscard]] const Strings& strings() const { return strings_; }

  // ---- selection
  void select_region(RegionId which);
  void select_incident(IncidentId which);
  void select_agency(AgentId which);
  void clear_selection();

  void handle(Shortcut shortcut);
  /// Goes to a tick of the run; where decisions would lapse on the way, a person is asked first.
  void go_to(Tick tick);
  /// The question that go_to() asked: how many decisions would lapse on the way to which tick.
  struct LapseQuestion {
    Tick tick = 0;
    std::size_t count = 0;
  };
  [[nodiscard]] const std::optional<LapseQuestion>& lapse_question() const { return lapse_question_; }
  void answer_lapse(bool go);
  void toggle_play();
  void next_language();
  void toggle_face();
  void change_text_size(float by);

  // ---- people play, time travel (session_play.cpp)
  /// The tick of "2024-04-12 06:00", of a date, or of a tick's number; empty where it is none of the run.
  [[nodiscard]] std::optional<Tick> tick_of(const std::string& time) const;
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
  /// What a person chose by its number on the keyboard, 1 the first; the panel of decisions takes it. 0: nothing.
  [[nodiscard]] int take_choice() { return std::exchange(choice_, 0); }
  /// Takes the body that is inspected over, or hands it back.
  void toggle_body();
  /// Makes the full record and the report of the session so far, in the background; report() and a notice say when.
  void keep_record();
  /// Whether there is anything to make them of, and none is being made.
  [[nodiscard]] bool may_keep() const;
  [[nodiscard]] const ReportState& report() const { return report_; }
  /// On the way to a tick, where that takes long.
  [[nodiscard]] const std::optional<Journey>& journey() const { return journey_.told(); }
  /// Why what people do is not written down, or why the run cannot go on; empty where all is well. Stands over the
  /// window until it is.
  [[nodiscard]] std::string alarm() const;
  /// Where the session is written down; empty where it is not.
  [[nodiscard]] const std::string& session_folder() const { return session_folder_; }
  /// Ends the run and waits until its record is made: folders, each with what went wrong there (empty: nothing).
  std::vector<std::pair<std::string, std::string>> close();

  /// The state under a name, as scripts check it ("tick", "language", "region"...); empty where there is no such name.
  [[nodiscard]] std::optional<std::string> state(const std::string& name) const;

  // What a person chose; drawing changes it freely.
  Language language = Language::en;
  Face face = Face::light;
  float text_size = 1;
  Desk desk;
  Layer layer = Layer::severity;
  MapMarks marks;
  bool programme_shown = true;
  RegionId region;
  IncidentId incident;     ///< inspected
  IncidentId flow_filter;  ///< none(): all
  AgentId flow_body;       ///< none(): all
  AgentId agency;
  MapView map_view;
  TimeAxis axis;
  std::vector<RunTrace> traces;  ///< the newest last
  PlotBoard board;
  bool end_shown = false;     ///< the ten lines stand over the window
  bool new_run_open = false;  ///< the question for seed and policy stands open

  /// Asks for a picture of a panel, or of the whole window; it is taken when menus are closed, two frames later.
  void ask_picture(std::optional<PanelKind> panel);
  /// Where the file to write now belongs and the part of the window; called once a frame by who can.
  struct Picture {
    std::string folder, stem;  ///< for save_new()
    std::optional<Area> part;
  };
  [[nodiscard]] std::optional<Picture> take_picture();
  /// Tells the user of something for some seconds.
  void tell(const std::string& text, bool good = true);
  /// Of text: what the user asks for, and more for a room.
  [[nodiscard]] float wished_size() const { return text_size * (desk.preset == Preset::projector ? 1.15F : 1.0F); }
  [[nodiscard]] double seconds() const;  ///< of a clock that only rises
  Notice notice;
  void tell_saved(const SavedFile& saved);
  /// Saves the curves as a table beside the pictures.
  void save_table(const Plot& plot);
  /// How tables are written: for the spreadsheet of who reads that language.
  [[nodiscard]] CsvStyle table_style() const;
  /// Shows the chain of causes behind an event.
  void ask_why(EventKey event);
  /// Shows what the institution's data say of an article.
  void show_article(const std::string& text);
  bool cards_settled = true;  ///< no card of a decision has just come or moved; see draw_decisions()
  EventKey why = 0;           ///< the event asked about; 0: none
  std::string article;        ///< shown in the panel of legality; empty: none

  /// What text fields hold in the place of emoji; the window's input writes there.
  std::shared_ptr<WideLetters> letters = std::make_shared<WideLetters>();
  bool scripted = true;  ///< whether anybody asks for the places below; a person's window saves the time
  /// Places that scripts can point at, in pixels, renewed with every frame.
  std::map<std::string, Area> targets;

 private:
  void begin_run();
  void take_frame();
  void keep_trace();
  void read_folder();
  void end_run();
  void give(Command command);
  void take_over_players();
  void update_kept();
  [[nodiscard]] std::optional<std::string> desk_state(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> play_state(const std::string& name) const;
  [[nodiscard]] RunnerOptions runner_options();

 public:
  /// "spring-flood-2024-map-00120": names files after the run, what they show and the tick.
  [[nodiscard]] std::string file_stem(std::string_view what) const;
  [[nodiscard]] const std::string& out_folder() const { return options_.out_folder; }

 private:
  Strings strings_;
  SchematicMap map_;
  ScenarioLoader loader_;
  SessionOptions options_;
  Stage stage_ = Stage::choosing;
  std::vector<ScenarioEntry> entries_;
  std::future<std::vector<ScenarioEntry>> folder_;
  std::future<ScenarioEntry> opening_;
  ScenarioEntry failed_;
  std::shared_ptr<const Scenario> scenario_;
  std::unique_ptr<Runner> runner_;
  Frame frame_;
  MapShapes shapes_;
  unsigned run_ = 0;
  bool end_seen_ = false;
  bool pause_on_decisions_ = true;
  unsigned answers_ = 0;  ///< of Frame::answers: those that were told
  std::string session_folder_;
  struct Kept {
    std::string folder, report;  ///< the latter as a name in the folder: it tells the language
    std::future<std::string> error;
  };
  std::vector<Kept> kept_;  ///< records that are being made
  ReportState report_;
  JourneyWatch journey_;
  std::optional<LapseQuestion> lapse_question_;
  int choice_ = 0;
  int picture_wait_ = 0;  ///< frames until the picture is taken; 0: none is wanted
  std::optional<PanelKind> picture_panel_;
};

}  // namespace qorgan::ui
