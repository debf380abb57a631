#pragma once

#include <functional>
#include <string>

namespace qorgan::ui {

/// The smallest window, in pixels; no screen may be smaller.
inline constexpr unsigned min_window_width = 640, min_window_height = 400;

/// Why no window can be opened here, for the user; empty where one can. Asked before SFML is touched, because SFML
/// ends the process where it finds no display.
[[nodiscard]] std::string display_problem();

/// Why nothing could be drawn in a window of this display: no GLX, OpenGL or GLSL too old, a screen too small; empty
/// where it can. Asked in a process of its own, because a driver may end the process that asks. Call it before any
/// thread is started.
[[nodiscard]] std::string graphics_problem();

/// What OpenGL says of itself against what the drawing needs (OpenGL 3.0 and GLSL 1.30); empty where it is enough.
/// Versions begin with "MAJOR.MINOR".
[[nodiscard]] std::string version_problem(const std::string& gl, const std::string& glsl, const std::string& renderer);

/// Called once when the connection to the display is lost; the process ends with status 1 after it. Without this Xlib
/// would end the process at once. Errors of single requests are told once on stderr and survived.
void on_display_lost(std::function<void()> what);

}  // namespace qorgan::ui
