#include "ui/app/application.hpp"

#include <imgui.h>

#include <SFML/Window/VideoMode.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <memory>

#include "scenario/load.hpp"
#include "ui/app/script_player.hpp"
#include "ui/backend/display.hpp"
#include "ui/backend/window.hpp"
#include "ui/panels/dashboard.hpp"
#include "ui/theme/font_files.hpp"
#include "ui/theme/theme.hpp"

namespace qorgan::ui {

namespace {

int complain(const std::string& message) {
  std::fprintf(stderr, "qorgan-dashboard: error: %s\n", message.c_str());
  return 2;
}

void print(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics.all()) std::fprintf(stderr, "%s\n", d.text().c_str());
}

// A signal handler can reach nothing but what has static storage.
volatile std::sig_atomic_t closing_wanted = 0;

/// Ends the program as closing the window does. A second Ctrl-C ends it at once, the journal stays; of the other
/// signals several may come when a session ends.
void on_signal(int number) {
  closing_wanted = 1;
  if (number == SIGINT) std::signal(number, SIG_DFL);
}

void listen_to_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  // Who started the program with nohup wants it to outlive the terminal.
  if (std::signal(SIGHUP, on_signal) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);
  // A terminal or a pipe that is gone takes no more words, and that is all.
  std::signal(SIGPIPE, SIG_IGN);
}

/// Makes the records of what was played and says where they are.
void keep_sessions(Session& session) {
  for (const auto& [folder, error] : session.close())
    if (error.empty())
      std::fprintf(stderr, "Record and report of the session: %s\n", folder.c_str());
    else
      std::fprintf(stderr, "qorgan-dashboard: error: %s\nThe session's journal is in %s\n", error.c_str(),
                   folder.c_str());
}

struct ContextOwner {
  ContextOwner() { ImGui::CreateContext(); }
  ~ContextOwner() { ImGui::DestroyContext(); }
  ContextOwner(const ContextOwner&) = delete;
  ContextOwner& operator=(const ContextOwner&) = delete;
};

/// Builds fonts and style anew when size or face changed. False where the fonts cannot be read.
bool renew_theme(Theme& theme, const FontFiles& files, const Session& session, ImGuiWindow& window) {
  const float scale = type_scale(window.size().x, window.size().y, session.view().wished_size());
  const Palette* colours = &palette(session.view().face());
  if (theme.colours == colours && theme.fonts.body != nullptr && theme.fonts.scale == scale) return true;
  const bool fonts = theme.fonts.body == nullptr || theme.fonts.scale != scale;
  theme.colours = colours;
  if (fonts) {
    if (!build_fonts(files, scale, theme.fonts)) return false;
    window.renew_fonts();
  }
  apply(theme);
  return true;
}

void save_wanted_picture(ImGuiWindow& window, Session& session) {
  const auto picture = session.take_picture();
  if (!picture) return;
  std::optional<sf::IntRect> part;
  if (const auto& area = picture->part)
    part = sf::IntRect(static_cast<int>(area->x), static_cast<int>(area->y), static_cast<int>(area->width),
                       static_cast<int>(area->height));
  session.tell_saved(save_new(picture->folder, picture->stem, ".png",
                              [&](const std::string& file) { return window.save_screenshot(file, part); }));
}

int loop(ImGuiWindow& window, Session& session, const FontFiles& files, ScriptPlayer* player, SettingsKeeper& keeper) {
  using Clock = std::chrono::steady_clock;
  Theme theme;
  Dashboard dashboard;
  window.input().use(session.letters());
  const auto start = Clock::now();
  auto last = start;
  while (window.is_open() && !closing_wanted) {
    if (!renew_theme(theme, files, session, window)) return complain("the font " + files.regular + " cannot be read");
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - start).count();
    if (player != nullptr) player->before_frame(window, session, seconds);
    window.begin_frame(std::chrono::duration<float>(now - last).count());
    last = now;
    for (const Shortcut shortcut : window.input().take_shortcuts()) dashboard.handle(session, shortcut);
    session.update();
    dashboard.draw(session, theme);
    if (const auto at = dashboard.take_click()) window.input().click(at->x, at->y);
    const Rgb ground = theme.c().ground;
    window.end_frame(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                     static_cast<float>(ground.b) / 255);
    save_wanted_picture(window, session);
    keeper.keep(session.settings(), seconds);
    if (player != nullptr) {
      player->after_frame(window, session, seconds);
      if (player->finished()) return player->failed() ? 1 : 0;
    }
  }
  return 0;
}

std::unique_ptr<ScriptPlayer> load_script(const std::string& file, Diagnostics& diagnostics) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    diagnostics.error({file, 0, 0}, "the script cannot be read");
    return nullptr;
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return std::make_unique<ScriptPlayer>(parse_script(text, file, diagnostics), file);
}

std::shared_ptr<const Scenario> load(const std::string& path, Diagnostics& diagnostics) {
  return load_scenario(path, diagnostics);
}

SessionOptions session_options(const ApplicationOptions& options) {
  SessionOptions out;
  out.scenario_folder = options.scenarios;
  out.threads = options.threads;
  if (!options.out.empty()) out.out_folder = options.out;
  out.keep_sessions = options.script.empty() || !options.out.empty();
  out.separator = options.separator;
  out.people_play = !options.watch;
  return out;
}

Settings remembered(const ApplicationOptions& options) {
  Diagnostics diagnostics;
  Settings settings = load_settings(options.settings, diagnostics);
  print(diagnostics);
  if (options.language) settings.language = *options.language;
  if (options.face) settings.face = *options.face;
  if (options.text_size) settings.text_size = *options.text_size;
  if (options.preset) settings.desk.use(*options.preset);
  return settings;
}

/// A window of that size, or of the screen's where that is smaller; null, and told, where none can be opened.
std::unique_ptr<ImGuiWindow> open_window(const ApplicationOptions& options) {
  try {
    const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
    const unsigned width = std::min(options.width, screen.width), height = std::min(options.height, screen.height);
    if (options.size_asked && (width < options.width || height < options.height))
      std::fprintf(stderr, "qorgan-dashboard: note: the screen has %ux%u pixels; the window is %ux%u\n", screen.width,
                   screen.height, width, height);
    return std::make_unique<ImGuiWindow>(WindowOptions{"Qorgan", width, height, 60});
  } catch (const std::exception& e) {
    complain(e.what());
    return nullptr;
  }
}

/// The window, from opening to closing.
int show(const ApplicationOptions& options, Session& session, const FontFiles& files, ScriptPlayer* player) {
  SettingsKeeper keeper(options.settings);
  on_display_lost([&] {
    keeper.keep(session.settings(), 0, true);
    keep_sessions(session);
  });
  int status = 2;
  if (const auto window = open_window(options)) {
    try {
      status = loop(*window, session, files, player, keeper);
      keeper.keep(session.settings(), 0, true);
    } catch (const std::exception& e) {
      std::fprintf(stderr, "qorgan-dashboard: error: %s\n", e.what());
      status = 1;
    }
  }
  on_display_lost({});
  return status;
}

}  // namespace

int run_application(const ApplicationOptions& options) {
  Diagnostics diagnostics;
  auto strings = load_strings(options.assets + "/translations/ui.json", diagnostics);
  auto map = load_map(options.map.empty() ? options.assets + "/map/kazakhstan.json" : options.map, diagnostics);
  std::unique_ptr<ScriptPlayer> player;
  if (!options.script.empty()) player = load_script(options.script, diagnostics);
  print(diagnostics);
  if (diagnostics.has_errors() || !strings || !map) return 2;
  if (const std::string problem = display_problem(); !problem.empty()) return complain(problem);
  if (const std::string problem = graphics_problem(); !problem.empty()) return complain(problem);
  const auto files = options.fonts.empty() ? find_fonts() : find_fonts_in(options.fonts);
  if (!files) return complain(options.fonts.empty() ? font_problem() : font_problem_in(options.fonts));

  const ContextOwner context;
  ImGui::GetIO().IniFilename = nullptr;  // panels are arranged, not moved: there is nothing to keep
  Session session(std::move(*strings), std::move(*map), &load, session_options(options));
  session.use(remembered(options));
  session.targets().want_all(player != nullptr);
  if (!options.scenario.empty()) session.open(options.scenario);
  listen_to_signals();
  const int status = show(options, session, *files, player.get());
  keep_sessions(session);
  return status;
}

}  // namespace qorgan::ui
