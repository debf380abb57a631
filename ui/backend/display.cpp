#include "ui/backend/display.hpp"

#include <dlfcn.h>

#include <cstdlib>

namespace qorgan::ui {

std::string display_problem() {
  const char* display = std::getenv("DISPLAY");
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  if (display == nullptr || *display == '\0') {
    if (wayland != nullptr && *wayland != '\0')
      return "this Wayland session offers no X11 display (DISPLAY is not set); install or start Xwayland";
    return "no display: DISPLAY is not set. On a machine without a screen run it under 'xvfb-run -a -s \"-screen 0 "
           "1920x1080x24\"'";
  }
  // SFML speaks X11. Asking X11 itself tells whether the display answers; where the library cannot be found here,
  // SFML could not have been loaded either.
  void* library = dlopen("libX11.so.6", RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) return {};
  using Open = void* (*)(const char*);
  using Close = int (*)(void*);
  const auto open = reinterpret_cast<Open>(dlsym(library, "XOpenDisplay"));
  const auto close = reinterpret_cast<Close>(dlsym(library, "XCloseDisplay"));
  std::string problem;
  if (open != nullptr && close != nullptr) {
    if (void* connection = open(display)) {
      close(connection);
    } else {
      problem = std::string("the display '") + display + "' does not answer";
    }
  }
  dlclose(library);
  return problem;
}

}  // namespace qorgan::ui
