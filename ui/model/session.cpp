#include "ui/model/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "engine/pending.hpp"
#include "ui/model/decision_model.hpp"

namespace qorgan::ui {

Session::Session(Strings strings, SchematicMap map, ScenarioLoader loader, SessionOptions options)
    : strings_(std::move(strings)),
      map_(std::move(map)),
      threads_(options.threads),
      people_play_(options.people_play),
      library_(loader, std::move(options.scenario_folder)),
      exports_(std::move(options.out_folder), options.separator, options.keep_sessions),
      shapes_(build_shapes(map_, nullptr)) {}

double Session::seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// ---- scenarios

void Session::open(const std::string& path) {
  stage_ = Stage::loading;
  library_.open(path);
}

void Session::start(std::shared_ptr<const Scenario> scenario) { begin_run(std::move(scenario)); }

void Session::start_again(std::uint64_t seed, Policy policy, Reading reading) {
  auto changed = std::make_shared<Scenario>(*run_.begun_as());
  changed->seed = seed;
  changed->policy = policy;
  changed->reading = reading;
  begin_run(std::move(changed));
}

void Session::begin_run(std::shared_ptr<const Scenario> scenario) {
  const LocalText label = trace_label();
  end_run();
  shapes_ = build_shapes(map_, scenario->institution.get());
  selection_.begin();
  asks_new_run_ = end_shown_ = false;
  view_.axis().show_all(static_cast<double>(scenario->ticks));
  RunnerOptions options;
  options.threads = threads_;
  options.journal = exports_.begin_session(*scenario);
  run_.begin(std::move(scenario), std::move(options), people_play_, label);
  selection_.show(frame().world, frame().events);
  stage_ = Stage::running;
}

void Session::end_run() {
  if (!run_.open()) return;
  run_.end();  // the journal is whole before its record is made
  exports_.end_session(frame().reached, language());
}

LocalText Session::trace_label() const {
  if (!frame().world) return {};
  const Scenario& old = scenario();
  const LocalText policy = old.institution->word("policy", name_of(old.policy)),
                  reading = old.institution->word("reading", name_of(old.reading));
  const auto in = [&](Language language) {
    return fmt::format("{} {} \u00B7 {} \u00B7 {}", strings_.get(Str::seed, language), old.seed, policy.in(language),
                       reading.in(language));
  };
  return {in(Language::en), in(Language::ru), in(Language::kk)};
}

void Session::show_scenarios() {
  run_.pause();
  stage_ = Stage::choosing;
  library_.read_folder();
}

std::vector<std::pair<std::string, std::string>> Session::close() {
  end_run();
  return exports_.wait();
}

void Session::update() {
  targets_.begin_frame();
  if (const auto opened = library_.update()) {
    if (opened->scenario)
      start(opened->scenario);
    else
      stage_ = Stage::errors;
  }
  for (const Exports::Made& made : exports_.take_made())
    tell(fill(tr(made.error.empty() ? Str::saved_at : Str::report_failed),
              {{"place", made.report}, {"why", made.error}}),
         made.error.empty());
  if (!run_.open()) return;
  run_.update(seconds());
  selection_.show(frame().world, frame().events);
  if (const auto refusal = run_.take_refusal())
    tell(fill(tr(Str::refused), {{"why", tr(refusal_words(*refusal))}}), false);
  if (frame().playing) view_.axis().follow(static_cast<double>(world().tick));
  if (run_.take_end()) end_shown_ = true;
}

Settings Session::settings() const {
  Settings settings;
  view_.remember_in(settings);
  settings.recent = library_.recent();
  return settings;
}

void Session::use(const Settings& settings) {
  view_.use(settings);
  library_.use_recent(settings.recent);
}

// ---- selection

void Session::select_region(RegionId which) {
  if (selection_.choose_region(which) && which.valid()) view_.desk().reveal(PanelKind::region);
}

void Session::select_incident(IncidentId which) {
  if (selection_.choose_incident(which) && which.valid()) view_.desk().reveal(PanelKind::incident);
}

void Session::select_agency(AgentId which) {
  if (selection_.choose_body(which) && which.valid()) view_.desk().reveal(PanelKind::agency);
}

void Session::clear_selection() {
  (void)selection_.choose_region({});
  (void)selection_.choose_incident({});
}

void Session::show_article(const std::string& text) {
  selection_.show_article(text);
  view_.desk().reveal(PanelKind::legality);
}

// ---- what lies over the run

Overlay Session::overlay() const {
  if (run_.lapse_question()) return Overlay::lapse;
  if (selection_.why() != 0) return Overlay::why;
  if (asks_new_run_) return Overlay::new_run;
  return end_shown_ ? Overlay::end : Overlay::none;
}

void Session::ask_new_run() {
  end_shown_ = false;
  asks_new_run_ = true;
}

void Session::close_overlays() {
  run_.answer_lapse(false);
  ask_why(0);
  asks_new_run_ = end_shown_ = false;
}

// ---- keys

void Session::handle(Shortcut shortcut) {
  switch (shortcut) {
    case Shortcut::language: return view_.next_language();
    case Shortcut::theme: return view_.toggle_face();
    case Shortcut::larger_text: return view_.change_text_size(0.1F);
    case Shortcut::smaller_text: return view_.change_text_size(-0.1F);
    default: break;
  }
  if (stage_ == Stage::errors && shortcut == Shortcut::close) stage_ = run_.open() ? Stage::running : Stage::choosing;
  if (stage_ == Stage::choosing && shortcut == Shortcut::close && run_.open()) stage_ = Stage::running;
  if (stage_ != Stage::running) return;
  if (overlay() == Overlay::none) return handle_in_run(shortcut);
  if (shortcut == Shortcut::close || shortcut == Shortcut::toggle_play) close_overlays();
}

void Session::handle_in_run(Shortcut shortcut) {
  const Tick tick = world().tick, end = scenario().ticks;
  const auto day = static_cast<Tick>(std::max(1.0, 86400 / scenario().tick_seconds));
  switch (shortcut) {
    case Shortcut::toggle_play: return toggle_play();
    case Shortcut::step_forward: return run_.go_to(tick + 1);
    case Shortcut::step_back: return run_.go_to(tick - 1);
    case Shortcut::day_forward: return run_.go_to(tick + day);
    case Shortcut::day_back: return run_.go_to(tick - day);
    case Shortcut::to_start: return run_.go_to(0);
    case Shortcut::to_end: return run_.go_to(end);
    case Shortcut::faster: return run_.faster();
    case Shortcut::slower: return run_.slower();
    case Shortcut::close: return step_out();
    case Shortcut::next_view: return view_.desk().next_in(Slot::main);
    case Shortcut::show_decisions: return view_.desk().reveal(PanelKind::decisions);
    case Shortcut::next_layer: return view_.next_layer();
    case Shortcut::play_body: return toggle_body();
    case Shortcut::choice_1:
    case Shortcut::choice_2:
    case Shortcut::choice_3:
    case Shortcut::choice_4:
    case Shortcut::choice_5: choice_ = 1 + static_cast<int>(shortcut) - static_cast<int>(Shortcut::choice_1); return;
    default: return;
  }
}

/// Takes back what was entered last: a long way, an article, an enlarged panel; then what is selected and narrowed.
void Session::step_out() {
  if (run_.journey()) return run_.pause();
  if (!selection_.article().empty()) return close_article();
  if (view_.desk().enlarged()) return view_.desk().put_back();
  clear_selection();
  narrow_flow(IncidentId{});
  narrow_flow(AgentId{});
}

void Session::toggle_play() {
  if (!run_.open()) return;
  if (frame().playing || run_.journey()) return run_.pause();
  if (frame().done) return tell(tr(Str::at_the_end));
  run_.play();
}

void Session::toggle_body() {
  const AgentId body = selection_.body();
  if (!run_.open() || !body.valid()) return;
  if (will_be_played(world(), due_now(world(), *frame().commands), body))
    run_.hand_back(body);
  else
    run_.take_over(body);
}

void Session::answer_lapse(bool go) {
  run_.answer_lapse(go);
  if (!go) view_.desk().reveal(PanelKind::decisions);
}

// ---- what is told and written

void Session::tell_saved(const SavedFile& saved) {
  tell(fill(tr(saved.saved ? Str::saved_at : Str::not_saved), {{"place", saved.file}}), saved.saved);
}

void Session::save_table(const Plot& plot) {
  tell_saved(save_new_text(exports_.folder(), file_stem(plot.measure), ".csv",
                           plot_csv(plot, scenario(), exports_.table_style(language()))));
}

std::optional<Session::Picture> Session::take_picture() {
  const auto wanted = exports_.take_picture();
  if (!wanted) return std::nullopt;
  const std::string what(*wanted ? name_of(**wanted) : "window");
  Picture picture{exports_.folder(), file_stem(what), {}};
  if (*wanted) {
    const Area* part = targets_.find("panel." + what);
    if (part == nullptr) return std::nullopt;
    picture.part = *part;
  }
  return picture;
}

std::string Session::file_stem(std::string_view what) const {
  if (!run_.open()) return fmt::format("qorgan-{}", what);
  return fmt::format("{}-{}-{:05}", scenario().id, what, world().tick);
}

void Session::keep_record() {
  if (exports_.keep_record(frame().reached, language()))
    tell(fill(tr(Str::keeping_record), {{"place", exports_.session_folder()}}));
}

std::string Session::alarm() const {
  if (!run_.open()) return {};
  if (!frame().error.empty()) return fill(tr(Str::run_failed), {{"why", frame().error}});
  if (!exports_.keeps_sessions()) return {};
  if (exports_.session_folder().empty()) return fill(tr(Str::session_not_kept), {{"place", exports_.folder()}});
  if (!frame().journal_error.empty()) return fill(tr(Str::session_broken), {{"why", frame().journal_error}});
  return {};
}

}  // namespace qorgan::ui
