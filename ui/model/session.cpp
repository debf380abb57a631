#include "ui/model/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "scenario/place.hpp"
#include "ui/model/decision_model.hpp"
#include "ui/model/future_ready.hpp"

namespace qorgan::ui {

namespace {

ScenarioEntry read_scenario(ScenarioLoader loader, const std::string& path) {
  Diagnostics diagnostics;
  ScenarioEntry entry;
  entry.path = path;
  entry.scenario = loader(path, diagnostics);
  entry.diagnostics = diagnostics.all();
  return entry;
}

std::vector<std::string> scenario_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  // Those at the top first, then compound crises, then one for each threat of the Law.
  for (const char* part : {"", "compound", "threats"}) {
    std::vector<std::string> here;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder) / part, error)) {
      const std::string extension = entry.path().extension().string();
      if (entry.is_regular_file(error) && (extension == ".yaml" || extension == ".yml"))
        here.push_back(entry.path().string());
    }
    std::sort(here.begin(), here.end());
    files.insert(files.end(), here.begin(), here.end());
  }
  return files;
}

Tick day_in_ticks(const Scenario& scenario) { return static_cast<Tick>(std::max(1.0, 86400 / scenario.tick_seconds)); }

}  // namespace

Session::Session(Strings strings, SchematicMap map, ScenarioLoader loader, SessionOptions options)
    : language(options.language),
      face(options.face),
      text_size(options.text_size),
      strings_(std::move(strings)),
      map_(std::move(map)),
      loader_(loader),
      options_(std::move(options)) {
  shapes_ = build_shapes(map_, nullptr);
  read_folder();
}

Session::~Session() = default;

void Session::read_folder() {
  if (options_.scenario_folder.empty() || folder_.valid()) return;
  folder_ = std::async(std::launch::async, [loader = loader_, folder = options_.scenario_folder] {
    std::vector<ScenarioEntry> entries;
    for (const std::string& file : scenario_files(folder)) entries.push_back(read_scenario(loader, file));
    return entries;
  });
}

void Session::open(const std::string& path) {
  stage_ = Stage::loading;
  opening_ = std::async(std::launch::async, [loader = loader_, path] { return read_scenario(loader, path); });
}

void Session::start(std::shared_ptr<const Scenario> scenario) {
  scenario_ = std::move(scenario);
  begin_run();
}

void Session::start_again(std::uint64_t seed, Policy policy, Reading reading) {
  auto changed = std::make_shared<Scenario>(*scenario_);
  changed->seed = seed;
  changed->policy = policy;
  changed->reading = reading;
  scenario_ = std::move(changed);
  begin_run();
}

void Session::begin_run() {
  keep_trace();
  end_run();  // the old thread ends before the new one starts
  shapes_ = build_shapes(map_, scenario_->institution.get());
  clear_selection();
  flow_filter = {};
  flow_body = {};
  agency = {};
  axis.show_all(static_cast<double>(scenario_->ticks));
  end_shown = end_seen_ = new_run_open = false;
  lapse_question_.reset();
  why = 0;
  article.clear();
  report_ = {};
  journey_ = {};
  ++run_;
  runner_ = std::make_unique<Runner>(scenario_, runner_options());
  runner_->set_pause_on_decisions(pause_on_decisions_);
  frame_ = runner_->latest();
  answers_ = 0;
  take_over_players();
  stage_ = Stage::running;
}

void Session::keep_trace() {
  constexpr std::size_t most = 5;
  if (!runner_ || !frame_.world || !frame_.history || frame_.history->size() < 2) return;
  const Scenario& old = *frame_.world->scenario;
  // Curves of another scenario would lie on another time.
  std::erase_if(traces, [&](const RunTrace& t) { return t.scenario->id != scenario_->id; });
  if (old.id != scenario_->id) return;
  const Institution& law = *old.institution;
  traces.push_back({fmt::format("{} {} \u00B7 {} \u00B7 {}", tr(Str::seed), old.seed,
                                law.word("policy", name_of(old.policy)).in(language),
                                law.word("reading", name_of(old.reading)).in(language)),
                    frame_.world->scenario, frame_.history});
  if (traces.size() > most) traces.erase(traces.begin());
}

void Session::show_scenarios() {
  if (runner_) runner_->pause();
  stage_ = Stage::choosing;
  read_folder();
}

void Session::update() {
  targets.clear();
  if (ready(folder_)) entries_ = folder_.get();
  if (ready(opening_)) {
    ScenarioEntry entry = opening_.get();
    if (entry.scenario) {
      std::error_code error;
      const auto place = std::filesystem::absolute(entry.path, error);
      remember(recent, error ? entry.path : tidied(place).string());
      start(entry.scenario);
    } else {
      failed_ = std::move(entry);
      stage_ = Stage::errors;
    }
  }
  update_kept();
  if (!runner_) return;
  take_frame();
  if (frame_.answers != answers_ && !frame_.refused.empty())
    tell(fill(tr(Str::refused), {{"why", tr(refusal_words(frame_.refusal))}}), false);
  answers_ = frame_.answers;
  journey_.observe(frame_, seconds());
  if (frame_.playing) axis.follow(static_cast<double>(frame_.world->tick));
  if (frame_.done && !end_seen_) end_shown = end_seen_ = true;
  if (!frame_.done) end_seen_ = false;
}

/// What is selected stays only where the new frame has it: an incident that people threw in is no part of an earlier
/// world or of another branch, where its number may be another one's.
void Session::take_frame() {
  const std::shared_ptr<const World> before = std::move(frame_.world);
  frame_ = runner_->latest();
  const std::vector<IncidentSpec>& now = frame_.world->scenario->incidents;
  for (IncidentId* chosen : {&incident, &flow_filter}) {
    if (!chosen->valid()) continue;
    const std::size_t i = chosen->index();
    if (i >= frame_.world->incidents.size() ||
        (before && i < before->scenario->incidents.size() && before->scenario->incidents[i].id != now[i].id))
      *chosen = {};
  }
}

void Session::select_region(RegionId which) {
  region = which;
  if (which.valid()) desk.reveal(PanelKind::region);
}

void Session::select_incident(IncidentId which) {
  incident = which;
  if (!which.valid()) return;
  desk.reveal(PanelKind::incident);
  region = scenario().incidents[which.index()].region;
}

void Session::select_agency(AgentId which) {
  agency = which;
  if (which.valid()) desk.reveal(PanelKind::agency);
}

void Session::clear_selection() {
  region = {};
  incident = {};
}

void Session::go_to(Tick tick) {
  if (!runner_) return;
  tick = std::clamp<Tick>(tick, 0, scenario_->ticks);
  // What was simulated before stays as it was.
  const bool news = frame_.world->tick >= frame_.reached && tick > frame_.reached;
  const std::size_t lapsing = news ? lapsing_count(world(), *frame_.commands, tick) : 0;
  if (lapsing == 0) return runner_->go_to(tick);
  runner_->pause();
  lapse_question_ = {tick, lapsing};
}

void Session::answer_lapse(bool go) {
  const auto asked = std::exchange(lapse_question_, std::nullopt);
  if (asked && go && runner_) runner_->go_to(asked->tick);
  if (!go) desk.reveal(PanelKind::decisions);
}

void Session::toggle_play() {
  if (!runner_) return;
  if (frame_.playing || journey()) {
    runner_->pause();
    return;
  }
  if (frame_.done) return tell(tr(Str::at_the_end));
  runner_->play();
}

void Session::next_language() {
  language = all_languages[(static_cast<std::size_t>(language) + 1) % all_languages.size()];
}

void Session::toggle_face() { face = face == Face::light ? Face::dark : Face::light; }

void Session::change_text_size(float by) { text_size = std::clamp(text_size + by, 0.7F, 2.0F); }

void Session::handle(Shortcut shortcut) {
  switch (shortcut) {
    case Shortcut::language: return next_language();
    case Shortcut::theme: return toggle_face();
    case Shortcut::larger_text: return change_text_size(0.1F);
    case Shortcut::smaller_text: return change_text_size(-0.1F);
    default: break;
  }
  if (stage_ == Stage::errors && shortcut == Shortcut::close) stage_ = runner_ ? Stage::running : Stage::choosing;
  if (stage_ == Stage::choosing && shortcut == Shortcut::close && runner_) stage_ = Stage::running;
  if (stage_ != Stage::running) return;
  if (end_shown || new_run_open || why != 0 || lapse_question_) {
    if (shortcut != Shortcut::close && shortcut != Shortcut::toggle_play) return;
    why = 0, end_shown = new_run_open = false;
    lapse_question_.reset();
    return;
  }
  const Tick tick = frame_.world->tick, day = day_in_ticks(*scenario_);
  switch (shortcut) {
    case Shortcut::toggle_play: toggle_play(); break;
    case Shortcut::step_forward: go_to(tick + 1); break;
    case Shortcut::step_back: go_to(tick - 1); break;
    case Shortcut::day_forward: go_to(tick + day); break;
    case Shortcut::day_back: go_to(tick - day); break;
    case Shortcut::to_start: go_to(0); break;
    case Shortcut::to_end: go_to(scenario_->ticks); break;
    case Shortcut::faster: runner_->set_speed(faster(frame_.speed)); break;
    case Shortcut::slower: runner_->set_speed(slower(frame_.speed)); break;
    case Shortcut::close:
      if (journey()) return runner_->pause();
      if (!article.empty()) return article.clear();
      if (desk.enlarged) return desk.enlarged.reset();
      clear_selection();
      flow_filter = {};
      flow_body = {};
      break;
    case Shortcut::next_view: desk.next_in(Slot::main); break;
    case Shortcut::show_decisions: desk.reveal(PanelKind::decisions); break;
    case Shortcut::next_layer:
      layer = all_layers[static_cast<std::size_t>(std::find(all_layers.begin(), all_layers.end(), layer) -
                                                  all_layers.begin() + 1) %
                         all_layers.size()];
      break;
    case Shortcut::play_body: toggle_body(); break;
    case Shortcut::choice_1:
    case Shortcut::choice_2:
    case Shortcut::choice_3:
    case Shortcut::choice_4:
    case Shortcut::choice_5: choice_ = 1 + static_cast<int>(shortcut) - static_cast<int>(Shortcut::choice_1); break;
    default: break;
  }
}

Settings Session::settings() const {
  return {language, face, text_size, desk, layer, marks, board, programme_shown, recent};
}

void Session::use(const Settings& s) {
  language = s.language;
  face = s.face;
  text_size = s.text_size;
  desk = s.desk;
  layer = s.layer;
  marks = s.marks;
  board = s.board;
  programme_shown = s.programme;
  recent = s.recent;
}

double Session::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void Session::tell(const std::string& text, bool good) { notice = {text, good, seconds() + 6}; }

void Session::ask_picture(std::optional<PanelKind> panel) {
  picture_panel_ = panel;
  picture_wait_ = 3;
  notice = {};
}

CsvStyle Session::table_style() const {
  CsvStyle style;
  style.separator = options_.separator.value_or(language == Language::en ? ',' : ';');
  style.decimal = style.separator == ';' ? ',' : '.';
  return style;
}

void Session::save_table(const Plot& plot) {
  const SavedFile table =
      save_new_text(options_.out_folder, file_stem(plot.measure), ".csv", plot_csv(plot, *scenario_, table_style()));
  tell_saved(table);
}

void Session::tell_saved(const SavedFile& saved) {
  tell(fill(tr(saved.saved ? Str::saved_at : Str::not_saved), {{"place", saved.file}}), saved.saved);
}

void Session::ask_why(EventKey event) { why = event; }

void Session::show_article(const std::string& text) {
  article = text;
  desk.reveal(PanelKind::legality);
}

std::optional<Session::Picture> Session::take_picture() {
  if (picture_wait_ == 0 || --picture_wait_ > 0) return std::nullopt;
  Picture picture;
  const std::string what(picture_panel_ ? name_of(*picture_panel_) : "window");
  if (picture_panel_) {
    const auto found = targets.find("panel." + what);
    if (found == targets.end()) return std::nullopt;
    picture.part = found->second;
  }
  picture.folder = options_.out_folder;
  picture.stem = file_stem(what);
  return picture;
}

std::string Session::file_stem(std::string_view what) const {
  if (!runner_) return fmt::format("qorgan-{}", what);
  return fmt::format("{}-{}-{:05}", scenario_->id, what, frame_.world->tick);
}

}  // namespace qorgan::ui
