#include "ui/backend/display.hpp"

#include <GL/glx.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace qorgan::ui {

namespace {

constexpr std::chrono::seconds patience{30};  // a display far away may be slow; one that hangs is none

std::string value_of(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

/// What may help where a driver offers too little, as far as it is not done already.
std::string advice() {
  if (!value_of("LIBGL_ALWAYS_INDIRECT").empty()) return "; without LIBGL_ALWAYS_INDIRECT it may offer more";
  if (value_of("LIBGL_ALWAYS_SOFTWARE").empty())
    return "; LIBGL_ALWAYS_SOFTWARE=1 draws with the processor alone, where Mesa is installed";
  return {};
}

// Xlib's handlers are plain functions, so that what they find has static storage.
int x_errors = 0;
std::string x_error_text;

int note_error(::Display* display, XErrorEvent* error) {
  std::array<char, 200> text{};
  XGetErrorText(display, error->error_code, text.data(), static_cast<int>(text.size()));
  if (x_errors++ == 0)
    x_error_text = fmt::format("{}, request {}.{}", text.data(), error->request_code, error->minor_code);
  return 0;
}

/// A context as the window will have it: OpenGL 3.0 where the display can, otherwise what it has.
GLXContext make_context(::Display* display, XVisualInfo& visual, GLXFBConfig config) {
  const auto create = reinterpret_cast<GLXContext (*)(::Display*, GLXFBConfig, GLXContext, Bool, const int*)>(
      glXGetProcAddress(reinterpret_cast<const GLubyte*>("glXCreateContextAttribsARB")));
  constexpr std::array<int, 5> wanted{GLX_CONTEXT_MAJOR_VERSION_ARB, 3, GLX_CONTEXT_MINOR_VERSION_ARB, 0, 0};
  if (create != nullptr && config != nullptr)
    if (GLXContext context = create(display, config, nullptr, True, wanted.data())) {
      XSync(display, False);
      if (x_errors == 0) return context;
    }
  x_errors = 0;
  GLXContext context = glXCreateContext(display, &visual, nullptr, True);
  XSync(display, False);
  return x_errors == 0 ? context : nullptr;
}

std::string text_of(GLenum name) {
  const GLubyte* text = glGetString(name);
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

/// What the context says once it may draw into a window that is never shown.
std::string ask_context(::Display* display, XVisualInfo& visual, GLXContext context) {
  const Window root = RootWindow(display, visual.screen);
  XSetWindowAttributes attributes{};
  attributes.colormap = XCreateColormap(display, root, visual.visual, AllocNone);
  const Window window = XCreateWindow(display, root, 0, 0, 16, 16, 0, visual.depth, InputOutput, visual.visual,
                                      CWColormap | CWBorderPixel, &attributes);
  const bool current = glXMakeCurrent(display, window, context) != False;
  XSync(display, False);
  if (!current || x_errors > 0)
    return fmt::format("OpenGL cannot draw into a window of this display ({})",
                       x_error_text.empty() ? "no reason given" : x_error_text) +
           advice();
  return version_problem(text_of(GL_VERSION), text_of(GL_SHADING_LANGUAGE_VERSION), text_of(GL_RENDERER));
}

std::string ask_display() {
  ::Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return fmt::format("the display '{}' does not answer", value_of("DISPLAY"));
  XSetErrorHandler(&note_error);
  const int screen = DefaultScreen(display), width = DisplayWidth(display, screen),
            height = DisplayHeight(display, screen);
  if (width < static_cast<int>(min_window_width) || height < static_cast<int>(min_window_height))
    return fmt::format("the screen has {}x{} pixels; the window needs {}x{}", width, height, min_window_width,
                       min_window_height);
  if (glXQueryExtension(display, nullptr, nullptr) == False)
    return "the display offers no OpenGL (it has no GLX extension); Xvfb takes '+extension GLX', a remote display "
           "needs a server with GLX";
  std::array<int, 10> asked{GLX_RGBA, GLX_DOUBLEBUFFER, GLX_RED_SIZE, 8, GLX_GREEN_SIZE, 8, GLX_BLUE_SIZE, 8, 0, 0};
  XVisualInfo* visual = glXChooseVisual(display, screen, asked.data());
  if (visual == nullptr)
    return fmt::format("the display has no double-buffered picture of 24 bits for OpenGL (its depth is {})",
                       DefaultDepth(display, screen)) +
           advice();
  constexpr std::array<int, 11> form{
      GLX_X_RENDERABLE, True, GLX_DOUBLEBUFFER, True, GLX_RED_SIZE, 8, GLX_GREEN_SIZE, 8, GLX_BLUE_SIZE, 8, 0};
  int count = 0;
  GLXFBConfig* configs = glXChooseFBConfig(display, screen, form.data(), &count);
  GLXContext context = make_context(display, *visual, configs != nullptr && count > 0 ? configs[0] : nullptr);
  if (context == nullptr)
    return fmt::format("the display refuses OpenGL ({})", x_error_text.empty() ? "no reason given" : x_error_text) +
           advice();
  // A visual of the same picture as the context: one that fits another one cannot be drawn into.
  if (configs != nullptr && count > 0)
    if (XVisualInfo* same = glXGetVisualFromFBConfig(display, configs[0])) visual = same;
  return ask_context(display, *visual, context);
  // The process ends here: what it holds goes with it.
}

/// All that comes through the pipe; false where the patience ended first.
bool read_all(int pipe, std::string& text) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd ready{pipe, POLLIN, 0};
    const int answer = left.count() > 0 ? poll(&ready, 1, static_cast<int>(left.count())) : 0;
    if (answer < 0 && errno == EINTR) continue;
    if (answer <= 0) return false;
    std::array<char, 512> part{};
    const ssize_t got = read(pipe, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    text.append(part.data(), static_cast<std::size_t>(got));
  }
}

bool at_least(const std::string& version, int major, int minor) {
  int has_major = 0, has_minor = 0;
  if (std::sscanf(version.c_str(), "%d.%d", &has_major, &has_minor) != 2) return false;
  return has_major > major || (has_major == major && has_minor >= minor);
}

std::function<void()> lost;

int display_lost(::Display*) {
  // Taken away first: what is done now may itself find that the display is gone.
  if (const auto what = std::exchange(lost, nullptr)) {
    std::fprintf(stderr, "qorgan-dashboard: error: the connection to the display is lost\n");
    what();
  }
  std::_Exit(1);
}

int tell_error(::Display* display, XErrorEvent* error) {
  const bool first = x_errors == 0;
  note_error(display, error);
  if (first)
    std::fprintf(stderr, "qorgan-dashboard: warning: the display refused a request: %s\n", x_error_text.c_str());
  return 0;
}

}  // namespace

std::string display_problem() {
  if (value_of("DISPLAY").empty()) {
    if (!value_of("WAYLAND_DISPLAY").empty())
      return "this Wayland session offers no X11 display (DISPLAY is not set); install or start Xwayland";
    return "no display: DISPLAY is not set. On a machine without a screen run it under 'xvfb-run -a -s \"-screen 0 "
           "1920x1080x24\"'";
  }
  // Kept open: a virtual display starts anew when its last client leaves, and refuses those who come meanwhile.
  static ::Display* kept = nullptr;
  if (::Display* display = XOpenDisplay(nullptr)) {
    if (kept != nullptr) XCloseDisplay(kept);
    kept = display;
    return {};
  }
  return fmt::format("the display '{}' does not answer", value_of("DISPLAY"));
}

std::string version_problem(const std::string& gl, const std::string& glsl, const std::string& renderer) {
  const std::string by = renderer.empty() ? std::string() : " (" + renderer + ")";
  if (!at_least(gl, 3, 0))
    return fmt::format("the window needs OpenGL 3.0; this display offers {}{}{}", gl.empty() ? "none" : "OpenGL " + gl,
                       by, advice());
  if (!at_least(glsl, 1, 30))
    return fmt::format("the window needs OpenGL's shading language 1.30; this display offers {}{}{}",
                       glsl.empty() ? "none" : glsl, by, advice());
  return {};
}

std::string graphics_problem() {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};  // the window will tell for itself
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]), close(ends[1]);
    return {};
  }
  if (child == 0) {
    close(ends[0]);
    const std::string problem = ask_display();
    const ssize_t written = write(ends[1], problem.data(), problem.size());
    std::_Exit(written == static_cast<ssize_t>(problem.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string problem;
  const bool answered = read_all(ends[0], problem);
  close(ends[0]);
  if (!answered) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!answered) return fmt::format("the display '{}' does not answer when asked for OpenGL", value_of("DISPLAY"));
  if (problem.empty() && WIFSIGNALED(status))
    return fmt::format("the OpenGL driver of this display fails (signal {})", WTERMSIG(status)) + advice();
  if (problem.empty() && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
    return "the OpenGL driver of this display ends the program that asks it" + advice();
  return problem;
}

void on_display_lost(std::function<void()> what) {
  lost = std::move(what);
  x_errors = 0;
  XSetIOErrorHandler(&display_lost);
  XSetErrorHandler(&tell_error);
}

}  // namespace qorgan::ui
