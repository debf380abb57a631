#pragma once
// The dashboard in a context without a window, driven by events made by hand.

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
#include "ui/model/session.hpp"
#include "ui/panels/dashboard.hpp"

namespace qorgan::ui::test {

inline std::shared_ptr<const Scenario> load(const std::string& path, Diagnostics& diagnostics) {
  return load_scenario(path, diagnostics);
}

inline Session make_session() {
  SessionOptions options;
  options.out_folder = (std::filesystem::temp_directory_path() / "qorgan-session-test").string();
  return Session(strings(), map(), &load, options);
}

/// What stands over the window; empty where nothing does.
inline std::string told(const Session& session) {
  const Notice* notice = session.exports().notice(Session::seconds());
  return notice == nullptr ? std::string() : notice->text;
}

class Desktop {
 public:
  Desktop() : session_(make_session()) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    theme_.colours = &palette(Face::light);
    renew(1);
    input_.emplace();
    input_->use(session_.letters());
    session_.start(small_scenario());
  }
  ~Desktop() { ImGui::DestroyContext(); }
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  void renew(float scale) {
    REQUIRE(build_fonts(*find_fonts(), scale, theme_.fonts));
    apply(theme_);
  }
  void frame() {
    const Palette* colours = &palette(session_.view().face());
    if (theme_.colours != colours) {
      theme_.colours = colours;
      apply(theme_);
    }
    input_->begin_frame({width, height}, 1.0F / 60);
    ImGui::NewFrame();
    for (const Shortcut shortcut : input_->take_shortcuts()) dashboard_.handle(session_, shortcut);
    session_.update();
    dashboard_.draw(session_, theme_);
    if (const auto at = dashboard_.take_click()) input_->click(at->x, at->y);
    ImGui::Render();
  }
  /// Frames until everything that was put in has been taken.
  void drain() {
    for (int i = 0; i < 2000 && input_->waiting(); ++i) frame();
    frames(3);
  }
  void key(sf::Keyboard::Key code, bool shift = false, bool control = false) {
    for (const auto type : {sf::Event::KeyPressed, sf::Event::KeyReleased}) {
      sf::Event e{};
      e.type = type;
      e.key.code = code;
      e.key.shift = shift;
      e.key.control = control;
      input_->handle(e);
    }
    drain();
    frames(2);  // a click of the keyboard's comes some frames later
    drain();
  }
  void type(const std::string& text) {
    for (const sf::Uint32 c : sf::String::fromUtf8(text.begin(), text.end())) {
      sf::Event e{};
      e.type = sf::Event::TextEntered;
      e.text.unicode = c;
      input_->handle(e);
    }
    drain();
  }
  /// Half a second, so that a card may be decided.
  void rest() { frames(40); }
  void frames(int n) {
    for (int i = 0; i < n; ++i) frame();
  }
  void go_to(Tick tick) {
    session_.run().go_straight_to(tick);
    REQUIRE(eventually([&] {
      frame();
      return session_.frame().world->tick == tick && !session_.frame().busy;
    }));
    frame();
  }
  void click(const std::string& target) {
    frame();
    INFO(target);
    REQUIRE(session_.targets().all().contains(target));
    const Area a = session_.targets().all().at(target);
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
    REQUIRE(session_.targets().all().contains(target));
    const Area a = session_.targets().all().at(target);
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
    const Area a = session_.targets().all().at(target);
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
  ImGuiInput& input() { return *input_; }
  const Dashboard& dashboard() const { return dashboard_; }
  std::string state(const std::string& name) { return session_.state(name).value_or("?"); }
  Session& session() { return session_; }
  Theme& theme() { return theme_; }

  unsigned width = 1920, height = 1080;

 private:
  Session session_;
  Theme theme_;
  Dashboard dashboard_;
  std::optional<ImGuiInput> input_;
};

}  // namespace qorgan::ui::test
