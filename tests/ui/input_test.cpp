// SFML events made by hand, through the bridge into Dear ImGui, with no window.

#include "ui/backend/input.hpp"

#include <imgui.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "catch.hpp"
#include "ui/backend/display.hpp"
#include "ui/backend/key_map.hpp"
#include "ui/model/utf8.hpp"
#include "ui/model/wide_letters.hpp"

using namespace qorgan::ui;

namespace {

struct Bench {
  Bench() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
    input.emplace();
  }
  ~Bench() { ImGui::DestroyContext(); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  template <class Draw>
  void frame(Draw draw) {
    input->begin_frame({400, 300}, 1.0F / 60);
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({400, 300});
    ImGui::Begin("bench", nullptr, ImGuiWindowFlags_NoDecoration);
    draw();
    ImGui::End();
    ImGui::Render();
  }

  void button(sf::Event::EventType type, int x, int y) {
    sf::Event e{};
    e.type = type;
    e.mouseButton = {sf::Mouse::Left, x, y};
    input->handle(e);
  }
  void move(int x, int y) {
    sf::Event e{};
    e.type = sf::Event::MouseMoved;
    e.mouseMove = {x, y};
    input->handle(e);
  }
  void key(sf::Keyboard::Key code, bool down, bool control = false) {
    sf::Event e{};
    e.type = down ? sf::Event::KeyPressed : sf::Event::KeyReleased;
    e.key.code = code;
    e.key.control = control;
    input->handle(e);
  }
  void text(unsigned unicode) {
    sf::Event e{};
    e.type = sf::Event::TextEntered;
    e.text.unicode = unicode;
    input->handle(e);
  }

  std::optional<ImGuiInput> input;
};

}  // namespace

TEST_CASE("a click that begins and ends between two frames still presses a button") {
  Bench bench;
  bool pressed = false;
  const auto draw = [&] {
    ImGui::SetCursorPos({10, 10});
    pressed = ImGui::Button("press", {100, 30}) || pressed;
  };
  bench.frame(draw);
  bench.move(40, 20);
  bench.frame(draw);
  bench.button(sf::Event::MouseButtonPressed, 40, 20);
  bench.button(sf::Event::MouseButtonReleased, 40, 20);
  for (int i = 0; i < 4; ++i) bench.frame(draw);
  CHECK(pressed);
}

TEST_CASE("typed Kazakh letters arrive in a text field, control characters do not") {
  Bench bench;
  char text[32] = "";
  const auto draw = [&] {
    ImGui::SetKeyboardFocusHere();
    ImGui::InputText("##t", text, sizeof text);
  };
  for (int i = 0; i < 3; ++i) bench.frame(draw);
  for (const unsigned c : {0x049AU, 0x043EU, 0x0440U, 0x0493U, 8U, 27U, 127U, 0x0430U, 0x043DU}) bench.text(c);
  for (int i = 0; i < 12; ++i) bench.frame(draw);
  CHECK(std::string(text) == "Қорған");
}

TEST_CASE("keys are shortcuts, but not while a text is typed") {
  Bench bench;
  const auto nothing = [] {};
  bench.frame(nothing);
  bench.key(sf::Keyboard::Space, true);
  bench.key(sf::Keyboard::Space, false);
  bench.key(sf::Keyboard::Add, true);
  bench.key(sf::Keyboard::Add, false);
  bench.key(sf::Keyboard::Add, true, true);
  for (int i = 0; i < 8; ++i) bench.frame(nothing);
  CHECK(bench.input->take_shortcuts() ==
        std::vector<Shortcut>{Shortcut::toggle_play, Shortcut::faster, Shortcut::larger_text});
  CHECK(bench.input->take_shortcuts().empty());
  char text[32] = "";
  const auto draw = [&] {
    ImGui::SetKeyboardFocusHere();
    ImGui::InputText("##t", text, sizeof text);
  };
  for (int i = 0; i < 3; ++i) bench.frame(draw);
  bench.key(sf::Keyboard::Space, true);
  for (int i = 0; i < 3; ++i) bench.frame(draw);
  CHECK(bench.input->take_shortcuts().empty());
}

TEST_CASE("editing keys reach a text field") {
  Bench bench;
  char text[32] = "abc";
  const auto draw = [&] {
    ImGui::SetKeyboardFocusHere();
    ImGui::InputText("##t", text, sizeof text);
  };
  for (int i = 0; i < 3; ++i) bench.frame(draw);
  for (const sf::Keyboard::Key code : {sf::Keyboard::End, sf::Keyboard::Backspace}) {
    bench.key(code, true);
    for (int i = 0; i < 2; ++i) bench.frame(draw);
    bench.key(code, false);
    for (int i = 0; i < 2; ++i) bench.frame(draw);
  }
  CHECK(std::string(text) == "ab");
}

TEST_CASE("a key that is pressed and let go within one frame edits a text, in its order among letters") {
  Bench bench;
  char text[32] = "abc";
  const auto draw = [&] {
    ImGui::SetKeyboardFocusHere();
    ImGui::InputText("##t", text, sizeof text);
  };
  for (int i = 0; i < 3; ++i) bench.frame(draw);
  const auto tap = [&](sf::Keyboard::Key code) { bench.key(code, true), bench.key(code, false); };
  tap(sf::Keyboard::End);
  tap(sf::Keyboard::Backspace);
  tap(sf::Keyboard::Backspace);
  bench.text('x');
  tap(sf::Keyboard::Home);
  bench.text('y');
  for (int i = 0; i < 30; ++i) bench.frame(draw);
  CHECK(std::string(text) == "yax");
  CHECK_FALSE(bench.input->waiting());
}

TEST_CASE("a short press of Ctrl and a key is one, and a held key is one choice") {
  Bench bench;
  const auto nothing = [] {};
  bench.frame(nothing);
  for (int i = 0; i < 3; ++i) bench.key(sf::Keyboard::Num1, true, true);  // as X repeats it
  bench.key(sf::Keyboard::Num1, false, true);
  for (int i = 0; i < 12; ++i) bench.frame(nothing);
  CHECK(bench.input->take_shortcuts() == std::vector<Shortcut>{Shortcut::choice_1});
  for (int i = 0; i < 3; ++i) bench.key(sf::Keyboard::Right, true);
  for (int i = 0; i < 12; ++i) bench.frame(nothing);
  CHECK(bench.input->take_shortcuts().size() == 3);
}

TEST_CASE("letters that a text field cannot hold come back as what was typed") {
  WideLetters letters;
  const std::string text =
      "да \xF0\x9F\x91\x8D \xF0\x9F\x9A\x92 \xF0\x9F\x91\x8D \xEA\x80\x80";  // the last one is a Yi syllable
  const std::string held = letters.held(text);
  for (const unsigned point : code_points(held)) CHECK(point <= 0xFFFF);
  CHECK(letters.plain(held) == text);
  CHECK(letters.plain("plain") == "plain");
}

TEST_CASE("versions of OpenGL that are too old are told, with what is there") {
  CHECK(version_problem("3.0 Mesa", "1.30", "llvmpipe").empty());
  CHECK(version_problem("4.6.0 NVIDIA", "4.60 NVIDIA", "x").empty());
  CHECK(version_problem("10.1", "10.0", "x").empty());
  CHECK(version_problem("2.1 Mesa", "1.20", "old chip").find("OpenGL 2.1 Mesa (old chip)") != std::string::npos);
  CHECK(version_problem("3.0", "1.20", "x").find("1.20") != std::string::npos);
  CHECK(version_problem("", "", "").find("none") != std::string::npos);
  CHECK_FALSE(version_problem("what", "1.30", "").empty());
}

TEST_CASE("letting go of Ctrl is seen although X11 still reports it held") {
  Bench bench;
  bench.frame([] {});
  bench.key(sf::Keyboard::LControl, true, false);
  bench.frame([] { CHECK(ImGui::GetIO().KeyCtrl); });
  bench.key(sf::Keyboard::A, true, true);
  bench.key(sf::Keyboard::A, false, true);
  for (int i = 0; i < 3; ++i) bench.frame([] {});
  CHECK(ImGui::GetIO().KeyCtrl);
  bench.key(sf::Keyboard::LControl, false, true);
  for (int i = 0; i < 3; ++i) bench.frame([] {});
  CHECK_FALSE(ImGui::GetIO().KeyCtrl);
}

TEST_CASE("the wheel, the pointer's leaving and the size of the window arrive") {
  Bench bench;
  bench.frame([] {});
  CHECK(ImGui::GetIO().DisplaySize.x == 400);
  sf::Event wheel{};
  wheel.type = sf::Event::MouseWheelScrolled;
  wheel.mouseWheelScroll.wheel = sf::Mouse::VerticalWheel;
  wheel.mouseWheelScroll.delta = 2;
  bench.input->handle(wheel);
  float seen = 0;
  bench.frame([&] { seen = ImGui::GetIO().MouseWheel; });
  CHECK(seen == 2);
  sf::Event left{};
  left.type = sf::Event::MouseLeft;
  bench.input->handle(left);
  bench.frame([] { CHECK_FALSE(ImGui::IsMousePosValid()); });
}

TEST_CASE("losing the focus lets go of what was held") {
  Bench bench;
  bench.move(20, 20);
  bench.button(sf::Event::MouseButtonPressed, 20, 20);
  bench.frame([] { CHECK(ImGui::IsMouseDown(0)); });
  sf::Event lost{};
  lost.type = sf::Event::LostFocus;
  bench.input->handle(lost);
  bench.frame([] {});
  bench.frame([] { CHECK_FALSE(ImGui::IsMouseDown(0)); });
}

TEST_CASE("a machine without a display is told so") {
  const char* display = std::getenv("DISPLAY");
  const std::string kept = display == nullptr ? "" : display;
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  const std::string kept_wayland = wayland == nullptr ? "" : wayland;
  unsetenv("DISPLAY");
  unsetenv("WAYLAND_DISPLAY");
  CHECK(display_problem().find("DISPLAY is not set") != std::string::npos);
  setenv("WAYLAND_DISPLAY", "wayland-0", 1);
  CHECK(display_problem().find("Xwayland") != std::string::npos);
  setenv("DISPLAY", ":917", 1);
  CHECK(display_problem().find(":917") != std::string::npos);
  display == nullptr ? unsetenv("DISPLAY") : setenv("DISPLAY", kept.c_str(), 1);
  wayland == nullptr ? unsetenv("WAYLAND_DISPLAY") : setenv("WAYLAND_DISPLAY", kept_wayland.c_str(), 1);
}
