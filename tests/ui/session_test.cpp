// The run behind the window and what keys, clicks and scripts do to it; panels drawn with no window at all.

#include "ui/model/session.hpp"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include "fixture.hpp"
#include "ui/backend/input.hpp"
#include "ui/model/script.hpp"
#include "ui/panels/dashboard.hpp"

using namespace qorgan;
using namespace qorgan::ui;

namespace {

std::shared_ptr<const Scenario> load(const std::string& path, Diagnostics& diagnostics) {
  return load_scenario(path, diagnostics);
}

bool eventually(const std::function<bool()>& holds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < until) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return false;
}

Session make_session() {
  SessionOptions options;
  options.out_folder = (std::filesystem::temp_directory_path() / "qorgan-session-test").string();
  return Session(test::strings(), test::map(), &load, options);
}

/// The dashboard in a context without a window, driven by events made by hand.
class Bench {
 public:
  Bench() : session_(make_session()) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    theme_.colours = &palette(Face::light);
    renew(1);
    input_.emplace();
    session_.start(test::small_scenario());
  }
  ~Bench() { ImGui::DestroyContext(); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  void renew(float scale) {
    REQUIRE(build_fonts(*find_fonts(), scale, theme_.fonts));
    apply(theme_);
  }
  void frame() {
    const Palette* colours = &palette(session_.face);
    if (theme_.colours != colours) {
      theme_.colours = colours;
      apply(theme_);
    }
    input_->begin_frame({width, height}, 1.0F / 60);
    ImGui::NewFrame();
    session_.update();
    dashboard_.draw(session_, theme_);
    ImGui::Render();
  }
  void frames(int n) {
    for (int i = 0; i < n; ++i) frame();
  }
  void go_to(Tick tick) {
    session_.runner()->go_to(tick);
    REQUIRE(eventually([&] {
      frame();
      return session_.frame().world->tick == tick && !session_.frame().busy;
    }));
    frame();
  }
  void click(const std::string& target) {
    frame();
    INFO(target);
    REQUIRE(session_.targets.contains(target));
    const Area a = session_.targets[target];
    const int x = static_cast<int>(a.x + a.width / 2), y = static_cast<int>(a.y + a.height / 2);
    sf::Event move{};
    move.type = sf::Event::MouseMoved;
    move.mouseMove = {x, y};
    input_->handle(move);
    frames(2);
    for (const auto type : {sf::Event::MouseButtonPressed, sf::Event::MouseButtonReleased}) {
      sf::Event e{};
      e.type = type;
      e.mouseButton = {sf::Mouse::Left, x, y};
      input_->handle(e);
      frames(2);
    }
  }
  void drag(const std::string& target, int dx, int dy) {
    frame();
    INFO(target);
    REQUIRE(session_.targets.contains(target));
    const Area a = session_.targets[target];
    const int x = static_cast<int>(a.x + a.width / 2), y = static_cast<int>(a.y + a.height / 2);
    const auto move = [&](int to_x, int to_y) {
      sf::Event e{};
      e.type = sf::Event::MouseMoved;
      e.mouseMove = {to_x, to_y};
      input_->handle(e);
      frames(2);
    };
    const auto button = [&](sf::Event::EventType type, int at_x, int at_y) {
      sf::Event e{};
      e.type = type;
      e.mouseButton = {sf::Mouse::Left, at_x, at_y};
      input_->handle(e);
      frames(2);
    };
    move(x, y);
    button(sf::Event::MouseButtonPressed, x, y);
    for (int i = 1; i <= 4; ++i) move(x + dx * i / 4, y + dy * i / 4);
    button(sf::Event::MouseButtonReleased, x + dx, y + dy);
  }
  void wheel(const std::string& target, float delta) {
    const Area a = session_.targets[target];
    sf::Event move{};
    move.type = sf::Event::MouseMoved;
    move.mouseMove = {static_cast<int>(a.x + a.width / 2), static_cast<int>(a.y + a.height / 2)};
    input_->handle(move);
    frames(2);
    sf::Event e{};
    e.type = sf::Event::MouseWheelScrolled;
    e.mouseWheelScroll.delta = delta;
    input_->handle(e);
    frames(2);
  }
  std::string state(const std::string& name) { return session_.state(name).value_or("?"); }
  Session& session() { return session_; }

  unsigned width = 1920, height = 1080;

 private:
  Session session_;
  Theme theme_;
  Dashboard dashboard_;
  std::optional<ImGuiInput> input_;
};

}  // namespace

TEST_CASE("the run goes to a tick and back again and finds the same digest there") {
  Runner runner(test::small_scenario());
  const auto arrive = [&](Tick tick) {
    runner.go_to(tick);
    REQUIRE(eventually([&] { return runner.latest().world->tick == tick && !runner.latest().busy; }));
    return runner.latest();
  };
  const Frame first = arrive(30);
  const Frame later = arrive(60);
  const Frame back = arrive(30);
  CHECK(first.world->digest == back.world->digest);
  CHECK(first.world->digest != later.world->digest);
  CHECK(back.events.size() == first.events.size());
  CHECK(back.history->size() == first.history->size());
  // A frame that the window still holds is not touched by what the run does.
  CHECK(later.world->tick == 60);
}

TEST_CASE("the window's run has the digest of a run without a window") {
  Runner runner(test::small_scenario());
  runner.set_speed(0);
  runner.play();
  REQUIRE(eventually([&] { return runner.latest().done; }));
  Engine engine(test::small_scenario(), {});
  while (!engine.done()) engine.step();
  CHECK(runner.latest().world->digest == engine.world().digest);
  CHECK_FALSE(runner.latest().playing);
}

TEST_CASE("a run plays, pauses where it is, and does not run on") {
  Runner runner(test::small_scenario());
  runner.set_speed(64);
  runner.play();
  REQUIRE(eventually([&] { return runner.latest().world->tick >= 3; }));
  runner.pause();
  CHECK_FALSE(runner.latest().playing);
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  const Tick tick = runner.latest().world->tick;
  std::this_thread::sleep_for(std::chrono::milliseconds(120));
  CHECK(runner.latest().world->tick == tick);
}

TEST_CASE("a goal beyond the run is its end, one before it its start") {
  Runner runner(test::small_scenario());
  runner.go_to(1 << 30);
  REQUIRE(eventually([&] { return runner.latest().done; }));
  CHECK(runner.latest().world->tick == test::small_scenario()->ticks);
  runner.go_to(-5);
  REQUIRE(eventually([&] { return runner.latest().world->tick == 0; }));
}

TEST_CASE("speeds go up and down in steps and stop at their ends") {
  CHECK(faster(4) == 8);
  CHECK(slower(4) == 2);
  CHECK(slower(1) == 1);
  CHECK(faster(128) == 0);
  CHECK(faster(0) == 0);
  CHECK(slower(0) == 128);
}

TEST_CASE("keys move the run") {
  Session session = make_session();
  session.start(test::small_scenario());
  const auto at = [&](Tick tick) {
    return eventually([&] {
      session.update();
      return session.frame().world->tick == tick && !session.frame().busy;
    });
  };
  session.handle(Shortcut::step_forward);
  CHECK(at(1));
  session.handle(Shortcut::day_forward);
  const auto day = static_cast<Tick>(86400 / test::small_scenario()->tick_seconds);
  CHECK(at(1 + day));
  session.handle(Shortcut::step_back);
  CHECK(at(day));
  session.handle(Shortcut::to_start);
  CHECK(at(0));
  session.handle(Shortcut::faster);
  session.update();
  CHECK(session.state("speed") == "8");
  session.handle(Shortcut::toggle_play);
  CHECK(eventually([&] {
    session.update();
    return session.frame().world->tick > 2;
  }));
  session.handle(Shortcut::toggle_play);
  session.update();
  CHECK(session.state("playing") == "no");
}

TEST_CASE("keys change language, face, size of text and view") {
  Session session = make_session();
  session.start(test::small_scenario());
  session.handle(Shortcut::language);
  CHECK(session.state("language") == "ru");
  session.handle(Shortcut::theme);
  CHECK(session.state("theme") == "dark");
  for (int i = 0; i < 40; ++i) session.handle(Shortcut::larger_text);
  CHECK(session.state("text") == "2.0");
  session.desk.seen = {true, false, true, true, false};  // as in a narrow window
  session.handle(Shortcut::next_view);
  CHECK(session.state("main") == "flow");
  CHECK_FALSE(session.state("no such state"));
}

TEST_CASE("another seed makes another run of the same scenario") {
  Session session = make_session();
  session.start(test::small_scenario());
  session.start_again(4711, Policy::network, Reading::broad);
  CHECK(session.state("seed") == "4711");
  CHECK(session.state("policy") == "network");
  CHECK(test::small_scenario()->seed != 4711);
}

TEST_CASE("a scenario with errors shows them and the window stays usable") {
  Session session = make_session();
  session.open("no/such/scenario.yaml");
  REQUIRE(eventually([&] {
    session.update();
    return session.stage() == Stage::errors;
  }));
  CHECK_FALSE(session.failed().diagnostics.empty());
  session.handle(Shortcut::close);
  CHECK(session.stage() == Stage::choosing);
}

TEST_CASE("every panel can be drawn in every language, face, view and size") {
  Bench bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  s.select_incident(IncidentId{std::size_t{0}});
  s.select_agency(AgentId{std::size_t{10}});
  for (const auto& [w, h, scale] : {std::tuple{1280U, 720U, 1.0F}, {1920U, 1080U, 1.4F}, {3840U, 2160U, 2.0F}}) {
    bench.width = w, bench.height = h;
    bench.renew(scale);
    for (const Language language : all_languages)
      for (const Face face : {Face::light, Face::dark})
        for (const PanelKind kind : available_panels) {
          s.language = language, s.face = face;
          s.desk.put(kind, is_inspector(kind) ? Slot::side : Slot::main);
          bench.frames(1);
          CHECK(ImGui::GetDrawData()->TotalVtxCount > 1000);
        }
  }
}

TEST_CASE("clicking works: play, layer, region, incident, body, language, a new run") {
  Bench bench;
  bench.frames(3);
  bench.click("bar.play");
  CHECK(bench.state("playing") == "yes");
  bench.click("bar.play");
  CHECK(bench.state("playing") == "no");
  bench.click("layer.trust");
  CHECK(bench.state("layer") == "trust");
  bench.click("map.KZ-43");
  CHECK(bench.state("region") == "KZ-43");
  CHECK(bench.state("inspector") == "region");
  bench.click("region.body.akimat");
  CHECK(bench.state("agency") == "akimat@KZ-43");
  CHECK(bench.state("inspector") == "agency");
  bench.go_to(test::small_scenario()->ticks / 3);
  const std::string incident = test::small_scenario()->incidents[0].id;
  bench.click("timeline.lane." + incident);
  CHECK(bench.state("incident") == incident);
  bench.click("bar.language");
  CHECK(bench.state("language") == "ru");
  bench.click("bar.theme");
  CHECK(bench.state("theme") == "dark");
  bench.click("bar.new");
  CHECK(bench.state("new_run") == "yes");
  bench.click("newrun.start");
  CHECK(bench.state("new_run") == "no");
  CHECK(bench.state("tick") == "0");
}

TEST_CASE("the organisation folds, searches and opens bodies, as a tree and as a matrix") {
  Bench bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  s.desk.enlarged = PanelKind::organisation;
  bench.frames(2);
  CHECK(s.targets.contains("organisation.civil-protection"));
  bench.click("organisation.fold.government");
  bench.frames(2);
  CHECK_FALSE(s.targets.contains("organisation.civil-protection"));
  bench.click("organisation.fold.government");
  bench.frames(2);
  bench.click("organisation.civil-protection");
  CHECK(bench.state("agency") == "civil-protection");
  CHECK(bench.state("enlarged") == "none");
  s.desk.enlarged = PanelKind::organisation;
  bench.click("organisation.view.1");
  bench.frames(2);
  bench.click("matrix.civil-protection@KZ-43");
  CHECK(bench.state("agency") == "civil-protection@KZ-43");
}

TEST_CASE("an article, a fired inject and a band of the flow answer a click") {
  Bench bench;
  bench.go_to(test::small_scenario()->ticks / 2);
  Session& s = bench.session();
  s.show_article("15(1)(17)");
  bench.frames(2);
  CHECK(bench.state("main") == "legality");
  CHECK(bench.state("article") == "15(1)(17)");
  bench.click("article.back");
  CHECK(bench.state("article") == "none");
  s.desk.use(Preset::director);
  bench.frames(2);
  const World& world = s.world();
  std::string fired;
  for (std::size_t i = 0; i < world.inject_fired.size(); ++i)
    if (world.inject_fired[i] >= 0 && s.targets.contains("programme." + world.scenario->injects[i].id))
      fired = world.scenario->injects[i].id;
  REQUIRE_FALSE(fired.empty());
  bench.click("programme." + fired);
  CHECK(bench.state("why") == "yes");
  bench.click("why.close");
  CHECK(bench.state("why") == "no");
  bench.click("flow.band");
  bench.frames(2);
  REQUIRE(s.targets.contains("flow.close"));
  CHECK(s.targets.contains("flow.event.0"));
  bench.click("flow.event.0");
  CHECK(bench.state("why") == "yes");
  bench.click("why.close");
  bench.click("flow.close");
  bench.frames(2);
  CHECK_FALSE(s.targets.contains("flow.close"));
}

TEST_CASE("a curve is enlarged, zoomed and saved as a table; another run leaves its trace") {
  Bench bench;
  bench.go_to(test::small_scenario()->ticks / 3);
  Session& s = bench.session();
  std::filesystem::remove_all(s.out_folder());
  s.desk.use(Preset::researcher);
  bench.frames(2);
  bench.click("plot.severity");
  CHECK(s.board.large == "severity");
  bench.click("plots.csv");
  CHECK(bench.state("notice") == "good");
  CHECK(std::filesystem::exists(std::filesystem::path(s.out_folder()) / (s.file_stem("severity") + ".csv")));
  bench.click("plots.back");
  CHECK(s.board.large.empty());
  CHECK(s.traces.empty());
  s.start_again(77, Policy::by_law, Reading::literal);
  CHECK(s.traces.size() == 1);
  bench.frames(2);
}

TEST_CASE("a picture is asked for, waits until menus are closed, and names the run and the tick") {
  Bench bench;
  bench.frames(2);
  Session& s = bench.session();
  CHECK_FALSE(s.take_picture());
  s.ask_picture(PanelKind::map);
  int waited = 0;
  std::optional<Session::Picture> picture;
  for (; waited < 10 && !picture; ++waited) {
    bench.frame();
    picture = s.take_picture();
  }
  REQUIRE(picture);
  CHECK(waited >= 2);
  REQUIRE(picture->part);
  CHECK(picture->part->width > 100);
  CHECK(picture->file.find("first-steps-map-00000") != std::string::npos);
  s.ask_picture(std::nullopt);
  bench.frames(1);
  (void)s.take_picture(), (void)s.take_picture();
  picture = s.take_picture();
  REQUIRE(picture);
  CHECK_FALSE(picture->part);
}

TEST_CASE("gaps between panels are dragged, within their limits") {
  Bench bench;
  bench.frames(3);
  Session& s = bench.session();
  const float before = s.desk.split;
  bench.drag("gap.split", 200, 0);
  CHECK(s.desk.split > before + 0.05F);
  bench.drag("gap.split", 4000, 0);
  CHECK(s.desk.split <= 0.75F);
  const float lower = s.desk.lower;
  bench.drag("gap.lower", 0, -100);
  CHECK(s.desk.lower > lower + 0.05F);
}

TEST_CASE("the wheel zooms the map and the timeline, and a click on the timeline goes there") {
  Bench bench;
  bench.frames(3);
  bench.wheel("map.canvas", 3);
  CHECK(bench.state("zoomed") == "yes");
  bench.wheel("map.canvas", -30);
  CHECK(bench.state("zoomed") == "no");
  bench.click("timeline.canvas");
  const Tick half = test::small_scenario()->ticks / 2;
  CHECK(eventually([&] {
    bench.frame();
    return std::abs(bench.session().frame().world->tick - half) <= half / 20 + 1 && !bench.session().frame().busy;
  }));
  bench.wheel("timeline.canvas", 3);
  CHECK(bench.state("timeline_zoomed") == "yes");
}

TEST_CASE("the end of a run is told once, and can be put away") {
  Bench bench;
  bench.go_to(test::small_scenario()->ticks);
  bench.frames(3);
  CHECK(bench.state("end") == "yes");
  bench.click("end.close");
  CHECK(bench.state("end") == "no");
  bench.frames(3);
  CHECK(bench.state("end") == "no");
}

TEST_CASE("a script is read line by line, and what is wrong is named by its line") {
  Diagnostics diagnostics;
  const auto steps = parse_script(
      "# a comment\nsize 1280x720\nclick bar.play  # presses\nmove 10 20\ntype a b\n\nexpect tick 5\nquit\n", "s.txt",
      diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(steps.size() == 6);
  CHECK((steps[0].x == 1280 && steps[0].y == 720));
  CHECK((steps[1].at_target && steps[1].words[0] == "bar.play"));
  CHECK((!steps[2].at_target && steps[2].y == 20));
  CHECK(steps[3].text == "a b");
  CHECK(steps[4].line == 7);
  Diagnostics wrong;
  (void)parse_script("clik x\nsize 10\nwait-frames many\nexpect tick\n", "s.txt", wrong);
  REQUIRE(wrong.all().size() == 4);
  CHECK(wrong.all()[0].text().find("did you mean 'click'") != std::string::npos);
  CHECK(wrong.all()[1].place.line == 2);
  CHECK(wrong.all()[2].text().find("\"many\" is no number") != std::string::npos);
}
