#pragma once
// A window that Dear ImGui draws into: SFML for the window, ImGui's OpenGL renderer for the drawing.

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Window/Cursor.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "ui/backend/input.hpp"

namespace qorgan::ui {

struct WindowOptions {
  std::string title = "Qorgan";
  unsigned width = 1600, height = 900;
  unsigned frame_limit = 60;  ///< frames a second at most; 0 for none
};

/// Owns the window; the ImGui context belongs to the caller and must outlive it.
class ImGuiWindow {
 public:
  /// Throws std::runtime_error where no window can be opened that OpenGL draws into.
  explicit ImGuiWindow(const WindowOptions& options);
  ~ImGuiWindow();
  ImGuiWindow(const ImGuiWindow&) = delete;
  ImGuiWindow& operator=(const ImGuiWindow&) = delete;

  [[nodiscard]] bool is_open() const { return open_; }
  void close() { open_ = false; }
  /// Takes what happened since the last call, then starts ImGui's frame.
  void begin_frame(float seconds);
  /// Ends ImGui's frame, draws it over `background` (0 to 1 each) and shows it.
  void end_frame(float red, float green, float blue);
  /// After the font atlas was built anew.
  void renew_fonts();
  /// What is on the screen after the last end_frame(); false where the file cannot be written.
  /// `part` in pixels from the upper left corner; empty: the whole window.
  [[nodiscard]] bool save_screenshot(const std::string& file, const std::optional<sf::IntRect>& part = {});
  /// Only between end_frame() and begin_frame().
  void resize(unsigned width, unsigned height);
  [[nodiscard]] sf::Vector2u size() const { return window_.getSize(); }
  [[nodiscard]] ImGuiInput& input() { return input_; }

 private:
  void set_cursor();

  // The cursors are declared before the window because SFML's window refers to its cursor until it is closed.
  std::map<int, std::unique_ptr<sf::Cursor>> cursors_;
  sf::RenderWindow window_;
  ImGuiInput input_;
  bool open_ = true;
  int cursor_ = 0;
  std::string clipboard_;
  friend struct ClipboardBridge;
};

}  // namespace qorgan::ui
