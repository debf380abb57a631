#include "ui/app/script_player.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "ui/backend/window.hpp"

namespace qorgan::ui {

namespace {

constexpr double patience = 60;  // seconds that a step may wait; software rendering on a busy machine is slow

std::optional<sf::Keyboard::Key> key_of(const std::string& name) {
  constexpr auto known =
      std::to_array<std::pair<const char*, sf::Keyboard::Key>>({{"Space", sf::Keyboard::Space},
                                                                {"Left", sf::Keyboard::Left},
                                                                {"Right", sf::Keyboard::Right},
                                                                {"Up", sf::Keyboard::Up},
                                                                {"Down", sf::Keyboard::Down},
                                                                {"Home", sf::Keyboard::Home},
                                                                {"End", sf::Keyboard::End},
                                                                {"Escape", sf::Keyboard::Escape},
                                                                {"Enter", sf::Keyboard::Enter},
                                                                {"Tab", sf::Keyboard::Tab},
                                                                {"Backspace", sf::Keyboard::Backspace},
                                                                {"Delete", sf::Keyboard::Delete},
                                                                {"Plus", sf::Keyboard::Add},
                                                                {"Minus", sf::Keyboard::Subtract},
                                                                {"A", sf::Keyboard::A},
                                                                {"C", sf::Keyboard::C},
                                                                {"V", sf::Keyboard::V},
                                                                {"F2", sf::Keyboard::F2},
                                                                {"F3", sf::Keyboard::F3},
                                                                {"F4", sf::Keyboard::F4},
                                                                {"F5", sf::Keyboard::F5},
                                                                {"F6", sf::Keyboard::F6},
                                                                {"F7", sf::Keyboard::F7},
                                                                {"1", sf::Keyboard::Num1},
                                                                {"2", sf::Keyboard::Num2}});
  for (const auto& [text, key] : known)
    if (name == text) return key;
  return std::nullopt;
}

sf::Event button_event(sf::Event::EventType type, double x, double y) {
  sf::Event e{};
  e.type = type;
  e.mouseButton.button = sf::Mouse::Left;
  e.mouseButton.x = static_cast<int>(x);
  e.mouseButton.y = static_cast<int>(y);
  return e;
}

sf::Event move_event(double x, double y) {
  sf::Event e{};
  e.type = sf::Event::MouseMoved;
  e.mouseMove.x = static_cast<int>(x);
  e.mouseMove.y = static_cast<int>(y);
  return e;
}

}  // namespace

void ScriptPlayer::fail(const ScriptStep& step, const std::string& message) {
  std::fprintf(stderr, "%s:%d: error: %s\n", file_.c_str(), step.line, message.c_str());
  failed_ = finished_ = true;
}

bool ScriptPlayer::place(const ScriptStep& step, Session& session, double& x, double& y) {
  if (!step.at_target) {
    x = step.x, y = step.y;
    return true;
  }
  const auto found = session.targets().all().find(step.words[0]);
  if (found == session.targets().all().end()) {
    fail(step, fmt::format("nothing on the window is called \"{}\"", step.words[0]));
    return false;
  }
  x = static_cast<double>(found->second.x + found->second.width / 2);
  y = static_cast<double>(found->second.y + found->second.height / 2);
  return true;
}

void ScriptPlayer::push_click(double x, double y) {
  events_.push_back(move_event(x, y));
  events_.push_back(button_event(sf::Event::MouseButtonPressed, x, y));
  events_.push_back(button_event(sf::Event::MouseButtonReleased, x, y));
}

void ScriptPlayer::push_key(const std::string& name, const ScriptStep& step) {
  const bool control = name.starts_with("Ctrl+");
  const auto key = key_of(control ? name.substr(5) : name);
  if (!key) return fail(step, fmt::format("no key is called \"{}\"", name));
  const auto push = [&](sf::Event::EventType type, sf::Keyboard::Key code) {
    sf::Event e{};
    e.type = type;
    e.key.code = code;
    e.key.control = control;
    events_.push_back(e);
  };
  if (control) push(sf::Event::KeyPressed, sf::Keyboard::LControl);
  push(sf::Event::KeyPressed, *key);
  push(sf::Event::KeyReleased, *key);
  if (control) push(sf::Event::KeyReleased, sf::Keyboard::LControl);
}

/// Starts the next step. True when it is done with and the following one may start in the same frame.
bool ScriptPlayer::begin(ImGuiWindow& window, Session& session, double seconds) {
  const ScriptStep& step = steps_[next_];
  double x = 0, y = 0;
  switch (step.kind) {
    case StepKind::size:
      window.resize(static_cast<unsigned>(step.x), static_cast<unsigned>(step.y)), wait_frames_ = 8;
      break;
    case StepKind::open: {
      std::string path = step.text;
      if (!std::filesystem::exists(path)) path = (std::filesystem::path(session.library().folder()) / path).string();
      session.open(path);
      break;
    }
    case StepKind::wait_frames: wait_frames_ = static_cast<int>(step.x); break;
    case StepKind::run_until:
      if (!session.run().open()) {
        fail(step, "no scenario runs");
        return false;
      }
      session.run().go_straight_to(static_cast<Tick>(step.x));
      deadline_ = seconds + patience;
      return false;
    case StepKind::wait_for: deadline_ = seconds + patience; return false;
    case StepKind::key: push_key(step.words[0], step); break;
    case StepKind::move:
      if (place(step, session, x, y)) events_.push_back(move_event(x, y)), wait_frames_ = 2;
      break;
    case StepKind::click:
      if (place(step, session, x, y)) push_click(x, y), wait_frames_ = 2;
      break;
    case StepKind::wheel: {
      sf::Event e{};
      e.type = sf::Event::MouseWheelScrolled;
      e.mouseWheelScroll.wheel = sf::Mouse::VerticalWheel;
      e.mouseWheelScroll.delta = static_cast<float>(step.x);
      if (step.at_target && place(step, session, x, y)) events_.push_back(move_event(x, y));
      events_.push_back(e);
      wait_frames_ = 2;
      break;
    }
    case StepKind::drag:
      if (place(step, session, x, y)) {
        events_.push_back(move_event(x, y));
        events_.push_back(button_event(sf::Event::MouseButtonPressed, x, y));
        for (int i = 1; i <= 4; ++i) events_.push_back(move_event(x + step.x * i / 4, y + step.y * i / 4));
        events_.push_back(button_event(sf::Event::MouseButtonReleased, x + step.x, y + step.y));
      }
      break;
    case StepKind::type:
      for (const sf::Uint32 c : sf::String::fromUtf8(step.text.begin(), step.text.end())) {
        sf::Event e{};
        e.type = sf::Event::TextEntered;
        e.text.unicode = c;
        events_.push_back(e);
      }
      break;
    case StepKind::screenshot:
      if (!window.save_screenshot(step.words[0])) fail(step, fmt::format("cannot write \"{}\"", step.words[0]));
      break;
    case StepKind::expect: {
      const auto value = session.state(step.words[0]);
      if (!value)
        fail(step, fmt::format("no state is called \"{}\"", step.words[0]));
      else if (*value != step.words[1])
        fail(step, fmt::format("\"{}\" is {}, not {}", step.words[0], *value, step.words[1]));
      break;
    }
    case StepKind::quit: finished_ = true; break;
  }
  ++next_;
  return true;
}

void ScriptPlayer::before_frame(ImGuiWindow& window, Session&, double) {
  if (events_.empty()) return;
  window.input().handle(events_.front());
  events_.pop_front();
}

void ScriptPlayer::after_frame(ImGuiWindow& window, Session& session, double seconds) {
  if (finished_ || !events_.empty()) return;
  if (wait_frames_ > 0) {
    --wait_frames_;
    return;
  }
  if (deadline_ > 0) {
    const ScriptStep& step = steps_[next_];
    const bool there = step.kind == StepKind::run_until
                           ? session.state("busy") == "no" && (session.state("tick") == fmt::format("{:.0f}", step.x) ||
                                                               session.state("done") == "yes")
                           : session.state(step.words[0]) == step.words[1];
    if (!there && seconds < deadline_) return;
    if (!there)
      return fail(step, fmt::format("waited {:.0f} s in vain; \"{}\" is {}", patience, step.words[0],
                                    session.state(step.words[0]).value_or(session.state("tick").value_or("unknown"))));
    deadline_ = 0;
    wait_frames_ = 1;
    ++next_;
    return;
  }
  while (!finished_ && next_ < steps_.size() && wait_frames_ == 0 && deadline_ == 0 && events_.empty())
    if (!begin(window, session, seconds)) break;
  if (next_ >= steps_.size() && events_.empty() && wait_frames_ == 0) finished_ = true;
}

}  // namespace qorgan::ui
