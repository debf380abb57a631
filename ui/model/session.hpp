#pragma once
// What the window knows: scenarios to choose, the run, what of it is selected, how it is shown, what is written. Each
// is a part with rules of its own; what concerns several parts is done here, by name. Drawing reads it and calls it.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/model/exports.hpp"
#include "ui/model/layout.hpp"
#include "ui/model/library.hpp"
#include "ui/model/map_model.hpp"
#include "ui/model/run.hpp"
#include "ui/model/selection.hpp"
#include "ui/model/settings.hpp"
#include "ui/model/shortcut.hpp"
#include "ui/model/strings.hpp"
#include "ui/model/targets.hpp"
#include "ui/model/view.hpp"
#include "ui/model/wide_letters.hpp"

namespace qorgan::ui {

enum class Stage : std::uint8_t { choosing, loading, errors, running };

/// What lies over a run and takes all clicks: one at a time, the first of those that are open.
enum class Overlay : std::uint8_t {
  none,
  lapse,    ///< Run::lapse_question()
  why,      ///< Selection::why()
  new_run,  ///< the question for seed, policy and reading
  end       ///< the ten lines
};

struct SessionOptions {
  std::string scenario_folder;               ///< where shipped scenarios stand
  int threads = 1;                           ///< of the simulation
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

  // ---- parts
  [[nodiscard]] const Library& library() const { return library_; }
  [[nodiscard]] Run& run() { return run_; }
  [[nodiscard]] const Run& run() const { return run_; }
  [[nodiscard]] const Selection& selection() const { return selection_; }
  [[nodiscard]] View& view() { return view_; }
  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] Exports& exports() { return exports_; }
  [[nodiscard]] const Exports& exports() const { return exports_; }
  [[nodiscard]] Targets& targets() { return targets_; }
  [[nodiscard]] const Targets& targets() const { return targets_; }
  /// What text fields hold in the place of emoji; the window's input writes there.
  [[nodiscard]] const std::shared_ptr<WideLetters>& letters() const { return letters_; }

  // ---- what is read most of all
  [[nodiscard]] const Frame& frame() const { return run_.frame(); }
  [[nodiscard]] const World& world() const { return run_.world(); }
  [[nodiscard]] const Scenario& scenario() const { return run_.scenario(); }
  [[nodiscard]] const MapShapes& shapes() const { return shapes_; }
  [[nodiscard]] Language language() const { return view_.language(); }
  [[nodiscard]] const std::string& tr(Str s) const { return strings_.get(s, language()); }
  [[nodiscard]] const Strings& strings() const { return strings_; }

  /// Once a frame, before drawing: takes what the background has done and the newest frame of the simulation.
  void update();
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] static double seconds();  ///< of a clock that only rises

  // ---- scenarios
  /// Starts reading the file in the background.
  void open(const std::string& path);
  /// Starts a run of a scenario already read.
  void start(std::shared_ptr<const Scenario> scenario);
  /// The same scenario from the beginning with another seed, policy and reading.
  void start_again(std::uint64_t seed, Policy policy, Reading reading);
  void show_scenarios();
  /// Ends the run and waits until its record is made: folders, each with what went wrong there (empty: nothing).
  std::vector<std::pair<std::string, std::string>> close();

  /// What is remembered from one start of the program to the next.
  [[nodiscard]] Settings settings() const;
  void use(const Settings& settings);

  // ---- selection: what is chosen is brought into view
  void select_region(RegionId which);
  void select_incident(IncidentId which);
  void select_agency(AgentId which);
  void clear_selection();
  void narrow_flow(IncidentId which) { (void)selection_.narrow_flow(which); }
  void narrow_flow(AgentId which) { (void)selection_.narrow_flow(which); }
  void list_messages(const ResponseNode& from, const ResponseNode& to) { (void)selection_.list_messages(from, to); }
  void close_messages() { selection_.close_messages(); }
  /// Shows the chain of causes behind an event.
  void ask_why(EventKey event) { (void)selection_.ask_why(event); }
  /// Shows what the institution's data say of an article.
  void show_article(const std::string& text);
  void close_article() { selection_.show_article({}); }

  // ---- what lies over the run
  [[nodiscard]] Overlay overlay() const;
  void ask_new_run();
  /// Closes all that lies over the run.
  void close_overlays();

  void handle(Shortcut shortcut);
  void toggle_play();
  /// Takes the body that is inspected over, or hands it back.
  void toggle_body();
  void answer_lapse(bool go);
  /// What a person chose by its number on the keyboard, 1 the first; the panel of decisions takes it. 0: nothing.
  [[nodiscard]] int take_choice() { return std::exchange(choice_, 0); }

  // ---- what is told and written
  /// Tells the user of something for some seconds.
  void tell(const std::string& text, bool good = true) { exports_.tell(text, good, seconds()); }
  void tell_saved(const SavedFile& saved);
  /// Saves the curves as a table beside the pictures.
  void save_table(const Plot& plot);
  /// Where the file to write now belongs and the part of the window; called once a frame by who can.
  struct Picture {
    std::string folder, stem;  ///< for save_new()
    std::optional<Area> part;
  };
  [[nodiscard]] std::optional<Picture> take_picture();
  /// "spring-flood-2024-map-00120": names files after the run, what they show and the tick.
  [[nodiscard]] std::string file_stem(std::string_view what) const;
  /// Whether there is anything to make a record of, and none is being made.
  [[nodiscard]] bool may_keep() const { return exports_.may_keep(frame().reached); }
  /// Makes the full record and the report of the session so far; exports().report() and a notice say when.
  void keep_record();
  /// Why what people do is not written down, or why the run cannot go on; empty where all is well. Stands over the
  /// window until it is.
  [[nodiscard]] std::string alarm() const;

  /// The state under a name, as scripts check it ("tick", "language", "region"...); empty where there is no such name.
  [[nodiscard]] std::optional<std::string> state(const std::string& name) const;

 private:
  void begin_run(std::shared_ptr<const Scenario> scenario);
  void end_run();
  void handle_in_run(Shortcut shortcut);
  void step_out();
  [[nodiscard]] LocalText trace_label() const;
  [[nodiscard]] std::optional<std::string> window_state(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> run_state(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> chosen_state(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> desk_state(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> play_state(const std::string& name) const;

  Strings strings_;
  SchematicMap map_;
  int threads_;
  bool people_play_;
  Stage stage_ = Stage::choosing;
  Library library_;
  Exports exports_;
  Run run_;
  Selection selection_;
  View view_;
  Targets targets_;
  MapShapes shapes_;
  bool asks_new_run_ = false, end_shown_ = false;
  int choice_ = 0;
  std::shared_ptr<WideLetters> letters_ = std::make_shared<WideLetters>();
};

}  // namespace qorgan::ui
